#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/message.h"
#include "web/map_renderer.h"
#include "web/platform_browser.h"
#include "web/program.h"

// Kept in the program although nothing in it calls them.
#define PCN_EXPORT __attribute__((used, visibility("default")))

// The functions that the page calls (ARCHITECTURE.md). Texts handed in are UTF-8 and end with a zero byte; a
// text handed out stays valid until the next call that hands one out.
namespace {

struct Bridge {
  std::unique_ptr<pcn::BrowserPlatform> platform = pcn::make_browser_platform();
  pcn::Program program{*platform};
  std::string result;
  bool drawing = false;

  const char* give(std::string text) {
    result = std::move(text);
    return result.c_str();
  }
};

Bridge& bridge() {
  static Bridge the_one;
  return the_one;
}

std::string_view bytes(const char* data, int size) {
  return data == nullptr || size <= 0 ? std::string_view()
                                      : std::string_view(data, static_cast<std::size_t>(size));
}

}  // namespace

extern "C" {

PCN_EXPORT int pcn_start(const char* canvas_selector) {
  Bridge& all = bridge();
  if (all.drawing) return 0;
  if (!all.platform->attach(canvas_selector)) return 1;
  all.drawing = true;
  all.platform->listen(all.program);
  all.program.start(
      pcn::make_map_renderer(all.platform->surface_lost() ? pcn::Surface::kLost : pcn::Surface::kThere));
  return 0;
}

// The texts of another language, before anything is loaded; 0 when they were taken.
PCN_EXPORT int pcn_texts(const char* texts, int size) {
  return pcn::use_texts(std::string(bytes(texts, size))) ? 0 : 1;
}

PCN_EXPORT const char* pcn_load(const char* package, int size) {
  return bridge().give(bridge().program.load(bytes(package, size)));
}

PCN_EXPORT const char* pcn_load_rest(const char* rest, int size) {
  return bridge().give(bridge().program.load_rest(bytes(rest, size)));
}

PCN_EXPORT const char* pcn_open(const char* name, const char* file, int size) {
  return bridge().give(bridge().program.open(name, bytes(file, size)));
}

PCN_EXPORT const char* pcn_apply(const char* action) { return bridge().give(bridge().program.apply(action)); }

PCN_EXPORT const char* pcn_restore(const char* fragment) {
  return bridge().give(bridge().program.restore(fragment));
}

PCN_EXPORT const char* pcn_search(const char* text) { return bridge().give(bridge().program.search(text)); }

PCN_EXPORT const char* pcn_document(const char* which) {
  return bridge().give(bridge().program.document(which));
}

PCN_EXPORT const char* pcn_export(const char* what) {
  return bridge().give(bridge().program.export_file(what));
}

PCN_EXPORT const char* pcn_type(const char* text, int keep) {
  return bridge().give(bridge().program.type(text, keep != 0));
}

PCN_EXPORT const char* pcn_copied(int all) { return bridge().give(bridge().program.copied(all != 0)); }

PCN_EXPORT void pcn_set_theme(int dark) { bridge().program.set_theme(dark != 0); }

PCN_EXPORT void pcn_set_fonts(const char* regular, int regular_size, const char* strong, int strong_size) {
  bridge().program.set_fonts(bytes(regular, regular_size), bytes(strong, strong_size));
}

PCN_EXPORT void pcn_resize(double width, double height, double pixel_ratio) {
  Bridge& all = bridge();
  if (all.drawing) {
    all.platform->set_canvas_pixels(static_cast<int>(std::round(width * pixel_ratio)),
                                    static_cast<int>(std::round(height * pixel_ratio)));
  }
  all.program.resize(width, height, pixel_ratio);
}

PCN_EXPORT void pcn_inset(double left, double top, double right, double bottom, double across, double down) {
  bridge().program.set_inset({left, top, right, bottom, {across, down}});
}

// Draws the next frame at once if one is due, so that the graphics card works while the page does.
PCN_EXPORT void pcn_draw() { bridge().program.draw_now(); }

// Frames drawn since the start, for tests: none are drawn at rest.
PCN_EXPORT int pcn_frames() { return static_cast<int>(bridge().program.frames()); }
}
