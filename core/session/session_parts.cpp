#include "core/session/session_parts.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/export/exports.h"
#include "core/footprint/carried.h"
#include "core/map/colouring.h"
#include "core/state/extra_keys.h"
#include "core/state/table_keys.h"
#include "texts/session.h"

namespace pcn {
namespace {

// The plan that the state shows: there is none in the past, nor in the view of what has been.
std::string_view plan_in_force(const AppState& state, const Dataset& data) {
  return state.date == data.newest && state.view != "history" ? extra(state, "plan") : std::string_view();
}

}  // namespace

// What is made for a state alone would not notice.
void Session::Parts::files_changed() {
  coverage.reset();
  published.reset();
  scene_state.reset();
  ++revision;
}

// Memberships are others now: everything that counts by network is made anew, the patients' flows stay.
void Session::Parts::forget_networks() {
  for (const auto& day_flows : kept) {
    day_flows->networks = aggregate(data, day_flows->patients, day_flows->networks.date);
  }
  flows = nullptr;
  footprints.reset();
  coverage.reset();
  published.reset();
  scene_state.reset();
  day = make_day_facts(data, state.date);
}

void Session::Parts::set_plan(std::string_view wanted) {
  if (!plan.empty()) take_plan_back(data, std::move(before_plan));
  plan = wanted;
  plan_sentence.clear();
  if (plan.empty()) return;
  const std::vector<PlannedMove> moves = parse_plan(plan);
  before_plan = put_plan(data, moves);
  plan_sentence = say(text::session::plan_in_force{.moves = moves.size()});
}

// The same figures without the plan.
void Session::Parts::need_published() {
  need_coverage();
  if (published) return;
  without_plan([this] {
    const NetworkFlows networks = aggregate(data, flows->patients, state.date);
    const Footprints shapes = apply_rule(networks, footprints->choice);
    published.emplace();
    published->networks = networks_on(data, state.date);
    published->gaps = run_all_gap_tests(data, coverage_of(networks, shapes));
  });
}

void Session::Parts::set_state(AppState next) {
  if (const std::string_view wanted = plan_in_force(next, data); wanted != plan) {
    set_plan(wanted);
    state = std::move(next);
    if (!find_network(data, state.network).valid()) state.network.clear();
    forget_networks();
    return;
  }
  if (day.date != next.date || day.networks_of.empty()) day = make_day_facts(data, next.date);
  state = std::move(next);
}

void Session::Parts::forget_flows() {
  kept.clear();
  flows = nullptr;
  footprints.reset();
  coverage.reset();
  scene_state.reset();
}

void Session::Parts::close_registrations() {
  if (!before_registrations) return;
  BeforeRegistrations before = std::move(*before_registrations);
  before_registrations.reset();
  data.observed = std::move(before.observed);
  data.observed_beyond = std::move(before.beyond);
  data.observed_days = std::move(before.days);
  data.observed_date = before.date;
  data.sources = std::move(before.sources);
  data.provenance = std::move(before.provenance);
  data.build_notes = std::move(before.notes);
  forget_flows();
  files_changed();
  if (data.observed.empty() && state.footprint.starts_with(kCarried))
    state.footprint.replace(0, kCarried.size(), kModelled);
}

DayFlows& Session::Parts::flows_of_state(const FootprintChoice& choice) {
  constexpr std::size_t kMost = 4;
  FootprintBasis basis = choice.basis;
  if (basis == FootprintBasis::kDeclared) basis = basis_on(data, state.date, FootprintBasis::kCarried);
  const auto fits = [this, basis](const std::unique_ptr<DayFlows>& day_flows) {
    return day_flows->networks.date == state.date && day_flows->networks.basis == basis;
  };
  const auto found = std::find_if(kept.begin(), kept.end(), fits);
  if (found != kept.end()) {
    std::rotate(kept.begin(), found, found + 1);
    return *kept.front();
  }
  auto made = std::make_unique<DayFlows>();
  made->patients = flows_for(data, state.date, choice);
  made->networks = aggregate(data, made->patients, state.date);
  kept.insert(kept.begin(), std::move(made));
  if (kept.size() > kMost) kept.pop_back();
  return *kept.front();
}

void Session::Parts::need_footprints() {
  if (!geometry) {
    geometry = place_geometry(data);
    // A plan must not paint the map anew.
    without_plan([this] { lasting = lasting_colours(data); });
  }
  FootprintChoice choice = parse_footprint(state.footprint).value_or(FootprintChoice{});
  choice.basis = basis_on(data, state.date, choice.basis);
  DayFlows* wanted = &flows_of_state(choice);
  if (choice.rule == FootprintRule::kCumulative) order_places(wanted->networks);
  if (wanted == flows && footprints) {
    if (footprints->choice == choice) return;
    change_rule(flows->networks, choice, *footprints);
  } else {
    flows = wanted;
    footprints = apply_rule(flows->networks, choice);
  }
  coverage.reset();
  published.reset();
  lasting.resize(data.networks.size(), 0);
  colours = colours_for(*geometry, *footprints, lasting);
  network_colours.clear();
  for (std::size_t at = 0; at < data.networks.size(); ++at) {
    if (data.networks[at].in_area) network_colours[data.networks[at].code] = colours[at];
  }
  frame = make_network_frame(data, *footprints, frame);
}

void Session::Parts::need_coverage() {
  need_footprints();
  if (!coverage) coverage = coverage_of(flows->networks, *footprints);
}

CoverageFacts Session::Parts::coverage_of(const NetworkFlows& networks, const Footprints& shapes) const {
  const std::vector<ToldService> told = offers ? told_services(*offers) : std::vector<ToldService>();
  return coverage_facts(data, *geometry, flows->patients, networks, shapes, told);
}

void Session::Parts::need(const View& view) {
  // Views with footprints may repeat what the map shows.
  if (view.needs_footprints) need(*find_measure(shown_measure(state)));
  if (view.needs_coverage) need_coverage();
}

void Session::Parts::need(const Measure& measure) {
  need_footprints();
  if (measure.needs_coverage) need_coverage();
}

ViewContext Session::Parts::context(bool with_footprints) const {
  const bool is_here = !here.empty() && state.place == here_place && state.postcode.empty();
  if (is_here) {
    state_with_here = state;
    state_with_here.extra.emplace_back("here", here);
  }
  ViewContext result{data, is_here ? state_with_here : state, day};
  result.diagnostics = &diagnostics;
  if (offers) result.offers = &*offers;
  if (before_registrations) result.registrations = before_registrations->file;
  result.plan = plan_sentence;
  if (published) result.published = &*published;
  if (!with_footprints || !footprints) return result;
  result.footprints = &*footprints;
  result.flows = &flows->networks;
  result.patients = &flows->patients;
  result.geometry = &*geometry;
  result.colours = &colours;
  if (coverage) result.coverage = &*coverage;
  return result;
}

FileWords Session::Parts::words_of(const Document& document) const {
  const View* view = find_view(document.id);
  if (!view) view = find_companion(document.id);
  const ViewContext seen = context(view && view->needs_footprints && footprints);
  const bool counted = seen.footprints && seen.footprints->choice.basis != FootprintBasis::kDeclared;
  return {shown_rule(seen), counted ? std::string_view(seen.flows->method) : "", area_of(document, seen)};
}

void Session::Parts::need_scene() {
  AppState relevant = state;  // without what the map does not show
  relevant.position.reset();
  relevant.theme = ThemeChoice::kAuto;
  const bool planning = state.view == "plan";
  std::erase_if(relevant.extra, [planning](const auto& entry) {
    return (entry.first.starts_with("plan") && !(planning && entry.first == "plan-what")) ||
           is_desk_key(entry.first) || is_table_key(entry.first);
  });
  relevant.measure = shown_measure(state);
  if (relevant.view != "history" && !planning) relevant.view.clear();  // those whose subject is marked
  const Measure& measure = *find_measure(shown_measure(state));
  if (!measure.needs_coverage) {
    // Opening hours and changes are about markers, whatever the colours show.
    std::erase_if(relevant.extra, [](const auto& entry) {
      constexpr std::string_view kShown[] = {"la", "on", "at", "since", "pins", "plan-what"};
      return std::find(std::begin(kShown), std::end(kShown), entry.first) == std::end(kShown);
    });
  }
  if (scene_state == relevant) return;
  need(measure);
  if (!base) base = make_base_frame(data);
  draw_borders(scale.of(data.topology), *base, frame);
  scene = make_scene(context(), scale.of(data.topology), *base, frame);
  scene_state = std::move(relevant);
  ++scene_version;
}

void Session::Parts::set_scale(double metres_per_pixel) {
  if (!scale.set(metres_per_pixel)) return;
  if (base) base->districts.clear();
  frame.borders.clear();
  scene_state.reset();
}

const RegionLocator& Session::Parts::region() {
  if (!locator) locator.emplace(data);
  return *locator;
}

}  // namespace pcn
