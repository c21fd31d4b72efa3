#include "web/ui/map_overlays.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "web/ui/draw_document.h"
#include "web/ui/map_marks.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

constexpr float kEdge = 12;
constexpr double kNarrow = 560;  // below these sizes the choices are behind a button,
constexpr double kShort = 360;
constexpr double kSmallWidth = 780,
                 kSmallHeight = 480;   // and on maps that are both narrower and lower than these
constexpr double kOneRow = 610;        // widths from which the choices stand in one row
constexpr double kLegendShare = 0.13;  // of a wide map, that a legend may cover unasked,
constexpr double kNarrowShare = 0.1;   // of one that is narrow,
constexpr double kNeededShare = 0.25;  // and one without which the colours say nothing
constexpr float kLegendWidth = 180;
constexpr float kLegendCount = 74;  // "1,040 places"

constexpr ImGuiWindowFlags kCard = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNavFocus;

bool is_layer(const Control& control) { return control.key.starts_with("layer"); }

// As wide as what is chosen.
float choice_width(const Control& control) {
  constexpr float kLeast = 92, kMost = 360, kFrame = 42;
  float text = 0;
  for (const Option& option : control.options) {
    if (option.value == control.value) text = ImGui::CalcTextSize(option.label.c_str()).x;
  }
  // A slider has its value at the end of its label.
  if (control.kind == ControlKind::kSlider) text = ImGui::CalcTextSize(control.label.c_str()).x;
  return std::clamp(text + kFrame, kLeast, kMost);
}

void soft_shadow(const Ui& ui, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  for (int i = 3; i > 0; --i) {
    const auto grow = static_cast<float>(i);
    list.AddRectFilled({from.x - grow, from.y - grow + 1}, {to.x + grow, to.y + grow + 1},
                       ui.colour(theme::Ui::kShadow, 0.12f), theme::kRadius + grow);
  }
}

// How much of the map the open legend would cover, before it is drawn.
double legend_share(const Legend& legend, const ScreenRect& viewport) {
  const auto lines = [](std::string_view text, std::size_t a_line) {
    const std::size_t count = 1 + text.size() / a_line;
    return static_cast<double>(count);
  };
  double height = 24 + lines(legend.title, 22) * (kSmallSize + 2) + lines(legend.note, 30) * (kTinySize + 2);
  for (const LegendEntry& entry : legend.entries)
    height += 7 + (lines(entry.label, 21) + (entry.count.empty() ? 0 : 1)) * (kSmallSize + 2);
  return height * (kLegendWidth + 28) / std::max(viewport.width * viewport.height, 1.0);
}

// Begins a card at a corner; `pivot` 0 is left or top, 1 right or bottom. A bare one is all button.
bool begin_card(const char* name, ImVec2 at, ImVec2 pivot, ImVec2 padding, const Ui& ui, bool bare = false) {
  ImGui::SetNextWindowPos(at, ImGuiCond_Always, pivot);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::kRadius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, bare ? 0.0f : 1.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2{8, 8});
  ImGui::PushStyleColor(ImGuiCol_Border, ui.colour(theme::Ui::kBorder));
  const bool open = ImGui::Begin(name, nullptr, kCard);
  if (open && !bare) {  // a button has an edge of its own
    const ImVec2 from = ImGui::GetWindowPos();
    soft_shadow(ui, from, from + ImGui::GetWindowSize());
  }
  return open;
}

void end_card() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
}

}  // namespace

void MapOverlays::keep_rectangle() {
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  next_.push_back({at.x - 4, at.y - 4, size.x + 8, size.y + 8});
}

bool MapOverlays::compact(const ScreenRect& viewport) {
  return viewport.width < kNarrow || viewport.height < kShort ||
         (viewport.width < kSmallWidth && viewport.height < kSmallHeight);
}

void MapOverlays::cover(Camera& camera, const ScreenRect& viewport) const {
  constexpr double kRowHeight = 84, kButtons = 56;  // of the row of choices or of buttons, with its edge
  constexpr double kFootHeight = 56;                // about, of what stands at the lower edge
  constexpr ScreenPoint kLegend{kLegendWidth + 36, 300};  // about, before it has been drawn
  ScreenPoint legend = legend_drawn_;
  if (legend == ScreenPoint{} && !legend_touched_ &&
      kLegend.x * kLegend.y < kLegendShare * viewport.width * viewport.height)
    legend = kLegend;
  if (compact(viewport)) return camera.set_covered(kButtons, kFootHeight, legend);
  camera.set_covered(viewport.width < kOneRow ? 2 * kRowHeight - 28 : kRowHeight, kFootHeight, legend);
}

void MapOverlays::draw(const CanvasModel& model, MapCanvas& map, const ScreenRect& viewport, const Ui& ui) {
  next_.clear();
  const Legend& legend = model.scene().legend;
  if (!legend_touched_)
    legend_open_ =
        !compact(viewport) && legend_share(legend, viewport) < (legend.needed              ? kNeededShare
                                                                : viewport.width < kOneRow ? kNarrowShare
                                                                                           : kLegendShare);
  draw_controls(model, viewport, ui);
  draw_zoom(model, map, viewport, ui);
  draw_foot(model, map, viewport, ui);
  draw_legend(legend, viewport, ui);
  rectangles_ = next_;
}

void MapOverlays::draw_controls(const CanvasModel& model, const ScreenRect& viewport, const Ui& ui) {
  const auto x = static_cast<float>(viewport.x) + kEdge, y = static_cast<float>(viewport.y) + kEdge;
  const Controls& all = model.map_controls();
  std::vector<const Control*> choices, layers;
  for (const Control& control : all.controls) (is_layer(control) ? layers : choices).push_back(&control);
  if (all.controls.empty()) return;

  const float gap = ImGui::GetStyle().ItemSpacing.x;
  // In rows of at most `room`, the last of which leaves room for so much more; all of one width, unless it is
  // 0.
  const auto draw_choices = [&](float room, float width, float more) {
    const ImVec2 begin = ImGui::GetCursorPos();
    ImVec2 at = begin;
    float bottom = at.y;
    for (const Control* choice : choices) {
      const Control& control = *choice;
      const float own = std::min(width > 0 ? width : choice_width(control), room);
      const float end = at.x + own + (choice == choices.back() ? more : 0);
      if (at.x > begin.x && end > begin.x + room) at = {begin.x, bottom + 4};
      ImGui::SetCursorPos(at);
      at.x += own + gap;
      ImGui::BeginGroup();
      if (control.kind == ControlKind::kSlider) {
        ImGui::PushID(control.key.c_str());
        draw_slider(control, ui, own);
        ImGui::PopID();
      } else {
        const int chosen =
            select_box(control.key.c_str(), control.label, control.options, control.value, own, ui);
        if (chosen >= 0) ui.act(control.key + "=" + control.options[static_cast<std::size_t>(chosen)].value);
      }
      ImGui::EndGroup();
      bottom = std::max(bottom, ImGui::GetCursorPosY());
    }
  };
  const auto draw_layers = [&] {
    for (const Control* layer : layers) {
      const bool on = layer->value == "1";
      if (toggle_switch(layer->key.c_str(), layer->label, on, ui)) ui.act(layer->key + (on ? "=0" : "=1"));
    }
  };
  ImGui::SetNextWindowSizeConstraints({0, 0}, {static_cast<float>(viewport.width) - 2 * kEdge, FLT_MAX});
  const bool narrow = compact(viewport);
  begin_card(kControlsWindow, {x, y}, {0, 0}, narrow ? ImVec2{0, 0} : ImVec2{12, 8}, ui, narrow);
  if (narrow) {
    if (text_button("Map options", ui)) ImGui::OpenPopup("options");
  } else {
    constexpr float kButton = 74, kZoom = 64;
    const float whole = static_cast<float>(viewport.width) - 2 * kEdge - 24;
    float row = kButton;
    for (const Control* choice : choices) row += choice_width(*choice) + gap;
    // The buttons for zooming go below a row that needs the whole width.
    draw_choices(row > whole - kZoom && row <= whole ? whole : whole - kZoom, 0, gap + kButton);
    const float box = ImGui::GetItemRectMax().y;
    ImGui::SameLine();
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, box - std::max(ui.target(), kBodySize + 14)});
    if (text_button("Layers", ui)) ImGui::OpenPopup("options");
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16, 12});
  ImGui::SetNextWindowSizeConstraints({200, 0},
                                      {FLT_MAX, std::max(200.0f, static_cast<float>(viewport.height) - 90)});
  if (ImGui::BeginPopup("options")) {
    if (narrow) {
      const float width = std::min(280.0f, static_cast<float>(viewport.width) - 70);
      draw_choices(width, width, 0);
      ImGui::Dummy({0, 4});
    }
    {
      const TextStyle style(ui, kSmallSize, true);
      ImGui::TextUnformatted("Show on the map");
    }
    draw_layers();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  keep_rectangle();
  controls_bottom_ = ImGui::GetWindowPos().y + ImGui::GetWindowSize().y;
  controls_right_ = ImGui::GetWindowPos().x + ImGui::GetWindowSize().x;
  end_card();
}

void MapOverlays::draw_zoom(const CanvasModel& model, MapCanvas& map, const ScreenRect& viewport,
                            const Ui& ui) {
  const float size = ui.touch ? theme::kTarget : 36.0f;
  const float right = static_cast<float>(viewport.x + viewport.width) - kEdge;
  // Below each other beside the choices; where the map is small or the choices are wide, in a row beside or
  // below.
  const auto fits = [&](float width) { return controls_right_ + width + 18 < right; };
  const bool row_fits = fits(4 * (size + 2)), column = fits(size) && !(compact(viewport) && row_fits);
  const ImVec2 at{right, column || row_fits ? static_cast<float>(viewport.y) + kEdge : controls_bottom_ + 8};
  begin_card("##zoom", at, {1, 0}, {3, 3}, ui);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2, 2});
  const auto button = [&](const char* name, Icon icon) {
    const bool pressed = icon_button(name, icon, size, ui);
    if (!column) ImGui::SameLine();
    return pressed;
  };
  if (button("Zoom in", Icon::kPlus)) map.zoom_step(1, ui);
  if (button("Zoom out", Icon::kMinus)) map.zoom_step(-1, ui);
  if (button("Whole area", Icon::kWhole)) map.go_home(model, ui);
  if (icon_button("Save or share", Icon::kSave, size, ui)) ui.act(kSaveAction);
  ImGui::PopStyleVar();
  keep_rectangle();
  end_card();
}

void MapOverlays::draw_legend(const Legend& legend, const ScreenRect& viewport, const Ui& ui) {
  legend_drawn_ = {};
  if (legend.title.empty() && legend.entries.empty()) return;
  const ImVec2 at{static_cast<float>(viewport.x) + kEdge, foot_top_ - 8};
  const float most = std::max(120.0f, foot_top_ - controls_bottom_ - 28);
  ImGui::SetNextWindowSizeConstraints({0, 0}, {kLegendWidth + 44, most});
  begin_card("##legend", at, {0, 1}, legend_open_ ? ImVec2{14, 10} : ImVec2{0, 0}, ui, !legend_open_);
  if (!legend_open_) {
    if (text_button("Legend", ui)) toggle_legend();
  } else {
    const TextStyle style(ui, kSmallSize);
    const float width = kLegendWidth;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8, 4});
    const ImVec2 top = ImGui::GetCursorScreenPos();
    {
      const TextStyle title(ui, kSmallSize, true);
      draw_text(legend.title, ui.colour(theme::Ui::kText), width - 30);
    }
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({top.x + width - 24, top.y - 4});
    if (icon_button("Hide the legend", Icon::kDown, 26, ui)) toggle_legend();
    ImGui::SetCursorScreenPos(after);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 edge = ui.colour(theme::Ui::kControlBorder, 0.6f);
    std::int64_t most_places = 1;
    for (const LegendEntry& entry : legend.entries) most_places = std::max(most_places, entry.places);
    for (const LegendEntry& entry : legend.entries) {
      const ImVec2 row = ImGui::GetCursorScreenPos();
      const float height = 21;
      if (entry.shape) {
        draw_marker(list, *entry.shape,
                    {row.x + 12, row.y + height / 2 + (*entry.shape == MarkerShape::kPin ? 6.0f : 0.0f)}, 10,
                    ui.paint(entry.colour), ui.colour(theme::Ui::kSurface), ui);
      } else {
        draw_swatch(list, {row.x, row.y + 2}, {row.x + 24, row.y + height - 2}, ui.paint(entry.colour),
                    entry.hatch, edge);
      }
      ImGui::SetCursorScreenPos({row.x + 34, row.y + 2});
      draw_text(entry.label, ui.colour(theme::Ui::kText), width - 34);
      if (!entry.count.empty()) {  // how the places are spread over the classes
        const TextStyle small(ui, kTinySize);
        const ImVec2 foot{row.x + 34, ImGui::GetCursorScreenPos().y - 3};
        const float room = width - 34 - kLegendCount;
        list.AddRectFilled({foot.x, foot.y + 5},
                           {foot.x + std::max(1.0f, room * static_cast<float>(entry.places) /
                                                        static_cast<float>(most_places)),
                            foot.y + 11},
                           ui.colour(theme::Ui::kMutedText, 0.6f), 1);
        ImGui::SetCursorScreenPos({foot.x + room + 6, foot.y});
        draw_text(entry.count, ui.colour(theme::Ui::kMutedText), kLegendCount);
      }
      ImGui::SetCursorScreenPos({row.x, std::max(row.y + height + 3, ImGui::GetCursorScreenPos().y)});
    }
    ImGui::Dummy({width, 0});
    if (!legend.note.empty()) {
      const TextStyle small(ui, kTinySize);
      draw_text(legend.note, ui.colour(theme::Ui::kMutedText), width);
    }
    ImGui::PopStyleVar();
  }
  keep_rectangle();
  const ScreenRect& card = next_.back();
  if (legend_open_) legend_drawn_ = {card.x + card.width - viewport.x, viewport.y + viewport.height - card.y};
  end_card();
}

// At the lower edge: what must be read with the map, and below it whose data it is made of.
void MapOverlays::draw_foot(const CanvasModel& model, const MapCanvas& map, const ScreenRect& viewport,
                            const Ui& ui) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto left = static_cast<float>(viewport.x), right = static_cast<float>(viewport.x + viewport.width);
  const auto bottom = static_cast<float>(viewport.y + viewport.height);
  const Scene& scene = model.scene();
  struct Line {
    std::string_view words;
    float size;
    bool strong;
    theme::Ui colour;
    float height = 0;
  };
  Line lines[] = {{scene.plan, kTinySize, true, theme::Ui::kCaution},
                  {compact(viewport) ? scene.rule_in_short : scene.rule, kTinySize, false, theme::Ui::kText},
                  {model.attribution(), kTinySize - 2, false, theme::Ui::kMutedText}};
  const float width = right - left - 24;
  float top = bottom - 8;
  for (Line& line : lines) {
    const TextStyle style(ui, line.size, line.strong);
    line.height = wrap_text(line.words, width);
    top -= line.height;
  }
  list.AddRectFilled({left, top}, {right, bottom}, ui.colour(theme::Ui::kSurface, 0.88f));
  list.AddLine({left, top}, {right, top}, ui.colour(theme::Ui::kBorder));
  ImVec2 at{left + 12, top + 4};
  for (const Line& line : lines) {
    const TextStyle style(ui, line.size, line.strong);
    wrap_text(line.words, width, &at, ui.colour(line.colour));
    at.y += line.height;
  }
  // The scale stands above, at the right.
  const TextStyle style(ui, kTinySize - 2);
  const ScaleBar bar = scale_bar(map.camera(), std::min(120.0, viewport.width / 4));
  const auto length = static_cast<float>(bar.pixels);
  const float y = top - 10;
  const ImVec2 from{right - 14 - length, y}, to{right - 14, y};
  const ImU32 ink = ui.colour(theme::Ui::kMapLabel), halo = ui.colour(theme::Ui::kMapHalo, 0.9f);
  for (const auto& [colour, thick] : {std::pair{halo, 4.5f}, std::pair{ink, 1.8f}}) {
    const ImVec2 shape[] = {{from.x, y - 5}, {from.x, y}, {to.x, y}, {to.x, y - 5}};
    list.AddPolyline(shape, 4, colour, 0, thick);
  }
  const bool kilometres = bar.metres >= 1000;
  const std::string metres =
      format_decimal(kilometres ? bar.metres / 1000 : bar.metres, 0) + (kilometres ? " km" : " metres");
  const ImVec2 text = ImGui::CalcTextSize(metres.c_str());
  draw_halo_text(list, {std::round((from.x + to.x - text.x) / 2), y - text.y - 3}, metres, ink, halo, ui);
  next_.push_back({from.x - 8.0, y - text.y - 8.0, length + 24.0, text.y + 14.0});
  next_.push_back({left, top, right - left, bottom - top});
  foot_top_ = top;
}

}  // namespace pcn::ui
