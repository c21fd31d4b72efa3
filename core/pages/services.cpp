#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/service_words.h"
#include "core/insight/holidays.h"
#include "core/insight/opening.h"
#include "core/pages/depth.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/pages/network_parts.h"
#include "core/pages/overviews.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

std::string hours_words_of(std::int64_t minutes) {
  return format_count(minutes) + " minutes (" + format_decimal(static_cast<double>(minutes) / 60, 1) +
         " hours)";
}

std::vector<Control> time_controls(const ViewContext& context) {
  Control day;
  day.key = "on";
  day.label = "Open on";
  day.kind = ControlKind::kDate;
  day.value = extra(context.state, "on");
  day.help = "A day such as 2026-07-04. Bank holidays of England are known.";
  std::vector<Option> times = {{"", "any time"}};
  for (int minute = 0; minute < 24 * 60; minute += 30)
    times.push_back({clock_words(minute), clock_words(minute)});
  Control adjusted;
  adjusted.key = "adjusted";
  adjusted.label = "Adjusted population, if you know it";
  adjusted.kind = ControlKind::kText;
  adjusted.value = extra(context.state, "adjusted");
  adjusted.help =
      "The PCN adjusted population from your contract papers; it stays on this device and in the address.";
  return {day, make_select("at", "Open at", std::string(extra(context.state, "at")), std::move(times)),
          adjusted};
}

// Ready-made days and times after the day shown.
Paragraph quick_times(const ViewContext& context) {
  const Date day = context.day.date;
  const auto next = [day](int wanted) { return from_days(to_days(day) + (wanted - weekday(day) + 7) % 7); };
  const auto jump = [](std::string_view words, Date date, std::string_view time) {
    return link(words, action({"on", to_iso(date), "at", time}));
  };
  std::vector<Span> spans = {plain("Try: ")};
  spans.push_back(jump("weekday evening, 20:30", next(2), "20:30"));
  spans.push_back(plain(" · "));
  spans.push_back(jump("Saturday, 10:00", next(5), "10:00"));
  spans.push_back(plain(" · "));
  spans.push_back(jump("Sunday, 12:00", next(6), "12:00"));
  if (wanted_moment(context.state)) {
    spans.push_back(plain(" · "));
    spans.push_back(link("any time", action({"on", "", "at", ""})));
  }
  return paragraph(std::move(spans));
}

void append_enhanced_access(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  document.blocks.push_back(heading("Evenings and Saturdays (enhanced access)"));
  Facts facts;
  const auto adjusted = parse_number(extra(context.state, "adjusted"));
  if (adjusted && *adjusted > 0) {
    const RequiredMinutes required = required_minutes(AdjustedPatients{*adjusted});
    facts.facts.push_back(make_fact("The contract asks for", hours_words_of(required.minutes) + " a week",
                                    "60 minutes for each 1,000 of the " + format_decimal(*adjusted, 0) +
                                        " adjusted patients that you entered",
                                    "enhanced-access", ""));
  } else {
    const StandInMinutes stand_in = stand_in_minutes(on_day.registered);
    facts.facts.push_back(
        make_fact("The contract asks for", std::string(kNotInData),
                  "60 minutes a week for each 1,000 of the adjusted population, which the files used here do "
                  "not hold",
                  "enhanced-access", "", Tone::kMuted));
    facts.facts.push_back(
        make_fact("If its registered patients stood in for it", hours_words_of(stand_in.minutes) + " a week",
                  format_count(on_day.registered.count) + " patients, " +
                      registered_date_words(data, on_day) + "; a stand-in, not the contract's figure",
                  "adjusted-population", "lists"));
  }
  int known = 0;
  std::int64_t clinics = 0;
  for (const Service& service : data.services) {
    if (service.kind != ServiceKind::kEnhancedAccess || service.network != on_day.network) continue;
    ++clinics;
    if (service.hours) known += network_standard_minutes(*service.hours);
  }
  facts.facts.push_back(
      make_fact("Clinics in the national register", format_count(clinics),
                clinics == 0 ? "it may use clinics of others" : "tied to it by its whole name and place",
                "enhanced-access", "services.register"));
  facts.facts.push_back(known > 0
                            ? make_fact("Their hours in network time", hours_words_of(known) + " a week",
                                        "Monday to Friday 18:30 to 20:00, Saturday 9:00 to 17:00", "",
                                        "services.register")
                            : make_fact("Their opening hours", std::string(kNotInData), "ask the practice",
                                        "", "services.register", Tone::kMuted));
  document.blocks.emplace_back(std::move(facts));
}

Paragraph covered_words(const ViewContext& context, const Offer& offer) {
  const Dataset& data = context.data;
  const auto others = left_out(offer, data, context.day.date);
  std::vector<Span> spans;
  if (others.empty()) {
    spans.push_back(plain("For patients of all practices of the network."));
    return paragraph(std::move(spans));
  }
  spans.push_back(plain("For patients of "));
  std::vector<Span> names;
  for (const PracticeIndex practice : offer.practices) names.push_back(practice_link(data, practice));
  for (Span& span : spans_and(std::move(names))) spans.push_back(std::move(span));
  spans.push_back(plain(" only; not for those of "));
  names.clear();
  for (const PracticeIndex practice : others) names.push_back(practice_link(data, practice));
  for (Span& span : spans_and(std::move(names))) spans.push_back(std::move(span));
  spans.push_back(plain(". "));
  std::vector<std::string> users;
  for (const PracticeIndex practice : offer.practices) users.push_back(data.practices[practice.value].code);
  spans.push_back(link(
      "What would be fair to the others?",
      action({"view", "sharing", "net", data.networks[offer.network.value].code, "uses", join(users, ",")})));
  return paragraph(std::move(spans), Tone::kCaution);
}

std::string place_words(const FileLocation& place) {
  std::vector<std::string> parts = {place.name, place.address, place.postcode};
  std::erase(parts, std::string());
  return join(parts, ", ");
}

void append_offer(Document& document, const ViewContext& context, const Offer& offer) {
  const FileService& service = offer.service;
  document.blocks.push_back(heading(service.name, 3));
  if (!service.description.empty()) document.blocks.emplace_back(paragraph(service.description));
  document.blocks.emplace_back(covered_words(context, offer));
  Facts facts;
  const auto add = [&facts](std::string_view label, std::string_view value) {
    if (!value.empty()) facts.facts.push_back(make_fact(label, value, "", "", ""));
  };
  add("Run by", service.organization);
  for (const FileLocation& place : service.locations) add("Where", place_words(place));
  const auto hours =
      hours_on(service, wanted_moment(context.state) ? wanted_moment(context.state)->date : context.day.date);
  add("When", hours ? hours_words(*hours) : "opening hours are not in the file");
  if (const auto moment = wanted_moment(context.state))
    add("On " + to_words(moment->date) + ", " + clock_words(moment->minute),
        std::string(to_words(open_at(hours, *moment))));
  add("Who it is for", service.eligibility);
  if (service.minimum_age || service.maximum_age) {
    add("Ages", service.minimum_age && service.maximum_age
                    ? std::to_string(*service.minimum_age) + " to " + std::to_string(*service.maximum_age)
                : service.minimum_age ? std::to_string(*service.minimum_age) + " and over"
                                      : "up to " + std::to_string(*service.maximum_age));
  }
  add("How to use it", service.how_to_use);
  add("Cost", service.fees);
  add("Telephone", join(service.phones, ", "));
  add("E-mail", service.email);
  add("Website", service.url);
  add("Last checked",
      service.assured ? to_words(*service.assured) + (service.assurer.empty() ? "" : " by " + service.assurer)
                      : "the file does not say");
  add("Source", service.source.empty() ? "the file does not say" : service.source);
  document.blocks.emplace_back(std::move(facts));
}

}  // namespace

void append_own_offers(Document& document, const ViewContext& context, NetworkIndex network,
                       PracticeIndex practice) {
  if (!context.offers || !network.valid()) return;
  BulletList list;
  for (const Offer* offer : offers_of(*context.offers, network)) {
    const bool left_out = practice.valid() && !covers(*offer, practice);
    list.items.push_back(
        paragraph({strong(offer->service.name),
                   plain(left_out           ? ": not for patients of this practice."
                         : practice.valid() ? ": for patients of this practice."
                                            : ": " + covered_by(context.data, *offer) + ".")},
                  left_out ? Tone::kCaution : Tone::kPlain));
  }
  if (list.items.empty()) return;
  document.blocks.push_back(heading("Services from your file"));
  document.blocks.emplace_back(std::move(list));
  document.blocks.push_back(
      paragraph({link("Their hours, places and contacts",
                      action({"view", "services", "net", context.data.networks[network.value].code}))}));
}

namespace {

void append_offers(Document& document, const ViewContext& context, NetworkIndex network) {
  document.blocks.push_back(heading("Services that the network itself tells of"));
  if (!context.offers) {
    document.blocks.emplace_back(
        paragraph("No service file is open. National files do not hold what a network offers beyond "
                  "evening clinics. A network can write it into a service file, which “Open a file…” "
                  "shows here and on the map without sending it anywhere.",
                  Tone::kMuted));
    return;
  }
  document.blocks.emplace_back(own_services_words(*context.offers));
  const auto own = offers_of(*context.offers, network);
  if (own.empty()) document.blocks.emplace_back(paragraph("It holds nothing for this network."));
  for (const Offer* offer : own) append_offer(document, context, *offer);
  if (context.offers->diagnostics.empty()) return;
  BulletList list;
  for (const Diagnostic& diagnostic : context.offers->diagnostics)
    list.items.push_back(
        paragraph(diagnostic.where.file + ", " + diagnostic.where.field + ": " + diagnostic.detail + ".",
                  Tone::kCaution));
  document.blocks.push_back(heading("What could not be read in the service file", 3));
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_services(const ViewContext& context) {
  auto view =
      begin_network_document(context, "services", "Services and opening hours", time_controls(context));
  Document& document = view.document;
  if (!view.network.valid()) append_services_overview(document, context);
  if (!view.on_day) return std::move(document);
  document.provenance = {"services.register", "services.pharmacies", "services.hospitals", "lists"};
  document.blocks.emplace_back(quick_times(context));
  if (const auto moment = wanted_moment(context.state)) {
    if (const auto holiday = bank_holiday_on(moment->date)) {
      document.blocks.emplace_back(paragraph(
          to_words(moment->date) + " is a bank holiday (" + std::string(holiday->name) +
              (holiday->substitute ? ", substitute day" : "") +
              "): usual hours do not hold, and hours on bank holidays are " + std::string(kNotInData) + ".",
          Tone::kCaution));
    }
    if (moment->date.year > kSpecialDaysKnownTo)
      document.blocks.emplace_back(paragraph("Bank holidays proclaimed for one year only are known up to " +
                                                 std::to_string(kSpecialDaysKnownTo) + ".",
                                             Tone::kMuted));
  }
  append_enhanced_access(document, context, *view.on_day);
  append_offers(document, context, view.network);
  append_pharmacies(document, context, *view.on_day);
  append_clinics(document, context, *view.on_day);
  document.summary = services_summary(context, *view.on_day);
  append_more_about(document, context, view.network, "services");
  return std::move(document);
}

}  // namespace pcn
