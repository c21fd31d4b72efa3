#include <algorithm>
#include <map>
#include <tuple>

#include "core/import/activity_files.h"
#include "core/import/build.h"
#include "core/import/practice_parts.h"

namespace pcn {
namespace {

using Reader = Result<std::vector<PracticeActivity>> (*)(std::string_view, const std::string&);
struct Kind {
  const char* kind;  // of sources
  Reader read;
  bool newest_month;  // of several months the newest alone counts; else they are added up
};
constexpr Kind kKinds[] = {{"appointments", read_waits, true},
                           {"practice-heads", read_heads, true},
                           {"online-consultations", read_online, true},
                           {"calls", read_calls, false},
                           {"impact-fund", read_impact, true}};

// What a file says of one practice and measure, all of its months that count together.
struct Total {
  double count = 0;
  double of = 0;
};

void put(Build& build, const std::vector<PracticeActivity>& rows, bool newest_month, Date day) {
  Dataset& data = build.data;
  const auto index = index_practices(data);
  std::map<std::string, std::pair<Date, Date>> periods;
  for (const PracticeActivity& row : rows) {
    Date from = row.from == Date{} ? day : row.from;
    if (row.of_month) from.day = 1;
    const Date to = row.to == Date{} ? day : row.to;
    const auto [period, is_new] = periods.emplace(row.measure, std::pair(from, to));
    if (is_new) continue;
    if (to > period->second.second) period->second.second = to;
    if (newest_month ? from > period->second.first : from < period->second.first) period->second.first = from;
  }
  for (const auto& [measure, period] : periods) {
    std::map<std::string, Total> totals;
    ActivityMeasure described{measure, period.first, period.second, 0, 0};
    for (const PracticeActivity& row : rows) {
      if (row.measure != measure || (newest_month && row.from != Date{} && row.from != period.first))
        continue;
      Total& total = totals[row.practice];
      total.count += row.count;
      total.of += row.of;
      described.england_count += row.count;
      described.england_of += row.of;
    }
    const auto number = static_cast<std::uint16_t>(data.activity_measures.size());
    data.activity_measures.push_back(described);
    for (const auto& [code, total] : totals) {
      const auto found = index.find(code);
      if (found == index.end() || !data.practices[found->second.value].in_area) continue;
      data.activity.push_back({found->second, number, total.count, total.of});
    }
  }
}

}  // namespace

Status add_activity(Build& build) {
  for (const Kind& kind : kKinds) {
    const std::string id = build.inputs.newest(kind.kind);
    const auto rows = build.load(id, kind.read);
    if (!rows) return rows.error();
    if (*rows) put(build, **rows, kind.newest_month, build.inputs.day(id));
  }
  std::sort(build.data.activity.begin(), build.data.activity.end(),
            [](const ActivityCount& a, const ActivityCount& b) {
              return std::tie(a.practice, a.measure) < std::tie(b.practice, b.measure);
            });
  return ok();
}

}  // namespace pcn
