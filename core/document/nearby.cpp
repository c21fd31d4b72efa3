#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/ways.h"
#include "texts/words.h"

namespace pcn {
namespace {

// Whether the practice sees patients on the day, as far as the data tell.
bool is_open(const ViewContext& context, PracticeIndex index) {
  const Practice& practice = context.data.practices[index.value];
  if (special_list_of(context.data, index) != nullptr) return false;
  if (is_open_beyond_england(practice)) return true;
  if (!context.day.networks_of[index.value].empty()) return true;
  const auto& unallocated = context.day.unallocated;
  if (std::binary_search(unallocated.begin(), unallocated.end(), index)) return true;
  // Beyond the edge memberships are not always known; a list near the day stands in for them.
  if (practice.in_area || practice.status == PracticeStatus::kInactive) return false;
  if (practice.closed && *practice.closed <= context.day.date) return false;
  return context.day.list_of(index).has_value();
}

// By land before across the sea, then the nearer.
bool before(const Way& a, const Way& b) {
  return a.by_land() != b.by_land() ? a.by_land() : a.metres < b.metres;
}

// Across more sea than this nobody goes for a practice or a pharmacy.
constexpr double kShortCrossing = 10'000;

bool too_far(const Way& way) { return !way.by_land() && way.metres > kShortCrossing; }

std::string clock(int minutes) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60 % 24) + ":" + two(minutes % 60);
}

std::string day_words(const std::vector<OpenInterval>& intervals) {
  if (intervals.empty()) return text::parts::closed;
  std::vector<std::string> parts;
  for (const OpenInterval& interval : intervals) {
    const bool all_day = interval.open == 0 && interval.close >= 1439;
    parts.push_back(all_day ? std::string(text::parts::all_day)
                            : clock(interval.open) + "–" + clock(interval.close));
  }
  return join(parts, text::words::list_and);
}

// Each practice's nearest site on the day, of one practice or, with none named, of all.
std::vector<std::optional<NearPractice>> nearest_sites(const Dataset& data, BritishGrid from, Date day,
                                                       PracticeIndex wanted) {
  const Ways ways(data);
  std::vector<std::optional<NearPractice>> best(data.practices.size());
  const auto consider = [&](PracticeIndex practice, BritishGrid point, const Site* site) {
    if (wanted && practice != wanted) return;
    const Way way = ways.way(from, point);
    auto& known = best[practice.value];
    if (!known || before(way, known->way)) known = NearPractice{practice, way, site};
  };
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    if (const auto& point = data.practices[at].point) consider(PracticeIndex(at), *point, nullptr);
  }
  for (const CarePoint& point : care_points(data, day)) {
    if (point.item >= data.sites.size()) continue;
    const Site& site = data.sites[point.item];
    const bool main = site.kind == SiteKind::kMain || site.practice != point.practice;
    consider(point.practice, point.at, main ? nullptr : &site);
  }
  return best;
}

}  // namespace

std::string at_site_words(const NearPractice& near) {
  if (near.site == nullptr) return {};
  return std::string(text::words::list_comma) + (near.site->kind == SiteKind::kMerged
                                                     ? say(text::parts::at_site{.site = near.site->name})
                                                     : std::string(text::parts::at_branch));
}

std::optional<NearPractice> nearest_site(const Dataset& data, PracticeIndex practice, BritishGrid from,
                                         Date day) {
  const auto best = nearest_sites(data, from, day, practice);
  return best[practice.value];
}

std::vector<NearPractice> nearest_practices(const ViewContext& context, BritishGrid from, std::size_t count) {
  const Dataset& data = context.data;
  const auto best = nearest_sites(data, from, context.day.date, {});
  std::vector<NearPractice> result;
  for (const auto& candidate : best) {
    if (candidate && !too_far(candidate->way) && is_open(context, candidate->practice))
      result.push_back(*candidate);
  }
  sort_stable(result.begin(), result.end(), [&data](const NearPractice& a, const NearPractice& b) {
    if (before(a.way, b.way) || before(b.way, a.way)) return before(a.way, b.way);
    return data.practices[a.practice.value].code < data.practices[b.practice.value].code;
  });
  if (result.size() > count) result.resize(count);
  return result;
}

std::vector<NearService> nearest_services(const Dataset& data, ServiceKind kind, BritishGrid from,
                                          std::size_t count, Date day) {
  const Ways ways(data);
  std::vector<NearService> result;
  for (std::size_t at = 0; at < data.services.size(); ++at) {
    const Service& service = data.services[at];
    if (service.kind != kind || !service.point || !is_known(data, service, day)) continue;
    const Way way = ways.way(from, *service.point);
    if (!too_far(way)) result.push_back({ServiceIndex(at), way});
  }
  sort_stable(result.begin(), result.end(),
              [](const NearService& a, const NearService& b) { return before(a.way, b.way); });
  if (result.size() > count) result.resize(count);
  return result;
}

std::string_view service_word(ServiceKind kind) {
  switch (kind) {
    case ServiceKind::kEnhancedAccess:
      return text::parts::evening_clinic;
    case ServiceKind::kUrgentTreatment:
    case ServiceKind::kWalkIn:
    case ServiceKind::kOutOfHours:
      return text::parts::prescribing_service;
    case ServiceKind::kPharmacy:
      return text::parts::pharmacy;
    case ServiceKind::kHospital:
      return text::parts::hospital;
  }
  return text::parts::service;
}

std::string hours_words(const WeekHours& hours) {
  std::vector<std::string> parts;
  for (std::size_t first = 0; first < hours.size();) {
    std::size_t last = first;
    while (last + 1 < hours.size() && hours[last + 1] == hours[first]) ++last;
    const std::string open = day_words(hours[first]);
    const std::string_view one = weekday_words(static_cast<int>(first));
    const std::string_view other = weekday_words(static_cast<int>(last));
    parts.push_back(first == last ? say(text::parts::one_day{.day = one, .hours = open})
                    : last == first + 1
                        ? say(text::parts::two_days{.first = one, .hours = open, .last = other})
                        : say(text::parts::days{.first = one, .hours = open, .last = other}));
    first = last + 1;
  }
  return join(parts, text::parts::days_comma);
}

std::string hours_of_day(const WeekHours& hours, int day) {
  return say(text::parts::one_day{.day = weekday_words(day),
                                  .hours = day_words(hours[static_cast<std::size_t>(day)])});
}

}  // namespace pcn
