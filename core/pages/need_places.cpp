#include "texts/need_places.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/document/service_words.h"
#include "core/insight/holidays.h"
#include "core/pages/need_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::need_places;

namespace {

constexpr std::size_t kShown = 6;
constexpr double kNotFar = 3000;  // metres: farther ones whose hours are not known are no help
constexpr int kLate = 20 * 60;    // minutes: open after this is late
constexpr int kSaturday = 5, kSunday = 6;

std::string day_and_date(Date day) {
  return say(words::weekday_and_date{.day = to_words(day), .weekday = weekday_words(weekday(day))});
}

bool open_late_on(const WeekHours& hours, std::optional<Date> day) {
  if (!day) return open_late(hours, kLate);
  const auto& intervals = hours[static_cast<std::size_t>(weekday(*day))];
  return std::any_of(intervals.begin(), intervals.end(),
                     [](const OpenInterval& interval) { return interval.close > kLate; });
}

// What of a pharmacy's hours a need asks for.
struct Wanted {
  HoursShown shown = HoursShown::kWeek;
  std::optional<Moment> moment;  // open at it
  std::optional<Date> late_day;
  bool late = false;
  int day = -1;  // 0 = Monday: any time of it

  [[nodiscard]] bool any() const { return !moment && !late && day < 0; }
  [[nodiscard]] bool fits(const WeekHours& hours) const {
    if (moment) return open_at(hours, *moment) == OpenState::kOpen;
    if (late) return open_late_on(hours, late_day);
    return day < 0 || !hours[static_cast<std::size_t>(day)].empty();
  }
  [[nodiscard]] std::string text() const {  // "open on Sunday"
    if (moment)
      return say(words::open_at{.day = day_and_date(moment->date), .time = clock_words(moment->minute)});
    if (late) {
      return late_day ? say(words::open_after_on{.day = day_and_date(*late_day), .time = clock_words(kLate)})
                      : say(words::open_after{.time = clock_words(kLate)});
    }
    return day < 0 ? std::string() : say(words::open_on{.weekday = weekday_words(day)});
  }
};

Wanted wanted_by(const ViewContext& context, const Need& need) {
  Wanted wanted;
  if (need.id == "pharmacy-sunday" || need.id == "pharmacy-saturday") {
    wanted.day = need.id == "pharmacy-sunday" ? kSunday : kSaturday;
    wanted.shown = wanted.day == kSunday ? HoursShown::kSunday : HoursShown::kSaturday;
  } else if (need.id == "pharmacy-late") {
    wanted.late = true;
    wanted.late_day = parse_date(extra(context.state, "on"));
    if (wanted.late_day) wanted.shown = HoursShown::kDay;
  } else if (need.id == "pharmacy") {
    wanted.moment = wanted_moment(context.state);
    if (wanted.moment) wanted.shown = HoursShown::kDay;
  }
  return wanted;
}

Date day_of(const Wanted& wanted) {
  return wanted.moment ? wanted.moment->date : wanted.late_day.value_or(Date{});
}

void append_other_times(Document& document, const Need& need) {
  Paragraph other = paragraph(words::other_times);
  bool first = true;
  const auto add = [&](TextId time, std::string_view id, std::string_view when) {
    if (!first) other.spans.push_back(plain(words::between_times));
    first = false;
    other.spans.push_back(link(time, show_need(id, when)));
  };
  add(words::open_now, "pharmacy", "on=now&at=now");
  if (need.id != "pharmacy-late") add(words::late_today, "pharmacy-late", "on=now&at=");
  if (need.id != "pharmacy-saturday") add(words::on_saturday, "pharmacy-saturday", {});
  if (need.id != "pharmacy-sunday") add(words::on_sunday, "pharmacy-sunday", {});
  add(words::all_week, "pharmacy", {});
  other.spans.push_back(plain(words::times_end));
  document.blocks.emplace_back(std::move(other));
}

void append_find_pharmacy(Document& document) {
  add_paragraph(document,
                words::find_pharmacy{
                    .find = outside_link("", "https://www.nhs.uk/service-search/pharmacy/find-a-pharmacy")});
}

// Pharmacies beyond the edge, of which only name, postcode and hours are here, that are as near as the last
// listed.
std::int64_t nearer_beyond(const ViewContext& context, const FromWhere& from, double metres,
                           const Wanted& wanted) {
  const Ways ways(context.data);
  std::int64_t count = 0;
  for (const Service& service : context.data.services_beyond) {
    if (service.kind != ServiceKind::kPharmacy || !service.point) continue;
    if (!wanted.any() && !(service.hours && wanted.fits(*service.hours))) continue;
    const Way way = ways.way(from.point, *service.point);
    if (way.by_land() && way.metres < metres) ++count;
  }
  return count;
}

void append_distances(Document& document, const std::vector<Way>& ways, std::string_view from) {
  add_paragraph(
      document,
      text::parts::distances{.how = ways_sentence(ways), .place = from, .term = term("", "distance")},
      Tone::kMuted);
}

void say_bank_holiday(Document& document, const Wanted& wanted) {
  const Date day = day_of(wanted);
  if (!wanted.moment && !wanted.late_day) return;
  if (const auto holiday = bank_holiday_on(day))
    add_paragraph(document, words::bank_holiday{.day = to_words(day), .holiday = holiday->name},
                  Tone::kCaution);
}

}  // namespace

void append_phone(Paragraph& item, const std::string& phone) {
  if (phone.empty()) return;
  append_sentence(item, spans(words::phone{.number = phone, .phone = phone_link(phone)}));
}

Paragraph service_item(const ViewContext& context, ServiceIndex index, const std::optional<Way>& way,
                       HoursShown hours, Date day) {
  const Dataset& data = context.data;
  const Service& service = data.services[index.value];
  const std::string_view kind = service_word(service.kind);
  const std::string name = to_lower_ascii(service.name);
  const bool said = name.find(kind) != std::string::npos || name.find("chemist") != std::string::npos;
  std::vector<std::string> where = {service.address, service.postcode};
  std::erase(where, std::string());
  if (where.empty()) where.emplace_back(words::address_not_known);
  if (way) where.push_back(away_words(data, *way));
  const Span link_of = link("", show_service(service));
  const std::string place = join(where, ", ");
  Paragraph item = said ? paragraph(words::service{.name = service.name, .service = link_of, .where = place})
                        : paragraph(words::service_of_kind{
                              .kind = kind, .name = service.name, .service = link_of, .where = place});
  if (hours != HoursShown::kNone) {
    const int of_day = hours == HoursShown::kSunday     ? kSunday
                       : hours == HoursShown::kSaturday ? kSaturday
                                                        : weekday(day);
    item.spans.back().text +=
        " " + (!service.hours ? std::string(words::hours_not_known)
                              : say(words::hours{.hours = hours == HoursShown::kWeek
                                                              ? hours_words(*service.hours)
                                                              : hours_of_day(*service.hours, of_day)}));
  }
  append_phone(item, service.phone);
  if (service.phone.empty()) append_sentence(item, words::phone_not_known);
  return item;
}

Paragraph hours_caution(const ViewContext& context, ServiceKind kind) {
  std::string of;
  for (const Service& service : context.data.services) {
    if (service.kind != kind || !service.hours || !service.source.valid()) continue;
    of = context.data.sources[service.source.value].date;
    break;
  }
  return paragraph(
      of.empty() ? std::string(words::may_have_changed) : say(words::may_have_changed_since{.day = of}),
      Tone::kMuted);
}

void append_pharmacies_near(Document& document, const ViewContext& context, const Need& need) {
  const Dataset& data = context.data;
  const auto from = from_where(context);
  const Wanted wanted = wanted_by(context, need);
  const bool of_its_own = document.summary.empty();  // else a section of another card
  if (!of_its_own) add_heading(document, words::pharmacies_title);
  std::int64_t all = 0, fitting = 0, unknown = 0;
  for (const Service& service : data.services) {
    if (service.kind != ServiceKind::kPharmacy || !is_known(data, service, context.day.date)) continue;
    ++all;
    if (!service.hours) ++unknown;
    if (service.hours && wanted.fits(*service.hours)) ++fitting;
  }
  if (all == 0) {
    document.summary = words::pharmacies_not_known;
    append_find_pharmacy(document);
    return;
  }
  if (of_its_own) {
    const std::string open = wanted.text();
    document.summary = !from          ? words::type_for_nearest
                       : open.empty() ? say(words::nearest{.place = from->words})
                                      : say(words::nearest_open{.open = open, .place = from->words});
  }
  say_bank_holiday(document, wanted);
  if (!from) {
    add_paragraph(document, wanted.any() ? say(words::pharmacies{.pharmacies = all})
                                         : say(words::pharmacies_open{.all = all,
                                                                      .area = data.name,
                                                                      .fitting = fitting,
                                                                      .open = wanted.text(),
                                                                      .unknown = unknown}));
    add_paragraph(document, words::type_or_locate);
    if (of_its_own) append_other_times(document, need);
    append_find_pharmacy(document);
    return;
  }
  BulletList list, doubtful;
  std::vector<Way> ways;
  for (const NearService& near :
       nearest_services(data, ServiceKind::kPharmacy, from->point, data.services.size(), context.day.date)) {
    if (list.items.size() == kShown) break;
    const Service& service = data.services[near.service.value];
    if (wanted.any() || (service.hours && wanted.fits(*service.hours))) {
      ways.push_back(near.way);
      list.items.push_back(service_item(context, near.service, near.way, wanted.shown, day_of(wanted)));
    } else if (!service.hours && doubtful.items.size() < 3 && near.way.metres < kNotFar) {
      doubtful.items.push_back(service_item(context, near.service, near.way, HoursShown::kNone));
    }
  }
  if (list.items.empty()) {
    add_paragraph(document, words::none_open{.open = wanted.text()}, Tone::kCaution);
  } else {
    const std::int64_t beyond = nearer_beyond(context, *from, ways.back().metres, wanted);
    document.blocks.emplace_back(std::move(list));
    if (beyond > 0)
      add_paragraph(document, words::near_beyond{.area = data.name, .pharmacies = beyond}, Tone::kCaution);
    if (!doubtful.items.empty()) {
      add_paragraph(document, words::near_with_unknown_hours);
      document.blocks.emplace_back(std::move(doubtful));
    }
    append_distances(document, ways, from->words);
    const std::string caution =
        border_caution(data, from->place, BeyondBorder::kServices, ways.front().metres);
    if (!caution.empty()) add_paragraph(document, caution, Tone::kCaution);
  }
  document.blocks.push_back(hours_caution(context, ServiceKind::kPharmacy));
  if (of_its_own) append_other_times(document, need);
  append_find_pharmacy(document);
}

void append_hospitals_near(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  const auto from = from_where(context);
  document.summary = from ? say(words::hospitals_from{.place = from->words}) : words::hospitals;
  add_paragraph(document, words::hospital_caution{.emergency = phone_link("999"), .help = phone_link("111")});
  add_paragraph(document, words::emergency_not_known, Tone::kCaution);
  BulletList list;
  const auto add = [&](ServiceIndex index, const std::optional<Way>& way) {
    const Service& service = data.services[index.value];
    const Span link_of = link(service.name, show_service(service));
    list.items.push_back(
        way ? paragraph(words::hospital_away{
                  .distance = away_words(data, *way), .hospital = link_of, .name = service.name})
            : paragraph({link_of}));
  };
  if (from) {
    for (const NearService& near :
         nearest_services(data, ServiceKind::kHospital, from->point, data.services.size(), context.day.date))
      add(near.service, near.way);
  } else {
    for (std::size_t i = 0; i < data.services.size(); ++i) {
      if (data.services[i].kind == ServiceKind::kHospital) add(ServiceIndex(i), std::nullopt);
    }
  }
  document.blocks.emplace_back(std::move(list));
  add_paragraph(document, words::more_hospitals{
                              .about = outside_link("", "https://www.nhs.uk/nhs-services/hospitals/")});
}

void append_near_practices(Document& document, const ViewContext& context, BritishGrid from,
                           SmallAreaIndex place) {
  constexpr std::size_t kNear = 4;
  const Dataset& data = context.data;
  add_heading(document, words::practices_title);
  const auto start = from_where(context);
  BulletList list;
  std::vector<Way> ways;
  for (const NearPractice& near : nearest_practices(context, from, kNear)) {
    ways.push_back(near.way);
    const Practice& practice = data.practices[near.practice.value];
    const NetworkIndex network = context.day.network_of(near.practice);
    Paragraph item = paragraph(words::practice_near{.country = country_words(practice),
                                                    .distance = away_words(data, near.way),
                                                    .name = practice.name,
                                                    .practice = practice_link(data, near.practice),
                                                    .site = at_site_words(near)});
    if (network.valid())
      append_sentence(item, spans(words::its_network{.name = name_of(data, network),
                                                     .network = network_link(data, network)}));
    append_phone(item, practice.phone);
    list.items.push_back(std::move(item));
  }
  document.blocks.emplace_back(std::move(list));
  if (start) append_distances(document, ways, start->words);
  const std::string caution =
      border_caution(data, place, BeyondBorder::kPractices, ways.empty() ? 1e9 : ways.front().metres);
  if (!caution.empty()) add_paragraph(document, caution, Tone::kCaution);
}

void append_which_practice(Document& document, const ViewContext& context, BritishGrid from) {
  constexpr std::size_t kNear = 6;
  const Dataset& data = context.data;
  add_heading(document, words::which_practice_title);
  add_paragraph(document, words::which_practice);
  BulletList list;
  for (const NearPractice& near : nearest_practices(context, from, kNear)) {
    const NetworkIndex network = context.day.network_of(near.practice);
    const Practice& practice = data.practices[near.practice.value];
    const Span own = practice_link(data, near.practice);
    const std::string country = country_words(practice), site = at_site_words(near);
    list.items.push_back(
        network.valid() ? paragraph(words::practice_in_network{.country = country,
                                                               .name = practice.name,
                                                               .network = name_of(data, network),
                                                               .practice = own,
                                                               .site = site})
                        : paragraph(words::practice_in_none{
                              .country = country, .name = practice.name, .practice = own, .site = site}));
  }
  document.blocks.emplace_back(std::move(list));
}

}  // namespace pcn
