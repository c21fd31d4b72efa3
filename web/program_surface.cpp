// What becomes of the drawing surface while the program runs.
#include "web/program.h"

namespace pcn {

void Program::visible(bool visible) {
  pacer_.set_visible(visible);
  if (!visible) return;
  if (renderer_) renderer_->forget_frame();
  request();
}

void Program::context_lost() {
  if (!renderer_) return;
  context_alive_ = false;
  renderer_->context_lost();
}

bool Program::context_restored() {
  if (!renderer_) return false;
  context_alive_ = renderer_->context_restored();
  if (!context_alive_) {
    platform_.fault(
        "The graphics card could not be used again. Reload the page to see the map; the text still works.");
    return false;
  }
  sent_ = false;
  request();
  return true;
}

}  // namespace pcn
