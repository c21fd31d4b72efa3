#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/io/area_package.h"
#include "tests/support/ascii_area.h"
#include "tests/ui/headless.h"
#include "web/program.h"

namespace pcn::testing {

// A place to run in without a browser: time stands still unless the test moves it.
class FakePlatform final : public Platform {
 public:
  void request_frame() override { frame_asked = true; }
  void wake_in(int milliseconds) override { wake = milliseconds; }
  void set_cursor(CursorShape) override {}
  bool reduced_motion() const override { return reduced; }
  bool coarse_pointer() const override { return false; }
  double now() const override { return time; }
  bool surface_lost() const override { return lost; }
  void changed(std::string_view fragment, std::string_view documents) override {
    fragments.emplace_back(fragment);
    changes.emplace_back(documents);
  }
  void announce(std::string_view text) override { announced.emplace_back(text); }
  void fault(std::string_view text) override { faults.emplace_back(text); }
  void play(std::string_view key) override { played.emplace_back(key); }
  void save(std::string_view chart) override {
    ++saves;
    saved_chart = chart;
  }
  void explain(std::string_view what) override { explained = what; }
  void ask(std::string_view question) override { asked.emplace_back(question); }
  void edit(std::string_view field) override { fields.emplace_back(field); }

  bool frame_asked = false;
  int wake = -1;
  int saves = 0;
  std::string saved_chart;
  std::string explained;
  bool reduced = true;
  bool lost = false;
  double time = 100;
  std::vector<std::string> fragments, changes, announced, faults, played, fields, asked;
};

// Writes down what the graphics card would be given.
struct Calls {
  int geometry = 0, fills = 0, outlines = 0, frames = 0, forgotten = 0;
  std::vector<AreaFill> given[2];
  MapView last;
  bool with_map = false;
  int vertices = 0;
  bool restores = true, works = true;
};

class RecordingRenderer final : public Renderer {
 public:
  explicit RecordingRenderer(Calls& calls) : calls_(calls) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  }
  ~RecordingRenderer() override {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) pcn::testing::release(*texture);
  }
  bool works() override { return calls_.works; }
  void set_geometry(const MapGeometry&) override { ++calls_.geometry; }
  void set_fills(const std::vector<AreaFill>& fills, std::size_t map) override {
    ++calls_.fills;
    calls_.given[map] = fills;
  }
  void set_outlines(const std::vector<Outline>&, Mercator, std::size_t) override { ++calls_.outlines; }
  void draw(const MapView* map, bool, ImDrawData& ui) override {
    ++calls_.frames;
    calls_.with_map = map != nullptr;
    if (map != nullptr) calls_.last = *map;
    calls_.vertices = ui.TotalVtxCount;
    pcn::testing::take_textures(*ui.Textures);
  }
  void forget_frame() override { ++calls_.forgotten; }
  void context_lost() override {}
  bool context_restored() override { return calls_.restores; }

 private:
  Calls& calls_;
};

inline std::string package() {
  return write_area_package(AsciiArea({"a a b b",  //
                                       "a c c b",  //
                                       "d d c b"})
                                .residents_each(2000)
                                .network("U1", "North PCN")
                                .network("U2", "South PCN")
                                .practice("G1", 'a', 3000, "U1")
                                .practice("G2", 'b', 3000, "U1")
                                .practice("G3", 'd', 2500, "U2")
                                .build());
}

// A program with the package above, at rest.
class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    program.start(std::make_unique<RecordingRenderer>(calls));
    program.resize(1200, 800, 2);
    const std::string result = program.load(package());
    ASSERT_NE(result.find("\"ok\":true"), std::string::npos) << result;
    rest();
  }

  // Draws until nothing more is asked for; the number of frames.
  int rest() {
    int frames = 0;
    while (platform.frame_asked && frames < 200) {
      platform.frame_asked = false;
      platform.time += 1.0 / 60;
      program.frame();
      ++frames;
    }
    return frames;
  }
  void settle_map() {
    if (platform.wake < 0) return;
    platform.wake = -1;
    program.woken();
    rest();
  }
  void key(Key name, char32_t character = 0) {
    for (const bool down : {true, false}) {
      KeyEvent event;
      event.key = name;
      event.character = character;
      event.down = down;
      used = program.key(event) || (used && !down);
      rest();
    }
  }
  void mouse(PointerPhase phase, double x, double y) {
    program.pointer({PointerKind::kMouse, phase, 0, 0, x, y});
    rest();
  }
  void click(double x, double y) {
    mouse(PointerPhase::kMove, x, y);
    mouse(PointerPhase::kDown, x, y);
    mouse(PointerPhase::kUp, x, y);
  }
  [[nodiscard]] std::string last_fragment() const {
    return platform.fragments.empty() ? "" : platform.fragments.back();
  }

  FakePlatform platform;
  Calls calls;
  Program program{platform};
  bool used = false;
};

}  // namespace pcn::testing
