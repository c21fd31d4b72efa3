#include "texts/gap.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/footprint/basis_words.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/coverage_parts.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/state/coverage_choice.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

constexpr std::size_t kRowsShown = 100;

Controls controls_for(const ViewContext& context, const Indicator& test) {
  Controls controls;
  std::vector<Option> tests;
  for (const Indicator& each : gap_tests()) tests.push_back({std::string(each.id), std::string(each.title)});
  controls.controls.push_back(
      make_select("test", text::gap::test_choice, std::string(test.id), std::move(tests)));
  controls.controls.push_back(make_slider(limit_key(test), text::gap::threshold,
                                          chosen_threshold(context, test), test.gap->lowest,
                                          test.gap->highest, test.gap->step, std::string(test.unit)));
  for (Control& filter : filter_controls(context)) controls.controls.push_back(std::move(filter));
  return controls;
}

Facts figures(const ViewContext& context, const Indicator& test, const GapResult& result) {
  Facts facts;
  facts.facts.push_back(
      make_fact(text::gap::affected, shown_count(std::llround(result.people)),
                std::string(people_words(test.gap->base)), "",
                test.gap->base == PeopleBase::kResidents ? "small_areas.residents" : "lists",
                result.rows.empty() ? Tone::kGood : tone_of(test.gap->severity)));
  facts.facts.push_back(
      make_fact(text::gap::of_those, result.share() ? format_percent(*result.share(), 1) : "–",
                say(text::gap::looked_at{.count = shown_count(std::llround(result.people_looked_at)),
                                         .people = people_words(test.gap->base)}),
                "", ""));
  facts.facts.push_back(
      make_fact(text::gap::what_fails, subjects_words(test.level, result.rows.size()),
                say(text::gap::threshold_note{.limit = threshold_text(test, result.threshold)}), "", ""));
  facts.facts.push_back(
      make_fact(text::gap::how_sure, certainty_words(context, test),
                result.unknown > 0
                    ? say(text::gap::not_in_data{
                          .subjects = subjects_words(test.level, static_cast<std::size_t>(result.unknown))})
                    : std::string(),
                "", ""));
  facts.facts.push_back(make_fact(text::gap::weight, std::string(severity_words(test.gap->severity)),
                                  say(text::gap::as_of{.day = to_words(context.day.date)}), "coverage-gap",
                                  ""));
  return facts;
}

// What a row is about.
struct Subject {
  std::string_view code;
  std::string name;
  DistrictIndex district;
  bool selected = false;
  ActionText select;  // on the map, keeping the view
  ActionText open;    // its own page
};

Subject subject_of(const ViewContext& context, FigureLevel kind, std::uint32_t at) {
  const Dataset& data = context.data;
  switch (kind) {
    case FigureLevel::kPlace: {
      const SmallArea& area = data.small_areas[at];
      return {area.code,
              place_name(area),
              area.district,
              context.state.place == area.code,
              action({"place", area.code}),
              show_place(data, SmallAreaIndex(at))};
    }
    case FigureLevel::kPractice: {
      const Practice& practice = data.practices[at];
      return {practice.code,
              practice.name,
              practice.district,
              context.state.practice == practice.code,
              action({"practice", practice.code}),
              show_practice(data, PracticeIndex(at))};
    }
    case FigureLevel::kNetwork:
      break;
  }
  const Network& network = data.networks[at];
  return {network.code,
          network.name,
          network.district,
          context.state.network == network.code,
          action({"net", network.code}),
          show_network(data, NetworkIndex(at))};
}

Row gap_row(const ViewContext& context, const Indicator& test, const GapRow& gap) {
  const Dataset& data = context.data;
  Subject subject = subject_of(context, test.level, gap.subject);
  Row row;
  row.key = subject.code;
  row.selected = subject.selected;
  row.cells = {text_cell(std::move(subject.name), std::move(subject.select)),
               text_cell(district_name(data, subject.district)),
               people_cell(std::llround(gap.people), gap.withheld),
               number_cell(gap.value, value_places(test)),
               gap.network ? text_cell(network_name(data, gap.network)) : text_cell(text::gap::none),
               text_cell(gap_detail(data, *context.coverage, test, gap)),
               text_cell(text::gap::details, std::move(subject.open))};
  return row;
}

std::string rows_caption(const ViewContext& context, const Indicator& test, const GapResult& result,
                         std::size_t shown) {
  const std::string day = to_words(context.day.date), limit = threshold_text(test, result.threshold);
  const std::string subjects = subjects_words(test.level, result.rows.size());
  const std::string whom = filter_words(context);
  const bool all = shown == result.rows.size();
  if (whom.empty() && all)
    return say(text::gap::caption{.day = day, .limit = limit, .subjects = subjects, .test = test.title});
  if (whom.empty())
    return say(text::gap::caption_first{
        .day = day, .limit = limit, .shown = shown, .subjects = subjects, .test = test.title});
  if (all)
    return say(text::gap::caption_whom{
        .day = day, .limit = limit, .subjects = subjects, .test = test.title, .whom = whom});
  return say(text::gap::caption_whom_first{
      .day = day, .limit = limit, .shown = shown, .subjects = subjects, .test = test.title, .whom = whom});
}

Table rows_table(const ViewContext& context, const Indicator& test, const GapResult& result,
                 std::size_t shown) {
  Table table;
  table.id = "gap-" + std::string(test.id);
  table.caption = rows_caption(context, test, result, shown);
  constexpr TextId kSubject[] = {text::gap::place, text::gap::practice, text::gap::network};
  table.columns =
      make_columns({{"subject", kSubject[static_cast<std::size_t>(test.level)], {}, {}, false},
                    {"borough", upper_first(district_words(context.data).one), {}, "borough", false},
                    {"people", text::gap::affected, std::string(people_words(test.gap->base)), {}, true},
                    {"value", text::gap::value, std::string(test.unit), {}, true},
                    {"network",
                     test.level == FigureLevel::kPlace ? text::gap::leading_network : text::gap::network,
                     {},
                     "network",
                     false},
                    {"why", text::gap::why, {}, {}, false},
                    {"open", text::gap::more, {}, {}, false}});
  table.provenance = test.gap->base == PeopleBase::kResidents ? "small_areas.residents" : "lists";
  for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(gap_row(context, test, result.rows[i]));
  return table;
}

// Networks beside each other: by borough, and against a second measure. False where some of it cannot be
// drawn.
bool append_comparison(Document& document, const ViewContext& context, const Indicator& test) {
  auto strip = gap_strip(context, test);
  if (!strip) return false;
  document.blocks.push_back(heading(text::gap::compared));
  document.blocks.emplace_back(std::move(*strip));
  Controls controls;
  controls.controls.push_back(versus_control(context, test));
  document.blocks.emplace_back(std::move(controls));
  auto scatter = gap_scatter(context, test);
  if (scatter) document.blocks.emplace_back(std::move(*scatter));
  return scatter.has_value();
}

// Says so where a link asks for a threshold that the test does not have.
void append_clamped(Document& document, const ViewContext& context, const Indicator& test) {
  const auto asked = asked_threshold(context.state, test);
  if (!asked || (*asked >= test.gap->lowest && *asked <= test.gap->highest)) return;
  document.blocks.emplace_back(
      paragraph(text::gap::clamped{.asked = threshold_text(test, *asked),
                                   .highest = threshold_text(test, test.gap->highest),
                                   .lowest = format_decimal(test.gap->lowest, test.places),
                                   .used = threshold_text(test, chosen_threshold(context, test))},
                Tone::kCaution));
}

}  // namespace

Document make_gap(const ViewContext& context) {
  const Indicator& test = chosen_test(context.state);
  const GapResult result = chosen_result(context, test);
  Document document;
  document.id = "gap";
  document.title = authority_in_hand(context)
                       ? say(text::gap::title_in{.area = area_words(context), .test = test.title})
                       : std::string(test.title);
  document.summary = result.sentence;
  const std::string whom = filter_words(context);
  if (!whom.empty() && result.available)
    document.summary.append(" ").append(say(text::gap::counted{.whom = whom}));
  document.blocks.emplace_back(controls_for(context, test));
  append_clamped(document, context, test);
  document.blocks.emplace_back(paragraph(std::string(test.what)));
  if (!test.caution.empty())
    document.blocks.emplace_back(paragraph(std::string(test.caution), Tone::kCaution));
  if (result.available) {
    document.blocks.emplace_back(figures(context, test, result));
    document.blocks.push_back(heading(text::gap::who_title));
    document.blocks.emplace_back(gap_who(context, test));
    if (test.gap->base == PeopleBase::kRegistered) {
      document.blocks.emplace_back(paragraph(
          text::gap::patients_counted{.basis = basis_in_plain_words(*context.flows)}, Tone::kMuted));
    }
    std::vector<std::string> left_out;
    const auto add = [&](std::string_view name, std::optional<Chart> chart) {
      if (chart) {
        document.blocks.emplace_back(std::move(*chart));
      } else {
        left_out.emplace_back(name);
      }
    };
    constexpr TextId kValues[] = {text::gap::values_of_place, text::gap::values_of_practice,
                                  text::gap::values_of_network};
    add(kValues[static_cast<std::size_t>(test.level)], gap_distribution(context, test, result));
    if (test.level == FigureLevel::kPlace && authorities_of(context.data).size() > 1)
      add(say(text::gap::residents_by{.district = district_words(context.data).one}),
          gap_by_borough(context, test, result.threshold));
    if (auto chart = gap_by_network(context, test, result)) document.blocks.emplace_back(std::move(*chart));
    if (!append_comparison(document, context, test)) left_out.push_back(text::gap::beside_each_other);
    if (!left_out.empty() && !filter_words(context).empty()) {
      document.blocks.emplace_back(paragraph(text::gap::too_few{.charts = join_and(left_out)}, Tone::kMuted));
    }
    if (!result.rows.empty()) {
      const bool all = extra(context.state, "rows") == "all";
      const std::size_t shown = all ? result.rows.size() : std::min(kRowsShown, result.rows.size());
      document.blocks.push_back(heading(text::gap::one_by_one));
      document.blocks.emplace_back(rows_table(context, test, result, shown));
      if (shown < result.rows.size()) {
        document.blocks.emplace_back(
            paragraph({link(say(text::gap::show_all{.rows = result.rows.size()}), "rows=all")}));
      }
    }
  }
  document.blocks.emplace_back(paragraph(rule_sentence(context.footprints->choice), Tone::kMuted));
  std::vector<Span> links = {
      link(text::gap::all_gaps, "view=gaps"), plain(" · "),
      link(say(text::gap::tests_by{.district = district_words(context.data).one}), "view=matrix")};
  if (shown_measure(context.state) != "gap") {
    links.push_back(plain(" · "));
    links.push_back(link(text::gap::show_on_map, "measure=gap"));
  }
  document.blocks.emplace_back(paragraph(std::move(links)));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
