#include "core/state/layers.h"

#include "core/model/district_words.h"
#include "core/model/query.h"

namespace pcn {

const std::vector<Layer>& layers() {
  static const std::vector<Layer> all = {
      {"practices", "GP practices", LayerGroup::kCare, true},
      {"branches", "Branches and surgeries taken over", LayerGroup::kCare, false},
      {"former-sites", "Former sites, may have closed", LayerGroup::kCare, false},
      {"enhanced-access", "Evening and weekend clinics", LayerGroup::kCare, false},
      {"pharmacies", "Pharmacies", LayerGroup::kCare, false},
      {"hospitals", "Hospitals", LayerGroup::kCare, false},
      {kOwnServicesLayer, "Services from your file", LayerGroup::kCare, true},
      {"network-names", "Network names", LayerGroup::kMap, true},
      {"districts", "Borders of local authorities", LayerGroup::kMap, true},
      {"places", "Place names", LayerGroup::kMap, true},
      {"thames", "Rivers", LayerGroup::kMap, true},
      {"parks", "Parks", LayerGroup::kMap, true},
      {"rail", "Railways", LayerGroup::kMap, true},
      {"streets", "Streets, from close by", LayerGroup::kMap, true},
      {"stations", "Stations", LayerGroup::kMap, false},
  };
  return all;
}

const Layer* find_layer(std::string_view id) {
  for (const Layer& layer : layers()) {
    if (layer.id == id) return &layer;
  }
  return nullptr;
}

bool has_layer(const Dataset& data, const Layer& layer) {
  return layer.id != "streets" || find_provenance(data, kStreetsGroup) != nullptr;
}

std::string title_of(const Layer& layer, const Dataset& data) {
  if (layer.id != "districts") return std::string(layer.title);
  return "Borders of " + std::string(district_words(data).many);
}

bool shows_layer(const AppState& state, std::string_view layer) {
  for (const std::string& shown : state.layers) {
    if (shown == layer) return true;
  }
  return false;
}

}  // namespace pcn
