#include "core/insight/activity.h"

#include "core/footprint/basis_words.h"
#include "core/insight/members.h"

namespace pcn {
namespace {

constexpr ActivityWords kWords[] = {
    {"appointments", "Appointments", "for each 1,000 patients", "appointments in the month",
     "registered patients", 1000, 0,
     "Practices record appointments in different ways; telephone calls and home visits count where they are "
     "booked as such. More is not always better."},
    {"seen-in-two-weeks", "Seen within two weeks of booking", "% of appointments",
     "appointments within 14 days of booking", "appointments whose waiting time is known", 100, 1,
     "Appointments that are booked ahead on purpose, such as reviews, count as waiting too."},
    {"acc-08", "Seen within two weeks, where the fund counts it", "% of appointments",
     "appointments within two weeks (ACC-08)", "appointments that the Investment and Impact Fund counts", 100,
     1,
     "The fund leaves out kinds of appointments that are usually planned ahead, so it lies above the figure "
     "for all "
     "appointments."},
    {"online-requests", "Online requests", "for each 1,000 patients", "requests sent online in the month",
     "registered patients", 1000, 0,
     "Official statistics in development. Some practices send all contacts through the online form, others "
     "few."},
    {"calls-answered", "Calls answered", "% of calls", "calls answered by a person",
     "calls answered or missed", 100, 1,
     "Only practices whose telephone supplier reports. Calls that ended with the recorded messages or asked "
     "for a "
     "call-back count neither as answered nor as missed."},
    {"gp-heads", "GPs, heads", "for each 10,000 patients", "GPs, each counted once", "registered patients",
     10'000, 1,
     "Heads, not working time: a GP of one day a week counts like one of five. GPs in training included."},
    {"nurse-heads", "Nurses, heads", "for each 10,000 patients", "nurses, each counted once",
     "registered patients", 10'000, 1, "Heads, not working time."},
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
  if (from.month == 4 && to.month == 3 && to.year == from.year + 1) return "year to " + month_words(to);
  return month_words(from) + " to " + month_words(to);
}

}  // namespace pcn
