#include "core/state/layers.h"

#include "core/model/district_words.h"
#include "core/model/query.h"
#include "texts/layers.h"

namespace pcn {

const std::vector<Layer>& layers() {
  static const std::vector<Layer> all = {
      {"practices", text::layers::practices, LayerGroup::kCare, true},
      {"branches", text::layers::branches, LayerGroup::kCare, false},
      {"former-sites", text::layers::former_sites, LayerGroup::kCare, false},
      {"enhanced-access", text::layers::enhanced_access, LayerGroup::kCare, false},
      {"pharmacies", text::layers::pharmacies, LayerGroup::kCare, false},
      {"hospitals", text::layers::hospitals, LayerGroup::kCare, false},
      {kOwnServicesLayer, text::layers::own_services, LayerGroup::kCare, true},
      {"network-names", text::layers::network_names, LayerGroup::kMap, true},
      {"districts", text::layers::districts, LayerGroup::kMap, true},
      {"places", text::layers::places, LayerGroup::kMap, true},
      {"thames", text::layers::rivers, LayerGroup::kMap, true},
      {"parks", text::layers::parks, LayerGroup::kMap, true},
      {"rail", text::layers::rail, LayerGroup::kMap, true},
      {"streets", text::layers::streets, LayerGroup::kMap, true},
      {"stations", text::layers::stations, LayerGroup::kMap, false},
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
  if (layer.id != "districts") return layer.title;
  return say(text::layers::districts_of{.districts = district_words(data).many});
}

bool shows_layer(const AppState& state, std::string_view layer) {
  for (const std::string& shown : state.layers) {
    if (shown == layer) return true;
  }
  return false;
}

}  // namespace pcn
