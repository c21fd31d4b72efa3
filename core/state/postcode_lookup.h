#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// What a text says of postcodes, judged against those of the data. The search, the links and `pcn locate` all
// ask this one function: a postcode is either exactly there or refused by its own name, never answered by
// another.
struct PostcodeAnswer {
  enum class Kind : std::uint8_t {
    kNone,      // the text is no postcode, nor the first half of one
    kDistrict,  // the first half of one, such as "SE5"
    kUnknown,   // a whole one that is not in the data
    kFound,
  };
  Kind kind = Kind::kNone;
  std::string text;                 // in its usual form
  const Postcode* found = nullptr;  // points into the data
  // [first, last) of Dataset::postcodes: those that share the first half.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  // Why there is no answer and what is known nevertheless; empty for kFound.
  std::vector<std::string> sentences;
};

[[nodiscard]] PostcodeAnswer look_up_postcode(const Dataset& data, std::string_view text);

// What the area of the data is, for those outside it: "This page covers Bexley, Bromley and Greenwich."
[[nodiscard]] std::string covered_words(const Dataset& data);

// A postcode of the area as an example of one; empty where the data have none.
[[nodiscard]] std::string example_postcode(const Dataset& data);

}  // namespace pcn
