#include "web/ui/theme.h"

#include <algorithm>
#include <cmath>

#include "core/base/portable_math.h"

namespace pcn::ui {
namespace {

constexpr ImU32 pack(theme::Rgba c) { return IM_COL32(c.r, c.g, c.b, c.a); }

ImVec4 vector(theme::Ui token, bool dark, float alpha = 1) {
  const theme::Rgba c = theme::ui(token, dark);
  return {c.r / 255.0f, c.g / 255.0f, c.b / 255.0f, alpha * c.a / 255.0f};
}

ImU32 channel(ImU32 colour, int shift) { return (colour >> shift) & 0xFF; }

// Relative luminance as WCAG 2 defines it.
float luminance(ImU32 colour) {
  const auto linear = [colour](int shift) {
    const double value = channel(colour, shift) / 255.0;
    return static_cast<float>(value <= 0.03928 ? value / 12.92 : portable_pow((value + 0.055) / 1.055, 2.4));
  };
  return 0.2126f * linear(IM_COL32_R_SHIFT) + 0.7152f * linear(IM_COL32_G_SHIFT) +
         0.0722f * linear(IM_COL32_B_SHIFT);
}

}  // namespace

void Ui::tell(std::string_view name, std::string_view more, std::string_view last) const {
  if (focused == nullptr || !ImGui::GetIO().NavVisible || !ImGui::IsItemFocused()) return;
  *focused = name;
  for (const std::string_view next : {more, last}) {
    if (!next.empty()) (*focused += ", ") += next;
  }
}

ImU32 Ui::colour(theme::Ui token) const { return pack(theme::ui(token, dark)); }

ImU32 Ui::colour(theme::Ui token, float alpha) const {
  theme::Rgba c = theme::ui(token, dark);
  c.a = static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0f, 1.0f) * c.a));
  return pack(c);
}

ImU32 Ui::paint(PaletteIndex paint) const {
  const auto last = static_cast<PaletteIndex>(Paint::kCount);
  return pack(theme::paint(paint < last ? static_cast<Paint>(paint) : Paint::kNothing, dark));
}

ImU32 Ui::tone(Tone tone) const {
  switch (tone) {
    case Tone::kGood:
      return colour(theme::Ui::kGood);
    case Tone::kCaution:
      return colour(theme::Ui::kCaution);
    case Tone::kProblem:
      return colour(theme::Ui::kProblem);
    case Tone::kMuted:
      return colour(theme::Ui::kMutedText);
    case Tone::kPlain:
      break;
  }
  return colour(theme::Ui::kText);
}

void apply_style(bool dark, bool touch) {
  using theme::Ui;
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.FontSizeBase = kBodySize;
  style.WindowPadding = {20, 16};
  style.WindowRounding = 0;
  style.WindowBorderSize = 0;
  style.ChildRounding = theme::kRadius;
  style.ChildBorderSize = 1;
  style.PopupRounding = theme::kRadius;
  style.PopupBorderSize = 1;
  style.FramePadding = {12, touch ? 12.0f : 7.0f};
  style.FrameRounding = theme::kRadius;
  style.FrameBorderSize = 1;
  style.ItemSpacing = {12, 8};
  style.ItemInnerSpacing = {8, 6};
  style.CellPadding = {10, touch ? 11.0f : 6.0f};
  style.ScrollbarSize = touch ? 8.0f : 12.0f;
  style.ScrollbarRounding = 6;
  style.GrabMinSize = touch ? 28.0f : 16.0f;
  style.GrabRounding = 8;
  style.TabRounding = theme::kRadius;
  style.SeparatorTextBorderSize = 1;
  style.DisabledAlpha = 0.5f;
  style.HoverStationaryDelay = 0;
  style.HoverDelayShort = 0;
  style.HoverDelayNormal = 0;
  style.CircleTessellationMaxError = 0.2f;

  const auto set = [&style, dark](ImGuiCol slot, Ui token, float alpha = 1) {
    style.Colors[slot] = vector(token, dark, alpha);
  };
  set(ImGuiCol_Text, Ui::kText);
  set(ImGuiCol_TextDisabled, Ui::kMutedText);
  set(ImGuiCol_WindowBg, Ui::kSurface);
  set(ImGuiCol_ChildBg, Ui::kSurface, 0);
  set(ImGuiCol_PopupBg, Ui::kSurface);
  set(ImGuiCol_Border, Ui::kBorder);
  set(ImGuiCol_BorderShadow, Ui::kBorder, 0);
  set(ImGuiCol_FrameBg, Ui::kSurface);
  set(ImGuiCol_FrameBgHovered, Ui::kAccentSoft);
  set(ImGuiCol_FrameBgActive, Ui::kAccentSoft);
  set(ImGuiCol_ScrollbarBg, Ui::kSurface, 0);
  set(ImGuiCol_ScrollbarGrab, Ui::kControlBorder, 0.45f);
  set(ImGuiCol_ScrollbarGrabHovered, Ui::kControlBorder, 0.75f);
  set(ImGuiCol_ScrollbarGrabActive, Ui::kControlBorder);
  set(ImGuiCol_CheckMark, Ui::kAccentText);
  set(ImGuiCol_SliderGrab, Ui::kAccent);
  set(ImGuiCol_SliderGrabActive, Ui::kAccentHover);
  set(ImGuiCol_Button, Ui::kSurface);
  set(ImGuiCol_ButtonHovered, Ui::kAccentSoft);
  set(ImGuiCol_ButtonActive, Ui::kAccentSoft);
  set(ImGuiCol_Header, Ui::kAccentSoft);
  set(ImGuiCol_HeaderHovered, Ui::kRaised);
  set(ImGuiCol_HeaderActive, Ui::kAccentSoft);
  set(ImGuiCol_Separator, Ui::kBorder);
  set(ImGuiCol_SeparatorHovered, Ui::kAccent);
  set(ImGuiCol_SeparatorActive, Ui::kAccent);
  set(ImGuiCol_ResizeGrip, Ui::kSurface, 0);
  set(ImGuiCol_TextSelectedBg, Ui::kAccentSoft);
  set(ImGuiCol_NavCursor, Ui::kFocus);
  set(ImGuiCol_ModalWindowDimBg, Ui::kShadow);
}

TextStyle::TextStyle(const Ui& ui, float size, bool strong) {
  ImGui::PushFont(strong ? ui.fonts.strong : ui.fonts.regular, size);
}

TextStyle::~TextStyle() { ImGui::PopFont(); }

ImU32 mix(ImU32 from, ImU32 to, float t) {
  const auto blend = [&](int shift) {
    const auto a = static_cast<float>(channel(from, shift));
    const auto b = static_cast<float>(channel(to, shift));
    return static_cast<ImU32>(std::lround(a + (b - a) * std::clamp(t, 0.0f, 1.0f))) << shift;
  };
  return blend(IM_COL32_R_SHIFT) | blend(IM_COL32_G_SHIFT) | blend(IM_COL32_B_SHIFT) |
         blend(IM_COL32_A_SHIFT);
}

ImU32 readable_on(ImU32 background) {
  // At this luminance black and white give the same contrast ratio.
  return luminance(background) > 0.179f ? IM_COL32(16, 24, 32, 255) : IM_COL32_WHITE;
}

}  // namespace pcn::ui
