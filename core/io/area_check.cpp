#include "core/io/area_check.h"

#include <cmath>
#include <map>

#include "core/io/area_checker.h"
#include "core/io/area_relations.h"
#include "core/io/area_shapes.h"
#include "core/io/area_values.h"
#include "core/model/succession.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

void check_order(AreaChecker& check, const Dataset& data) {
  check.order(data.vintages, "area/vintages", "date", [](Date date) { return date; });
  check.order(data.networks, "networks", "code", [](const Network& row) { return row.code; });
  const auto outer_then_code = [](const auto& row) { return std::pair(!row.in_area, row.code); };
  check.order(data.practices, "practices", "area and code", outer_then_code);
  check.order(data.small_areas, "small_areas", "area and code", outer_then_code);
  check.order(data.memberships, "memberships", "practice, start and network",
              [](const Membership& row) { return std::tuple(row.practice, row.start, row.network); });
  check.order(data.lists, "lists", "practice, date and kind",
              [](const ListSize& row) { return std::tuple(row.practice, row.date, row.kind); });
  check.order(data.weighted, "weighted", "practice and date",
              [](const WeightedList& row) { return std::pair(row.practice, row.date); });
  check.order(data.age_sex, "age_sex", "practice", [](const AgeSex& row) { return row.practice; });
  const auto kind_then_code = [](const Service& row) { return std::pair(row.kind, row.code); };
  check.order(data.services, "services", "kind and code", kind_then_code);
  check.order(data.services_beyond, "services_beyond", "kind and code", kind_then_code);
  check.order(data.workforce, "workforce", "network and role",
              [](const Workforce& row) { return std::pair(row.network, row.role); });
  check.order(data.place_changes, "place_changes", "old code and small area",
              [](const PlaceChange& row) { return std::pair(row.old_code, row.small_area); });
  check.order(data.observed_beyond, "registered_beyond", "practice and where",
              [](const PatientsBeyond& row) { return std::pair(row.practice, row.where); });
  check.order(data.observed_days, "registered_days", "practice",
              [](const ObservedDay& row) { return row.practice; });
  check.order(data.activity, "activity", "practice and measure",
              [](const ActivityCount& row) { return std::pair(row.practice, row.measure); });
  check.order(data.wards, "wards", "code", [](const Ward& row) { return row.code; });
  check.order(data.postcode_wards, "postcode_wards", "postcode",
              [](const PostcodeWard& row) { return row.postcode; });
  check.order(data.places_by_border, "places_by_border", "small area and country",
              [](const PlaceByBorder& row) { return std::pair(row.small_area, row.country); });
  check.order(data.registers, "registers", "practice and condition",
              [](const Register& row) { return std::pair(row.practice, row.condition); });
}

// Codes must differ across the whole table, not only between neighbours.
template <class Row>
void check_codes(AreaChecker& check, const std::vector<Row>& rows, const std::string& table) {
  std::map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!seen.emplace(rows[i].code, i).second) {
      check.fail("/" + table + "/code/" + std::to_string(i), "the code " + rows[i].code + " occurs twice");
    }
  }
}

// Each practice once, and no chain that comes back to where it began.
void check_successions(AreaChecker& check, const Dataset& data) {
  check.each(data.successions, "successions/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.successions, "successions/successor", "another practice",
             [](auto& row) { return row.successor.valid() && row.successor != row.practice; });
  if (check.error()) return;
  for (std::size_t at = 0; at < data.successions.size(); ++at) {
    const std::string pointer = "/successions/practice/" + std::to_string(at);
    if (at > 0 && !(data.successions[at - 1].practice < data.successions[at].practice))
      return check.fail(pointer, "the rows are not sorted by practice, each once");
  }
  for (std::size_t at = 0; at < data.successions.size(); ++at) {
    const PracticeIndex last = holder_today(data, data.successions[at].practice);
    if (succession_of(data, last) != nullptr)
      return check.fail("/successions/practice/" + std::to_string(at), "the successions run in a circle");
  }
}

void check_values(AreaChecker& check, const Dataset& data) {
  check.each(data.memberships, "memberships/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.memberships, "memberships/network", "a network",
             [](auto& row) { return row.network.valid(); });
  check.each(data.memberships, "memberships/share", "a share above 0 and at most 1",
             [](auto& row) { return row.share > 0 && row.share <= 1; });
  check.each(data.memberships, "memberships/end", "an end after the start",
             [](auto& row) { return !row.end || *row.end > row.start; });
  check.each(data.lists, "lists/practice", "a practice", [](auto& row) { return row.practice.valid(); });
  check.each(data.weighted, "weighted/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.age_sex, "age_sex/practice", "a practice", [](auto& row) { return row.practice.valid(); });
  check.each(data.sites, "sites/practice", "a practice", [](auto& row) { return row.practice.valid(); });
  check.each(data.special_lists, "special_lists/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check_successions(check, data);
  check.each(data.workforce, "workforce/network", "a network", [](auto& row) { return row.network.valid(); });
  check.each(data.workforce, "workforce/role", "a position in roles",
             [&](auto& row) { return row.role < data.roles.size(); });
  check.each(data.workforce_years, "workforce_years/network", "a network",
             [](auto& row) { return row.network.valid(); });
  check.each(data.registers, "registers/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.registers, "registers/condition", "a position in conditions",
             [&](auto& row) { return row.condition < data.conditions.size(); });
  check.each(data.activity, "activity/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.activity, "activity/measure", "a position in activity_measures",
             [&](auto& row) { return row.measure < data.activity_measures.size(); });
  check.each(data.activity_measures, "activity_measures/to", "a day that is not before the first",
             [](auto& row) { return row.from <= row.to; });
  check.each(data.place_changes, "place_changes/small_area", "a small area",
             [](auto& row) { return row.small_area.valid(); });
  check.each(data.river_crossings, "river_crossings/river", "a position in rivers",
             [&](auto& row) { return row.river < data.rivers.size(); });
  check.each(data.rivers, "rivers/course", "a closed line round an island", [](auto& row) {
    return !row.sea || (row.course.size() > 3 && row.course.front() == row.course.back());
  });
  // The page brings the postcodes after the rest (area_rest.h); a position without a postcode is asked by
  // nobody.
  check.each(data.postcode_wards, "postcode_wards/postcode", "a position in postcodes",
             [&](auto& row) { return data.postcodes.empty() || row.postcode < data.postcodes.size(); });
  check.each(data.postcode_wards, "postcode_wards/ward", "a position in wards",
             [&](auto& row) { return row.ward < data.wards.size(); });
  check.each(data.places_by_border, "places_by_border/small_area", "a small area",
             [](auto& row) { return row.small_area.valid(); });
  check.each(data.places_by_border, "places_by_border/metres", "0 metres or more",
             [](auto& row) { return row.metres >= 0; });
  check.each(data.observed_beyond, "registered_beyond/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.observed_beyond, "registered_beyond/patients", "0 patients or more",
             [](auto& row) { return row.patients >= 0; });
  check.each(data.observed_days, "registered_days/practice", "a practice",
             [](auto& row) { return row.practice.valid(); });
  check.each(data.declared, "declared/network", "a network", [](auto& row) { return row.network.valid(); });
  check.each(data.streets, "streets/line", "a line of two points or more",
             [](auto& row) { return row.line.size() > 1; });
  check.each(data.streets, "streets/kind", "0 to 4", [](auto& row) { return row.kind < kStreetKinds; });
  check.each(data.small_areas, "small_areas/imd_decile", "0 to 10",
             [](auto& row) { return row.imd_decile <= 10; });
}

void check_ring(AreaChecker& check, const Topology& topology, const ArcRing& ring, std::size_t area) {
  const auto first = [&](const ArcUse& use) {
    const auto& arc = topology.arcs[use.arc];
    return use.reversed ? arc.back() : arc.front();
  };
  const auto last = [&](const ArcUse& use) {
    const auto& arc = topology.arcs[use.arc];
    return use.reversed ? arc.front() : arc.back();
  };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (last(ring[i]) != first(ring[(i + 1) % ring.size()])) {
      return check.fail("/topology", "the border of small area " + std::to_string(area) + " does not close");
    }
  }
}

void check_topology(AreaChecker& check, const Dataset& data) {
  std::size_t inner = 0;
  while (inner < data.small_areas.size() && data.small_areas[inner].in_area) ++inner;
  if (data.topology.areas.size() != inner) {
    return check.fail("/topology", "expected shapes of " + std::to_string(inner) + " small areas, found " +
                                       std::to_string(data.topology.areas.size()));
  }
  for (std::size_t area = 0; area < data.topology.areas.size() && !check.error(); ++area) {
    for (const ArcPolygon& polygon : data.topology.areas[area]) {
      if (polygon.outer.empty())
        check.fail("/topology", "small area " + std::to_string(area) + " has a piece without a border");
      check_ring(check, data.topology, polygon.outer, area);
      for (const ArcRing& hole : polygon.holes) check_ring(check, data.topology, hole, area);
    }
  }
}

// Borders that two areas use in the same direction: there the areas overlap.
std::int64_t overlapping_borders(const Topology& topology) {
  std::vector<std::int64_t> uses(topology.arcs.size() * 2, 0);
  const auto count = [&uses](const ArcRing& ring) {
    for (const ArcUse use : ring) ++uses[std::size_t{use.arc} * 2 + (use.reversed ? 1 : 0)];
  };
  for (const auto& area : topology.areas) {
    for (const ArcPolygon& polygon : area) {
      count(polygon.outer);
      for (const ArcRing& hole : polygon.holes) count(hole);
    }
  }
  std::int64_t overlaps = 0;
  for (const auto use : uses) overlaps += use > 1 ? 1 : 0;
  return overlaps;
}

// Practices of the area that stand in none of its small areas, while they see patients. A few are near an
// edge or see people from afar; many mean that small areas are missing.
void check_territory(const Dataset& data, Diagnostics& found) {
  constexpr std::int64_t kMany = 20;  // a twentieth of the area's patients
  std::int64_t outside = 0;
  std::int64_t patients = 0;
  std::int64_t all = 0;
  for (const ListSize& list : data.lists) {
    const Practice& practice = data.practices[list.practice.value];
    if (list.date != data.newest || list.kind != ListKind::kOnDay || !practice.in_area) continue;
    all += list.patients.count;
    if (!practice.point || practice.small_area.valid()) continue;
    ++outside;
    patients += list.patients.count;
  }
  if (outside == 0) return;
  const bool many = patients * kMany > all;
  found.push_back({many ? Severity::kWarning : Severity::kNote,
                   "practice-outside-area",
                   {},
                   many ? text::area_check::many_practices_outside : text::area_check::practices_outside,
                   outside,
                   patients});
}

}  // namespace

std::optional<Error> find_inconsistency(const Dataset& data, const std::string& file) {
  AreaChecker check(file);
  check.rule("6.1");
  check_order(check, data);
  check_codes(check, data.practices, "practices");
  check_codes(check, data.small_areas, "small_areas");
  check_codes(check, data.districts, "districts");
  check.rule("6.2");
  check_values(check, data);
  check_values_possible(check, data);
  check.rule("6.3");
  check_relations_possible(check, data);
  check.rule("6.4");
  check_topology(check, data);
  check_shapes_possible(check, data);
  return check.error();
}

Diagnostics check_area(const Dataset& data) {
  Diagnostics found;
  const auto add = [&found](Severity severity, std::string code, TextId detail, std::int64_t count) {
    if (count > 0) found.push_back({severity, std::move(code), {}, detail, count, 0});
  };
  const auto count = [](const auto& rows, const auto& test) {
    std::int64_t matches = 0;
    for (const auto& row : rows) matches += test(row) ? 1 : 0;
    return matches;
  };
  add(Severity::kWarning, "practice-without-point", text::area_check::practice_without_point,
      count(data.practices, [](const Practice& row) { return row.in_area && !row.point; }));
  check_territory(data, found);
  add(Severity::kWarning, "small-area-without-shape", text::area_check::small_area_without_shape,
      count(data.topology.areas, [](const auto& pieces) { return pieces.empty(); }));
  add(Severity::kWarning, "small-area-without-residents", text::area_check::small_area_without_residents,
      count(data.small_areas,
            [](const SmallArea& row) { return row.in_area && row.total_residents().count == 0; }));
  add(Severity::kWarning, "overlapping-borders", text::area_check::overlapping_borders,
      overlapping_borders(data.topology));
  add(Severity::kNote, "postcode-outside", text::area_check::postcode_outside,
      count(data.postcodes, [](const Postcode& row) { return !row.small_area.valid(); }));
  std::vector<bool> has_member(data.networks.size(), false);
  for (const Membership& membership : data.memberships) has_member[membership.network.value] = true;
  std::int64_t empty = 0;
  for (std::size_t i = 0; i < has_member.size(); ++i)
    empty += data.networks[i].in_area && !has_member[i] ? 1 : 0;
  add(Severity::kWarning, "network-without-members", text::area_check::network_without_members, empty);
  std::map<PracticeIndex, double> shares;
  for (const Membership& membership : data.memberships) {
    if (membership.start <= data.newest && (!membership.end || *membership.end > data.newest)) {
      shares[membership.practice] += membership.share;
    }
  }
  add(Severity::kWarning, "shares-not-whole", text::area_check::shares_not_whole,
      count(shares, [](const auto& entry) { return std::fabs(entry.second - 1) > 1e-9; }));
  for (Diagnostic& value : find_odd_values(data)) found.push_back(std::move(value));
  for (Diagnostic& value : find_odd_relations(data)) found.push_back(std::move(value));
  for (Diagnostic& shape : find_odd_shapes(data)) found.push_back(std::move(shape));
  return found;
}

}  // namespace pcn
