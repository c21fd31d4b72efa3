#include "texts/services.h"

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

std::string hours_a_week(std::int64_t minutes) {
  return say(text::services::hours_a_week{.hours = format_decimal(static_cast<double>(minutes) / 60, 1),
                                          .minutes = minutes});
}

std::vector<Control> time_controls(const ViewContext& context) {
  Control day;
  day.key = "on";
  day.label = text::services::open_on;
  day.kind = ControlKind::kDate;
  day.value = extra(context.state, "on");
  day.help = text::services::open_on_help;
  std::vector<Option> times = {{"", text::services::any_time}};
  for (int minute = 0; minute < 24 * 60; minute += 30)
    times.push_back({clock_words(minute), clock_words(minute)});
  Control adjusted;
  adjusted.key = "adjusted";
  adjusted.label = text::services::adjusted;
  adjusted.kind = ControlKind::kText;
  adjusted.value = extra(context.state, "adjusted");
  adjusted.help = text::services::adjusted_help;
  return {
      day,
      make_select("at", text::services::open_at, std::string(extra(context.state, "at")), std::move(times)),
      adjusted};
}

// Ready-made days and times after the day shown.
Paragraph quick_times(const ViewContext& context) {
  const Date day = context.day.date;
  const auto next = [day](int wanted) { return from_days(to_days(day) + (wanted - weekday(day) + 7) % 7); };
  const auto jump = [](std::string_view words, Date date, std::string_view time) {
    return link(words, action({"on", to_iso(date), "at", time}));
  };
  std::vector<Span> spans = {plain(text::services::tries)};
  spans.push_back(jump(text::services::weekday_evening, next(2), "20:30"));
  spans.push_back(plain(" · "));
  spans.push_back(jump(text::services::saturday, next(5), "10:00"));
  spans.push_back(plain(" · "));
  spans.push_back(jump(text::services::sunday, next(6), "12:00"));
  if (wanted_moment(context.state)) {
    spans.push_back(plain(" · "));
    spans.push_back(link(text::services::any_time, action({"on", "", "at", ""})));
  }
  return paragraph(std::move(spans));
}

void append_enhanced_access(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  add_heading(document, text::services::evenings_title);
  Facts facts;
  const auto adjusted = parse_number(extra(context.state, "adjusted"));
  if (adjusted && *adjusted > 0) {
    const RequiredMinutes required = required_minutes(AdjustedPatients{*adjusted});
    facts.facts.push_back(
        make_fact(text::services::asked_for, hours_a_week(required.minutes),
                  say(text::services::asked_for_entered{.patients = format_decimal(*adjusted, 0)}),
                  "enhanced-access", ""));
  } else {
    const StandInMinutes stand_in = stand_in_minutes(on_day.registered);
    facts.facts.push_back(make_fact(text::services::asked_for, kNotInData, text::services::asked_for_unknown,
                                    "enhanced-access", "", Tone::kMuted));
    facts.facts.push_back(
        make_fact(text::services::stand_in, hours_a_week(stand_in.minutes),
                  say(text::services::stand_in_note{.list_day = registered_date_words(data, on_day),
                                                    .patients = on_day.registered.count}),
                  "adjusted-population", "lists"));
  }
  int known = 0;
  std::int64_t clinics = 0;
  for (const Service& service : data.services) {
    if (service.kind != ServiceKind::kEnhancedAccess || service.network != on_day.network) continue;
    ++clinics;
    if (service.hours) known += network_standard_minutes(*service.hours);
  }
  facts.facts.push_back(make_fact(text::services::clinics, format_count(clinics),
                                  clinics == 0 ? text::services::no_clinics : text::services::clinics_tied,
                                  "enhanced-access", "services.register"));
  facts.facts.push_back(known > 0
                            ? make_fact(text::services::network_time, hours_a_week(known),
                                        text::services::network_time_note, "", "services.register")
                            : make_fact(text::services::their_hours, kNotInData, text::services::ask_practice,
                                        "", "services.register", Tone::kMuted));
  document.blocks.emplace_back(std::move(facts));
}

Paragraph covered_words(const ViewContext& context, const Offer& offer) {
  const Dataset& data = context.data;
  const auto others = left_out(offer, data, context.day.date);
  if (others.empty()) return paragraph(text::services::for_all);
  const auto links = [&data](const std::vector<PracticeIndex>& practices) {
    std::vector<Span> names;
    for (const PracticeIndex practice : practices) names.push_back(practice_link(data, practice));
    return spans_and(std::move(names));
  };
  std::vector<std::string> users;
  for (const PracticeIndex practice : offer.practices) users.push_back(data.practices[practice.value].code);
  const ActionText fair =
      action({"view", "sharing", "net", data.networks[offer.network.value].code, "uses", join(users, ",")});
  return paragraph(
      put_lists(spans(text::services::for_some{
                    .fair = link({}, fair), .others = list_place('1'), .practices = list_place('0')}),
                {links(offer.practices), links(others)}),
      Tone::kCaution);
}

std::string place_words(const FileLocation& place) {
  std::vector<std::string> parts = {place.name, place.address, place.postcode};
  std::erase(parts, std::string());
  return join(parts, ", ");
}

void append_offer(Document& document, const ViewContext& context, const Offer& offer) {
  const FileService& service = offer.service;
  add_heading(document, service.name, 3);
  if (!service.description.empty()) add_paragraph(document, service.description);
  document.blocks.emplace_back(covered_words(context, offer));
  Facts facts;
  const auto add = [&facts](std::string_view label, std::string_view value) {
    if (!value.empty()) facts.facts.push_back(make_fact(label, value, "", "", ""));
  };
  add(text::services::run_by, service.organization);
  for (const FileLocation& place : service.locations) add(text::services::where, place_words(place));
  const auto hours =
      hours_on(service, wanted_moment(context.state) ? wanted_moment(context.state)->date : context.day.date);
  add(text::services::when, hours ? hours_words(*hours) : std::string(text::services::no_hours_in_file));
  if (const auto moment = wanted_moment(context.state))
    add(say(text::services::on_at{.day = to_words(moment->date), .time = clock_words(moment->minute)}),
        to_words(open_at(hours, *moment)));
  add(text::services::eligibility, service.eligibility);
  if (service.minimum_age || service.maximum_age) {
    const std::string least = std::to_string(service.minimum_age.value_or(0));
    const std::string most = std::to_string(service.maximum_age.value_or(0));
    add(text::services::ages, !service.maximum_age ? say(text::services::ages_from{.least = least})
                              : !service.minimum_age
                                  ? say(text::services::ages_to{.most = most})
                                  : say(text::services::ages_between{.least = least, .most = most}));
  }
  add(text::services::how_to_use, service.how_to_use);
  add(text::services::cost, service.fees);
  add(text::services::telephone, join(service.phones, ", "));
  add(text::services::email, service.email);
  add(text::services::website, service.url);
  add(text::services::last_checked,
      !service.assured ? std::string(text::services::file_does_not_say)
      : service.assurer.empty()
          ? to_words(*service.assured)
          : say(text::services::checked_by{.day = to_words(*service.assured), .name = service.assurer}));
  add(text::services::source,
      service.source.empty() ? std::string_view(text::services::file_does_not_say) : service.source);
  document.blocks.emplace_back(std::move(facts));
}

}  // namespace

void append_own_offers(Document& document, const ViewContext& context, NetworkIndex network,
                       PracticeIndex practice) {
  if (!context.offers || !network.valid()) return;
  BulletList list;
  for (const Offer* offer : offers_of(*context.offers, network)) {
    const bool left_out = practice.valid() && !covers(*offer, practice);
    const std::string& name = offer->service.name;
    const Span bold = strong({});
    list.items.push_back(
        left_out ? paragraph(text::services::offer_not_for{.name = name, .service = bold}, Tone::kCaution)
        : practice.valid()
            ? paragraph(text::services::offer_for{.name = name, .service = bold})
            : paragraph(text::services::offer_covers{
                  .covered = covered_by(context.data, *offer), .name = name, .service = bold}));
  }
  if (list.items.empty()) return;
  add_heading(document, text::services::from_your_file);
  document.blocks.emplace_back(std::move(list));
  add_paragraph(document,
                {link(text::services::their_contacts,
                      action({"view", "services", "net", context.data.networks[network.value].code}))});
}

namespace {

void append_offers(Document& document, const ViewContext& context, NetworkIndex network) {
  add_heading(document, text::services::own_services);
  if (!context.offers) {
    add_paragraph(document, text::services::no_file, Tone::kMuted);
    return;
  }
  document.blocks.emplace_back(own_services_words(*context.offers));
  const auto own = offers_of(*context.offers, network);
  if (own.empty()) add_paragraph(document, text::services::nothing_in_file);
  for (const Offer* offer : own) append_offer(document, context, *offer);
  if (context.offers->diagnostics.empty()) return;
  BulletList list;
  for (const Diagnostic& diagnostic : context.offers->diagnostics)
    list.items.push_back(paragraph(
        text::services::not_read{
            .detail = diagnostic.detail, .field = diagnostic.where.field, .file = diagnostic.where.file},
        Tone::kCaution));
  add_heading(document, text::services::not_read_title, 3);
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_services(const ViewContext& context) {
  auto view = begin_network_document(
      context, "services",
      {text::services::title, text::services::title_of_one::kId, text::services::title_of_all::kId},
      time_controls(context));
  Document& document = view.document;
  if (!view.network.valid()) append_services_overview(document, context);
  if (!view.on_day) return std::move(document);
  document.provenance = {"services.register", "services.pharmacies", "services.hospitals", "lists"};
  document.blocks.emplace_back(quick_times(context));
  if (const auto moment = wanted_moment(context.state)) {
    if (const auto holiday = bank_holiday_on(moment->date)) {
      const std::string day = to_words(moment->date);
      add_paragraph(document,
                    holiday->substitute
                        ? say(text::services::substitute_day{.day = day, .name = holiday->name})
                        : say(text::services::bank_holiday{.day = day, .name = holiday->name}),
                    Tone::kCaution);
    }
    if (moment->date.year > kSpecialDaysKnownTo)
      add_paragraph(document, text::services::holidays_known_to{.year = std::to_string(kSpecialDaysKnownTo)},
                    Tone::kMuted);
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
