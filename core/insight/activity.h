#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/model/dataset.h"

namespace pcn {

// What a measure of practices' work means and how it is shown. To add one: a reader in core/import, an entry
// here.
struct ActivityWords {
  std::string_view id;  // as in ActivityMeasure
  TextId title;         // "Calls answered"
  TextId unit;          // "% of calls", "for each 1,000 patients"
  TextId count;         // what is counted: "calls answered"
  TextId of;            // and of what: "calls that waited for a person"
  double factor = 1;    // value = count / of * factor
  int places = 0;       // decimal places of the value
  TextId caution;       // what it does not say
};
// The words for a measure; null for one that this program does not know, which is then not shown.
[[nodiscard]] const ActivityWords* find_activity(std::string_view id);

// One measure over several practices. The practices without a row are not known: they count neither above nor
// below, and how many they are is said wherever the value stands.
struct ActivityFigure {
  double count = 0;
  double of = 0;
  std::size_t known = 0;                                                        // practices with a row
  std::size_t practices = 0;                                                    // all of them
  [[nodiscard]] std::optional<double> value(const ActivityWords& words) const;  // empty: none is known
  [[nodiscard]] bool part() const { return known < practices; }
  bool operator==(const ActivityFigure&) const = default;
};

// By measure of the dataset: the sums over the network's members on the day, each with its share.
[[nodiscard]] std::vector<ActivityFigure> network_activity(const Dataset& data, NetworkIndex network,
                                                           Date day);
[[nodiscard]] std::vector<ActivityFigure> practice_activity(const Dataset& data, PracticeIndex practice);

// "April 2025", "October 2025 to February 2026", "year to March 2024", "30 April 2025".
[[nodiscard]] std::string period_words(const ActivityMeasure& measure);

}  // namespace pcn
