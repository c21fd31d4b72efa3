#pragma once

namespace pcn::shaders {

// Small areas: which of them each pixel belongs to.
inline constexpr char kAreaVertex[] = R"(#version 300 es
precision highp float;
precision highp int;
layout(location = 0) in vec2 position;
layout(location = 1) in uint slot;
uniform vec4 to_clip;
flat out uint area;
void main() {
  gl_Position = vec4(position * to_clip.xy + to_clip.zw, 0.0, 1.0);
  area = slot;
}
)";

inline constexpr char kAreaFragment[] = R"(#version 300 es
precision highp float;
precision highp int;
flat in uint area;
out uint result;
void main() {
  result = area;
}
)";

// What has one colour: parks, water, the area under the pointer.
inline constexpr char kCoverVertex[] = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 position;
uniform vec4 to_clip;
void main() {
  gl_Position = vec4(position * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
)";

inline constexpr char kCoverFragment[] = R"(#version 300 es
precision mediump float;
uniform vec4 colour;
out vec4 result;
void main() {
  result = colour;
}
)";

// The picture: each pixel in the colour of its area, and over it the layer above, whose colours come
// multiplied by their opacity. `colours` holds by area the colour and, in place of opacity, the hatching.
// Hatching is as wide on the screen at every scale, and moves with the map. It is drawn in a lighter or
// darker tone of the fill, whichever is seen better.
inline constexpr char kPictureVertex[] = R"(#version 300 es
precision highp float;
void main() {
  gl_Position = vec4((gl_VertexID & 1) * 4 - 1, (gl_VertexID & 2) * 2 - 1, 0.0, 1.0);
}
)";

inline constexpr char kPictureFragment[] = R"(#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D areas;
uniform highp sampler2D colours, above;
uniform vec3 land;
uniform float pixel_ratio;
uniform vec2 shift, pattern;
out vec4 result;
float stripe(float at, float period, float width) {
  float d = abs(fract(at / period) - 0.5) * period;
  return clamp(width * 0.5 + 0.5 - d, 0.0, 1.0);
}
vec3 hatched(vec3 colour, int hatch) {
  vec2 at = (gl_FragCoord.xy + shift + pattern) / pixel_ratio;
  float ink = 0.0;
  if (hatch == 3) {
    vec2 cell = (fract(at / 7.0) - 0.5) * 7.0;
    ink = clamp(1.9 - length(cell), 0.0, 1.0);
  } else {
    ink = stripe((at.x + at.y) * 0.70711, 8.0, 1.4);
    if (hatch == 2) ink = max(ink, stripe((at.x - at.y) * 0.70711, 8.0, 1.4));
  }
  float light = dot(colour, vec3(0.299, 0.587, 0.114));
  return mix(colour, light > 0.5 ? vec3(0.05, 0.08, 0.12) : vec3(1.0), ink * 0.5);
}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy + shift);
  vec3 colour = land;
  uint area = texelFetch(areas, pixel, 0).r;
  if (area != 65535u) {
    vec4 fill = texelFetch(colours, ivec2(int(area & 255u), int(area >> 8)), 0);
    colour = fill.a > 0.0 ? hatched(fill.rgb, int(fill.a * 255.0 + 0.5)) : fill.rgb;
  }
  vec4 over = texelFetch(above, pixel, 0);
  result = vec4(colour * (1.0 - over.a) + over.rgb, 1.0);
}
)";

// Lines: one quad for each segment, wide in device pixels; the edge is smoothed by the distance to the
// segment, which with rounded ends also makes the joins round.
inline constexpr char kLineVertex[] = R"(#version 300 es
precision highp float;
precision highp int;
layout(location = 0) in vec4 ends;
layout(location = 1) in float begins;
uniform vec4 to_pixels;
uniform vec2 canvas;
uniform float half_width;
uniform float round_ends;
uniform float pixels_per_metre;
out vec2 across;
out float way;
flat out float reach;
void main() {
  vec2 a = ends.xy * to_pixels.xy + to_pixels.zw;
  vec2 b = ends.zw * to_pixels.xy + to_pixels.zw;
  vec2 d = b - a;
  float len = length(d);
  vec2 dir = len > 1e-6 ? d / len : vec2(1.0, 0.0);
  vec2 normal = vec2(-dir.y, dir.x);
  float r = half_width + 1.0;
  float side = (gl_VertexID & 1) == 0 ? -r : r;
  float cap = round_ends > 0.5 ? r : 0.0;
  float along = (gl_VertexID & 2) == 0 ? -cap : len + cap;
  vec2 p = a + dir * along + normal * side;
  across = vec2(along, side);
  reach = len;
  way = begins * pixels_per_metre + along;
  gl_Position = vec4(p / canvas * 2.0 - 1.0, 0.0, 1.0);
  gl_Position.y = -gl_Position.y;
}
)";

inline constexpr char kLineFragment[] = R"(#version 300 es
precision highp float;
in vec2 across;
in float way;
flat in float reach;
uniform vec4 colour;
uniform float half_width;
uniform vec2 dash;
out vec4 result;
void main() {
  float beyond = max(max(-across.x, across.x - reach), 0.0);
  float d = length(vec2(beyond, across.y));
  float cover = clamp(half_width + 0.5 - d, 0.0, 1.0);
  if (dash.y > 0.0) {
    float at = mod(way, dash.x + dash.y);
    cover *= clamp(min(at, dash.x - at) + 0.5, 0.0, 1.0);
  }
  result = vec4(colour.rgb, colour.a * cover);
}
)";

// The panels: coloured triangles with a texture, which holds letters and the soft edges of lines.
inline constexpr char kUiVertex[] = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
layout(location = 2) in vec4 tint;
uniform vec4 to_clip;
out vec2 at;
out vec4 colour;
void main() {
  at = place;
  colour = tint;
  gl_Position = vec4(position * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
)";

inline constexpr char kUiFragment[] = R"(#version 300 es
precision mediump float;
uniform sampler2D letters;
in vec2 at;
in vec4 colour;
out vec4 result;
void main() {
  result = colour * texture(letters, at);
}
)";

}  // namespace pcn::shaders
