#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/dataset.h"
#include "core/model/day_lists.h"

namespace pcn {

// Questions about a Dataset on a day. Nothing is cached; every answer is in the order of the Dataset's
// tables.

[[nodiscard]] NetworkIndex find_network(const Dataset& data, std::string_view code);
[[nodiscard]] PracticeIndex find_practice(const Dataset& data, std::string_view code);
[[nodiscard]] SmallAreaIndex find_small_area(const Dataset& data, std::string_view code);

// The number of small areas of the area itself: they come first and are the areas of the topology.
[[nodiscard]] std::size_t inner_small_areas(const Dataset& data);

// Memberships in force on the day, by practice.
[[nodiscard]] std::vector<Membership> memberships_on(const Dataset& data, Date day);

// The networks that exist on the day: those of the area with at least one member on it.
struct NetworkOnDay {
  NetworkIndex network;
  std::vector<PracticeIndex> members;
  RegisteredPatients registered;        // sum of the members' lists of the day (DayLists) times their shares
  std::optional<Date> registered_date;  // the vintage when all members have the same, else empty
  int members_without_list = 0;         // of whom no list is known
  int members_listed_elsewhere = 0;     // whose patients are on other practices' lists (DayLists::on_another)
  std::optional<WeightedPatients> weighted;  // empty when any member has none and is not listed elsewhere
  std::optional<Date> weighted_date;
  bool operator==(const NetworkOnDay&) const = default;
};
[[nodiscard]] std::vector<NetworkOnDay> networks_on(const Dataset& data, Date day);

// Of these practices those that another ICB commissions: a network that has some goes on beyond the edge of
// the area, where the package has no outlines.
[[nodiscard]] std::vector<PracticeIndex> of_other_boards(const Dataset& data,
                                                         const std::vector<PracticeIndex>& practices);

// The day nearest to this one, at most half a year away, on which lists were counted (ties: the earlier);
// empty if there is none. Averages over a year do not say who saw patients on a day.
[[nodiscard]] std::optional<Date> list_vintage_on(const Dataset& data, Date day);

// Practices of the area that see patients on the day (a list in the vintage of list_vintage_on) and are in no
// network; none where there is no such vintage: it is not known then.
[[nodiscard]] std::vector<PracticeIndex> unallocated_on(const Dataset& data, Date day);

// The row of a practice whose list is not open to everyone; null for all others.
[[nodiscard]] const SpecialList* special_list_of(const Dataset& data, PracticeIndex practice);
[[nodiscard]] bool is_special_allocation(const Dataset& data, PracticeIndex practice);

// Where patients are seen on the day, as far as the sites of now tell: those with a point that are no former
// ones, in their order, and after them the practices with a point of their own that have no such site (beyond
// the edge none has: sites are in the data for the area only). The surgery of a practice that was taken over
// is its own until then, and the successor's from then on.
struct CarePoint {
  PracticeIndex practice;
  BritishGrid at;
  std::uint32_t item = 0;  // index into Dataset::sites, or after them that of the practice
  bool operator==(const CarePoint&) const = default;
};
[[nodiscard]] std::vector<CarePoint> care_points(const Dataset& data, Date day);
// "Camberwell Green Surgery", "Honor Oak Group Practice (now The Lewisham Care Partnership)".
[[nodiscard]] std::string care_point_name(const Dataset& data, std::uint32_t item);

// A postcode's own ward: as the postcode directory has it, else that of its small area. Without a name where
// none is in the data; without a code for a postcode in no small area.
[[nodiscard]] Ward ward_of(const Dataset& data, const Postcode& postcode);

// Whether people go to this practice beyond England's border: the register has it as open. It has no list in
// the data, and is in no network.
[[nodiscard]] inline bool is_open_beyond_england(const Practice& practice) {
  return practice.country != Country::kEngland && practice.status == PracticeStatus::kActive;
}

// Of what the data have nothing beyond England's border: of Scottish practices, and of Welsh ones where a
// package has none; of all other services.
enum class BeyondBorder : std::uint8_t { kPractices, kServices };
// How far from the small area the nearest address is beyond which such things are not in the data, and in
// which country; nothing where that is far.
[[nodiscard]] std::optional<PlaceByBorder> unknown_beyond(const Dataset& data, SmallAreaIndex place,
                                                          BeyondBorder what);
[[nodiscard]] std::string_view country_name(Country country);  // "Wales"

// The provenance of a field group; empty list if the package says nothing of it.
[[nodiscard]] const Provenance* find_provenance(const Dataset& data, std::string_view group);

}  // namespace pcn
