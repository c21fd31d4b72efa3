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

// What the linker (--wrap, web/CMakeLists.txt) puts in place of functions that are called and do nothing
// here: no window is left open by mistake (native tests would stop at it), nothing is chosen by Dear ImGui's
// own many-fold choice, the browser draws the pointer, and nothing is logged or kept in a file. They alone
// hold tab bars and box selection in the program.
extern "C" {
void __wrap__ZN5ImGui36ErrorRecoveryTryToRecoverWindowStateEPK23ImGuiErrorRecoveryState(
    const ImGuiErrorRecoveryState* /*state*/) {}
void __wrap__ZN5ImGui21MultiSelectItemHeaderEjPbPi(ImGuiID /*id*/, bool* /*selected*/, int* /*flags*/) {}
void __wrap__ZN5ImGui21MultiSelectItemFooterEjPbS0_(ImGuiID /*id*/, bool* /*selected*/, bool* /*pressed*/) {}
void __wrap__ZN5ImGui17RenderMouseCursorE6ImVec2fijjj(ImVec2 /*at*/, float /*scale*/, int /*cursor*/,
                                                      ImU32 /*fill*/, ImU32 /*border*/, ImU32 /*shadow*/) {}
void __wrap__ZN5ImGui15LogRenderedTextEPK6ImVec2PKcS4_(const ImVec2* /*at*/, const char* /*text*/,
                                                       const char* /*end*/) {}
void __wrap__ZN5ImGui21SaveIniSettingsToDiskEPKc(const char* /*file*/) {}
// The built-in font: frames wait for the page's.
ImFont* __wrap__ZN11ImFontAtlas14AddFontDefaultEPK12ImFontConfig(ImFontAtlas* /*atlas*/,
                                                                 const ImFontConfig* /*config*/) {
  return nullptr;
}
}
