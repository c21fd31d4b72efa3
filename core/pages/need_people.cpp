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
namespace {

constexpr std::string_view kFindAGp = "https://www.nhs.uk/service-search/find-a-gp";
constexpr std::string_view kRegister =
    "https://www.nhs.uk/nhs-services/gps/how-to-register-with-a-gp-surgery/";

// Whether the workforce data hold anything of the network: without, nothing is said of what it has not.
bool staff_known(const ViewContext& context, NetworkIndex network) {
  return staff_fits_day(context.data, context.day.date) && !staffed_roles(context.data, network).empty();
}

std::string a_or_an(std::string_view noun) {
  return (std::string_view("aeiou").find(noun[0]) != std::string_view::npos ? "an " : "a ") +
         std::string(noun);
}

void append_ask(Document& document, const ViewContext& context, PracticeIndex practice,
                const AskedRole& asked) {
  Paragraph ask = paragraph(std::string("Ask at your practice. ") +
                            (asked.first_contact ? "Many let you see one without seeing a GP first."
                                                 : "They tell you who is right for you."));
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
    document.summary = "Which staff " + name + " has is not in the data.";
  } else {
    BulletList list;
    for (const std::uint16_t at : staff_to_ask(data, own.network, asked)) {
      const Role& role = data.roles[at];
      list.items.push_back(paragraph({strong(role.plain_name.empty() ? role.name : role.plain_name),
                                      plain(role.plain_help.empty() ? "" : ": " + role.plain_help)}));
    }
    document.summary =
        list.items.empty()
            ? name + " has no " + std::string(asked.name) + " of its own in the data of " + date + "."
            : name + " has " + a_or_an(asked.name) + " of its own (" + date + ").";
    if (list.items.empty()) {
      document.blocks.push_back(
          paragraph("Your practice may have one, or know one elsewhere. That is not in the data."));
    } else {
      document.blocks.emplace_back(std::move(list));
    }
  }
  append_ask(document, context, own.practice, asked);
  Paragraph why = paragraph("");
  why.spans.clear();
  why.spans.push_back(network_link(data, own.network));
  why.spans.push_back(plain(" is "));
  if (own.practice.valid()) {
    why.spans.push_back(plain("the network of "));
    why.spans.push_back(practice_link(data, own.practice));
    why.spans.push_back(plain(", which you chose."));
  } else if (context.state.network.empty() || selected_place(data, context.state).valid()) {
    why.spans.push_back(plain("the most likely network where you live. What counts is your practice."));
  } else {
    why.spans.push_back(plain("the network that you chose."));
  }
  document.blocks.emplace_back(std::move(why));
}

// Each network that people of the place are with, and whether it has such staff.
void append_open(Document& document, const ViewContext& context, const AreaLead& lead,
                 const AskedRole& asked) {
  constexpr double kLeast = 0.08;
  const Dataset& data = context.data;
  document.summary = "It depends on your practice: no one network is likely where you live.";
  BulletList list;
  for (const NetworkShare& share : lead.networks) {
    if (share.share < kLeast) continue;
    Paragraph item = paragraph({network_link(data, share.network)});
    const bool has = !staff_to_ask(data, share.network, asked).empty();
    item.spans.push_back(
        plain(!data.networks[share.network.value].in_area || !staff_known(context, share.network)
                  ? ": its staff is not in the data."
              : has ? ": has " + a_or_an(asked.name) + " of its own."
                    : ": none of its own in the data."));
    list.items.push_back(std::move(item));
  }
  document.blocks.emplace_back(std::move(list));
  document.blocks.push_back(
      paragraph("Staff as counted on " + to_words(data.workforce_date) + ".", Tone::kMuted));
  append_ask(document, context, {}, asked);
}

void append_all_networks(Document& document, const ViewContext& context, const AskedRole& asked) {
  const Dataset& data = context.data;
  document.summary = "It depends on your practice and its network.";
  document.blocks.push_back(paragraph(
      "Type your postcode or the name of your practice in the search field: you then see if your network has "
      "one."));
  BulletList list;
  std::int64_t known = 0;
  for (const NetworkOnDay& network : context.day.networks) {
    if (!staff_known(context, network.network)) continue;
    ++known;
    if (!staff_to_ask(data, network.network, asked).empty())
      list.items.push_back(paragraph({network_link(data, network.network)}));
  }
  if (known == 0) {
    document.blocks.push_back(paragraph("Staff of this day are not in the data.", Tone::kMuted));
    return;
  }
  document.blocks.push_back(paragraph(std::to_string(list.items.size()) + " of " + std::to_string(known) +
                                      " networks have " + a_or_an(asked.name) +
                                      " of their own in the data of " + to_words(data.workforce_date) +
                                      (list.items.empty() ? "." : ":")));
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
    document.blocks.push_back(
        paragraph("Where " + name_of(data, network) + " does so is not in the data. Ask your practice."));
    return;
  }
  document.blocks.push_back(paragraph({plain("In "), network_link(data, network), plain(" it is here:")}));
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

void append_role(Document& document, const ViewContext& context, const Need& need) {
  const AskedRole* asked = find_asked_role(need.id);
  if (asked == nullptr) return;
  document.blocks.push_back(paragraph(asked->help));
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
    document.blocks.push_back(paragraph(
        {plain("You can ask for talking therapy yourself, with no GP: "),
         outside_link(
             "Find NHS talking therapies",
             "https://www.nhs.uk/service-search/mental-health/find-an-NHS-talking-therapies-service"),
         plain(". If you cannot wait, call "), phone_link("111"),
         plain(" and choose the mental health option. If a life is in danger, call "), phone_link("999"),
         plain(".")}));
  }
}

void append_evening(Document& document, const ViewContext& context, const Need& need) {
  document.summary = "Book it through your own practice.";
  document.blocks.push_back(paragraph(
      {plain("Each network must offer "), term("appointments outside normal hours", "enhanced-access"),
       plain(": on weekdays from 6:30pm to 8pm and on Saturdays from 9am to 5pm. It need not be at your own "
             "practice, and not always with a GP.")}));
  if (need.id == "saturday")
    document.blocks.push_back(
        paragraph({plain("Networks need not offer Sundays. If it cannot wait on a Sunday, call "),
                   phone_link("111"), plain(".")}));
  const auto from = from_where(context);
  const OwnNetwork own = own_network(context);
  if (own.network.valid()) {
    append_clinics(document, context, own.network, from);
    if (own.practice.valid() && can_be_reached(context.data, own.practice)) {
      Paragraph book =
          paragraph({plain("To book, ask "), practice_link(context.data, own.practice), plain(".")});
      append_phone(book, context.data.practices[own.practice.value].phone);
      document.blocks.emplace_back(std::move(book));
    }
  } else if (!from) {
    document.blocks.push_back(
        paragraph("Type your postcode or the name of your practice in the search field to see where your "
                  "network does so."));
  }
  if (from && !own.practice.valid()) append_which_practice(document, context, from->point);
}

void append_practices_for(Document& document, const ViewContext& context, const Need& need) {
  const auto from = from_where(context);
  if (need.id == "register") {
    document.summary = "Anybody in England can register with a GP practice. It is free.";
    document.blocks.push_back(paragraph(
        "You need no proof of address, no ID and no NHS number. Ask a practice near you, or fill in "
        "its form online. A practice can say no only for a good reason: it is full, or you live "
        "too far away. It must then tell you why in writing."));
    document.blocks.push_back(
        paragraph({outside_link("How to register with a GP surgery (NHS)", kRegister)}));
    document.blocks.push_back(
        paragraph("Which practices take new patients is not in the data here. The NHS page below says so."));
  } else if (need.id == "change") {
    document.summary = "You can change your practice at any time. You need not say why.";
    document.blocks.push_back(
        paragraph("Register with the new one. You need not tell the old one: your notes follow you. Your "
                  "network is then "
                  "that of the new practice."));
    document.blocks.push_back(
        paragraph({outside_link("How to register with a GP surgery (NHS)", kRegister)}));
  } else if (need.id == "closed") {
    document.summary = "Search for the name of the practice that closed: you see what is known of it.";
    document.blocks.push_back(paragraph(
        "When a practice closes, the NHS writes to its patients. You are moved to another practice, or "
        "told how to choose one. Have you had no letter? Register with any practice near you."));
  } else if (need.id == "my-practice") {
    document.summary = "Your network is that of the practice where you are registered.";
    document.blocks.push_back(
        paragraph({plain("Do you not know it? Look at a letter or a prescription from your GP, or in the "),
                   outside_link("NHS App", "https://www.nhs.uk/nhs-app/"), plain(".")}));
  } else {
    document.summary =
        from ? "These are the nearest practices." : "Type your postcode to see which are near you.";
  }
  if (from) {
    if (need.id == "my-practice") {
      append_which_practice(document, context, from->point);
    } else {
      append_near_practices(document, context, from->point, from->place);
    }
  } else {
    document.blocks.push_back(paragraph("Type your postcode in the search field, or use your location."));
  }
  document.blocks.push_back(paragraph({plain("For all of England, with those that take new patients: "),
                                       outside_link("Find a GP (NHS)", kFindAGp), plain(".")}));
}

}  // namespace pcn
