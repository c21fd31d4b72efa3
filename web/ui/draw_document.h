#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/document/document.h"
#include "web/ui/table_layout.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// What a table remembers between frames: the order of its rows and where everything stands.
struct TableMemory {
  std::uint32_t version = 0;  // of the document these were worked out for; 0: not yet
  std::string sorted_by;      // column id chosen here; empty: the order as given
  bool descending = false;
  bool chosen = false;  // the reader chose an order: it outlives the document
  std::vector<std::uint32_t> order;
  float width = 0;  // and the width, and the least height of a row
  float target = 0;
  TableLayout layout;
  std::vector<float> heights;  // by row of the table
  std::size_t page = 0;        // of columns, chosen by the reader
  bool all = false;            // the reader asked for the rows that a long table leaves out at first
  std::string selected;        // key of the selected row, to scroll to it once
};

// A field that is being edited: the page lays a field of its own over it, so that keys, clipboard, touch
// keyboards and screen readers work as everywhere. In CSS pixels of the canvas.
struct EditedField {
  Control control;
  std::string text;  // as it stood when the editing began, without its unit
  ImVec2 from, to;
  bool seen = false;  // in sight in the last frame
};

// What the drawn documents remember, by table id.
struct DocumentMemory {
  std::map<std::string, TableMemory> tables;
  std::optional<EditedField> edited;
};

// Draws every block at the cursor, top to bottom, in the width at hand. `version` changes whenever the
// document does.
void draw_document(const Document& document, std::uint32_t version, DocumentMemory& memory, const Ui& ui);

// The action of a button that plays the options of a control in turn, before the control's key. Not for the
// session: whoever carries actions out hands it to the page.
inline constexpr std::string_view kPlayAction = "play=";

// The same for the page's menu "Save or share", followed by the id of the chart that is to be saved, if any.
inline constexpr std::string_view kSaveAction = "save=";

void draw_facts(const Facts& facts, const Ui& ui);
// In the width at hand, without scrolling of its own; the header stays in sight as long as there are rows.
void draw_table(const Table& table, std::uint32_t version, TableMemory& memory, const Ui& ui);
void draw_chart(const Chart& chart, const Ui& ui);
void draw_controls(const Controls& controls, DocumentMemory& memory, const Ui& ui);
// A control of kind kSlider with its label and value above it; the caller has pushed an id.
void draw_slider(const Control& control, const Ui& ui, float width);

}  // namespace pcn::ui
