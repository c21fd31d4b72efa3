#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace pcn {

// Parts of postcodes and what their letters say. normalise_postcode is in core/base/text.h.

// The district "SE5" for "se5", "(SE5)", "SE5 9" and the like: a text that is the first half of a postcode,
// at most with the digit of its sector behind a space. Empty for all else, whole postcodes too.
[[nodiscard]] std::optional<std::string> postcode_district(std::string_view text);

// Whether the text is one or two letters, a digit and at most one digit or letter more, in capitals.
[[nodiscard]] bool is_outward(std::string_view text);

// What the letters in front are named for: "Leeds" for "LS1 4AP"; empty for letters that the Royal Mail does
// not use. A postcode area often reaches beyond that town.
[[nodiscard]] std::string_view postcode_area_name(std::string_view postcode);
// "Scotland", "Wales", "Northern Ireland", "the Channel Islands" or "the Isle of Man" for areas that lie
// there, all or nearly all; empty for those of England.
[[nodiscard]] std::string_view postcode_nation(std::string_view postcode);

}  // namespace pcn
