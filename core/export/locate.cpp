#include <array>
#include <cmath>

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/export/report.h"
#include "core/footprint/basis_words.h"
#include "core/footprint/carried.h"
#include "core/geo/projection.h"
#include "core/state/postcode_lookup.h"

namespace pcn {
namespace {

void write_network(JsonWriter& json, const Dataset& data, NetworkIndex network) {
  json.begin_object()
      .member("code", data.networks[network.value].code)
      .member("name", name_of(data, network));
}

void write_share(JsonWriter& json, std::string_view name, const Dataset& data, const AreaLead& lead,
                 std::size_t at) {
  json.key(name);
  if (at >= lead.networks.size()) {
    json.null();
    return;
  }
  write_network(json, data, lead.networks[at].network);
  json.member("share", std::round(lead.networks[at].share * 10'000) / 10'000).end_object();
}

void write_place(JsonWriter& json, const ViewContext& context, const Postcode& postcode) {
  const Dataset& data = context.data;
  const SmallAreaIndex index = postcode.small_area;
  const SmallArea& place = data.small_areas[index.value];
  json.key("small_area").begin_object().member("code", place.code).member("name", place.name);
  json.member("msoa_name", place.msoa_name).member("residents", place.total_residents().count);
  json.member("imd_decile", static_cast<std::int64_t>(place.imd_decile)).end_object();
  const Ward ward = ward_of(data, postcode);
  json.key("ward").begin_object().member("code", ward.code).member("name", ward.name).end_object();
  json.key("borough");
  if (place.district.valid()) {
    const District& district = data.districts[place.district.value];
    json.begin_object().member("code", district.code).member("name", district.name).end_object();
  } else {
    json.null();
  }
  const AreaLead& lead = context.footprints->areas[index.value];
  if (lead.beyond_england != Country::kEngland)
    json.member("registered_mostly_in", country_name(lead.beyond_england));
  write_share(json, "leading_network", data, lead, 0);
  write_share(json, "runner_up", data, lead, 1);
  json.member("basis", basis_words(context.flows->basis));
  json.member("method", context.flows->method);
}

constexpr std::array<std::string_view, 3> kWays = {"straight", "by-crossing", "across-the-sea"};

void write_nearest(JsonWriter& json, const ViewContext& context, BritishGrid from) {
  constexpr std::size_t kNear = 5;
  const Dataset& data = context.data;
  json.key("nearest_practices").begin_array();
  for (const NearPractice& near : nearest_practices(context, from, kNear)) {
    const Practice& practice = data.practices[near.practice.value];
    json.begin_object().member("code", practice.code).member("name", practice.name);
    json.member("distance_metres", static_cast<std::int64_t>(std::llround(near.way.metres)));
    json.member("way", kWays[static_cast<std::size_t>(near.way.kind)]);
    if (near.way.kind == WayKind::kByCrossing) json.member("crossing", crossing_of(data, near.way));
    if (practice.country != Country::kEngland) json.member("country", country_name(practice.country));
    json.member("branch", near.site != nullptr).member("site", near.site ? near.site->name : practice.name);
    json.member("postcode", near.site ? near.site->postcode : practice.postcode)
        .member("phone", practice.phone);
    json.key("network");
    if (const NetworkIndex network = context.day.network_of(near.practice); network.valid()) {
      write_network(json, data, network);
      json.end_object();
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Result<std::string> locate_json(const ViewContext& context, std::string_view postcode) {
  const PostcodeAnswer answer = look_up_postcode(context.data, postcode);
  if (answer.kind == PostcodeAnswer::Kind::kNone) {
    return Error{ErrorCode::kBadValue, {}, "This is not a full postcode. A postcode looks like SE5 9RS."};
  }
  if (answer.kind == PostcodeAnswer::Kind::kDistrict) {
    return Error{
        ErrorCode::kBadValue,
        {},
        answer.text + " is not a full postcode, but the first half of one. " + join(answer.sentences, " ")};
  }
  if (answer.kind == PostcodeAnswer::Kind::kUnknown)
    return Error{ErrorCode::kNotFound, {}, join(answer.sentences, " ")};
  const Postcode* found = answer.found;
  const BritishGrid point{static_cast<double>(found->east), static_cast<double>(found->north)};
  const LonLat place = to_lonlat(point);
  JsonWriter json;
  json.begin_object().member("postcode", answer.text).member("date", to_iso(context.day.date));
  json.key("point").begin_object().member("east", point.east).member("north", point.north);
  json.member("longitude", std::round(place.lon * 1e6) / 1e6)
      .member("latitude", std::round(place.lat * 1e6) / 1e6);
  json.end_object();
  const SmallAreaIndex index = found->small_area;
  if (index.valid() && context.data.small_areas[index.value].in_area) {
    write_place(json, context, *found);
  } else {
    json.key("small_area").null();
  }
  write_nearest(json, context, point);
  json.end_object();
  return json.take();
}

Result<std::string> locate_json(const Dataset& data, std::string_view postcode, Date day) {
  AppState state = initial_state(data);
  state.date = day;
  const DayFacts facts = make_day_facts(data, day);
  const FootprintChoice choice = usual_footprint(data, day);
  const NetworkFlows flows = aggregate(data, flows_for(data, day, choice), day);
  const Footprints footprints = apply_rule(flows, choice);
  ViewContext context{data, state, facts};
  context.footprints = &footprints;
  context.flows = &flows;
  return locate_json(context, postcode);
}

}  // namespace pcn
