#include "texts/gaps.h"

#include <cmath>

#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/coverage_parts.h"
#include "core/pages/list.h"
#include "core/state/coverage_choice.h"
#include "core/state/extra_keys.h"
#include "texts/gap.h"

namespace pcn {
namespace {

Row result_row(const ViewContext& context, const Indicator& test, const GapResult& result) {
  Row row;
  row.key = test.id;
  row.cells.push_back(text_cell(std::string(test.title), show_gap(test)));
  if (!result.available) {
    row.cells.push_back(text_cell(std::string(kNotInData), {}, Tone::kMuted));
    row.cells.push_back(text_cell("", {}));
    row.cells.push_back(text_cell("", {}));
  } else {
    row.cells.push_back(people_cell(std::llround(result.people)));
    row.cells.push_back(result.share() ? percent_cell(result.share()) : text_cell(""));
    row.cells.push_back(text_cell(subjects_words(test.level, result.rows.size())));
    row.cells.back().sort = static_cast<double>(result.rows.size());
  }
  row.cells.push_back(text_cell(std::string(people_words(test.gap->base))));
  row.cells.push_back(
      text_cell(std::string(severity_words(test.gap->severity)), {}, tone_of(test.gap->severity)));
  row.cells.push_back(text_cell(certainty_words(context, test)));
  row.cells.push_back(text_cell(threshold_text(test, result.threshold)));
  row.selected = extra(context.state, "test") == test.id;
  return row;
}

Table gaps_table(const ViewContext& context, const std::vector<GapResult>& results) {
  Table table;
  table.id = "gaps";
  const std::string day = to_words(context.day.date), whom = filter_words(context);
  table.caption = whom.empty() ? say(text::gaps::caption{.day = day})
                               : say(text::gaps::caption_whom{.day = day, .whom = whom});
  table.columns = make_columns({{"test", text::gap::test_choice, {}, "coverage-gap", false},
                                {"rank", text::gaps::rank, {}, {}, true},
                                {"people", text::gap::affected, {}, {}, true},
                                {"share", text::gap::of_those, "%", {}, true},
                                {"failing", text::gap::what_fails, {}, {}, true},
                                {"base", text::gaps::counted, {}, {}, false},
                                {"severity", text::gap::weight, {}, {}, false},
                                {"certainty", text::gap::how_sure, {}, {}, false},
                                {"threshold", text::gap::threshold, {}, {}, false}});
  table.provenance = "small_areas.residents";
  for (const GapResult& result : results) {
    table.rows.push_back(result_row(context, *find_gap_test(result.id), result));
    // What is not in the data, or finds nobody, has no place in the order.
    std::vector<Cell>& cells = table.rows.back().cells;
    cells.insert(cells.begin() + 1, result.available && result.people > 0
                                        ? count_cell(static_cast<std::int64_t>(table.rows.size()))
                                        : text_cell(""));
  }
  return table;
}

// The sentences of the tests of one weight that find somebody, most people first.
BulletList findings(const std::vector<GapResult>& results, GapSeverity severity) {
  BulletList list;
  for (const GapResult& result : results) {
    const Indicator& test = *find_gap_test(result.id);
    if (test.gap->severity != severity || !result.available || result.rows.empty()) continue;
    list.items.push_back(paragraph(text::gaps::finding{
        .name = test.title, .sentence = result.sentence, .test = link("", show_gap(test))}));
  }
  return list;
}

}  // namespace

Document make_gaps(const ViewContext& context) {
  Document document;
  document.id = "gaps";
  document.title = authority_in_hand(context) ? say(text::gaps::title_in{.area = area_words(context)})
                                              : std::string(std::string_view(text::gaps::title));
  const auto results =
      run_all_gap_tests(context.data, *context.coverage, chosen_filter(context.data, context.state));
  std::size_t found = 0;
  for (const GapResult& result : results) found += result.available && !result.rows.empty() ? 1 : 0;
  document.summary = say(text::gaps::summary{.day = to_words(context.day.date),
                                             .found = found,
                                             .rule = rule_sentence(context.footprints->choice),
                                             .tests = results.size()});
  Controls controls;
  controls.controls = filter_controls(context);
  document.blocks.emplace_back(std::move(controls));
  constexpr GapSeverity kAll[] = {GapSeverity::kBreach, GapSeverity::kConcern, GapSeverity::kNotice};
  for (const GapSeverity severity : kAll) {
    BulletList list = findings(results, severity);
    if (list.items.empty()) continue;
    document.blocks.push_back(heading(std::string(severity_words(severity)), 3));
    document.blocks.emplace_back(std::move(list));
  }
  document.blocks.push_back(heading(text::gaps::all_tests, 3));
  document.blocks.emplace_back(gaps_table(context, results));
  document.blocks.emplace_back(paragraph(text::gaps::never_added, Tone::kMuted));
  document.blocks.emplace_back(paragraph(
      {link(say(text::gap::tests_by{.district = district_words(context.data).one}), "view=matrix")}));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
