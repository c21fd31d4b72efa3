#include "core/insight/statistics.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"

namespace pcn {

std::optional<Interval> wilson(double events, double trials, double z) {
  if (!(trials > 0) || !(events >= 0) || !(events <= trials)) return std::nullopt;
  const double rate = events / trials;
  const double squared = z * z;
  const double middle = rate + squared / (2 * trials);
  const double spread = z * std::sqrt(rate * (1 - rate) / trials + squared / (4 * trials * trials));
  const double scale = 1 + squared / trials;
  // At 0 and at all of them the limit is exactly 0 or 1, which rounding could miss.
  const double low = events == 0 ? 0 : std::max(0.0, (middle - spread) / scale);
  const double high = events == trials ? 1 : std::min(1.0, (middle + spread) / scale);
  return Interval{low, high};
}

std::optional<double> quantile(std::vector<double> values, double p) {
  if (values.empty() || !(p >= 0) || !(p <= 1)) return std::nullopt;
  sort_stable(values.begin(), values.end());
  const double position = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (position - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

std::optional<double> mean(std::span<const double> values) {
  if (values.empty()) return std::nullopt;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

std::optional<double> deviation(std::span<const double> values) {
  const auto middle = mean(values);
  if (!middle) return std::nullopt;
  double sum = 0;
  for (const double value : values) sum += (value - *middle) * (value - *middle);
  return std::sqrt(sum / static_cast<double>(values.size()));
}

double correlation(std::span<const double> xs, std::span<const double> ys) {
  const auto count = static_cast<double>(xs.size());
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t at = 0; at < xs.size(); ++at) {
    x += xs[at] / count;
    y += ys[at] / count;
  }
  for (std::size_t at = 0; at < xs.size(); ++at) {
    xx += (xs[at] - x) * (xs[at] - x);
    yy += (ys[at] - y) * (ys[at] - y);
    xy += (xs[at] - x) * (ys[at] - y);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

std::size_t rank_from_highest(std::span<const double> values, double value) {
  std::size_t larger = 0;
  for (const double other : values) larger += other > value ? 1 : 0;
  return larger + 1;
}

int quarter_of(std::span<const double, 3> quartiles, double value) {
  int quarter = 1;
  for (const double quartile : quartiles) quarter += value > quartile ? 1 : 0;
  return quarter;
}

std::optional<Interval> funnel_limits(double common_rate, double trials, double z) {
  if (!(trials > 0) || !(common_rate >= 0) || !(common_rate <= 1)) return std::nullopt;
  const double spread = z * std::sqrt(common_rate * (1 - common_rate) / trials);
  return Interval{std::max(0.0, common_rate - spread), std::min(1.0, common_rate + spread)};
}

double funnel_widening(std::span<const Proportion> proportions, double common_rate) {
  if (!(common_rate > 0) || !(common_rate < 1)) return 1;
  std::vector<double> scores;
  for (const Proportion& proportion : proportions) {
    if (!(proportion.trials > 0)) continue;
    const double spread = std::sqrt(common_rate * (1 - common_rate) / proportion.trials);
    scores.push_back((proportion.events / proportion.trials - common_rate) / spread);
  }
  if (scores.size() < 2) return 1;
  constexpr double kTenth = 0.1;
  const double low = *quantile(scores, kTenth);
  const double high = *quantile(scores, 1 - kTenth);
  double sum = 0;
  for (const double score : scores) {
    const double drawn_in = std::min(std::max(score, low), high);
    sum += drawn_in * drawn_in;
  }
  return std::max(1.0, std::sqrt(sum / static_cast<double>(scores.size())));
}

std::optional<double> common_rate(std::span<const Proportion> proportions) {
  double events = 0;
  double trials = 0;
  for (const Proportion& proportion : proportions) {
    events += proportion.events;
    trials += proportion.trials;
  }
  if (!(trials > 0)) return std::nullopt;
  return events / trials;
}

std::optional<double> overdispersion(std::span<const Proportion> proportions) {
  const auto rate = common_rate(proportions);
  if (!rate || *rate <= 0 || *rate >= 1) return std::nullopt;
  double sum = 0;
  std::size_t count = 0;
  for (const Proportion& proportion : proportions) {
    if (!(proportion.trials > 0)) continue;
    const double difference = proportion.events / proportion.trials - *rate;
    sum += difference * difference / (*rate * (1 - *rate) / proportion.trials);
    ++count;
  }
  if (count < 2) return std::nullopt;
  return sum / static_cast<double>(count);
}

}  // namespace pcn
