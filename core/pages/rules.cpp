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
  table.caption = "The rules of the network contract and what the data say of " + name + ".";
  table.columns = make_columns({{"rule", "Rule", {}, {}, false},
                                {"verdict", "Result", {}, {}, false},
                                {"result", "Why", {}, {}, false},
                                {"asks", "What the rule asks", {}, {}, false},
                                {"source", "Source of the rule", {}, {}, false}});
  for (const RuleResult& rule : rules) {
    Row row;
    row.key = rule.id;
    if (!rule.provenance.empty() && table.provenance.find(rule.provenance) == std::string::npos)
      table.provenance.append(table.provenance.empty() ? "" : " ").append(rule.provenance);
    row.cells = {text_cell(std::string(rule.title)),
                 text_cell(std::string(to_words(rule.verdict)), {}, tone_of_verdict(rule.verdict)),
                 text_cell(rule.result), text_cell(std::string(rule.rule)),
                 text_cell(std::string(rule.source))};
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
  table.caption = "The rules of the network contract by network of " + area_words(context) + " on " +
                  to_words(context.day.date) +
                  ": those with most that is not met first. A row leads to the reasons.";
  table.columns = make_columns({{"network", "Network", {}, "network", false},
                                {"not-met", "Not met", {}, {}, true},
                                {"caution", "Worth a question", {}, {}, true},
                                {"not-in-data", "Cannot be told", {}, {}, true}});
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
  table.caption = "What is not met or worth a question, one by one, on " + to_words(context.day.date) + ".";
  table.columns = make_columns({{"network", "Network", {}, "network", false},
                                {"rule", "Rule", {}, {}, false},
                                {"verdict", "Result", {}, {}, false},
                                {"why", "Why", {}, {}, false}});
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
  document.summary = "Of " + count_of(std::ssize(cards), "network", "networks") + " of " +
                     area_words(context) + ", " + std::to_string(some(RuleVerdict::kNotMet)) +
                     " do not meet a rule as far as open data tell, and " +
                     std::to_string(some(RuleVerdict::kCaution)) + " have one that is worth a question.";
  document.blocks.emplace_back(rules_matrix(context, cards));
  Table reasons = reasons_table(context, cards);
  if (!reasons.rows.empty()) document.blocks.emplace_back(std::move(reasons));
  document.blocks.emplace_back(paragraph(
      "This repeats open data; it is no judgement of a network and no replacement for its contract.",
      Tone::kMuted));
  document.provenance = {"lists", "memberships", "workforce", "services.register"};
}

Document make_rules(const ViewContext& context) {
  const Dataset& data = context.data;
  auto view = begin_network_document(context, "rules", "Rules card");
  Document& document = view.document;
  if (!view.network.valid()) append_rules_overview(document, context);
  if (!view.on_day) return std::move(document);
  const auto rules = rules_card(data, *view.on_day, context.day.date, context.footprints);
  const auto count = [&rules](RuleVerdict verdict) {
    return std::count_if(rules.begin(), rules.end(),
                         [verdict](const RuleResult& r) { return r.verdict == verdict; });
  };
  std::vector<std::string> parts;
  const auto say = [&](RuleVerdict verdict, const char* one, const char* several) {
    const auto number = count(verdict);
    if (number > 0) parts.push_back(count_of(number, one, several));
  };
  say(RuleVerdict::kMet, "is met as far as the data tell", "are met as far as the data tell");
  say(RuleVerdict::kAllowed, "is outside the aim but allowed", "are outside the aim but allowed");
  say(RuleVerdict::kNotMet, "is not met", "are not met");
  say(RuleVerdict::kCaution, "is worth a question", "are worth a question");
  say(RuleVerdict::kNotInData, "cannot be told from open data", "cannot be told from open data");
  say(RuleVerdict::kForInformation, "is for information", "are for information");
  document.summary = "Of " + std::to_string(rules.size()) + " rules " + join_and(parts) + ".";
  Facts facts;
  for (const RuleResult& rule : rules) {
    facts.facts.push_back(make_fact(std::string(rule.title), std::string(to_words(rule.verdict)), "", "",
                                    rule.provenance, tone_of_verdict(rule.verdict)));
    document.provenance.push_back(rule.provenance);
  }
  document.blocks.emplace_back(std::move(facts));
  document.blocks.push_back(heading("Each rule with its source"));
  document.blocks.emplace_back(rules_table(rules, name_of(data, view.network)));
  document.blocks.emplace_back(paragraph(
      "This card repeats open data; it is no judgement of the network and no replacement for its contract.",
      Tone::kMuted));
  append_more_about(document, context, view.network, "rules");
  sort_stable(document.provenance.begin(), document.provenance.end());
  document.provenance.erase(std::unique(document.provenance.begin(), document.provenance.end()),
                            document.provenance.end());
  std::erase(document.provenance, std::string());
  return std::move(document);
}

}  // namespace pcn
