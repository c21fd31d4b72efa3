#include "core/session/suggestions.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/geo/projection.h"
#include "core/model/district_words.h"
#include "core/model/succession.h"
#include "core/model/ways.h"
#include "core/session/phrases.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/suggestions.h"

namespace pcn {
namespace {

constexpr std::size_t kMost = 10;
constexpr std::size_t kLongestText = 200;

std::string decimal(double value, int places) {
  std::string text = format_decimal(value, places);
  std::erase(text, ',');
  return text;
}

// The middle of the places of the area that belong to something; empty where none does.
template <class Belongs>
std::optional<BritishGrid> middle_of(const Dataset& data, Belongs belongs) {
  BritishGrid sum;
  double count = 0;
  for (const SmallArea& place : data.small_areas) {
    if (!place.in_area || !belongs(place)) continue;
    sum.east += place.centroid.east;
    sum.north += place.centroid.north;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return BritishGrid{sum.east / count, sum.north / count};
}

// Of what people go to; empty for all else.
std::optional<BritishGrid> point_of(const Dataset& data, const SearchHit& hit) {
  switch (hit.kind) {
    case SearchKind::kPractice:
      return data.practices[hit.index].point;
    case SearchKind::kSite:
      return data.sites[hit.index].point;
    case SearchKind::kService:
      return data.services[hit.index].point;
    default:
      return std::nullopt;
  }
}

// With how far it is from the chosen place, where there is one.
std::string with_way(const ViewContext& context, const SearchHit& hit, std::string detail) {
  const auto here = selected_point(context.data, context.state), there = point_of(context.data, hit);
  if (!here || !there) return detail;
  const Way way = Ways(context.data).way(*here, *there);
  const std::string words = way_words(context.data, way);
  if (way.kind == WayKind::kStraight)
    return say(text::suggestions::straight_away{.way = words, .what = detail});
  return say(text::suggestions::along_a_way{.way = words, .what = detail});
}

std::string in_place(std::string_view what, std::string_view place) {
  return say(text::suggestions::in_place{.place = place, .what = what});
}

std::string in_district(const Dataset& data, DistrictIndex district, std::string_view what) {
  return district.valid() ? in_place(what, data.districts[district.value].name) : std::string(what);
}

std::string beyond_edge(const Dataset& data, std::string_view what) {
  return say(text::suggestions::beyond_edge{.area = data.name, .what = what});
}

Suggestion network_suggestion(const ViewContext& context, NetworkIndex index, std::string label) {
  const Dataset& data = context.data;
  Suggestion result{std::move(label),
                    in_district(data, data.networks[index.value].district, text::suggestions::network),
                    "network",
                    show_network(data, index),
                    {}};
  if (!data.networks[index.value].in_area) {
    result.detail = beyond_edge(data, text::suggestions::network);
    result.action.clear();
  } else if (!context.day.find(index)) {
    result.detail = say(text::suggestions::network_without_practices{.day = to_words(context.day.date),
                                                                     .network = result.detail});
  }
  return result;
}

Suggestion practice_suggestion(const ViewContext& context, PracticeIndex index, std::string label) {
  const Dataset& data = context.data;
  const Practice& practice = data.practices[index.value];
  const NetworkIndex network = context.day.network_of(index);
  Suggestion result{std::move(label), {}, "practice", show_practice(data, index), {}};
  if (network.valid()) {
    result.detail = in_place(text::suggestions::practice, name_of(data, network));
  } else if (is_listed_no_more(context, index)) {
    result.detail = say(text::suggestions::practice_gone{.fate = fate_words(data, index)});
  } else if (!practice.in_area) {
    result.detail = beyond_edge(data, text::suggestions::practice);
  } else {
    result.detail = say(text::suggestions::practice_in_no_network{.day = to_words(context.day.date)});
  }
  if (result.label != practice.name)
    result.detail = practice.name + ", " + result.detail;  // found by its house
  if (!practice.postcode.empty()) result.detail += ", " + practice.postcode;
  return result;
}

Suggestion place_suggestion(const ViewContext& context, SmallAreaIndex index, std::string label,
                            std::string_view kind, TextId what) {
  const Dataset& data = context.data;
  const SmallArea& place = data.small_areas[index.value];
  Suggestion result{std::move(label), in_district(data, place.district, what), std::string(kind), {}, {}};
  if (place.in_area) result.action = show_place(data, index);
  return result;
}

Suggestion group_suggestion(const ViewContext& context, const SearchHit& hit, std::string_view kind,
                            TextId what) {
  const SmallArea& first = context.data.small_areas[hit.index];
  Suggestion result{
      hit.label, in_district(context.data, first.district, what), std::string(kind), {}, hit.label};
  const bool ward = hit.kind == SearchKind::kWard;
  const auto middle = middle_of(context.data, [&](const SmallArea& place) {
    return place.district == first.district &&
           (ward ? place.ward == first.ward : place.msoa_name == first.msoa_name);
  });
  if (middle) result.action = action({"map", map_position(*middle, 14)});
  if (ward && !first.ward_code.empty()) result.query = first.ward_code;
  return result;
}

Suggestion point_suggestion(const ViewContext& context, const RegionLocator& region,
                            const BasemapPoint& point, std::string label) {
  const Dataset& data = context.data;
  const SmallAreaIndex place = region.locate(point.point);
  const bool station = point.kind == BasemapKind::kStation;
  const TextId what = station ? text::suggestions::station : text::suggestions::place;
  Suggestion result{std::move(label), {}, station ? "station" : "place", {}, {}};
  if (place.valid()) {
    result.detail = in_district(data, data.small_areas[place.value].district, what);
    result.action = show_place(data, place);
  } else {
    result.detail = beyond_edge(data, what);
  }
  return result;
}

// A surgery leads to the practice whose it is.
Suggestion site_suggestion(const ViewContext& context, const SearchHit& hit) {
  const Dataset& data = context.data;
  const Site& site = data.sites[hit.index];
  const PracticeIndex practice = holder_of_site(data, site, context.day.date);
  std::string name = data.practices[practice.value].name;
  if (hit.label != site.name && site.name != name)  // found by its house
    name = say(text::suggestions::site_of{.practice = name, .site = site.name});
  const TextId detail = site.kind == SiteKind::kFormer ? text::suggestions::former_surgery_of::kId
                                                       : text::suggestions::surgery_of::kId;
  Suggestion result{hit.label,
                    say(detail, {std::string_view(name)}),
                    "surgery",
                    show_practice(data, practice) + "&" + action({"site", site.code}),
                    {}};
  for (const std::string* part : {&site.address, &site.postcode}) {
    if (!part->empty()) result.detail += ", " + *part;
  }
  result.detail = with_way(context, hit, std::move(result.detail));
  return result;
}

Suggestion service_suggestion(const ViewContext& context, const SearchHit& hit) {
  const Service& service = context.data.services[hit.index];
  const std::string word(service_word(service.kind));
  Suggestion result{hit.label, word, word, action({"view", "service", "service", service.code}), {}};
  if (service.point) result.action += "&" + action({"map", map_position(*service.point, 14)});
  for (const std::string* part : {&service.address, &service.postcode}) {
    if (!part->empty()) result.detail += ", " + *part;
  }
  result.detail = with_way(context, hit, std::move(result.detail));
  return result;
}

Suggestion postcode_suggestion(const ViewContext& context, const Postcode& postcode, TextId kind) {
  const Dataset& data = context.data;
  const std::string text = to_text(postcode);
  Suggestion result{text, kind, "postcode", action({"view", "place", "postcode", text}), {}};
  // Whoever was asked where they are, to be told what is near, stays with what they need.
  if (context.state.view == "need" && !selected_point(data, context.state))
    result.action = action({"postcode", text});
  if (postcode.small_area.valid()) {
    const SmallArea& place = data.small_areas[postcode.small_area.value];
    const std::string& where = place.msoa_name.empty() ? place.ward : place.msoa_name;
    if (!where.empty()) result.detail = in_place(result.detail, where);
    if (place.district.valid()) result.detail += ", " + data.districts[place.district.value].name;
  }
  return result;
}

// "51.4712,-0.0963", latitude first, as devices tell where they are; empty for any other text.
std::optional<LonLat> position_in(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto lat = parse_number(trim(text.substr(0, comma))),
             lon = parse_number(trim(text.substr(comma + 1)));
  if (!lat || !lon) return std::nullopt;
  return LonLat{*lon, *lat};
}

}  // namespace

Suggestion suggestion_of(const ViewContext& context, const RegionLocator& region, const SearchHit& hit) {
  const Dataset& data = context.data;
  switch (hit.kind) {
    case SearchKind::kNetwork:
      return network_suggestion(context, NetworkIndex(hit.index), hit.label);
    case SearchKind::kPractice:
      return practice_suggestion(context, PracticeIndex(hit.index), hit.label);
    case SearchKind::kDistrict: {
      Suggestion result{hit.label, std::string(district_words(data).one), "borough", {}, {}};
      const DistrictIndex district(hit.index);
      const auto middle =
          middle_of(data, [district](const SmallArea& place) { return place.district == district; });
      if (!middle) return result;
      if (desk_of(context.state).explore) {  // there it is what all views speak of
        result.action = action({"la", data.districts[hit.index].code, "map", map_position(*middle, 12)});
        return result;
      }
      result.action = action(
          {"view", "borough", "council", data.districts[hit.index].code, "map", map_position(*middle, 12)});
      return result;
    }
    case SearchKind::kPlace:
      return point_suggestion(context, region, data.basemap_points[hit.index], hit.label);
    case SearchKind::kWard:
      return group_suggestion(context, hit, "ward", text::suggestions::ward);
    case SearchKind::kMsoa:
      return group_suggestion(context, hit, "neighbourhood", text::suggestions::neighbourhood);
    case SearchKind::kSmallArea:
      return place_suggestion(context, SmallAreaIndex(hit.index), hit.label, "small area",
                              text::suggestions::small_area);
    case SearchKind::kPostcode:
      return postcode_suggestion(context, data.postcodes[hit.index],
                                 hit.quality == MatchQuality::kFuzzy ? text::suggestions::other_postcode
                                                                     : text::suggestions::postcode);
    case SearchKind::kSite:
      return site_suggestion(context, hit);
    case SearchKind::kService:
      return service_suggestion(context, hit);
  }
  return {};
}

std::optional<SmallAreaIndex> place_at(const ViewContext& context, const RegionLocator& region,
                                       std::string_view text) {
  const auto position = position_in(text);
  if (!position) return std::nullopt;
  const auto [lon, lat] = *position;
  const bool near = lat > 49 && lat < 61 && lon > -9 && lon < 3;  // where the grid is meant for
  const SmallAreaIndex at = near ? region.locate(to_grid(*position)) : SmallAreaIndex();
  return at.valid() && context.data.small_areas[at.value].in_area ? at : SmallAreaIndex();
}

std::string map_position(BritishGrid at, double zoom) {
  const LonLat place = to_lonlat(at);
  return decimal(zoom, 2) + "/" + decimal(place.lat, 5) + "/" + decimal(place.lon, 5);
}

Suggestion need_suggestion(std::string_view id, bool now) {
  const Need* need = find_need(id);
  TextId detail = text::suggestions::where_to_go;
  if (need->kind == NeedKind::kSafety) detail = text::suggestions::what_to_do;
  if (need->kind == NeedKind::kPharmacy) detail = text::suggestions::pharmacy_details;
  if (need->kind == NeedKind::kRole) detail = text::suggestions::role_details;
  if (need->kind == NeedKind::kEvening) detail = text::suggestions::evening_details;
  if (need->kind == NeedKind::kPractices) detail = text::suggestions::practices_details;
  return {now ? text::suggestions::pharmacy_now : need->title, detail, "need", action_of(id, now), {}};
}

void nearest_first(const ViewContext& context, std::vector<SearchHit>& hits) {
  const auto here = selected_point(context.data, context.state);
  if (!here) return;
  const Ways ways(context.data);
  const auto metres = [&](const SearchHit& hit) { return ways.metres(*here, *point_of(context.data, hit)); };
  for (auto begin = hits.begin(); begin != hits.end();) {
    auto end = begin;
    while (end != hits.end() && end->label == begin->label && end->quality == begin->quality &&
           point_of(context.data, *end))
      ++end;
    sort_stable(begin, end, [&](const SearchHit& a, const SearchHit& b) { return metres(a) < metres(b); });
    begin = end == begin ? begin + 1 : end;
  }
}

std::vector<Suggestion> suggestions(const ViewContext& context, const TextSearch& search,
                                    const RegionLocator& region, std::string_view text) {
  std::vector<Suggestion> result;
  if (const auto at = place_at(context, region, text)) {
    if (at->valid()) {
      const std::string label = place_name(context.data.small_areas[at->value]);
      result.push_back(place_suggestion(context, *at, label, "place", text::suggestions::place));
    }
    return result;
  }
  const std::string_view typed = text.substr(0, kLongestText);
  const Understood asked = understand(typed);
  std::vector<std::string_view> needs =
      asked.rest.empty() || asked.urgent ? asked.needs : needs_beginning(typed);
  for (const std::string_view need : needs) result.push_back(need_suggestion(need, asked.now));
  constexpr std::size_t kMostOfAName = 60;
  std::vector<SearchHit> hits = search.search(typed, kMostOfAName);
  nearest_first(context, hits);
  for (const SearchHit& hit : hits) {
    if (result.size() == kMost) break;
    Suggestion next = suggestion_of(context, region, hit);
    if (!next.action.empty()) result.push_back(std::move(next));
  }
  return result;
}

}  // namespace pcn
