#include "core/insight/rules.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/overviews.h"

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

}  // namespace

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
