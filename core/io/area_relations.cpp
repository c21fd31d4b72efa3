#include "core/io/area_relations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/geo/bounds.h"
#include "core/model/query.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

constexpr Date kFirstCount{2013, 1, 1};    // of patients by small area: the publisher's series begins then
constexpr std::int64_t kLargeList = 1000;  // lists that are large enough for a comparison
constexpr double kHalf = 0.5, kTwice = 2;
constexpr double kBeside = 1000;  // metres; simplified borders and postcodes' middles are far less apart
constexpr std::size_t kMany = 10;
constexpr double kMostStaff = 0.02;  // full-time staff for a patient: three times the most seen

bool differ(double one, double other) { return one < other * kHalf || one > other * kTwice; }

// Starts and ends of a practice's memberships, each with the share that begins or ends.
void check_memberships(AreaChecker& check, const Dataset& data) {
  const std::vector<Membership>& rows = data.memberships;
  for (std::size_t begin = 0, end = 0; begin < rows.size() && !check.error(); begin = end) {
    while (end < rows.size() && rows[end].practice == rows[begin].practice) ++end;
    std::vector<std::pair<Date, double>> changes;
    std::map<NetworkIndex, std::optional<Date>> until;  // by network: the end of the membership before
    for (std::size_t i = begin; i < end; ++i) {
      const Membership& row = rows[i];
      const auto [before, first] = until.emplace(row.network, row.end);
      if (!first) {
        if (!before->second || *before->second > row.start) {
          return check.fail("/memberships/rows/" + std::to_string(i),
                            "the practice is in the same network already at that time");
        }
        before->second = row.end;
      }
      changes.emplace_back(row.start, row.share);
      if (row.end) changes.emplace_back(*row.end, -row.share);
    }
    std::sort(changes.begin(), changes.end());  // what ends on a day comes before what begins
    double sum = 0;
    for (const auto& [day, share] : changes) {
      sum += share;
      if (sum > 1 + 1e-6) {
        return check.fail("/memberships/rows/" + std::to_string(begin),
                          "the practice's shares of networks sum to more than 1 on " + to_iso(day));
      }
    }
  }
}

void check_count_days(AreaChecker& check, const Dataset& data) {
  if (!data.observed.empty() && data.observed_date < kFirstCount)
    check.fail("/area/observed_date", "expected the day of the count, from 2013 on");
  check.each(data.observed_days, "registered_days/date", "a day from 2013 on",
             [](const ObservedDay& row) { return row.date >= kFirstCount; });
}

// What people read by, and cannot do without.
template <class Row>
void check_named(AreaChecker& check, const std::vector<Row>& rows, const std::string& table) {
  check.each(rows, table + "/name", "a name", [](const Row& row) { return !trim(row.name).empty(); });
}

// Single days of the package that lie outside what its publishers have published, or after all else.
std::int64_t odd_days(const Dataset& data) {
  constexpr Date kFirstFigures{2010, 1, 1};
  const auto odd = [&](Date day) { return day < kFirstFigures || to_days(day) > to_days(data.newest) + 366; };
  std::int64_t count = !data.age_sex.empty() && odd(data.age_sex_date) ? 1 : 0;
  count += !data.workforce.empty() && odd(data.workforce_date) ? 1 : 0;
  return count + (data.england.networks > 0 && odd(data.england.date) ? 1 : 0);
}

// By practice: patients in the counted rows.
std::vector<std::int64_t> counted_patients(const Dataset& data) {
  std::vector<std::int64_t> counted(data.practices.size(), 0);
  for (const ObservedFlow& flow : data.observed) {
    if (flow.practice) counted[flow.practice.value] += flow.patients;
  }
  for (const PatientsBeyond& row : data.observed_beyond) counted[row.practice.value] += row.patients;
  return counted;
}

// Counted rows against the lists of the nearest day.
struct Counted {
  std::int64_t differ = 0;   // practices with half or twice as many as their list
  std::int64_t missing = 0;  // with a list and without a row
  std::int64_t lists = 0;
};

Counted counted_against_lists(const Dataset& data) {
  Counted result;
  if (data.observed.empty()) return result;
  const std::vector<std::int64_t> counted = counted_patients(data);
  std::map<PracticeIndex, Date> days;
  for (const ObservedDay& row : data.observed_days) days[row.practice] = row.date;
  std::map<Date, DayLists> lists_of;
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    const PracticeIndex practice(i);
    const auto own = days.find(practice);
    const Date day = own == days.end() ? data.observed_date : own->second;
    const auto list = lists_of.try_emplace(day, data, day).first->second.of(practice);
    if (!data.practices[i].in_area || !list || list->patients.count < kLargeList) continue;
    if (data.practices[i].closed && *data.practices[i].closed <= day) continue;
    ++result.lists;
    if (counted[i] == 0) {
      ++result.missing;
    } else if (differ(static_cast<double>(counted[i]), static_cast<double>(list->patients.count))) {
      ++result.differ;
    }
  }
  return result;
}

std::vector<Bounds> place_boxes(const Dataset& data) {
  std::vector<Bounds> boxes(data.topology.areas.size());
  for (std::size_t area = 0; area < boxes.size(); ++area) {
    for (const ArcPolygon& piece : data.topology.areas[area]) {
      for (const ArcUse use : piece.outer) {
        for (const GridPoint point : data.topology.arcs[use.arc])
          boxes[area].add(BritishGrid{static_cast<double>(point.east), static_cast<double>(point.north)});
      }
    }
  }
  return boxes;
}

std::int64_t practices_elsewhere(const Dataset& data, const std::vector<Bounds>& boxes) {
  std::int64_t count = 0;
  for (const Practice& practice : data.practices) {
    const std::size_t place = practice.small_area.valid() ? practice.small_area.value : boxes.size();
    if (!practice.point || place >= boxes.size() || boxes[place].empty()) continue;
    count += boxes[place].grown(kBeside).contains(*practice.point) ? 0 : 1;
  }
  return count;
}

std::int64_t postcodes_elsewhere(const Dataset& data, const std::vector<Bounds>& boxes) {
  std::int64_t count = 0;
  for (const Postcode& postcode : data.postcodes) {
    const std::size_t place = postcode.small_area.valid() ? postcode.small_area.value : boxes.size();
    if (place >= boxes.size() || boxes[place].empty()) continue;
    const BritishGrid at{static_cast<double>(postcode.east), static_cast<double>(postcode.north)};
    count += boxes[place].grown(kBeside).contains(at) ? 0 : 1;
  }
  return count;
}

// Rows that share their point with another one, where most do.
template <class Rows, class Point>
std::int64_t at_one_point(const Rows& rows, const Point& point_of) {
  std::set<std::pair<double, double>> points;
  std::size_t placed = 0;
  for (const auto& row : rows) {
    const std::optional<BritishGrid> point = point_of(row);
    if (!point) continue;
    ++placed;
    points.emplace(point->east, point->north);
  }
  return placed >= kMany && points.size() * 4 < placed ? static_cast<std::int64_t>(placed) : 0;
}

std::int64_t overstaffed(const Dataset& data) {
  std::map<NetworkIndex, double> staff;
  for (const Workforce& row : data.workforce) staff[row.network] += row.fte;
  std::int64_t count = 0;
  for (const NetworkOnDay& network : networks_on(data, data.newest)) {
    const auto own = staff.find(network.network);
    if (own == staff.end() || network.registered.count < kLargeList) continue;
    count += own->second > static_cast<double>(network.registered.count) * kMostStaff ? 1 : 0;
  }
  return count;
}

// Whether the lists of the area's practices are far more or far fewer than its residents: a column of one of
// them has gone wrong. Small areas of a few people and tests are left alone.
bool lists_unlike_residents(const Dataset& data) {
  constexpr std::int64_t kPeople = 10'000;
  constexpr std::int64_t kTimes = 4;
  std::int64_t residents = 0, registered = 0;
  for (const SmallArea& area : data.small_areas) residents += area.in_area ? area.total_residents().count : 0;
  const DayLists lists(data, data.newest);
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    if (!data.practices[i].in_area) continue;
    // Practices that are gone have no list of about that day.
    const auto list = lists.of(PracticeIndex(i));
    if (list && list->date.year + 1 >= data.newest.year) registered += list->patients.count;
  }
  if (residents < kPeople || registered < kPeople) return false;
  return registered > residents * kTimes || residents > registered * kTimes;
}

}  // namespace

void check_relations_possible(AreaChecker& check, const Dataset& data) {
  if (check.error()) return;
  check_named(check, data.districts, "districts");
  check_named(check, data.networks, "networks");
  check_named(check, data.practices, "practices");
  check_named(check, data.services, "services");
  check_named(check, data.roles, "roles");
  if (!data.vintages.empty() && data.vintages.back() > data.newest)
    check.fail("/area/newest", "memberships were published for a later day");
  check_memberships(check, data);
  check_count_days(check, data);
  std::set<std::string_view> groups;
  for (std::size_t i = 0; i < data.provenance.size(); ++i) {
    if (!groups.insert(data.provenance[i].group).second)
      check.fail("/provenance/group/" + std::to_string(i), data.provenance[i].group + " occurs twice");
  }
}

Diagnostics find_odd_relations(const Dataset& data) {
  Diagnostics found;
  const auto add = [&found](std::string code, TextId detail, std::int64_t count,
                            Severity severity = Severity::kWarning) {
    if (count > 0) found.push_back({severity, std::move(code), {}, detail, count, 0});
  };
  const Counted counted = counted_against_lists(data);
  // A few took another practice over between the two days.
  add("registered-not-of-list", text::area_check::registered_not_of_list, counted.differ,
      counted.differ * 20 > counted.lists ? Severity::kWarning : Severity::kNote);
  // Some are new or were merged since; more than one in ten is a part of a count.
  if (counted.missing * 10 > counted.lists) {
    add("registered-of-few", text::area_check::registered_of_few, counted.missing);
  }
  if (!data.observed.empty() && to_days(data.observed_date) > to_days(data.newest) + 366)
    add("registered-in-future", text::area_check::registered_in_future, 1);
  add("lists-in-future", text::area_check::lists_in_future,
      std::count_if(data.lists.begin(), data.lists.end(),
                    [&data](const ListSize& row) { return to_days(row.date) > to_days(data.newest) + 366; }));
  add("lists-unlike-residents", text::area_check::lists_unlike_residents,
      lists_unlike_residents(data) ? 1 : 0);
  add("odd-day", text::area_check::odd_day, odd_days(data));
  add("opens-in-future", text::area_check::opens_in_future,
      std::count_if(data.networks.begin(), data.networks.end(), [&data](const Network& row) {
        return row.opened && to_days(*row.opened) > to_days(data.newest) + 366;
      }));
  const auto own = std::count_if(data.networks.begin(), data.networks.end(),
                                 [](const Network& row) { return row.in_area && !row.closed; });
  add("england-too-small", text::area_check::england_too_small,
      data.england.networks > 0 && data.england.networks < own ? 1 : 0);
  add("overstaffed", text::area_check::overstaffed, overstaffed(data));
  const std::vector<Bounds> boxes = place_boxes(data);
  add("practice-not-in-its-place", text::area_check::practice_not_in_its_place,
      practices_elsewhere(data, boxes));
  add("postcode-not-in-its-place", text::area_check::postcode_not_in_its_place,
      postcodes_elsewhere(data, boxes));
  const auto point = [](const auto& row) { return row.point; };
  add("at-one-point", text::area_check::at_one_point, at_one_point(data.practices, point));
  for (const ServiceKind kind : {ServiceKind::kPharmacy, ServiceKind::kHospital}) {
    std::vector<Service> of_kind;
    std::copy_if(data.services.begin(), data.services.end(), std::back_inserter(of_kind),
                 [kind](const Service& row) { return row.kind == kind; });
    add("at-one-point",
        kind == ServiceKind::kPharmacy ? text::area_check::pharmacies_at_one_point
                                       : text::area_check::hospitals_at_one_point,
        at_one_point(of_kind, point));
  }
  const auto postcode_point = [](const Postcode& row) {
    return std::optional(BritishGrid{static_cast<double>(row.east), static_cast<double>(row.north)});
  };
  add("at-one-point", text::area_check::at_one_point_2, at_one_point(data.postcodes, postcode_point));
  return found;
}

}  // namespace pcn
