#pragma once

#include <optional>
#include <string>

#include "core/document/document.h"
#include "core/insight/opening.h"
#include "core/model/ways.h"
#include "core/state/context.h"
#include "core/state/needs.h"

namespace pcn {

// Pieces of the cards of what a person needs, some of them used by the answer card too.

// A link that leaves the page.
[[nodiscard]] Span outside_link(std::string_view text, std::string_view address);
// "view=need&need=physio", with the time of whoever follows it where `when` is "on=now&at=now".
[[nodiscard]] ActionText show_need(std::string_view need, std::string_view when = {});
[[nodiscard]] ActionText show_service(const Service& service);

// From where distances are told: the postcode's own point, the middle of a chosen place, or the chosen
// practice.
struct FromWhere {
  BritishGrid point;
  std::string words;  // "SE5 9RS", "the middle of Camberwell Green (Southwark 024B)"
  SmallAreaIndex place;
};
[[nodiscard]] std::optional<FromWhere> from_where(const ViewContext& context);

// The network of whoever asks: of the practice that was chosen, else the clear or likely one of the place.
struct OwnNetwork {
  NetworkIndex network;
  PracticeIndex practice;  // none: taken from the place
};
[[nodiscard]] OwnNetwork own_network(const ViewContext& context);
// The place's networks, if none of them is likely enough to speak of it alone; null otherwise.
[[nodiscard]] const AreaLead* open_lead(const ViewContext& context);

// "Which practice are you with?", with the practices near as links and their networks.
void append_which_practice(Document& document, const ViewContext& context, BritishGrid from);
// The practices near a point, with distance, network and telephone.
void append_near_practices(Document& document, const ViewContext& context, BritishGrid from,
                           SmallAreaIndex place);
void append_phone(Paragraph& item, const std::string& phone);
// A service with its address, distance, hours and telephone, each "not known" where it is not.
enum class HoursShown : std::uint8_t { kNone, kWeek, kSaturday, kSunday, kDay };
[[nodiscard]] Paragraph service_item(const ViewContext& context, ServiceIndex service,
                                     const std::optional<Way>& way, HoursShown hours, Date day = {});
// "Hours and numbers are of October to December 2023 and may have changed: call before you go."
[[nodiscard]] Paragraph hours_caution(const ViewContext& context, ServiceKind kind);
// What to do where a life is in danger, and where something cannot wait.
void append_emergency(Document& document);
void append_urgent(Document& document);

// The blocks of a need's card.
void append_pharmacies_near(Document& document, const ViewContext& context, const Need& need);
void append_hospitals_near(Document& document, const ViewContext& context);
void append_role(Document& document, const ViewContext& context, const Need& need);
void append_evening(Document& document, const ViewContext& context, const Need& need);
void append_practices_for(Document& document, const ViewContext& context, const Need& need);
// Links to the needs that most people come with.
void append_need_links(Document& document, const ViewContext& context);

}  // namespace pcn
