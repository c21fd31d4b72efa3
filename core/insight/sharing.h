#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/model/dataset.h"
#include "core/model/query.h"

namespace pcn {

// Fair sharing of something countable (pence, minutes, hundredths of a full-time post) among the practices of
// a network. Amounts are whole units, so that nothing is lost or made by rounding.

// Splits the total in proportion to the weights: every part gets its whole units, and the units left over go
// one by one to the largest remainders (Hamilton's method), ties to the earlier part. The parts sum exactly
// to the total. Negative and non-finite weights count as 0. Empty if there are parts but all weights are 0,
// or no part at all, or the total is negative.
[[nodiscard]] std::vector<std::int64_t> split_exactly(std::int64_t total, std::span<const double> weights);

// Broad age groups for weights: 0-4, 5-14, 15-44, 45-64, 65-74, 75-84, 85 and over.
inline constexpr std::size_t kNeedAgeGroups = 7;
[[nodiscard]] std::size_t need_age_group(int band);

// How need is weighed. There is no official formula for sharing inside a network: these are for a network to
// agree on, and 1 and 0 everywhere make need the same as the raw list.
struct NeedWeights {
  std::array<double, kNeedAgeGroups> age{1, 1, 1, 1, 1, 1, 1};  // of one patient of that age
  // 0: none; 1: a practice whose patients' deprivation score is twice the network's gets twice as much.
  double deprivation = 0;
  struct OfRegister {
    std::uint16_t condition = 0;
    double weight = 0;  // 1: a prevalence twice the network's counts twice
    bool operator==(const OfRegister&) const = default;
  };
  std::vector<OfRegister> registers;
  bool operator==(const NeedWeights&) const = default;
};

// What is known of one practice for sharing. Raw and weighted lists are different things: see population.h.
struct SharingPractice {
  PracticeIndex practice;
  double membership_share = 1;
  std::optional<RegisteredPatients> registered;
  std::optional<Date> registered_date;
  std::optional<WeightedPatients> weighted;
  std::optional<Date> weighted_date;
  std::optional<double> need;  // in patients of average need of the network; empty: cannot be told
  std::string need_note;       // what was missing and what stood in for it, empty if nothing
  bool operator==(const SharingPractice&) const = default;
};

// The practices of a network on a day in the order of their codes.
[[nodiscard]] std::vector<SharingPractice> sharing_practices(const Dataset& data, NetworkIndex network,
                                                             Date day, const NeedWeights& weights);

// The same of networks, each taken as one: registered and weighted patients as their list says, need as the
// sum of their practices', in patients of average need of all these networks together.
struct SharingNetwork {
  NetworkIndex network;
  SharingPractice figures;  // of no practice
  bool operator==(const SharingNetwork&) const = default;
};
[[nodiscard]] std::vector<SharingNetwork> sharing_networks(const Dataset& data,
                                                           const std::vector<const NetworkOnDay*>& networks,
                                                           Date day, const NeedWeights& weights);

enum class SharingBasis : std::uint8_t { kEqual, kRegistered, kWeighted, kNeed, kMix };
inline constexpr std::size_t kSharingBases = 5;

// Percentages of the four pure bases; they need not sum to 100, only their proportion counts.
struct SharingMix {
  double equal = 0;
  double registered = 50;
  double weighted = 0;
  double need = 50;
  bool operator==(const SharingMix&) const = default;
};

// Each practice's part of one under a basis; empty if a practice lacks the figure that the basis needs (a
// basis is used for all or for none, so that nobody is quietly left out).
[[nodiscard]] std::vector<double> parts_of_one(std::span<const SharingPractice> practices, SharingBasis basis,
                                               const SharingMix& mix);

// What each practice gets of the total under each basis, by basis and practice; a basis that cannot be used
// has an empty list.
struct Sharing {
  std::array<std::vector<std::int64_t>, kSharingBases> amounts;
  bool operator==(const Sharing&) const = default;
};
[[nodiscard]] Sharing share_out(std::span<const SharingPractice> practices, std::int64_t total,
                                const SharingMix& mix);

// A service paid from the common pot that only some practices use.
struct PartialService {
  std::int64_t pot = 0;   // all that there is to share, the cost of the service included
  std::int64_t cost = 0;  // of the service; at most the pot
};

// Fair compensation: everybody's value (use of the service and money together) should be their part of the
// whole pot. Each user's use of the service is worth its part of the cost among the users. What is left of
// the pot goes first to those furthest from their fair value. amounts sum to pot - cost exactly.
struct Compensation {
  std::vector<std::int64_t> fair_value;  // part of the whole pot
  std::vector<std::int64_t> use;         // value of the service used, 0 for those who do not; sums to cost
  std::vector<std::int64_t> money;       // paid out; sums to pot - cost
  std::vector<std::int64_t> without;     // paid out if the rest were simply split by the same parts
  bool balanced = false;                 // money + use == fair value for all, to the last few units
  std::int64_t shortfall = 0;   // what the others lack of their fair value when the service takes too much
  std::int64_t fair_limit = 0;  // largest cost that can be balanced: the users' fair value
  bool operator==(const Compensation&) const = default;
};
// Empty if nobody uses the service, sizes differ, the cost is above the pot or negative, or a user's part is
// 0 for all users.
[[nodiscard]] std::optional<Compensation> compensate(const PartialService& service,
                                                     std::span<const double> parts,
                                                     const std::vector<bool>& uses);

}  // namespace pcn
