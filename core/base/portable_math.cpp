#include "core/base/portable_math.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace pcn {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// pi/2 and ln 2 in parts: all but the last have so few bits that their product with a small integer is exact
// (W. J. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980).
constexpr double kHalfPi = 0x1.921fb54442d18p+0;
constexpr double kHalfPiTail = 0x1.1a62633145c07p-54;
constexpr std::array<double, 3> kHalfPiParts = {0x1.921fb544p+0, 0x1.0b4611a6p-34, 0x1.3198a2e037073p-69};
constexpr double kLn2 = 0x1.62e42feep-1;
constexpr double kLn2Tail = 0x1.a39ef35793c76p-33;

// 2^k for a normal result, k in [-1022, 1023].
double power_of_two(int k) {
  const auto bits = static_cast<std::uint64_t>(k + 1023) << 52U;
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

struct Split {
  double fraction;  // in [sqrt(1/2), sqrt(2))
  int exponent;
};

// A positive finite number as fraction times a power of two.
Split split_exponent(double x) {
  int exponent = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= power_of_two(54);
    exponent = -54;
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  exponent += static_cast<int>(bits >> 52U) - 1023;
  bits = (bits & 0xFFFFFFFFFFFFFU) | (std::uint64_t{1023} << 52U);
  double fraction = 0;
  std::memcpy(&fraction, &bits, sizeof fraction);
  constexpr double kRootTwo = 0x1.6a09e667f3bcdp+0;
  if (fraction >= kRootTwo) return {fraction / 2, exponent + 1};
  return {fraction, exponent};
}

// c[0] + x (c[1] + x (c[2] + …)).
template <std::size_t N>
double polynomial(double x, const std::array<double, N>& c) {
  double sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

// An angle as quadrant * pi/2 + head + tail, |head| at most pi/4 or so.
struct Reduced {
  int quadrant;
  double head;
  double tail;
};

Reduced reduce_angle(double x) {
  if (x >= -0.785 && x <= 0.785) return {0, x, 0};
  const double turns = std::floor(x / kHalfPi + 0.5);
  const double first = x - turns * kHalfPiParts[0];  // exact
  const double step = turns * kHalfPiParts[1];       // exact
  const double second = first - step;
  const double lost = (first - second) - step;
  const double rest = lost - turns * kHalfPiParts[2];
  const double head = second + rest;
  return {static_cast<int>(std::fmod(turns, 4) + 4) % 4, head, (second - head) + rest};
}

// Taylor series on [-pi/4, pi/4]: the first term left out is below 2^-60.
double sine_kernel(double x, double tail) {
  constexpr std::array<double, 8> c = {
      -1.0 / 6,         1.0 / 120,         -1.0 / 5040,         1.0 / 362880,
      -1.0 / 39916800., 1.0 / 6227020800., -1.0 / 1307674368e3, 1.0 / 355687428096e3};
  const double x2 = x * x;
  return x + (x2 * x * polynomial(x2, c) + tail * (1 - x2 / 2));
}

double cosine_kernel(double x, double tail) {
  constexpr std::array<double, 8> c = {
      1.0 / 24,         -1.0 / 720,          1.0 / 40320,         -1.0 / 3628800,
      1.0 / 479001600., -1.0 / 87178291200., 1.0 / 20922789888e3, -1.0 / 6402373705728e3};
  const double x2 = x * x;
  const double half = x2 / 2;
  const double head = 1 - half;
  return head + (((1 - head) - half) + (x2 * x2 * polynomial(x2, c) - x * tail));
}

}  // namespace

double portable_exp(double x) {
  if (x != x) return x;
  if (x > 709.79) return kInfinity;
  if (x < -745.14) return 0;
  constexpr double kPerLn2 = 0x1.71547652b82fep+0;
  const double k = std::floor(x * kPerLn2 + 0.5);
  const double head = x - k * kLn2;  // exact product
  const double tail = k * kLn2Tail;
  const double r = head - tail;
  const double lost = (head - r) - tail;
  // e^r = 1 + r + r^2 q(r); the first term left out is below 2^-58.
  constexpr std::array<double, 12> q = {1.0 / 2,       1.0 / 6,         1.0 / 24,         1.0 / 120,
                                        1.0 / 720,     1.0 / 5040,      1.0 / 40320,      1.0 / 362880,
                                        1.0 / 3628800, 1.0 / 39916800., 1.0 / 479001600., 1.0 / 6227020800.};
  const double value = 1 + (r + (r * r * polynomial(r, q) + lost));
  // In two steps, so that results near either end of the range neither overflow on the way nor round twice
  // far off.
  const int power = static_cast<int>(k);
  const int half = power / 2;
  return value * power_of_two(half) * power_of_two(power - half);
}

double portable_log(double x) {
  if (x != x || x == kInfinity) return x;
  if (x < 0) return kNaN;
  if (x == 0) return -kInfinity;
  const auto [fraction, exponent] = split_exponent(x);
  // With f = fraction - 1 and s = f / (2 + f): ln(1 + f) = 2 atanh(s) = f - s (f - R), R = 2 (s^2/3 + s^4/5 +
  // …).
  const double f = fraction - 1;
  const double s = f / (2 + f);
  const double s2 = s * s;
  constexpr std::array<double, 10> c = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                                        2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
  const double r = s2 * polynomial(s2, c);
  // f - s (f - R) with the large part f - f^2/2 kept apart: s f = f^2/2 - s f^2/2.
  const double half_square = f * f / 2;
  const double small = s * (half_square + r);
  const double k = exponent;
  return k * kLn2 - ((half_square - (small + k * kLn2Tail)) - f);
}

double portable_pow(double x, double y) {
  if (x != x || y != y || x < 0) return kNaN;
  if (y == 0 || x == 1) return 1;
  if (x == 0) return y > 0 ? 0 : kInfinity;
  return portable_exp(y * portable_log(x));
}

double portable_sin(double x) {
  if (!(std::fabs(x) <= 1e6)) return kNaN;
  const Reduced angle = reduce_angle(x);
  const double value =
      angle.quadrant % 2 == 0 ? sine_kernel(angle.head, angle.tail) : cosine_kernel(angle.head, angle.tail);
  return angle.quadrant >= 2 ? -value : value;
}

double portable_cos(double x) {
  if (!(std::fabs(x) <= 1e6)) return kNaN;
  const Reduced angle = reduce_angle(x);
  const double value =
      angle.quadrant % 2 == 0 ? cosine_kernel(angle.head, angle.tail) : sine_kernel(angle.head, angle.tail);
  return angle.quadrant == 1 || angle.quadrant == 2 ? -value : value;
}

double portable_tan(double x) {
  if (!(std::fabs(x) <= 1e6)) return kNaN;
  const Reduced angle = reduce_angle(x);
  const double sine = sine_kernel(angle.head, angle.tail);
  const double cosine = cosine_kernel(angle.head, angle.tail);
  return angle.quadrant % 2 == 0 ? sine / cosine : -cosine / sine;
}

double portable_atan(double x) {
  if (x != x) return x;
  const double size = std::fabs(x);
  const double sign = x < 0 ? -1 : 1;
  if (size > 1e17) return sign * kHalfPi;
  // atan(a) = atan(k/8) + atan((a - k/8) / (1 + a k/8)), a at most 1; the table holds atan(k/8) in two parts.
  constexpr std::array<double, 9> head = {0,
                                          0x1.fd5ba9aac2f6ep-4,
                                          0x1.f5b75f92c80ddp-3,
                                          0x1.6f61941e4def1p-2,
                                          0x1.dac670561bb4fp-2,
                                          0x1.1e00babdefeb4p-1,
                                          0x1.4978fa3269ee1p-1,
                                          0x1.700a7c5784634p-1,
                                          0x1.921fb54442d18p-1};
  constexpr std::array<double, 9> tail = {0,
                                          -0x1.cd37686760c17p-59,
                                          0x1.8ab6e3cf7afbdp-57,
                                          -0x1.c63aae6f6e918p-56,
                                          0x1.a2b7f222f65e2p-56,
                                          -0x1.928df287a668fp-58,
                                          0x1.2419a87f2a458p-56,
                                          -0x1.8c34d25aadef6p-56,
                                          0x1.1a62633145c07p-55};
  // Beyond 1 the same with the quotient 1/x written out, so that it is rounded once.
  const bool beyond = size > 1;
  const double a = beyond ? 1 / size : size;
  const double k = a < 0.11 ? 0 : std::floor(a * 8 + 0.5);  // near 1/16 the two parts would cancel
  const double knot = k / 8;
  const double t = beyond ? (1 - knot * size) / (size + knot) : (size - knot) / (1 + size * knot);
  constexpr std::array<double, 8> c = {-1.0 / 3,  1.0 / 5,  -1.0 / 7,  1.0 / 9,
                                       -1.0 / 11, 1.0 / 13, -1.0 / 15, 1.0 / 17};
  const double t2 = t * t;
  const auto at = static_cast<std::size_t>(k);
  const double small = t * t2 * polynomial(t2, c) + tail[at];
  if (!beyond) return sign * (head[at] + (t + small));
  const double base = kHalfPi - head[at];
  const double lost = (kHalfPi - base) - head[at];
  return sign * (base - (t + (small - (lost + kHalfPiTail))));
}

double portable_atan2(double y, double x) {
  if (x != x || y != y) return kNaN;
  if (x == 0 && y == 0) return 0;
  if (x == 0) return y > 0 ? kHalfPi : -kHalfPi;
  const double angle = portable_atan(y / x);
  if (x > 0) return angle;
  return y < 0 ? angle - 2 * kHalfPi : angle + 2 * kHalfPi;
}

}  // namespace pcn
