#include "core/base/text.h"
#include "core/state/fragment.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

constexpr std::size_t kFrom = 12;  // rows from which one looks for some of them
constexpr std::string_view kKey = "filter";

}  // namespace

bool has_filter(const Table& table) { return table.rows.size() >= kFrom; }

void draw_filter(const Table& table, const TableMemory& table_memory, DocumentMemory& memory, const Ui& ui,
                 bool field) {
  const std::string rows = format_count(static_cast<std::int64_t>(table.rows.size())) + " rows";
  const std::string words = memory.filter.empty()
                                ? rows
                                : format_count(static_cast<std::int64_t>(table_memory.order.size())) +
                                      " of " + rows + " hold “" + memory.filter + "”";
  const TextStyle style(ui, kSmallSize);
  const ImVec2 begin = ImGui::GetCursorScreenPos();
  const float height = field_height(memory, ui);
  float x = begin.x;
  if (field) {
    constexpr float kWidth = 200;
    Control control;
    control.key = kKey;
    control.label = "Find in this table";
    control.kind = ControlKind::kText;
    control.value = memory.filter;
    control.help = "Rows that hold all of these words are shown";
    ImGui::PushID("filter");
    draw_field(control, memory.filter.empty() ? "Find in this table" : memory.filter, memory.filter, memory,
               ui, kWidth);
    ImGui::PopID();
    x += kWidth + 12;
    if (!memory.filter.empty()) {
      ImGui::SetCursorScreenPos({x, begin.y});
      const float before = x;
      if (text_button("Show all", ui)) ui.act(action({kKey, ""}));
      x = std::max(ImGui::GetItemRectMax().x, before) + 12;
    }
  }
  ImGui::GetWindowDrawList()->AddText({x, begin.y + (height - ImGui::GetFontSize()) / 2},
                                      ui.colour(theme::Ui::kMutedText), words.c_str());
  ImGui::SetCursorScreenPos(begin);
  ImGui::Dummy({ImGui::GetContentRegionAvail().x, height});
}

}  // namespace pcn::ui
