#pragma once

#include <string>
#include <string_view>

#include "core/footprint/footprint.h"

namespace pcn {

[[nodiscard]] std::string month_words(Date day);  // "July 2022"

// "declared", "modelled", "observed", "carried forward".
[[nodiscard]] std::string_view basis_words(FootprintBasis basis);

// The glossary's entry about a basis: "modelled", "observed", "carried-forward", "declared".
[[nodiscard]] std::string_view basis_term(FootprintBasis basis);

// How the flows are known, as anybody would say it: "counted on 1 July 2022", "counted in July 2022, brought
// up to the lists of July 2026", "estimated, not counted".
[[nodiscard]] std::string basis_in_plain_words(const NetworkFlows& flows);

// How clear it is which network a place's people belong to, by the leading network's share: one scale for the
// page, the map and the documents. docs/footprint-model.md says how often the leading network is the right
// one at each step.
enum class Clarity : std::uint8_t { kClear, kLikely, kOpen };  // from 75 %, from 50 %, below
inline constexpr double kClearShare = 0.75;
inline constexpr double kLikelyShare = 0.5;
[[nodiscard]] Clarity clarity_of(double leading_share);
// "clear", "likely", "open".
[[nodiscard]] std::string_view clarity_word(Clarity clarity);

}  // namespace pcn
