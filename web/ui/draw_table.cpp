#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/copied.h"
#include "imgui_internal.h"
#include "texts/canvas.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/table_cells.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

constexpr float kWidestText = 260;
constexpr float kOver = 6;  // above and below it
constexpr std::size_t kShortTable =
    40;  // rows; of longer ones only the first are shown until all are asked for
constexpr std::size_t kRowsFirst = 25;

// One table in one frame, on a screen too narrow for columns: names stand above their figures, the rest is in
// words below.
class StackedDrawer {
 public:
  StackedDrawer(const Table& table, TableMemory& memory, const Ui& ui)
      : table_(table), memory_(memory), ui_(ui), list_(*ImGui::GetWindowDrawList()) {}

  void measure(float width) {
    memory_.width = width;
    memory_.target = ui_.target();
    memory_.layout = lay_out_table(needs(), width, has_heat(table_), memory_.page);
    memory_.heights.clear();
    for (const Row& row : table_.rows) memory_.heights.push_back(row_height(row));
  }

  void draw(bool fresh) {
    draw_pages();
    origin_ = ImGui::GetCursorScreenPos();
    const std::size_t rows = rows_shown();
    float bottom = origin_.y + header(origin_.y, Part::kMeasure);
    const float header_height = bottom - origin_.y;
    for (std::size_t i = 0; i < rows; ++i) bottom += height(i);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const float edge = window->InnerClipRect.Min.y;
    const bool stuck = origin_.y < edge && bottom > edge + 2 * header_height;
    // What is pressed is decided by what comes first, what is seen by what is drawn last.
    list_.ChannelsSplit(2);
    list_.ChannelsSetCurrent(1);
    if (stuck) {
      ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
      header(edge, Part::kStuck);
      ImGui::PopItemFlag();
      window->DecoInnerSizeY1 = header_height;  // what gets the keyboard is scrolled to below it
    }
    header(origin_.y, Part::kWhole);
    list_.ChannelsSetCurrent(0);
    float y = origin_.y + header_height;
    for (std::size_t i = 0; i < rows; ++i) {
      const Row& row = table_.rows[i];
      const float own = height(i);
      draw_row(row, y, own);
      if (row.selected && memory_.selected != row.key) {
        memory_.selected = row.key;
        const bool seen = y >= edge && y + own <= window->InnerClipRect.Max.y;
        if (!fresh && !seen) ImGui::SetScrollFromPosY(y - window->Pos.y, 0.4f);
      }
      y += own;
    }
    for (const Row& row : table_.foot) {
      const float own = row_height(row);
      list_.AddRectFilled({origin_.x, y}, {origin_.x + memory_.width, y + own},
                          ui_.colour(theme::Ui::kRaised));
      draw_row(row, y, own);
      bottom = y += own;
    }
    list_.ChannelsMerge();
    ImGui::SetCursorScreenPos(origin_);
    ImGui::Dummy({memory_.width, bottom - origin_.y});
    if (rows < table_.rows.size() &&
        text_button(say(text::canvas::show_all_rows{.rows = table_.rows.size()}), ui_))
      memory_.all = true;
  }

 private:
  enum class Part : std::uint8_t { kMeasure, kWhole, kStuck };

  std::vector<ColumnNeed> needs() const {
    std::vector<ColumnNeed> needs;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      ColumnNeed need;
      need.numeric = table_.columns[c].numeric;
      {
        const TextStyle style(ui_, header_size_, !has_heat_);
        const std::string text = title(c);
        need.least = longest_word(text) + arrow_ - (has_heat_ ? 2 * side_ : 0);
        need.natural = std::max(two_lines(text) + arrow_, need.least);
      }
      float widest = 0;
      for (const Row& row : table_.rows) {
        if (c >= row.cells.size()) continue;
        const float dot = has_dot(row.cells[c]) ? kCellDot : 0;
        const float width = std::min(text_width(row.cells[c].text), kWidestText) + dot;
        widest = std::max(widest, width);
        if (width > need.least) need.least = std::max(need.least, longest_word(row.cells[c].text) + dot);
      }
      // Text in a very narrow column is hard to read, numbers are not.
      if (!need.numeric) need.least = std::max(need.least, widest / 2);
      need.least += 2 * side_;
      need.natural = std::max({need.natural + 2 * side_, widest + 2 * side_, need.least});
      needs.push_back(need);
    }
    return needs;
  }

  // The columns of a heat map all count the same, which its caption says.
  std::string title(std::size_t column) const {
    return has_heat_ ? table_.columns[column].title : head_of(table_.columns[column]);
  }

  std::size_t rows_shown() {
    const std::size_t rows = table_.rows.size();
    if (memory_.all || rows <= kShortTable) return rows;
    for (std::size_t i = kRowsFirst; i < rows; ++i) memory_.all = memory_.all || table_.rows[i].selected;
    return memory_.all ? rows : kRowsFirst;
  }

  float height(std::size_t position) const { return memory_.heights[position]; }

  float cell_height(const Cell& cell, float width) const {
    return wrap_text(cell.text, width - 2 * side_ - (has_dot(cell) ? kCellDot : 0));
  }

  float name_height(const Row& row) const {
    return memory_.layout.named && !row.cells.empty()
               ? cell_height(row.cells[0], memory_.width) + (has_heat_ ? kOver : 2)
               : 0;
  }

  float row_height(const Row& row) const {
    float line = 0;
    for (const TableSlot& slot : memory_.layout.slots) {
      if (slot.column < row.cells.size())
        line = std::max(line, cell_height(row.cells[slot.column], slot.width));
    }
    float height = name_height(row) + line + 2 * kOver;
    const std::vector<Span> words = words_below(row);
    if (!words.empty()) {
      const TextStyle style(ui_, kSmallSize - 1);
      height += 3 + spans_height(words, ui_, memory_.width - 2 * side_);
    }
    return std::max(height, ui_.touch ? theme::kTarget : 28.0f);
  }

  std::vector<Span> words_below(const Row& row) const {
    std::vector<Span> words;
    for (const std::uint32_t column : memory_.layout.below) {
      if (column >= row.cells.size() || row.cells[column].text.empty()) continue;
      const Cell& cell = row.cells[column];
      if (!words.empty()) words.push_back({" · ", {}, {}});
      words.push_back({table_.columns[column].title + " ", {}, {}, true});
      words.push_back({cell.text, cell.action == row_action(row) ? ActionText{} : cell.action, {}});
    }
    return words;
  }

  // Which of the columns are shown, and the buttons that bring the others.
  void draw_pages() {
    const TableLayout& layout = memory_.layout;
    if (layout.pages < 2) return;
    const std::size_t of = table_.columns.size() - 1;
    const std::size_t first = layout.slots[layout.named ? 0 : 1].column, last = layout.slots.back().column;
    if (text_button(text::canvas::previous_columns, ui_)) turn(layout.pages - 1);
    ImGui::SameLine();
    if (text_button(text::canvas::next_columns, ui_)) turn(1);
    draw_text(say(text::canvas::columns{.all = of, .first = first, .last = last}),
              ui_.colour(theme::Ui::kText));
  }

  void turn(std::size_t pages) {
    memory_.page = (memory_.layout.page + pages) % memory_.layout.pages;
    memory_.width = 0;
  }

  // The titles, each of which sorts by its column; returns their height.
  float header(float top, Part part) {
    const TextStyle style(ui_, header_size_, !has_heat_);
    const TableLayout& layout = memory_.layout;
    const float line = ImGui::GetFontSize() * 1.15f;
    const float name = layout.named ? line + (has_heat_ ? 8 : 2) : 0;  // there the arrow stands above
    float tallest = 0;
    for (const TableSlot& slot : layout.slots)
      tallest = std::max(tallest, wrap_text(title(slot.column), header_room(slot.width)));
    // Those below follow each other in lines.
    std::vector<ImVec2> places;
    ImVec2 at{0, kOver + name + tallest + 4};
    for (const std::uint32_t column : layout.below) {
      const float width = text_width(title(column)) + 2 * side_ + arrow_;
      if (at.x > 0 && at.x + width > memory_.width) at = {0, at.y + line + 4};
      places.push_back(at);
      at.x += width;
    }
    const float height = (layout.below.empty() ? at.y - 4 : at.y + line) + kOver;
    if (part == Part::kMeasure) return height;
    list_.AddRectFilled({origin_.x, top}, {origin_.x + memory_.width, top + height},
                        ui_.colour(theme::Ui::kRaised));
    list_.AddLine({origin_.x, top + height}, {origin_.x + memory_.width, top + height},
                  ui_.colour(theme::Ui::kBorder));
    ImGui::PushID(part == Part::kStuck ? "stuck" : "header");
    if (layout.named) header_cell(0, {origin_.x, top + kOver}, memory_.width, line, false);
    for (const TableSlot& slot : layout.slots) {
      header_cell(slot.column, {origin_.x + slot.x, top + kOver + name}, slot.width, tallest,
                  table_.columns[slot.column].numeric);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::uint32_t column = layout.below[i];
      header_cell(column, ImVec2{origin_.x, top} + places[i], text_width(title(column)) + 2 * side_ + arrow_,
                  line, false);
    }
    ImGui::PopID();
    return height;
  }

  float header_room(float width) const { return has_heat_ ? width : width - 2 * side_ - arrow_; }

  void header_cell(std::uint32_t index, ImVec2 at, float width, float height, bool right) {
    const Column& column = table_.columns[index];
    ImGui::SetCursorScreenPos({at.x, at.y - 3});
    ImGui::PushID(static_cast<int>(index));
    if (ImGui::InvisibleButton("sort", {width, height + 6}, ImGuiButtonFlags_EnableNav)) sort_by(column, ui_);
    ImGui::PopID();
    ui_.tell(text::canvas::sort_by, column.title);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool sorted = column.sorted != 0;
    const ImU32 colour = ui_.colour(sorted || hovered ? theme::Ui::kText : theme::Ui::kMutedText);
    const std::string text = title(index);
    const float room = header_room(width);
    const float lines = wrap_text(text, room);
    const ImVec2 text_at{right ? at.x + width - (has_heat_ ? 0 : side_) - room : at.x + side_,
                         at.y + height - lines};
    wrap_text(text, room, &text_at, colour, right ? 1.0f : 0.0f);
    if (!sorted && !hovered) return;
    const float text_end = std::min(text_width(text), room) + 7;
    const bool down = sorted ? column.sorted < 0 : column.numeric;
    const float x = right && has_heat_ ? at.x + width - 6
                    : right            ? at.x + width - side_ - text_end
                                       : text_at.x + text_end;
    const float y = right && has_heat_ ? at.y - 3 : at.y + height - ImGui::GetFontSize() / 2 - 1;
    const float s = down ? 3.5f : -3.5f;
    list_.AddTriangleFilled({x - 4, y - s}, {x + 4, y - s}, {x, y + s}, colour);
  }

  // A row is one thing to go to and to press; a cell with an action of its own is another.
  void draw_row(const Row& row, float y, float height) {
    if (row.cells.empty()) return;
    ImGui::PushID(row.key.empty() ? row.cells.front().text.c_str() : row.key.c_str());
    const ActionText& action = row_action(row);
    ImGui::SetCursorScreenPos({origin_.x, y});
    ImGui::SetNextItemAllowOverlap();
    const bool pressed = ImGui::InvisibleButton("row", {memory_.width, height}, ImGuiButtonFlags_EnableNav);
    if (pressed) ui_.act(action);
    const bool hovered = ImGui::IsItemHovered() && !action.empty();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ui_.focused != nullptr && ImGui::IsItemFocused()) {
      ui_.tell(row.cells.front().text, row_words(table_, row));
      if (ui_.copied != nullptr) *ui_.copied = copied_text(row);
    }
    // Rows just out of sight are there for the keyboard.
    const ImRect sight = ImGui::GetCurrentWindow()->InnerClipRect;
    constexpr float kNear = 300;
    if (y < sight.Max.y + kNear && y + height > sight.Min.y - kNear)
      draw_cells(row, action, y, height, hovered);
    ImGui::PopID();
  }

  void draw_cells(const Row& row, const ActionText& action, float y, float height, bool hovered) {
    const float right = origin_.x + memory_.width;
    if (row.selected || hovered) {
      list_.AddRectFilled(
          {origin_.x, y}, {right, y + height},
          row.selected ? ui_.colour(theme::Ui::kAccentSoft) : ui_.colour(theme::Ui::kRaised, 0.6f));
    }
    const TableLayout& layout = memory_.layout;
    const float name = name_height(row);
    if (layout.named) draw_cell(row.cells[0], false, {origin_.x, y + kOver}, memory_.width, 0);
    float line = 0;
    for (const TableSlot& slot : layout.slots) {
      if (slot.column < row.cells.size())
        line = std::max(line, cell_height(row.cells[slot.column], slot.width));
    }
    for (const TableSlot& slot : layout.slots) {
      if (slot.column >= row.cells.size()) continue;
      const Cell& cell = row.cells[slot.column];
      const ImVec2 at{origin_.x + slot.x, y + kOver + name};
      bool over = false;
      if (!cell.action.empty() && cell.action != action) {
        ImGui::SetCursorScreenPos({at.x, at.y - kOver});
        ImGui::PushID(static_cast<int>(slot.column));
        if (ImGui::InvisibleButton("cell", {slot.width, line + 2 * kOver}, ImGuiButtonFlags_EnableNav))
          ui_.act(cell.action);
        ImGui::PopID();
        over = ImGui::IsItemHovered();
        if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ui_.tell(table_.columns[slot.column].title, cell.text, row.cells.front().text);
      }
      draw_cell(cell, table_.columns[slot.column].numeric, at, slot.width, line + 2 * kOver, over);
    }
    const std::vector<Span> words = words_below(row);
    if (!words.empty()) {
      const TextStyle style(ui_, kSmallSize - 1);
      ImGui::SetCursorScreenPos({origin_.x + side_, y + kOver + 3 + name + line});
      draw_spans(words, Tone::kMuted, ui_, memory_.width - 2 * side_);
    }
    list_.AddLine({origin_.x, y + height}, {right, y + height}, ui_.colour(theme::Ui::kBorder, 0.6f));
  }

  // `at` is where the text begins, of a cell `height` high.
  void draw_cell(const Cell& cell, bool right, ImVec2 at, float width, float height, bool hovered = false) {
    ImU32 colour = cell.action.empty() ? ui_.tone(cell.tone) : ui_.colour(theme::Ui::kLink);
    const ImVec2 from{at.x, at.y - kOver};
    colour = draw_cell_ground(cell, from, {from.x + width - 1, from.y + height}, hovered, colour, ui_);
    const float dot = has_dot(cell) ? kCellDot : 0;
    const ImVec2 text{at.x + side_ + dot, at.y};
    const float room = width - 2 * side_ - dot;
    if (dot > 0) {
      const float x = right ? std::max(text.x + room - text_width(cell.text), text.x) : text.x;
      list_.AddCircleFilled({x - kCellDot / 2 - 2, at.y + ImGui::GetFontSize() * 0.55f}, 3.5f,
                            ui_.tone(cell.tone));
    }
    wrap_text(cell.text, room, &text, colour, right ? 1.0f : 0.0f);
  }

  const Table& table_;
  TableMemory& memory_;
  const Ui& ui_;
  ImDrawList& list_;
  ImVec2 origin_;
  // The many numbers of a heat map stand close.
  const bool has_heat_ = has_heat(table_);
  const float side_ = has_heat_ ? 3.0f : 7.0f;    // beside the text of a cell
  const float arrow_ = has_heat_ ? 0.0f : 12.0f;  // beside that of a header
  const float header_size_ = has_heat_ ? kTinySize : kSmallSize;
};

}  // namespace

void draw_stacked(const Table& table, TableMemory& memory, const Ui& ui, float width, bool fresh) {
  const TextStyle style(ui, has_heat(table) ? kSmallSize - 1 : kBodySize - 1);
  StackedDrawer drawer(table, memory, ui);
  if (memory.width < width || width < memory.width || memory.target < ui.target() ||
      ui.target() < memory.target)
    drawer.measure(width);
  drawer.draw(fresh);
}

void draw_table(const Table& table, std::uint32_t version, TableMemory& memory, const Ui& ui,
                DocumentMemory* document, bool field) {
  if (!table.caption.empty()) {
    const TextStyle style(ui, document != nullptr && document->desk ? kTinySize : kSmallSize);
    draw_text(table.caption, ui.colour(theme::Ui::kMutedText));
  }
  if (table.columns.empty()) return;
  const bool fresh = memory.version == 0;
  const float width = ImGui::GetContentRegionAvail().x;
  if (memory.version != version || memory.rows != table.rows.size()) {
    memory.version = version;
    memory.rows = table.rows.size();
    memory.width = 0;
    memory.measured = false;
  }
  ImGui::PushID(table.id.c_str());
  if (document != nullptr && (!table.choices.empty() || !table.shown.empty()))
    draw_choices(table, memory, *document, ui, field);
  if (table.rows.empty()) {
    memory.sight = {};
  } else if (width < kStackedBelow) {
    draw_stacked(table, memory, ui, width, fresh);
  } else {
    draw_grid(table, memory, ui, width, fresh);
  }
  ImGui::PopID();
}

void sort_by(const Column& column, const Ui& ui) {
  ui.act(ImGui::GetIO().KeyShift && !column.sort_also.empty() ? column.sort_also : column.sort);
}

}  // namespace pcn::ui
