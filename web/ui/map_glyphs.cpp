#include "web/ui/map_glyphs.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

namespace pcn::ui {
namespace {

constexpr float kHaloReach = 1.6f;  // from a letter, in pixels of the page

// How far a point is from a shape whose middle is the origin; negative inside. A marker's size is that of its
// circle; the others are larger or smaller, so that all look equally large.
float distance_to(MarkerShape shape, float x, float y, float radius, float grow) {
  const auto box = [&](float across, float down) {
    return std::max(std::abs(x) - across, std::abs(y) - down);
  };
  switch (shape) {
    case MarkerShape::kRing:
      return std::abs(std::hypot(x, y) - radius) - 1.2f - grow;
    case MarkerShape::kSquare:
      return box(radius * 0.9f, radius * 0.9f) - grow;
    case MarkerShape::kDiamond:
      return (std::abs(x) + std::abs(y) - radius * 1.15f) / std::sqrt(2.0f) - grow;
    case MarkerShape::kTriangle: {
      // Twice as high as half its width, but for the tenth that is cut off its foot.
      const float s = radius * 1.2f;
      const float side = (1.8f * std::abs(x) - (y + s)) / std::hypot(1.8f, 1.0f);
      return std::max(side, y - s * 0.8f) - grow;
    }
    case MarkerShape::kCross:
      return std::min(box(radius * 0.36f, radius), box(radius, radius * 0.36f)) - grow;
    case MarkerShape::kCircle:
    case MarkerShape::kPin:
      break;
  }
  return std::hypot(x, y) - radius - grow;
}

// A new rectangle of the texture, each pixel white and as opaque as `cover(column, row)` says, from 0 to 1.
template <class Cover>
int add_rect(int width, int height, Cover&& cover) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasRect rect;
  const ImFontAtlasRectId id = atlas.AddCustomRect(width, height, &rect);
  if (id == ImFontAtlasRectId_Invalid) return -1;
  ImTextureData& texture = *atlas.TexData;
  for (int row = 0; row < height; ++row) {
    auto* pixel = static_cast<std::uint8_t*>(texture.GetPixelsAt(rect.x, rect.y + row));
    for (int column = 0; column < width; ++column, pixel += texture.BytesPerPixel) {
      std::fill_n(pixel, texture.BytesPerPixel, std::uint8_t{255});
      pixel[texture.BytesPerPixel - 1] =
          static_cast<std::uint8_t>(std::lround(255 * std::clamp(cover(column, row), 0.0f, 1.0f)));
    }
  }
  return id;
}

void add_quad(ImDrawList& list, int rect, ImVec2 from, ImVec2 to, ImU32 colour) {
  ImFontAtlasRect place;
  if (!ImGui::GetIO().Fonts->GetCustomRect(rect, &place)) return;
  list.PrimReserve(6, 4);
  list.PrimRectUV(from, to, place.uv0, place.uv1, colour);
}

// Where a letter lies in the texture.
struct Box {
  int left = 0, top = 0, width = 0, height = 0;
};

Box box_of(const ImFontGlyph& letter, const ImTextureData& texture) {
  const auto column = [&](float u) {
    return static_cast<int>(std::lround(u * static_cast<float>(texture.Width)));
  };
  const auto row = [&](float v) {
    return static_cast<int>(std::lround(v * static_cast<float>(texture.Height)));
  };
  const int left = column(letter.U0), top = row(letter.V0);
  return {left, top, column(letter.U1) - left, row(letter.V1) - top};
}

// How opaque the letter is, from 0 to 1, row by row.
std::vector<float> opacity_of(const Box& box, ImTextureData& texture) {
  std::vector<float> opacity;
  for (int row = 0; row < box.height; ++row) {
    for (int column = 0; column < box.width; ++column) {
      const auto* pixel =
          static_cast<const std::uint8_t*>(texture.GetPixelsAt(box.left + column, box.top + row));
      opacity.push_back(static_cast<float>(pixel[texture.BytesPerPixel - 1]) / 255);
    }
  }
  return opacity;
}

}  // namespace

template <class Make>
int MapGlyphs::rect_for(const Key& key, Make&& make) {
  const auto at = std::lower_bound(glyphs_.begin(), glyphs_.end(), key,
                                   [](const Glyph& glyph, const Key& wanted) { return glyph.key < wanted; });
  if (at != glyphs_.end() && at->key == key) return at->rect;
  return glyphs_.insert(at, {key, make()})->rect;
}

void MapGlyphs::add_mark(ImDrawList& list, MarkerShape shape, ImVec2 centre, float size, float grow,
                         ImU32 colour) {
  // Sizes go up in quarters of a device pixel, so that a map being zoomed needs only some dozens.
  const float density = ImGui::GetIO().DisplayFramebufferScale.x;
  const auto quarters = [density](float length) {
    return static_cast<std::uint32_t>(std::lround(length * density * 4));
  };
  const Key key{0, static_cast<std::uint32_t>(shape), quarters(size), quarters(grow)};
  const int half = static_cast<int>(std::ceil((size * 0.6f + grow * 1.5f) * density)) + 2;
  const int rect = rect_for(key, [&] {
    const auto from_middle = [&](int pixel) { return (static_cast<float>(pixel - half) + 0.5f) / density; };
    return add_rect(2 * half, 2 * half, [&](int column, int row) {
      return 0.5f - density * distance_to(shape, from_middle(column), from_middle(row), size / 2, grow);
    });
  });
  const float reach = static_cast<float>(half) / density;
  add_quad(list, rect, {centre.x - reach, centre.y - reach}, {centre.x + reach, centre.y + reach}, colour);
}

void MapGlyphs::add_halo(ImDrawList& list, ImVec2 at, std::string_view text, ImU32 colour) {
  ImFontBaked& font = *ImGui::GetFontBaked();
  const auto eighths = [](float value) { return static_cast<std::uint32_t>(std::lround(value * 8)); };
  float x = std::trunc(at.x);
  const float y = std::trunc(at.y);
  for (const char* rest = text.data(); rest < text.data() + text.size();) {
    unsigned int code = 0;
    rest += ImTextCharFromUtf8(&code, rest, text.data() + text.size());
    const ImFontGlyph letter = *font.FindGlyph(static_cast<ImWchar>(code));
    const ImVec2 from{x + letter.X0, y + letter.Y0}, to{x + letter.X1, y + letter.Y1};
    x += letter.AdvanceX;
    if (!letter.Visible) continue;
    // Letters may be finer from left to right than from top to bottom.
    ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
    const Box box = box_of(letter, texture);
    const ImVec2 scale{static_cast<float>(box.width) / (to.x - from.x),
                       static_cast<float>(box.height) / (to.y - from.y)};
    const int wide = static_cast<int>(std::ceil(kHaloReach * scale.x)) + 1;
    const int high = static_cast<int>(std::ceil(kHaloReach * scale.y)) + 1;
    const Key key{1 + ImGui::GetFont()->FontId, letter.Codepoint, eighths(font.Size),
                  eighths(font.RasterizerDensity)};
    const int rect = rect_for(key, [&] {
      const std::vector<float> ink = opacity_of(box, texture);
      return add_rect(box.width + 2 * wide, box.height + 2 * high, [&](int column, int row) {
        float most = 0;
        for (int dy = 0; dy <= 2 * high; ++dy) {
          for (int dx = 0; dx <= 2 * wide; ++dx) {
            const int c = column - dx, r = row - dy;
            if (c < 0 || r < 0 || c >= box.width || r >= box.height) continue;
            const float away =
                std::hypot(static_cast<float>(dx - wide) / scale.x, static_cast<float>(dy - high) / scale.y);
            const float near = std::clamp((kHaloReach - away) * scale.y + 0.5f, 0.0f, 1.0f);
            most = std::max(most, near * ink[static_cast<std::size_t>(r * box.width + c)]);
          }
        }
        return most;
      });
    });
    const ImVec2 more{static_cast<float>(wide) / scale.x, static_cast<float>(high) / scale.y};
    add_quad(list, rect, from - more, to + more, colour);
  }
}

}  // namespace pcn::ui
