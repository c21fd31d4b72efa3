#include "core/document/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "core/base/text.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/words.h"

namespace pcn {

namespace {

Span span_of(std::string_view text, std::string_view action, std::string_view glossary, bool bold) {
  return {std::string(text), std::string(action), std::string(glossary), bold};
}

}  // namespace

Span plain(Wording text) { return span_of(text, {}, {}, false); }
Span strong(Wording text) { return span_of(text, {}, {}, true); }
Span link(Wording text, std::string_view action) { return span_of(text, action, {}, false); }
Span term(Wording text, std::string_view glossary) { return span_of(text, {}, glossary, false); }

Span phone_link(const std::string& number) {
  std::string digits = number;
  std::erase(digits, ' ');
  return {number, {}, {}, false, "tel:" + digits};
}

Paragraph paragraph(std::vector<Span> spans, Tone tone) { return {std::move(spans), tone}; }
Paragraph paragraph(Wording text, Tone tone) {
  Paragraph words;
  words.spans.push_back(plain(text));
  words.tone = tone;
  return words;
}
std::vector<Span> spans_with(TextId id, const TextArgument* arguments) {
  std::vector<Span> all;
  for (SaidPiece& piece : say_pieces(id, arguments)) {
    if (piece.like == nullptr) {
      all.push_back(plain(piece.text));
      continue;
    }
    all.push_back(*piece.like);
    all.back().text = std::move(piece.text);
  }
  return all;
}
Paragraph paragraph_with(TextId id, const TextArgument* arguments, Tone tone) {
  return paragraph(spans_with(id, arguments), tone);
}
void append_sentence(Paragraph& paragraph, std::vector<Span> sentence) {
  if (!flat(paragraph.spans).empty()) sentence.front().text.insert(0, 1, ' ');
  std::move(sentence.begin(), sentence.end(), std::back_inserter(paragraph.spans));
}
void append_sentence(Paragraph& paragraph, std::string_view sentence) {
  append_sentence(paragraph, std::vector<Span>{plain(sentence)});
}
Block heading(Wording text, int level) { return Heading{std::string(std::string_view(text)), level, {}}; }

void add_heading(Document& document, Wording text, int level) {
  document.blocks.push_back(heading(text, level));
}
void add_paragraph(Document& document, Paragraph paragraph) {
  document.blocks.emplace_back(std::move(paragraph));
}
void add_paragraph(Document& document, std::vector<Span> spans, Tone tone) {
  add_paragraph(document, paragraph(std::move(spans), tone));
}
void add_paragraph(Document& document, Wording text, Tone tone) {
  add_paragraph(document, paragraph(text, tone));
}
void add_paragraph_with(Document& document, TextId id, const TextArgument* arguments, Tone tone) {
  add_paragraph(document, paragraph_with(id, arguments, tone));
}

void add_column(Table& table, const ColumnText& column) {
  table.columns.push_back({std::string(column.id), std::string(std::string_view(column.title)),
                           std::string(std::string_view(column.unit)), std::string(column.glossary),
                           column.numeric, column.foot});
}

std::vector<Column> make_columns(std::initializer_list<ColumnText> columns) {
  Table table;
  for (const ColumnText& column : columns) add_column(table, column);
  return std::move(table.columns);
}

std::vector<Span> spans_and(std::vector<Span> items) {
  std::vector<Span> result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0)
      result.push_back(plain(i + 1 == items.size() ? text::words::list_and : text::words::list_comma));
    result.push_back(std::move(items[i]));
  }
  return result;
}

std::string lower_first(std::string_view text) {
  std::string result(text);
  const bool abbreviation = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (!text.empty() && !abbreviation) result.replace(0, 1, to_lower_ascii(text.substr(0, 1)));
  return result;
}

std::string upper_first(std::string_view text) {
  std::string result(text);
  if (!text.empty()) result.replace(0, 1, to_upper_ascii(text.substr(0, 1)));
  return result;
}

std::string flat(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) text += span.text;
  return text;
}

std::string short_name(const Network& network) {
  constexpr std::string_view kEnding = " PCN";
  const std::string& name = network.name;
  return name.size() > kEnding.size() && name.ends_with(kEnding)
             ? name.substr(0, name.size() - kEnding.size())
             : name;
}

const std::string& name_of(const Dataset& data, NetworkIndex network) {
  return data.networks[network.value].name;
}

std::string district_name(const Dataset& data, DistrictIndex district) {
  return district.valid() ? data.districts[district.value].name : std::string(kNotInData);
}

std::string place_name(const SmallArea& area) {
  return area.msoa_name.empty() ? area.name : area.msoa_name + " (" + area.name + ")";
}

ActionText show_network(const Dataset& data, NetworkIndex network) {
  return action({"view", "network", "net", data.networks[network.value].code});
}

ActionText show_practice(const Dataset& data, PracticeIndex practice) {
  return action({"view", "practice", "practice", data.practices[practice.value].code});
}

ActionText show_place(const Dataset& data, SmallAreaIndex place) {
  return action({"view", "place", "place", data.small_areas[place.value].code});
}

Span network_link(const Dataset& data, NetworkIndex network) {
  // Neighbours' networks are known by name only and have no view.
  if (!data.networks[network.value].in_area) return plain(name_of(data, network));
  return link(name_of(data, network), show_network(data, network));
}

Span practice_link(const Dataset& data, PracticeIndex practice) {
  return link(data.practices[practice.value].name, show_practice(data, practice));
}

std::string financial_year(Date middle) {
  const int start = middle.month >= 4 ? middle.year : middle.year - 1;
  const std::string end = std::to_string(start + 1);
  return std::to_string(start) + "/" + end.substr(end.size() - 2);
}

std::string list_date_words(Date date, ListKind kind) {
  return kind == ListKind::kOnDay ? to_words(date)
                                  : say(text::parts::average_of{.year = financial_year(date)});
}

std::string last_day_words(Date first_day_after) { return to_words(from_days(to_days(first_day_after) - 1)); }

std::string registered_date_words(const Dataset& data, const NetworkOnDay& network) {
  if (!network.registered_date) return text::parts::latest_lists;
  const DayLists lists(data, *network.registered_date);
  for (const PracticeIndex member : network.members) {
    const auto list = lists.of(member);
    if (list && list->date == *network.registered_date) return list_date_words(list->date, list->kind);
  }
  return to_words(*network.registered_date);
}

Tone tone_of(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::kTooSmall:
      return Tone::kProblem;
    case SizeOutcome::kRuralException:
      return Tone::kCaution;
    case SizeOutcome::kWithin:
      return Tone::kGood;
    case SizeOutcome::kAboveTarget:
      return Tone::kPlain;
    case SizeOutcome::kVeryLarge:
      return Tone::kCaution;
  }
  return Tone::kPlain;
}

bool staff_fits_day(const Dataset& data, Date day) {
  return !data.workforce.empty() && is_known(data, Figure::kStaff, day);
}

std::optional<StaffRate> staff_of(const Dataset& data, NetworkIndex network, Date day) {
  return staff_of_networks(data, day)[network.value];
}

std::vector<std::optional<StaffRate>> staff_of_networks(const Dataset& data, Date day) {
  if (staff_fits_day(data, day)) return staff_rates(data);
  return std::vector<std::optional<StaffRate>>(data.networks.size());
}

}  // namespace pcn
