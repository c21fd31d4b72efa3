#include "core/view/session.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/footprint/observed.h"
#include "core/geo/projection.h"
#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/insight/plan.h"
#include "core/io/area_package.h"
#include "core/view/colouring.h"
#include "core/view/context.h"
#include "core/view/controls.h"
#include "core/view/export_svg.h"
#include "core/view/fragment.h"
#include "core/view/make_scene.h"
#include "core/view/measures.h"
#include "core/view/open_file.h"
#include "core/view/panels/parts.h"
#include "core/view/panels/views.h"
#include "core/view/suggestions.h"

namespace pcn {
namespace {

constexpr std::string_view kModelled = "modelled:", kObserved = "observed:";  // of footprints

// Where tables to be saved are looked for, the view's own first.
constexpr std::string_view kWithTables[] = {"view", "answer", "map", "about"};

// Flows of one day and basis: what takes longest.
struct DayFlows {
  PatientFlows patients;
  NetworkFlows networks;
};

// The plan that the state shows: there is none in the past, nor in the view of what has been.
std::string_view plan_in_force(const AppState& state, const Dataset& data) {
  return state.date == data.newest && state.view != "history" ? extra(state, "plan") : std::string_view();
}

// What a file of registrations takes the place of.
struct BeforeRegistrations {
  std::string file;  // that took it
  std::vector<ObservedFlow> observed;
  Date date;
  std::vector<Source> sources;
  std::vector<Provenance> provenance;
  Diagnostics notes;
};

}  // namespace

// What is slow is made when it is first asked for, so that the list of networks need not wait for the map.
struct Session::Parts {
  Dataset data;  // with the plan in force
  Diagnostics diagnostics;
  std::optional<Offers> offers;
  std::optional<BeforeRegistrations> before_registrations;
  AppState state;
  DayFacts day;
  std::string plan;  // in force; empty: none
  BeforePlan before_plan;
  std::string plan_sentence;
  std::optional<PublishedFacts> published;

  // For the life of the session.
  std::optional<RegionLocator> locator;
  std::optional<TextSearch> search;
  std::optional<PlaceGeometry> geometry;
  std::optional<BaseFrame> base;
  std::vector<std::uint8_t> lasting;

  // For a date and a basis, then for a rule.
  std::vector<std::unique_ptr<DayFlows>>
      kept;                         // latest use first, so that going back and forth in time is quick
  const DayFlows* flows = nullptr;  // one of them
  std::optional<Footprints> footprints;
  std::optional<CoverageFacts> coverage;
  std::vector<std::uint8_t> colours;
  NetworkFrame frame;

  // For a state.
  std::optional<AppState> scene_state;
  Scene scene;
  std::uint64_t scene_version = 0;
  std::uint64_t revision = 0;

  void set_state(AppState next);
  void close_registrations();
  void set_plan(std::string_view wanted);
  template <class Work>
  void without_plan(const Work& work);
  void need_published();
  void forget_networks();
  void forget_flows();
  void files_changed();
  const DayFlows& flows_of_state(const FootprintChoice& choice);
  void need_footprints();
  void need_coverage();
  void need(const View& view);
  void need(const Measure& measure);
  void need_scene();
  [[nodiscard]] ViewContext context(bool with_footprints = true) const;
  const RegionLocator& region();
};

// What is made for a state alone would not notice.
void Session::Parts::files_changed() {
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
  plan_sentence =
      "This is a plan with " + count_of(std::ssize(moves), "move", "moves") + ", not what is published.";
}

template <class Work>
void Session::Parts::without_plan(const Work& work) {
  const std::string in_force = plan;
  set_plan({});
  work();
  set_plan(in_force);
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
    published->gaps =
        run_all_gap_tests(data, coverage_facts(data, *geometry, flows->patients, networks, shapes));
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
  data.observed_date = before.date;
  data.sources = std::move(before.sources);
  data.provenance = std::move(before.provenance);
  data.build_notes = std::move(before.notes);
  forget_flows();
  files_changed();
  if (data.observed.empty() && state.footprint.starts_with(kObserved))
    state.footprint.replace(0, kObserved.size(), kModelled);
}

const DayFlows& Session::Parts::flows_of_state(const FootprintChoice& choice) {
  constexpr std::size_t kMost = 4;
  const bool observed = choice.basis == FootprintBasis::kObserved;
  const FootprintBasis basis = observed ? FootprintBasis::kObserved : FootprintBasis::kModelled;
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
  const FootprintChoice choice = parse_footprint(state.footprint).value_or(FootprintChoice{});
  const DayFlows* wanted = &flows_of_state(choice);
  if (wanted == flows && footprints && footprints->choice == choice) return;
  flows = wanted;
  footprints = apply_rule(flows->networks, choice);
  coverage.reset();
  published.reset();
  lasting.resize(data.networks.size(), 0);
  colours = colours_for(*geometry, *footprints, lasting);
  frame = make_network_frame(data, *footprints);
}

void Session::Parts::need_coverage() {
  need_footprints();
  if (!coverage) coverage = coverage_facts(data, *geometry, flows->patients, flows->networks, *footprints);
}

void Session::Parts::need(const View& view) {
  // Views with footprints may repeat what the map shows.
  if (view.needs_footprints) need(*find_measure(state.measure));
  if (view.needs_coverage) need_coverage();
}

void Session::Parts::need(const Measure& measure) {
  need_footprints();
  if (measure.needs_coverage) need_coverage();
}

ViewContext Session::Parts::context(bool with_footprints) const {
  ViewContext result{data, state, day};
  result.diagnostics = &diagnostics;
  if (offers) result.offers = &*offers;
  if (before_registrations) result.registrations = before_registrations->file;
  result.plan = plan_sentence;
  if (published) result.published = &*published;
  if (!with_footprints || !footprints) return result;
  result.footprints = &*footprints;
  result.flows = &flows->networks;
  result.geometry = &*geometry;
  result.colours = &colours;
  if (coverage) result.coverage = &*coverage;
  return result;
}

void Session::Parts::need_scene() {
  AppState relevant = state;  // without what the map does not show
  relevant.position.reset();
  relevant.theme = ThemeChoice::kAuto;
  std::erase_if(relevant.extra, [](const auto& entry) { return entry.first.starts_with("plan"); });
  if (relevant.view != "history") relevant.view.clear();  // the one whose subject is marked
  const Measure& measure = *find_measure(state.measure);
  if (!measure.needs_coverage) {
    // Opening hours and changes are about markers, whatever the colours show.
    std::erase_if(relevant.extra, [](const auto& entry) {
      return entry.first != "on" && entry.first != "at" && entry.first != "since";
    });
  }
  if (scene_state == relevant) return;
  need(measure);
  if (!base) base = make_base_frame(data);
  scene = make_scene(context(), *base, frame);
  if (!plan.empty()) {
    scene.legend.note = plan_sentence + " " + scene.legend.note;
    scene.summary = plan_sentence + " " + scene.summary;
  }
  scene_state = std::move(relevant);
  ++scene_version;
}

const RegionLocator& Session::Parts::region() {
  if (!locator) locator.emplace(data);
  return *locator;
}

Session::Session(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::load(std::string_view package, std::string_view file_name) {
  auto loaded = read_area_package(package, file_name);
  if (!loaded) return loaded.error();
  return from_data(std::move(loaded->data), std::move(loaded->diagnostics));
}

std::unique_ptr<Session> Session::from_data(Dataset data, Diagnostics diagnostics) {
  auto parts = std::make_unique<Parts>();
  parts->data = std::move(data);
  parts->diagnostics = std::move(diagnostics);
  parts->set_state(initial_state(parts->data));
  return std::unique_ptr<Session>(new Session(std::move(parts)));
}

Result<std::vector<std::string>> Session::load_services(std::string_view bytes, std::string_view file_name) {
  const auto loaded = read_service_file(bytes, file_name);
  if (!loaded) return loaded.error();
  parts_->offers = tie_offers(*loaded, parts_->data);
  parts_->files_changed();
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : parts_->offers->diagnostics)
    messages.push_back(diagnostic.where.file + ", " + diagnostic.where.field + ": " + diagnostic.detail +
                       ".");
  return messages;
}

Result<std::vector<std::string>> Session::load_registrations(std::string_view bytes,
                                                             std::string_view file_name) {
  auto loaded = read_registrations(bytes, file_name, parts_->data);
  if (!loaded) return loaded.error();
  std::vector<std::string> messages;
  for (const Diagnostic& note : loaded->diagnostics) {
    messages.push_back(note.detail + " (" + count_of(note.patients, "patient", "patients") + ")");
  }
  Dataset& data = parts_->data;
  if (!parts_->before_registrations)
    parts_->before_registrations = {{},           data.observed,   data.observed_date,
                                    data.sources, data.provenance, data.build_notes};
  parts_->before_registrations->file = file_name;
  put_registrations(data, std::move(*loaded), file_name);
  parts_->forget_flows();
  parts_->files_changed();
  AppState state = parts_->state;
  if (state.footprint.starts_with(kModelled)) state.footprint.replace(0, kModelled.size(), kObserved);
  parts_->set_state(std::move(state));
  return messages;
}

const Dataset& Session::data() const { return parts_->data; }
const Diagnostics& Session::diagnostics() const { return parts_->diagnostics; }
const AppState& Session::state() const { return parts_->state; }
OwnFiles Session::files() const {
  const auto& before = parts_->before_registrations;
  return {parts_->offers ? &*parts_->offers : nullptr, before ? std::string_view(before->file) : ""};
}
std::uint64_t Session::revision() const { return parts_->revision; }

std::vector<std::string> Session::apply(std::string_view action) {
  if (action == kCloseServices) {
    parts_->offers.reset();
    parts_->files_changed();
    return {};
  }
  if (action == kCloseRegistrations) {
    parts_->close_registrations();
    return {};
  }
  StateChange change = pcn::apply(parts_->state, action, parts_->data);
  parts_->set_state(std::move(change.state));
  return std::move(change.messages);
}

std::vector<std::string> Session::restore(std::string_view fragment) {
  const std::string before = parts_->plan;
  StateChange change = pcn::apply(initial_state(parts_->data), fragment, parts_->data);
  parts_->set_state(std::move(change.state));
  if (parts_->plan != before) {
    // The rest of the address may speak of a network that only the plan has.
    change = pcn::apply(initial_state(parts_->data), fragment, parts_->data);
    parts_->set_state(std::move(change.state));
  }
  return std::move(change.messages);
}

std::string Session::fragment() const { return to_fragment(parts_->state, parts_->data); }

const Scene& Session::scene() const {
  parts_->need_scene();
  return parts_->scene;
}

std::uint64_t Session::scene_version() const {
  parts_->need_scene();
  return parts_->scene_version;
}

Document Session::document(std::string_view which) const {
  const View* view = which == "view" ? find_view(parts_->state.view) : find_companion(which);
  if (!view) view = find_view(which);
  if (!view) {
    Document document;
    document.id = std::string(which);
    document.title = "Not found";
    document.summary = "There is no such page.";
    return document;
  }
  parts_->need(*view);
  if (view->id == "plan" && !parts_->plan.empty()) parts_->need_published();
  Document document = view->make(parts_->context(view->needs_footprints));
  if (view->shows_plan && !parts_->plan.empty()) {
    document.blocks.insert(
        document.blocks.begin(),
        paragraph({strong(parts_->plan_sentence), plain(" "), link("See the plan", "view=plan"),
                   plain(" or "), link("put it away", "plan="), plain(".")},
                  Tone::kCaution));
  }
  return document;
}

std::vector<Suggestion> Session::search(std::string_view text) const {
  if (!parts_->search) parts_->search.emplace(parts_->data);
  return suggestions(parts_->context(false), *parts_->search, parts_->region(), text);
}

Result<ExportFile> Session::export_file(std::string_view what) const {
  constexpr std::string_view kCsv = "csv:";
  if (what == "geojson:footprints") {
    parts_->need_footprints();
    return footprints_geojson(parts_->context());
  }
  if (what == "geojson:practices") return practices_geojson(parts_->context(false));
  if (what == "json:services") return services_json(parts_->context(false));
  if (what == "svg:map" || what == "svg:map:light") {
    parts_->need_scene();
    parts_->need(*find_measure(parts_->state.measure));
    const bool dark = what == "svg:map" && parts_->state.theme == ThemeChoice::kDark;
    return map_svg(parts_->context(), parts_->scene, dark);
  }
  if (what == "list") return ExportFile{"exports.json", "application/json", to_json(exports())};
  if (what.starts_with(kCsv)) {
    for (const std::string_view source : kWithTables) {
      const Document candidate = document(source);
      const Table* table = find_table(candidate, what.substr(kCsv.size()));
      if (!table) continue;
      const View* view = find_view(candidate.id);
      if (!view) view = find_companion(candidate.id);
      const bool of_footprints = view && view->needs_footprints && parts_->footprints;
      return table_csv(*table, parts_->data, parts_->day.date, shown_rule(parts_->context(of_footprints)));
    }
  }
  return Error{ErrorCode::kNotFound, {}, "There is nothing of this name to download: " + quoted(what) + "."};
}

std::vector<ExportOffer> Session::exports() const {
  std::vector<Document> documents;
  for (const std::string_view source : kWithTables) documents.push_back(document(source));
  return export_offers(parts_->state, documents);
}

Controls Session::map_controls() const {
  return make_map_controls(parts_->data, parts_->state, parts_->offers.has_value());
}

ActionText Session::action_at(Mercator point) const {
  const SmallAreaIndex place = parts_->region().locate(mercator_to_grid(point));
  if (!place.valid()) return {};
  const View* view = find_view(parts_->state.view);
  // Where places are compared, choosing one keeps the comparison.
  if (view && view->needs_coverage) return "place=" + parts_->data.small_areas[place.value].code;
  return show_place(parts_->data, place);
}

std::vector<std::string> Session::tooltip_at(Mercator point) const {
  const SmallAreaIndex place = parts_->region().locate(mercator_to_grid(point));
  if (!place.valid()) return {};
  const Measure* measure = find_measure(parts_->state.measure);
  parts_->need(*measure);
  const SmallArea& area = parts_->data.small_areas[place.value];
  return {place_name(area) + ", " + district_name(parts_->data, area.district),
          upper_first(measure->say(parts_->context(), place))};
}

}  // namespace pcn
