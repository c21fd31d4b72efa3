#pragma once

#include <array>
#include <string_view>

#include "core/model/dataset.h"

namespace pcn {

inline constexpr std::array<std::string_view, 2> kSeverityNames = {"note", "warning"};
inline constexpr std::array<std::string_view, 3> kNetworkTypeNames = {"geographic", "non-geographic",
                                                                      "special-allocation"};
inline constexpr std::array<std::string_view, 4> kStatusNames = {"active", "dormant", "inactive", "unknown"};
inline constexpr std::array<std::string_view, 3> kCountryNames = {"england", "wales", "scotland"};
inline constexpr std::array<std::string_view, 4> kSiteKindNames = {"main", "branch", "former", "merged"};
inline constexpr std::array<std::string_view, 2> kCertaintyNames = {"clear", "likely"};
inline constexpr std::array<std::string_view, 6> kListForNames = {
    "special-allocation", "care-homes", "homeless", "school", "students", "online"};
inline constexpr std::array<std::string_view, 2> kListKindNames = {"on-day", "year-average"};
inline constexpr std::array<std::string_view, 6> kServiceKindNames = {
    "enhanced-access", "urgent-treatment", "walk-in", "out-of-hours", "pharmacy", "hospital"};
inline constexpr std::array<std::string_view, 8> kBeyondNames = {
    "england", "wales", "scotland", "northern-ireland", "islands", "no-place", "closed", "unknown"};
inline constexpr std::array<std::string_view, 7> kBasemapKindNames = {
    "river", "park", "rail", "motor-road", "station", "place", "district-border"};

// The package, table by table and column by column, for writing (Data is const) and reading. A table comes
// after those it points into, because reading checks positions as it goes.
template <class Io, class Data>
void describe_people(Io& io, Data& data) {
  io.object("area", [&](auto& o) {
    o.field("id", data.id);
    o.field("name", data.name);
    o.field("icb_code", data.icb_code);
    o.field("icb_name", data.icb_name);
    o.field("newest", data.newest);
    o.field("vintages", data.vintages);
    o.field("age_sex_date", data.age_sex_date);
    o.field("workforce_date", data.workforce_date);
    o.field("register_year", data.register_year);
    o.field("observed_date", data.observed_date);
  });
  io.table("sources", data.sources, [&](auto& t) {
    t.column("id", &Source::id);
    t.column("title", &Source::title);
    t.column("publisher", &Source::publisher);
    t.column("page", &Source::page);
    t.column("file", &Source::file);
    t.column("date", &Source::date);
    t.column("licence", &Source::licence);
    t.column("sha256", &Source::sha256);
  });
  io.table("provenance", data.provenance, [&](auto& t) {
    t.column("group", &Provenance::group);
    t.indices("sources", &Provenance::sources, data.sources.size());
    t.column("method", &Provenance::method);
  });
  io.table("build_notes", data.build_notes, [&](auto& t) {
    t.choice("severity", &Diagnostic::severity, kSeverityNames);
    t.column("code", &Diagnostic::code);
    t.column(
        "file", [](auto& row) -> auto& { return row.where.file; });
    t.column(
        "line", [](auto& row) -> auto& { return row.where.line; });
    t.column(
        "column", [](auto& row) -> auto& { return row.where.column; });
    t.column(
        "field", [](auto& row) -> auto& { return row.where.field; });
    t.column("detail", &Diagnostic::detail);
    t.column("count", &Diagnostic::count);
    t.column("patients", &Diagnostic::patients);
  });
  io.table("districts", data.districts, [&](auto& t) {
    t.column("code", &District::code);
    t.column("name", &District::name);
    t.column("in_area", &District::in_area);
  });
  io.table("networks", data.networks, [&](auto& t) {
    t.column("code", &Network::code);
    t.column("name", &Network::name);
    t.index("district", &Network::district, data.districts.size());
    t.column("opened", &Network::opened);
    t.column("closed", &Network::closed);
    t.choice("type", &Network::type, kNetworkTypeNames);
    t.column("type_basis", &Network::type_basis);
    t.column("former_names", &Network::former_names);
    t.column("in_area", &Network::in_area);
  });
  io.table("small_areas", data.small_areas, [&](auto& t) {
    t.column("code", &SmallArea::code);
    t.column("name", &SmallArea::name);
    t.dictionary("msoa_name", &SmallArea::msoa_name);
    t.dictionary("ward", &SmallArea::ward);
    t.dictionary("ward_code", &SmallArea::ward_code);
    t.packed_index("district", &SmallArea::district, data.districts.size());
    t.packed(
        "east", [](auto& row) -> auto& { return row.centroid.east; });
    t.packed(
        "north", [](auto& row) -> auto& { return row.centroid.north; });
    t.packed_array("residents", &SmallArea::residents);
    t.packed("imd_rank", &SmallArea::imd_rank);
    t.packed("imd_decile", &SmallArea::imd_decile);
    t.column("imd_score", &SmallArea::imd_score);
    t.dictionary("rural", &SmallArea::rural);
    t.dictionary("rural_urban", &SmallArea::rural_urban);
    t.dictionary("in_area", &SmallArea::in_area);
  });
  io.table("practices", data.practices, [&](auto& t) {
    t.column("code", &Practice::code);
    t.column("name", &Practice::name);
    t.column("address", &Practice::address);
    t.column("postcode", &Practice::postcode);
    t.point("point", &Practice::point);
    t.dictionary("point_basis", &Practice::point_basis);
    t.column("phone", &Practice::phone);
    t.column("website", &Practice::website);
    t.dictionary("contract", &Practice::contract);
    t.choice("status", &Practice::status, kStatusNames);
    t.column("opened", &Practice::opened);
    t.column("closed", &Practice::closed);
    t.packed_index("district", &Practice::district, data.districts.size());
    t.packed_index("small_area", &Practice::small_area, data.small_areas.size());
    t.dictionary("in_area", &Practice::in_area);
    t.added().dictionary("of_own_network", &Practice::of_own_network);
    t.added().dictionary("icb", &Practice::icb);
    t.added().choice("country", &Practice::country, kCountryNames);
    t.dictionary("cqc", &Practice::cqc);
    t.column("imd_score", &Practice::imd_score);
  });
  io.table("memberships", data.memberships, [&](auto& t) {
    t.packed_index("practice", &Membership::practice, data.practices.size());
    t.packed_index("network", &Membership::network, data.networks.size());
    t.dictionary("start", &Membership::start);
    t.dictionary("end", &Membership::end);
    t.dictionary("share", &Membership::share);
    t.dictionary("start_is_recorded", &Membership::start_is_recorded);
    t.dictionary("end_is_recorded", &Membership::end_is_recorded);
  });
  io.optional_table("successions", data.successions, [&](auto& t) {
    t.index("practice", &Succession::practice, data.practices.size());
    t.index("successor", &Succession::successor, data.practices.size());
    t.column("first_day", &Succession::first_day);
    t.column("day_is_recorded", &Succession::day_is_recorded);
    t.choice("certainty", &Succession::certainty, kCertaintyNames);
    t.column("from", &Succession::from);
    t.column("to", &Succession::to);
    t.packed("patients", &Succession::patients);
    t.packed("growth", &Succession::growth);
    t.packed("together", &Succession::together);
    t.packed("metres", &Succession::metres);
    t.column("same_network", &Succession::same_network);
    t.column("same_address", &Succession::same_address);
    t.column("same_phone", &Succession::same_phone);
  });
  io.optional_table("special_lists", data.special_lists, [&](auto& t) {
    t.index("practice", &SpecialList::practice, data.practices.size());
    t.choice("whom", &SpecialList::whom, kListForNames);
    t.column("basis", &SpecialList::basis);
  });
  io.table("sites", data.sites, [&](auto& t) {
    t.column("code", &Site::code);
    t.index("practice", &Site::practice, data.practices.size());
    t.choice("kind", &Site::kind, kSiteKindNames);
    t.column("name", &Site::name);
    t.column("address", &Site::address);
    t.column("postcode", &Site::postcode);
    t.point("point", &Site::point);
    t.column("phone", &Site::phone);
    t.column("website", &Site::website);
    t.index("source", &Site::source, data.sources.size());
  });
  io.table("lists", data.lists, [&](auto& t) {
    t.packed_index("practice", &ListSize::practice, data.practices.size());
    t.dictionary("date", &ListSize::date);
    t.choice("kind", &ListSize::kind, kListKindNames);
    t.packed(
        "patients", [](auto& row) -> auto& { return row.patients.count; });
  });
  io.table("weighted", data.weighted, [&](auto& t) {
    t.packed_index("practice", &WeightedList::practice, data.practices.size());
    t.dictionary("date", &WeightedList::date);
    t.column(
        "patients", [](auto& row) -> auto& { return row.patients.count; });
  });
  io.table("age_sex", data.age_sex, [&](auto& t) {
    t.packed_index("practice", &AgeSex::practice, data.practices.size());
    t.packed_array("female", &AgeSex::female);
    t.packed_array("male", &AgeSex::male);
    t.packed("unknown", &AgeSex::unknown);
  });
}

template <class Io, class Data>
void describe_services(Io& io, Data& data) {
  io.table("services", data.services, [&](auto& t) {
    t.choice("kind", &Service::kind, kServiceKindNames);
    t.column("code", &Service::code);
    t.column("name", &Service::name);
    t.column("address", &Service::address);
    t.column("postcode", &Service::postcode);
    t.column("phone", &Service::phone);
    t.point("point", &Service::point);
    t.index("network", &Service::network, data.networks.size());
    t.dictionary("hours", &Service::hours);
    t.dictionary("detail", &Service::detail);
    t.packed_index("source", &Service::source, data.sources.size());
  });
  io.optional_table("services_beyond", data.services_beyond, [&](auto& t) {
    t.choice("kind", &Service::kind, kServiceKindNames);
    t.column("code", &Service::code);
    t.column("name", &Service::name);
    t.column("postcode", &Service::postcode);
    t.point("point", &Service::point);
    t.dictionary("hours", &Service::hours);
    t.dictionary("detail", &Service::detail);
    t.packed_index("source", &Service::source, data.sources.size());
  });
  io.table("roles", data.roles, [&](auto& t) {
    t.column("id", &Role::id);
    t.column("name", &Role::name);
    t.column("group", &Role::group);
    t.column("plain_name", &Role::plain_name);
    t.column("plain_help", &Role::plain_help);
    t.column("reimbursable_from", &Role::reimbursable_from);
    t.column("arrs", &Role::arrs);
    t.column("england_quartiles", &Role::england_quartiles);
  });
  io.table("workforce", data.workforce, [&](auto& t) {
    t.packed_index("network", &Workforce::network, data.networks.size());
    t.packed("role", &Workforce::role);
    t.column("fte", &Workforce::fte);
  });
  io.table("workforce_years", data.workforce_years, [&](auto& t) {
    t.packed_index("network", &WorkforceYear::network, data.networks.size());
    t.packed("year", &WorkforceYear::year);
    t.dictionary("group", &WorkforceYear::group);
    t.column("fte", &WorkforceYear::fte);
  });
  io.table("conditions", data.conditions, [&](auto& t) {
    t.column("code", &Condition::code);
    t.column("name", &Condition::name);
    t.column("list_type", &Condition::list_type);
    t.column("list_words", &Condition::list_words);
  });
  io.table("registers", data.registers, [&](auto& t) {
    t.packed_index("practice", &Register::practice, data.practices.size());
    t.packed("condition", &Register::condition);
    t.column("patients", &Register::patients);
    t.packed("list_size", &Register::list_size);
  });
  io.optional_table("activity_measures", data.activity_measures, [&](auto& t) {
    t.column("id", &ActivityMeasure::id);
    t.column("from", &ActivityMeasure::from);
    t.column("to", &ActivityMeasure::to);
    t.column("england_count", &ActivityMeasure::england_count);
    t.column("england_of", &ActivityMeasure::england_of);
  });
  io.optional_table("activity", data.activity, [&](auto& t) {
    t.packed_index("practice", &ActivityCount::practice, data.practices.size());
    t.packed("measure", &ActivityCount::measure);
    t.column("count", &ActivityCount::count);
    t.column("of", &ActivityCount::of);
  });
  io.optional_table("place_changes", data.place_changes, [&](auto& t) {
    t.column("old_code", &PlaceChange::old_code);
    t.packed_index("small_area", &PlaceChange::small_area, data.small_areas.size());
  });
  io.flows("registered", data.observed, data.practices.size(), data.small_areas.size());
  io.optional_table("registered_beyond", data.observed_beyond, [&](auto& t) {
    t.packed_index("practice", &PatientsBeyond::practice, data.practices.size());
    t.choice("where", &PatientsBeyond::where, kBeyondNames);
    t.packed("patients", &PatientsBeyond::patients);
  });
  io.optional_table("registered_days", data.observed_days, [&](auto& t) {
    t.packed_index("practice", &ObservedDay::practice, data.practices.size());
    t.dictionary("date", &ObservedDay::date);
  });
  io.optional_table("model_factors", data.model_factors, [&](auto& t) {
    t.packed_index("practice", &ModelFactor::practice, data.practices.size());
    t.packed("logarithm", &ModelFactor::logarithm);
  });
  io.object("england", [&](auto& o) {
    o.field("date", data.england.date);
    o.field("networks", data.england.networks);
    o.field("list_size_deciles", data.england.list_size_deciles);
    o.field("arrs_fte_quartiles", data.england.arrs_fte_quartiles);
    o.field("female", data.england.female);
    o.field("male", data.england.male);
  });
}

template <class Io, class Data>
void describe_places(Io& io, Data& data) {
  io.topology("topology", data.topology);
  io.table("declared", data.declared, [&](auto& t) {
    t.index("network", &DeclaredArea::network, data.networks.size());
    t.shapes("shape", &DeclaredArea::shape);
  });
  io.table("basemap_polygons", data.basemap_polygons, [&](auto& t) {
    t.choice("kind", &BasemapPolygon::kind, kBasemapKindNames);
    t.column("name", &BasemapPolygon::name);
    t.shapes("shape", &BasemapPolygon::shape);
  });
  io.table("basemap_lines", data.basemap_lines, [&](auto& t) {
    t.choice("kind", &BasemapLine::kind, kBasemapKindNames);
    t.column("name", &BasemapLine::name);
    t.shapes("line", &BasemapLine::line);
  });
  io.table("basemap_points", data.basemap_points, [&](auto& t) {
    t.choice("kind", &BasemapPoint::kind, kBasemapKindNames);
    t.column("name", &BasemapPoint::name);
    t.packed(
        "east", [](auto& row) -> auto& { return row.point.east; });
    t.packed(
        "north", [](auto& row) -> auto& { return row.point.north; });
    t.packed("rank", &BasemapPoint::rank);
  });
  io.optional_table("rivers", data.rivers, [&](auto& t) {
    t.column("name", &River::name);
    t.shapes("course", &River::course);
    t.dictionary("sea", &River::sea);
  });
  io.optional_table("river_crossings", data.river_crossings, [&](auto& t) {
    t.packed("river", &RiverCrossing::river);
    t.column("name", &RiverCrossing::name);
    t.dictionary("kind", &RiverCrossing::kind);
    t.packed(
        "east", [](auto& row) -> auto& { return row.at.east; });
    t.packed(
        "north", [](auto& row) -> auto& { return row.at.north; });
  });
  io.postcodes("postcodes", data.postcodes, data.small_areas.size());
  io.optional_table("wards", data.wards, [&](auto& t) {
    t.column("code", &Ward::code);
    t.column("name", &Ward::name);
  });
  io.optional_table("postcode_wards", data.postcode_wards, [&](auto& t) {
    t.packed("postcode", &PostcodeWard::postcode);
    t.packed("ward", &PostcodeWard::ward);
  });
  io.optional_table("places_by_border", data.places_by_border, [&](auto& t) {
    t.packed_index("small_area", &PlaceByBorder::small_area, data.small_areas.size());
    t.choice("country", &PlaceByBorder::country, kCountryNames);
    t.packed("metres", &PlaceByBorder::metres);
  });
}

// Also of the rest of a package, which the page fetches later.
template <class Table>
void describe_streets(Table& t) {
  t.packed("kind", &Street::kind);
  t.dictionary("name", &Street::name);
  t.shapes("line", &Street::line);
}

template <class Io, class Data>
void describe_area(Io& io, Data& data) {
  describe_people(io, data);
  describe_services(io, data);
  describe_places(io, data);
  io.optional_table("streets", data.streets, [](auto& t) { describe_streets(t); });
}

}  // namespace pcn
