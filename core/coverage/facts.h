#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/footprint/figures.h"
#include "core/footprint/footprint.h"
#include "core/model/ways.h"

namespace pcn {

// The nearest of some things to a place that can be reached by land: metres from its population-weighted
// centroid, in a straight line or by the crossings of a wide river (core/model/ways.h).
struct Nearest {
  double metres = 0;
  std::uint32_t item = 0;  // see care_point_name; for services service_of
  Way way = {};            // with these metres
  bool operator==(const Nearest&) const = default;
};

// The service that a Nearest stands for: those of Dataset::services come first, then those of
// services_beyond.
[[nodiscard]] inline const Service& service_of(const Dataset& data, const Nearest& nearest) {
  const std::size_t inside = data.services.size();
  return nearest.item < inside ? data.services[nearest.item] : data.services_beyond[nearest.item - inside];
}

// What gap tests need to know of one small area of the area.
struct PlaceFacts {
  std::optional<Nearest> any_site;         // practice site of any network that is open to everyone
  std::optional<Nearest> leading_site;     // of the leading network, likewise
  std::optional<Nearest> sunday_pharmacy;  // open at some time on Sunday
  std::optional<Nearest> late_pharmacy;    // open after 20:00 on every weekday
  std::uint16_t declared = 0;              // networks whose declared area holds it
  std::uint16_t claims = 0;                // networks whose shown footprint holds it
  double leading_share = 0;                // 0-1
  double other_borough_share = 0;          // patients registered with networks of other boroughs, 0-1
  double outside_share = 0;                // patients registered with practices beyond the area's edge, 0-1
  double ward_share = 0;                   // residents of its ward led by the same network, 0-1
  double list_access = 0;                  // floating catchment, relative to the area's mean (1 is the mean)
  double staff_access = 0;
  // Metres to the nearest address of a country of whose practices, or other services, the data have none:
  // what is farther away may not be the nearest.
  std::optional<double> unknown_practices;
  std::optional<double> unknown_services;
  bool practice_beyond_england = false;  // one within the reach of the floating catchment: it has no list
  bool operator==(const PlaceFacts&) const = default;
};

// A service that a file tells of: a network's, for the practices named or, where none is named, for all of
// its practices.
struct ToldService {
  std::string_view name;
  NetworkIndex network;
  std::span<const PracticeIndex> practices;
};

struct PracticeFacts {
  NetworkIndex network;                   // its (first) network on the day, if any
  double list = 0;                        // registered patients
  bool allocated = true;                  // false: sees patients and is in no network
  std::optional<double> nearest_partner;  // metres to the nearest site of another practice of its network
  bool told_of = false;                   // there is a ToldService of its network
  std::vector<std::uint32_t> left_out;    // CoverageFacts::services of its network that are for others
  std::vector<std::uint32_t> elsewhere;   // those that two or more other networks have and its own has not
  bool operator==(const PracticeFacts&) const = default;
};

struct NetworkFacts {
  double registered = 0;
  bool rural = false;                   // see rural_part()
  std::optional<double> fte_per_10000;  // ARRS roles; empty: not in the workforce data
  std::size_t pieces = 0;
  bool beyond_edge = false;             // with members of another ICB: its pieces may join beyond the edge
  std::vector<SmallAreaIndex> cut_off;  // places of its footprint outside its largest piece
  bool operator==(const NetworkFacts&) const = default;
};

// Everything the gap tests look at, computed once for a date and a footprint: after it a test is a scan.
struct CoverageFacts {
  Date date;
  FootprintChoice choice;
  std::vector<PlaceFacts> places;           // small areas of the area
  std::vector<AreaLead> leads;              // likewise
  std::vector<PracticeFacts> practices;     // by PracticeIndex
  std::vector<NetworkFacts> networks;       // by NetworkIndex; only those of networks_on have figures
  std::vector<NetworkIndex> open_networks;  // networks of the area on the day
  std::vector<std::array<double, 10>>
      patients_by_decile;  // by practice: share of its patients in the area by decile
  std::array<double, 3> area_fte_quartiles{};
  std::vector<std::string> services;  // names of the services told of, each once
  bool operator==(const CoverageFacts&) const = default;
};

[[nodiscard]] CoverageFacts coverage_facts(const Dataset& data, const PlaceGeometry& geometry,
                                           const PatientFlows& flows, const NetworkFlows& networks,
                                           const Footprints& footprints,
                                           std::span<const ToldService> services = {});

}  // namespace pcn
