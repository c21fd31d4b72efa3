#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "imgui_internal.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

constexpr float kWidestText = 260;
constexpr float kArrow = 14;

// The action of a row is that of its first cell that has one.
const ActionText& row_action(const Row& row) {
  static const ActionText none;
  for (const Cell& cell : row.cells) {
    if (!cell.action.empty()) return cell.action;
  }
  return none;
}

float text_width(std::string_view text) {
  return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

std::string header_text(const Column& column) {
  return column.unit.empty() ? column.title : column.title + " (" + column.unit + ")";
}

// A header may take two lines: the narrowest width at which it does.
float header_width(const Column& column, const Ui& ui) {
  const TextStyle style(ui, kSmallSize, true);
  const std::string text = header_text(column);
  const float whole = text_width(text);
  float best = whole;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    best = std::min(best, std::max(text_width(std::string_view(text).substr(0, at)),
                                   text_width(std::string_view(text).substr(at + 1))));
  }
  return best + kArrow;
}

void measure_columns(const Table& table, TableMemory& memory, const Ui& ui) {
  memory.widths.assign(table.columns.size(), 0);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    float width = header_width(table.columns[c], ui);
    for (const Row& row : table.rows) {
      if (c < row.cells.size()) width = std::max(width, std::min(text_width(row.cells[c].text), kWidestText));
    }
    memory.widths[c] = width;
  }
}

void order_rows(const Table& table, TableMemory& memory) {
  memory.order = sorted_rows(table, memory.sorted_by, memory.descending);
}

void sort_by(const Table& table, TableMemory& memory, const Column& column) {
  if (memory.sorted_by == column.id) {
    memory.descending = !memory.descending;
  } else {
    memory.sorted_by = column.id;
    memory.descending = column.numeric;  // the largest first is what one asks of numbers
  }
  memory.chosen = true;
  order_rows(table, memory);
}

void draw_arrow(ImDrawList& list, ImVec2 centre, bool down, ImU32 colour) {
  const float s = down ? 3.5f : -3.5f;
  list.AddTriangleFilled({centre.x - 4, centre.y - s}, {centre.x + 4, centre.y - s}, {centre.x, centre.y + s},
                         colour);
}

void draw_header(const Table& table, TableMemory& memory, const Ui& ui) {
  const TextStyle style(ui, kSmallSize, true);
  float height = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string text = header_text(table.columns[c]);
    height =
        std::max(height, ImGui::CalcTextSize(text.c_str(), nullptr, false, memory.widths[c] - kArrow + 1).y);
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, height + 2 * ImGui::GetStyle().CellPadding.y);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const Column& column = table.columns[c];
    ImGui::TableSetColumnIndex(static_cast<int>(c));
    ImGui::PushID(static_cast<int>(c));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::InvisibleButton("sort", {std::max(width, 1.0f), height}, ImGuiButtonFlags_EnableNav)) {
      sort_by(table, memory, column);
    }
    ui.tell("Sort by", column.title);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool sorted = memory.sorted_by == column.id;
    const ImU32 colour = ui.colour(sorted || hovered ? theme::Ui::kText : theme::Ui::kMutedText);
    const std::string text = header_text(column);
    const float wrap = width - kArrow + 1;
    const ImVec2 size = ImGui::CalcTextSize(text.c_str(), nullptr, false, wrap);
    const float x = column.numeric ? at.x + width - kArrow - size.x : at.x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {x, at.y + height - size.y}, colour, text.c_str(),
                 nullptr, wrap);
    if (sorted || hovered) {
      const float arrow_x = column.numeric ? at.x + width - 5 : at.x + size.x + 9;
      draw_arrow(list, {arrow_x, at.y + height - ImGui::GetFontSize() / 2},
                 sorted ? memory.descending : column.numeric, colour);
    }
    ImGui::PopID();
  }
}

void draw_cell(const Cell& cell, const Column& column, bool is_link, const Ui& ui) {
  ImU32 colour = is_link ? ui.colour(theme::Ui::kLink) : ui.tone(cell.tone);
  if (cell.heat) {
    const auto step = static_cast<PaletteIndex>(std::lround(std::clamp(*cell.heat, 0.0, 1.0) * 6.0));
    const ImU32 background = ui.paint(static_cast<PaletteIndex>(static_cast<int>(Paint::kScale0) + step));
    ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, background);
    colour = readable_on(background);
  }
  const float width = ImGui::GetContentRegionAvail().x;
  const char* begin = cell.text.c_str();
  const char* end = begin + cell.text.size();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float text = text_width(cell.text);
  const float dot = cell.tone == Tone::kPlain || cell.tone == Tone::kMuted || cell.heat ? 0.0f : 12.0f;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float x = column.numeric ? at.x + std::max(0.0f, width - text - kArrow) : at.x;
  if (dot > 0) {
    const float dot_x = column.numeric ? x - dot + 4 : x + 4;
    list.AddCircleFilled({dot_x, at.y + ImGui::GetFontSize() * 0.55f}, 3.5f, ui.tone(cell.tone));
    if (!column.numeric) x += dot;
  }
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::RenderTextEllipsis(&list, {x, at.y}, {at.x + width, at.y + ImGui::GetFontSize() + 2}, at.x + width,
                            begin, end, nullptr);
  ImGui::PopStyleColor();
  ImGui::Dummy({0, ImGui::GetFontSize()});
  if (x + text > at.x + width &&
      ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + ImGui::GetFontSize()}) &&
      ImGui::IsWindowHovered()) {
    ImGui::SetTooltip("%s", begin);
  }
}

// Pressing a cell does what the cell says, else what the row says; Enter and Space do what the row says.
void draw_row(const Table& table, const Row& row, TableMemory& memory, const Ui& ui) {
  ImGui::TableNextRow();
  ImGui::TableSetColumnIndex(0);
  ImGui::PushID(row.key.empty() ? row.cells.front().text.c_str() : row.key.c_str());
  const ActionText& action = row_action(row);
  if (row.selected) {
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1, ui.colour(theme::Ui::kAccentSoft));
    if (memory.selected != row.key) {
      memory.selected = row.key;
      ImGui::SetScrollHereY(0.4f);
    }
  }
  if (!action.empty()) {
    const ImVec2 at = ImGui::GetCursorPos();
    const ImGuiSelectableFlags flags =
        ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap;
    if (ImGui::Selectable("##row", false, flags, {0, ImGui::GetFontSize()})) {
      const int column = ImGui::TableGetHoveredColumn();
      const bool over_cell = ImGui::IsItemHovered() && column >= 0 &&
                             column < static_cast<int>(row.cells.size()) &&
                             !row.cells[static_cast<std::size_t>(column)].action.empty();
      ui.act(over_cell ? row.cells[static_cast<std::size_t>(column)].action : action);
    }
    if (ui.focused != nullptr && ImGui::IsItemFocused()) {
      std::string words;
      for (std::size_t c = 1; c < row.cells.size() && c < table.columns.size(); ++c)
        words.append(table.columns[c].title).append(" ").append(row.cells[c].text).append("; ");
      ui.tell(row.cells.front().text, words);
    }
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetCursorPos(at);
  }
  const std::size_t cells = std::min(row.cells.size(), table.columns.size());
  for (std::size_t c = 0; c < cells; ++c) {
    ImGui::TableSetColumnIndex(static_cast<int>(c));
    draw_cell(row.cells[c], table.columns[c], !row.cells[c].action.empty(), ui);
  }
  ImGui::PopID();
}

float row_height() { return ImGui::GetFontSize() + 2 * ImGui::GetStyle().CellPadding.y; }

}  // namespace

std::vector<std::uint32_t> sorted_rows(const Table& table, std::string_view column, bool descending) {
  std::vector<std::uint32_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [column](const Column& c) { return c.id == column; });
  if (column.empty() || found == table.columns.end()) return order;
  const auto index = static_cast<std::size_t>(found - table.columns.begin());
  const auto cell = [&](std::uint32_t row) -> const Cell* {
    return index < table.rows[row].cells.size() ? &table.rows[row].cells[index] : nullptr;
  };
  sort_stable(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    const Cell* a = cell(left);
    const Cell* b = cell(right);
    if (a == nullptr || b == nullptr) return a != nullptr && b == nullptr;
    if (a->sort.has_value() != b->sort.has_value()) return a->sort.has_value();
    if (a->sort) return descending ? *b->sort < *a->sort : *a->sort < *b->sort;
    if (found->numeric) return false;  // neither has a number
    const std::string x = to_lower_ascii(a->text), y = to_lower_ascii(b->text);
    return descending ? y < x : x < y;
  });
  return order;
}

void draw_table(const Table& table, std::uint32_t version, TableMemory& memory, const Ui& ui,
                float max_height) {
  if (!table.caption.empty()) {
    const TextStyle style(ui, kSmallSize);
    draw_text(table.caption, ui.colour(theme::Ui::kMutedText));
  }
  if (table.columns.empty() || table.rows.empty()) return;
  const TextStyle style(ui, kBodySize - 1);
  if (memory.version != version || memory.order.size() != table.rows.size() ||
      memory.widths.size() != table.columns.size()) {
    memory.version = version;
    if (!memory.chosen) {
      memory.sorted_by = table.sorted_by;
      memory.descending = table.descending;
    }
    // The rows come in the order that the document names, until the reader chooses another.
    memory.order = memory.chosen ? sorted_rows(table, memory.sorted_by, memory.descending)
                                 : sorted_rows(table, {}, false);
    measure_columns(table, memory, ui);
  }
  float wanted = 0;
  for (const float width : memory.widths) wanted += width + 2 * ImGui::GetStyle().CellPadding.x;
  const float available = ImGui::GetContentRegionAvail().x;
  const bool wide = wanted > available;
  const float content = row_height() * static_cast<float>(table.rows.size()) + 64;
  const bool tall = content > max_height;
  ImGuiTableFlags flags =
      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_PadOuterX;
  if (wide) flags |= ImGuiTableFlags_ScrollX;
  if (tall) flags |= ImGuiTableFlags_ScrollY;
  flags |= wide ? ImGuiTableFlags_SizingFixedFit : ImGuiTableFlags_SizingStretchProp;
  const float height = tall ? max_height : wide ? content + ImGui::GetStyle().ScrollbarSize : 0.0f;
  if (!ImGui::BeginTable(table.id.c_str(), static_cast<int>(table.columns.size()), flags,
                         {available, height}))
    return;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    ImGui::TableSetupColumn(table.columns[c].title.c_str(),
                            wide ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
                            memory.widths[c]);
  }
  ImGui::TableSetupScrollFreeze(wide && available > 420 ? 1 : 0, 1);
  draw_header(table, memory, ui);
  if (tall) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(memory.order.size()), row_height());
    for (std::size_t i = 0; i < memory.order.size(); ++i) {
      const Row& row = table.rows[memory.order[i]];
      if (row.selected && memory.selected != row.key) clipper.IncludeItemByIndex(static_cast<int>(i));
    }
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        draw_row(table, table.rows[memory.order[static_cast<std::size_t>(i)]], memory, ui);
      }
    }
  } else {
    for (const std::uint32_t index : memory.order) draw_row(table, table.rows[index], memory, ui);
  }
  ImGui::EndTable();
  // A table that scrolls is an item of its own, with its rows inside.
  if (wide || tall) ui.tell("Table", "Enter goes in");
}

}  // namespace pcn::ui
