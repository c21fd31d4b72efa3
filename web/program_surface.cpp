// What the renderer is given, and what becomes of the drawing surface while the program runs.
#include <utility>

#include "texts/program.h"
#include "web/program.h"

namespace pcn {

// Hands to the renderer what it does not have yet.
void Program::send_scene() {
  if (!std::exchange(sent_, true)) {
    renderer_->set_geometry(geometry_);
    scenes_ = {};
  }
  send_scene(*session_, 0);
  if (const Session* second = second_session()) {
    send_scene(*second, 1);
  } else {
    scenes_[1].version = 0;  // the next one may lie where this did
  }
}

void Program::send_scene(const Session& session, std::size_t map) {
  Sent& sent = scenes_[map];
  const bool everything = sent.session != &session || sent.revision != session_->revision();
  const std::uint64_t version = session.scene_version();
  if (!everything && version == sent.version) return;
  const Scene& scene = session.scene();
  if (sent.session == nullptr || scene.fills != sent.fills) {
    sent.fills = scene.fills;
    renderer_->set_fills(sent.fills, map);
  }
  if (sent.session == nullptr || scene.outlines != sent.outlines) {
    sent.outlines = scene.outlines;
    renderer_->set_outlines(sent.outlines, geometry_.origin, map);
  }
  sent.session = &session;
  sent.revision = session_->revision();
  sent.version = version;
}

// What the second map shows; null where there is none to be drawn.
Session* Program::second_session() const {
  return model_ && model_->second() != nullptr ? session_->second() : nullptr;
}

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
    platform_.fault(text::program::graphics_lost);
    return false;
  }
  sent_ = false;
  request();
  return true;
}

}  // namespace pcn
