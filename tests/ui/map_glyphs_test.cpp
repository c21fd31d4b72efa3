#include "web/ui/map_glyphs.h"

#include <cmath>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "imgui_internal.h"
#include "tests/ui/headless.h"

namespace pcn {
namespace {

using testing::HeadlessUi;

// What `draw` puts on a list, as the graphics card would: how much ink lies at a place, from 0 to 1, and how
// many quads there are.
struct Drawn {
  std::vector<ImDrawVert> corners;
  int texture_width = 0, texture_height = 0;
  std::vector<std::uint8_t> opacity;  // of the texture

  [[nodiscard]] std::size_t quads() const { return corners.size() / 4; }

  [[nodiscard]] double ink_at(float x, float y) const {
    double ink = 0;
    for (std::size_t first = 0; first + 3 < corners.size(); first += 4) {
      const ImDrawVert& from = corners[first];
      const ImDrawVert& to = corners[first + 2];
      if (x < from.pos.x || y < from.pos.y || x >= to.pos.x || y >= to.pos.y) continue;
      const auto along = [](float at, float begin, float end, float u, float v) {
        return u + (at - begin) / (end - begin) * (v - u);
      };
      const auto column = static_cast<int>(along(x, from.pos.x, to.pos.x, from.uv.x, to.uv.x) *
                                           static_cast<float>(texture_width));
      const auto row = static_cast<int>(along(y, from.pos.y, to.pos.y, from.uv.y, to.uv.y) *
                                        static_cast<float>(texture_height));
      ink = std::max(ink, opacity[static_cast<std::size_t>(row * texture_width + column)] / 255.0);
    }
    return ink;
  }
};

Drawn draw(HeadlessUi& headless, const std::function<void(ImDrawList&)>& what) {
  Drawn drawn;
  headless.bare_frame([&] {
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const int before = list.VtxBuffer.Size;
    what(list);
    for (int i = before; i < list.VtxBuffer.Size; ++i) drawn.corners.push_back(list.VtxBuffer[i]);
    ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
    drawn.texture_width = texture.Width;
    drawn.texture_height = texture.Height;
    for (int i = 0; i < texture.Width * texture.Height; ++i) {
      drawn.opacity.push_back(texture.Pixels[(i + 1) * texture.BytesPerPixel - 1]);
    }
  });
  return drawn;
}

TEST(MapGlyphs, ADiscCoversWhatACircleDoesAndIsOneQuad) {
  HeadlessUi headless;
  const Drawn disc = draw(headless, [&](ImDrawList& list) {
    headless.glyphs.add_mark(list, MarkerShape::kCircle, {100, 100}, 20, 0, IM_COL32_WHITE);
  });
  EXPECT_EQ(disc.quads(), 1u);
  for (float angle = 0; angle < 6.3f; angle += 0.2f) {
    const auto at = [&](float radius) {
      return disc.ink_at(100 + radius * std::cos(angle), 100 + radius * std::sin(angle));
    };
    EXPECT_EQ(at(8.5f), 1) << angle;
    EXPECT_EQ(at(11.5f), 0) << angle;
  }
}

TEST(MapGlyphs, EveryShapeIsItsOwnAndItsEdgeLiesAllAround) {
  HeadlessUi headless;
  std::set<std::vector<int>> pictures;
  for (const MarkerShape shape : {MarkerShape::kCircle, MarkerShape::kRing, MarkerShape::kSquare,
                                  MarkerShape::kDiamond, MarkerShape::kTriangle, MarkerShape::kCross}) {
    const auto mark = [&](float grow) {
      return draw(headless, [&](ImDrawList& list) {
        headless.glyphs.add_mark(list, shape, {100, 100}, 24, grow, IM_COL32_WHITE);
      });
    };
    const Drawn plain = mark(0);
    const Drawn edge = mark(2);
    std::vector<int> picture;
    int inside = 0, around = 0;
    for (int y = 70; y < 130; ++y) {
      for (int x = 70; x < 130; ++x) {
        const double ink = plain.ink_at(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
        const double more = edge.ink_at(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
        EXPECT_GE(more, ink) << x << ' ' << y;
        picture.push_back(ink > 0.5);
        inside += ink > 0.5;
        around += more > 0.5 && ink <= 0.5;
      }
    }
    EXPECT_GT(inside, 120);
    EXPECT_GT(around, 100);
    EXPECT_TRUE(pictures.insert(picture).second);
  }
}

TEST(MapGlyphs, ALetterHasItsEdgeAllAroundAndNoInkIsLost) {
  HeadlessUi headless;
  ImVec2 size;
  const Drawn letters = draw(headless, [&](ImDrawList& list) {
    size = ImGui::CalcTextSize("Lee 2");
    list.AddText({50, 50}, IM_COL32_WHITE, "Lee 2");
  });
  const Drawn halo = draw(headless, [&](ImDrawList& list) {
    headless.glyphs.add_halo(list, {50, 50}, "Lee 2", IM_COL32_WHITE);
  });
  EXPECT_EQ(halo.quads(), 4u);  // a space has none
  int inked = 0;
  for (float y = 46.5f; y < 54 + size.y; ++y) {
    for (float x = 46.5f; x < 54 + size.x; ++x) {
      if (letters.ink_at(x, y) < 0.9) continue;
      ++inked;
      for (const ImVec2 step : {ImVec2{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        EXPECT_GT(halo.ink_at(x + step.x, y + step.y), 0.8) << x << ' ' << y;
      }
    }
  }
  EXPECT_GT(inked, 20);
  EXPECT_EQ(halo.ink_at(50 + size.x / 2, 50 - 6), 0);
}

TEST(MapGlyphs, WhatWasDrawnOnceTakesNoMoreOfTheTexture) {
  HeadlessUi headless;
  const auto everything = [&](ImDrawList& list) {
    for (float x = 10; x < 700; x += 7) {
      headless.glyphs.add_mark(list, MarkerShape::kSquare, {x, 40}, 11, 1.2f, IM_COL32_WHITE);
    }
    headless.glyphs.add_halo(list, {10, 80}, "Deptford and Deptford", IM_COL32_BLACK);
  };
  const Drawn first = draw(headless, everything);
  const int rects = ImGui::GetIO().Fonts->Builder->RectsPackedCount;
  const Drawn second = draw(headless, everything);
  EXPECT_EQ(ImGui::GetIO().Fonts->Builder->RectsPackedCount, rects);
  EXPECT_EQ(first.quads(), second.quads());
  draw(headless, [&](ImDrawList& list) {
    headless.glyphs.add_mark(list, MarkerShape::kSquare, {40, 40}, 14, 1.2f, IM_COL32_WHITE);
  });
  EXPECT_EQ(ImGui::GetIO().Fonts->Builder->RectsPackedCount, rects + 1);
}

}  // namespace
}  // namespace pcn
