#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/comparison.h"
#include "core/insight/rules.h"
#include "core/pages/area.h"
#include "core/pages/compare_tables.h"
#include "core/pages/depth.h"
#include "core/pages/overviews.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

bool is_of_people(const ComparedMeasure& measure) {
  constexpr std::string_view kIds[] = {"registered", "imd-score", "most-deprived-fifth", "density"};
  return std::find(std::begin(kIds), std::end(kIds), measure.id) != std::end(kIds) ||
         measure.id.starts_with("aged-") || measure.id.starts_with("prevalence-");
}

Tone tone_of(RuleVerdict verdict) {
  switch (verdict) {
    case RuleVerdict::kMet:
      return Tone::kGood;
    case RuleVerdict::kNotMet:
      return Tone::kProblem;
    case RuleVerdict::kCaution:
      return Tone::kCaution;
    case RuleVerdict::kNotInData:
      return Tone::kMuted;
    case RuleVerdict::kAllowed:
    case RuleVerdict::kForInformation:
      break;
  }
  return Tone::kPlain;
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
      row.cells.push_back(text_cell(to_words(rule.verdict), open, tone_of(rule.verdict)));
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
  sort_as_asked(table, context.state);
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
                     text_cell(rule.title), text_cell(to_words(verdict), {}, tone_of(verdict)),
                     text_cell(rule.result)};
        if (!rule.provenance.empty() && table.provenance.find(rule.provenance) == std::string::npos)
          table.provenance.append(table.provenance.empty() ? "" : " ").append(rule.provenance);
        table.rows.push_back(std::move(row));
      }
    }
  }
  sort_as_asked(table, context.state);
  return table;
}

}  // namespace

void append_people_overview(Document& document, const ViewContext& context) {
  const auto networks = networks_in_hand(context);
  if (networks.empty()) return;
  Comparison comparison = compare_networks(context.data, context.day.date, context.flows, context.footprints);
  std::erase_if(comparison.measures, [](const ComparedMeasure& measure) { return !is_of_people(measure); });
  std::vector<NetworkIndex> chosen;
  for (const NetworkOnDay* network : networks) chosen.push_back(network->network);
  if (const ComparedMeasure* old = comparison.find("aged-65"))
    document.summary = comparison_finding(context, comparison, *old, chosen) + ".";
  document.blocks.emplace_back(
      networks_by_measures(context, comparison, chosen, "people-by-network", "people"));
  document.blocks.emplace_back(paragraph(
      "Disease registers are crude: they are not published by age, and a network with older people has more "
      "of most conditions.",
      Tone::kMuted));
  document.provenance = {"lists",     "lists.age_sex", "practices.imd", "small_areas.deprivation",
                         "registers", "england"};
}

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

}  // namespace pcn
