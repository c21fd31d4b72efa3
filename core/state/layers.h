#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/state/app_state.h"

namespace pcn {

enum class LayerGroup : std::uint8_t { kCare, kMap };

// Something that can be shown on the map or hidden. The renderer draws the layers of kMap straight from the
// Dataset (thames, parks, rail, streets); all others arrive as markers, outlines and labels of the
// Scene.
struct Layer {
  std::string_view id;
  TextId title;
  LayerGroup group = LayerGroup::kCare;
  bool on_at_first = false;
};

// The title with the word for the councils of the area: "Borders of boroughs".
[[nodiscard]] std::string title_of(const Layer& layer, const Dataset& data);

// All layers in the order of their controls.
[[nodiscard]] const std::vector<Layer>& layers();

// Whether the data can have what the layer shows: streets are in packages only into which they were built.
[[nodiscard]] bool has_layer(const Dataset& data, const Layer& layer);

// Services of a file that the reader opened.
inline constexpr std::string_view kOwnServicesLayer = "own-services";

[[nodiscard]] const Layer* find_layer(std::string_view id);

[[nodiscard]] bool shows_layer(const AppState& state, std::string_view layer);

}  // namespace pcn
