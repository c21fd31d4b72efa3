#include <algorithm>
#include <cmath>

#include "texts/canvas.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

constexpr float kLeastCard = 176;
constexpr float kPadding = 14;
constexpr float kValueSize = 23;

struct CardText {
  float label = 0;
  float value = 0;
  float note = 0;
};

constexpr float kSign = 15;  // the sign that a figure can be explained

bool explained(const Fact& fact) { return !fact.provenance.empty() || !fact.glossary.empty(); }

void act(const Fact& fact, const Ui& ui) {
  ui.act(fact.action.empty() ? explain(fact.glossary, fact.provenance) : fact.action);
}

// An i in a ring.
void draw_sign(ImVec2 centre, bool hovered, const Ui& ui) {
  const ImU32 ink = ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kAccent);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircle(centre, kSign / 2, ink, 0, 1.2f);
  list.AddRectFilled(centre + ImVec2{-1, -1}, centre + ImVec2{1, 4}, ink);
  list.AddRectFilled(centre + ImVec2{-1, -4}, centre + ImVec2{1, -2}, ink);
}

CardText measure_card(const Fact& fact, const Ui& ui, float width) {
  CardText heights;
  {
    const TextStyle style(ui, kSmallSize);
    heights.label = wrap_text(fact.label, explained(fact) ? width - kSign : width);
  }
  {
    const TextStyle style(ui, kValueSize, true);
    heights.value = wrap_text(fact.value, width);
  }
  {
    const TextStyle style(ui, kTinySize);
    heights.note = wrap_text(fact.note, width);
  }
  return heights;
}

void draw_card(const Fact& fact, const Ui& ui, ImVec2 size, const CardText& heights) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  bool hovered = false;
  if (fact.action.empty() && !explained(fact)) {
    ImGui::Dummy(size);
  } else {
    if (ImGui::InvisibleButton("card", size, ImGuiButtonFlags_EnableNav)) act(fact, ui);
    ui.tell(fact.label, fact.value, fact.action.empty() ? say(text::canvas::what_and_whence) : "");
    hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const ImVec2 end = at + size;
  list.AddRectFilled(at, end, ui.colour(hovered ? theme::Ui::kAccentSoft : theme::Ui::kRaised),
                     theme::kRadius);
  if (fact.tone != Tone::kPlain && fact.tone != Tone::kMuted) {
    list.AddRectFilled(at, {at.x + 5, end.y}, ui.tone(fact.tone), theme::kRadius,
                       ImDrawFlags_RoundCornersLeft);
  }
  const float width = size.x - 2 * kPadding;
  ImVec2 text{at.x + kPadding, at.y + kPadding - 2};
  {
    const TextStyle style(ui, kSmallSize);
    const bool sign = fact.action.empty() && explained(fact);
    wrap_text(fact.label, explained(fact) ? width - kSign : width, &text, ui.colour(theme::Ui::kMutedText));
    if (sign) draw_sign({end.x - kPadding, at.y + kPadding + kSign / 2 - 3}, hovered, ui);
    text.y += heights.label + 3;
  }
  {
    const TextStyle style(ui, kValueSize, true);
    const ImU32 colour = fact.action.empty() ? ui.tone(fact.tone) : ui.colour(theme::Ui::kLink);
    wrap_text(fact.value, width, &text, colour);
    text.y += heights.value + 3;
  }
  if (!fact.note.empty()) {
    const TextStyle style(ui, kTinySize);
    wrap_text(fact.note, width, &text, ui.colour(theme::Ui::kMutedText));
  }
}

void draw_cards(const Facts& facts, const Ui& ui) {
  const float available = ImGui::GetContentRegionAvail().x;
  const float spacing = 10;
  const int per_row = std::max(1, static_cast<int>((available + spacing) / (kLeastCard + spacing)));
  const int columns = std::min(per_row, static_cast<int>(facts.facts.size()));
  const float width =
      std::min((available - spacing * static_cast<float>(columns - 1)) / static_cast<float>(columns), 300.0f);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  float y = origin.y;
  for (std::size_t first = 0; first < facts.facts.size(); first += static_cast<std::size_t>(columns)) {
    const std::size_t last = std::min(first + static_cast<std::size_t>(columns), facts.facts.size());
    float height = 0;
    std::vector<CardText> texts;
    for (std::size_t i = first; i < last; ++i) {
      texts.push_back(measure_card(facts.facts[i], ui, width - 2 * kPadding));
      const CardText& t = texts.back();
      height = std::max(height, t.label + t.value + (t.note > 0 ? t.note + 3 : 0) + 3 + 2 * kPadding - 4);
    }
    for (std::size_t i = first; i < last; ++i) {
      ImGui::PushID(static_cast<int>(i));
      ImGui::SetCursorScreenPos({origin.x + static_cast<float>(i - first) * (width + spacing), y});
      draw_card(facts.facts[i], ui, {width, height}, texts[i - first]);
      ImGui::PopID();
    }
    y += height + spacing;
  }
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({available, y - origin.y - spacing});
}

// Long values (addresses, names) read better as lines: label left, value right of it.
void draw_rows(const Facts& facts, const Ui& ui) {
  const float available = std::min(ImGui::GetContentRegionAvail().x, 680.0f);
  const float label_width = std::min(210.0f, available * 0.4f);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Fact& fact = facts.facts[i];
    ImGui::PushID(static_cast<int>(i));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    list.AddLine(at, {at.x + available, at.y}, ui.colour(theme::Ui::kBorder));
    ImGui::BeginGroup();
    ImGui::SetCursorScreenPos({at.x, at.y + 8});
    {
      const TextStyle style(ui, kSmallSize);
      draw_text(fact.label, ui.colour(theme::Ui::kMutedText), label_width - 12);
    }
    ImGui::EndGroup();
    const float label_end = ImGui::GetItemRectMax().y;
    ImGui::SetCursorScreenPos({at.x + label_width, at.y + 7});
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const float size = std::max(ui.target(), 24.0f);
    const float room = available - label_width - (explained(fact) ? size - 8 : 0);
    draw_spans({Span{fact.value, fact.action, {}, fact.action.empty()}}, fact.tone, ui, room);
    if (!fact.note.empty()) {
      const TextStyle style(ui, kTinySize);
      draw_text(fact.note, ui.colour(theme::Ui::kMutedText), room);
    }
    ImGui::PopStyleVar();
    ImGui::EndGroup();
    const float end = std::max(label_end, ImGui::GetItemRectMax().y) + 5;
    if (explained(fact)) {
      ImGui::SetCursorScreenPos({at.x + available - size + 8, at.y + 4});
      if (ImGui::InvisibleButton("why", {size, size}, ImGuiButtonFlags_EnableNav))
        ui.act(explain(fact.glossary, fact.provenance));
      ui.tell(fact.label, fact.value, text::canvas::what_and_whence);
      const bool hovered = ImGui::IsItemHovered();
      if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      draw_sign({at.x + available - size / 2 + 8, at.y + 4 + size / 2}, hovered, ui);
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({available, end - at.y - ImGui::GetStyle().ItemSpacing.y});
    ImGui::PopID();
  }
}

}  // namespace

void draw_facts(const Facts& facts, const Ui& ui) {
  if (!facts.title.empty()) {
    const TextStyle style(ui, 17, true);
    draw_text(facts.title, ui.colour(theme::Ui::kText));
  }
  if (facts.facts.empty()) return;
  const bool short_values = std::all_of(facts.facts.begin(), facts.facts.end(), [](const Fact& fact) {
    return fact.value.size() <= 18 && fact.label.size() <= 48;
  });
  if (short_values && facts.facts.size() <= 12) {
    draw_cards(facts, ui);
  } else {
    draw_rows(facts, ui);
  }
}

}  // namespace pcn::ui
