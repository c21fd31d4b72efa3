#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// A part of one span on one line.
struct Fragment {
  std::size_t span = 0;
  std::string_view text;  // within the span's text
  float x = 0;            // from the left edge
  int line = 0;
  float width = 0;
};

// Breaks spans into lines of at most `width` at spaces only, so that "(" and a link after it stay together. A
// word wider than a line stands alone on its line. `measure` gives the width of a text in the cut of a span.
[[nodiscard]] std::vector<Fragment> layout_spans(
    const std::vector<Span>& spans, float width,
    const std::function<float(std::size_t span, std::string_view text)>& measure);

// Draws the spans at the cursor, wrapped to `width` (0: to the right edge); links are underlined and can be
// pressed and focused. Advances the cursor like one item.
void draw_spans(const std::vector<Span>& spans, Tone tone, const Ui& ui, float width = 0);
// How high that is.
[[nodiscard]] float spans_height(const std::vector<Span>& spans, const Ui& ui, float width);

// One plain text, wrapped.
void draw_text(std::string_view text, ImU32 colour, float width = 0);
// Text in the current font in lines of at most so many pixels, broken at spaces only; returns its height.
// Draws it with its top left corner `at`, or only measures it for a null; `align` 1 sets it to the right.
float wrap_text(std::string_view text, float width, const ImVec2* at = nullptr, ImU32 colour = 0,
                float align = 0);

// In the current font: a text on one line, its longest word, and the narrowest width in which it takes no
// more than two lines.
[[nodiscard]] float text_width(std::string_view text);
[[nodiscard]] float longest_word(std::string_view text);
[[nodiscard]] float two_lines(std::string_view text);

// The action that opens the page's dialog with the meaning of a term and the sources of some groups of
// figures, separated by spaces; either may be empty. Not for the session: the page carries it out.
inline constexpr std::string_view kExplainAction = "explain=";
[[nodiscard]] std::string explain(std::string_view term, std::string_view groups);

// A text that does something. True when pressed.
bool draw_link(std::string_view text, const Ui& ui, bool strong = false);

}  // namespace pcn::ui
