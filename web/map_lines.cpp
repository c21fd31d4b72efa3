#include "web/map_lines.h"

#include "web/map_shaders.h"
#include "web/ui_renderer.h"

namespace pcn {

void LineProgram::make() { program_ = link_program(shaders::kLineVertex, shaders::kLineFragment); }

bool LineProgram::works() const { return linked(program_); }

void LineProgram::use(const Target& target) const {
  glUseProgram(program_);
  const auto at = [this](const char* name) { return glGetUniformLocation(program_, name); };
  glUniform4f(at("to_pixels"), static_cast<float>(target.scale), static_cast<float>(-target.scale),
              static_cast<float>(target.left), static_cast<float>(target.top));
  glUniform2f(at("canvas"), static_cast<float>(target.width), static_cast<float>(target.height));
  glUniform1f(at("pixels_per_metre"), static_cast<float>(target.scale));
}

void LineProgram::draw(const LineBuffers& lines, double ratio, const LineLook& look) const {
  if (look.colour.a == 0) return;
  const auto at = [this](const char* name) { return glGetUniformLocation(program_, name); };
  glUniform4f(at("colour"), part(look.colour.r), part(look.colour.g), part(look.colour.b),
              part(look.colour.a));
  glUniform1f(at("half_width"), static_cast<float>(look.width * ratio / 2));
  glUniform1f(at("round_ends"), look.round_ends ? 1.0f : 0.0f);
  glUniform2f(at("dash"), static_cast<float>(look.dash * ratio), static_cast<float>(look.gap * ratio));
  lines.draw();
}

}  // namespace pcn
