#include "texts/scene.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/service_words.h"
#include "core/footprint/basis_words.h"
#include "core/geo/projection.h"
#include "core/geo/topology_build.h"
#include "core/map/controls.h"
#include "core/map/history_map.h"
#include "core/map/make_scene.h"
#include "core/map/measures.h"
#include "core/state/coverage_choice.h"
#include "core/state/extra_keys.h"
#include "core/state/layers.h"

namespace pcn {

namespace words = text::scene;

namespace {

void add_shape(std::vector<Outline>& outlines, const MultiPolygon& shape, OutlineStyle style) {
  const auto add_ring = [&outlines, style](const Ring& ring) {
    Outline outline;
    outline.style = style;
    outline.line.reserve(ring.size());
    for (const BritishGrid point : ring) outline.line.push_back(grid_to_mercator(point));
    outlines.push_back(std::move(outline));
  };
  for (const Polygon& polygon : shape) {
    add_ring(polygon.outer);
    for (const Ring& hole : polygon.holes) add_ring(hole);
  }
}

// All declared areas, or that of the selected network.
void add_declared(std::vector<Outline>& outlines, const ViewContext& context, NetworkIndex selected) {
  if (context.footprints->choice.basis != FootprintBasis::kDeclared) return;
  for (const DeclaredArea& declared : context.data.declared) {
    if (!selected.valid() || declared.network == selected)
      add_shape(outlines, declared.shape, OutlineStyle::kDeclared);
  }
}

std::vector<Outline> outlines_of(const ViewContext& context, const Topology& borders, const BaseFrame& base,
                                 const NetworkFrame& networks) {
  std::vector<Outline> outlines = networks.borders;
  if (shows_layer(context.state, "districts")) {
    outlines.insert(outlines.end(), base.districts.begin(), base.districts.end());
  }
  if (const DistrictIndex in_hand = authority_in_hand(context.data, context.state); in_hand.valid()) {
    std::vector<std::uint32_t> areas;
    for (std::uint32_t place = 0; place < context.footprints->areas.size(); ++place) {
      if (context.data.small_areas[place].district == in_hand) areas.push_back(place);
    }
    add_shape(outlines, dissolve(borders, areas), OutlineStyle::kSelected);
  }
  const NetworkIndex selected = find_network(context.data, context.state.network);
  add_declared(outlines, context, selected);
  std::vector<NetworkIndex> marked;
  if (selected.valid()) marked.push_back(selected);
  // Those that are compared, where they are named one by one.
  for (const std::string_view code : split(extra(context.state, "pins"), ',')) {
    const NetworkIndex pin = find_network(context.data, code);
    if (pin.valid() && pin != selected) marked.push_back(pin);
  }
  for (const NetworkIndex network : marked) {
    std::vector<std::uint32_t> areas;
    for (const SmallAreaIndex place : context.footprints->members[network.value])
      areas.push_back(place.value);
    add_shape(outlines, dissolve(borders, areas), OutlineStyle::kSelected);
  }
  const SmallAreaIndex place = selected_place(context.data, context.state);
  if (place.valid()) add_shape(outlines, area_shape(borders, place.value), OutlineStyle::kPlace);
  return outlines;
}

std::vector<MapLabel> labels_of(const ViewContext& context, const BaseFrame& base,
                                const NetworkFrame& networks) {
  std::vector<MapLabel> labels;
  const auto add_all = [&labels](const std::vector<MapLabel>& more) {
    labels.insert(labels.end(), more.begin(), more.end());
  };
  if (shows_layer(context.state, "districts")) add_all(base.district_labels);
  if (shows_layer(context.state, "places")) add_all(base.place_labels);
  if (shows_layer(context.state, "stations")) add_all(base.station_labels);
  if (shows_layer(context.state, "thames")) add_all(base.river_labels);
  for (std::size_t at = 0; at < networks.label_points.size(); ++at) {
    const Network& network = context.data.networks[at];
    const bool selected = !network.code.empty() && network.code == context.state.network;
    const bool shown = selected || shows_layer(context.state, "network-names");
    if (!networks.label_points[at] || !network.in_area || !shown) continue;
    MapLabel label;
    label.style = LabelStyle::kNetwork;
    label.at = *networks.label_points[at];
    label.text = short_name(network);
    // From where the whole area is in sight, however large it is; what has no room is left out there.
    constexpr double kCloseEnough = 9.5;
    label.min_zoom = selected ? 0 : std::min(kCloseEnough, base.whole_zoom);
    label.priority = selected ? 2000 : 500;
    labels.push_back(std::move(label));
  }
  return labels;
}

// Which markers are left out or picked out, each sentence after a space.
std::string marked_words(const ViewContext& context) {
  std::string text;
  if (const auto moment = wanted_moment(context.state)) text += " " + open_filter_words(*moment);
  if (const std::string changes = changes_words(context); !changes.empty()) text += " " + changes;
  return text;
}

std::string summary_of(const ViewContext& context, const Measure& measure, const MapClasses& classes) {
  std::string text(context.plan);
  if (!text.empty()) text += ' ';
  text += say(words::summary{.area = context.data.name,
                             .day = to_words(context.day.date),
                             .measure = lower_first(title_of(measure, classes))});
  const NetworkIndex selected = find_network(context.data, context.state.network);
  if (selected.valid()) text += " " + say(words::chosen_network{.network = name_of(context.data, selected)});
  text += marked_words(context);
  const SmallAreaIndex place = selected_place(context.data, context.state);
  if (place.valid()) {
    text += " " + say(words::chosen_place{.figure = measure.say(context, place),
                                          .place = place_name(context.data.small_areas[place.value])});
  }
  return text;
}

}  // namespace

Scene make_scene(const ViewContext& context, const Topology& borders, const BaseFrame& base,
                 const NetworkFrame& networks) {
  const Measure& measure = *find_measure(shown_measure(context.state));
  const MapClasses classes = measure.classify(context);
  Scene scene;
  scene.fills.reserve(classes.class_of.size());
  for (const std::uint16_t chosen : classes.class_of) {
    const MapClass& map_class = classes.classes[chosen];
    scene.fills.push_back({static_cast<PaletteIndex>(map_class.paint), map_class.hatch});
  }
  scene.outlines = outlines_of(context, borders, base, networks);
  scene.markers = make_markers(context);
  scene.labels = labels_of(context, base, networks);
  if (shows_layer(context.state, "streets")) scene.street_names = &base.street_names;
  scene.legend.title = title_of(measure, classes);
  scene.legend.needed = measure.id != "network";
  if (const std::string_view unit = measure.unit; !unit.empty())
    scene.legend.title = say(words::measure_and_unit{.measure = scene.legend.title, .unit = unit});
  scene.legend.note = classes.note + marked_words(context);
  std::vector<std::int64_t> places(classes.classes.size());
  for (const std::uint16_t chosen : classes.class_of) ++places[chosen];
  for (std::size_t i = 0; i < classes.classes.size(); ++i) {
    const MapClass& map_class = classes.classes[i];
    if (!map_class.in_legend) continue;
    LegendEntry entry{static_cast<PaletteIndex>(map_class.paint), map_class.hatch, {}, map_class.label};
    if (classes.counted) {
      entry.count = say(words::places{.places = places[i]});
      entry.places = places[i];
    }
    scene.legend.entries.push_back(std::move(entry));
  }
  for (LegendEntry& entry : marker_legend(context)) scene.legend.entries.push_back(std::move(entry));
  scene.rule = rule_sentence(context.footprints->choice);
  const FootprintChoice& choice = context.footprints->choice;
  const bool counted =
      context.flows != nullptr && context.flows->counted && choice.basis != FootprintBasis::kDeclared;
  scene.rule_in_short = counted ? say(words::footprints_by{.basis = basis_in_plain_words(*context.flows),
                                                           .rule = footprint_rule_words(choice)})
                                : say(words::footprints{.rule = lower_first(footprint_words(choice))});
  scene.plan = context.plan;
  scene.summary = summary_of(context, measure, classes);
  return scene;
}

}  // namespace pcn
