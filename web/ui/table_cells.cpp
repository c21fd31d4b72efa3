#include "web/ui/table_cells.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

constexpr std::string_view kDots = "…";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the character that begins at `at` ends.
std::size_t next_character(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

}  // namespace

const ActionText& row_action(const Row& row) {
  static const ActionText none;
  for (const Cell& cell : row.cells) {
    if (!cell.action.empty()) return cell.action;
  }
  return none;
}

bool has_heat(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.heat.has_value(); });
  });
}

ImU32 draw_cell_ground(const Cell& cell, ImVec2 from, ImVec2 to, bool hovered, ImU32 colour, const Ui& ui) {
  if (!cell.heat) return hovered ? ui.colour(theme::Ui::kAccentHover) : colour;
  const auto step = static_cast<int>(std::lround(std::clamp(*cell.heat, 0.0, 1.0) * 6.0));
  const ImU32 ground = ui.paint(static_cast<PaletteIndex>(static_cast<int>(Paint::kScale0) + step));
  const ImU32 ink = readable_on(ground);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ground);
  if (hovered) list.AddRect(from, to, ink, 0, 0, 2);
  return ink;
}

bool has_dot(const Cell& cell) {
  return cell.tone != Tone::kPlain && cell.tone != Tone::kMuted && !cell.heat;
}

std::string row_words(const Table& table, const Row& row) {
  std::string words;
  for (std::size_t c = 1; c < std::min(row.cells.size(), table.columns.size()); ++c)
    words.append(table.columns[c].title).append(" ").append(row.cells[c].text).append("; ");
  return words;
}

FigureText figure_of(std::string_view text) {
  std::string_view begin = text;
  for (const std::string_view sign : {"£", "−", "-", "+"}) {
    if (begin.starts_with(sign)) begin.remove_prefix(sign.size());
  }
  if (begin.empty() || !is_digit(begin.front())) return {{}, text};
  const std::size_t end = std::min(text.find(" ("), text.size());
  return {text.substr(0, end), text.substr(end)};
}

Figures::Figures() {
  for (const char* digit = "0123456789"; *digit != 0; ++digit)
    digit_ = std::max(digit_, text_width(std::string_view(digit, 1)));
}

float Figures::width(std::string_view text) const {
  float width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_character(text, at);
    width += is_digit(text[at]) ? digit_ : text_width(text.substr(at, next - at));
    at = next;
  }
  return width;
}

void Figures::draw(ImDrawList& list, ImVec2 at, ImU32 colour, std::string_view text) const {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = next_character(text, i);
    const std::string_view one = text.substr(i, next - i);
    const float own = text_width(one);
    const float room = is_digit(text[i]) ? digit_ : own;
    list.AddText({at.x + (room - own) / 2, at.y}, colour, one.data(), one.data() + one.size());
    at.x += room;
    i = next;
  }
}

bool draw_line(ImDrawList& list, ImVec2 at, float width, ImU32 colour, std::string_view text) {
  if (text_width(text) <= width + 0.5f) {
    list.AddText(at, colour, text.data(), text.data() + text.size());
    return false;
  }
  const float room = width - text_width(kDots);
  std::size_t end = 0;
  float used = 0;
  while (end < text.size()) {
    const std::size_t next = next_character(text, end);
    used += text_width(text.substr(end, next - end));
    if (used > room) break;
    end = next;
  }
  // Half a number is another number.
  const auto of_number = [text](std::size_t i) {
    return is_digit(text[i]) || ((text[i] == ',' || text[i] == '.') && i > 0 && is_digit(text[i - 1]));
  };
  if (end > 0 && end < text.size() && is_digit(text[end - 1]) && of_number(end)) {
    while (end > 0 && of_number(end - 1)) --end;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  std::string cut(text.substr(0, end));
  cut += kDots;
  list.AddText(at, colour, cut.data(), cut.data() + cut.size());
  return true;
}

}  // namespace pcn::ui
