#include <algorithm>
#include <cmath>

#include "core/document/copied.h"
#include "imgui_internal.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/table_cells.h"
#include "web/ui/widgets.h"

// A table in columns: one line to a row, only the rows in sight are laid out, head and first column stay.
namespace pcn::ui {
namespace {

constexpr float kRowHeight = 24;  // the least that can be pressed well
constexpr float kFootHeight = 16;
constexpr float kBar = 12;   // of the bar that moves the columns
constexpr float kNear = 60;  // beyond what is in sight rows are there for the keyboard, and a page of them

// One table in one frame.
class GridDrawer {
 public:
  GridDrawer(const Table& table, TableMemory& memory, const Ui& ui, float width)
      : table_(table),
        memory_(memory),
        ui_(ui),
        list_(*ImGui::GetWindowDrawList()),
        width_(width),
        sight_(ImGui::GetCurrentWindow()->InnerClipRect) {}

  void measure() {
    memory_.width = width_;
    memory_.target = ui_.target();
    if (!memory_.measured) measure_columns(table_, memory_, ui_, look_);
    memory_.grid = lay_out_grid(memory_.needs, width_);
    memory_.tops.assign(1, 0);
    for (const Row& row : table_.rows) memory_.tops.push_back(memory_.tops.back() + row_height(row));
  }

  void draw(bool fresh) {
    origin_ = ImGui::GetCursorScreenPos();
    head_ = head_height();
    foot_ = kFootHeight * static_cast<float>(table_.foot.size());
    const float bottom = origin_.y + head_ + memory_.tops.back() + foot_;
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const bool stuck = origin_.y < sight_.Min.y && bottom > sight_.Min.y + 2 * head_;
    scroll_by_wheel(bottom);
    keep_scroll();
    // What is pressed is decided by what comes first, what is seen by what is drawn last.
    list_.ChannelsSplit(2);
    list_.ChannelsSetCurrent(1);
    if (stuck) {
      ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
      draw_head(sight_.Min.y, "stuck");
      ImGui::PopItemFlag();
      window->DecoInnerSizeY1 = head_;  // what gets the keyboard is scrolled to below it
    }
    draw_head(origin_.y, "header");
    draw_foot(bottom);
    if (scrolls()) draw_bar(bottom);
    list_.ChannelsSetCurrent(0);
    follow_selected(fresh);
    draw_rows(stuck ? sight_.Min.y + head_ : sight_.Min.y);
    list_.ChannelsMerge();
    ImGui::SetCursorScreenPos(origin_);
    ImGui::Dummy({width_, bottom - origin_.y + (scrolls() ? kBar : 0)});
  }

 private:
  // Like the head, the foot is in sight as long as there are rows. What lies under it is not to be pressed.
  void draw_foot(float bottom) {
    low_ = sight_.Max.y - (scrolls() ? kBar : 0);
    float y = std::min(bottom, low_) - foot_;
    if (table_.foot.empty() || y < origin_.y + head_ + kRowHeight) return;
    low_ = y;
    ImGui::SetCursorScreenPos({origin_.x, y});
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
    ImGui::InvisibleButton("foot", {width_, foot_});
    ImGui::PopItemFlag();
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    // Down to the bar that moves the columns, too.
    list_.AddRectFilled({origin_.x, y}, {right(), y + foot_ + (scrolls() ? kBar : 0)},
                        ui_.colour(theme::Ui::kRaised));
    list_.AddLine({origin_.x, y}, {right(), y}, ui_.colour(theme::Ui::kControlBorder));
    for (const Row& row : table_.foot) {
      for (const TableSlot& slot : memory_.grid.slots) {
        if (slot.column >= row.cells.size()) continue;
        const Cell& cell = row.cells[slot.column];
        const float x = x_of(slot);
        const bool cut = draw_cell(cell, slot, y, kFootHeight, false);
        if (cut && hovered && ImRect(x, y, x + slot.width, y + kFootHeight).Contains(mouse))
          tell_whole(cell.text, nullptr);
      }
      y += kFootHeight;
    }
  }

  float row_height(const Row& row) const {
    float height = ImGui::GetFontSize();
    for (const TableSlot& slot : memory_.grid.slots) {
      if (!memory_.prose[slot.column] || slot.column >= row.cells.size()) continue;
      const Cell& cell = row.cells[slot.column];
      height = std::max(height, wrap_text(cell.text, room(slot) - (has_dot(cell) ? kCellDot : 0)));
    }
    return std::max(height + kRowHeight - ImGui::GetFontSize(), ui_.touch ? theme::kTarget : kRowHeight);
  }

  std::string title(std::size_t column) const { return look_.title(table_.columns[column]); }
  float room(const TableSlot& slot) const { return slot.width - 2 * look_.side; }
  bool scrolls() const { return memory_.grid.width > width_ + 1; }
  float x_of(const TableSlot& slot) const {
    return origin_.x + slot.x - (slot.column == 0 ? 0 : memory_.scroll);
  }
  float right() const { return origin_.x + width_; }
  float frozen() const { return origin_.x + memory_.grid.frozen; }
  bool in_sight(const TableSlot& slot) const {
    const float x = x_of(slot);
    return slot.column == 0 || (x >= frozen() - 1 && x + slot.width <= right() + 1);
  }

  // The columns but the first are seen between that and the right edge only.
  void clip(const TableSlot& slot, float top, float bottom) {
    list_.PushClipRect({slot.column == 0 ? origin_.x : frozen(), top},
                       {slot.column == 0 ? std::min(frozen(), right()) : right(), bottom}, true);
  }

  void keep_scroll() {
    memory_.scroll = std::clamp(memory_.scroll, 0.0f, std::max(memory_.grid.width - width_, 0.0f));
  }

  void scroll_by_wheel(float bottom) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool level = io.MouseWheelH < 0 || 0 < io.MouseWheelH;
    if (!level || !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows)) return;
    if (ImGui::IsMouseHoveringRect(origin_, {right(), bottom})) memory_.scroll -= io.MouseWheelH * 90;
  }

  // Moves the columns so that this one is seen.
  void show(const TableSlot& slot) {
    if (slot.column == 0) return;
    const float left = slot.x - memory_.grid.frozen;
    memory_.scroll = std::clamp(memory_.scroll, slot.x + slot.width - width_, left);
  }

  // By keys: to the next column that is not wholly seen.
  void turn(bool forward) {
    const auto& slots = memory_.grid.slots;
    if (forward) {
      for (const TableSlot& slot : slots) {
        if (x_of(slot) + slot.width > right() + 1) return show(slot);
      }
    } else {
      for (std::size_t i = slots.size(); i-- > 1;) {
        if (x_of(slots[i]) < frozen() - 1) return show(slots[i]);
      }
    }
  }

  void draw_bar(float bottom) {
    const float y = std::min(bottom, sight_.Max.y - kBar);
    if (y < origin_.y + head_) return;
    const float left = frozen(), track = std::max(right() - left, 1.0f);
    const float all = std::max(memory_.grid.width - memory_.grid.frozen, 1.0f);
    const float handle = std::max(track * track / all, 36.0f);
    const float way = std::max(track - handle, 1.0f), most = std::max(memory_.grid.width - width_, 1.0f);
    ImGui::SetCursorScreenPos({left, y});
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);  // the keys move the columns from any row
    ImGui::InvisibleButton("columns", {track, kBar});
    ImGui::PopItemFlag();
    const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    if (active)
      memory_.scroll = std::clamp((ImGui::GetIO().MousePos.x - left - handle / 2) / way, 0.0f, 1.0f) * most;
    const float x = left + memory_.scroll / most * way;
    list_.AddRectFilled({left, y}, {right(), y + kBar}, ui_.colour(theme::Ui::kRaised));
    list_.AddRectFilled({x, y + 2}, {x + handle, y + kBar - 2},
                        ui_.colour(theme::Ui::kControlBorder, active || hovered ? 1.0f : 0.75f), 4);
  }

  float head_height() const {
    const TextStyle style(ui_, look_.head_size, !look_.heat);
    float tallest = 0;
    for (const TableSlot& slot : memory_.grid.slots)
      tallest = std::max(tallest, wrap_text(title(slot.column), room(slot)));
    return tallest + 8;  // with room for the arrow
  }

  void draw_head(float top, const char* id) {
    const TextStyle style(ui_, look_.head_size, !look_.heat);
    const float bottom = top + head_;
    list_.AddRectFilled({origin_.x, top}, {right(), bottom}, ui_.colour(theme::Ui::kRaised));
    list_.AddLine({origin_.x, bottom}, {right(), bottom}, ui_.colour(theme::Ui::kBorder));
    ImGui::PushID(id);
    for (const TableSlot& slot : memory_.grid.slots) draw_title(slot, top, bottom);
    ImGui::PopID();
  }

  void draw_title(const TableSlot& slot, float top, float bottom) {
    const Column& column = table_.columns[slot.column];
    const float x = x_of(slot);
    const float from = slot.column == 0 ? x : std::max(x, frozen());
    const float to = std::min(x + slot.width, right());
    bool hovered = false;
    if (to > from + 4) {
      ImGui::SetCursorScreenPos({from, top});
      ImGui::PushID(static_cast<int>(slot.column));
      if (ImGui::InvisibleButton("sort", {to - from, bottom - top}, ImGuiButtonFlags_EnableNav))
        sort_by(column, ui_);
      ImGui::PopID();
      ui_.tell("Sort by", column.title);
      hovered = ImGui::IsItemHovered();
      if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    } else if (slot.column != 0) {
      return;
    }
    const bool sorted = column.sorted != 0;
    const ImU32 colour = ui_.colour(sorted || hovered ? theme::Ui::kText : theme::Ui::kMutedText);
    const std::string text = title(slot.column);
    const float width = room(slot);
    const float height = wrap_text(text, width);
    const bool to_right = column.numeric;
    const ImVec2 at{to_right ? x + slot.width - look_.side - width : x + look_.side, bottom - 4 - height};
    clip(slot, top, bottom);
    wrap_text(text, width, &at, colour, to_right ? 1.0f : 0.0f);
    if (sorted || hovered) {
      // The arrow stands above the figures and after words, where these leave room.
      const bool down = sorted ? column.sorted < 0 : column.numeric;
      const bool after = !to_right && text_width(text) + 14 < width;
      const float middle = after ? at.x + text_width(text) + 9 : x + slot.width - look_.side - 5;
      const float y = after ? bottom - 4 - ImGui::GetFontSize() / 2 : top + 3.5f, s = down ? 3.5f : -3.5f;
      list_.AddTriangleFilled({middle - 4, y - s}, {middle + 4, y - s}, {middle, y + s}, colour);
    }
    list_.PopClipRect();
  }

  // The row that has come to be chosen is brought into sight, once.
  void follow_selected(bool fresh) {
    for (std::size_t i = 0; i < table_.rows.size() && i + 1 < memory_.tops.size(); ++i) {
      const Row& row = table_.rows[i];
      if (!row.selected || memory_.selected == row.key) continue;
      memory_.selected = row.key;
      const float y = origin_.y + head_ + memory_.tops[i];
      const bool seen = y >= sight_.Min.y + head_ && y + kRowHeight <= sight_.Max.y;
      if (!fresh && !seen) ImGui::SetScrollFromPosY(y - ImGui::GetWindowPos().y, 0.4f);
    }
  }

  void draw_rows(float edge) {
    const auto& tops = memory_.tops;
    const std::size_t count = std::min(table_.rows.size(), tops.size() - 1);
    const float begin = origin_.y + head_;
    const float near = kNear + sight_.GetHeight();
    const auto first = std::upper_bound(tops.begin(), tops.end(), sight_.Min.y - near - begin);
    std::size_t i = first == tops.begin() ? 0 : static_cast<std::size_t>(first - tops.begin()) - 1;
    memory_.sight = {};
    for (; i < count && begin + tops[i] < sight_.Max.y + near; ++i) {
      const float y = begin + tops[i], height = tops[i + 1] - tops[i];
      draw_row(table_.rows[i], y, height);
      if (y >= edge - 1 && y + height <= low_ + 1) ++memory_.sight.rows;
    }
    for (const TableSlot& slot : memory_.grid.slots) memory_.sight.columns += in_sight(slot) ? 1 : 0;
  }

  // A row is one thing to go to and to press; a cell with an action of its own is another.
  void draw_row(const Row& row, float y, float height) {
    if (row.cells.empty()) return;
    ImGui::PushID(row.key.empty() ? row.cells.front().text.c_str() : row.key.c_str());
    const ActionText& action = row_action(row);
    ImGui::SetCursorScreenPos({origin_.x, y});
    ImGui::SetNextItemAllowOverlap();
    if (ImGui::InvisibleButton("row", {width_, height}, ImGuiButtonFlags_EnableNav)) ui_.act(action);
    const bool over = ImGui::IsItemHovered(), focused = ImGui::IsItemFocused();
    if (over && !action.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (focused) {
      if (ui_.focused != nullptr) ui_.tell(row.cells.front().text, row_words(table_, row));
      if (ui_.copied != nullptr) *ui_.copied = copied_text(row);
      move_by_keys();
      // What the keys came to is not under the foot.
      if (foot_ > 0 && y + height > low_ &&
          ImGui::GetCurrentContext()->NavJustMovedToId == ImGui::GetItemID())
        ImGui::SetScrollY(ImGui::GetScrollY() + y + height - low_);
    }
    const bool seen = y < sight_.Max.y && y + height > sight_.Min.y;
    if (seen) draw_ground(row, y, height, over && !action.empty());
    std::string cut;  // what of it is not seen whole, for the tooltip of a row with the keyboard
    const float mouse = ImGui::GetIO().MousePos.x;
    for (const TableSlot& slot : memory_.grid.slots) {
      if (slot.column >= row.cells.size()) continue;
      const Cell& cell = row.cells[slot.column];
      const bool own = draw_own_action(row, slot, action, y, height);
      if (!seen || !draw_cell(cell, slot, y, height, own)) continue;
      cut.append(cut.empty() ? "" : "\n").append(table_.columns[slot.column].title + ": " + cell.text);
      const float x = std::max(x_of(slot), slot.column == 0 ? x_of(slot) : frozen());
      if ((over || own) && mouse >= x && mouse < x_of(slot) + slot.width) tell_whole(cell.text, nullptr);
    }
    if (focused && seen && !cut.empty() && ImGui::GetIO().NavVisible) {
      const ImVec2 below{origin_.x + 24, y + height + 6};
      tell_whole(cut, &below);
    }
    ImGui::PopID();
  }

  static void tell_whole(const std::string& text, const ImVec2* at) {
    if (at != nullptr) ImGui::SetNextWindowPos(*at);
    if (ImGui::BeginTooltip()) {
      ImGui::PushTextWrapPos(380);
      ImGui::TextUnformatted(text.c_str());
      ImGui::PopTextWrapPos();
      ImGui::EndTooltip();
    }
  }

  void move_by_keys() {
    const bool left = ImGui::IsKeyPressed(ImGuiKey_LeftArrow),
               forward = ImGui::IsKeyPressed(ImGuiKey_RightArrow);
    if (!scrolls() || memory_.own_cells || (!left && !forward)) return;
    ImGui::NavMoveRequestCancel();
    turn(forward);
    keep_scroll();
  }

  void draw_ground(const Row& row, float y, float height, bool hovered) {
    if (row.selected || hovered) {
      list_.AddRectFilled(
          {origin_.x, y}, {right(), y + height},
          row.selected ? ui_.colour(theme::Ui::kAccentSoft) : ui_.colour(theme::Ui::kRaised, 0.6f));
    }
    if (row.selected)
      list_.AddRectFilled({origin_.x, y}, {origin_.x + 3, y + height}, ui_.colour(theme::Ui::kAccent));
    list_.AddLine({origin_.x, y + height}, {right(), y + height}, ui_.colour(theme::Ui::kBorder, 0.6f));
  }

  // Whether the pointer is over a cell that does something else than its row.
  bool draw_own_action(const Row& row, const TableSlot& slot, const ActionText& action, float y,
                       float height) {
    const Cell& cell = row.cells[slot.column];
    if (cell.action.empty() || cell.action == action) return false;
    const float from = slot.column == 0 ? x_of(slot) : std::max(x_of(slot), frozen());
    const float to = std::min(x_of(slot) + slot.width, right());
    // One that is moved out of sight is still there for the keyboard, at the edge.
    ImGui::SetCursorScreenPos({std::min(from, right() - 4), y});
    ImGui::PushID(static_cast<int>(slot.column));
    if (ImGui::InvisibleButton("cell", {std::max(to - from, 4.0f), height}, ImGuiButtonFlags_EnableNav))
      ui_.act(cell.action);
    ImGui::PopID();
    const bool over = ImGui::IsItemHovered();
    if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsItemFocused() && !in_sight(slot)) {
      show(slot);
      keep_scroll();
    }
    ui_.tell(table_.columns[slot.column].title, cell.text, row.cells.front().text);
    return over;
  }

  // Whether some of it could not be shown.
  bool draw_cell(const Cell& cell, const TableSlot& slot, float y, float height, bool hovered) {
    const float x = x_of(slot);
    if (slot.column != 0 && (x >= right() || x + slot.width <= frozen())) return false;
    clip(slot, y, y + height);
    ImU32 colour = cell.action.empty() ? ui_.tone(cell.tone) : ui_.colour(theme::Ui::kLink);
    colour = draw_cell_ground(cell, {x, y}, {x + slot.width - 1, y + height}, hovered, colour, ui_);
    const float dot = has_dot(cell) ? kCellDot : 0;
    const float size = ImGui::GetFontSize();
    const float lines = memory_.prose[slot.column] ? wrap_text(cell.text, room(slot) - dot) : size;
    const float line = y + (height - std::max(lines, size)) / 2;
    bool cut = false;
    float left = x + look_.side + dot;
    if (table_.columns[slot.column].numeric) {
      cut = draw_figure(cell, slot, {left, line}, room(slot) - dot, colour, left);
    } else if (memory_.prose[slot.column]) {
      const ImVec2 at{left, line};
      wrap_text(cell.text, room(slot) - dot, &at, colour);
    } else {
      cut = draw_line(list_, {left, line}, room(slot) - dot, colour, cell.text);
    }
    if (dot > 0)
      list_.AddCircleFilled({left - kCellDot / 2 - 2, line + size * 0.52f}, 3.5f, ui_.tone(cell.tone));
    list_.PopClipRect();
    return cut || (slot.column != 0 && !in_sight(slot));
  }

  // The numbers of a column end below each other; what is said of one stands behind it where there is room.
  bool draw_figure(const Cell& cell, const TableSlot& slot, ImVec2 at, float width, ImU32 colour,
                   float& left) {
    const FigureText figure = figure_of(cell.text);
    if (figure.number.empty()) {
      const float own = std::min(text_width(figure.note), width);
      left = at.x + width - own;
      return draw_line(list_, {left, at.y}, width, colour, figure.note);
    }
    const float whole = room(slot) - memory_.numbers[slot.column];
    const float notes = memory_.notes[slot.column];
    const bool fits = notes <= whole && text_width(figure.note) <= notes + 0.5f;
    const float behind = notes <= 0 ? 0 : notes <= whole ? notes : text_width("…");
    const float number = figures_.width(figure.number);
    left = at.x + width - behind - number;
    figures_.draw(list_, {left, at.y}, colour, figure.number);
    const float end = left + number;
    if (figure.note.empty()) return false;
    const std::string_view note = fits ? figure.note : std::string_view("…");
    list_.AddText({end, at.y}, ui_.colour(theme::Ui::kMutedText), note.data(), note.data() + note.size());
    return !fits;
  }

  const Table& table_;
  TableMemory& memory_;
  const Ui& ui_;
  ImDrawList& list_;
  const float width_;
  const ImRect sight_;
  const Figures figures_;
  ImVec2 origin_;
  float head_ = 0, foot_ = 0;
  float low_ = 0;  // where the rows in sight end
  const GridLook look_{has_heat(table_)};
};

}  // namespace

void draw_grid(const Table& table, TableMemory& memory, const Ui& ui, float width, bool fresh) {
  const TextStyle style(ui, has_heat(table) ? kSmallSize - 1 : kSmallSize);
  GridDrawer drawer(table, memory, ui, width);
  const bool same_target = !(memory.target < ui.target() || ui.target() < memory.target);
  if (memory.width < width || width < memory.width || !same_target) drawer.measure();
  drawer.draw(fresh);
}

}  // namespace pcn::ui
