#include "core/session/session.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/service_words.h"
#include "core/export/chart_svg.h"
#include "core/export/export_svg.h"
#include "core/geo/projection.h"
#include "core/io/area_package.h"
#include "core/io/area_rest.h"
#include "core/io/registration_merge.h"
#include "core/map/controls.h"
#include "core/map/map_frame.h"
#include "core/map/measures.h"
#include "core/pages/area.h"
#include "core/session/look_up.h"
#include "core/session/open_file.h"
#include "core/session/session_parts.h"
#include "core/session/suggestions.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "core/state/service_places.h"
#include "texts/session.h"

namespace pcn {
namespace {

// Where tables to be saved are looked for, the view's own first.
constexpr std::string_view kWithTables[] = {"view", "answer", "map", "about"};
constexpr std::string_view kChartPicture = "svg:chart:", kChartData = "csv:chart:";

constexpr std::string_view kBrief = "svg:brief";
constexpr std::string_view kClock = "clock=";
constexpr std::string_view kHere = "&here=";  // at the end of an action

// "2026-11-30T06:15" as day and time; both empty for anything else.
std::pair<std::string, std::string> read_clock(std::string_view text) {
  const std::string_view day = text.substr(0, text.find('T'));
  const std::string_view time = text.substr(std::min(day.size() + 1, text.size()));
  if (!parse_date(day) || time.size() != 5 || !parse_clock(time)) return {};
  return {std::string(day), std::string(time)};
}

// The action with the device's day and time where it asks for them, and without them where it never told
// them.
std::string at_the_time(std::string_view action, const std::string& today, const std::string& time) {
  std::string result(action);
  for (const auto& [now, told] : {std::pair{std::string_view("on=now"), std::string_view(today)},
                                  std::pair{std::string_view("at=now"), std::string_view(time)}}) {
    const std::size_t at = result.find(now);
    if (at == std::string::npos || (at > 0 && result[at - 1] != '&' && result[at - 1] != '#')) continue;
    const std::size_t end = at + now.size();
    if (end == result.size() || result[end] == '&') result.replace(at + 3, 3, told);
  }
  return result;
}

ExportFile own_files_json(const OwnFiles& files) {
  JsonWriter json;
  json.begin_object().key("services").begin_array();
  if (files.services) {
    for (const std::string& name : files.services->files) json.value(name);
  }
  json.end_array().member("registrations", files.registrations).end_object();
  return {"files.json", "application/json", json.take()};
}

}  // namespace

Session::Session(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::load(std::string_view package, std::string_view file_name) {
  auto loaded = read_area_package(package, file_name);
  if (!loaded) return loaded.error();
  return from_data(std::move(loaded->data), std::move(loaded->diagnostics));
}

Status Session::load_rest(std::string_view rest, std::string_view file_name) {
  const Status added = add_area_rest(rest, file_name, parts_->data);
  if (!added) return added;
  if (parts_->base) parts_->base->street_names = name_streets(parts_->data.streets);
  parts_->search.reset();
  parts_->files_changed();
  return added;
}

std::unique_ptr<Session> Session::from_data(Dataset data, Diagnostics diagnostics) {
  auto parts = std::make_unique<Parts>();
  parts->data = std::move(data);
  parts->diagnostics = std::move(diagnostics);
  parts->set_state(initial_state(parts->data));
  return std::unique_ptr<Session>(new Session(std::move(parts)));
}

Result<OpenedServices> Session::load_services(std::string_view bytes, std::string_view file_name) {
  auto loaded = read_service_file(bytes, file_name);
  if (!loaded) return loaded.error();
  OpenedServices opened;
  opened.listed = loaded->listed;
  opened.resting = loaded->resting;
  const Diagnostics places = judge_places(*loaded, parts_->data);
  loaded->diagnostics.insert(loaded->diagnostics.end(), places.begin(), places.end());
  Offers tied;
  // A plan's new network is not one that a file can mean.
  parts_->without_plan([&] { tied = tie_offers(*loaded, parts_->data); });
  opened.taken = tied.offers.size();
  for (const Offer& offer : tied.offers) {
    if (opened.networks.empty() || opened.networks.back() != offer.network)
      opened.networks.push_back(offer.network);
    for (const FileLocation& place : offer.service.locations) {
      ++opened.places;
      opened.placed += place_of(parts_->data, place) ? 1 : 0;
    }
  }
  std::size_t known = 0;
  if (opened.taken > 0) {
    std::vector<Offers>& open = parts_->service_files;
    opened.again = std::erase_if(open, [&tied](const Offers& old) { return old.files == tied.files; }) > 0;
    for (const Offers& other : open) opened.others.push_back(other.files.front());
    Offers all = open.empty() ? Offers{} : open.front();
    for (std::size_t i = 1; i < open.size(); ++i) all = add_offers(std::move(all), open[i]);
    known = all.diagnostics.size();
    parts_->offers = open.empty() ? tied : add_offers(std::move(all), tied);
    open.push_back(std::move(tied));
    parts_->files_changed();
  }
  const Diagnostics& all = opened.taken > 0 ? parts_->offers->diagnostics : tied.diagnostics;
  for (std::size_t i = known; i < all.size(); ++i)
    opened.messages.push_back(say(text::session::fault_in_file{
        .fault = all[i].detail, .field = all[i].where.field, .file = all[i].where.file}));
  return opened;
}

Result<std::vector<std::string>> Session::load_registrations(std::string_view bytes,
                                                             std::string_view file_name) {
  auto loaded = read_registrations(bytes, file_name, parts_->data);
  if (!loaded) return loaded.error();
  std::vector<std::string> messages;
  for (const Diagnostic& note : loaded->diagnostics)
    messages.push_back(say(text::session::left_out_patients{.note = note.detail, .patients = note.patients}));
  Dataset& data = parts_->data;
  BeforeRegistrations before{std::string(file_name), data.observed, data.observed_beyond, data.observed_days,
                             data.observed_date,     data.sources,  data.provenance,      data.build_notes};
  const auto report = put_registrations(data, std::move(*loaded), file_name);
  if (!report) return report.error();
  if (!parts_->before_registrations) parts_->before_registrations = std::move(before);
  parts_->before_registrations->file = file_name;
  std::vector<std::string> said = report_sentences(data, *report);
  messages.insert(messages.begin(), said.begin(), said.end());
  parts_->forget_flows();
  parts_->files_changed();
  AppState state = parts_->state;
  if (state.footprint.starts_with(kModelled)) state.footprint.replace(0, kModelled.size(), kCarried);
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
    parts_->service_files.clear();
    parts_->files_changed();
    return {};
  }
  if (action == kCloseRegistrations) {
    parts_->close_registrations();
    return {};
  }
  if (action.starts_with(kClock)) {
    std::tie(parts_->today, parts_->time) = read_clock(action.substr(kClock.size()));
    return {};
  }
  const std::size_t here = action.find(kHere);
  StateChange change = pcn::apply(
      parts_->state, at_the_time(action.substr(0, here), parts_->today, parts_->time), parts_->data);
  parts_->set_state(std::move(change.state));
  if (here != std::string_view::npos) {
    parts_->here = action.substr(here + kHere.size());
    parts_->here_place = parts_->state.place;
  }
  return std::move(change.messages);
}

std::vector<std::string> Session::restore(std::string_view address) {
  const std::string fragment = at_the_time(address, parts_->today, parts_->time);
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

void Session::set_scale(double metres_per_pixel) { parts_->set_scale(metres_per_pixel); }

std::string Session::fragment() const { return to_fragment(parts_->state, parts_->data); }

const Scene& Session::scene() const {
  parts_->need_scene();
  return parts_->scene;
}

std::uint64_t Session::scene_version() const {
  parts_->need_scene();
  return parts_->scene_version;
}

std::vector<Suggestion> Session::search(std::string_view text) const {
  if (!parts_->search) parts_->search.emplace(parts_->data);
  return suggestions(parts_->context(false), *parts_->search, parts_->region(), text);
}

LookUp Session::look_up(std::string_view text) const {
  if (!parts_->search) parts_->search.emplace(parts_->data);
  return pcn::look_up(parts_->context(false), *parts_->search, parts_->region(), text);
}

Result<ExportFile> Session::export_file(std::string_view what) const {
  if (what == "geojson:footprints") {
    parts_->need_footprints();
    return footprints_geojson(parts_->context(), kept("view").whole);
  }
  if (what == "geojson:practices") return practices_geojson(parts_->context(false), kept("view").whole);
  if (what == "json:services") return services_json(parts_->context(false));
  if (what == "svg:map" || what == "svg:map:light") {
    // At the picture's own scale, whatever the screen's is.
    const double on_screen = parts_->scale.metres_per_pixel();
    parts_->set_scale(scale_of(parts_->state));
    parts_->need_scene();
    parts_->need(*find_measure(shown_measure(parts_->state)));
    const bool dark = what == "svg:map" && parts_->state.theme == ThemeChoice::kDark;
    Session* other = desk_of(parts_->state).two ? second() : nullptr;
    ExportFile picture =
        other == nullptr ? map_svg(parts_->context(), parts_->scene, dark) : two_maps(*other, dark);
    parts_->set_scale(on_screen);
    return picture;
  }
  if (what.starts_with(kBrief)) return export_brief(what.substr(kBrief.size()));
  if (what.starts_with(kChartPicture) || what.starts_with(kChartData)) return export_chart(what);
  if (what == "files") return own_files_json(files());
  if (what == "list") return ExportFile{"exports.json", "application/json", to_json(exports())};
  const bool book = what.starts_with("xlsx:");
  if (book || what.starts_with("csv:")) {
    const std::string_view id = what.substr(what.find(':') + 1);
    for (const std::string_view source : kWithTables) {
      const Document candidate = document(source);
      const Table* table = find_table(candidate, id);
      if (!table) continue;
      const FileWords words = parts_->words_of(candidate);
      return (book ? table_xlsx : table_csv)(*table, parts_->data, parts_->day.date,
                                             {words.rule, words.model, words.area});
    }
  }
  return Error{ErrorCode::kNotFound, {}, say(text::session::nothing_to_download{.name = quoted(what)})};
}

Result<ExportFile> Session::export_chart(std::string_view what) const {
  const bool drawn = what.starts_with(kChartPicture);
  ChartRequest request = read_chart_request(what.substr((drawn ? kChartPicture : kChartData).size()));
  std::vector<std::string_view> sources(std::begin(kWithTables), std::end(kWithTables));
  if (!request.view.empty()) sources = {request.view};  // of a report
  for (const std::string_view source : sources) {
    const Document candidate = document(source);
    const Chart* chart = find_chart(candidate, request.id);
    if (!chart) continue;
    const FileWords words = parts_->words_of(candidate);
    const Date day = parts_->day.date;
    if (!drawn)
      return table_csv(chart_table(*chart), parts_->data, day, {words.rule, words.model, words.area});
    request.sheet.rule = words.rule;
    request.sheet.colours = &network_colours();
    if (words.area) request.sheet.area = words.area->name;
    return chart_svg(*chart, parts_->data, day, request.sheet);
  }
  return Error{ErrorCode::kNotFound, {}, say(text::session::no_such_chart{.name = quoted(request.id)})};
}

std::vector<ExportOffer> Session::exports() const {
  std::vector<Document> documents;
  for (const std::string_view source : kWithTables) documents.push_back(document(source));
  const ViewContext context = parts_->context(false);
  const NetworkIndex network = find_network(context.data, context.state.network);
  return export_offers(parts_->state, documents,
                       network ? name_of(context.data, network) : area_words(context));
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

MapAnswer Session::ask_map(std::string_view question, Mercator middle, Mercator south_west,
                           Mercator north_east) const {
  parts_->need(*find_measure(shown_measure(parts_->state)));
  const MapSight sight{parts_->region().locate(mercator_to_grid(middle)), mercator_to_grid(middle),
                       mercator_to_grid(south_west), mercator_to_grid(north_east)};
  return answer_map(parts_->context(), sight, question);
}

std::vector<std::string> Session::tooltip_at(Mercator point) const {
  const SmallAreaIndex place = parts_->region().locate(mercator_to_grid(point));
  if (!place.valid()) return {};
  const Measure* measure = find_measure(shown_measure(parts_->state));
  parts_->need(*measure);
  const SmallArea& area = parts_->data.small_areas[place.value];
  std::vector<std::string> lines = say_place(parts_->context(), *measure, place);
  lines.insert(lines.begin(), place_name(area) + ", " + district_name(parts_->data, area.district));
  return lines;
}

}  // namespace pcn
