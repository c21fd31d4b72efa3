#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/document/document.h"
#include "core/document/size_sentence.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "core/model/staff_rate.h"
#include "core/model/ways.h"
#include "core/state/context.h"
#include "texts/parts.h"

namespace pcn {

// Pieces from which the views are put together, so that all of them say the same thing in the same words.
// Text is taken as a view, also where it is kept: a call then costs the page a few bytes and not a string's
// making and end.

// Text.
[[nodiscard]] Span plain(Wording text);
[[nodiscard]] Span strong(Wording text);
[[nodiscard]] Span link(Wording text, std::string_view action);
[[nodiscard]] Span term(Wording text, std::string_view glossary);
[[nodiscard]] Span phone_link(const std::string& number);
[[nodiscard]] Paragraph paragraph(std::vector<Span> spans, Tone tone = Tone::kPlain);
[[nodiscard]] Paragraph paragraph(Wording text, Tone tone = Tone::kPlain);
[[nodiscard]] Block heading(Wording text, int level = 2);
// A message with its tags made spans: {.network = term("", "network")} for "A <network>primary care
// network</network>…".
[[nodiscard]] std::vector<Span> spans_with(TextId id, const TextArgument* arguments);
template <Message M>
[[nodiscard]] std::vector<Span> spans(const M& message) {
  return spans_with(M::kId, arguments_of(message));
}
[[nodiscard]] Paragraph paragraph_with(TextId id, const TextArgument* arguments, Tone tone);
template <Message M>
[[nodiscard]] Paragraph paragraph(const M& message, Tone tone = Tone::kPlain) {
  return paragraph_with(M::kId, arguments_of(message), tone);
}
// A heading or a paragraph more at the end of a document.
void add_heading(Document& document, Wording text, int level = 2);
void add_paragraph(Document& document, Paragraph paragraph);
void add_paragraph(Document& document, std::vector<Span> spans, Tone tone = Tone::kPlain);
void add_paragraph(Document& document, Wording text, Tone tone = Tone::kPlain);
void add_paragraph_with(Document& document, TextId id, const TextArgument* arguments, Tone tone);
template <Message M>
void add_paragraph(Document& document, const M& message, Tone tone = Tone::kPlain) {
  add_paragraph_with(document, M::kId, arguments_of(message), tone);
}
// A sentence more.
void append_sentence(Paragraph& paragraph, std::vector<Span> sentence);
void append_sentence(Paragraph& paragraph, std::string_view sentence);
// Spans joined as "a, b and c".
[[nodiscard]] std::vector<Span> spans_and(std::vector<Span> items);
// The first letter made small or large, unless it begins an abbreviation ("GP practices").
[[nodiscard]] std::string lower_first(std::string_view text);
[[nodiscard]] std::string upper_first(std::string_view text);
// All spans as one text.
[[nodiscard]] std::string flat(const std::vector<Span>& spans);

// Said where a figure is missing.
inline constexpr TextId kNotInData = text::parts::not_in_data;

// Names: short ones for the map and for sentences.
[[nodiscard]] std::string short_name(const Network& network);  // without " PCN"
[[nodiscard]] const std::string& name_of(const Dataset& data, NetworkIndex network);
[[nodiscard]] std::string district_name(const Dataset& data, DistrictIndex district);
[[nodiscard]] std::string place_name(const SmallArea& area);  // "Camberwell Green (Southwark 024B)"

// Actions that select something and show its view.
[[nodiscard]] ActionText show_network(const Dataset& data, NetworkIndex network);
[[nodiscard]] ActionText show_practice(const Dataset& data, PracticeIndex practice);
[[nodiscard]] ActionText show_place(const Dataset& data, SmallAreaIndex place);
[[nodiscard]] Span network_link(const Dataset& data, NetworkIndex network);
[[nodiscard]] Span practice_link(const Dataset& data, PracticeIndex practice);

// Dates and lists.
[[nodiscard]] std::string financial_year(Date middle);                // 1 October 2022 -> "2022/23"
[[nodiscard]] std::string list_date_words(Date date, ListKind kind);  // "1 July 2026", "average of 2019/20"
// The vintage of all lists of a network in words: one date, or that they differ.
// The last day of something of which the first day after it is known.
[[nodiscard]] std::string last_day_words(Date first_day_after);
[[nodiscard]] std::string registered_date_words(const Dataset& data, const NetworkOnDay& network);

// Figures in words.
[[nodiscard]] std::string percent_words(double fraction);  // never "0%" or "100%" for what is not
[[nodiscard]] std::string distance_words(double metres);
// "740 metres", "4.2 km by way of Greenwich Foot Tunnel", "2.9 km across the sea".
[[nodiscard]] std::string way_words(const Dataset& data, const Way& way);
// The same in a sentence about a thing: "740 metres away".
[[nodiscard]] std::string away_words(const Dataset& data, const Way& way);
// How the distances of a list were found: "in a straight line", and by what where a river lies between.
[[nodiscard]] std::string ways_sentence(std::span<const Way> ways);
// ", in Wales": after the name of a practice beyond England's border; empty for all others.
[[nodiscard]] std::string country_words(const Practice& practice);
// Said of a place whose people are registered in another country for the most part (AreaLead).
[[nodiscard]] std::string beyond_england_sentence(Country country);
// What a list of the nearest things cannot know because a border is near; empty where none is, or where all
// listed are nearer than it.
[[nodiscard]] std::string border_caution(const Dataset& data, SmallAreaIndex place, BeyondBorder what,
                                         double nearest_metres);

// The columns of a table, from what stands in the program's text: {"practice", "Practice", {}, "practice",
// false}.
struct ColumnText {
  std::string_view id;
  Wording title, unit = {};
  std::string_view glossary = {};
  bool numeric = false;
  Foot foot = Foot::kNone;
};
void add_column(Table& table, const ColumnText& column);
[[nodiscard]] std::vector<Column> make_columns(std::initializer_list<ColumnText> columns);

// Cells.
[[nodiscard]] Cell text_cell(Wording text, std::string_view action = {}, Tone tone = Tone::kPlain);
[[nodiscard]] Cell known_cell(Wording text);  // "not in the data" if empty
[[nodiscard]] Cell count_cell(std::int64_t value);
// People as they may be shown: "fewer than 5" for 1 to 4, "not shown" where `hidden` protects another count.
[[nodiscard]] Cell people_cell(std::int64_t people, bool hidden = false);
[[nodiscard]] Cell number_cell(std::optional<double> value, int places);  // "not in the data" if empty
[[nodiscard]] Cell percent_cell(std::optional<double> fraction);
[[nodiscard]] Cell distance_cell(double metres);
[[nodiscard]] Cell way_cell(const Dataset& data, const Way& way);
[[nodiscard]] Tone tone_of(SizeOutcome outcome);

// Staff of a network under the Additional Roles Reimbursement Scheme.
// Whether the staff figures, which exist for one date only, may stand beside figures of the day.
[[nodiscard]] bool staff_fits_day(const Dataset& data, Date day);
// Empty if the network has no row in the workforce data, or they are not known on the day.
[[nodiscard]] std::optional<StaffRate> staff_of(const Dataset& data, NetworkIndex network, Date day);
// The same of all networks, by their index: for loops over them.
[[nodiscard]] std::vector<std::optional<StaffRate>> staff_of_networks(const Dataset& data, Date day);

// A practice with the way to its nearest open site (core/model/ways.h).
struct NearPractice {
  PracticeIndex practice;
  Way way;
  const Site* site = nullptr;  // that site, if it is not the main one
};
// ", at Honor Oak Group Practice" or ", at a branch"; empty at the main site.
[[nodiscard]] std::string at_site_words(const NearPractice& near);
// Practices that see patients on the day, nearest by land first (ties: lower code), then those across the sea
// that are no farther than a short crossing; at most count. Those beyond England's border count where the
// register has them as open. Those with lists that are not open to everyone, which nobody can simply choose,
// are left out.
[[nodiscard]] std::vector<NearPractice> nearest_practices(const ViewContext& context, BritishGrid from,
                                                          std::size_t count);
// The way from the point to the nearest main or branch site of the practice; empty if none has a point.
[[nodiscard]] std::optional<NearPractice> nearest_site(const Dataset& data, PracticeIndex practice,
                                                       BritishGrid from, Date day);

// Services of one kind that are known on the day, nearest first.
struct NearService {
  ServiceIndex service;
  Way way;
};
// Nearest by land first, as for practices.
[[nodiscard]] std::vector<NearService> nearest_services(const Dataset& data, ServiceKind kind,
                                                        BritishGrid from, std::size_t count, Date day);
[[nodiscard]] std::string_view service_word(ServiceKind kind);  // "pharmacy"

// Hours of a week as text: "Monday to Friday 09:00–18:00; Saturday 09:00–13:00; Sunday closed".
[[nodiscard]] std::string hours_words(const WeekHours& hours);
// "Sunday 10:00–16:00"; 0 is Monday.
[[nodiscard]] std::string hours_of_day(const WeekHours& hours, int day);

}  // namespace pcn
