#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/indicator.h"
#include "core/figures/people.h"
#include "core/footprint/grouping.h"
#include "core/model/query.h"
#include "core/model/staff_rate.h"

namespace pcn {

// The figure of one group.
struct FigureCell {
  std::optional<double> value;  // empty: not in the data, or withheld
  double part = 0;              // what the value was made of; see AddsUp
  double whole = 0;
  bool withheld = false;  // stands for too few people to be shown, or would tell of those
  bool operator==(const FigureCell&) const = default;
};

// One figure of every group.
struct FigureColumn {
  const Indicator* of = nullptr;
  std::string title;
  std::string date;               // in words
  bool modelled = false;          // rests on modelled flows
  std::vector<FigureCell> cells;  // by Grouping::groups
  FigureCell all;                 // the whole area, all together or as area_is_mean says
  std::optional<double> england = {};
  bool area_is_mean = false;       // `all` is the mean of the groups
  bool england_is_middle = false;  // the middle network of England
  [[nodiscard]] std::optional<double> area() const { return all.value; }
  [[nodiscard]] std::string_view id() const { return of->id; }
};

struct FigureTable {
  Grouping grouping;
  std::vector<FigureColumn> columns;
  [[nodiscard]] const FigureColumn* find(std::string_view id) const;
  // The network that a group is, in a table of networks.
  [[nodiscard]] NetworkIndex network(std::size_t group) const {
    return NetworkIndex(grouping.groups[group].item);
  }
  // Empty where the table lacks the figure, or the network its value.
  [[nodiscard]] std::optional<double> value(std::string_view id, NetworkIndex network) const;
  // The group of an item, such as a network; empty if it has none.
  [[nodiscard]] std::optional<std::size_t> position(std::uint32_t item) const;
};

// What many subjects' figures are worked out from, made once.
struct FigureLookups {
  FigureLookups(const Dataset& data, Date day);
  std::vector<NetworkOnDay> networks;       // of the area on the day, by code
  std::vector<const NetworkOnDay*> on_day;  // by network; null: not on the day
  DayLists lists;
  std::vector<bool> open;                       // by practice: sees patients on the day
  std::vector<std::optional<StaffRate>> staff;  // by network
};

// Each figure for each group, with the whole area beside. With a counter people are those that it counts;
// without one everybody. Figures that nothing is known of have no column.
[[nodiscard]] FigureTable figures(FigureInput input, std::span<const Indicator* const> wanted,
                                  Grouping grouping, const PeopleCounter* counter = nullptr);

[[nodiscard]] const GroupMembers& members_at(const Grouping& grouping, FigureLevel level);

// Some figures, by their ids, of all networks of the day.
[[nodiscard]] FigureTable network_figures(const FigureInput& input,
                                          std::initializer_list<std::string_view> ids);
// The figures that stand beside each other in the comparison of networks, of all networks of the day.
[[nodiscard]] FigureTable compare_networks(const FigureInput& input);

// Where one group stands among all that have a value.
struct GroupStanding {
  std::size_t rank = 0;  // 1 has the highest value; equals share a rank
  std::size_t of = 0;
  double lowest = 0, lower_quartile = 0, median = 0, upper_quartile = 0, highest = 0;
  bool operator==(const GroupStanding&) const = default;
};
// Empty if the group has no value.
[[nodiscard]] std::optional<GroupStanding> standing(const FigureColumn& column, std::size_t position);

}  // namespace pcn
