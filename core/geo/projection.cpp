#include "core/geo/projection.h"

#include <algorithm>
#include <cmath>

#include "core/base/portable_math.h"

namespace pcn {
namespace {

constexpr double kPi = 0x1.921fb54442d18p+1;
constexpr double kRadian = kPi / 180;

struct Ellipsoid {
  double a;   // semi-major axis, metres
  double e2;  // eccentricity squared
};

constexpr double kAiryA = 6377563.396;
constexpr double kAiryB = 6356256.909;
constexpr Ellipsoid kAiry = {kAiryA, 1 - (kAiryB * kAiryB) / (kAiryA * kAiryA)};
constexpr double kWgsA = 6378137.0;
constexpr double kWgsB = 6356752.314245179;  // a (1 - 1 / 298.257223563)
constexpr Ellipsoid kWgs = {kWgsA, 1 - (kWgsB * kWgsB) / (kWgsA * kWgsA)};

// The National Grid: scale on the central meridian, true origin 49 N 2 W, false origin.
constexpr double kScale = 0.9996012717;
constexpr double kOriginLat = 49 * kRadian;
constexpr double kOriginLon = -2 * kRadian;
constexpr double kSinOrigin = 0x1.82694b4a11c37p-1;  // of 49 degrees
constexpr double kCosOrigin = 0x1.4fe6f81384fd4p-1;
constexpr double kFalseEast = 400000;
constexpr double kFalseNorth = -100000;

struct Geodetic {
  double lat;  // radians
  double lon;
  double height;  // metres above the ellipsoid
};

struct Cartesian {
  double x, y, z;
};

struct Sine {
  double sin, cos;
};
Sine sine(double angle) { return {portable_sin(angle), portable_cos(angle)}; }

Cartesian to_cartesian(const Ellipsoid& ellipsoid, const Geodetic& place) {
  const Sine lat = sine(place.lat);
  const Sine lon = sine(place.lon);
  const double nu = ellipsoid.a / std::sqrt(1 - ellipsoid.e2 * lat.sin * lat.sin);
  return {(nu + place.height) * lat.cos * lon.cos, (nu + place.height) * lat.cos * lon.sin,
          ((1 - ellipsoid.e2) * nu + place.height) * lat.sin};
}

// Latitude in closed form after B. R. Bowring, "Transformation from spatial to geographical coordinates",
// Survey Review 23 (1976): off by less than 1e-11 radians near the ground.
Geodetic to_geodetic(const Ellipsoid& ellipsoid, const Cartesian& place) {
  const double p = std::sqrt(place.x * place.x + place.y * place.y);
  const double b = ellipsoid.a * std::sqrt(1 - ellipsoid.e2);
  // The parametric latitude's sine and cosine without the angle itself.
  const double across = place.z * ellipsoid.a;
  const double along = p * b;
  const double norm = std::sqrt(across * across + along * along);
  const double s = across / norm;
  const double c = along / norm;
  const double e2_second = ellipsoid.e2 / (1 - ellipsoid.e2);
  const double y = place.z + e2_second * b * s * s * s;
  const double x = p - ellipsoid.e2 * ellipsoid.a * c * c * c;
  const double size = std::sqrt(x * x + y * y);
  const double sin_lat = y / size;
  const double height =
      p * (x / size) + place.z * sin_lat - ellipsoid.a * std::sqrt(1 - ellipsoid.e2 * sin_lat * sin_lat);
  return {portable_atan2(y, x), portable_atan2(place.y, place.x), height};
}

// WGS84 to OSGB36: translations in metres, rotations in radians, scale.
constexpr double kSecond = kRadian / 3600;
constexpr Cartesian kShift = {-446.448, 125.157, -542.060};
constexpr Cartesian kTurn = {-0.1502 * kSecond, -0.2470 * kSecond, -0.8421 * kSecond};
constexpr double kStretch = 1 + 20.4894e-6;

Cartesian wgs_to_airy(const Cartesian& p) {
  return {kShift.x + kStretch * p.x - kTurn.z * p.y + kTurn.y * p.z,
          kShift.y + kTurn.z * p.x + kStretch * p.y - kTurn.x * p.z,
          kShift.z - kTurn.y * p.x + kTurn.x * p.y + kStretch * p.z};
}

// The exact inverse of the matrix above (s I + [r]x), not the usual change of signs, which is off by
// millimetres: (s I + [r]x)^-1 v = (s v - r x v + r (r . v) / s) / (s^2 + r . r).
Cartesian airy_to_wgs(const Cartesian& p) {
  const Cartesian v = {p.x - kShift.x, p.y - kShift.y, p.z - kShift.z};
  const double dot = kTurn.x * v.x + kTurn.y * v.y + kTurn.z * v.z;
  const double scale = kStretch * kStretch + kTurn.x * kTurn.x + kTurn.y * kTurn.y + kTurn.z * kTurn.z;
  const Cartesian cross = {kTurn.y * v.z - kTurn.z * v.y, kTurn.z * v.x - kTurn.x * v.z,
                           kTurn.x * v.y - kTurn.y * v.x};
  return {(kStretch * v.x - cross.x + kTurn.x * dot / kStretch) / scale,
          (kStretch * v.y - cross.y + kTurn.y * dot / kStretch) / scale,
          (kStretch * v.z - cross.z + kTurn.z * dot / kStretch) / scale};
}

// The forward series of the guide (its annex C; terms named there I to VI) with what the inverse needs
// besides.
struct Projected {
  double east, north;
  double per_lat;  // metres for a radian of latitude and of longitude
  double per_lon;
  double convergence;  // radians between grid north and true north
};

Projected project(double lat, double lon) {
  const Sine at = sine(lat);
  const double s2 = at.sin * at.sin;
  const double c2 = at.cos * at.cos;
  const double t2 = s2 / c2;
  const double w = 1 - kAiry.e2 * s2;
  const double nu = kAiry.a * kScale / std::sqrt(w);
  const double rho = nu * (1 - kAiry.e2) / w;
  const double eta2 = nu / rho - 1;

  // Developed meridian arc; multiple angles of the difference d and the sum from one sine and cosine each.
  const double n = (kAiryA - kAiryB) / (kAiryA + kAiryB);
  const double n2 = n * n;
  const double n3 = n2 * n;
  const double d = lat - kOriginLat;
  const double sd = at.sin * kCosOrigin - at.cos * kSinOrigin;
  const double cd = at.cos * kCosOrigin + at.sin * kSinOrigin;
  const double ss = at.sin * kCosOrigin + at.cos * kSinOrigin;
  const double cs = at.cos * kCosOrigin - at.sin * kSinOrigin;
  const double arc = kAiryB * kScale *
                     ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * d - (3 * n + 3 * n2 + 21.0 / 8 * n3) * sd * cs +
                      (15.0 / 8 * n2 + 15.0 / 8 * n3) * (2 * sd * cd) * (cs * cs - ss * ss) -
                      35.0 / 24 * n3 * (sd * (3 - 4 * sd * sd)) * (cs * (4 * cs * cs - 3)));

  const double l = lon - kOriginLon;
  const double l2 = l * l;
  const double c3 = c2 * at.cos;
  const double c5 = c3 * c2;
  const double ii = nu / 2 * at.sin * at.cos;
  const double iii = nu / 24 * at.sin * c3 * (5 - t2 + 9 * eta2);
  const double iii_a = nu / 720 * at.sin * c5 * (61 - 58 * t2 + t2 * t2);
  const double iv = nu * at.cos;
  const double v = nu / 6 * c3 * (nu / rho - t2);
  const double vi = nu / 120 * c5 * (5 - 18 * t2 + t2 * t2 + 14 * eta2 - 58 * t2 * eta2);
  return {kFalseEast + l * (iv + l2 * (v + l2 * vi)), kFalseNorth + arc + l2 * (ii + l2 * (iii + l2 * iii_a)),
          rho, iv, l * at.sin};
}

// Newton's method on the forward series, so that the two directions agree; the step error is about 1 in
// 1,000.
Geodetic unproject(BritishGrid place) {
  double lat = kOriginLat + (place.north - kFalseNorth) / (kAiry.a * kScale);
  double lon = kOriginLon;
  for (int step = 0; step < 12; ++step) {
    const Projected here = project(lat, lon);
    const double east = place.east - here.east;
    const double north = place.north - here.north;
    if (std::fabs(east) < 1e-6 && std::fabs(north) < 1e-6) break;
    lat += (north - here.convergence * east) / here.per_lat;
    lon += (east + here.convergence * north) / here.per_lon;
  }
  return {lat, lon, 0};
}

LonLat degrees(const Geodetic& place) { return {place.lon / kRadian, place.lat / kRadian}; }

}  // namespace

BritishGrid project_airy(LonLat airy) {
  const Projected place = project(airy.lat * kRadian, airy.lon * kRadian);
  return {place.east, place.north};
}

LonLat unproject_airy(BritishGrid place) { return degrees(unproject(place)); }

BritishGrid to_grid(LonLat place) {
  const Geodetic wgs = {place.lat * kRadian, place.lon * kRadian, 0};
  const Geodetic airy = to_geodetic(kAiry, wgs_to_airy(to_cartesian(kWgs, wgs)));
  const Projected grid = project(airy.lat, airy.lon);
  return {grid.east, grid.north};
}

LonLat to_lonlat(BritishGrid place) {
  Geodetic airy = unproject(place);
  // The height on Airy 1830 at which the place has height 0 on WGS84, as in to_grid: the second pass settles
  // it.
  Geodetic wgs = {};
  for (int pass = 0; pass < 2; ++pass) {
    wgs = to_geodetic(kWgs, airy_to_wgs(to_cartesian(kAiry, airy)));
    airy.height -= wgs.height;
  }
  return degrees(wgs);
}

Mercator to_mercator(LonLat place) {
  constexpr double kLimit = 85.0511287798066;
  const double s = portable_sin(std::clamp(place.lat, -kLimit, kLimit) * kRadian);
  return {kWgsA * (place.lon * kRadian), kWgsA / 2 * portable_log((1 + s) / (1 - s))};
}

LonLat from_mercator(Mercator place) {
  const double e = portable_exp(place.y / kWgsA);
  return {place.x / kWgsA / kRadian, portable_atan((e - 1 / e) / 2) / kRadian};
}

Mercator grid_to_mercator(BritishGrid place) { return to_mercator(to_lonlat(place)); }

BritishGrid mercator_to_grid(Mercator place) { return to_grid(from_mercator(place)); }

double mercator_scale(LonLat place) { return 1 / portable_cos(place.lat * kRadian); }

}  // namespace pcn
