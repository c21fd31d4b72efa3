#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/chart/picture.h"
#include "core/document/document.h"
#include "core/map/palette.h"
#include "core/map/scene.h"
#include "imgui.h"
#include "theme_tokens.h"

namespace pcn::ui {

class MapGlyphs;

// The two cuts of the page's typeface. Without them the fallback font of Dear ImGui stands in for both.
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* strong = nullptr;
};

// Type sizes as Dear ImGui counts them, from ascender to descender: 1.21 times the size that CSS gives Inter.
inline constexpr float kBodySize = theme::kTextSize + 2;
inline constexpr float kSmallSize = theme::kSmallTextSize + 2;
inline constexpr float kTinySize = theme::kSmallTextSize;

// What every drawer needs: colours, fonts, how it is pointed at, and where the actions go.
struct Ui {
  bool dark = false;
  bool touch = false;  // the last pointer was a finger: targets are larger
  bool reduced_motion = false;
  double now = 0;  // seconds, of the frame
  Fonts fonts;
  MapGlyphs* glyphs = nullptr;
  const chart::NetworkColours* colours = nullptr;  // in charts as on the map
  std::vector<ActionText>* actions = nullptr;
  std::string* focused = nullptr;  // what has the keyboard, in words
  std::string* copied = nullptr;   // what a copy of it would be: a row of a table

  void act(std::string_view action) const {
    if (actions != nullptr && !action.empty()) actions->emplace_back(action);
  }
  // Right after an item: if it has the keyboard, these are the words for it, as "name, more, last".
  void tell(std::string_view name, std::string_view more = {}, std::string_view last = {}) const;
  [[nodiscard]] ImU32 colour(theme::Ui token) const;
  [[nodiscard]] ImU32 colour(theme::Ui token, float alpha) const;  // alpha multiplies the token's own
  [[nodiscard]] ImU32 paint(PaletteIndex paint) const;
  [[nodiscard]] ImU32 paint(Paint paint) const { return this->paint(static_cast<PaletteIndex>(paint)); }
  [[nodiscard]] ImU32 tone(Tone tone) const;
  // The least height of something to be pressed.
  [[nodiscard]] float target() const { return touch ? theme::kTarget : 32.0f; }
};

// Sets colours, rounding and spacing of the current Dear ImGui context.
void apply_style(bool dark, bool touch);

// While it lives, text is of this size and cut.
class TextStyle {
 public:
  TextStyle(const Ui& ui, float size, bool strong = false);
  ~TextStyle();
  TextStyle(const TextStyle&) = delete;
  TextStyle& operator=(const TextStyle&) = delete;
};

// A colour between two, at t from 0 to 1.
[[nodiscard]] ImU32 mix(ImU32 from, ImU32 to, float t);
// Black or white, whichever stands out more against the colour.
[[nodiscard]] ImU32 readable_on(ImU32 background);

}  // namespace pcn::ui
