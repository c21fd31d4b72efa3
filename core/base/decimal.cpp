#include "core/base/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace pcn {
namespace {

constexpr std::uint32_t kLimb = 1'000'000'000;  // long numbers are stored by nine digits, lowest first
constexpr int kLimbDigits = 9;
constexpr std::array<double, 23> kExactPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr int kMostPower = 22;
constexpr std::size_t kExactDigits = 15;  // so few digits are a whole double
constexpr std::uint64_t kInfinity = std::uint64_t{0x7FF} << 52U;

// 0.d1d2d3… times ten to the power `point`; no zero at either end, no digits at all for zero.
struct Decimal {
  std::string digits;
  int point = 0;

  void trim() {
    digits.erase(digits.find_last_not_of('0') + 1);
    const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, zeros);
    point = digits.empty() ? 0 : point - static_cast<int>(zeros);
  }
};

std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

double double_of(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// mantissa times two to the power exponent. A negative power of two is one of five with the point moved.
Decimal expand(std::uint64_t mantissa, int exponent) {
  std::vector<std::uint32_t> limbs;
  for (; mantissa > 0; mantissa /= kLimb) limbs.push_back(static_cast<std::uint32_t>(mantissa % kLimb));
  for (int left = std::abs(exponent); left > 0;) {
    std::uint32_t factor = 1;
    for (int i = 0; i < 13 && left > 0; ++i, --left) factor *= exponent < 0 ? 5 : 2;
    std::uint64_t carry = 0;
    for (std::uint32_t& limb : limbs) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry % kLimb);
      carry /= kLimb;
    }
    for (; carry > 0; carry /= kLimb) limbs.push_back(static_cast<std::uint32_t>(carry % kLimb));
  }
  Decimal decimal{std::string(limbs.size() * kLimbDigits, '0'), 0};
  std::size_t at = decimal.digits.size();
  for (std::uint32_t limb : limbs) {
    for (int i = 0; i < kLimbDigits; ++i, limb /= 10) decimal.digits[--at] += static_cast<char>(limb % 10);
  }
  decimal.point = static_cast<int>(decimal.digits.size()) + std::min(exponent, 0);
  decimal.trim();
  return decimal;
}

// The finite double with these bits, without its sign; or the point half-way between it and the next above.
Decimal expand_bits(std::uint64_t bits, bool half_above) {
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52U) - 1);
  const int exponent = static_cast<int>(bits >> 52U & 0x7FFU);
  const std::uint64_t mantissa = exponent == 0 ? fraction : fraction | std::uint64_t{1} << 52U;
  const int power = std::max(exponent, 1) - 1075;
  return half_above ? expand(2 * mantissa + 1, power - 1) : expand(mantissa, power);
}

// At most `count` digits, halves to even; a count below one rounds to a place in front of all digits.
Decimal rounded(Decimal decimal, int count) {
  std::string& digits = decimal.digits;
  const int size = static_cast<int>(digits.size());
  if (count >= size) return decimal;
  if (count < 0) return {};
  const auto keep = static_cast<std::size_t>(count);
  const bool odd = keep > 0 && (digits[keep - 1] - '0') % 2 != 0;
  const bool up = digits[keep] > '5' || (digits[keep] == '5' && (keep + 1 < digits.size() || odd));
  digits.resize(keep);
  if (up) {
    while (!digits.empty() && digits.back() == '9') digits.pop_back();
    if (digits.empty()) {
      digits = "1";
      ++decimal.point;
    } else {
      ++digits.back();
    }
  }
  decimal.trim();
  return decimal;
}

// Below zero if a < b, zero if they are equal.
int compare(const Decimal& a, const Decimal& b) {
  if (a.digits.empty() || b.digits.empty()) return b.digits.empty() - a.digits.empty();
  return a.point != b.point ? a.point - b.point : a.digits.compare(b.digits);
}

// The whole number that the first digits are.
double leading(const std::string& digits, std::size_t count) {
  std::uint64_t whole = 0;
  for (std::size_t i = 0; i < count; ++i) whole = whole * 10 + static_cast<std::uint64_t>(digits[i] - '0');
  return static_cast<double>(whole);
}

// The nearest double; infinity beyond the largest.
double nearest(const Decimal& decimal) {
  if (decimal.digits.empty() || decimal.point < -330) return 0;
  if (decimal.point > 310) return double_of(kInfinity);
  const std::size_t used = std::min<std::size_t>(decimal.digits.size(), 17);
  int power = decimal.point - static_cast<int>(used);
  double guess = leading(decimal.digits, used);
  const bool exact = decimal.digits.size() <= kExactDigits && std::abs(power) <= kMostPower;
  while (power != 0) {
    const int step = std::min(std::abs(power), kMostPower);
    if (power > 0) {
      guess *= kExactPowers[static_cast<std::size_t>(step)];
    } else {
      guess /= kExactPowers[static_cast<std::size_t>(step)];
    }
    power += power > 0 ? -step : step;
  }
  if (exact) return guess;  // one operation on exact values is rounded correctly
  // The guess is a few steps off at most; the exact half-way points around it decide.
  for (std::uint64_t bits = std::min(bits_of(guess), kInfinity - 1);;) {
    const bool odd = (bits & 1U) != 0;
    const int above = compare(decimal, expand_bits(bits, true));
    if (above > 0 || (above == 0 && odd)) {
      if (++bits == kInfinity) return double_of(kInfinity);
      continue;
    }
    if (bits == 0) return 0;
    const int below = compare(decimal, expand_bits(bits - 1, true));
    if (below > 0 || (below == 0 && !odd)) return double_of(bits);
    --bits;
  }
}

std::string with_point(const Decimal& decimal, int places) {
  std::string text =
      decimal.point > 0 ? decimal.digits.substr(0, static_cast<std::size_t>(decimal.point)) : "0";
  if (decimal.point > 0) text.resize(static_cast<std::size_t>(decimal.point), '0');
  if (places <= 0) return text;
  std::string behind(static_cast<std::size_t>(std::max(0, -decimal.point)), '0');
  if (decimal.point < static_cast<int>(decimal.digits.size()))
    behind += decimal.digits.substr(static_cast<std::size_t>(std::max(0, decimal.point)));
  behind.resize(static_cast<std::size_t>(places), '0');
  return text + "." + behind;
}

}  // namespace

std::string fixed_text(double value, int places) {
  const Decimal exact = expand_bits(bits_of(value), false);
  return (std::signbit(value) ? "-" : "") + with_point(rounded(exact, exact.point + places), places);
}

std::string shortest_text(double value) {
  const Decimal exact = expand_bits(bits_of(value), false);
  int count = static_cast<int>(kExactDigits);
  Decimal decimal = rounded(exact, count);
  while (count < 17 && nearest(decimal) != std::fabs(value)) decimal = rounded(exact, ++count);
  std::string text = std::signbit(value) ? "-" : "";
  const int size = static_cast<int>(decimal.digits.size());
  const int exponent = size == 0 ? 0 : decimal.point - 1;
  if (exponent >= -4 && exponent < count) return text + with_point(decimal, size - decimal.point);
  text += decimal.digits[0];
  if (size > 1) text += "." + decimal.digits.substr(1);
  text += exponent < 0 ? "e-" : "e+";
  if (std::abs(exponent) < 10) text += '0';
  return text + std::to_string(std::abs(exponent));
}

std::optional<double> parse_decimal(std::string_view text) {
  constexpr std::size_t kLongest = 2000;  // exact reading takes time by the square of the length
  if (text.size() > kLongest) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Decimal decimal;
  bool point_seen = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      decimal.digits += c;
      decimal.point += point_seen ? 0 : 1;
    } else if (c == '.' && !point_seen) {
      point_seen = true;
    } else {
      break;
    }
  }
  if (decimal.digits.empty()) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    text.remove_prefix(at + 1);
    const bool small = text.starts_with('-');
    if (small || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    constexpr int kFar = 100'000'000;
    int exponent = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      exponent = std::min(exponent * 10 + (c - '0'), kFar);
    }
    decimal.point += small ? -exponent : exponent;
  }
  decimal.trim();
  const double value = nearest(decimal);
  if (std::isinf(value)) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace pcn
