#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/dataset.h"

namespace pcn {

enum class FootprintBasis : std::uint8_t {
  kDeclared,
  kModelled,  // nothing was counted
  kObserved,  // counted, on days near the count
  kCarried,   // counted, and brought to the lists of another day
};
enum class FootprintRule : std::uint8_t { kUnion, kPlurality, kShare, kCumulative };  // kUnion: declared only

// Which footprint is shown. Written "declared", "modelled:plurality", "modelled:share:20",
// "observed:cumulative:80", "carried:plurality".
struct FootprintChoice {
  FootprintBasis basis = FootprintBasis::kModelled;
  FootprintRule rule = FootprintRule::kPlurality;
  double percent = 0;  // share: 1-100; cumulative: 50-98
  bool operator==(const FootprintChoice&) const = default;
};
[[nodiscard]] std::optional<FootprintChoice> parse_footprint(std::string_view text);
[[nodiscard]] std::string to_text(const FootprintChoice& choice);
// The rule in words with parameter and tie-break, as printed on the map and in every export.
[[nodiscard]] std::string rule_sentence(const FootprintChoice& choice);

// How the places of one practice's patients are known.
enum class FlowOrigin : std::uint8_t {
  kNone,      // no patients in the flows
  kCounted,   // its own count
  kJoined,    // its own and those of practices that it took over
  kShared,    // part of the count of a practice, or of several, with others
  kModelled,  // nobody was counted
};

// Patients of each practice living in each small area (of the area and beyond its edge), modelled or
// observed. Compressed rows: small area i has entries [start[i], start[i+1]), sorted by practice.
struct PatientFlows {
  FootprintBasis basis = FootprintBasis::kModelled;
  Date date;                            // day of the lists, or of the observation
  std::vector<std::uint32_t> start;     // small areas + 1
  std::vector<PracticeIndex> practice;  // observed: may be none, a practice that the package does not know
  std::vector<double> patients;
  std::vector<double> elsewhere;  // by practice: patients living in no small area of the package; empty: none
  std::vector<double> unplaced;   // by practice: of these, people of whom no place is known; empty: none
  std::vector<FlowOrigin> origins;  // by practice; empty: all as the basis says
  std::optional<Date> counted;      // observed and carried: the day of the count
  std::optional<Date> lists;        // carried: the day of the lists that most practices were brought to
  std::string method;               // one sentence with the parameters, always naming the basis
  double largest_error = 0;         // modelled: largest relative error of a row or column total; observed: 0
  bool operator==(const PatientFlows&) const = default;
};

// Patients of one network living in one small area.
struct NetworkShare {
  NetworkIndex network;
  double patients = 0;
  double share = 0;  // of all patients living there, those of no network and of neighbours' networks included
  bool operator==(const NetworkShare&) const = default;
};

// What is known of one small area of the area on a day.
struct AreaLead {
  std::vector<NetworkShare> networks;  // by falling patients; ties: larger network, then lower code
  double patients = 0;                 // all patients living there
  double patients_without_network = 0;
  double herfindahl = 0;  // sum of squared shares, 0-1
  // Not England: its people are nearer to a practice of that country than to any of England, and fewer than
  // half of them are known to be registered in England. The few who are say nothing about the others: no
  // network is given.
  Country beyond_england = Country::kEngland;
  [[nodiscard]] NetworkIndex leading() const {
    return networks.empty() ? NetworkIndex{} : networks.front().network;
  }
  [[nodiscard]] double leading_share() const { return networks.empty() ? 0 : networks.front().share; }
  bool operator==(const AreaLead&) const = default;
};

// Footprints of all networks on a day under one choice.
struct Footprints {
  FootprintChoice choice;
  Date date;
  std::vector<AreaLead> areas;                       // one for each small area of the area
  std::vector<std::vector<SmallAreaIndex>> members;  // by network: the small areas of its footprint
  std::vector<std::uint16_t> claims;                 // by small area: how many networks' footprints hold it
  bool operator==(const Footprints&) const = default;
};

// Patients of one network in one small area, of the area or beyond its edge.
struct PlacePatients {
  SmallAreaIndex place;
  double patients = 0;
  bool operator==(const PlacePatients&) const = default;
};

// Flows added up to networks on a day: the slow part of a footprint, made once for a date and used for every
// rule.
struct NetworkFlows {
  FootprintBasis basis = FootprintBasis::kModelled;
  Date date;
  std::vector<AreaLead> areas;                     // one for each small area of the area
  std::vector<std::vector<PlacePatients>> places;  // by network: by rising index, until they are ordered
  bool ordered = false;                            // places: by falling patients; ties: lower code
  std::vector<double> patients;  // by network: all its patients in the flows, elsewhere included
  std::vector<std::vector<SmallAreaIndex>>
      declared;                 // by network: centroids of the area inside its declared area
  std::string method;           // of the flows
  std::optional<Date> counted;  // of the flows
  std::optional<Date> lists;    // of the flows
  bool operator==(const NetworkFlows&) const = default;
};

// Adds flows up by the memberships of the day (shares of many-to-many memberships respected). Networks beyond
// the edge count like others where the data hold their members; patients of the area's practices in no
// network are told apart.
[[nodiscard]] NetworkFlows aggregate(const Dataset& data, const PatientFlows& flows, Date day);

// Orders the places of flows by their patients. Only the cumulative rule needs that; who applies it more than
// once does this before.
void order_places(NetworkFlows& flows);

// Applies a rule to aggregated flows. Share: at least `percent` of a place's patients. Cumulative: places by
// falling patients until `percent` of the network's patients are inside. kDeclared: centroid inside the
// declared area.
[[nodiscard]] Footprints apply_rule(const NetworkFlows& flows, const FootprintChoice& choice);
// The same for footprints that come from the same flows by another rule.
void change_rule(const NetworkFlows& flows, const FootprintChoice& choice, Footprints& footprints);

// Both steps at once.
[[nodiscard]] Footprints make_footprints(const Dataset& data, const PatientFlows& flows, Date day,
                                         const FootprintChoice& choice);

}  // namespace pcn
