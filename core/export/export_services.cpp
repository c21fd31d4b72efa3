#include <array>
#include <cmath>

#include "core/base/json_writer.h"
#include "core/document/parts.h"
#include "core/document/service_words.h"
#include "core/export/exports.h"
#include "core/geo/projection.h"

namespace pcn {
namespace {

void write_position(JsonWriter& json, const std::optional<LonLat>& place) {
  for (const bool longitude : {true, false}) {
    json.key(longitude ? "longitude" : "latitude");
    if (place) {
      json.value(std::round((longitude ? place->lon : place->lat) * 1e6) / 1e6);
    } else {
      json.null();
    }
  }
}

void write_hours(JsonWriter& json, const std::optional<WeekHours>& hours) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                     "friday", "saturday", "sunday"};
  json.key("hours");
  if (!hours) {
    json.null();
    return;
  }
  json.begin_object();
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    json.key(kDays[day]).begin_array();
    for (const OpenInterval& open : (*hours)[day]) {
      json.begin_object()
          .member("opens", clock_words(open.open % 1440))
          .member("closes", clock_words(open.close % 1440))
          .end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write_network(JsonWriter& json, const Dataset& data, NetworkIndex network) {
  json.key("network");
  if (!network.valid()) {
    json.null();
    return;
  }
  const Network& named = data.networks[network.value];
  json.begin_object().member("code", named.code).member("name", named.name).end_object();
}

void write_service(JsonWriter& json, const Dataset& data, const Service& service) {
  json.begin_object().member("kind", service_word(service.kind)).member("code", service.code);
  json.member("name", service.name).member("address", service.address);
  json.member("postcode", service.postcode).member("phone", service.phone);
  json.member("detail", service.detail);
  write_network(json, data, service.network);
  write_position(json, service.point ? std::optional(to_lonlat(*service.point)) : std::nullopt);
  write_hours(json, service.hours);
  if (service.source.valid()) {
    const Source& source = data.sources[service.source.value];
    json.member("source", source.publisher + ", " + source.title + ", " + source.date);
  }
  json.end_object();
}

void write_offer(JsonWriter& json, const ViewContext& context, const Offer& offer) {
  const FileService& service = offer.service;
  json.begin_object().member("id", service.id).member("name", service.name);
  json.member("description", service.description).member("organization", service.organization);
  json.member("eligibility", service.eligibility).member("source", service.source);
  write_network(json, context.data, offer.network);
  json.key("practices").begin_array();
  for (const PracticeIndex practice : offer.practices)
    json.value(context.data.practices[practice.value].code);
  json.end_array();
  write_hours(json, hours_on(service, context.day.date));
  json.end_object();
}

}  // namespace

ExportFile services_json(const ViewContext& context) {
  const Dataset& data = context.data;
  JsonWriter json;
  json.begin_object().member("area", data.name).member("date", to_iso(context.day.date));
  json.key("provenance").begin_array();
  for (const char* group : {"services.register", "services.pharmacies", "services.hospitals"}) {
    json.begin_object().member("group", group).member("method", method_text(data, group));
    json.member("sources", sources_text(data, group)).end_object();
  }
  json.end_array().key("services").begin_array();
  for (const Service& service : data.services) {
    if (is_known(data, service, context.day.date)) write_service(json, data, service);
  }
  json.end_array().key("services_of_networks").begin_array();
  if (context.offers) {
    for (const Offer& offer : context.offers->offers) write_offer(json, context, offer);
  }
  json.end_array().end_object();
  return {export_name(data, context.day.date, "services", "json"), "application/json", json.take() + "\n"};
}

}  // namespace pcn
