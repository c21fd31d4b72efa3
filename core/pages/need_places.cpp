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
namespace {

constexpr std::size_t kShown = 6;
constexpr double kNotFar = 3000;  // metres: farther ones whose hours are not known are no help
constexpr int kLate = 20 * 60;    // minutes: open after this is late
constexpr int kSaturday = 5, kSunday = 6;

constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

std::string day_and_date(Date day) {
  return std::string(kDays[static_cast<std::size_t>(weekday(day))]) + " " + to_words(day);
}

// "Sunday 10:00–16:00", from the words for a whole week.
std::string hours_of_day(const WeekHours& hours, int day) {
  WeekHours only;
  only.fill(hours[static_cast<std::size_t>(day)]);
  std::string words = hours_words(only);
  const std::string_view all = "Monday to Sunday ";
  return std::string(kDays[static_cast<std::size_t>(day)]) + " " + words.substr(all.size());
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
  [[nodiscard]] std::string words() const {  // "open on Sunday"
    if (moment) return "open on " + day_and_date(moment->date) + " at " + clock_words(moment->minute);
    if (late)
      return "open after " + clock_words(kLate) +
             (late_day ? " on " + day_and_date(*late_day) : " on a weekday");
    return day < 0 ? std::string() : "open on " + std::string(kDays[static_cast<std::size_t>(day)]);
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
  Paragraph other = paragraph("Other times: ");
  bool first = true;
  const auto add = [&](std::string_view words, std::string_view id, std::string_view when) {
    if (!first) other.spans.push_back(plain(" · "));
    first = false;
    other.spans.push_back(link(words, show_need(id, when)));
  };
  add("open now", "pharmacy", "on=now&at=now");
  if (need.id != "pharmacy-late") add("until late today", "pharmacy-late", "on=now&at=");
  if (need.id != "pharmacy-saturday") add("on Saturday", "pharmacy-saturday", {});
  if (need.id != "pharmacy-sunday") add("on Sunday", "pharmacy-sunday", {});
  add("all of the week", "pharmacy", {});
  other.spans.push_back(plain("."));
  document.blocks.emplace_back(std::move(other));
}

void append_find_pharmacy(Document& document) {
  document.blocks.push_back(paragraph(
      {plain("The NHS knows the hours of today: "),
       outside_link("Find a pharmacy (NHS)", "https://www.nhs.uk/service-search/pharmacy/find-a-pharmacy"),
       plain(".")}));
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

void say_bank_holiday(Document& document, const Wanted& wanted) {
  const Date day = day_of(wanted);
  if (!wanted.moment && !wanted.late_day) return;
  if (const auto holiday = bank_holiday_on(day))
    document.blocks.push_back(paragraph(to_words(day) + " is a bank holiday (" + std::string(holiday->name) +
                                            "). The hours here are of usual weeks: they do not hold.",
                                        Tone::kCaution));
}

}  // namespace

void append_phone(Paragraph& item, const std::string& phone) {
  if (phone.empty()) return;
  item.spans.push_back(plain(flat(item.spans).empty() ? "Phone: " : " Phone: "));
  item.spans.push_back(phone_link(phone));
  item.spans.push_back(plain("."));
}

Paragraph service_item(const ViewContext& context, ServiceIndex index, const std::optional<Way>& way,
                       HoursShown hours, Date day) {
  const Dataset& data = context.data;
  const Service& service = data.services[index.value];
  const std::string_view word = service_word(service.kind);
  const std::string name = to_lower_ascii(service.name);
  const bool said = name.find(word) != std::string::npos || name.find("chemist") != std::string::npos;
  std::vector<std::string> address = {service.address, service.postcode};
  std::erase(address, std::string());
  Paragraph item = paragraph({link(service.name, show_service(service))});
  std::string text = said ? "" : " (" + std::string(word) + ")";
  text += address.empty() ? ", address not known" : ", " + join(address, ", ");
  if (way) text += ", " + way_words(data, *way) + (way->kind == WayKind::kStraight ? " away" : "");
  text += ".";
  if (hours != HoursShown::kNone) {
    if (!service.hours) {
      text += " Hours not known.";
    } else if (hours == HoursShown::kSunday) {
      text += " " + hours_of_day(*service.hours, kSunday) + ".";
    } else if (hours == HoursShown::kSaturday) {
      text += " " + hours_of_day(*service.hours, kSaturday) + ".";
    } else if (hours == HoursShown::kDay) {
      text += " " + hours_of_day(*service.hours, weekday(day)) + ".";
    } else {
      text += " " + hours_words(*service.hours) + ".";
    }
  }
  item.spans.push_back(plain(text));
  append_phone(item, service.phone);
  if (service.phone.empty()) item.spans.push_back(plain(" Phone not known."));
  return item;
}

Paragraph hours_caution(const ViewContext& context, ServiceKind kind) {
  std::string of;
  for (const Service& service : context.data.services) {
    if (service.kind != kind || !service.hours || !service.source.valid()) continue;
    of = context.data.sources[service.source.value].date;
    break;
  }
  return paragraph(of.empty() ? "Opening hours may have changed. Call before you go."
                              : "Hours and phone numbers are as recorded in " + of +
                                    ". They may have changed: call before you go.",
                   Tone::kMuted);
}

void append_pharmacies_near(Document& document, const ViewContext& context, const Need& need) {
  const Dataset& data = context.data;
  const auto from = from_where(context);
  const Wanted wanted = wanted_by(context, need);
  const bool of_its_own = document.summary.empty();  // else a section of another card
  if (!of_its_own) document.blocks.push_back(heading("Pharmacies near"));
  std::int64_t all = 0, fitting = 0, unknown = 0;
  for (const Service& service : data.services) {
    if (service.kind != ServiceKind::kPharmacy || !is_known(data, service, context.day.date)) continue;
    ++all;
    if (!service.hours) ++unknown;
    if (service.hours && wanted.fits(*service.hours)) ++fitting;
  }
  if (all == 0) {
    document.summary = "Pharmacies of this day are not in the data.";
    append_find_pharmacy(document);
    return;
  }
  if (of_its_own) {
    const std::string words = wanted.words();
    document.summary = (words.empty() ? "These are the nearest" : "These are the nearest that are " + words) +
                       (from ? ", from " + from->words + "." : ".");
    if (!from) document.summary = "Type your postcode to see which is near you.";
  }
  say_bank_holiday(document, wanted);
  if (!from) {
    const std::string count = count_of(all, "pharmacy", "pharmacies") + " of " + data.name;
    document.blocks.push_back(
        paragraph(wanted.any() ? count_of(all, "pharmacy is", "pharmacies are") + " in the data."
                               : format_count(fitting) + " of the " + count + " are " + wanted.words() +
                                     ". The hours of " + format_count(unknown) + " are not known."));
    document.blocks.push_back(
        paragraph("Type your postcode in the search field, or use your location: you stay on this page."));
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
    document.blocks.push_back(paragraph("None is known to be " + wanted.words() + ".", Tone::kCaution));
  } else {
    const std::int64_t beyond = nearer_beyond(context, *from, ways.back().metres, wanted);
    document.blocks.emplace_back(std::move(list));
    if (beyond > 0)
      document.blocks.push_back(paragraph(count_of(beyond, "pharmacy", "pharmacies") + " outside " +
                                              data.name + (beyond == 1 ? " is" : " are") +
                                              " as near as these. Their addresses are not in the data.",
                                          Tone::kCaution));
    if (!doubtful.items.empty()) {
      document.blocks.push_back(paragraph("Near too, but with hours that are not known:"));
      document.blocks.emplace_back(std::move(doubtful));
    }
    document.blocks.push_back(paragraph(
        {term("Distances", "distance"),
         plain(" are " + ways_sentence(ways) + ", from " + from->words + ". The way on foot is longer.")},
        Tone::kMuted));
    const std::string caution =
        border_caution(data, from->place, BeyondBorder::kServices, ways.front().metres);
    if (!caution.empty()) document.blocks.push_back(paragraph(caution, Tone::kCaution));
  }
  document.blocks.push_back(hours_caution(context, ServiceKind::kPharmacy));
  if (of_its_own) append_other_times(document, need);
  append_find_pharmacy(document);
}

void append_hospitals_near(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  const auto from = from_where(context);
  document.summary = from ? "These are the hospitals in the data, the nearest to " + from->words + " first."
                          : "These are the hospitals in the data.";
  document.blocks.push_back(paragraph(
      {plain("Do not go to a hospital only because it is near. If it cannot wait, call "), phone_link("111"),
       plain(". If a life is in danger, call "), phone_link("999"), plain(".")}));
  document.blocks.push_back(paragraph(
      "Which of them has an A&E or an urgent treatment centre is not in the data.", Tone::kCaution));
  BulletList list;
  const auto add = [&](ServiceIndex index, const std::optional<Way>& way) {
    const Service& service = data.services[index.value];
    Paragraph item = paragraph({link(service.name, show_service(service))});
    if (way)
      item.spans.push_back(
          plain(", " + way_words(data, *way) + (way->kind == WayKind::kStraight ? " away." : ".")));
    list.items.push_back(std::move(item));
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
  document.blocks.push_back(paragraph(
      {plain("There may be others, and private ones are among these. More: "),
       outside_link("About hospitals (NHS)", "https://www.nhs.uk/nhs-services/hospitals/"), plain(".")}));
}

void append_near_practices(Document& document, const ViewContext& context, BritishGrid from,
                           SmallAreaIndex place) {
  constexpr std::size_t kNear = 4;
  const Dataset& data = context.data;
  document.blocks.push_back(heading("Practices near you"));
  const auto start = from_where(context);
  BulletList list;
  std::vector<Way> ways;
  for (const NearPractice& near : nearest_practices(context, from, kNear)) {
    ways.push_back(near.way);
    const Practice& practice = data.practices[near.practice.value];
    const NetworkIndex network = context.day.network_of(near.practice);
    Paragraph item =
        paragraph({practice_link(data, near.practice),
                   plain(country_words(practice) + at_site_words(near) + ", " + way_words(data, near.way) +
                         (near.way.kind == WayKind::kStraight ? " away." : "."))});
    if (network.valid()) {
      item.spans.push_back(plain(" Network: "));
      item.spans.push_back(network_link(data, network));
      item.spans.push_back(plain("."));
    }
    append_phone(item, practice.phone);
    list.items.push_back(std::move(item));
  }
  document.blocks.emplace_back(std::move(list));
  document.blocks.push_back(
      paragraph({term("Distances", "distance"),
                 plain(" are " + ways_sentence(ways) + (start ? ", from " + start->words : "") +
                       ". The way on foot is longer.")},
                Tone::kMuted));
  const std::string caution =
      border_caution(data, place, BeyondBorder::kPractices, ways.empty() ? 1e9 : ways.front().metres);
  if (!caution.empty()) document.blocks.push_back(paragraph(caution, Tone::kCaution));
}

void append_which_practice(Document& document, const ViewContext& context, BritishGrid from) {
  constexpr std::size_t kNear = 6;
  const Dataset& data = context.data;
  document.blocks.push_back(heading("Which practice are you with?"));
  document.blocks.push_back(
      paragraph("Your network is that of your practice. Choose yours here, or search for its name."));
  BulletList list;
  for (const NearPractice& near : nearest_practices(context, from, kNear)) {
    const NetworkIndex network = context.day.network_of(near.practice);
    list.items.push_back(paragraph(
        {practice_link(data, near.practice),
         plain(country_words(data.practices[near.practice.value]) + at_site_words(near) +
               (network.valid() ? ", in " + name_of(data, network) + "." : ", in no network known here."))}));
  }
  document.blocks.emplace_back(std::move(list));
}

}  // namespace pcn
