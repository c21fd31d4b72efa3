#include "texts/map_words.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/map/explore.h"
#include "core/map/make_scene.h"
#include "core/map/measures.h"
#include "core/model/district_words.h"
#include "core/pages/list.h"
#include "core/state/layers.h"
#include "texts/depth.h"

namespace pcn {
namespace {

std::string_view hatch_words(Hatch hatch) {
  switch (hatch) {
    case Hatch::kNone:
      return text::map_words::plain;
    case Hatch::kDiagonal:
      return text::map_words::hatched;
    case Hatch::kCross:
      return text::map_words::cross_hatched;
    case Hatch::kDots:
      return text::map_words::dotted;
  }
  return text::map_words::plain;
}

struct Count {
  std::int64_t places = 0;
  std::int64_t residents = 0;
};

// Classes that mean the same, such as the six colours of networks, are counted together.
Table classes_table(const ViewContext& context, const Measure& measure, const MapClasses& classes) {
  std::vector<Count> counts(classes.classes.size());
  std::int64_t all = 0;
  for (std::size_t place = 0; place < classes.class_of.size(); ++place) {
    const std::int64_t residents = context.data.small_areas[place].total_residents().count;
    ++counts[classes.class_of[place]].places;
    counts[classes.class_of[place]].residents += residents;
    all += residents;
  }
  Table table;
  table.id = "map-classes";
  table.caption = say(text::map_words::classes_caption{.measure = title_of(measure, classes)});
  table.columns = make_columns(
      {{"class", text::map_words::class_column, {}, measure.glossary, false},
       {"hatch", text::map_words::drawn_column, {}, {}, false},
       {"places", text::map_words::places_column, {}, "small-area", true},
       {"residents", text::map_words::residents_column, text::map_words::census_unit, "residents", true},
       {"share", text::map_words::share_column, "%", {}, true}});
  table.provenance = std::string(measure.provenance);
  for (std::size_t i = 0; i < classes.classes.size(); ++i) {
    const MapClass& map_class = classes.classes[i];
    Count sum;
    bool first = true;
    for (std::size_t k = 0; k < classes.classes.size(); ++k) {
      if (classes.classes[k].label != map_class.label) continue;
      first = first && k >= i;
      sum.places += counts[k].places;
      sum.residents += counts[k].residents;
    }
    if (!first || (sum.places == 0 && !map_class.in_legend)) continue;
    Row row;
    row.key = std::to_string(i);
    row.cells = {
        text_cell(map_class.label), text_cell(hatch_words(map_class.hatch)), count_cell(sum.places),
        count_cell(sum.residents),
        percent_cell(all > 0 ? std::optional(static_cast<double>(sum.residents) / static_cast<double>(all))
                             : std::nullopt)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table footprints_table(const ViewContext& context) {
  const Dataset& data = context.data;
  Table table;
  table.id = "footprints";
  table.caption = say(text::map_words::footprints_caption{.day = to_words(context.day.date)}) + " " +
                  rule_sentence(context.footprints->choice);
  table.columns =
      make_columns({{"network", text::depth::network_column, {}, "network", false},
                    {"places", text::map_words::places_column, {}, "small-area", true, Foot::kMedian},
                    {"residents", text::map_words::residents_column, text::map_words::census_unit,
                     "residents", true, Foot::kMedian}});
  table.provenance = "lists";
  for (const NetworkOnDay& network : context.day.networks) {
    std::int64_t residents = 0;
    const auto& members = context.footprints->members[network.network.value];
    for (const SmallAreaIndex place : members)
      residents += data.small_areas[place.value].total_residents().count;
    Row row;
    row.key = data.networks[network.network.value].code;
    row.selected = row.key == context.state.network;
    row.cells = {text_cell(name_of(data, network.network), show_network(data, network.network)),
                 count_cell(static_cast<std::int64_t>(members.size())), count_cell(residents)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Paragraph layers_sentence(const ViewContext& context) {
  std::vector<std::string> names;
  for (const Layer& layer : layers()) {
    if ((layer.id == kOwnServicesLayer && !context.offers) || !has_layer(context.data, layer)) continue;
    if (shows_layer(context.state, layer.id)) names.push_back(lower_first(title_of(layer, context.data)));
  }
  if (names.empty()) return paragraph(text::map_words::no_layer);
  return paragraph(text::map_words::layers{.layers = join_and(names)});
}

// What is written on the map besides networks and markers, as long as its layer is shown.
void append_names(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  BulletList list;
  const auto add = [&](std::string_view layer, std::string_view what, std::vector<std::string> names) {
    std::erase(names, std::string());
    sort_stable(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (names.empty() || !shows_layer(context.state, layer)) return;
    list.items.push_back(paragraph(
        text::map_words::names_of{.kind = strong(""), .kind_name = what, .names = join(names, ", ")}));
  };
  std::vector<std::string> districts, places, stations, rivers;
  for (const District& district : data.districts) districts.push_back(district.name);
  for (const BasemapPoint& point : data.basemap_points) {
    (point.kind == BasemapKind::kStation ? stations : places).push_back(point.name);
  }
  for (const BasemapPolygon& polygon : data.basemap_polygons) {
    if (polygon.kind == BasemapKind::kRiver) rivers.push_back(polygon.name);
  }
  add("districts", upper_first(district_words(data).many), std::move(districts));
  add("places", text::map_words::places, std::move(places));
  add("stations", text::map_words::stations, std::move(stations));
  add("thames", text::map_words::rivers, std::move(rivers));
  if (list.items.empty()) return;
  add_heading(document, text::map_words::names_title);
  document.blocks.emplace_back(std::move(list));
}

// The kinds of marks, as the legend names them.
void append_kinds(Document& document, const ViewContext& context) {
  std::vector<std::string> kinds;
  for (LegendEntry& entry : marker_legend(context)) kinds.push_back(std::move(entry.label));
  if (kinds.empty()) return;
  add_paragraph(document, text::map_words::marks{.marks = join(kinds, "; ")});
}

// Everything that has a marker, so that nothing is on the map alone.
void append_markers(Document& document, const ViewContext& context) {
  Table table;
  table.id = "map-markers";
  table.caption = say(text::map_words::markers_caption{.day = to_words(context.day.date)});
  table.columns = make_columns({{"name", text::map_words::name_column, {}, {}, false},
                                {"what", text::map_words::what_column, {}, {}, false}});
  table.provenance = "practices";
  for (const Marker& marker : make_markers(context)) {
    Row row;
    row.key = std::to_string(table.rows.size());
    row.selected = marker.selected;
    row.cells = {text_cell(marker.label, marker.action), text_cell(marker.detail)};
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return;
  add_heading(document, text::map_words::markers_title);
  document.blocks.emplace_back(std::move(table));
}

}  // namespace

Document make_map_words(const ViewContext& context) {
  const Measure& measure = *find_measure(shown_measure(context.state));
  const MapClasses classes = measure.classify(context);
  Document document;
  document.id = "map";
  document.title = text::map_words::title;
  document.summary = say(text::map_words::summary{
      .area = context.data.name, .day = to_words(context.day.date), .measure = title_of(measure, classes)});
  add_paragraph(document, classes.note);
  add_paragraph(document, text::map_words::pattern{.label = strong(""), .pattern = pattern_words(context)});
  const SmallAreaIndex place = selected_place(context.data, context.state);
  if (place.valid()) {
    const SmallArea& area = context.data.small_areas[place.value];
    add_paragraph(document, text::map_words::chosen{.district = district_name(context.data, area.district),
                                                    .figures = join(say_place(context, measure, place), ". "),
                                                    .label = strong(""),
                                                    .place = place_name(area)});
  }
  document.blocks.emplace_back(classes_table(context, measure, classes));
  document.blocks.push_back(layers_sentence(context));
  add_heading(document, text::map_words::footprints_title);
  if (context.flows) add_paragraph(document, context.flows->method, Tone::kMuted);
  document.blocks.emplace_back(footprints_table(context));
  append_kinds(document, context);
  append_markers(document, context);
  append_names(document, context);
  document.provenance = {std::string(measure.provenance),
                         "lists",
                         "memberships",
                         "small_areas",
                         "small_areas.residents",
                         "practices",
                         "services.register",
                         "services.pharmacies",
                         "services.hospitals",
                         "declared"};
  return document;
}

}  // namespace pcn
