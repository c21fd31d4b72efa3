#include "core/chart/scale.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace pcn::chart {
namespace {

// 1, 2 or 5 times a power of ten, not below `least`.
double round_step(double least) {
  const double power = power_of_ten_below(least);
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= least * (1 - 1e-9)) return power * factor;
  }
  return power * 10;
}

}  // namespace

double power_of_ten_below(double number) {
  double power = 1;
  if (!(number > 0) || !std::isfinite(number)) return power;
  while (power > number) power /= 10;
  while (power * 10 <= number) power *= 10;
  return power;
}

ChartScale make_scale(double low, double high, const Axis& axis, float from, float to, float spacing,
                      bool rounded) {
  if (!std::isfinite(low) || !std::isfinite(high)) low = 0, high = 1;
  if (low > high) std::swap(low, high);
  if (axis.from_zero) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
  }
  if (high - low < 1e-12 * std::max(1.0, std::abs(high))) {
    low -= axis.from_zero ? 0 : 0.5;
    high += axis.from_zero ? 1 : 0.5;
  }
  const double wanted = std::max(1.0, static_cast<double>(std::abs(to - from) / std::max(spacing, 1.0f)));
  double step = round_step((high - low) / wanted);
  if (axis.places == 0 && !axis.percent) step = std::max(step, 1.0);
  ChartScale scale;
  scale.minimum = rounded ? std::floor(low / step + 1e-9) * step : low;
  scale.maximum = rounded ? std::ceil(high / step - 1e-9) * step : high;
  scale.from = from;
  scale.to = to;
  for (double i = std::ceil(scale.minimum / step - 1e-9); i * step <= scale.maximum + step * 1e-9; ++i) {
    scale.ticks.push_back(i * step);
  }
  return scale;
}

std::string format_on(const Axis& axis, double value) {
  return axis.percent ? format_percent(value, axis.places) : format_decimal(value, axis.places);
}

}  // namespace pcn::chart
