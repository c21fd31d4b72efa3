#include "core/insight/sharing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/sort.h"

namespace pcn {
namespace {

double usable(double weight) { return std::isfinite(weight) && weight > 0 ? weight : 0; }

// Which figure of a practice a pure basis looks at; empty if it is not known.
std::optional<double> figure(const SharingPractice& practice, SharingBasis basis) {
  switch (basis) {
    case SharingBasis::kEqual:
      return practice.membership_share;
    case SharingBasis::kRegistered:
      if (!practice.registered) return std::nullopt;
      return static_cast<double>(practice.registered->count) * practice.membership_share;
    case SharingBasis::kWeighted:
      if (!practice.weighted) return std::nullopt;
      return practice.weighted->count * practice.membership_share;
    case SharingBasis::kNeed:
      if (!practice.need) return std::nullopt;
      return *practice.need * practice.membership_share;
    case SharingBasis::kMix:
      break;
  }
  return std::nullopt;
}

std::vector<double> pure_parts(std::span<const SharingPractice> practices, SharingBasis basis) {
  std::vector<double> parts;
  double sum = 0;
  for (const SharingPractice& practice : practices) {
    const auto value = figure(practice, basis);
    if (!value) return {};
    parts.push_back(usable(*value));
    sum += parts.back();
  }
  if (!(sum > 0)) return {};
  for (double& part : parts) part /= sum;
  return parts;
}

}  // namespace

std::vector<std::int64_t> split_exactly(std::int64_t total, std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) sum += usable(weight);
  if (!(sum > 0) || total < 0) return {};
  std::vector<std::int64_t> parts(weights.size());
  std::vector<double> remainders(weights.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = static_cast<double>(total) * (usable(weights[i]) / sum);
    parts[i] = std::min(static_cast<std::int64_t>(exact), total - given);
    remainders[i] = exact - static_cast<double>(parts[i]);
    given += parts[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return usable(weights[i]) == 0; });
  sort_stable(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t next = 0; given < total; next = (next + 1) % order.size(), ++given) ++parts[order[next]];
  return parts;
}

std::vector<double> parts_of_one(std::span<const SharingPractice> practices, SharingBasis basis,
                                 const SharingMix& mix) {
  if (basis != SharingBasis::kMix) return pure_parts(practices, basis);
  const std::array<double, 4> percentages = {usable(mix.equal), usable(mix.registered), usable(mix.weighted),
                                             usable(mix.need)};
  const double whole = percentages[0] + percentages[1] + percentages[2] + percentages[3];
  if (!(whole > 0) || practices.empty()) return {};
  std::vector<double> parts(practices.size());
  for (std::size_t b = 0; b < percentages.size(); ++b) {
    if (percentages[b] == 0) continue;
    const auto pure = pure_parts(practices, static_cast<SharingBasis>(b));
    if (pure.empty()) return {};
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] += percentages[b] / whole * pure[i];
  }
  return parts;
}

Sharing share_out(std::span<const SharingPractice> practices, std::int64_t total, const SharingMix& mix) {
  Sharing sharing;
  for (std::size_t b = 0; b < kSharingBases; ++b) {
    const auto parts = parts_of_one(practices, static_cast<SharingBasis>(b), mix);
    if (!parts.empty()) sharing.amounts[b] = split_exactly(total, parts);
  }
  return sharing;
}

std::optional<Compensation> compensate(const PartialService& service, std::span<const double> parts,
                                       const std::vector<bool>& uses) {
  if (parts.size() != uses.size() || service.cost < 0 || service.cost > service.pot) return std::nullopt;
  std::vector<double> users(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) users[i] = uses[i] ? usable(parts[i]) : 0;
  Compensation result;
  result.use = split_exactly(service.cost, users);
  result.fair_value = split_exactly(service.pot, parts);
  if (result.use.empty() || result.fair_value.empty()) return std::nullopt;
  const std::int64_t left = service.pot - service.cost;
  result.without = split_exactly(left, parts);

  std::vector<double> lacking(parts.size());
  std::int64_t lack = 0;
  std::int64_t users_fair = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::int64_t missing = std::max<std::int64_t>(0, result.fair_value[i] - result.use[i]);
    lacking[i] = static_cast<double>(missing);
    lack += missing;
    if (uses[i]) users_fair += result.fair_value[i];
  }
  result.fair_limit = users_fair;
  result.money = lack > 0 ? split_exactly(left, lacking) : result.without;
  result.shortfall = std::max<std::int64_t>(0, lack - left);
  // Two roundings to whole units can differ by one unit for each practice.
  result.balanced = result.shortfall <= static_cast<std::int64_t>(parts.size());
  if (result.balanced) result.shortfall = 0;
  return result;
}

}  // namespace pcn
