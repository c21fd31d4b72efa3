#include "core/export/report.h"

#include <cmath>

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/figure_table.h"

namespace pcn {
namespace {

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

void optional_number(JsonWriter& json, std::string_view name, std::optional<double> value, double steps) {
  json.key(name);
  if (value) {
    json.value(rounded(*value, steps));
  } else {
    json.null();
  }
}

void optional_date(JsonWriter& json, std::string_view name, std::optional<Date> date) {
  json.key(name);
  if (date) {
    json.value(to_iso(*date));
  } else {
    json.null();
  }
}

std::int64_t count(std::size_t size) { return static_cast<std::int64_t>(size); }

void write_area(JsonWriter& json, const Dataset& data) {
  json.key("area").begin_object();
  json.member("id", data.id).member("name", data.name);
  json.member("icb_code", data.icb_code).member("icb_name", data.icb_name);
  json.member("newest", to_iso(data.newest));
  json.key("dates").begin_array();
  for (const Date vintage : data.vintages) json.value(to_iso(vintage));
  json.end_array().key("boroughs").begin_array();
  for (const District& district : data.districts) {
    if (district.in_area) json.value(district.name);
  }
  json.end_array().end_object();
}

void write_members(JsonWriter& json, const Dataset& data, const NetworkOnDay& network) {
  json.key("members").begin_array();
  for (const PracticeIndex member : network.members) json.value(data.practices[member.value].code);
  json.end_array();
}

void write_network(JsonWriter& json, const Dataset& data, const NetworkOnDay& on_day,
                   const FigureTable& figures) {
  const Network& network = data.networks[on_day.network.value];
  const auto size = size_of(data, on_day);
  json.begin_object();
  json.member("code", network.code).member("name", network.name);
  json.key("borough");
  if (network.district.valid()) {
    json.value(district_name(data, network.district));
  } else {
    json.null();
  }
  json.member("practices", count(on_day.members.size()));
  json.member("registered_patients", on_day.registered.count);
  optional_date(json, "registered_date", on_day.registered_date);
  optional_number(json, "weighted_patients", figures.value("weighted", on_day.network), 100);
  optional_date(json, "weighted_date", on_day.weighted_date);
  optional_number(json, "arrs_fte", figures.value("arrs-fte", on_day.network), 100);
  optional_number(json, "arrs_fte_per_10000", figures.value("arrs-per-10000", on_day.network), 100);
  json.key("size_rule");
  if (size) {
    json.value(size_slug(*size));
  } else {
    json.null();
  }
  optional_date(json, "opened", network.opened);
  // As registers write it: the last day.
  optional_date(json, "closed",
                network.closed ? std::optional(from_days(to_days(*network.closed) - 1)) : std::nullopt);
  write_members(json, data, on_day);
  json.end_object();
}

void write_totals(JsonWriter& json, const Dataset& data, const DayFacts& day) {
  std::size_t practices = day.unallocated.size();
  std::int64_t patients = 0;
  for (const NetworkOnDay& network : day.networks) {
    practices += network.members.size();
    patients += network.registered.count;
    // Those that another board commissions count in its totals.
    for (const PracticeIndex practice : of_other_boards(data, network.members)) {
      --practices;
      if (const auto list = list_on(data, practice, day.date)) patients -= list->patients.count;
    }
  }
  for (const PracticeIndex practice : day.unallocated) {
    if (const auto& list = day.list_of(practice)) patients += list->patients.count;
  }
  json.key("totals").begin_object();
  json.member("networks", count(day.networks.size())).member("practices", count(practices));
  json.member("registered_patients", patients).member("unallocated_practices", count(day.unallocated.size()));
  json.member("postcodes", count(data.postcodes.size()))
      .member("small_areas", count(inner_small_areas(data)));
  json.end_object();
}

void write_provenance(JsonWriter& json, const Dataset& data) {
  json.key("provenance").begin_array();
  for (const Provenance& provenance : data.provenance) {
    json.begin_object().member("group", provenance.group).member("method", provenance.method);
    json.key("sources").begin_array();
    for (const SourceIndex source : provenance.sources) json.value(data.sources[source.value].id);
    json.end_array().end_object();
  }
  json.end_array().key("sources").begin_array();
  for (const Source& source : data.sources) {
    json.begin_object().member("id", source.id).member("title", source.title);
    json.member("publisher", source.publisher).member("page", source.page).member("file", source.file);
    json.member("date", source.date).member("licence", source.licence).member("sha256", source.sha256);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string report_json(const Dataset& data, Date day) {
  const DayFacts facts = make_day_facts(data, day);
  JsonWriter json;
  json.begin_object();
  write_area(json, data);
  json.member("date", to_iso(day));
  json.key("networks").begin_array();
  const FigureTable figures = network_figures({data, day}, {"weighted", "arrs-fte", "arrs-per-10000"});
  for (const NetworkOnDay& network : facts.networks) write_network(json, data, network, figures);
  json.end_array();
  json.key("unallocated").begin_array();
  for (const PracticeIndex practice : facts.unallocated) json.value(data.practices[practice.value].code);
  json.end_array();
  write_totals(json, data, facts);
  write_provenance(json, data);
  json.end_object();
  return json.take();
}

}  // namespace pcn
