#pragma once

namespace pcn {

// Elementary functions whose bits are the same natively and as wasm: made of + - * / and the bits of a double
// only, in one fixed order. Each <cmath> has its own last bits; use these wherever a result could show them.
// An ulp is one unit in the last place of the result. NaN gives NaN.

[[nodiscard]] double portable_exp(double x);  // within 1 ulp; 0 below -745.14, infinity above 709.79
[[nodiscard]] double portable_log(double x);  // within 1 ulp; -infinity at 0, NaN below 0

// x to the power y for x >= 0 (NaN below): relative error at most (2 + |y ln x|) 2^-52. pow(0, y) is 0, 1 or
// infinity for y above, at or below 0; pow(x, 0) is 1.
[[nodiscard]] double portable_pow(double x, double y);

// Radians. Within 1 ulp (tan: 3 ulp) for |x| up to a million; NaN beyond, where the reduction would lose
// bits.
[[nodiscard]] double portable_sin(double x);
[[nodiscard]] double portable_cos(double x);
[[nodiscard]] double portable_tan(double x);

[[nodiscard]] double portable_atan(double x);  // within 1 ulp
// The angle of (x, y) in (-pi, pi]: within 2 ulp; 0 at the origin, for which no angle exists.
[[nodiscard]] double portable_atan2(double y, double x);

// The square root is rounded correctly everywhere by IEEE 754: std::sqrt is portable as it is.

}  // namespace pcn
