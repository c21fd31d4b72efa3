#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// Figures that are counted for one day or year only. Lists of practices (core/model/day_lists.h), memberships
// and counted footprints (core/footprint/carried.h) have days of their own; the census, the index of
// deprivation of places and their borders carry their year in their name.
enum class Figure : std::uint8_t { kStaff, kAges, kWeighted, kRegisters, kPracticeDeprivation };

// A figure speaks for days from a quarter of a year before it was counted (a figure of a year: from that
// year's first day on) until a newer one takes its place; shown with its date. Before them it is not known:
// what was counted later says nothing of them.
inline constexpr int kKnownBefore = 92;  // days

struct KnownFrom {
  Date day;        // the first on which the figure is known
  std::string of;  // what it is of, in words: "30 June 2026", "2024/25"
};
// Empty if the data hold no such figure.
[[nodiscard]] std::optional<KnownFrom> known_from(const Dataset& data, Figure figure);
// True also where the data hold no such figure, or nothing that says what it is of.
[[nodiscard]] bool is_known(const Dataset& data, Figure figure, Date day);

// Services by their own source.
[[nodiscard]] std::optional<KnownFrom> known_from(const Dataset& data, const Service& service);
[[nodiscard]] bool is_known(const Dataset& data, const Service& service, Date day);
// Whether any service of the kind is known on the day; true where the data hold none at all.
[[nodiscard]] bool is_known(const Dataset& data, ServiceKind kind, Date day);

// A rating is known from the year on in which it was given; the day of the year is not in the data.
[[nodiscard]] bool is_known(const CqcRating& rating, Date day);

// "not known on 1 December 2019 (the data are of 30 June 2026)"; "not in the data" where there is none at
// all.
[[nodiscard]] std::string not_known_words(const Dataset& data, Figure figure, Date day);
[[nodiscard]] std::string not_known_words(const std::optional<KnownFrom>& known, Date day);

// The first day that a source's date in words speaks of: "30 June 2026", "October to December 2023",
// "April 2025", "2022/23" (a financial year, from 1 April), "2021-22", "early 2024", "2022" (1 January).
// Empty if there is no year in it.
[[nodiscard]] std::optional<Date> first_day_of(std::string_view words);

}  // namespace pcn
