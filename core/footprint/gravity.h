#pragma once

#include "core/footprint/footprint.h"

namespace pcn {

// How willingness to register falls with the straight-line distance d in metres.
enum class Decay : std::uint8_t {
  kExponential,       // exp(-beta d)
  kPower,             // d^-beta
  kPowerExponential,  // d^-exponent exp(-beta d) (Tanner's function)
};

// To which residents are scaled so that they match the lists (list inflation).
enum class RegistrationRatio : std::uint8_t {
  kArea,      // one ratio for the area, one for everything beyond its edge
  kDistrict,  // one for each district of the area, half-way between its own and the area's
};

struct GravityParameters {
  Decay decay = Decay::kExponential;
  double beta = 0;        // per metre (exponential parts) or exponent (power); 0: default_gravity()
  double exponent = 0;    // of kPowerExponential
  double rural_beta = 0;  // of kPower, for people of rural places; 0: beta
  double border = 1;      // 0-1: factor for registering across a district border; 1: borders do not matter
  RegistrationRatio ratio = RegistrationRatio::kArea;
  double tolerance = 0.0005;  // largest relative error of either margin
  int iterations = 200;
  bool operator==(const GravityParameters&) const = default;
};

// Power decay with exponent 2.75 in towns and 3.25 in rural places, registering across a district border a
// quarter as likely: docs/footprint-model.md tells how this was chosen and how much it leaves unexplained.
[[nodiscard]] GravityParameters default_gravity();

// The doubly constrained gravity model (Wilson 1971), balanced by iterative proportional fitting: rows meet
// residents scaled by the registration ratio, columns meet list sizes of the vintage nearest to the day.
// Small areas and practices beyond the edge take part, so that the edge is right. Practices without a point,
// without a list or with a special allocation list take no part. The distance is that from the
// population-weighted centroid to the nearest current site (main or branch) of the practice, by the crossings
// of a wide river where one lies between (core/model/ways.h), widened by the
// spread of people within the small area. Deterministic: one thread, one order of additions, portable
// functions only.
[[nodiscard]] PatientFlows model_flows(const Dataset& data, Date day,
                                       const GravityParameters& parameters = {});

// What model_flows finds for the newest day and the usual parameters, for Dataset::model_factors: with it the
// same flows, to the last bit, take a third of the time.
[[nodiscard]] std::vector<ModelFactor> find_model_factors(const Dataset& data);

// By practice: whether it stands beyond the edge, farther than 4 km from all places of the package. Such a
// practice is in the data because people of the area are registered with it.
[[nodiscard]] std::vector<bool> far_practices(const Dataset& data);

// Practices that take part on the day: they have a point and a list, no special allocation list, and are
// either members of a network on that day or have a list in the vintage nearest to it.
[[nodiscard]] std::vector<PracticeIndex> practices_in_model(const Dataset& data, Date day);

}  // namespace pcn
