#include "core/insight/activity.h"

#include "core/footprint/basis_words.h"
#include "core/insight/members.h"
#include "texts/activity.h"

namespace pcn {
namespace {

constexpr ActivityWords kWords[] = {
    {"appointments", text::activity::appointments, text::activity::per_1000,
     text::activity::appointments_count, text::activity::registered, 1000, 0,
     text::activity::appointments_caution},
    {"seen-in-two-weeks", text::activity::two_weeks, text::activity::of_appointments,
     text::activity::two_weeks_count, text::activity::two_weeks_of, 100, 1,
     text::activity::two_weeks_caution},
    {"acc-08", text::activity::fund, text::activity::of_appointments, text::activity::fund_count,
     text::activity::fund_of, 100, 1, text::activity::fund_caution},
    {"online-requests", text::activity::requests, text::activity::per_1000, text::activity::requests_count,
     text::activity::registered, 1000, 0, text::activity::requests_caution},
    {"calls-answered", text::activity::calls, text::activity::of_calls, text::activity::calls_count,
     text::activity::calls_of, 100, 1, text::activity::calls_caution},
    {"gp-heads", text::activity::gps, text::activity::per_10000, text::activity::gps_count,
     text::activity::registered, 10'000, 1, text::activity::gps_caution},
    {"nurse-heads", text::activity::nurses, text::activity::per_10000, text::activity::nurses_count,
     text::activity::registered, 10'000, 1, text::activity::nurses_caution},
};

void add(std::vector<ActivityFigure>& figures, const Dataset& data, PracticeIndex practice, double share) {
  for (ActivityFigure& figure : figures) ++figure.practices;
  for (const ActivityCount* row : rows_of(data.activity, practice)) {
    ActivityFigure& figure = figures[row->measure];
    figure.count += row->count * share;
    figure.of += row->of * share;
    ++figure.known;
  }
}

}  // namespace

const ActivityWords* find_activity(std::string_view id) {
  for (const ActivityWords& words : kWords) {
    if (words.id == id) return &words;
  }
  return nullptr;
}

std::optional<double> ActivityFigure::value(const ActivityWords& words) const {
  if (!(of > 0)) return std::nullopt;
  return count / of * words.factor;
}

std::vector<ActivityFigure> network_activity(const Dataset& data, NetworkIndex network, Date day) {
  std::vector<ActivityFigure> figures(data.activity_measures.size());
  for (const MemberShare& member : members_on(data, network, day))
    add(figures, data, member.practice, member.share);
  return figures;
}

std::vector<ActivityFigure> practice_activity(const Dataset& data, PracticeIndex practice) {
  std::vector<ActivityFigure> figures(data.activity_measures.size());
  add(figures, data, practice, 1);
  return figures;
}

std::string period_words(const ActivityMeasure& measure) {
  const auto [from, to] = std::pair(measure.from, measure.to);
  if (from == to) return to_words(to);
  if (from.year == to.year && from.month == to.month) return month_words(to);
  if (from.month == 4 && to.month == 3 && to.year == from.year + 1)
    return say(text::activity::year_to{.month = month_words(to)});
  return say(text::activity::from_to{.from = month_words(from), .to = month_words(to)});
}

}  // namespace pcn
