#include "core/insight/plan.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/pages/coverage_parts.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/plan.h"

namespace pcn {
namespace {

constexpr std::size_t kMostMoves = 25;

std::string name_of_code(const Dataset& data, std::string_view code) {
  if (const int which = new_network(code); which > 0)
    return which == 1 ? std::string(std::string_view(text::plan::new_network))
                      : say(text::plan::new_network_number{.number = std::to_string(which)});
  const PracticeIndex practice = find_practice(data, code);
  if (practice.valid()) return data.practices[practice.value].name;
  const NetworkIndex network = find_network(data, code);
  return network.valid() ? data.networks[network.value].name : std::string(code);
}

bool is_practice(const Dataset& data, const PlannedMove& move) {
  return find_practice(data, move.what).valid();
}

// Networks that a reader can choose from, by name.
std::vector<Option> network_options(const ViewContext& context, std::string_view nothing,
                                    std::string_view without) {
  std::vector<Option> options = network_chooser(context, nothing).options;
  std::erase_if(options, [without](const Option& option) {
    return !option.value.empty() && (option.value == without || option.value.starts_with(kNewNetworkCode));
  });
  return options;
}

// What can be moved: a whole network or one of its practices; without a network those that are in none.
Control what_control(const ViewContext& context, NetworkIndex network, std::string_view chosen) {
  const Dataset& data = context.data;
  std::vector<PracticeIndex> practices = context.day.unallocated;
  std::vector<Option> options = {{"", text::plan::choose_what}};
  if (const NetworkOnDay* on_day = network.valid() ? context.day.find(network) : nullptr) {
    practices = on_day->members;
    const std::string& code = data.networks[network.value].code;
    if (!code.starts_with(kNewNetworkCode)) options.push_back({code, text::plan::all_its_practices});
  }
  const PracticeIndex other = find_practice(data, chosen);
  if (other.valid() && std::find(practices.begin(), practices.end(), other) == practices.end())
    practices.push_back(other);
  for (const PracticeIndex practice : practices)
    options.push_back({data.practices[practice.value].code, data.practices[practice.value].name});
  return make_select("plan-what", network.valid() ? text::plan::what_moves : text::plan::practice_in_none,
                     chosen, std::move(options));
}

// Each practice of the network that is chosen, with its size and a press that moves it.
void append_practices(Document& document, const ViewContext& context, NetworkIndex network,
                      const std::vector<PlannedMove>& moves, std::string_view to) {
  const Dataset& data = context.data;
  const NetworkOnDay* on_day = network.valid() ? context.day.find(network) : nullptr;
  const int made = new_network(to);
  if (!on_day || data.networks[network.value].code == (made > 0 ? nth_new(kNewNetworkCode, made) : to))
    return;
  Table table;
  table.id = "plan-practices";
  table.caption =
      say(text::plan::practices_caption{.network = name_of(data, network), .other = name_of_code(data, to)});
  table.columns = make_columns({{"practice", text::plan::practice, {}, "practice", false},
                                {"registered", text::plan::registered, {}, "list-size", true},
                                {"open", text::plan::move_column, {}, {}, false}});
  table.provenance = "lists";
  for (const PracticeIndex practice : on_day->members) {
    const auto& list = context.day.list_of(practice);
    std::vector<PlannedMove> longer = moves;
    // What was moved before goes on from there.
    const std::string& code = data.practices[practice.value].code;
    std::erase_if(longer, [&code](const PlannedMove& move) { return move.what == code; });
    longer.push_back({code, std::string(to)});
    Row row;
    row.key = code;
    row.selected = code == extra(context.state, "plan-what");
    row.cells = {text_cell(data.practices[practice.value].name),
                 list ? count_cell(list->patients.count) : number_cell(std::nullopt, 0),
                 text_cell(text::plan::move_column, action({"plan", to_text(longer), "plan-what", ""}))};
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
}

void append_moves(Document& document, const ViewContext& context, const std::vector<PlannedMove>& moves) {
  document.blocks.push_back(heading(text::plan::plan_title, 3));
  BulletList list;
  list.ordered = true;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    std::vector<PlannedMove> others = moves;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const Span back = link("", action({"plan", to_text(others)}));
    const std::string what = name_of_code(context.data, moves[i].what);
    const std::string to = name_of_code(context.data, moves[i].to);
    list.items.push_back(
        is_practice(context.data, moves[i])
            ? paragraph(text::plan::move_done{.back = back, .network = to, .what = what})
            : paragraph(text::plan::move_all_done{.back = back, .network = to, .what = what}));
  }
  document.blocks.emplace_back(std::move(list));
  document.blocks.push_back(paragraph({link(text::plan::put_away, "plan=")}));
}

const NetworkOnDay* find_on(const std::vector<NetworkOnDay>& networks, NetworkIndex network) {
  const auto at = std::find_if(networks.begin(), networks.end(),
                               [network](const NetworkOnDay& one) { return one.network == network; });
  return at != networks.end() ? &*at : nullptr;
}

std::string size_cell_text(const Dataset& data, const NetworkOnDay* network) {
  if (!network) return text::plan::no_practices;
  const auto outcome = size_of(data, *network);
  return outcome ? std::string(size_short(*outcome)) : std::string(kNotInData);
}

// Networks whose members are others than published.
Table networks_table(const ViewContext& context) {
  const Dataset& data = context.data;
  Table table;
  table.id = "plan-networks";
  table.caption = say(text::plan::networks_caption{.day = to_words(context.day.date)});
  table.columns = make_columns(
      {{"network", text::plan::network, {}, "network", false},
       {"practices-now", text::plan::practices_now, {}, {}, true},
       {"practices-planned", text::plan::practices_planned, {}, {}, true},
       {"registered-now", text::plan::patients_now, text::plan::patients_unit, "list-size", true},
       {"registered-planned", text::plan::patients_planned, text::plan::patients_unit, "list-size", true},
       {"size-now", text::plan::size_now, {}, "size-rule", false},
       {"size-planned", text::plan::size_planned, {}, "size-rule", false}});
  table.provenance = "lists";
  for (std::size_t i = 0; i < data.networks.size(); ++i) {
    const NetworkOnDay* now = find_on(context.published->networks, NetworkIndex(i));
    const NetworkOnDay* then = context.day.find(NetworkIndex(i));
    if ((!now && !then) || (now && then && now->members == then->members)) continue;
    const auto members = [](const NetworkOnDay* n) { return n ? std::ssize(n->members) : 0; };
    const auto patients = [](const NetworkOnDay* n) { return n ? n->registered.count : 0; };
    Row row;
    row.key = data.networks[i].code;
    row.cells = {text_cell(data.networks[i].name, action({"view", "network", "net", row.key})),
                 count_cell(members(now)),
                 count_cell(members(then)),
                 count_cell(patients(now)),
                 count_cell(patients(then)),
                 text_cell(size_cell_text(data, now)),
                 text_cell(size_cell_text(data, then))};
    if (const auto outcome = then ? size_of(data, *then) : std::nullopt)
      row.cells.back().tone = tone_of(*outcome);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Cell people_cell(const GapResult& result) {
  const std::int64_t people = std::llround(result.people);
  Cell cell = text_cell(shown_count(people));
  cell.sort = result.withheld() ? 1.0 : static_cast<double>(people);
  return cell;
}

// Tests whose people affected are others than published; how many stay the same.
Table tests_table(const ViewContext& context, std::size_t& same) {
  Table table;
  table.id = "plan-tests";
  table.caption = say(text::plan::tests_caption{.day = to_words(context.day.date)});
  table.columns = make_columns({{"test", text::plan::test, {}, "coverage-gap", false},
                                {"now", text::plan::now, text::plan::people_unit, {}, true},
                                {"planned", text::plan::planned, text::plan::people_unit, {}, true},
                                {"change", text::plan::change, text::plan::people_unit, {}, true},
                                {"base", text::plan::counted, {}, {}, false}});
  table.provenance = "small_areas.residents";
  const auto planned = run_all_gap_tests(context.data, *context.coverage);
  for (const GapResult& now : context.published->gaps) {
    const auto then = std::find_if(planned.begin(), planned.end(),
                                   [&now](const GapResult& result) { return result.id == now.id; });
    if (then == planned.end() || !now.available || !then->available) continue;
    const std::int64_t before = std::llround(now.people);
    const std::int64_t after = std::llround(then->people);
    if (before == after) {
      ++same;
      continue;
    }
    const Indicator& test = *find_gap_test(now.id);
    Row row;
    row.key = now.id;
    row.cells = {text_cell(test.title, show_gap(test)), people_cell(now), people_cell(*then)};
    // A difference would tell a count too small to be shown.
    const std::int64_t change = after - before;
    row.cells.push_back(now.withheld() || then->withheld()
                            ? text_cell(text::plan::too_few, {}, Tone::kMuted)
                            : text_cell((change > 0 ? "+" : "−") + format_count(std::abs(change)), {},
                                        change > 0 ? Tone::kProblem : Tone::kGood));
    row.cells.back().sort = static_cast<double>(change);
    row.cells.push_back(text_cell(people_words(test.gap->base)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

void append_results(Document& document, const ViewContext& context) {
  document.blocks.push_back(heading(text::plan::results_title, 3));
  document.blocks.emplace_back(networks_table(context));
  std::size_t same = 0;
  Table tests = tests_table(context, same);
  if (!tests.rows.empty()) document.blocks.emplace_back(std::move(tests));
  document.blocks.push_back(paragraph(text::plan::same{.tests = same, .tests_link = link("", "view=gaps")}));
}

}  // namespace

Document make_plan(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "plan";
  document.title = text::plan::title;
  const std::vector<PlannedMove> moves = parse_plan(extra(context.state, "plan"));
  document.summary = moves.empty()       ? std::string(std::string_view(text::plan::summary_none))
                     : context.published ? say(text::plan::summary{.moves = moves.size()})
                                         : say(text::plan::summary_earlier{.day = to_words(data.newest)});
  if (!moves.empty() && !context.published) {
    document.blocks.push_back(
        paragraph({link(say(text::plan::show_day{.day = to_words(data.newest)}), "date=")}));
    return document;
  }
  const std::string_view what = extra(context.state, "plan-what");
  const std::string_view to = extra(context.state, "plan-to");
  const NetworkIndex network = find_network(data, context.state.network);
  Controls controls;
  controls.controls.push_back(network_chooser(context, text::plan::in_no_network));
  controls.controls.push_back(what_control(context, network, what));
  std::vector<Option> aims = network_options(context, text::plan::choose_network, context.state.network);
  // Those that the plan has made, and one more.
  int made = 0;
  for (const PlannedMove& move : moves) made = std::max(made, new_network(move.to));
  for (int which = 1; which <= std::min(made + 1, kMostNewNetworks); ++which)
    aims.push_back(
        {nth_new(kNewNetwork, which), upper_first(name_of_code(data, nth_new(kNewNetwork, which)))});
  controls.controls.push_back(make_select("plan-to", text::plan::where_to, to, std::move(aims)));
  document.blocks.emplace_back(std::move(controls));
  std::vector<PlannedMove> longer = moves;
  longer.push_back({std::string(what), std::string(to)});
  if (moves.size() >= kMostMoves) {
    document.blocks.push_back(paragraph(text::plan::most_moves{.moves = kMostMoves}, Tone::kCaution));
  } else if (!what.empty() && !to.empty() && plan_fits(longer, data)) {
    const Span add = link("", action({"plan", to_text(longer), "plan-what", ""}));
    const std::string name = name_of_code(data, what), aim = name_of_code(data, to);
    document.blocks.push_back(is_practice(data, longer.back())
                                  ? paragraph(text::plan::add{.add = add, .network = aim, .what = name})
                                  : paragraph(text::plan::add_all{.add = add, .network = aim, .what = name}));
  } else {
    document.blocks.push_back(paragraph(text::plan::choose, Tone::kMuted));
  }
  if (!to.empty() && moves.size() < kMostMoves) append_practices(document, context, network, moves, to);
  if (context.published) {
    append_moves(document, context, moves);
    append_results(document, context);
  }
  document.blocks.push_back(paragraph(text::plan::about, Tone::kMuted));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
