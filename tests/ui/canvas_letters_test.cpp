// A language whose letters the canvas cannot shape: the map with its names, and no panel.
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "core/base/canvas_text.h"
#include "core/base/message.h"
#include "tests/ui/headless.h"
#include "web/ui/map_marks.h"
#include "web/ui/workspace.h"

namespace pcn::ui {
namespace {

// The made-up language as if the canvas could not write it.
std::string texts_with_names_only() {
  std::ifstream file(PCN_MADE_UP_TEXTS, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const std::size_t at = bytes.find("\ntext\n");
  if (at != std::string::npos) bytes.replace(at, 6, "\nnames\n");
  return bytes;
}

TEST(CanvasLetters, ALanguageThatItCannotShapeHasTheMapAloneOnIt) {
  const Desk find, explore = {.explore = true};
  EXPECT_FALSE(canvas_has_names_only());
  EXPECT_GT(lay_out(1440, 800, find).panel.width, 0);
  ASSERT_TRUE(use_texts(texts_with_names_only()));
  EXPECT_TRUE(canvas_has_names_only());
  for (const Desk& desk : {find, explore}) {
    EXPECT_DOUBLE_EQ(lay_out(1440, 800, desk).panel.width, 0);
    EXPECT_DOUBLE_EQ(lay_out(1440, 800, desk).map.width, 1440);
  }
  use_english();
}

TEST(CanvasLetters, LatinLettersAndSignsCanBeWritten) {
  for (const char* text : {"", "Camberwell – 12 “a” → ≈ 3 km²", "Łódź, Příbram, Ấn", "Énglísh"})
    EXPECT_TRUE(canvas_can_write(text)) << text;
  for (const char* text : {"شبكة 12", "नेटवर्क", "网络", "Сеть PCN"})
    EXPECT_FALSE(canvas_can_write(text)) << text;
}

TEST(CanvasLetters, WhatCannotBeWrittenIsNotDrawn) {
  pcn::testing::HeadlessUi headless;
  int drawn = 0, none = 0;
  headless.frame([&] {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const int before = list.VtxBuffer.Size;
    draw_halo_text(list, {10, 10}, "شبكة 12", 0xFF000000, 0xFFFFFFFF, headless.ui);
    none = list.VtxBuffer.Size - before;
    draw_halo_text(list, {10, 10}, "Camberwell 12", 0xFF000000, 0xFFFFFFFF, headless.ui);
    drawn = list.VtxBuffer.Size - before - none;
  });
  EXPECT_EQ(none, 0);
  EXPECT_GT(drawn, 0);
}

}  // namespace
}  // namespace pcn::ui
