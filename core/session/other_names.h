#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/text_search.h"
#include "core/model/dataset.h"

namespace pcn {

// What a typed text may name besides names and codes.

// A telephone number in its one form: "+44 (0)20 7274 4507" and "02072744507" are "02072744507". Empty for
// anything else.
[[nodiscard]] std::string phone_digits(std::string_view text);
// Practices, their surgeries and services with this number; a practice once, whatever surgery has it.
[[nodiscard]] std::vector<SearchHit> with_phone(const Dataset& data, std::string_view digits);

// "Bexley borough", "Southwark council", "Royal Borough of Greenwich": the borough of the area that is meant.
[[nodiscard]] DistrictIndex borough_called(const Dataset& data, std::string_view text);

// The hospitals of whose names most of these folded words are a part; none if no telling word is.
[[nodiscard]] std::vector<SearchHit> hospitals_with(const Dataset& data, std::string_view words);

// Other ways to write a text of which nothing was found: "five ways" as "fiveways", "Bellingham ward" without
// its last word.
[[nodiscard]] std::vector<std::string> other_spellings(std::string_view text);

}  // namespace pcn
