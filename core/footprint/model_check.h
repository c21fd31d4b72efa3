#pragma once

#include <string>
#include <vector>

#include "core/footprint/gravity.h"

namespace pcn {

// How well flows agree with what is known of them without a registration file: the areas that networks
// declared in spring 2020, and the deprivation scores of practices, which their publisher weighted by where
// patients really live.

struct NetworkCheck {
  NetworkIndex network;
  double patients = 0;         // modelled, living in the area or beyond its edge
  double inside_declared = 0;  // of these, living in places of its declared area
  bool operator==(const NetworkCheck&) const = default;
};

struct DeclaredCheck {
  std::vector<NetworkCheck> networks;  // those with a declared area and members on the day, by code
  double patients_inside = 0;  // share of all these networks' patients inside their own declared area, 0-1
  double leading_declares =
      0;                   // share of residents of declared places whose leading network declares the place
  double mean_claims = 0;  // networks that declare a place, mean over residents of declared places
  // The same share were one of all networks drawn by chance for each place: what no model at all would reach.
  double chance = 0;
  bool operator==(const DeclaredCheck&) const = default;
};

// Flows and memberships of the day against the declared areas. Only places and networks of the area are
// looked at.
[[nodiscard]] DeclaredCheck check_declared(const Dataset& data, const NetworkFlows& flows);

// Published deprivation scores of the area's practices against those of their modelled patients' places.
// Practices with more than a fifth of their patients in places without a score, such as those beyond the
// edge, are left out.
struct DeprivationCheck {
  int practices = 0;
  double root_mean_square = 0;  // difference of scores
  double correlation = 0;
  double explained = 0;  // share of the variance of the published scores: 1 - sum of squares left / total
  double explained_by_address = 0;  // the same were every patient to live where the practice stands
  bool operator==(const DeprivationCheck&) const = default;
};
[[nodiscard]] DeprivationCheck check_deprivation(const Dataset& data, const PatientFlows& flows);

// Mean distance from home to the nearest site of the own practice, metres, over the area's residents.
[[nodiscard]] double mean_distance(const Dataset& data, const PatientFlows& flows);

// One line of the comparison of decay functions.
struct Candidate {
  std::string name;
  GravityParameters parameters;
  DeclaredCheck declared;        // on the first membership vintage
  DeprivationCheck deprivation;  // on the newest
  double mean_metres = 0;
  double largest_error = 0;
  int iterations = 0;
  bool operator==(const Candidate&) const = default;
};
// The candidates that the documentation compares, in the order in which it lists them.
[[nodiscard]] std::vector<Candidate> compare_decays(const Dataset& data);
// The comparison and the default's networks one by one, as plain text in Markdown.
[[nodiscard]] std::string check_report(const Dataset& data, const std::vector<Candidate>& candidates);
}  // namespace pcn
