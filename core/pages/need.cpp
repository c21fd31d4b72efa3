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
    if (lat && lon) return FromWhere{to_grid({*lon, *lat}), "where you are", place};
    return FromWhere{*point, "the middle of " + place_name(data.small_areas[place.value]), place};
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
  document.blocks.push_back(
      paragraph({strong("Call "), phone_link("999"), strong(" now if a life is in danger."),
                 plain(" Or go to A&E. Say where you are and what is wrong. The call is free.")},
                Tone::kProblem));
  document.blocks.push_back(paragraph("This is for such things as:"));
  BulletList signs;
  for (const std::string_view sign :
       {"pain, weight or tightness in the chest",
        "a face that drops on one side, a weak arm, or slurred speech",
        "hard to breathe, choking, or lips that turn blue or grey", "heavy bleeding that will not stop",
        "somebody who does not wake up, has a fit, or is suddenly confused",
        "a bad injury or burn, or a strong allergic reaction", "you may harm yourself or somebody else"})
    signs.items.push_back(paragraph(sign));
  document.blocks.emplace_back(std::move(signs));
  document.blocks.push_back(paragraph(
      "If you do not hear or speak well: use the Relay UK app or a textphone and call 18000. In sign "
      "language: use the 999 BSL app."));
  document.blocks.push_back(paragraph({outside_link(
      "Find an A&E (NHS)", "https://www.nhs.uk/service-search/find-an-accident-and-emergency-service")}));
}

void append_urgent(Document& document) {
  document.blocks.push_back(paragraph(
      {strong("Call "), phone_link("111"), strong(" if you need help soon but no life is in danger."),
       plain(" It is free, day and night. Or go to "), outside_link("111.nhs.uk", "https://111.nhs.uk/"),
       plain(". They tell you where to go. They can book you in.")}));
  document.blocks.push_back(paragraph(
      "For the mind too: call 111 and choose the mental health option. With a textphone call 18001 111."));
  document.blocks.emplace_back(no_urgent_care_words());
}

void append_need_links(Document& document, const ViewContext& context) {
  struct Entry {
    std::string_view text, need, when;
  };
  constexpr std::array<Entry, 10> kEntries = {{
      {"a pharmacy that is open now", "pharmacy", "on=now&at=now"},
      {"a pharmacy until late today", "pharmacy-late", "on=now&at="},
      {"a pharmacy on Sunday", "pharmacy-sunday", {}},
      {"an appointment in the evening or on Saturday", "evening", {}},
      {"a physiotherapist", "physio", {}},
      {"a pharmacist at my practice", "pharmacist", {}},
      {"a mental health worker", "mental-health", {}},
      {"a link worker, for help that is not medical", "link-worker", {}},
      {"to register with a practice", "register", {}},
      {"help that cannot wait", "urgent", {}},
  }};
  document.blocks.push_back(heading("I need …"));
  BulletList list;
  for (const Entry& entry : kEntries)
    list.items.push_back(paragraph({link(entry.text, show_need(entry.need, entry.when))}));
  document.blocks.emplace_back(std::move(list));
  static_cast<void>(context);
}

namespace {

struct Elsewhere {
  std::string_view need;
  std::string_view summary;
  std::string_view text;
  std::string_view link;
  std::string_view address;
  std::string_view other;  // another need that helps with it
};

constexpr std::array<Elsewhere, 10> kElsewhere = {{
    {"blood-pressure", "Many pharmacies check your blood pressure. So does your practice.",
     "If you are 40 or over and live in England, most pharmacies do it free. You need no GP for it. Which "
     "pharmacies do so is not in the data here: the NHS has a list.",
     "Find a pharmacy that checks blood pressure (NHS)",
     "https://www.nhs.uk/nhs-services/pharmacies/find-a-pharmacy-that-offers-free-blood-pressure-checks/",
     "pharmacy"},
    {"blood-test", "Your practice or hospital asks for a blood test and tells you where to go.",
     "Where blood is taken is not in the data here. Ask the practice or the clinic that wants the test.",
     "About blood tests (NHS)", "https://www.nhs.uk/tests-and-treatments/blood-tests/",
     "healthcare-assistant"},
    {"vaccination", "Your practice or a pharmacy gives you vaccines.",
     "Who gives which vaccine is not in the data here. Ask your practice, or look at the NHS website: it "
     "says "
     "who can have which vaccine and how to book.",
     "NHS vaccines and when to have them (NHS)", "https://www.nhs.uk/vaccinations/", "pharmacy"},
    {"prescription", "Order it from your practice, and fetch it from a pharmacy.",
     "You can ask for the same medicine again with the NHS App, or at your practice. Have you run out of a "
     "medicine that you take each day? A pharmacist or 111 can help, even at night.",
     "The NHS App (NHS)", "https://www.nhs.uk/nhs-app/", "pharmacy"},
    {"dentist", "Dentists are not in the data here.",
     "You do not register with a dentist as you do with a GP. Look for one that takes NHS patients and ask. "
     "For bad pain or bleeding, call your dentist. If you have none, call 111. A GP cannot help with teeth.",
     "Find a dentist (NHS)", "https://www.nhs.uk/service-search/find-a-dentist", "urgent"},
    {"optician", "Opticians are not in the data here.",
     "You can go to any optician. Some people have free eye tests. If you lose your sight all at once, or "
     "your eye hurts badly, call 111 or go to A&E.",
     "About opticians and eye tests (NHS)", "https://www.nhs.uk/nhs-services/opticians/", "urgent"},
    {"pregnancy", "Midwives are not in the data here.",
     "See a midwife as soon as you know. You can ask the hospital of your choice yourself, or your practice. "
     "If you bleed, have bad pain, or your baby moves less, call your midwife or 111 now.",
     "Your pregnancy (NHS)", "https://www.nhs.uk/pregnancy/", "hospital"},
    {"sexual-health", "Sexual health clinics are not in the data here.",
     "They are free and you need no GP. Your practice and many pharmacies help too. Do you need the morning "
     "after pill? Ask a pharmacy or a clinic as soon as you can.",
     "Find a sexual health clinic (NHS)",
     "https://www.nhs.uk/nhs-services/sexual-health-services/find-a-sexual-health-clinic/", "pharmacy"},
    {"at-practice", "Your own practice helps with this, or knows who does.",
     "Call it, go in, or use its form online. You can ask for somebody who speaks your language: that is "
     "free. "
     "You can see your records and test results in the NHS App. What each practice offers is not in the data "
     "here.",
     "The NHS App (NHS)", "https://www.nhs.uk/nhs-app/", "my-practice"},
    {"pcn", "It is a group of GP practices near each other.",
     "They share staff and work as a team. Each can then offer more than it could alone. You do not register "
     "with a network. You register with a practice, and its network then serves you too.",
     "About primary care networks (NHS England)",
     "https://www.england.nhs.uk/primary-care/primary-care-networks/", "my-practice"},
}};

void append_elsewhere(Document& document, const ViewContext& context, const Need& need) {
  for (const Elsewhere& entry : kElsewhere) {
    if (entry.need != need.id) continue;
    document.summary = entry.summary;
    document.blocks.push_back(paragraph(entry.text));
    document.blocks.push_back(paragraph({outside_link(entry.link, entry.address)}));
    if (const Need* other = find_need(entry.other))
      document.blocks.push_back(paragraph(
          {plain("See also: "), link(lower_first(other->title), show_need(other->id)), plain(".")}));
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
    document.title = "What do you need?";
    document.summary = "Choose one, or type it in the search field.";
    append_need_links(document, context);
    return document;
  }
  document.title = need->title;
  switch (need->kind) {
    case NeedKind::kSafety:
      document.summary = need->id == "emergency"
                             ? "Call 999 now if a life is in danger."
                             : "Call 111 if you need help soon. It is free, day and night.";
      if (need->id == "emergency") {
        append_emergency(document);
        document.blocks.push_back(heading("If no life is in danger"));
        append_urgent(document);
      } else {
        append_urgent(document);
        document.blocks.push_back(heading("If a life is in danger"));
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
    document.blocks.push_back(
        paragraph({link("Back to the network of " + context.state.postcode, "view=place&on=&at=")}));
  return document;
}

}  // namespace pcn
