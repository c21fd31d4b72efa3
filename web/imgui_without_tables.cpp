// Tables and columns of Dear ImGui are not used here: tables are drawn by web/ui/draw_table.cpp, and would be
// a twentieth of the program. This is what the rest of Dear ImGui calls of them, in place of
// imgui_tables.cpp; none of it is ever reached with a table.
#include "imgui.h"
#include "imgui_internal.h"

namespace ImGui {

void EndTable() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TablePushColumnChannel(int /*column*/) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable* /*table*/) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData* /*data*/) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui
