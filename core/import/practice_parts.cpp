#include "core/import/practice_parts.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/geo/projection.h"
#include "core/import/names.h"

namespace pcn {

std::map<std::string, PracticeIndex, std::less<>> index_practices(const Dataset& data) {
  std::map<std::string, PracticeIndex, std::less<>> index;
  for (std::size_t i = 0; i < data.practices.size(); ++i)
    index.emplace(data.practices[i].code, PracticeIndex{i});
  return index;
}

void add_lists(Build& build, const PracticeFiles& files) {
  Dataset& data = build.data;
  const auto index = index_practices(data);
  std::int64_t repeated = 0;
  std::vector<PracticeList> lists = files.lists;
  const auto add = [&](const std::string& practice, Date date, ListKind kind, std::int64_t patients) {
    const auto found = index.find(practice);
    if (found != index.end() && patients > 0) data.lists.push_back({found->second, date, kind, {patients}});
  };
  // Of the year before the newest lists, practices beyond the edge have the newest only: there they serve the
  // model of patients, and change little.
  const auto spared = [&](const PracticeList& list) {
    constexpr std::int32_t kYear = 366;
    const auto found = index.find(list.practice);
    return found != index.end() && !data.practices[found->second.value].in_area &&
           to_days(data.newest) - to_days(list.date) < kYear;
  };
  std::erase_if(lists, spared);
  for (const auto& list : lists) add(list.practice, list.date, ListKind::kOnDay, list.patients);
  for (const auto& ages : files.ages) add(ages.practice, ages.date, ListKind::kOnDay, ages.patients);
  for (const auto& [date, rows] : files.payments) {
    for (const auto& row : rows) {
      const auto found = index.find(row.practice);
      if (found == index.end()) continue;
      if (row.registered) add(row.practice, date, ListKind::kYearAverage, std::llround(*row.registered));
      if (row.weighted && *row.weighted > 0 && told_in_full(data.practices[found->second.value])) {
        data.weighted.push_back({found->second, date, {*row.weighted}});
      }
    }
  }
  const auto by_key = [](const auto& a, const auto& b) {
    if constexpr (requires { a.kind; }) {
      return std::tie(a.practice, a.date, a.kind) < std::tie(b.practice, b.date, b.kind);
    } else {
      return std::tie(a.practice, a.date) < std::tie(b.practice, b.date);
    }
  };
  const auto keep_first = [&](auto& rows) {
    std::stable_sort(rows.begin(), rows.end(), by_key);
    const auto last = std::unique(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
      return !by_key(a, b) && !by_key(b, a);
    });
    repeated += rows.end() - last;
    rows.erase(last, rows.end());
  };
  keep_first(data.lists);
  keep_first(data.weighted);
  build.note(Severity::kWarning, "list-twice", "",
             "Lists that a file gives twice for a practice: the first was kept.", repeated);
  for (const auto& ages : files.ages) {
    data.age_sex_date = ages.date;
    const auto found = index.find(ages.practice);
    if (found == index.end() || !told_in_full(data.practices[found->second.value])) continue;
    data.age_sex.push_back({found->second, ages.female, ages.male, ages.unknown});
  }
  std::sort(data.age_sex.begin(), data.age_sex.end(),
            [](const AgeSex& a, const AgeSex& b) { return a.practice < b.practice; });
}

namespace {

// Metres within which two sites are one.
constexpr double kSamePlace = 60;

bool near_point(const std::optional<BritishGrid>& a, const std::optional<BritishGrid>& b) {
  return a && b && std::hypot(a->east - b->east, a->north - b->north) <= kSamePlace;
}

std::optional<BritishGrid> site_point(const Build& build, const PracticeSite& site) {
  if (const PostcodePoint* found = build.point_of(site.postcode)) return found->point;
  if (!site.place) return std::nullopt;
  const BritishGrid point = to_grid(*site.place);
  return BritishGrid{std::round(point.east), std::round(point.north)};
}

}  // namespace

void add_sites(Build& build, const PracticeFiles& files) {
  Dataset& data = build.data;
  const auto index = index_practices(data);
  const auto listed = build.inputs.used({"practice-sites"});
  const auto registers = build.inputs.used({"organisations"});
  const SourceIndex site_source = listed.empty() ? SourceIndex{} : listed.front();
  const SourceIndex register_source = registers.empty() ? SourceIndex{} : registers.back();
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    const Practice& practice = data.practices[i];
    if (!told_in_full(practice) || !practice.point) continue;
    data.sites.push_back({practice.code, PracticeIndex{i}, SiteKind::kMain, practice.name, practice.address,
                          practice.postcode, practice.point, practice.phone, practice.website,
                          register_source});
  }
  std::set<std::string> seen_today;
  for (const auto& row : build.history.maps.back().rows) seen_today.insert(row.practice);
  std::int64_t orphans = 0;
  for (const PracticeSite& site : files.sites) {
    const auto found = index.find(site.code.substr(0, std::min<std::size_t>(6, site.code.size())));
    if (found == index.end() || !told_in_full(data.practices[found->second.value])) continue;
    const Practice& practice = data.practices[found->second.value];
    const auto point = site_point(build, site);
    const bool branch = site.code.size() > 6;
    if (!branch && (near_point(point, practice.point) || !practice.point)) continue;
    // A main site of 2019 that is not where the practice is now, and the branches of a practice that has
    // closed.
    const bool open = seen_today.contains(practice.code);
    if (branch && !open) ++orphans;
    const std::string postcode = normalise_postcode(site.postcode).value_or("");
    data.sites.push_back({branch ? site.code : site.code + "-2019", found->second,
                          branch && open ? SiteKind::kBranch : SiteKind::kFormer, official_name(site.name),
                          site.address, postcode, point, site.phone, site.website, site_source});
  }
  std::stable_sort(data.sites.begin(), data.sites.end(), [](const Site& a, const Site& b) {
    return std::tie(a.practice, a.kind, a.code) < std::tie(b.practice, b.kind, b.code);
  });
  build.note(Severity::kNote, "branch-of-closed-practice", "",
             "Branch sites of 2019 whose practice no longer exists: kept as former sites.", orphans);
}

}  // namespace pcn
