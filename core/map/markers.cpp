#include "texts/markers.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/document/service_words.h"
#include "core/geo/projection.h"
#include "core/map/history_map.h"
#include "core/map/make_scene.h"
#include "core/map/palette.h"
#include "core/model/succession.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "core/state/layers.h"
#include "core/state/service_places.h"

namespace pcn {
namespace {

struct ServiceStyle {
  ServiceKind kind;
  std::string_view layer;
  MarkerShape shape;
  Paint paint;
  float size;
};
constexpr std::array<ServiceStyle, 3> kServiceStyles = {{
    {ServiceKind::kHospital, "hospitals", MarkerShape::kSquare, Paint::kHospital, 11},
    {ServiceKind::kPharmacy, "pharmacies", MarkerShape::kCross, Paint::kPharmacy, 8},
    {ServiceKind::kEnhancedAccess, "enhanced-access", MarkerShape::kDiamond, Paint::kEnhancedAccess, 10},
}};

PaletteIndex colour(Paint paint) { return static_cast<PaletteIndex>(paint); }

// The practices of the area that see patients on the day.
std::vector<PracticeIndex> shown_practices(const ViewContext& context) {
  std::vector<PracticeIndex> result;
  for (const NetworkOnDay& network : context.day.networks) {
    result.insert(result.end(), network.members.begin(), network.members.end());
  }
  result.insert(result.end(), context.day.unallocated.begin(), context.day.unallocated.end());
  return result;
}

std::string practice_detail(const ViewContext& context, PracticeIndex practice) {
  const NetworkIndex network = context.day.network_of(practice);
  std::string where = network.valid()                        ? name_of(context.data, network)
                      : is_listed_no_more(context, practice) ? fate_words(context.data, practice)
                                                             : text::markers::in_no_network;
  const auto list = context.day.list_of(practice);
  if (!list) return where;
  return say(text::markers::practice_with_list{
      .day = list_date_words(list->date, list->kind), .patients = list->patients.count, .where = where});
}

bool in_selected_network(const ViewContext& context, PracticeIndex practice) {
  if (context.state.network.empty()) return false;
  for (const NetworkIndex network : context.day.networks_of[practice.value]) {
    if (context.data.networks[network.value].code == context.state.network) return true;
  }
  return false;
}

Marker practice_marker(const ViewContext& context, PracticeIndex index) {
  const Practice& practice = context.data.practices[index.value];
  Marker marker;
  marker.shape = MarkerShape::kCircle;
  const bool planning = context.state.view == "plan";
  marker.selected = practice.code ==
                    (planning ? extra(context.state, "plan-what") : std::string_view(context.state.practice));
  const bool emphasised = marker.selected || in_selected_network(context, index);
  marker.colour = colour(emphasised ? Paint::kPracticeSelected : Paint::kPractice);
  marker.size = marker.selected ? 13.0F : emphasised ? 10.0F : 8.0F;
  marker.at = grid_to_mercator(*practice.point);
  marker.label = practice.name;
  marker.detail = practice_detail(context, index);
  marker.action = show_practice(context.data, index);
  if (planning) {  // where practices are moved, a press chooses the one to move
    const NetworkIndex network = context.day.network_of(index);
    marker.action = action({"net", network ? context.data.networks[network.value].code : std::string(),
                            "plan-what", practice.code});
  }
  return marker;
}

void add_practices(std::vector<Marker>& markers, const ViewContext& context) {
  const bool all = shows_layer(context.state, "practices");
  bool selected_shown = false;
  std::vector<Marker> emphasised;
  for (const PracticeIndex practice : shown_practices(context)) {
    if (!context.data.practices[practice.value].point) continue;
    Marker marker = practice_marker(context, practice);
    if (!all && !marker.selected && !in_selected_network(context, practice)) continue;
    selected_shown = selected_shown || marker.selected;
    (marker.colour == colour(Paint::kPracticeSelected) ? emphasised : markers).push_back(std::move(marker));
  }
  // A selected practice that sees nobody on the day, or lies beyond the edge, is still where it is.
  const PracticeIndex selected = find_practice(context.data, context.state.practice);
  if (selected.valid() && !selected_shown && context.data.practices[selected.value].point) {
    emphasised.push_back(practice_marker(context, selected));
  }
  for (Marker& marker : emphasised) markers.push_back(std::move(marker));
}

void add_sites(std::vector<Marker>& markers, const ViewContext& context) {
  const Dataset& data = context.data;
  const bool branches = shows_layer(context.state, "branches");
  const bool former = shows_layer(context.state, "former-sites");
  for (const Site& site : data.sites) {
    const bool merged = site.kind == SiteKind::kMerged;
    const bool branch = site.kind == SiteKind::kBranch || merged;
    const bool wanted = (branch && branches) || (site.kind == SiteKind::kFormer && former);
    if (!wanted || !site.point || !told_in_full(data.practices[site.practice.value])) continue;
    // Before it was taken over, the practice itself stands there.
    if (merged && holder_of_site(data, site, context.day.date) != site.practice) continue;
    Marker marker;
    marker.shape = branch ? MarkerShape::kRing : MarkerShape::kCross;
    marker.colour = colour(branch ? Paint::kBranch : Paint::kFormerSite);
    marker.size = 8;
    marker.at = grid_to_mercator(*site.point);
    marker.label = site.name;
    const TextId detail = merged   ? text::markers::merged_site::kId
                          : branch ? text::markers::branch_of::kId
                                   : text::markers::former_site::kId;
    marker.detail = say(detail, {std::string_view(data.practices[site.practice.value].name)});
    marker.action = show_practice(data, site.practice);
    markers.push_back(std::move(marker));
  }
}

void add_services(std::vector<Marker>& markers, const ViewContext& context) {
  const auto moment = wanted_moment(context.state);
  for (const ServiceStyle& style : kServiceStyles) {
    if (!shows_layer(context.state, style.layer)) continue;
    for (const Service& service : context.data.services) {
      if (service.kind != style.kind || !service.point) continue;
      if (!is_known(context.data, service, context.day.date)) continue;
      const OpenState open = moment ? open_at(service.hours, *moment) : OpenState::kOpen;
      if (open == OpenState::kClosed) continue;
      Marker marker;
      marker.shape = style.shape;
      marker.colour = colour(style.paint);
      marker.size = style.size;
      marker.at = grid_to_mercator(*service.point);
      marker.label = service.name;
      std::vector<std::string> details = {upper_first(service_word(service.kind)), service.postcode};
      if (!service.phone.empty()) details.push_back(say(text::markers::phone{.number = service.phone}));
      if (moment) details.emplace_back(to_words(open));
      marker.detail = join(details, ", ");
      const bool ours = service.network.valid() && context.data.networks[service.network.value].in_area;
      if (ours) marker.action = show_network(context.data, service.network);
      markers.push_back(std::move(marker));
    }
  }
}

// Of a service that is not for all practices of its network.
constexpr MarkerShape kSomePracticesShape = MarkerShape::kRing;

void add_own_services(std::vector<Marker>& markers, const ViewContext& context) {
  if (!context.offers || !shows_layer(context.state, kOwnServicesLayer)) return;
  const auto moment = wanted_moment(context.state);
  for (const Offer& offer : context.offers->offers) {
    const auto hours = hours_on(offer.service, moment ? moment->date : context.day.date);
    const OpenState open = moment ? open_at(hours, *moment) : OpenState::kOpen;
    if (open == OpenState::kClosed) continue;
    for (const FileLocation& location : offer.service.locations) {
      const auto at = place_of(context.data, location);
      if (!at) continue;
      Marker marker;
      marker.shape = offer.practices.empty() ? MarkerShape::kPin : kSomePracticesShape;
      marker.colour = colour(Paint::kOwnService);
      marker.size = 18;
      marker.at = grid_to_mercator(*at);
      marker.label = offer.service.name;
      marker.detail = say(text::markers::from_file{.practices = covered_by(context.data, offer)});
      if (moment) marker.detail += ", " + std::string(to_words(open));
      marker.action = action({"view", "services", "net", context.data.networks[offer.network.value].code});
      markers.push_back(std::move(marker));
    }
  }
}

void add_here(std::vector<Marker>& markers, const ViewContext& context) {
  const auto point = selected_point(context.data, context.state);
  if (!point || context.state.postcode.empty()) return;
  Marker marker;
  marker.shape = MarkerShape::kPin;
  marker.colour = colour(Paint::kHere);
  marker.size = 22;
  marker.at = grid_to_mercator(*point);
  marker.label = context.state.postcode;
  marker.detail = text::markers::looked_up;
  marker.action = "view=place";
  markers.push_back(std::move(marker));
}

LegendEntry entry(MarkerShape shape, Paint paint, std::string_view label) {
  return {colour(paint), Hatch::kNone, shape, std::string(label)};
}

}  // namespace

std::vector<Marker> make_markers(const ViewContext& context) {
  std::vector<Marker> markers;
  add_services(markers, context);
  add_sites(markers, context);
  add_practices(markers, context);
  add_changes(markers, context);
  add_own_services(markers, context);
  add_here(markers, context);
  return markers;
}

std::vector<LegendEntry> marker_legend(const ViewContext& context) {
  const AppState& state = context.state;
  std::vector<LegendEntry> entries;
  if (shows_layer(state, "practices"))
    entries.push_back(entry(MarkerShape::kCircle, Paint::kPractice, text::markers::practice));
  if (!state.network.empty()) {
    entries.push_back(
        entry(MarkerShape::kCircle, Paint::kPracticeSelected, text::markers::practice_of_network));
  } else if (!state.practice.empty()) {
    entries.push_back(entry(MarkerShape::kCircle, Paint::kPracticeSelected, text::markers::chosen_practice));
  }
  if (shows_layer(state, "branches"))
    entries.push_back(entry(MarkerShape::kRing, Paint::kBranch, text::markers::branch));
  if (shows_layer(state, "former-sites")) {
    entries.push_back(entry(MarkerShape::kCross, Paint::kFormerSite, text::markers::former));
  }
  for (auto style = kServiceStyles.rbegin(); style != kServiceStyles.rend(); ++style) {
    if (shows_layer(state, style->layer)) {
      entries.push_back(entry(style->shape, style->paint, service_word(style->kind)));
    }
  }
  add_changes_legend(entries, context);
  if (context.offers && shows_layer(state, kOwnServicesLayer)) {
    entries.push_back(entry(MarkerShape::kPin, Paint::kOwnService, text::markers::own_service));
    const auto& offers = context.offers->offers;
    if (std::any_of(offers.begin(), offers.end(), [](const Offer& o) { return !o.practices.empty(); }))
      entries.push_back(entry(kSomePracticesShape, Paint::kOwnService, text::markers::own_service_for_some));
  }
  if (!state.postcode.empty()) entries.push_back(entry(MarkerShape::kPin, Paint::kHere, state.postcode));
  return entries;
}

}  // namespace pcn
