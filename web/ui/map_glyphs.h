#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/map/scene.h"
#include "imgui.h"

namespace pcn::ui {

// Markers and the soft edges of letters, each drawn once into the texture that holds the letters. On the map
// a marker is then two quads and an edge one for each letter; as polygons, and as letters repeated all
// around, a map full of them takes a software renderer longer than all the rest. One for a Dear ImGui
// context, and to be used within its frames.
class MapGlyphs {
 public:
  // A shape `size` pixels across, and `grow` larger all around; not the pin.
  void add_mark(ImDrawList& list, MarkerShape shape, ImVec2 centre, float size, float grow, ImU32 colour);
  // What lies around a text drawn at this place in the current font.
  void add_halo(ImDrawList& list, ImVec2 at, std::string_view text, ImU32 colour);

 private:
  using Key = std::array<std::uint32_t, 4>;
  struct Glyph {
    Key key;
    int rect = -1;
  };
  // The rectangle of the texture that was made for the key, made by `make` the first time; -1 if there is no
  // room.
  template <class Make>
  int rect_for(const Key& key, Make&& make);

  std::vector<Glyph> glyphs_;  // by key
};

}  // namespace pcn::ui
