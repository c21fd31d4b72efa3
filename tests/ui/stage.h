#pragma once

#include <utility>

#include "tests/ui/headless.h"
#include "web/ui/draw_document.h"

namespace pcn::testing {

// Draws one document in every frame.
class Stage {
 public:
  explicit Stage(Document document, float width = 800)
      : headless(width, 900), document_(std::move(document)) {}
  void frame() {
    headless.frame([&] { ui::draw_document(document_, version, memory, headless.ui); });
  }
  void settle() {
    for (int i = 0; i < 3; ++i) frame();
  }
  void click(ImVec2 at) {
    headless.click(at, [this] { frame(); });
  }
  // The first action that a click on a raster of points brings about; empty if none does.
  ActionText first_action(float top, float bottom) {
    for (float y = top; y < bottom; y += 7) {
      for (float x = 24; x < 780; x += 24) {
        click({x, y});
        const auto actions = headless.take_actions();
        if (!actions.empty()) return actions.front();
      }
    }
    return {};
  }

  HeadlessUi headless;
  ui::DocumentMemory memory;
  std::uint32_t version = 1;

 private:
  Document document_;
};

inline Document with(Block block) {
  Document document;
  document.id = "d";
  document.title = "Title";
  document.blocks.push_back(std::move(block));
  return document;
}

}  // namespace pcn::testing
