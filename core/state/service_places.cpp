#include "core/state/service_places.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/text.h"
#include "core/geo/projection.h"
#include "core/state/context.h"
#include "texts/service_places.h"

namespace pcn {
namespace {

constexpr double kFarFromArea = 15'000;    // metres: nearer, a clinic of a neighbour may serve the area
constexpr double kFarFromPostcode = 3000;  // metres: the largest rural postcodes reach so far

bool in_great_britain(LonLat place) {
  return place.lat >= 49.8 && place.lat <= 60.9 && place.lon >= -8.7 && place.lon <= 1.8;
}

std::optional<BritishGrid> point_of(const Dataset& data, std::string_view postcode) {
  const Postcode* found = find_postcode(data, postcode);
  if (!found) return std::nullopt;
  return BritishGrid{static_cast<double>(found->east), static_cast<double>(found->north)};
}

double between(BritishGrid a, BritishGrid b) { return std::hypot(a.east - b.east, a.north - b.north); }

double from_area(const Dataset& data, BritishGrid point) {
  double nearest = 1e12;
  for (const SmallArea& place : data.small_areas) nearest = std::min(nearest, between(place.centroid, point));
  return nearest;
}

std::string words_of(LonLat place) {
  return say(text::service_places::position{.latitude = format_decimal(place.lat, 4),
                                            .longitude = format_decimal(place.lon, 4)});
}

const std::string& name_of(const FileLocation& location) {
  return location.name.empty() ? location.id : location.name;
}

class Judge {
 public:
  Judge(const Dataset& data, std::string_view file) : data_(data), file_(file) {}

  void judge(FileLocation& location) {
    const auto postcode = point_of(data_, location.postcode);
    if (location.position && !in_great_britain(*location.position)) {
      const LonLat turned{location.position->lat, location.position->lon};
      const TextId fault = in_great_britain(turned) ? text::service_places::wrong_way_round::kId
                                                    : text::service_places::outside_britain::kId;
      const std::string position = words_of(*location.position);
      tell(location, "latitude",
           say(fault, {std::string_view(name_of(location)), std::string_view(position)}));
      location.position.reset();
    }
    if (location.position) judge_position(location, postcode);
    if (!location.postcode.empty() && !postcode) {
      const TextId fault = location.position || location.doubtful
                               ? text::service_places::postcode_unknown::kId
                               : text::service_places::postcode_unknown_not_shown::kId;
      tell(location, "postal_code",
           say(fault, {std::string_view(data_.name), std::string_view(name_of(location)),
                       std::string_view(location.postcode)}));
    }
  }

  Diagnostics take() { return std::move(said_); }

 private:
  void judge_position(FileLocation& location, const std::optional<BritishGrid>& postcode) {
    const BritishGrid point = to_grid(*location.position);
    if (postcode && between(*postcode, point) > kFarFromPostcode) {
      location.doubtful = true;
      tell(location, "latitude",
           say(text::service_places::far_from_postcode{.distance = format_distance(between(*postcode, point)),
                                                       .name = name_of(location),
                                                       .position = words_of(*location.position),
                                                       .postcode = location.postcode}));
    } else if (const double away = from_area(data_, point); away > kFarFromArea) {
      tell(location, "latitude",
           say(text::service_places::far_from_area{.area = data_.name,
                                                   .distance = format_distance(away),
                                                   .name = name_of(location),
                                                   .position = words_of(*location.position)}));
      location.position.reset();
    }
  }

  // A place that several services share is spoken of once.
  void tell(const FileLocation& location, std::string_view field, std::string detail) {
    if (!known_.insert(location.id + "\n" + std::string(field)).second) return;
    said_.push_back({Severity::kWarning,
                     "service-place-doubtful",
                     {file_, 0, 0, "locations, id " + location.id + ", " + std::string(field)},
                     std::move(detail),
                     1,
                     0});
  }

  const Dataset& data_;
  std::string file_;
  std::set<std::string> known_;
  Diagnostics said_;
};

}  // namespace

std::optional<BritishGrid> place_of(const Dataset& data, const FileLocation& location) {
  if (location.doubtful) return std::nullopt;
  if (location.position) return to_grid(*location.position);
  return point_of(data, location.postcode);
}

Diagnostics judge_places(LoadedServices& loaded, const Dataset& data) {
  Judge judge(data, loaded.file.name);
  for (FileService& service : loaded.file.services) {
    for (FileLocation& location : service.locations) judge.judge(location);
  }
  return judge.take();
}

}  // namespace pcn
