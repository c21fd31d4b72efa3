#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/io/json.h"
#include "core/model/dataset.h"

namespace pcn {

// Postcodes, sorted by text, as an object of packed columns: the sectors ("SE5 9") with the number of
// postcodes in each, the last two letters as a number from 0 to 675, positions as differences, and the small
// area as its place in the list of small areas used most recently (neighbouring postcodes mostly share
// theirs; 0 is none).
[[nodiscard]] Json encode_postcodes(const std::vector<Postcode>& postcodes);

// What is wrong with a stored list: the member's name and a sentence.
struct PostcodeFault {
  std::string member;
  std::string detail;
};
// Fills `postcodes`; empty when all is well, sorted and within `small_areas`.
[[nodiscard]] std::optional<PostcodeFault> decode_postcodes(const Json& json, std::size_t small_areas,
                                                            std::vector<Postcode>& postcodes);

}  // namespace pcn
