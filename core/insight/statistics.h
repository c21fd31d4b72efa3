#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pcn {

// Plain statistics of the kind that a public health analyst would do by hand. The same bits everywhere: only
// + - * / and square roots, in a fixed order.

// Two-sided 95 % and 99.8 % points of the normal distribution.
inline constexpr double kZ95 = 1.959963984540054;
inline constexpr double kZ998 = 3.090232306167813;

struct Interval {
  double low = 0;
  double high = 0;
  bool operator==(const Interval&) const = default;
};

// Score interval of a proportion (E. B. Wilson 1927), as English public health statistics use it. Empty
// unless 0 <= events <= trials and trials > 0. Always within 0 and 1 and around events / trials.
[[nodiscard]] std::optional<Interval> wilson(double events, double trials, double z = kZ95);

// The quantile of R's type 7 (linear between order statistics; Hyndman and Fan 1996), for p in 0-1 of values
// in any order. Empty without values.
[[nodiscard]] std::optional<double> quantile(std::vector<double> values, double p);
[[nodiscard]] std::optional<double> mean(std::span<const double> values);
// Population standard deviation (divisor n). Empty without values.
[[nodiscard]] std::optional<double> deviation(std::span<const double> values);

// Pearson's correlation of pairs, from -1 to 1; 0 where one of the two does not vary.
[[nodiscard]] double correlation(std::span<const double> xs, std::span<const double> ys);

// Where a value stands: 1 + the number of values that are larger; equal values share a rank.
[[nodiscard]] std::size_t rank_from_highest(std::span<const double> values, double value);

// The quarter of a distribution, by its quartiles, that a value lies in: 1 (lowest) to 4; a value on a
// quartile belongs to the lower quarter.
[[nodiscard]] int quarter_of(std::span<const double, 3> quartiles, double value);

// Limits of a funnel plot for a proportion around a common rate: normal approximation, cut at 0 and 1
// (D. J. Spiegelhalter, Funnel plots for comparing institutional performance, 2005). Empty without trials.
[[nodiscard]] std::optional<Interval> funnel_limits(double common_rate, double trials, double z);

// How much more the proportions spread than chance alone would let them: the mean of their squared z-scores
// around the common rate (Spiegelhalter 2005), about 1 if chance explains all. Empty for fewer than two, or
// if the common rate is 0 or 1.
struct Proportion {
  double events = 0;
  double trials = 0;
  bool operator==(const Proportion&) const = default;
};
[[nodiscard]] std::optional<double> overdispersion(std::span<const Proportion> proportions);

// By how much funnel limits are widened where rates spread more than chance explains (multiplicative model,
// Spiegelhalter 2005): the root of the overdispersion of the proportions, the tenth farthest out at either
// end drawn in to the tenth (winsorised), so that what is to be found does not hide itself; never below 1.
[[nodiscard]] double funnel_widening(std::span<const Proportion> proportions, double common_rate);

// Events over trials of all together; empty without trials.
[[nodiscard]] std::optional<double> common_rate(std::span<const Proportion> proportions);

}  // namespace pcn
