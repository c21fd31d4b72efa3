#include "web/ui/draw_document.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/base/text.h"
#include "core/chart/picture.h"
#include "texts/canvas.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

constexpr float kMeasure = 680;  // longer lines are hard to read

float measure() { return std::min(ImGui::GetContentRegionAvail().x, kMeasure); }

void gap(float height) { ImGui::Dummy({0, height - ImGui::GetStyle().ItemSpacing.y}); }

void draw_heading(const Heading& heading, const Ui& ui) {
  const float size = heading.level <= 2 ? theme::kLargeTextSize : heading.level == 3 ? 17.0f : kBodySize;
  gap(heading.level <= 2 ? 20.0f : 14.0f);
  const TextStyle style(ui, size, true);
  draw_text(heading.text, ui.colour(theme::Ui::kText), measure());
}

ImU32 soft(Tone tone, const Ui& ui) {
  switch (tone) {
    case Tone::kGood:
      return ui.colour(theme::Ui::kGoodSoft);
    case Tone::kCaution:
      return ui.colour(theme::Ui::kCautionSoft);
    case Tone::kProblem:
      return ui.colour(theme::Ui::kProblemSoft);
    default:
      return ui.colour(theme::Ui::kRaised);
  }
}

// Good news, cautions and problems stand in a tinted box with a bar, so that they are not told by colour of
// text alone.
void draw_paragraph(const Paragraph& paragraph, const Ui& ui) {
  const bool boxed = paragraph.tone != Tone::kPlain && paragraph.tone != Tone::kMuted;
  if (!boxed) {
    draw_spans(paragraph.spans, paragraph.tone, ui, measure());
    return;
  }
  const float width = measure();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSplit(2);
  list.ChannelsSetCurrent(1);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImGui::BeginGroup();
  ImGui::SetCursorScreenPos({from.x + 18, from.y + 10});
  draw_spans(paragraph.spans, Tone::kPlain, ui, width - 34);
  ImGui::EndGroup();
  const ImVec2 to{from.x + width, ImGui::GetItemRectMax().y + 6};
  list.ChannelsSetCurrent(0);
  list.AddRectFilled(from, to, soft(paragraph.tone, ui), theme::kRadius);
  list.AddRectFilled(from, {from.x + 5, to.y}, ui.tone(paragraph.tone), theme::kRadius,
                     ImDrawFlags_RoundCornersLeft);
  list.ChannelsMerge();
  ImGui::SetCursorScreenPos(from);
  ImGui::Dummy({width, to.y - from.y});
}

void draw_list(const BulletList& bullets, const Ui& ui) {
  int number = 0;
  for (const Paragraph& item : bullets.items) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (bullets.ordered) {
      const std::string text = std::to_string(++number) + ".";
      list.AddText({at.x + 2, at.y}, ui.colour(theme::Ui::kMutedText), text.c_str());
    } else {
      list.AddCircleFilled({at.x + 8, at.y + ImGui::GetFontSize() * 0.58f}, 2.6f,
                           ui.colour(theme::Ui::kMutedText));
    }
    ImGui::SetCursorScreenPos({at.x + 24, at.y});
    ImGui::PushID(static_cast<int>(&item - bullets.items.data()));
    draw_spans(item.spans, item.tone, ui, measure() - 24);
    ImGui::PopID();
    gap(2);
  }
}

void draw_source(std::string_view groups, std::string_view words, const Ui& ui) {
  if (groups.empty()) return;
  const TextStyle style(ui, kTinySize);
  if (draw_link(words, ui)) ui.act(explain({}, groups));
}

void draw_block(const Block& block, const Document& document, std::uint32_t version, DocumentMemory& memory,
                const Ui& ui, bool& has_field) {
  std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, Heading>) {
          draw_heading(value, ui);
        } else if constexpr (std::is_same_v<T, Paragraph>) {
          draw_paragraph(value, ui);
        } else if constexpr (std::is_same_v<T, BulletList>) {
          draw_list(value, ui);
        } else if constexpr (std::is_same_v<T, Facts>) {
          draw_facts(value, ui);
        } else if constexpr (std::is_same_v<T, Table>) {
          const std::string id = document.id + "/" + value.id;
          const bool field = !has_field && !value.choices.empty();
          has_field = has_field || field;
          draw_table(value, version, memory.tables[id], ui, &memory, field);
          draw_source(value.provenance, text::canvas::source_of_table, ui);
        } else if constexpr (std::is_same_v<T, Chart>) {
          draw_chart(value, ui);
          if (chart::has_points(value)) {
            if (draw_link(text::canvas::save_chart, ui)) ui.act(std::string(kSaveAction) + value.id);
            if (!value.provenance.empty()) ImGui::SameLine(0, 20);
          }
          draw_source(value.provenance, text::canvas::source_of_chart, ui);
        } else {
          draw_controls(value, memory, ui);
        }
      },
      block);
}

bool is_words(const Block& block) {
  return std::holds_alternative<Paragraph>(block) || std::holds_alternative<BulletList>(block);
}

bool is_caution(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && (paragraph->tone == Tone::kCaution || paragraph->tone == Tone::kProblem);
}

// How many blocks stand before a long table that the document is about: nothing but words and controls. 0: it
// is about something else.
std::size_t words_before_table(const Document& document) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (const auto* table = std::get_if<Table>(&block)) return !table->choices.empty() ? i : 0;
    if (!is_words(block) && !std::holds_alternative<Controls>(block)) return 0;
  }
  return 0;
}

// The words before the table behind one link, which says of what kind they are; on the line of the title,
// which begins at `title` and ends at `end`, where that has room.
void draw_fold(const Document& document, std::size_t count, ImVec2 title, float end, DocumentMemory& memory,
               const Ui& ui) {
  std::size_t words = 0, cautions = 0;
  for (std::size_t i = 0; i < count; ++i) {
    words += is_words(document.blocks[i]) ? 1 : 0;
    cautions += is_caution(document.blocks[i]) ? 1 : 0;
  }
  if (words == 0) return;
  std::string text = memory.about   ? text::canvas::hide_about_table
                     : cautions > 0 ? say(text::canvas::about_table_cautions{.cautions = cautions})
                                    : text::canvas::about_table;
  const TextStyle style(ui, kSmallSize, cautions > 0);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  const float right = below.x + ImGui::GetContentRegionAvail().x;
  float x = right - text_width(text) - 8;
  if (x < end + 16 && !memory.about) {
    text = cautions > 0 ? text::canvas::about_cautions : text::canvas::about;
    x = right - text_width(text) - 8;
  }
  const bool fits = x >= end + 16;
  if (fits) ImGui::SetCursorScreenPos({x, title.y - 1});
  ImGui::PushID("about");
  if (draw_link(text, ui, cautions > 0)) memory.about = !memory.about;
  ImGui::PopID();
  if (fits) {
    ImGui::SetCursorScreenPos(below);
    ImGui::Dummy({0, 0});
    ImGui::SetCursorScreenPos(below);
  }
}

bool is_chart(const Block& block) { return std::holds_alternative<Chart>(block); }

// By block, whether it stands beside the tables: charts, with the heading and the choices that lead to them.
// None where there are no tables.
std::vector<bool> beside_tables(const Document& document) {
  const std::vector<Block>& blocks = document.blocks;
  std::vector<bool> beside(blocks.size(), false);
  if (std::none_of(blocks.begin(), blocks.end(),
                   [](const Block& b) { return std::holds_alternative<Table>(b); }))
    return beside;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const bool leads =
        i > 0 && i + 1 < blocks.size() && beside[i + 1] &&
        (std::holds_alternative<Heading>(blocks[i]) || std::holds_alternative<Controls>(blocks[i]));
    beside[i] = is_chart(blocks[i]) || leads;
  }
  return beside;
}

}  // namespace

void draw_document(const Document& document, std::uint32_t version, DocumentMemory& memory, const Ui& ui) {
  ImGui::PushID(document.id.c_str());
  const ImVec2 title = ImGui::GetCursorScreenPos();
  float end = 0;
  {
    const TextStyle style(ui, memory.desk ? theme::kLargeTextSize : theme::kTitleSize - 2, true);
    end = title.x + text_width(document.title);
    draw_text(document.title, ui.colour(theme::Ui::kText),
              memory.desk ? ImGui::GetContentRegionAvail().x : measure());
  }
  const std::size_t folded = memory.desk ? words_before_table(document) : 0;
  if (folded > 0) draw_fold(document, folded, title, end, memory, ui);
  if (!document.summary.empty()) {
    const TextStyle style(ui, memory.desk ? kSmallSize : kBodySize);
    draw_spans({Span{document.summary, {}, {}, false}}, Tone::kMuted, ui,
               memory.desk ? ImGui::GetContentRegionAvail().x : measure());
  }
  bool has_field = false;
  const std::vector<bool> beside =
      memory.wide ? beside_tables(document) : std::vector<bool>(document.blocks.size(), false);
  const auto draw = [&](bool charts) {
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      if (beside[i] != charts || (i < folded && !memory.about && is_words(document.blocks[i]))) continue;
      ImGui::PushID(static_cast<int>(i));
      if (!memory.desk) gap(6);
      draw_block(document.blocks[i], document, version, memory, ui, has_field);
      ImGui::PopID();
    }
    gap(10);
    if (!charts) draw_source(join(document.provenance, " "), text::canvas::figures_from, ui);
    ImGui::Dummy({0, 16});
  };
  if (std::find(beside.begin(), beside.end(), true) == beside.end()) {
    draw(false);
  } else {
    // Two panels, each with its own way down.
    const float left = std::round(ImGui::GetContentRegionAvail().x * 0.58f);
    for (const bool charts : {false, true}) {
      if (charts) ImGui::SameLine(0, 24);
      if (ImGui::BeginChild(charts ? "##charts" : "##tables", {charts ? 0 : left, 0},
                            ImGuiChildFlags_NavFlattened))
        draw(charts);
      ImGui::EndChild();
    }
  }
  ImGui::PopID();
}

}  // namespace pcn::ui
