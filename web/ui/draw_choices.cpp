#include <algorithm>

#include "core/base/text.h"
#include "core/state/fragment.h"
#include "texts/canvas.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {

void draw_choices(const Table& table, TableMemory& table_memory, DocumentMemory& memory, const Ui& ui,
                  bool field) {
  const TextStyle style(ui, kSmallSize);
  const ImVec2 begin = ImGui::GetCursorScreenPos();
  const float height = field_height(memory, ui), end = begin.x + ImGui::GetContentRegionAvail().x;
  float x = begin.x;
  if (field) {
    const Control& find = table.choices.front();
    const float width = std::min(200.0f, (end - begin.x) * 0.37f);
    ImGui::PushID("filter");
    draw_field(find, find.value.empty() ? find.label : find.value, find.value, memory, ui, width);
    ImGui::PopID();
    x += width + 12;
  }
  const auto link = [&](std::string_view text) {
    ImGui::SetCursorScreenPos({x, begin.y + (height - 24) / 2});
    const bool pressed = draw_link(text, ui);
    x = ImGui::GetItemRectMax().x + 14;
    return pressed;
  };
  if (!table.show_all.empty() && link(text::canvas::show_all)) ui.act(table.show_all);
  if (!table.choices.empty() &&
      link(table_memory.choosing ? text::canvas::close : text::canvas::rows_and_columns))
    table_memory.choosing = !table_memory.choosing;
  const std::string words =
      table.shown.empty() ? say(text::canvas::rows{.rows = table.rows.size()}) : table.shown;
  ImGui::SetCursorScreenPos(begin);
  ImGui::Dummy({end - begin.x, height});
  const ImU32 ink = ui.colour(theme::Ui::kMutedText);
  if (x + text_width(words) <= end) {
    ImGui::GetWindowDrawList()->AddText({x, begin.y + (height - ImGui::GetFontSize()) / 2}, ink,
                                        words.c_str());
  } else {
    draw_text(words, ink, end - begin.x);
  }
  if (!table_memory.choosing) return;
  // The field that finds rows stands above.
  draw_controls({{table.choices.begin() + 1, table.choices.end()}}, memory, ui);
}

}  // namespace pcn::ui
