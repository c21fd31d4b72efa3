#include "core/io/area_values.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/excerpt.h"
#include "core/base/text.h"
#include "core/geo/bounds.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

// No practice has a quarter of this many patients, no small area a tenth as many residents, no country as
// many people.
constexpr std::int64_t kMostPatients = 1'000'000;
constexpr std::int32_t kMostResidents = 100'000;
constexpr std::int64_t kMostPeople = 1'000'000'000;
constexpr std::int64_t kMostActivity = 100'000'000;  // of one practice in a period
constexpr double kMostFte = 10'000;                  // of one network in one role
constexpr Date kFirstNetworks{2019, 7, 1};
constexpr double kFarAway = 100'000;  // metres from the area: no place of a package is

bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// An organisation's or an area's code: "G85013", "E01003931".
bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 12 && std::all_of(text.begin(), text.end(), is_upper_or_digit);
}

// A name for a row that is no official code: "hospital-guys", "registered-2026-07".
bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_upper_or_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
  });
}

bool within(double value, double low, double high) { return value >= low && value <= high; }

template <class List>
bool rise_from_nought(const List& values, double most) {
  return std::is_sorted(values.begin(), values.end()) && values.front() >= 0 && values.back() <= most;
}

// Great Britain with its islands: nothing of it lies nearer to the false origin of the grid.
bool in_britain(BritishGrid point) {
  return within(point.east, 50'000, 660'000) && within(point.north, 4'000, 1'225'000);
}

template <class Row>
void check_names(AreaChecker& check, const std::vector<Row>& rows, std::string_view column,
                 std::string Row::*name, bool (*good)(std::string_view), const char* expected, bool once) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < rows.size() && !check.error(); ++i) {
    const std::string& text = rows[i].*name;
    if (!good(text)) check.fail_at(column, i, "expected ", expected + (", found \"" + excerpt(text) + "\""));
    if (once && !seen.insert(text).second) check.fail_at(column, i, excerpt(text), " occurs twice");
  }
}

void check_codes(AreaChecker& check, const Dataset& data) {
  constexpr auto kCode = "a code of capital letters and digits";
  constexpr auto kSlug = "a name of letters, digits and hyphens";
  check_names(check, data.districts, "districts/code", &District::code, is_slug, kSlug, false);
  check_names(check, data.networks, "networks/code", &Network::code, is_code, kCode, false);
  check_names(check, data.practices, "practices/code", &Practice::code, is_code, kCode, false);
  check_names(check, data.small_areas, "small_areas/code", &SmallArea::code, is_slug, kSlug, false);
  check_names(check, data.sites, "sites/code", &Site::code, is_slug, kSlug, false);
  check_names(check, data.services, "services/code", &Service::code, is_slug, kSlug, false);
  check_names(check, data.services_beyond, "services_beyond/code", &Service::code, is_slug, kSlug, false);
  check_names(check, data.sources, "sources/id", &Source::id, is_slug, kSlug, true);
  check_names(check, data.roles, "roles/id", &Role::id, is_slug, kSlug, true);
  check_names(check, data.conditions, "conditions/code", &Condition::code, is_slug, kSlug, true);
}

void check_counts(AreaChecker& check, const Dataset& data) {
  const std::string patients = "0 to " + format_count(kMostPatients) + " patients";
  check.each(data.lists, "lists/patients", patients,
             [](auto& row) { return row.patients.count >= 0 && row.patients.count <= kMostPatients; });
  check.each(data.weighted, "weighted/patients", patients,
             [](auto& row) { return within(row.patients.count, 0, kMostPatients); });
  const auto counts_patients = [](const auto& bands) {
    return std::all_of(bands.begin(), bands.end(),
                       [](auto count) { return count >= 0 && count <= kMostPatients; });
  };
  check.each(data.age_sex, "age_sex/female", patients,
             [&](auto& row) { return counts_patients(row.female); });
  check.each(data.age_sex, "age_sex/male", patients, [&](auto& row) { return counts_patients(row.male); });
  check.each(data.age_sex, "age_sex/unknown", patients,
             [](auto& row) { return row.unknown >= 0 && row.unknown <= kMostPatients; });
  check.each(data.small_areas, "small_areas/residents", "0 to " + format_count(kMostResidents) + " residents",
             [](auto& row) {
               return std::all_of(row.residents.begin(), row.residents.end(),
                                  [](auto count) { return count >= 0 && count <= kMostResidents; });
             });
  check.each(data.observed, "registered/patients", patients,
             [](auto& row) { return row.patients >= 0 && row.patients <= kMostPatients; });
  check.each(data.registers, "registers/list_size", patients,
             [](auto& row) { return row.list_size >= 0 && row.list_size <= kMostPatients; });
  check.each(data.registers, "registers/patients", "no fewer than 0 patients and no more than its list_size",
             [](auto& row) { return within(row.patients, 0, row.list_size); });
  check.each(data.activity, "activity/of", "more than 0 and no more than " + format_count(kMostActivity),
             [](auto& row) { return row.of > 0 && row.of <= static_cast<double>(kMostActivity); });
  check.each(data.activity, "activity/count", "0 to " + format_count(kMostActivity),
             [](auto& row) { return within(row.count, 0, static_cast<double>(kMostActivity)); });
  const std::string fte =
      "0 to " + format_count(static_cast<std::int64_t>(kMostFte)) + " full-time equivalents";
  check.each(data.workforce, "workforce/fte", fte, [](auto& row) { return within(row.fte, 0, kMostFte); });
  check.each(data.workforce_years, "workforce_years/fte", fte,
             [](auto& row) { return within(row.fte, 0, kMostFte); });
  check.each(data.roles, "roles/england_quartiles", "three numbers that rise from 0 or more",
             [](auto& row) { return rise_from_nought(row.england_quartiles, kMostFte); });
}

void check_measures(AreaChecker& check, const Dataset& data) {
  check.each(data.small_areas, "small_areas/imd_score", "a score from 0 to 100",
             [](auto& row) { return within(row.imd_score, 0, 100); });
  check.each(data.small_areas, "small_areas/imd_rank", "a rank from 0 to 100,000",
             [](auto& row) { return row.imd_rank >= 0 && row.imd_rank <= 100'000; });
  check.each(data.practices, "practices/imd_score", "a score from 0 to 100",
             [](auto& row) { return !row.imd_score || within(*row.imd_score, 0, 100); });
  check.each(data.practices, "practices/cqc", "a year from 2009 on",
             [](auto& row) { return !row.cqc || within(row.cqc->year, 2009, 2100); });
  check.each(data.workforce_years, "workforce_years/year", "a year from 2015 on",
             [](auto& row) { return within(row.year, 2015, 2100); });
  const EnglandBenchmarks& england = data.england;
  if (england.networks < 0 || england.networks > 100'000)
    check.fail("/england/networks", "expected a number of networks from 0 to 100,000");
  if (!rise_from_nought(england.list_size_deciles, static_cast<double>(kMostPeople)))
    check.fail("/england/list_size_deciles", "expected nine numbers that rise from 0 or more");
  if (!rise_from_nought(england.arrs_fte_quartiles, kMostFte))
    check.fail("/england/arrs_fte_quartiles", "expected three numbers that rise from 0 or more");
  for (const auto* bands : {&england.female, &england.male}) {
    for (const std::int64_t count : *bands) {
      if (count < 0 || count > kMostPeople)
        check.fail(bands == &england.female ? "/england/female" : "/england/male",
                   "expected 0 to " + format_count(kMostPeople) + " patients in each age band");
    }
  }
}

void check_days(AreaChecker& check, const Dataset& data) {
  if (data.vintages.empty()) check.fail("/area/vintages", "expected at least one date");
  check.each(data.vintages, "area/vintages", "a date from 1 July 2019 on, when networks began",
             [](Date date) { return date >= kFirstNetworks; });
  if (data.newest < kFirstNetworks)
    check.fail("/area/newest", "expected a date from 1 July 2019 on, when networks began");
}

void check_places(AreaChecker& check, const Dataset& data) {
  const std::string expected = "a place in Great Britain";
  const auto has_place = [](auto& row) { return !row.point || in_britain(*row.point); };
  check.each(data.small_areas, "small_areas/east", expected,
             [](auto& row) { return in_britain(row.centroid); });
  check.each(data.practices, "practices/point_east", expected, has_place);
  check.each(data.sites, "sites/point_east", expected, has_place);
  check.each(data.services, "services/point_east", expected, has_place);
  check.each(data.services_beyond, "services_beyond/point_east", expected, has_place);
  check.each(data.postcodes, "postcodes/east", expected, [](auto& row) {
    return in_britain({static_cast<double>(row.east), static_cast<double>(row.north)});
  });
  // Places of people are many, and no two are at one point; one value for all is a column gone wrong.
  constexpr std::size_t kMany = 10;
  std::set<std::pair<double, double>> centres;
  for (const SmallArea& area : data.small_areas) centres.emplace(area.centroid.east, area.centroid.north);
  if (data.small_areas.size() >= kMany && centres.size() * 2 < data.small_areas.size())
    check.fail("/small_areas/east", "most small areas have the same centre as another one");
}

Bounds box_of(const Dataset& data) {
  Bounds box;
  for (const SmallArea& area : data.small_areas) {
    if (area.in_area) box.add(area.centroid);
  }
  return box;
}

bool is_far(const Bounds& box, BritishGrid point) { return !box.grown(kFarAway).contains(point); }

// Of patients by age and sex, against the list of the same day; only lists that are large enough for a
// comparison.
std::int64_t lists_against_ages(const Dataset& data) {
  constexpr std::int64_t kLarge = 1000;
  std::map<PracticeIndex, std::int64_t> lists;
  for (const ListSize& list : data.lists) {
    if (list.date == data.age_sex_date && list.kind == ListKind::kOnDay)
      lists[list.practice] = list.patients.count;
  }
  std::int64_t differ = 0;
  for (const AgeSex& row : data.age_sex) {
    const auto list = lists.find(row.practice);
    if (list == lists.end() || list->second < kLarge) continue;
    std::int64_t sum = row.unknown;
    for (const std::int32_t count : row.female) sum += count;
    for (const std::int32_t count : row.male) sum += count;
    differ += sum < list->second / 2 || sum > list->second * 2 ? 1 : 0;
  }
  return differ;
}

bool overlap(const WeekHours& hours) {
  for (auto day : hours) {
    std::sort(day.begin(), day.end(), [](auto& a, auto& b) { return a.open < b.open; });
    for (std::size_t i = 1; i < day.size(); ++i) {
      if (day[i].open < day[i - 1].close) return true;
    }
  }
  return false;
}

}  // namespace

void check_values_possible(AreaChecker& check, const Dataset& data) {
  if (!is_slug(data.id)) check.fail("/area/id", "expected a name of letters, digits and hyphens");
  if (!is_code(data.icb_code)) check.fail("/area/icb_code", "expected a code of capital letters and digits");
  check_codes(check, data);
  check_days(check, data);
  check_counts(check, data);
  check_measures(check, data);
  check_places(check, data);
}

Diagnostics find_odd_values(const Dataset& data) {
  Diagnostics found;
  const auto add = [&found](std::string code, TextId detail, std::int64_t count) {
    if (count > 0) found.push_back({Severity::kWarning, std::move(code), {}, detail, count, 0});
  };
  const auto count = [](const auto& rows, const auto& test) {
    return static_cast<std::int64_t>(std::count_if(rows.begin(), rows.end(), test));
  };
  const auto closes_early = [](const auto& row) {
    return row.opened && row.closed && *row.closed < *row.opened;
  };
  add("closed-before-opened", text::area_check::closed_before_opened, count(data.practices, closes_early));
  add("closed-before-opened", text::area_check::closed_before_opened_2, count(data.networks, closes_early));
  add("membership-in-future", text::area_check::membership_in_future,
      count(data.memberships, [&data](const Membership& row) { return row.start > data.newest; }));
  add("newest-without-map", text::area_check::newest_without_map,
      data.vintages.empty() || data.newest <= data.vintages.back() ? 0 : 1);
  add("hours-overlap", text::area_check::hours_overlap,
      count(data.services, [](const Service& row) { return row.hours && overlap(*row.hours); }) +
          count(data.services_beyond, [](const Service& row) { return row.hours && overlap(*row.hours); }));
  if (const Bounds box = box_of(data); !box.empty()) {
    const auto far = [&box](const auto& row) { return row.point && is_far(box, *row.point); };
    // Practices of elsewhere may be anywhere: people register with them online.
    const auto far_practice = [&](const Practice& row) { return row.in_area && far(row); };
    const auto far_site = [&](const Site& row) {
      return data.practices[row.practice.value].in_area && far(row);
    };
    add("place-far-away", text::area_check::place_far_away,
        count(data.practices, far_practice) + count(data.sites, far_site) + count(data.services, far) +
            count(data.services_beyond, far));
    add("small-area-far-away", text::area_check::small_area_far_away,
        count(data.small_areas, [&box](const SmallArea& row) { return is_far(box, row.centroid); }));
    add("postcode-far-away", text::area_check::postcode_far_away,
        count(data.postcodes, [&box](const Postcode& row) {
          return is_far(box, {static_cast<double>(row.east), static_cast<double>(row.north)});
        }));
  }
  constexpr std::int32_t kPlaces = 33'755;  // small areas of England, all of which have a rank
  add("decile-not-of-rank", text::area_check::decile_not_of_rank,
      count(data.small_areas, [](const SmallArea& row) {
        return row.imd_rank > 0 && row.imd_decile > 0 && row.imd_rank <= kPlaces &&
               (std::int64_t{row.imd_rank} * 10 + kPlaces - 1) / kPlaces != row.imd_decile;
      }));
  add("ages-not-of-list", text::area_check::ages_not_of_list, lists_against_ages(data));
  return found;
}

}  // namespace pcn
