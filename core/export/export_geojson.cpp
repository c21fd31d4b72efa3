#include <algorithm>
#include <cmath>

#include "core/base/json_writer.h"
#include "core/document/parts.h"
#include "core/export/exports.h"
#include "core/geo/bounds.h"
#include "core/geo/projection.h"
#include "core/geo/topology_build.h"

namespace pcn {
namespace {

void write_position(JsonWriter& json, BritishGrid point) {
  const LonLat place = to_lonlat(point);
  json.begin_array()
      .value(std::round(place.lon * 1e6) / 1e6)
      .value(std::round(place.lat * 1e6) / 1e6)
      .end_array();
}

void write_bbox(JsonWriter& json, const Bounds& box) {
  if (box.empty()) return;
  json.key("bbox").begin_array();
  for (const double value : {box.west, box.south, box.east, box.north})
    json.value(std::round(value * 1e6) / 1e6);
  json.end_array();
}

void add_to(Bounds& box, BritishGrid point) {  // of degrees
  const LonLat place = to_lonlat(point);
  box.add(BritishGrid{place.lon, place.lat});
}

void write_ring(JsonWriter& json, const Ring& ring) {
  json.begin_array();
  for (const BritishGrid point : ring) write_position(json, point);
  write_position(json, ring.front());
  json.end_array();
}

void write_geometry(JsonWriter& json, const MultiPolygon& shape) {
  json.key("geometry");
  if (shape.empty()) {
    json.null();
    return;
  }
  json.begin_object().member("type", "MultiPolygon").key("coordinates").begin_array();
  for (const Polygon& polygon : shape) {
    json.begin_array();
    write_ring(json, polygon.outer);
    for (const Ring& hole : polygon.holes) write_ring(json, hole);
    json.end_array();
  }
  json.end_array().end_object();
}

MultiPolygon footprint_shape(const ViewContext& context, NetworkIndex network) {
  MultiPolygon shape;
  if (context.footprints->choice.basis == FootprintBasis::kDeclared) {
    for (const DeclaredArea& declared : context.data.declared) {
      if (declared.network == network)
        shape.insert(shape.end(), declared.shape.begin(), declared.shape.end());
    }
    return shape;
  }
  std::vector<std::uint32_t> areas;
  for (const SmallAreaIndex place : context.footprints->members[network.value]) areas.push_back(place.value);
  return dissolve(context.data.topology, areas);
}

// What every file and every feature says of itself, so that a feature taken out of the file still does.
struct About {
  std::string rule;  // empty: none
  std::string method;
  std::string sources;
};

void write_about(JsonWriter& json, const ViewContext& context, const About& about) {
  json.member("date", to_iso(context.day.date));
  if (!about.rule.empty()) json.member("rule", about.rule);
  json.member("method", about.method).member("sources", about.sources);
}

void begin_collection(JsonWriter& json, const ViewContext& context, std::string_view what,
                      const About& about) {
  json.begin_object().member("type", "FeatureCollection");
  json.member("name", context.data.name + ": " + std::string(what));
  write_about(json, context, about);
  json.key("features").begin_array();
}

ExportFile finish(JsonWriter& json, const ViewContext& context, std::string_view what, const Bounds& whole) {
  json.end_array();
  write_bbox(json, whole);
  json.end_object();
  return {export_name(context.data, context.day.date, what, "geojson"), "application/geo+json",
          json.take() + "\n"};
}

// "additional_staff": a column's or measure's id as a name that programs take.
std::string property_name(std::string_view id) {
  std::string name(id);
  for (char& c : name) {
    if (c == '-') c = '_';
  }
  return name;
}

// What the tables that are shown say in numbers of what has this key; a figure that is not known, or not
// told, is null. `taken` are the properties that are there already.
void write_shown(JsonWriter& json, const Document& shown, std::string_view key,
                 std::vector<std::string> taken) {
  for (const Block& block : shown.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (!table) continue;
    const auto row = std::find_if(table->rows.begin(), table->rows.end(),
                                  [key](const Row& each) { return each.key == key; });
    if (row == table->rows.end()) continue;
    for (std::size_t at = 0; at < table->columns.size() && at < row->cells.size(); ++at) {
      const Column& column = table->columns[at];
      if (!column.numeric) continue;
      std::string name = property_name(column.id);
      if (std::find(taken.begin(), taken.end(), name) != taken.end())
        name = property_name(table->id) + "_" + name;
      if (std::find(taken.begin(), taken.end(), name) != taken.end()) continue;
      taken.push_back(name);
      const Cell& cell = row->cells[at];
      json.key(name);
      if (cell.sort && !cell.withheld) {
        json.value(*cell.sort);
      } else {
        json.null();
      }
    }
  }
}

void write_optional(JsonWriter& json, std::string_view name, const std::optional<double>& value) {
  json.key(name);
  if (value) {
    json.value(*value);
  } else {
    json.null();
  }
}

std::string authority_code(const Dataset& data, DistrictIndex district) {
  return district.valid() ? data.districts[district.value].code : std::string();
}

}  // namespace

ExportFile footprints_geojson(const ViewContext& context, const Document& shown) {
  const Dataset& data = context.data;
  const bool declared = context.footprints->choice.basis == FootprintBasis::kDeclared;
  const About about = {
      shown_rule(context), !declared && context.flows ? context.flows->method : method_text(data, "declared"),
      publishers_text(
          data, {declared ? "declared" : "lists", "memberships", "small_areas", "small_areas.residents"})};
  Bounds whole;
  JsonWriter json;
  begin_collection(json, context, "footprints of primary care networks", about);
  const auto staff_of_all = staff_of_networks(data, context.day.date);
  for (const NetworkOnDay& on_day : context.day.networks) {
    const Network& network = data.networks[on_day.network.value];
    json.begin_object().member("type", "Feature").member("id", network.code);
    json.key("properties").begin_object().member("code", network.code).member("name", network.name);
    json.member("borough", district_name(data, network.district));
    json.member("local_authority_code", authority_code(data, network.district));
    json.member("registered_patients", on_day.registered.count);
    json.member("footprint", to_text(context.footprints->choice));
    json.member("practices", static_cast<std::int64_t>(on_day.members.size()));
    write_optional(json, "weighted_patients",
                   on_day.weighted ? std::optional(on_day.weighted->count) : std::nullopt);
    const auto& staff = staff_of_all[on_day.network.value];
    write_optional(json, "additional_staff_fte", staff ? std::optional(staff->arrs_fte) : std::nullopt);
    write_optional(json, "additional_staff_per_10000", staff ? staff->per_10000 : std::nullopt);
    write_shown(json, shown, network.code,
                {"code", "name", "borough", "registered_patients", "footprint", "practices", "registered",
                 "weighted", "arrs_fte", "arrs_per_10000", "date", "rule", "method", "sources"});
    write_about(json, context, about);
    json.end_object();
    const MultiPolygon shape = footprint_shape(context, on_day.network);
    Bounds box;
    for (const Polygon& polygon : shape) {
      for (const BritishGrid point : polygon.outer) add_to(box, point);
    }
    whole.add(box);
    write_bbox(json, box);
    write_geometry(json, shape);
    json.end_object();
  }
  return finish(json, context, "footprints", whole);
}

ExportFile practices_geojson(const ViewContext& context, const Document& shown) {
  const Dataset& data = context.data;
  const About about = {std::string(context.plan), method_text(data, "practices.point"),
                       publishers_text(data, {"practices", "memberships", "lists"})};
  Bounds whole;
  JsonWriter json;
  begin_collection(json, context, "GP practices", about);
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const PracticeIndex index(at);
    const Practice& practice = data.practices[at];
    const NetworkIndex network = context.day.network_of(index);
    if (!practice.in_area || !network.valid()) continue;
    if (practice.point) add_to(whole, *practice.point);
    const auto& list = context.day.list_of(index);
    json.begin_object().member("type", "Feature").member("id", practice.code);
    json.key("properties").begin_object().member("code", practice.code).member("name", practice.name);
    json.member("postcode", practice.postcode).member("network", name_of(data, network));
    json.member("network_code", data.networks[network.value].code);
    json.key("registered_patients");
    if (list) {
      json.value(list->patients.count).member("registered_date", to_iso(list->date));
    } else {
      json.null();
    }
    json.member("local_authority_code", authority_code(data, practice.district));
    if (practice.small_area.valid()) {
      const SmallArea& place = data.small_areas[practice.small_area.value];
      json.member("lsoa_2021_code", place.code).member("ward_code", place.ward_code);
    }
    write_optional(json, "deprivation_score", practice.imd_score);
    write_shown(json, shown, practice.code,
                {"code", "name", "postcode", "network", "network_code", "registered_patients",
                 "registered_date", "registered", "date", "rule", "method", "sources"});
    write_about(json, context, about);
    json.end_object().key("geometry");
    if (practice.point) {
      json.begin_object().member("type", "Point").key("coordinates");
      write_position(json, *practice.point);
      json.end_object();
    } else {
      json.null();
    }
    json.end_object();
  }
  return finish(json, context, "practices", whole);
}

}  // namespace pcn
