#include "core/insight/rules.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/overviews.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/rules.h"

namespace pcn {
namespace {

Tone tone_of_verdict(RuleVerdict verdict) {
  switch (verdict) {
    case RuleVerdict::kMet:
      return Tone::kGood;
    case RuleVerdict::kAllowed:
      return Tone::kPlain;
    case RuleVerdict::kNotMet:
      return Tone::kProblem;
    case RuleVerdict::kCaution:
      return Tone::kCaution;
    case RuleVerdict::kNotInData:
      return Tone::kMuted;
    case RuleVerdict::kForInformation:
      return Tone::kPlain;
  }
  return Tone::kPlain;
}

Table rules_table(const std::vector<RuleResult>& rules, const std::string& name) {
  Table table;
  table.id = "rules";
  table.caption = say(text::rules::caption{.network = name});
  table.columns = make_columns({{"rule", text::rules::rule_column, {}, {}, false},
                                {"verdict", text::rules::result_column, {}, {}, false},
                                {"result", text::rules::why_column, {}, {}, false},
                                {"asks", text::rules::asks_column, {}, {}, false},
                                {"source", text::rules::source_column, {}, {}, false}});
  for (const RuleResult& rule : rules) {
    Row row;
    row.key = rule.id;
    if (!rule.provenance.empty() && table.provenance.find(rule.provenance) == std::string::npos)
      table.provenance.append(table.provenance.empty() ? "" : " ").append(rule.provenance);
    row.cells = {text_cell(rule.title), text_cell(to_words(rule.verdict), {}, tone_of_verdict(rule.verdict)),
                 text_cell(rule.result), text_cell(rule.rule), text_cell(rule.source)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Worst first: what a commissioner asks about.
int weight_of(RuleVerdict verdict) {
  switch (verdict) {
    case RuleVerdict::kNotMet:
      return 4;
    case RuleVerdict::kCaution:
      return 3;
    case RuleVerdict::kAllowed:
      return 2;
    case RuleVerdict::kNotInData:
      return 1;
    case RuleVerdict::kMet:
    case RuleVerdict::kForInformation:
      break;
  }
  return 0;
}

struct Card {
  NetworkIndex network;
  std::vector<RuleResult> rules;
  [[nodiscard]] std::int64_t count(RuleVerdict verdict) const {
    return std::count_if(rules.begin(), rules.end(),
                         [verdict](const RuleResult& rule) { return rule.verdict == verdict; });
  }
};

Table rules_matrix(const ViewContext& context, const std::vector<Card>& cards) {
  const Dataset& data = context.data;
  Table table;
  table.id = "rules-by-network";
  table.caption =
      say(text::rules::overview_caption{.area = area_words(context), .day = to_words(context.day.date)});
  table.columns = make_columns({{"network", text::depth::network_column, {}, "network", false},
                                {"not-met", text::rules::not_met_column, {}, {}, true},
                                {"caution", text::rules::question_column, {}, {}, true},
                                {"not-in-data", text::rules::unknown_column, {}, {}, true}});
  for (const RuleResult& rule : cards.front().rules) {
    add_column(table, {rule.id, rule.title, {}, {}, false});
    if (!rule.provenance.empty() && table.provenance.find(rule.provenance) == std::string::npos)
      table.provenance.append(table.provenance.empty() ? "" : " ").append(rule.provenance);
  }
  for (const Card& card : cards) {
    const std::string& code = data.networks[card.network.value].code;
    const ActionText open = action({"view", "rules", "net", code});
    Row row;
    row.key = code;
    row.cells = {text_cell(network_name(data, card.network), open),
                 count_cell(card.count(RuleVerdict::kNotMet)), count_cell(card.count(RuleVerdict::kCaution)),
                 count_cell(card.count(RuleVerdict::kNotInData))};
    for (const RuleResult& rule : card.rules) {
      row.cells.push_back(text_cell(to_words(rule.verdict), open, tone_of_verdict(rule.verdict)));
      row.cells.back().sort = weight_of(rule.verdict);
    }
    table.rows.push_back(std::move(row));
  }
  sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    if (*a.cells[1].sort != *b.cells[1].sort) return *a.cells[1].sort > *b.cells[1].sort;
    return *a.cells[2].sort > *b.cells[2].sort;
  });
  table.sorted_by = "not-met";
  table.descending = true;
  return table;
}

// Each result that is not met or worth a question, with its reason.
Table reasons_table(const ViewContext& context, const std::vector<Card>& cards) {
  const Dataset& data = context.data;
  Table table;
  table.id = "rules-reasons";
  table.caption = say(text::rules::reasons_caption{.day = to_words(context.day.date)});
  table.columns = make_columns({{"network", text::depth::network_column, {}, "network", false},
                                {"rule", text::rules::rule_column, {}, {}, false},
                                {"verdict", text::rules::result_column, {}, {}, false},
                                {"why", text::rules::why_column, {}, {}, false}});
  for (const RuleVerdict verdict : {RuleVerdict::kNotMet, RuleVerdict::kCaution}) {
    for (const Card& card : cards) {
      const std::string& code = data.networks[card.network.value].code;
      for (const RuleResult& rule : card.rules) {
        if (rule.verdict != verdict) continue;
        Row row;
        row.key = code;
        row.cells = {text_cell(network_name(data, card.network), action({"view", "rules", "net", code})),
                     text_cell(rule.title), text_cell(to_words(verdict), {}, tone_of_verdict(verdict)),
                     text_cell(rule.result)};
        if (!rule.provenance.empty() && table.provenance.find(rule.provenance) == std::string::npos)
          table.provenance.append(table.provenance.empty() ? "" : " ").append(rule.provenance);
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

}  // namespace

void append_rules_overview(Document& document, const ViewContext& context) {
  std::vector<Card> cards;
  for (const NetworkOnDay* network : networks_in_hand(context))
    cards.push_back(
        {network->network, rules_card(context.data, *network, context.day.date, context.footprints)});
  if (cards.empty()) return;
  const auto some = [&cards](RuleVerdict verdict) {
    return std::count_if(cards.begin(), cards.end(),
                         [verdict](const Card& card) { return card.count(verdict) > 0; });
  };
  document.summary = say(text::rules::overview_summary{.area = area_words(context),
                                                       .networks = std::ssize(cards),
                                                       .not_met = some(RuleVerdict::kNotMet),
                                                       .question = some(RuleVerdict::kCaution)});
  document.blocks.emplace_back(rules_matrix(context, cards));
  Table reasons = reasons_table(context, cards);
  if (!reasons.rows.empty()) document.blocks.emplace_back(std::move(reasons));
  add_paragraph(document, text::rules::overview_note, Tone::kMuted);
  document.provenance = {"lists", "memberships", "workforce", "services.register"};
}

Document make_rules(const ViewContext& context) {
  const Dataset& data = context.data;
  auto view = begin_network_document(
      context, "rules", {text::rules::title, text::rules::title_of_one::kId, text::rules::title_of_all::kId});
  Document& document = view.document;
  if (!view.network.valid()) append_rules_overview(document, context);
  if (!view.on_day) return std::move(document);
  const auto rules = rules_card(data, *view.on_day, context.day.date, context.footprints);
  const auto count = [&rules](RuleVerdict verdict) {
    return std::count_if(rules.begin(), rules.end(),
                         [verdict](const RuleResult& r) { return r.verdict == verdict; });
  };
  std::vector<std::string> parts;
  const auto add = [&](RuleVerdict verdict, TextId words) {
    const auto number = count(verdict);
    if (number > 0) parts.push_back(say(words, {TextNumber(number)}));
  };
  add(RuleVerdict::kMet, text::rules::are_met::kId);
  add(RuleVerdict::kAllowed, text::rules::are_allowed::kId);
  add(RuleVerdict::kNotMet, text::rules::are_not_met::kId);
  add(RuleVerdict::kCaution, text::rules::are_question::kId);
  add(RuleVerdict::kNotInData, text::rules::are_unknown::kId);
  add(RuleVerdict::kForInformation, text::rules::are_information::kId);
  document.summary = say(text::rules::summary{.parts = join_and(parts), .rules = rules.size()});
  Facts facts;
  for (const RuleResult& rule : rules) {
    facts.facts.push_back(make_fact(rule.title, to_words(rule.verdict), "", "", rule.provenance,
                                    tone_of_verdict(rule.verdict)));
    document.provenance.push_back(rule.provenance);
  }
  document.blocks.emplace_back(std::move(facts));
  add_heading(document, text::rules::each_title);
  document.blocks.emplace_back(rules_table(rules, name_of(data, view.network)));
  add_paragraph(document, text::rules::note, Tone::kMuted);
  append_more_about(document, context, view.network, "rules");
  sort_stable(document.provenance.begin(), document.provenance.end());
  document.provenance.erase(std::unique(document.provenance.begin(), document.provenance.end()),
                            document.provenance.end());
  std::erase(document.provenance, std::string());
  return std::move(document);
}

}  // namespace pcn
