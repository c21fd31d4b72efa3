#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "web/ui/table_layout.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// What of a table was wholly in sight in the last frame; for tests, and for who lays the page out.
struct TableSight {
  std::size_t rows = 0, columns = 0;
};

// What a table remembers between frames: where everything stands.
struct TableMemory {
  std::uint32_t version = 0;  // of the document these were worked out for; 0: not yet
  float width = 0;            // and the width, and the least height of a row
  float target = 0;
  TableLayout layout;
  std::vector<float> heights;  // by row of the table
  std::size_t page = 0;        // of columns, chosen by the reader
  bool all = false;            // the reader asked for the rows that a long table leaves out at first
  std::string selected;        // key of the selected row, to scroll to it once
  std::size_t rows = 0;        // of the table that all this is of
  bool choosing = false;       // what rows and columns are shown is being chosen
  // Of a table in columns (draw_grid.cpp).
  std::vector<ColumnNeed> needs;
  std::string heads;                  // of the columns that these are of
  bool measured = false;              // and of the document at hand
  std::vector<float> numbers, notes;  // by column: the widest number, and the widest note after one
  std::vector<bool> prose;            // by column: of sentences, which go over lines
  bool own_cells = false;             // some cell does something else than its row
  GridLayout grid;
  std::vector<float> tops;  // by position, and the end of the last row
  float scroll = 0;         // how far the columns are moved to the left
  TableSight sight;
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
  bool desk = false;   // figures first: what explains them stands folded above
  bool about = false;  // and was unfolded
  bool wide = false;   // there is room for charts beside the tables
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
// In the width at hand; head and foot stay in sight as long as there are rows, and so does the first column
// where the others have to be moved sideways. With a document's memory the reader can choose rows and
// columns, and where `field`, the table has the field that finds rows.
void draw_table(const Table& table, std::uint32_t version, TableMemory& memory, const Ui& ui,
                DocumentMemory* document = nullptr, bool field = false);
// Its two forms: narrower than this a row is put together from words, else all columns stand side by side.
inline constexpr float kStackedBelow = 360;
void draw_stacked(const Table& table, TableMemory& memory, const Ui& ui, float width, bool fresh);
void draw_grid(const Table& table, TableMemory& memory, const Ui& ui, float width, bool fresh);
// Above a table that offers choices, a long one: which of its rows and columns are shown, and what chooses
// them. One of a document's tables has the field that finds rows; it holds for all of them.
void draw_choices(const Table& table, TableMemory& table_memory, DocumentMemory& memory, const Ui& ui,
                  bool field);
// Sorts by this column; with the shift key held, after the columns that it is sorted by.
void sort_by(const Column& column, const Ui& ui);
void draw_chart(const Chart& chart, const Ui& ui);
void draw_controls(const Controls& controls, DocumentMemory& memory, const Ui& ui);
[[nodiscard]] float field_height(const DocumentMemory& memory, const Ui& ui);
// A field with its text. Pressing it begins the editing, which is the page's (EditedField); `plain` is what
// stands in the page's field at first.
void draw_field(const Control& control, std::string_view shown, std::string plain, DocumentMemory& memory,
                const Ui& ui, float width);
// A control of kind kSlider with its label and value above it; the caller has pushed an id.
void draw_slider(const Control& control, const Ui& ui, float width);

}  // namespace pcn::ui
