#include "web/ui/rich_text.h"

#include <algorithm>

#include "imgui_internal.h"
#include "texts/canvas.h"

namespace pcn::ui {
namespace {

// Pieces without a space between them, which stay on one line.
struct Word {
  std::vector<Fragment> pieces;
  float width = 0;
};

std::string_view joined(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

class Lines {
 public:
  Lines(float width, const std::function<float(std::size_t, std::string_view)>& measure)
      : width_(width), measure_(measure) {}

  void place(Word& word) {
    if (word.pieces.empty()) return;
    const float gap = x_ > 0 ? gap_ : 0;
    if (x_ > 0 && x_ + gap + word.width > width_) {
      ++line_;
      x_ = 0;
    } else {
      x_ += gap;
    }
    for (Fragment& piece : word.pieces) {
      piece.x = x_;
      piece.line = line_;
      x_ += piece.width;
      append(piece);
    }
    word = {};
    gap_ = 0;
  }

  void space(float width) { gap_ = std::max(gap_, width); }

  std::vector<Fragment> take() { return std::move(fragments_); }

 private:
  // Neighbours of one span on one line become one fragment.
  void append(const Fragment& piece) {
    if (!fragments_.empty()) {
      Fragment& last = fragments_.back();
      if (last.span == piece.span && last.line == piece.line) {
        last.text = joined(last.text, piece.text);
        last.width = measure_(last.span, last.text);
        x_ = last.x + last.width;
        return;
      }
    }
    fragments_.push_back(piece);
  }

  float width_;
  const std::function<float(std::size_t, std::string_view)>& measure_;
  std::vector<Fragment> fragments_;
  float x_ = 0;
  float gap_ = 0;
  int line_ = 0;
};

void underline(ImDrawList& list, ImVec2 at, float width, ImU32 colour, float thickness) {
  const float y = at.y + ImGui::GetFontSize() + 1;
  list.AddLine({at.x, y}, {at.x + width, y}, colour, thickness);
}

}  // namespace

float text_width(std::string_view text) {
  return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

float longest_word(std::string_view text) {
  const bool words = std::any_of(
      text.begin(), text.end(), [](char ch) { return (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z'); });
  if (!words) return text_width(text);
  float longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, text_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

float two_lines(std::string_view text) {
  float best = text_width(text);
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    best = std::min(best, std::max(text_width(text.substr(0, at)), text_width(text.substr(at + 1))));
  }
  return best;
}

std::vector<Fragment> layout_spans(const std::vector<Span>& spans, float width,
                                   const std::function<float(std::size_t, std::string_view)>& measure) {
  Lines lines(width, measure);
  Word word;
  for (std::size_t s = 0; s < spans.size(); ++s) {
    const std::string_view text = spans[s].text;
    std::size_t begin = 0;
    while (begin < text.size()) {
      if (text[begin] == ' ') {
        lines.place(word);
        lines.space(measure(s, " "));
        ++begin;
        continue;
      }
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const std::string_view piece = text.substr(begin, end - begin);
      const float piece_width = measure(s, piece);
      word.pieces.push_back({s, piece, 0, 0, piece_width});
      word.width += piece_width;
      begin = end;
    }
  }
  lines.place(word);
  return lines.take();
}

namespace {

constexpr float kSpansLine = 1.45f;  // of the type size

std::vector<Fragment> fragments_of(const std::vector<Span>& spans, const Ui& ui, float width) {
  const float size = ImGui::GetStyle().FontSizeBase;
  return layout_spans(spans, width, [&](std::size_t s, std::string_view text) {
    const TextStyle style(ui, size, spans[s].strong);
    return text_width(text);
  });
}

}  // namespace

float spans_height(const std::vector<Span>& spans, const Ui& ui, float width) {
  const std::vector<Fragment> fragments = fragments_of(spans, ui, width);
  return fragments.empty()
             ? 0
             : static_cast<float>(fragments.back().line + 1) * ImGui::GetFontSize() * kSpansLine;
}

void draw_spans(const std::vector<Span>& spans, Tone tone, const Ui& ui, float width) {
  if (width <= 0) width = std::max(ImGui::GetContentRegionAvail().x, 40.0f);
  const float size = ImGui::GetStyle().FontSizeBase;
  const std::vector<Fragment> fragments = fragments_of(spans, ui, width);
  const float line_height = ImGui::GetFontSize() * kSpansLine;
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  int lines = 1;
  ImGui::PushID("spans");
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    const Fragment& fragment = fragments[i];
    const Span& span = spans[fragment.span];
    lines = std::max(lines, fragment.line + 1);
    const ImVec2 at{origin.x + fragment.x, origin.y + static_cast<float>(fragment.line) * line_height};
    ImU32 colour = ui.tone(tone);
    const bool word = span.action.empty() && !span.glossary.empty();  // one that is explained
    if (word || !span.action.empty()) {
      ImGui::SetCursorScreenPos({at.x, at.y - 3});
      ImGui::PushID(static_cast<int>(i));
      if (ImGui::InvisibleButton("link", {std::max(fragment.width, 8.0f), line_height},
                                 ImGuiButtonFlags_EnableNav)) {
        ui.act(word ? explain(span.glossary, {}) : span.action);
      }
      ui.tell(span.text, word ? text::canvas::explained : text::canvas::link);
      ImGui::PopID();
      const bool hovered = ImGui::IsItemHovered();
      if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      colour = ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kLink);
      underline(list, at, fragment.width, colour, hovered ? 2.0f : 1.0f);
    }
    const TextStyle style(ui, size, span.strong);
    list.AddText(at, colour, fragment.text.data(), fragment.text.data() + fragment.text.size());
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({width, static_cast<float>(lines) * line_height});
}

float wrap_text(std::string_view text, float width, const ImVec2* at, ImU32 colour, float align) {
  const float line = ImGui::GetFontSize() * 1.15f;
  float height = 0;
  while (!text.empty()) {
    std::size_t end = 0;  // of what fits: whole words, at least one
    for (std::size_t next = 0; next < text.size();) {
      next = std::min(text.find(' ', next + 1), text.size());
      if (end > 0 && text_width(text.substr(0, next)) > width) break;
      end = next;
    }
    if (at != nullptr) {
      const float indent = align > 0 ? align * (width - text_width(text.substr(0, end))) : 0;
      ImGui::GetWindowDrawList()->AddText({at->x + indent, at->y + height}, colour, text.data(),
                                          text.data() + end);
    }
    height += line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return height;
}

void draw_text(std::string_view text, ImU32 colour, float width) {
  if (width <= 0) width = std::max(ImGui::GetContentRegionAvail().x, 40.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = wrap_text(text, width, &at, colour);
  ImGui::Dummy({std::min(width, text_width(text)), height});
}

std::string explain(std::string_view term, std::string_view groups) {
  return std::string(kExplainAction).append(term).append("|").append(groups);
}

bool draw_link(std::string_view text, const Ui& ui, bool strong) {
  const TextStyle style(ui, ImGui::GetStyle().FontSizeBase, strong);
  const float width = text_width(text);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushID(text.data(), text.data() + text.size());
  const bool pressed = ImGui::InvisibleButton(
      "link", {std::max(width, 8.0f), std::max(24.0f, ImGui::GetFontSize() + 8)}, ImGuiButtonFlags_EnableNav);
  ui.tell(text, text::canvas::link);
  ImGui::PopID();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const ImU32 colour = ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kLink);
  const ImVec2 text_at{at.x, at.y + 4};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText(text_at, colour, text.data(), text.data() + text.size());
  underline(list, text_at, width, colour, hovered ? 2.0f : 1.0f);
  return pressed;
}

}  // namespace pcn::ui
