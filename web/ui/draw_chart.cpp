#include <algorithm>
#include <array>

#include "core/chart/picture.h"
#include "imgui_internal.h"
#include "texts/canvas.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

// Words as the current font sets them.
class FontRuler final : public chart::Ruler {
 public:
  FontRuler() : Ruler(ImGui::GetFontSize()) {}
  [[nodiscard]] float width(std::string_view text) const override { return text_width(text); }
};

ImU32 colour_of(const chart::Colour& colour, const Ui& ui) {
  constexpr std::array<Paint, 5> kSeries = {Paint::kPractice, Paint::kWalkIn, Paint::kEnhancedAccess,
                                            Paint::kOutOfHours, Paint::kHere};
  constexpr std::array<theme::Ui, 6> kTokens = {theme::Ui::kText,     theme::Ui::kMutedText,
                                                theme::Ui::kLink,     theme::Ui::kBorder,
                                                theme::Ui::kMapPlace, theme::Ui::kSurface};
  switch (colour.ink) {
    case chart::Ink::kSeries:
      return mix(ui.paint(kSeries[colour.series % kSeries.size()]), ui.colour(theme::Ui::kSurface),
                 colour.paler);
    case chart::Ink::kNetwork:
      return mix(ui.paint(network_paint(colour.series)), ui.colour(theme::Ui::kSurface), colour.paler);
    case chart::Ink::kNoted:
      return ui.paint(Paint::kWalkIn);
    default:
      return mix(ui.colour(kTokens[static_cast<std::size_t>(colour.ink)], colour.opacity),
                 ui.colour(theme::Ui::kSurface, colour.opacity), colour.paler);
  }
}

class Drawer {
 public:
  Drawer(ImVec2 origin, const Ui& ui) : list_(*ImGui::GetWindowDrawList()), origin_(origin), ui_(ui) {}

  void operator()(const chart::Stroke& stroke) const {
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
      if (stroke.points.size() == 2) {
        list_.AddLine(at(stroke.points[0]), at(stroke.points[1]), colour_of(stroke.colour, ui_),
                      stroke.width);
      } else {
        list_.PathLineTo(at(stroke.points[i - 1]));
      }
    }
    if (stroke.points.size() < 3) return;
    list_.PathLineTo(at(stroke.points.back()));
    list_.PathStroke(colour_of(stroke.colour, ui_), 0, stroke.width);
  }
  void operator()(const chart::Patch& patch) const {
    list_.AddRectFilled(at(patch.from), at(patch.to), colour_of(patch.colour, ui_), patch.corner);
  }
  void operator()(const chart::Dot& dot) const {
    list_.AddCircleFilled(at(dot.centre), dot.radius, colour_of(dot.colour, ui_));
  }
  void operator()(const chart::Words& words) const {
    const float left = words.at.x - (words.align > 0 ? text_width(words.text) * words.align : 0);
    list_.AddText(at({left, words.at.y}), colour_of(words.colour, ui_), words.text.data(),
                  words.text.data() + words.text.size());
  }

 private:
  [[nodiscard]] ImVec2 at(chart::Spot spot) const { return {origin_.x + spot.x, origin_.y + spot.y}; }

  ImDrawList& list_;
  ImVec2 origin_;
  const Ui& ui_;
};

// Tooltip and action of what lies under the pointer; the last one drawn lies above the others.
void answer_pointer(const chart::Picture& picture, ImVec2 origin, const Ui& ui) {
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const float x = pointer.x - origin.x, y = pointer.y - origin.y;
  const auto hit =
      std::find_if(picture.targets.rbegin(), picture.targets.rend(), [&](const chart::Target& target) {
        return x >= target.from.x && x < target.to.x && y >= target.from.y && y < target.to.y;
      });
  if (hit == picture.targets.rend()) return;
  ImGui::BeginTooltip();
  ImGui::TextUnformatted(hit->says.data(), hit->says.data() + hit->says.size());
  ImGui::EndTooltip();
  if (hit->action.empty()) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.act(hit->action);
}

// With the keyboard on the chart left and right go through its points, which are read out; Enter follows one.
void step_through(const Chart& chart, const chart::Picture& picture, ImVec2 origin, bool pressed,
                  const Ui& ui) {
  int& at = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("point"), -1);
  const auto count = static_cast<int>(picture.targets.size());
  if (!ImGui::IsItemFocused() || at >= count) at = -1;
  if (ImGui::IsItemFocused() && count > 0) {
    const bool less = ImGui::IsKeyPressed(ImGuiKey_LeftArrow),
               more = ImGui::IsKeyPressed(ImGuiKey_RightArrow);
    if (more) at = (at + 1) % count;
    if (less) at = (at <= 0 ? count : at) - 1;
    if (less || more) ImGui::NavMoveRequestCancel();  // up and down go on to other items
  }
  if (at < 0) {
    focus_ring(ui, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), theme::kRadius);
    ui.tell(chart.title, chart.summary,
            count > 0 ? say(text::canvas::points{.points = count}) : std::string());
    return;
  }
  const chart::Target& target = picture.targets[static_cast<std::size_t>(at)];
  std::string says = target.says;
  std::replace(says.begin(), says.end(), '\n', ',');
  focus_ring(ui, {origin.x + target.from.x, origin.y + target.from.y},
             {origin.x + target.to.x, origin.y + target.to.y}, 3);
  ui.tell(says, say(text::canvas::one_of{.all = count, .at = at + 1}));
  if (pressed && ImGui::GetIO().NavVisible && !target.action.empty()) ui.act(target.action);
}

}  // namespace

void draw_chart(const Chart& chart, const Ui& ui) {
  ImGui::PushID(chart.id.c_str());
  const float width = std::min(ImGui::GetContentRegionAvail().x, 760.0f);
  {
    const TextStyle style(ui, kBodySize, true);
    draw_text(chart.title, ui.colour(theme::Ui::kText), width);
  }
  {
    const TextStyle style(ui, kTinySize);
    const chart::Picture picture = chart::lay_out(chart, FontRuler(), {width, 0, false, ui.colours});
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const bool pressed =
        ImGui::InvisibleButton("chart", {width, std::max(picture.height, 1.0f)}, ImGuiButtonFlags_EnableNav);
    const bool hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemVisible()) {
      const Drawer drawer(origin, ui);
      for (const chart::Mark& mark : picture.marks) std::visit(drawer, mark);
    }
    step_through(chart, picture, origin, pressed, ui);
    if (hovered) answer_pointer(picture, origin, ui);
  }
  if (!chart.summary.empty()) {
    const TextStyle style(ui, kTinySize);
    draw_text(chart.summary, ui.colour(theme::Ui::kMutedText), width);
  }
  ImGui::PopID();
}

}  // namespace pcn::ui
