#pragma once

#include <string>
#include <string_view>

#include "core/document/document.h"
#include "web/ui/theme.h"

namespace pcn::ui {

inline constexpr float kCellDot = 12;  // width of the sign before a cell that is good or bad news

// The action of a row is that of its first cell that has one; empty: none has.
[[nodiscard]] const ActionText& row_action(const Row& row);
[[nodiscard]] bool has_heat(const Table& table);
[[nodiscard]] bool has_dot(const Cell& cell);
// The ground of a cell of a heat map, and how the pointer shows; returns the colour in which its text stands
// out.
[[nodiscard]] ImU32 draw_cell_ground(const Cell& cell, ImVec2 from, ImVec2 to, bool hovered, ImU32 colour,
                                     const Ui& ui);
// The titles and texts of all cells but the first, for who hears them.
[[nodiscard]] std::string row_words(const Table& table, const Row& row);

// A cell of figures: the number, which stands under the others, and what is said of it: " (of 38,000 then)".
// Words in place of a number are all note.
struct FigureText {
  std::string_view number;
  std::string_view note;
};
[[nodiscard]] FigureText figure_of(std::string_view text);

// Digits of one width, so that they stand below each other.
class Figures {
 public:
  Figures();  // for the font and size at hand
  [[nodiscard]] float width(std::string_view text) const;
  void draw(ImDrawList& list, ImVec2 at, ImU32 colour, std::string_view text) const;

 private:
  float digit_ = 0;
};

// How a table in columns is set: the many numbers of a heat map stand close.
struct GridLook {
  explicit GridLook(bool is_heat) : heat(is_heat), side(is_heat ? 4.0f : 5.0f), head_size(kTinySize) {}
  bool heat;
  float side;  // beside the text of a cell
  float head_size;
  // The columns of a heat map all count the same, which its caption says.
  [[nodiscard]] std::string title(const Column& column) const {
    return heat ? column.title : head_of(column);
  }
};

// What each column asks for, in the font at hand. Kept for a document: it does not change with the room.
struct TableMemory;
void measure_columns(const Table& table, TableMemory& memory, const Ui& ui, const GridLook& look);

// Draws one line of text, the end of it replaced by dots where it is longer than `width`; whether it was.
bool draw_line(ImDrawList& list, ImVec2 at, float width, ImU32 colour, std::string_view text);

}  // namespace pcn::ui
