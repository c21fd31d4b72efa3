#include "texts/need.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/document/role_words.h"
#include "core/footprint/basis_words.h"
#include "core/geo/projection.h"
#include "core/model/succession.h"
#include "core/pages/list.h"
#include "core/pages/need_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::need;

Span outside_link(std::string_view text, std::string_view address) {
  return {std::string(text), {}, {}, false, std::string(address)};
}

ActionText show_need(std::string_view need, std::string_view when) {
  return action({"view", "need", "need", need}) + "&" + std::string(when.empty() ? "on=&at=" : when);
}

ActionText show_service(const Service& service) {
  return action({"view", "service", "service", service.code});
}

std::optional<FromWhere> from_where(const ViewContext& context) {
  const Dataset& data = context.data;
  const AppState& state = context.state;
  if (const auto point = selected_point(data, state)) {
    const SmallAreaIndex place = selected_place(data, state);
    if (!state.postcode.empty()) return FromWhere{*point, state.postcode, place};
    const std::string_view here = extra(state, "here");  // of the device, never of the address
    const std::size_t comma = std::min(here.find(','), here.size());
    const auto lat = parse_number(trim(here.substr(0, comma)));
    const auto lon = parse_number(trim(here.substr(std::min(comma + 1, here.size()))));
    if (lat && lon) return FromWhere{to_grid({*lon, *lat}), words::where_you_are, place};
    return FromWhere{*point, say(words::middle_of{.place = place_name(data.small_areas[place.value])}),
                     place};
  }
  const PracticeIndex practice = find_practice(data, state.practice);
  if (!practice.valid() || !data.practices[practice.value].point) return std::nullopt;
  const Practice& chosen = data.practices[practice.value];
  return FromWhere{*chosen.point, chosen.name, chosen.small_area};
}

OwnNetwork own_network(const ViewContext& context) {
  const Dataset& data = context.data;
  const PracticeIndex practice = find_practice(data, context.state.practice);
  if (practice.valid()) {
    const NetworkIndex own = context.day.network_of(practice);
    if (own.valid()) return {own, practice};
    const NetworkIndex since = context.day.network_of(holder_today(data, practice));
    if (since.valid()) return {since, practice};
  }
  const SmallAreaIndex place = selected_place(data, context.state);
  if (place.valid() && context.footprints != nullptr) {
    const AreaLead& lead = context.footprints->areas[place.value];
    if (lead.leading().valid() && clarity_of(lead.leading_share()) != Clarity::kOpen)
      return {lead.leading(), {}};
    return {};
  }
  return {find_network(data, context.state.network), {}};
}

const AreaLead* open_lead(const ViewContext& context) {
  if (own_network(context).network.valid() || context.footprints == nullptr) return nullptr;
  const SmallAreaIndex place = selected_place(context.data, context.state);
  if (!place.valid()) return nullptr;
  const AreaLead& lead = context.footprints->areas[place.value];
  return lead.leading().valid() ? &lead : nullptr;
}

void append_emergency(Document& document) {
  add_paragraph(document, words::emergency{.emergency = phone_link("999"), .strong = strong("")},
                Tone::kProblem);
  add_paragraph(document, words::signs);
  BulletList signs;
  for (const TextId sign : {words::sign_chest, words::sign_stroke, words::sign_breath, words::sign_bleeding,
                            words::sign_unconscious, words::sign_injury, words::sign_harm})
    signs.items.push_back(paragraph(sign));
  document.blocks.emplace_back(std::move(signs));
  add_paragraph(document, words::relay);
  add_paragraph(document,
                {outside_link(words::find_emergency,
                              "https://www.nhs.uk/service-search/find-an-accident-and-emergency-service")});
}

void append_urgent(Document& document) {
  add_paragraph(document, words::urgent{.help = phone_link("111"),
                                        .site = outside_link("", "https://111.nhs.uk/"),
                                        .strong = strong("")});
  add_paragraph(document, words::urgent_mind);
  document.blocks.emplace_back(no_urgent_care_words());
}

void append_need_links(Document& document, const ViewContext& context) {
  struct Entry {
    TextId text;
    std::string_view need, when;
  };
  constexpr std::array<Entry, 10> kEntries = {{
      {words::i_need_pharmacy_now, "pharmacy", "on=now&at=now"},
      {words::i_need_pharmacy_late, "pharmacy-late", "on=now&at="},
      {words::i_need_pharmacy_sunday, "pharmacy-sunday", {}},
      {words::i_need_evening, "evening", {}},
      {words::i_need_physio, "physio", {}},
      {words::i_need_pharmacist, "pharmacist", {}},
      {words::i_need_mental_health, "mental-health", {}},
      {words::i_need_link_worker, "link-worker", {}},
      {words::i_need_register, "register", {}},
      {words::i_need_urgent, "urgent", {}},
  }};
  add_heading(document, words::i_need);
  BulletList list;
  for (const Entry& entry : kEntries)
    list.items.push_back(paragraph({link(entry.text, show_need(entry.need, entry.when))}));
  document.blocks.emplace_back(std::move(list));
  static_cast<void>(context);
}

namespace {

struct Elsewhere {
  std::string_view need;
  TextId summary, text, link;
  std::string_view address;
  std::string_view other;  // another need that helps with it
};

constexpr std::array<Elsewhere, 10> kElsewhere = {{
    {"blood-pressure", words::blood_pressure, words::blood_pressure_more, words::blood_pressure_link,
     "https://www.nhs.uk/nhs-services/pharmacies/find-a-pharmacy-that-offers-free-blood-pressure-checks/",
     "pharmacy"},
    {"blood-test", words::blood_test, words::blood_test_more, words::blood_test_link,
     "https://www.nhs.uk/tests-and-treatments/blood-tests/", "healthcare-assistant"},
    {"vaccination", words::vaccination, words::vaccination_more, words::vaccination_link,
     "https://www.nhs.uk/vaccinations/", "pharmacy"},
    {"prescription", words::prescription, words::prescription_more, words::app_link,
     "https://www.nhs.uk/nhs-app/", "pharmacy"},
    {"dentist", words::dentist, words::dentist_more, words::dentist_link,
     "https://www.nhs.uk/service-search/find-a-dentist", "urgent"},
    {"optician", words::optician, words::optician_more, words::optician_link,
     "https://www.nhs.uk/nhs-services/opticians/", "urgent"},
    {"pregnancy", words::pregnancy, words::pregnancy_more, words::pregnancy_link,
     "https://www.nhs.uk/pregnancy/", "hospital"},
    {"sexual-health", words::sexual_health, words::sexual_health_more, words::sexual_health_link,
     "https://www.nhs.uk/nhs-services/sexual-health-services/find-a-sexual-health-clinic/", "pharmacy"},
    {"at-practice", words::at_practice, words::at_practice_more, words::app_link,
     "https://www.nhs.uk/nhs-app/", "my-practice"},
    {"pcn", words::pcn, words::pcn_more, words::pcn_link,
     "https://www.england.nhs.uk/primary-care/primary-care-networks/", "my-practice"},
}};

void append_elsewhere(Document& document, const ViewContext& context, const Need& need) {
  for (const Elsewhere& entry : kElsewhere) {
    if (entry.need != need.id) continue;
    document.summary = entry.summary;
    add_paragraph(document, entry.text);
    add_paragraph(document, {outside_link(entry.link, entry.address)});
    if (const Need* other = find_need(entry.other))
      add_paragraph(document, words::see_also{.need = link("", show_need(other->id)),
                                              .title = lower_first(other->title)});
    if (need.id == "prescription" || need.id == "blood-pressure")
      append_pharmacies_near(document, context, *find_need("pharmacy"));
  }
}

}  // namespace

Document make_need(const ViewContext& context) {
  Document document;
  document.id = "need";
  document.provenance = {"services.pharmacies", "services.register", "services.hospitals", "workforce",
                         "practices",           "memberships",       "postcodes"};
  const Need* need = find_need(extra(context.state, "need"));
  if (need == nullptr) {
    document.title = words::title;
    document.summary = words::choose;
    append_need_links(document, context);
    return document;
  }
  document.title = need->title;
  switch (need->kind) {
    case NeedKind::kSafety:
      document.summary = need->id == "emergency" ? words::call_999 : words::call_111;
      if (need->id == "emergency") {
        append_emergency(document);
        add_heading(document, words::no_danger_title);
        append_urgent(document);
      } else {
        append_urgent(document);
        add_heading(document, words::danger_title);
        append_emergency(document);
      }
      break;
    case NeedKind::kPharmacy:
      append_pharmacies_near(document, context, *need);
      break;
    case NeedKind::kRole:
      append_role(document, context, *need);
      break;
    case NeedKind::kEvening:
      append_evening(document, context, *need);
      break;
    case NeedKind::kPractices:
      append_practices_for(document, context, *need);
      break;
    case NeedKind::kHospital:
      append_hospitals_near(document, context);
      break;
    case NeedKind::kElsewhere:
      append_elsewhere(document, context, *need);
      break;
  }
  if (!context.state.postcode.empty())
    add_paragraph(document,
                  {link(say(words::back{.postcode = context.state.postcode}), "view=place&on=&at=")});
  return document;
}

}  // namespace pcn
