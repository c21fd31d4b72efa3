#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/diagnostics.h"
#include "core/geo/coordinates.h"
#include "core/geo/polygon.h"
#include "core/geo/topology.h"
#include "core/model/activity.h"
#include "core/model/ids.h"
#include "core/model/population.h"
#include "core/model/registered.h"
#include "core/model/rivers.h"
#include "core/model/special_list.h"
#include "core/model/streets.h"
#include "core/model/workforce.h"

namespace pcn {

// One input file behind the data: who published what, when, under which licence.
struct Source {
  std::string id;  // slug used by every field group, such as "registered-2026-07"
  std::string title;
  std::string publisher;
  std::string page;     // the publisher's page, for people
  std::string file;     // path below the raw data folder
  std::string date;     // vintage as said to people: "1 July 2026", "2021 census", "2019/20"
  std::string licence;  // "OGL-3.0", "ODbL-1.0", "CC-BY-4.0"
  std::string sha256;   // of the input file, lower-case hexadecimal
  bool operator==(const Source&) const = default;
};

// Which sources a group of fields came from and how: the "where is this from" of every number shown.
struct Provenance {
  std::string group;  // such as "practices.registered", "small_areas.deprivation"
  std::vector<SourceIndex> sources;
  std::string method;  // one sentence: what was done to it, what to be careful of
  bool operator==(const Provenance&) const = default;
};

// A borough or district.
struct District {
  std::string code;     // E09000028
  std::string name;     // Southwark
  bool in_area = true;  // belongs to the ICB of the package
  bool operator==(const District&) const = default;
};

enum class NetworkType : std::uint8_t {
  kGeographic,
  kNonGeographic,
  kSpecialAllocation,  // most of its patients are on lists that are not open to everyone
};

struct Network {
  std::string code;        // ODS code, U94126
  std::string name;        // as people write it
  DistrictIndex district;  // the borough of most of its members' patients
  std::optional<Date> opened;
  std::optional<Date> closed;  // first day on which it no longer exists
  NetworkType type = NetworkType::kGeographic;
  std::string type_basis;  // why this type: one sentence
  std::vector<std::string> former_names;
  bool in_area = true;  // false: a neighbour's network, known only by code and name
  bool operator==(const Network&) const = default;
};

enum class Country : std::uint8_t { kEngland, kWales, kScotland };

enum class PracticeStatus : std::uint8_t { kActive, kDormant, kInactive, kUnknown };

struct CqcRating {
  std::string overall;  // "Outstanding", "Good", "Requires improvement", "Inadequate"
  std::int16_t year = 0;
  bool operator==(const CqcRating&) const = default;
};

struct Practice {
  std::string code;  // ODS code, G85013
  std::string name;
  std::string address;  // parts joined by ", ", without the postcode
  std::string postcode;
  std::optional<BritishGrid> point;
  std::string point_basis;  // "postcode (Code-Point Open)", "register", empty without a point
  std::string phone;
  std::string website;
  std::string contract;  // "GMS", "PMS", "APMS", empty when not in the data
  PracticeStatus status = PracticeStatus::kUnknown;
  std::optional<Date> opened;
  std::optional<Date> closed;
  DistrictIndex district;
  SmallAreaIndex small_area;  // the one its point lies in, if that is in the package
  bool in_area = true;  // false: beyond the edge, kept for the footprint model and for nearest practices
  // Commissioned by another ICB, but a member of a network of the area on the newest day: what is known of it
  // is told as of the area's own.
  bool of_own_network = false;
  std::string icb;                      // the ICB that commissions it today, where that is another: "Devon"
  Country country = Country::kEngland;  // beyond England a practice has no list here and is in no network
  std::optional<CqcRating> cqc;
  std::optional<double> imd_score;  // patient-weighted deprivation score (OHID)
  bool operator==(const Practice&) const = default;
};

// Whether the package holds all that the files say of it, and not only what distances and the model need.
[[nodiscard]] inline bool told_in_full(const Practice& practice) {
  return practice.in_area || practice.of_own_network;
}

// A practice was a core member of a network from start (inclusive) to end (exclusive; open if empty).
// Many-to-many: the shares of one practice's memberships on a day sum to 1.
struct Membership {
  PracticeIndex practice;
  NetworkIndex network;
  Date start;
  std::optional<Date> end;
  double share = 1;
  bool start_is_recorded = true;  // false: first seen in a vintage, the true start lies before
  bool end_is_recorded = true;    // false: no longer seen in the next vintage
  bool operator==(const Membership&) const = default;
};

// A practice that is listed no more and the practice whose list holds its patients since: a merger, or a new
// code for the same practice. No open register records this for GP practices; it is inferred from the lists
// of all vintages together with what else ties the two (core/import/successions.h).
enum class SuccessionCertainty : std::uint8_t {
  kClear,   // the successor's list grew by as much, and at once, at the same address, or around its surgery
  kLikely,  // the list that grew is all there is to show it
};
struct Succession {
  PracticeIndex practice;  // listed no more
  PracticeIndex successor;
  Date first_day;                // on the successor's list from this day on
  bool day_is_recorded = false;  // false: seen on that day; the true day lies after `from`
  SuccessionCertainty certainty = SuccessionCertainty::kLikely;
  // The evidence: between the vintages `from` and `to` the successor's list grew by `growth` patients more
  // than lists grew everywhere, while the practices that it took over in that time had `together` patients.
  Date from;
  Date to;
  std::int32_t patients = 0;  // of the practice on `from`
  std::int32_t growth = 0;
  std::int32_t together = 0;
  std::int32_t metres = -1;   // between their nearest surgeries; -1: not known
  bool same_network = false;  // both were in it at some time
  bool same_address = false;
  bool same_phone = false;
  bool operator==(const Succession&) const = default;
};

enum class SiteKind : std::uint8_t {
  kMain,
  kBranch,
  kFormer,  // moved away from, or of a practice that is listed no more: may have closed
  kMerged,  // of a practice that `practice` clearly took over (its code is the site's): taken to be open
};

// A place where a practice sees or saw patients. Every listed practice with a point has one main site.
struct Site {
  std::string code;
  PracticeIndex practice;
  SiteKind kind = SiteKind::kMain;
  std::string name;
  std::string address;
  std::string postcode;
  std::optional<BritishGrid> point;
  std::string phone;
  std::string website;
  SourceIndex source;
  bool operator==(const Site&) const = default;
};

enum class ListKind : std::uint8_t { kOnDay, kYearAverage };

// A practice's registered list in one vintage.
struct ListSize {
  PracticeIndex practice;
  Date date;  // the day, or the middle of the year that was averaged
  ListKind kind = ListKind::kOnDay;
  RegisteredPatients patients;
  bool operator==(const ListSize&) const = default;
};

struct WeightedList {
  PracticeIndex practice;
  Date date;  // the middle of the financial year that was averaged
  WeightedPatients patients;
  bool operator==(const WeightedList&) const = default;
};

// An electoral ward.
struct Ward {
  std::string code;  // E05014104
  std::string name;  // empty: not in the data
  bool operator==(const Ward&) const = default;
};
// A postcode whose ward is another than that of its small area, which lies mostly in the one that it names.
struct PostcodeWard {
  std::uint32_t postcode = 0;  // position in Dataset::postcodes
  std::uint16_t ward = 0;      // position in Dataset::wards
  bool operator==(const PostcodeWard&) const = default;
};

// A place near a country of whose practices the data have none: how far, in a straight line, the nearest
// address of that country is. What is farther away than that may not be the nearest.
struct PlaceByBorder {
  SmallAreaIndex small_area;
  Country country = Country::kScotland;
  std::int32_t metres = 0;
  bool operator==(const PlaceByBorder&) const = default;
};

// Five-year age bands 0-4, 5-9, … 90-94, 95 and over.
inline constexpr int kAgeBands = 20;
// Registered patients of one practice by sex and age band on AgeSexTable::date.
struct AgeSex {
  PracticeIndex practice;
  std::array<std::int32_t, kAgeBands> female{};
  std::array<std::int32_t, kAgeBands> male{};
  std::int32_t unknown = 0;  // neither sex nor band given
  bool operator==(const AgeSex&) const = default;
};

// Census age groups: 15 and under, 16-24, 25-34, 35-49, 50-64, 65 and over.
inline constexpr int kResidentAgeGroups = 6;

struct SmallArea {
  std::string code;  // LSOA 2021 code
  std::string name;
  std::string msoa_name;  // House of Commons Library name
  std::string ward;
  std::string ward_code;
  DistrictIndex district;
  BritishGrid centroid;                                      // population-weighted
  std::array<std::int32_t, kResidentAgeGroups> residents{};  // Census 2021 usual residents
  std::int32_t imd_rank = 0;    // 2025; 1 is the most deprived of 33,755; 0 is not in the data
  std::uint8_t imd_decile = 0;  // 1 is the most deprived tenth of England
  double imd_score = 0;
  bool rural = false;
  std::string rural_urban;  // RUC 2021 class in words
  bool in_area = true;      // false: beyond the edge, no polygon, for the footprint model only

  [[nodiscard]] Residents total_residents() const {
    std::int64_t sum = 0;
    for (auto group : residents) sum += group;
    return {sum};
  }
  bool operator==(const SmallArea&) const = default;
};

// Minutes after midnight; close may pass 1440 for hours after midnight.
struct OpenInterval {
  std::int16_t open = 0;
  std::int16_t close = 0;
  bool operator==(const OpenInterval&) const = default;
};
using WeekHours = std::array<std::vector<OpenInterval>, 7>;  // Monday first

// Urgent treatment, walk-in and out-of-hours are in packages of earlier tools only, whose rows came from a
// register of prescribers that is no list of places: they are read and shown nowhere.
enum class ServiceKind : std::uint8_t {
  kEnhancedAccess,
  kUrgentTreatment,
  kWalkIn,
  kOutOfHours,
  kPharmacy,
  kHospital,
};

struct Service {
  ServiceKind kind = ServiceKind::kPharmacy;
  std::string code;
  std::string name;
  std::string address;
  std::string postcode;
  std::string phone;
  std::optional<BritishGrid> point;
  NetworkIndex network;            // where the register ties it to one
  std::optional<WeekHours> hours;  // empty: opening hours are not in the data
  std::string detail;              // such as a pharmacy's contract ("Community", "Distance selling")
  SourceIndex source;
  bool operator==(const Service&) const = default;
};

// One disease register of one practice (QOF).
struct Register {
  PracticeIndex practice;
  std::uint16_t condition = 0;  // index into Dataset::conditions
  double patients = 0;
  std::int32_t list_size = 0;  // of the list type of the condition
  bool operator==(const Register&) const = default;
};

struct Condition {
  std::string code;        // "DM"
  std::string name;        // "Diabetes"
  std::string list_type;   // "17OV": 17 and over
  std::string list_words;  // "people aged 17 and over"
  bool operator==(const Condition&) const = default;
};

struct DeclaredArea {
  NetworkIndex network;
  MultiPolygon shape;  // areas of different networks overlap
  bool operator==(const DeclaredArea&) const = default;
};

enum class BasemapKind : std::uint8_t { kRiver, kPark, kRail, kMotorRoad, kStation, kPlace, kDistrictBorder };

struct BasemapPolygon {
  BasemapKind kind = BasemapKind::kPark;
  std::string name;
  Polygon shape;
  bool operator==(const BasemapPolygon&) const = default;
};
struct BasemapLine {
  BasemapKind kind = BasemapKind::kRail;
  std::string name;
  Polyline line;
  bool operator==(const BasemapLine&) const = default;
};
struct BasemapPoint {
  BasemapKind kind = BasemapKind::kPlace;
  std::string name;
  BritishGrid point;
  std::uint8_t rank = 0;  // 0 is shown first, at the smallest scale
  bool operator==(const BasemapPoint&) const = default;
};

// One full postcode; sorted by text in Dataset::postcodes.
struct Postcode {
  std::array<char, 8> text{};  // "SE5 9RS", padded with NUL
  std::int32_t east = 0;
  std::int32_t north = 0;
  SmallAreaIndex small_area;  // none for the few that lie in no polygon
  bool operator==(const Postcode&) const = default;
};

// England, for "compared with": quartiles and deciles that the area package carries.
struct EnglandBenchmarks {
  Date date;
  std::int32_t networks = 0;
  std::array<double, 9> list_size_deciles{};     // registered patients per network
  std::array<double, 3> arrs_fte_quartiles{};    // all ARRS roles, FTE per 10,000 registered patients
  std::array<std::int64_t, kAgeBands> female{};  // registered patients
  std::array<std::int64_t, kAgeBands> male{};
  bool operator==(const EnglandBenchmarks&) const = default;
};

// A small area of 2011 that was split or merged: one row for each small area of 2021 that took a part of it.
struct PlaceChange {
  std::string old_code;
  SmallAreaIndex small_area;
  bool operator==(const PlaceChange&) const = default;
};

// Of the model of patients on the newest day: what the weights of a practice are multiplied by, as found when
// the package was made (core/footprint/gravity.h). Whether it still fits is seen where it is used.
struct ModelFactor {
  PracticeIndex practice;
  std::int32_t logarithm = 0;  // natural, in 65,536ths
  bool operator==(const ModelFactor&) const = default;
};

// Everything known about one area. Immutable once loaded; every index in it is valid or none.
struct Dataset {
  std::string id;        // "south-east-london"
  std::string name;      // "South East London"
  std::string icb_code;  // ODS code, QKK
  std::string icb_name;
  Date newest;                 // the date of the newest membership: the default date
  std::vector<Date> vintages;  // dates at which memberships were published, ascending

  std::vector<Source> sources;
  std::vector<Provenance> provenance;
  Diagnostics build_notes;  // everything dropped or repaired while the package was made

  std::vector<District> districts;
  std::vector<Network> networks;           // sorted by code
  std::vector<Practice> practices;         // sorted by code; those of the area first
  std::vector<Membership> memberships;     // sorted by practice, start
  std::vector<Succession> successions;     // sorted by practice, each once; never in a circle
  std::vector<SpecialList> special_lists;  // sorted by practice: those that are not open to everyone
  std::vector<Site> sites;
  std::vector<ListSize> lists;         // sorted by practice, date
  std::vector<WeightedList> weighted;  // sorted by practice, date
  Date age_sex_date;
  std::vector<AgeSex> age_sex;  // sorted by practice
  std::vector<SmallArea>
      small_areas;                // sorted by code; those of the area first, in the order of topology.areas
  Topology topology;              // polygons of the small areas of the area
  std::vector<Service> services;  // sorted by kind, code
  // Pharmacies up to 5 km beyond the edge: for distances, neither listed nor drawn. Sorted by kind, code;
  // without address, phone and network.
  std::vector<Service> services_beyond;
  Date workforce_date;
  std::vector<Role> roles;
  std::vector<Workforce> workforce;  // sorted by network, role
  std::vector<WorkforceYear> workforce_years;
  std::string register_year;  // "2021/22"
  std::vector<Condition> conditions;
  std::vector<Register> registers;  // sorted by practice, condition
  std::vector<ActivityMeasure> activity_measures;
  std::vector<ActivityCount> activity;  // sorted by practice, measure
  std::vector<DeclaredArea> declared;   // spring 2020
  std::vector<BasemapPolygon> basemap_polygons;
  std::vector<BasemapLine> basemap_lines;
  std::vector<BasemapPoint> basemap_points;
  std::vector<River> rivers;  // in and around the area
  std::vector<RiverCrossing> river_crossings;
  std::vector<Postcode> postcodes;              // sorted by text
  std::vector<Ward> wards;                      // those that postcode_wards name, sorted by code
  std::vector<PostcodeWard> postcode_wards;     // sorted by postcode; those not in it: the small area's ward
  std::vector<PlaceByBorder> places_by_border;  // sorted by small area, country
  std::vector<Street> streets;                  // sorted by kind, name; empty: not built in, or not here yet
  EnglandBenchmarks england;
  std::vector<PlaceChange> place_changes;  // sorted by old code, small area
  std::vector<ObservedFlow> observed;      // sorted by practice (none last), small area; empty: not counted
  std::vector<PatientsBeyond> observed_beyond;  // of the practices in `observed`; sorted by practice, where
  Date observed_date;                           // the day on which most practices' patients were counted
  std::vector<ObservedDay> observed_days;       // sorted by practice: those counted on another day
  std::vector<ModelFactor> model_factors;       // empty: not known

  bool operator==(const Dataset&) const = default;
};

}  // namespace pcn
