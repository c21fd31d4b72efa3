#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.h"

namespace pcn {

// To which group something belongs, and which part of it.
struct GroupPart {
  std::uint32_t group = 0;
  double part = 1;
  bool operator==(const GroupPart&) const = default;
};
using GroupMembers = std::vector<std::vector<GroupPart>>;  // by the index of a place, practice or network

struct Group {
  std::string code;
  std::string name;
  std::uint32_t item = 0;  // its index in the table that the groups are rows of: networks, districts
  bool operator==(const Group&) const = default;
};

// A way to group what the area has: a partition, or a cover in which a thing may belong to several groups, or
// to none.
struct Grouping {
  std::string_view id;  // "networks", "footprints", "authorities", "wards", "msoas", "area"
  std::vector<Group> groups;
  GroupMembers places;     // small areas of the area
  GroupMembers practices;  // all of the data
  GroupMembers networks;   // likewise
  bool operator==(const Grouping&) const = default;
};

// The networks of the area that have members on the day, by code: practices by their memberships, places by
// the network that leads there.
[[nodiscard]] Grouping by_networks(const Dataset& data, Date day, std::span<const AreaLead> leads);
// The same networks, and the places of their footprints, of which some belong to several.
[[nodiscard]] Grouping by_footprints(const Dataset& data, const Footprints& footprints);
// Local authorities of the area: places and the area's practices where they stand, networks by most patients.
[[nodiscard]] Grouping by_authorities(const Dataset& data);
// Places only.
[[nodiscard]] Grouping by_wards(const Dataset& data);
[[nodiscard]] Grouping by_msoas(const Dataset& data);
// One group that holds the whole area.
[[nodiscard]] Grouping by_area(const Dataset& data);

// People whom two groupings have in common: those of each thing count for every pair of groups that it
// belongs to, by its parts. `people` is by the same index as both members, residents or patients.
struct Overlap {
  std::size_t columns = 0;
  std::vector<double> people;  // rows: groups of the first grouping
  [[nodiscard]] double of(std::size_t row, std::size_t column) const {
    return people[row * columns + column];
  }
  bool operator==(const Overlap&) const = default;
};
[[nodiscard]] Overlap overlap(const GroupMembers& rows, std::size_t row_count, const GroupMembers& columns,
                              std::size_t column_count, std::span<const double> people);
// Census residents of the area's places.
[[nodiscard]] std::vector<double> residents_by_place(const Dataset& data);

}  // namespace pcn
