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

}  // namespace pcn
