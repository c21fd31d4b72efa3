#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.h"
#include "core/model/dataset.h"

namespace pcn {

// What makes networks alike: registered patients, part aged 65 and over, practices' deprivation score, and
// residents per square kilometre where the patients live (modelled).
inline constexpr std::size_t kTraits = 4;
inline constexpr std::array<std::string_view, kTraits> kTraitWords = {
    "registered patients", "people aged 65 and over", "deprivation", "density of homes"};

struct Traits {
  NetworkIndex network;
  std::array<std::optional<double>, kTraits> values;
  bool operator==(const Traits&) const = default;
};
// Of every network of the area on the day, by code. Flows may be null: no density then.
[[nodiscard]] std::vector<Traits> traits_on(const Dataset& data, const NetworkFlows* flows, Date day);

struct Likeness {
  NetworkIndex network;
  double distance = 0;                        // 0 is the same in all traits
  std::array<double, kTraits> differences{};  // in standard deviations, other minus this one
  bool operator==(const Likeness&) const = default;
};
// The other networks by rising distance (ties: the lower code): each trait is measured in its standard
// deviations over all networks of the area, and the distance is the root of the mean of the squared
// differences (Euclidean). Traits that are all alike are left out, and networks that lack a trait which this
// one has. Empty if the network itself is not among them.
[[nodiscard]] std::vector<Likeness> most_similar(const std::vector<Traits>& all, NetworkIndex network);

}  // namespace pcn
