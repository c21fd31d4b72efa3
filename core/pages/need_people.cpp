#include "texts/need_people.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/document/role_words.h"
#include "core/footprint/basis_words.h"
#include "core/pages/need_parts.h"
#include "core/pages/network_parts.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::need_people;

namespace {

constexpr std::string_view kFindAGp = "https://www.nhs.uk/service-search/find-a-gp";
constexpr std::string_view kTherapies =
    "https://www.nhs.uk/service-search/mental-health/find-an-NHS-talking-therapies-service";
constexpr std::string_view kRegister =
    "https://www.nhs.uk/nhs-services/gps/how-to-register-with-a-gp-surgery/";

// Whether the workforce data hold anything of the network: without, nothing is said of what it has not.
bool staff_known(const ViewContext& context, NetworkIndex network) {
  return staff_fits_day(context.data, context.day.date) && !staffed_roles(context.data, network).empty();
}

void append_ask(Document& document, const ViewContext& context, PracticeIndex practice,
                const AskedRole& asked) {
  Paragraph ask = paragraph(asked.first_contact ? words::ask_first : words::ask);
  if (practice.valid() && can_be_reached(context.data, practice))
    append_phone(ask, context.data.practices[practice.value].phone);
  document.blocks.emplace_back(std::move(ask));
}

void append_one_network(Document& document, const ViewContext& context, const OwnNetwork& own,
                        const AskedRole& asked) {
  const Dataset& data = context.data;
  const std::string& name = name_of(data, own.network);
  const std::string date = to_words(data.workforce_date);
  if (!staff_known(context, own.network)) {
    document.summary = say(words::staff_of_not_known{.network = name});
  } else {
    BulletList list;
    for (const std::uint16_t at : staff_to_ask(data, own.network, asked)) {
      const Role& role = data.roles[at];
      const std::string& role_name = role.plain_name.empty() ? role.name : role.plain_name;
      list.items.push_back(role.plain_help.empty()
                               ? paragraph(words::role{.name = role_name, .strong = strong("")})
                               : paragraph(words::role_help{
                                     .help = role.plain_help, .name = role_name, .strong = strong("")}));
    }
    document.summary = list.items.empty()
                           ? say(words::has_none{.day = date, .network = name, .role = asked.name})
                           : say(words::has_one{.day = date, .network = name, .role = asked.one});
    if (list.items.empty()) {
      add_paragraph(document, words::maybe_elsewhere);
    } else {
      document.blocks.emplace_back(std::move(list));
    }
  }
  append_ask(document, context, own.practice, asked);
  const Span link = network_link(data, own.network);
  document.blocks.push_back(
      own.practice.valid()
          ? paragraph(words::network_of_practice{.name = name,
                                                 .network = link,
                                                 .practice = practice_link(data, own.practice),
                                                 .practice_name = data.practices[own.practice.value].name})
      : context.state.network.empty() || selected_place(data, context.state).valid()
          ? paragraph(words::network_likely{.name = name, .network = link})
          : paragraph(words::network_chosen{.name = name, .network = link}));
}

// Each network that people of the place are with, and whether it has such staff.
void append_open(Document& document, const ViewContext& context, const AreaLead& lead,
                 const AskedRole& asked) {
  constexpr double kLeast = 0.08;
  const Dataset& data = context.data;
  document.summary = words::depends_unclear;
  BulletList list;
  for (const NetworkShare& share : lead.networks) {
    if (share.share < kLeast) continue;
    const std::string& name = name_of(data, share.network);
    const Span link = network_link(data, share.network);
    const bool known = data.networks[share.network.value].in_area && staff_known(context, share.network);
    Paragraph item = !known ? paragraph(words::its_staff_not_known{.name = name, .network = link})
                     : staff_to_ask(data, share.network, asked).empty()
                         ? paragraph(words::has_none_here{.name = name, .network = link})
                         : paragraph(words::has_one_here{.name = name, .network = link, .role = asked.one});
    list.items.push_back(std::move(item));
  }
  document.blocks.emplace_back(std::move(list));
  add_paragraph(document, words::staff_of{.day = to_words(data.workforce_date)}, Tone::kMuted);
  append_ask(document, context, {}, asked);
}

void append_all_networks(Document& document, const ViewContext& context, const AskedRole& asked) {
  const Dataset& data = context.data;
  document.summary = words::depends;
  add_paragraph(document, words::type_to_see);
  BulletList list;
  std::int64_t known = 0;
  for (const NetworkOnDay& network : context.day.networks) {
    if (!staff_known(context, network.network)) continue;
    ++known;
    if (!staff_to_ask(data, network.network, asked).empty())
      list.items.push_back(paragraph({network_link(data, network.network)}));
  }
  if (known == 0) {
    add_paragraph(document, words::staff_not_known, Tone::kMuted);
    return;
  }
  add_paragraph(document, words::how_many{.all = known,
                                          .day = to_words(data.workforce_date),
                                          .networks = list.items.size(),
                                          .role = asked.one});
  document.blocks.emplace_back(std::move(list));
}

void append_clinics(Document& document, const ViewContext& context, NetworkIndex network,
                    const std::optional<FromWhere>& from) {
  const Dataset& data = context.data;
  BulletList list;
  for (const ServiceIndex clinic : clinics_of(data, network)) {
    const auto& point = data.services[clinic.value].point;
    list.items.push_back(service_item(
        context, clinic, from && point ? std::optional(Ways(data).way(from->point, *point)) : std::nullopt,
        HoursShown::kWeek));
  }
  if (list.items.empty()) {
    add_paragraph(document, words::clinics_not_known{.network = name_of(data, network)});
    return;
  }
  add_paragraph(document,
                words::clinics{.name = name_of(data, network), .network = network_link(data, network)});
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

void append_role(Document& document, const ViewContext& context, const Need& need) {
  const AskedRole* asked = find_asked_role(need.id);
  if (asked == nullptr) return;
  add_paragraph(document, asked->help);
  const OwnNetwork own = own_network(context);
  if (own.network.valid() && context.day.find(own.network) != nullptr) {
    append_one_network(document, context, own, *asked);
  } else if (const AreaLead* lead = open_lead(context)) {
    append_open(document, context, *lead, *asked);
  } else {
    append_all_networks(document, context, *asked);
  }
  if (!own.practice.valid()) {
    if (const auto from = from_where(context)) append_which_practice(document, context, from->point);
  }
  if (need.id == "mental-health") {
    add_paragraph(document, words::talking_therapy{.emergency = phone_link("999"),
                                                   .help = phone_link("111"),
                                                   .therapies = outside_link("", kTherapies)});
  }
}

void append_evening(Document& document, const ViewContext& context, const Need& need) {
  document.summary = words::book;
  add_paragraph(document, words::evenings{.access = term("", "enhanced-access")});
  if (need.id == "saturday") add_paragraph(document, words::no_sundays{.help = phone_link("111")});
  const auto from = from_where(context);
  const OwnNetwork own = own_network(context);
  if (own.network.valid()) {
    append_clinics(document, context, own.network, from);
    if (own.practice.valid() && can_be_reached(context.data, own.practice)) {
      const Practice& practice = context.data.practices[own.practice.value];
      Paragraph book = paragraph(
          words::to_book{.name = practice.name, .practice = practice_link(context.data, own.practice)});
      append_phone(book, practice.phone);
      document.blocks.emplace_back(std::move(book));
    }
  } else if (!from) {
    add_paragraph(document, words::type_to_see_where);
  }
  if (from && !own.practice.valid()) append_which_practice(document, context, from->point);
}

void append_practices_for(Document& document, const ViewContext& context, const Need& need) {
  const auto from = from_where(context);
  if (need.id == "register") {
    document.summary = words::registering;
    add_paragraph(document, words::register_more);
    add_paragraph(document, {outside_link(words::register_link, kRegister)});
    add_paragraph(document, words::register_who);
  } else if (need.id == "change") {
    document.summary = words::change;
    add_paragraph(document, words::change_more);
    add_paragraph(document, {outside_link(words::register_link, kRegister)});
  } else if (need.id == "closed") {
    document.summary = words::closed;
    add_paragraph(document, words::closed_more);
  } else if (need.id == "my-practice") {
    document.summary = words::my_practice;
    add_paragraph(document, words::my_practice_more{.app = outside_link("", "https://www.nhs.uk/nhs-app/")});
  } else {
    document.summary = from ? words::nearest : words::type_for_nearest;
  }
  if (from) {
    if (need.id == "my-practice") {
      append_which_practice(document, context, from->point);
    } else {
      append_near_practices(document, context, from->point, from->place);
    }
  } else {
    add_paragraph(document, words::type_or_locate);
  }
  add_paragraph(document, words::find_gp{.find = outside_link("", kFindAGp)});
}

}  // namespace pcn
