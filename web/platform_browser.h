#pragma once

#include <memory>
#include <string>

#include "web/platform.h"

namespace pcn {

// The browser as the place the program runs in: events of one canvas, animation frames, WebGL 2, the page's
// callbacks.
class BrowserPlatform : public Platform {
 public:
  // Makes a WebGL 2 context on the canvas and makes it current; false where there is none.
  [[nodiscard]] virtual bool attach(const std::string& canvas_selector) = 0;
  // Events go to the listener from now on.
  virtual void listen(PlatformEvents& events) = 0;
  // The canvas's pixels follow its size on the page.
  virtual void set_canvas_pixels(int width, int height) = 0;
};

[[nodiscard]] std::unique_ptr<BrowserPlatform> make_browser_platform();

}  // namespace pcn
