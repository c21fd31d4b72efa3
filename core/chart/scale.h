#pragma once

#include <string>
#include <vector>

#include "core/document/document.h"

namespace pcn::chart {

// A linear scale from values to pixels with round tick values.
struct ChartScale {
  double minimum = 0;
  double maximum = 1;
  float from = 0;  // pixel of minimum
  float to = 1;    // pixel of maximum
  std::vector<double> ticks;

  [[nodiscard]] float at(double value) const {
    const double t = (value - minimum) / (maximum - minimum);
    return from + static_cast<float>(t) * (to - from);
  }
};

// The largest 1, 10, 100, … or 0.1, 0.01, … that is not above the number; 1 for what is not positive.
[[nodiscard]] double power_of_ten_below(double number);

// A scale that shows low to high (zero too, where the axis asks for it) between two pixels. With `rounded` it
// ends on ticks. About one tick for every `spacing` pixels, at least two. Equal, reversed or not finite ends
// are mended.
[[nodiscard]] ChartScale make_scale(double low, double high, const Axis& axis, float from, float to,
                                    float spacing, bool rounded = true);

// A tick or value as people read it: thousands separators, the axis's decimal places, per cent.
[[nodiscard]] std::string format_on(const Axis& axis, double value);

}  // namespace pcn::chart
