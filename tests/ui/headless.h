#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "imgui.h"
#include "web/ui/map_glyphs.h"
#include "web/ui/theme.h"

namespace pcn::testing {

inline void release(ImTextureData& texture) {
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

// What a renderer does at each frame: take over the textures that Dear ImGui made.
inline void take_textures(ImVector<ImTextureData*>& textures) {
  for (ImTextureData* texture : textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      release(*texture);
    } else if (texture->Status == ImTextureStatus_WantCreate ||
               texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

// A Dear ImGui context without window or graphics card: frames are laid out, and input is what the test says.
class HeadlessUi {
 public:
  explicit HeadlessUi(float width = 800, float height = 600) {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0F / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.AddFocusEvent(true);
    ui.fonts.regular = ui.fonts.strong = io.Fonts->AddFontDefault();
    ui.actions = &actions;
    ui.glyphs = &glyphs;
    ui::apply_style(false, false);
  }
  ~HeadlessUi() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) release(*texture);
    ImGui::DestroyContext(context_);
  }
  HeadlessUi(const HeadlessUi&) = delete;
  HeadlessUi& operator=(const HeadlessUi&) = delete;

  // One frame of `draw` inside a window that fills the screen.
  void frame(const std::function<void()>& draw) {
    bare_frame([&] {
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
      ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration);
      draw();
      ImGui::End();
    });
  }
  // One frame of a drawer that makes its own windows.
  void bare_frame(const std::function<void()>& draw) {
    ui.now += 1.0 / 60;
    ImGui::NewFrame();
    {
      const ui::TextStyle style(ui, ui::kBodySize);
      draw();
    }
    finish();
  }

  // Moves, presses and releases in so many frames as Dear ImGui needs to see them.
  void click(ImVec2 at, const std::function<void()>& one_frame) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x, at.y);
    one_frame();
    one_frame();
    io.AddMouseButtonEvent(0, true);
    one_frame();
    io.AddMouseButtonEvent(0, false);
    one_frame();
  }
  void press(ImGuiKey key, const std::function<void()>& one_frame) {
    ImGui::GetIO().AddKeyEvent(key, true);
    one_frame();
    ImGui::GetIO().AddKeyEvent(key, false);
    one_frame();
  }

  std::vector<ActionText> take_actions() { return std::exchange(actions, {}); }

  ui::MapGlyphs glyphs;
  ui::Ui ui;
  std::vector<ActionText> actions;
  int vertices = 0;  // of the last frame

 private:
  void finish() {
    ImGui::Render();
    take_textures(ImGui::GetPlatformIO().Textures);
    vertices = ImGui::GetDrawData()->TotalVtxCount;
  }

  ImGuiContext* context_ = nullptr;
};

}  // namespace pcn::testing
