#pragma once

#include <compare>
#include <cstdint>

namespace pcn {

// The three populations of a network contract are different things and different types: adding or comparing
// two kinds does not compile. Residents are a fourth: people counted by the census where they live.

// People on a practice's registered list on a day (or averaged over a financial year: see ListSize::kind).
struct RegisteredPatients {
  std::int64_t count = 0;
  auto operator<=>(const RegisteredPatients&) const = default;
  RegisteredPatients& operator+=(RegisteredPatients other) { return count += other.count, *this; }
};

// Contractor weighted list (Carr-Hill formula): registered patients scaled for expected workload.
struct WeightedPatients {
  double count = 0;
  auto operator<=>(const WeightedPatients&) const = default;
  WeightedPatients& operator+=(WeightedPatients other) { return count += other.count, *this; }
};

// PCN adjusted population (Network Contract DES). Not in the open data: only ever entered by a user.
struct AdjustedPatients {
  double count = 0;
  auto operator<=>(const AdjustedPatients&) const = default;
  AdjustedPatients& operator+=(AdjustedPatients other) { return count += other.count, *this; }
};

// Usual residents of a place (Census 2021).
struct Residents {
  std::int64_t count = 0;
  auto operator<=>(const Residents&) const = default;
  Residents& operator+=(Residents other) { return count += other.count, *this; }
};

}  // namespace pcn
