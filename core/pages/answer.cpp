#include "texts/answer.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/document/role_words.h"
#include "core/footprint/basis_words.h"
#include "core/model/succession.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/pages/need_parts.h"
#include "core/pages/network_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::answer;

namespace {

// The answer card: for anybody, in short sentences. Everything in it is also in a view.

enum class Subject : std::uint8_t { kNothing, kPlace, kPractice, kNetwork };

Subject subject_of(const ViewContext& context) {
  const AppState& state = context.state;
  const bool place = selected_point(context.data, state).has_value();
  if (state.view == "practice" && !state.practice.empty()) return Subject::kPractice;
  if (state.view == "network" && !state.network.empty()) return Subject::kNetwork;
  if (place) return Subject::kPlace;
  if (!state.practice.empty()) return Subject::kPractice;
  return state.network.empty() ? Subject::kNothing : Subject::kNetwork;
}

void append_what_it_is(Document& document) {
  add_heading(document, words::what_it_is_title);
  add_paragraph(document, words::what_it_is{.network = term("", "network")});
}

void append_what_it_is_not(Document& document) {
  add_heading(document, words::what_it_is_not_title);
  add_paragraph(document, words::what_it_is_not);
}

void append_if_wrong(Document& document, const ViewContext& context) {
  add_heading(document, words::wrong_title);
  add_paragraph(document, words::wrong{.day = to_words(context.data.newest)});
  add_paragraph(document, words::medical_help{.emergency = phone_link("999"), .help = phone_link("111")});
}

// Its practices with their phone numbers; seen from a place, the nearest first and not more than a few.
void append_who(Document& document, const ViewContext& context, const NetworkOnDay& on_day,
                std::optional<BritishGrid> from) {
  constexpr std::size_t kNearest = 6;
  const Dataset& data = context.data;
  add_heading(document, say(words::who_title{.network = name_of(data, on_day.network)}));
  add_paragraph(document, words::who{.day = to_words(context.day.date),
                                     .list_day = registered_date_words(data, on_day),
                                     .people = on_day.registered.count,
                                     .practices = on_day.members.size()});
  if (const std::string closed = not_open_sentence(data, on_day.members); !closed.empty())
    add_paragraph(document, closed);
  std::vector<std::pair<std::optional<Way>, PracticeIndex>> members;
  for (const PracticeIndex member : on_day.members) {
    const auto near = from ? nearest_site(data, member, *from, context.day.date) : std::nullopt;
    members.emplace_back(near ? std::optional(near->way) : std::nullopt, member);
  }
  if (from) {
    sort_stable(members.begin(), members.end(), [](const auto& a, const auto& b) {
      if (a.first.has_value() != b.first.has_value()) return a.first.has_value();
      return a.first && a.first->metres < b.first->metres;
    });
    if (members.size() > kNearest) members.resize(kNearest);
  }
  BulletList list;
  for (const auto& [way, member] : members) {
    const Practice& practice = data.practices[member.value];
    const Span own = practice_link(data, member);
    Paragraph item = way ? paragraph(words::practice_away{
                               .distance = away_words(data, *way), .name = practice.name, .practice = own})
                         : paragraph(words::practice{.name = practice.name, .practice = own});
    append_phone(item, practice.phone);
    list.items.push_back(std::move(item));
  }
  document.blocks.emplace_back(std::move(list));
  if (members.size() < on_day.members.size()) {
    add_paragraph(document, {link(say(words::all_practices{.practices = on_day.members.size()}),
                                  show_network(data, on_day.network))});
  }
}

const std::string& code_of(const Dataset& data, NetworkIndex network) {
  return data.networks[network.value].code;
}

// Everybody whom a patient can ask for, first contact first, and of those most asked for who is missing.
void append_help(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  add_heading(document, words::help_title);
  const std::vector<StaffedRole> staffed = staff_fits_day(data, context.day.date)
                                               ? staffed_roles(data, on_day.network)
                                               : std::vector<StaffedRole>();
  if (staffed.empty()) {
    add_paragraph(document, words::staff_not_known, Tone::kMuted);
    return;
  }
  BulletList list;
  std::vector<bool> told(data.roles.size(), false);
  const auto tell = [&](std::uint16_t at) {
    const Role& role = data.roles[at];
    if (told[at] || role.plain_help.empty() || !sees_patients(role)) return;
    told[at] = true;
    list.items.push_back(
        paragraph(words::role{.help = role.plain_help,
                              .name = strong(""),
                              .role = role.plain_name.empty() ? role.name : role.plain_name}));
  };
  std::vector<Span> missing;
  for (const AskedRole& asked : asked_roles()) {
    const std::vector<std::uint16_t> own = staff_to_ask(data, on_day.network, asked);
    for (const std::uint16_t at : own) tell(at);
    if (own.empty()) missing.push_back(link(asked.name, show_need(asked.need)));
  }
  for (const StaffedRole& each : staffed) tell(each.role);
  add_paragraph(document, words::had_staff{.day = to_words(data.workforce_date)});
  document.blocks.emplace_back(std::move(list));
  if (!missing.empty()) {
    Paragraph none = paragraph(words::none_of_its_own);
    for (Span& span : spans_and(std::move(missing))) none.spans.push_back(std::move(span));
    none.spans.push_back(plain(words::roles_end));
    document.blocks.emplace_back(std::move(none));
  }
  add_paragraph(document,
                {link(words::all_staff, action({"view", "staff", "net", code_of(data, on_day.network)}))});
}

void append_near_services(Document& document, const ViewContext& context, BritishGrid from,
                          SmallAreaIndex place) {
  constexpr std::size_t kNear = 2;
  const Dataset& data = context.data;
  BulletList list;
  double nearest = 1e9;
  for (const NearService& near :
       nearest_services(data, ServiceKind::kPharmacy, from, kNear, context.day.date)) {
    nearest = std::min(nearest, near.way.metres);
    list.items.push_back(service_item(context, near.service, near.way, HoursShown::kWeek));
  }
  add_heading(document, words::other_help_title);
  if (!list.items.empty()) {
    document.blocks.emplace_back(std::move(list));
    document.blocks.push_back(hours_caution(context, ServiceKind::kPharmacy));
  }
  const std::string caution = border_caution(data, place, BeyondBorder::kServices, nearest);
  if (!caution.empty()) add_paragraph(document, caution, Tone::kCaution);
  document.blocks.push_back(no_urgent_care_words());
}

void append_evenings(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  add_heading(document, words::evenings_title);
  add_paragraph(document, words::evenings{.access = term("", "enhanced-access")});
  BulletList list;
  for (const ServiceIndex clinic : clinics_of(data, network)) {
    const Service& service = data.services[clinic.value];
    std::vector<std::string> parts = {service.address, service.postcode};
    std::erase(parts, std::string());
    Paragraph item = parts.empty()
                         ? paragraph(words::clinic{.clinic = strong(""), .name = service.name})
                         : paragraph(words::clinic_at{
                               .address = join(parts, ", "), .clinic = strong(""), .name = service.name});
    append_sentence(item, service.hours ? say(words::clinic_hours{.hours = hours_words(*service.hours)})
                                        : std::string(words::clinic_hours_not_known));
    append_phone(item, service.phone);
    list.items.push_back(std::move(item));
  }
  if (list.items.empty()) {
    add_paragraph(document, words::clinics_not_known);
  } else {
    add_paragraph(document, words::clinics);
    document.blocks.emplace_back(std::move(list));
  }
  add_paragraph(document, {link(words::services_and_hours,
                                action({"view", "services", "net", code_of(data, network)}))});
}

void append_network(Document& document, const ViewContext& context, NetworkIndex network,
                    std::optional<BritishGrid> from = std::nullopt, PracticeIndex practice = {}) {
  const NetworkOnDay* on_day = context.day.find(network);
  if (!on_day) return;
  append_who(document, context, *on_day, from);
  append_help(document, context, *on_day);
  append_evenings(document, context, network);
  append_own_offers(document, context, network, practice);
}

void append_lead(Document& document, const ViewContext& context, const AreaLead& lead) {
  const Dataset& data = context.data;
  const double share = lead.leading_share();
  const bool open = clarity_of(share) == Clarity::kOpen;
  const auto of_100 = [](double part) { return format_decimal(part * 100, 0); };
  const std::string& name = name_of(data, lead.leading());
  Paragraph first = open ? paragraph(words::unclear{.name = name, .network = strong("")}, Tone::kCaution)
                         : paragraph(words::likely{.name = name, .network = strong("")});
  if (open && lead.networks.size() > 1) {
    const NetworkShare& next = lead.networks[1];
    append_sentence(first, spans(words::next_comes{.name = name_of(data, next.network),
                                                   .network = network_link(data, next.network),
                                                   .of_100 = of_100(next.share)}));
  }
  document.blocks.emplace_back(std::move(first));
  const std::string clarity = upper_first(clarity_word(clarity_of(share)));
  const FootprintBasis basis = context.flows ? context.flows->basis : FootprintBasis::kModelled;
  const std::string how = context.flows ? basis_in_plain_words(*context.flows) : words::estimated;
  const Span of_basis = term("", basis_term(basis));
  document.blocks.push_back(basis == FootprintBasis::kModelled
                                ? paragraph(words::how_sure_modelled{.basis = of_basis,
                                                                     .basis_words = how,
                                                                     .clarity = clarity,
                                                                     .of_100 = of_100(share),
                                                                     .question = strong("")})
                                : paragraph(words::how_sure{.basis = of_basis,
                                                            .basis_words = how,
                                                            .clarity = clarity,
                                                            .of_100 = of_100(share),
                                                            .question = strong("")}));
  add_paragraph(document, words::by_practice);
}

void answer_place(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  const SmallAreaIndex index = selected_place(data, context.state);
  const FromWhere start = *from_where(context);
  const BritishGrid from = start.point;
  const std::string& postcode = context.state.postcode;
  const bool here = !extra(context.state, "here").empty();
  document.title = !postcode.empty() ? postcode : here ? words::where_you_are : words::this_place;
  if (index.valid()) {
    const SmallArea& place = data.small_areas[index.value];
    const std::string where = place.msoa_name.empty() ? place.ward : place.msoa_name;
    const std::string district = district_name(data, place.district);
    document.summary =
        postcode.empty()
            ? say(words::place_is_in{.district = district, .place = where})
            : say(words::postcode_is_in{.district = district, .place = where, .postcode = postcode});
    const AreaLead& lead = context.footprints->areas[index.value];
    const bool open = lead.leading().valid() && clarity_of(lead.leading_share()) == Clarity::kOpen;
    // Only the practice decides then: it is asked for first.
    if (open) append_which_practice(document, context, from);
    if (lead.leading().valid()) append_lead(document, context, lead);
    if (lead.beyond_england != Country::kEngland)
      add_paragraph(document, beyond_england_sentence(lead.beyond_england), Tone::kCaution);
  } else {
    document.summary = say(words::postcode_at_edge{.postcode = postcode});
  }
  append_near_practices(document, context, from, index);
  append_need_links(document, context);
  if (index.valid())
    append_network(document, context, context.footprints->areas[index.value].leading(), from);
  append_near_services(document, context, from, index);
  append_what_it_is(document);
}

// What the websites of practices are of: the one list that has them.
std::string websites_date(const Dataset& data) {
  for (const Source& source : data.sources) {
    if (source.id.starts_with("nhsuk-gp")) return source.date;
  }
  return {};
}

// Where it is and how to reach it. Of a practice that is listed no more only where it was: nobody is known to
// answer its telephone.
void append_contact(Document& document, const ViewContext& context, PracticeIndex index) {
  const Practice& practice = context.data.practices[index.value];
  std::vector<std::string> contact = {practice.address, practice.postcode};
  std::erase(contact, std::string());
  Paragraph text =
      paragraph(contact.empty() ? std::string() : say(words::address{.address = join(contact, ", ")}));
  if (can_be_reached(context.data, index)) {
    append_phone(text, practice.phone);
    if (!practice.website.empty()) {
      const std::string of = websites_date(context.data);
      const Span website = outside_link("", practice.website);
      text.spans.push_back(plain(" "));
      for (Span& span : of.empty() ? spans(words::website{.website = website})
                                   : spans(words::website_as_of{.day = of, .website = website}))
        text.spans.push_back(std::move(span));
    }
  }
  if (!flat(text.spans).empty()) document.blocks.emplace_back(std::move(text));
}

// The surgery under whose name the practice was found.
void append_surgery(Document& document, const ViewContext& context, PracticeIndex index) {
  const Dataset& data = context.data;
  const std::string_view code = extra(context.state, "site");
  for (const Site& site : data.sites) {
    if (site.code != code ||
        (site.practice != index && holder_of_site(data, site, context.day.date) != index))
      continue;
    const std::string& practice = data.practices[index.value].name;
    std::vector<std::string> address = {site.address, site.postcode};
    std::erase(address, std::string());
    const TextId sentence = site.kind == SiteKind::kFormer ? words::former_surgery::kId
                            : site.kind == SiteKind::kMain ? words::main_surgery::kId
                                                           : words::surgery::kId;
    const Span name = strong("");
    const TextArgument arguments[] = {std::string_view(site.name), std::string_view(practice), TextTag(name)};
    Paragraph text = paragraph(spans_with(sentence, arguments));
    if (!address.empty())
      text.spans.back().text += " " + say(words::surgery_address{.address = join(address, ", ")});
    if (site.kind != SiteKind::kFormer && can_be_reached(data, index)) append_phone(text, site.phone);
    document.blocks.emplace_back(std::move(text));
    return;
  }
}

void answer_practice(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  const PracticeIndex index = find_practice(data, context.state.practice);
  const Practice& practice = data.practices[index.value];
  const NetworkIndex network = context.day.network_of(index);
  document.title = practice.name;
  const std::string day = to_words(context.day.date);
  const bool gone = is_listed_no_more(context, index);
  const bool today = context.day.date == data.newest;
  if (network.valid()) {
    const std::string& name = name_of(data, network);
    document.summary =
        today ? say(words::practice_is_in{.day = day, .network = name, .practice = practice.name})
              : say(words::practice_was_in{.day = day, .network = name, .practice = practice.name});
  } else if (gone) {
    document.summary = fate_sentence(data, index);
  } else {
    document.summary = today ? say(words::practice_in_none{.day = day, .practice = practice.name})
                             : say(words::practice_was_in_none{.day = day, .practice = practice.name});
  }
  if (gone) {
    for (Paragraph& text : fate_paragraphs(context, index)) document.blocks.emplace_back(std::move(text));
  }
  if (const std::string special = special_list_sentence(data, index); !special.empty())
    add_paragraph(document, special, Tone::kCaution);
  append_surgery(document, context, index);
  append_contact(document, context, index);
  if (network.valid()) {
    add_paragraph(document, words::if_registered{.name = name_of(data, network),
                                                 .network = network_link(data, network)});
    append_need_links(document, context);
    append_network(document, context, network, std::nullopt, index);
  } else if (gone) {
    const PracticeIndex holder = holder_today(data, index);
    const NetworkIndex since = context.day.network_of(holder);
    if (since.valid()) {
      append_network(document, context, since, std::nullopt, holder);
    } else if (practice.point) {
      append_near_practices(document, context, *practice.point, practice.small_area);
    }
  }
  append_what_it_is(document);
}

void answer_network(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  const NetworkIndex index = find_network(data, context.state.network);
  const Network& network = data.networks[index.value];
  document.title = network.name;
  if (context.day.find(index)) {
    const bool beyond = !of_other_boards(data, context.day.find(index)->members).empty();
    const std::string district =
        network.district.valid() ? district_name(data, network.district) : std::string();
    const std::string_view area = data.name, name = network.name;
    document.summary =
        district.empty() ? beyond ? say(words::network_is_and_beyond{.area = area, .network = name})
                                  : say(words::network_is{.network = name})
        : beyond ? say(words::network_is_in_and_beyond{.area = area, .district = district, .network = name})
                 : say(words::network_is_in{.district = district, .network = name});
  } else {
    document.summary = say(words::network_empty{.day = to_words(context.day.date), .network = network.name});
  }
  append_network(document, context, index);
  append_what_it_is(document);
}

void answer_nothing(Document& document, const ViewContext& context) {
  document.title = words::find_title;
  document.summary = words::find;
  add_paragraph(document, words::find_more{.area = context.data.name,
                                           .list = link("", "view=networks"),
                                           .networks = context.day.networks.size()});
  append_need_links(document, context);
  append_what_it_is(document);
}

// A card that is a view of its own.
Document answer_of_view(const ViewContext& context) {
  Document document = context.state.view == "need"      ? make_need(context)
                      : context.state.view == "borough" ? make_borough(context)
                                                        : make_service(context);
  document.id = "answer";
  append_if_wrong(document, context);
  return document;
}

}  // namespace

Document make_answer(const ViewContext& context) {
  const std::string& view = context.state.view;
  if (view == "need" || view == "borough" || view == "service") return answer_of_view(context);
  Document document;
  document.id = "answer";
  document.provenance = {"networks",
                         "memberships",
                         "lists",
                         "small_areas.residents",
                         "practices",
                         "practices.point",
                         "workforce",
                         "services.register",
                         "services.pharmacies",
                         "postcodes"};
  switch (subject_of(context)) {
    case Subject::kNothing:
      answer_nothing(document, context);
      break;
    case Subject::kPlace:
      answer_place(document, context);
      break;
    case Subject::kPractice:
      answer_practice(document, context);
      break;
    case Subject::kNetwork:
      answer_network(document, context);
      break;
  }
  append_what_it_is_not(document);
  append_if_wrong(document, context);
  return document;
}

}  // namespace pcn
