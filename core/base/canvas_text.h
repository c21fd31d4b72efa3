#pragma once

#include <string_view>

namespace pcn {

// Whether the canvas cannot shape the letters of the language in use (core/base/message.h): it then shows
// names and figures only, and the page has the rest. "canvas": "names" in language.json says so.
[[nodiscard]] bool canvas_has_names_only();
// Whether the canvas can write the text: Latin letters and signs.
[[nodiscard]] bool canvas_can_write(std::string_view text);

}  // namespace pcn
