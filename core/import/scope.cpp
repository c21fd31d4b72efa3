#include <algorithm>

#include "core/base/codes.h"
#include "core/base/text.h"
#include "core/import/boards.h"
#include "core/import/build.h"

namespace pcn {
namespace {

std::string slug(std::string_view name) {
  std::string text;
  for (const char c : to_lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      text += c;
    } else if (!text.empty() && text.back() != '-') {
      text += '-';
    }
  }
  while (text.ends_with('-')) text.pop_back();
  return text;
}

// Which practices are of the area, learnt from the newest vintage backwards: a commissioner of an earlier
// vintage belongs to the area when most of its practices that are known by then do.
class ScopeFinder {
 public:
  explicit ScopeFinder(AreaScope& scope) : scope_(scope) { scope_.commissioners = scope_.sub_icbs; }

  void learn(const std::vector<std::pair<std::string, std::string>>& practice_and_commissioner) {
    std::map<std::string, std::pair<int, int>> counts;
    for (const auto& [practice, commissioner] : practice_and_commissioner) {
      const auto known = inside_.find(practice);
      if (known == inside_.end()) continue;
      (known->second ? counts[commissioner].first : counts[commissioner].second) += 1;
    }
    for (const auto& [commissioner, count] : counts) {
      if (count.first > count.second) scope_.commissioners.insert(commissioner);
    }
    for (const auto& [practice, commissioner] : practice_and_commissioner) {
      inside_.emplace(practice, scope_.commissioners.contains(commissioner));
    }
  }

 private:
  AreaScope& scope_;
  std::map<std::string, bool> inside_;
};

// In its first months the file has only practices that used such a system: a month with fewer practices than
// this part of the fullest is no vintage.
constexpr double kWhole = 0.9;

void add_months(NetworkHistory& history, std::vector<MonthlyMembership>&& rows) {
  std::map<Date, MonthVintage> months;
  std::size_t fullest = 0;
  for (MonthlyMembership& row : rows) {
    if (row.month > history.maps.back().date) continue;
    MonthVintage& month = months[row.month];
    month.date = row.month;
    month.rows.push_back(std::move(row));
    fullest = std::max(fullest, month.rows.size());
  }
  for (auto& [date, month] : months) {
    if (static_cast<double>(month.rows.size()) >= kWhole * static_cast<double>(fullest))
      history.months.push_back(std::move(month));
  }
}

}  // namespace

Status load_history(Build& build) {
  auto& history = build.history;
  const auto details = build.inputs.of_kind("pcn-details");
  for (const std::string& id : details) {
    auto rows = build.load(id, read_pcn_details);
    if (!rows) return rows.error();
    if (*rows) history.registers.push_back({build.inputs.day(id), std::move(**rows), {}});
  }
  for (const std::string& id : build.inputs.of_kind("pcn-members")) {
    auto rows = build.load(id, read_pcn_members);
    if (!rows) return rows.error();
    if (!*rows) continue;
    const Date day = build.inputs.day(id);
    const auto vintage = std::find_if(history.registers.begin(), history.registers.end(),
                                      [day](const PcnVintage& candidate) { return candidate.date == day; });
    if (vintage == history.registers.end()) {
      return Error{ErrorCode::kInconsistent,
                   {"sources.json", 0, 0, id},
                   "there is no source of kind \"pcn-details\" with the same day " + to_iso(day)};
    }
    vintage->members = std::move(**rows);
  }
  for (const std::string& id : build.inputs.of_kind("practice-map")) {
    auto rows = build.load(id, read_practice_map);
    if (!rows) return rows.error();
    if (*rows && !(*rows)->empty()) {
      history.maps.push_back({(*rows)->front().date, build.inputs.spec(id)->file, std::move(**rows)});
    }
  }
  if (history.maps.empty()) {
    return Error{ErrorCode::kNotFound,
                 {"sources.json", 0, 0, "practice-map"},
                 "no practice map could be read: at least the newest is needed"};
  }
  auto months = build.load(build.inputs.newest("monthly-memberships"), read_monthly_memberships);
  if (!months) return months.error();
  if (*months) add_months(history, std::move(**months));
  std::set<Date> days;
  for (const auto& month : history.months) days.insert(month.date);
  for (const auto& vintage : history.registers) days.insert(vintage.date);
  for (const auto& map : history.maps) days.insert(map.date);
  build.data.vintages.assign(days.begin(), days.end());
  build.data.newest = history.maps.back().date;
  return ok();
}

Status find_scope(Build& build) {
  const auto& newest = build.history.maps.back();
  AreaScope& scope = build.scope;
  scope.icb = normalise_code(build.options.icb);
  for (const auto& row : newest.rows) {
    if (row.icb != scope.icb) continue;
    scope.sub_icbs.insert(row.commissioner);
    scope.icb_name = row.icb_name;
  }
  if (scope.sub_icbs.empty()) {
    std::vector<std::vector<PracticeMapping>> earlier;
    for (const MapVintage& map : build.history.maps) earlier.push_back(map.rows);
    earlier.pop_back();
    std::vector<AreaCommissioner> lookups;
    for (const std::string& id : build.inputs.of_kind("area-commissioners")) {
      auto rows = build.load(id, read_area_commissioners);
      if (rows && *rows) lookups.insert(lookups.end(), (*rows)->begin(), (*rows)->end());
    }
    return Error{ErrorCode::kNotFound,
                 {newest.file, 0, 0, "ICB_CODE"},
                 unknown_board(scope.icb, newest.rows, earlier, lookups)};
  }
  ScopeFinder finder(scope);
  using Rows = std::vector<std::pair<std::string, std::string>>;
  const auto learn_map = [&finder](const MapVintage& map) {
    Rows rows;
    for (const auto& row : map.rows) rows.emplace_back(row.practice, row.commissioner);
    finder.learn(rows);
  };
  // Newest first: the vintages of both kinds in falling order of their days.
  for (auto it = build.data.vintages.rbegin(); it != build.data.vintages.rend(); ++it) {
    for (const auto& map : build.history.maps) {
      if (map.date == *it) learn_map(map);
    }
    for (const auto& vintage : build.history.registers) {
      if (vintage.date != *it) continue;
      Rows rows;
      for (const auto& member : vintage.members)
        rows.emplace_back(member.practice, member.practice_commissioner);
      finder.learn(rows);
    }
  }
  build.data.icb_code = scope.icb;
  build.data.icb_name = scope.icb_name;
  build.data.name = short_board_name(scope.icb_name);
  build.data.id = slug(build.data.name);
  return ok();
}

}  // namespace pcn
