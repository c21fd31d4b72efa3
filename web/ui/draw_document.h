#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/view/document.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// What a table remembers between frames: the order of its rows and how wide its columns want to be.
struct TableMemory {
  std::uint32_t version = 0;  // of the document these were worked out for; 0: not yet
  std::string sorted_by;      // column id chosen here; empty: the order as given
  bool descending = false;
  bool chosen = false;  // the reader chose an order: it outlives the document
  std::vector<std::uint32_t> order;
  std::vector<float> widths;
  std::string selected;  // key of the selected row, to scroll to it once
};

// What the drawn documents remember, by table id.
struct DocumentMemory {
  std::map<std::string, TableMemory> tables;
  std::map<std::string, std::string> texts;  // half-typed text of controls, by key
};

// Draws every block at the cursor, top to bottom, in the width at hand. `version` changes whenever the
// document does.
void draw_document(const Document& document, std::uint32_t version, DocumentMemory& memory, const Ui& ui);

// The action of a button that plays the options of a control in turn, before the control's key. Not for the
// session: whoever carries actions out hands it to the page.
inline constexpr std::string_view kPlayAction = "play=";

// The same for the page's menu "Save or share".
inline constexpr std::string_view kSaveAction = "save=";

void draw_facts(const Facts& facts, const Ui& ui);
// Tables of many rows get their own scrolling part of at most `max_height`, with the header always in sight.
void draw_table(const Table& table, std::uint32_t version, TableMemory& memory, const Ui& ui,
                float max_height);
void draw_chart(const Chart& chart, const Ui& ui);
void draw_controls(const Controls& controls, DocumentMemory& memory, const Ui& ui);
// A control of kind kSlider with its label and value above it; the caller has pushed an id.
void draw_slider(const Control& control, const Ui& ui, float width);

// The rows of a table in the order asked for: by number where a cell has one, cells without one after those
// with, text by its bytes without regard to ASCII case; ties keep the given order.
[[nodiscard]] std::vector<std::uint32_t> sorted_rows(const Table& table, std::string_view column,
                                                     bool descending);

}  // namespace pcn::ui
