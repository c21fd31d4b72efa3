#include "core/export/exports.h"

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/chart/picture.h"
#include "core/state/coverage_choice.h"
#include "texts/exports.h"

namespace pcn {

namespace words = text::exports;

namespace {

// The views that a report puts together.
constexpr const char* kNetworkReport = "network people staff activity services history sharing rules compare";
constexpr const char* kAreaReport =
    "networks practices gaps matrix people staff activity services history rules compare";

// The sources of groups, each once; none of a group that is not known.
std::vector<const Source*> sources_of(const Dataset& data, std::string_view groups) {
  std::vector<const Source*> result;
  for (const std::string_view group : split(groups, ' ')) {
    const Provenance* provenance = find_provenance(data, group);
    if (!provenance) continue;
    for (const SourceIndex index : provenance->sources) {
      const Source* source = &data.sources[index.value];
      if (std::find(result.begin(), result.end(), source) == result.end()) result.push_back(source);
    }
  }
  return result;
}

// The first sentence, since captions go on with rules and cautions.
std::string first_sentence(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find(". "), text.size() - text.ends_with('.'))));
}

}  // namespace

std::vector<ExportOffer> export_offers(const AppState& state, const std::vector<Document>& documents,
                                       const std::string& report) {
  std::vector<ExportOffer> offers;
  const auto add = [&offers](std::string id, const char* group, std::string title, std::string detail) {
    ExportOffer& offer = offers.emplace_back();
    offer.id = std::move(id);
    offer.group = group;
    offer.title = std::move(title);
    offer.detail = std::move(detail);
  };
  constexpr TextId kPictures[] = {words::picture, words::picture_large, words::picture_for_printing};
  for (int scale = 1; scale <= 3; ++scale) {
    add("png:map:" + std::to_string(scale), "Map", kPictures[scale - 1],
        say(words::pixels_wide{.pixels = 1200 * scale}));
    offers.back().from = "svg:map";
    offers.back().scale = scale;
  }
  add("svg:map", "Map", words::drawing, words::drawing_detail);
  const bool chosen =
      !(state.network.empty() && state.practice.empty() && state.place.empty() && state.postcode.empty());
  for (const Document& document : documents) {
    if (&document == &documents.front()) add("print:view", "Print", document.title, words::view_with_map);
    if (document.id == "answer" && chosen)
      add("print:answer", "Print", document.title, words::answer_with_map);
  }
  if (!report.empty()) {
    add("print:report", "Print", say(words::report{.name = report}), words::report_detail);
    offers.back().from = state.network.empty() ? kAreaReport : kNetworkReport;
  }
  if (!documents.empty()) {
    add("svg:brief", "Brief", documents.front().title, documents.front().summary);
  }
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      const Table* table = std::get_if<Table>(&block);
      if (!table || table->rows.empty()) continue;
      const std::string id = "csv:" + table->id;
      if (std::any_of(offers.begin(), offers.end(), [&id](const ExportOffer& o) { return o.id == id; }))
        continue;
      add(id, "Tables", first_sentence(table->caption), say(words::csv_rows{.rows = table->rows.size()}));
      if (&document == &documents.front()) offers.back().from = "view";
      add("xlsx:" + table->id, "Tables", first_sentence(table->caption), words::workbook);
    }
  }
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      const Chart* chart = std::get_if<Chart>(&block);
      if (chart && chart::has_points(*chart))
        add("svg:chart:" + chart->id, "Charts", chart->title, chart->summary);
    }
  }
  add("geojson:footprints", "Data", words::footprints, "GeoJSON");
  add("geojson:practices", "Data", words::practices, "GeoJSON");
  add("json:services", "Data", words::services, "JSON");
  return offers;
}

std::string to_json(const std::vector<ExportOffer>& offers) {
  JsonWriter json;
  json.begin_array();
  for (const ExportOffer& offer : offers) {
    json.begin_object().member("id", offer.id).member("group", offer.group);
    json.member("title", offer.title).member("detail", offer.detail);
    if (!offer.from.empty()) json.member("from", offer.from);
    if (offer.scale > 0) json.member("scale", offer.scale);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

std::string export_name(const Dataset& data, Date day, std::string_view what, std::string_view ending) {
  return data.id + "-" + std::string(what) + "-" + to_iso(day) + "." + std::string(ending);
}

std::vector<std::string> source_lines(const Dataset& data, std::string_view groups) {
  std::vector<std::string> lines;
  for (const Source* source : sources_of(data, groups))
    lines.push_back(source->publisher + ", " + source->title + ", " + source->date + " (" + source->licence +
                    ")");
  return lines;
}

std::string sources_text(const Dataset& data, std::string_view groups) {
  return join(source_lines(data, groups), "; ");
}

std::string publishers_text(const Dataset& data, const std::vector<std::string_view>& groups) {
  std::vector<const Source*> all;
  for (const std::string_view group : groups) {
    for (const Source* source : sources_of(data, group)) all.push_back(source);
  }
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto alike = [&](std::size_t other) {
      return all[other]->publisher == all[i]->publisher && all[other]->licence == all[i]->licence;
    };
    std::size_t first = 0;
    while (!alike(first)) ++first;
    if (first < i) continue;
    std::vector<std::string> dates;
    for (std::size_t other = i; other < all.size(); ++other) {
      const std::string& date = all[other]->date;
      if (alike(other) && std::find(dates.begin(), dates.end(), date) == dates.end()) dates.push_back(date);
    }
    if (!text.empty()) text += "; ";
    text += all[i]->publisher + ", " + join(dates, ", ") + " (" + all[i]->licence + ")";
  }
  return text;
}

std::string method_text(const Dataset& data, std::string_view groups) {
  std::vector<std::string> methods;
  for (const std::string_view group : split(groups, ' ')) {
    const Provenance* provenance = find_provenance(data, group);
    if (provenance && std::find(methods.begin(), methods.end(), provenance->method) == methods.end())
      methods.push_back(provenance->method);
  }
  return join(methods, " ");
}

std::string map_attribution(const Dataset& data) {
  const bool osm = std::any_of(data.sources.begin(), data.sources.end(),
                               [](const Source& source) { return source.licence == "ODbL-1.0"; });
  std::string streets;
  if (const Provenance* group = find_provenance(data, kStreetsGroup); group && !group->sources.empty()) {
    const std::string& edition = data.sources[group->sources.front().value].date;
    streets = ". Streets: contains OS data © Crown copyright and database right " +
              edition.substr(edition.size() - std::min<std::size_t>(edition.size(), 4));
  }
  return std::string(osm ? "© OpenStreetMap contributors. " : "") +
         "Contains OS and National Statistics data © Crown copyright and database right 2025" + streets;
}

const Table* find_table(const Document& document, std::string_view id) {
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table && table->id == id) return table;
  }
  return nullptr;
}

const District* area_of(const Document& document, const ViewContext& context) {
  const DistrictIndex district = authority_in_hand(context.data, context.state);
  if (!district) return nullptr;
  for (const Block& block : document.blocks) {
    const Controls* controls = std::get_if<Controls>(&block);
    if (!controls) continue;
    for (const Control& control : controls->controls) {
      if (control.key == "la") return &context.data.districts[district.value];
    }
  }
  return nullptr;
}

}  // namespace pcn
