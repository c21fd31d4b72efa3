#include <algorithm>
#include <utility>

#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/table_cells.h"

namespace pcn::ui {
namespace {

constexpr float kWidestText = 270;  // that a column of words asks for
constexpr float kProseFrom =
    420;  // a text longer than this is a sentence, which is not cut but goes over lines
constexpr float kProseLeast = 190;
constexpr float kWordsInPlace = 70;  // least width for words in place of a number

bool has_own_cells(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
    const ActionText& action = row_action(row);
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [&action](const Cell& cell) { return !cell.action.empty() && cell.action != action; });
  });
}

}  // namespace

void measure_columns(const Table& table, TableMemory& memory, const Ui& ui, const GridLook& look) {
  const Figures figures;
  const std::size_t columns = table.columns.size();
  std::string heads;
  for (const Column& column : table.columns) heads.append(look.title(column)).append("\n");
  // While rows come and go columns give no room away that they had.
  const bool same = memory.heads == heads;
  const auto needs = std::exchange(memory.needs, {});
  const auto numbers = memory.numbers, notes = memory.notes;
  const auto prose = memory.prose;
  memory.heads = std::move(heads);
  memory.measured = true;
  memory.numbers.assign(columns, 0);
  memory.notes.assign(columns, 0);
  memory.prose.assign(columns, false);
  memory.own_cells = has_own_cells(table);
  for (std::size_t c = 0; c < columns; ++c) {
    ColumnNeed need;
    need.numeric = table.columns[c].numeric;
    {
      const TextStyle style(ui, look.head_size, !look.heat);
      const std::string text = look.title(table.columns[c]);
      need.least = std::max(two_lines(text), longest_word(text));
      need.natural = need.least;
    }
    float widest = 0;  // of words
    const std::size_t rows = table.rows.size();
    for (std::size_t r = 0; r < rows + table.foot.size(); ++r) {
      const Row& row = r < rows ? table.rows[r] : table.foot[r - rows];
      if (c >= row.cells.size()) continue;
      const Cell& cell = row.cells[c];
      const float dot = has_dot(cell) ? kCellDot : 0;
      const FigureText figure = need.numeric ? figure_of(cell.text) : FigureText{{}, cell.text};
      const float words = text_width(figure.note);
      if (figure.number.empty()) {
        widest = std::max(widest, words + dot);
      } else {
        memory.numbers[c] = std::max(memory.numbers[c], figures.width(figure.number) + dot);
        // What a foot says of its figure must not move the others; there is room for the dots that stand for
        // it.
        memory.notes[c] = std::max(memory.notes[c], r < rows ? words : std::min(words, text_width("…")));
      }
    }
    if (need.numeric) {
      const float dots = memory.notes[c] > 0 ? text_width("…") : 0;
      need.least = std::max({need.least, memory.numbers[c] + dots, std::min(widest, kWordsInPlace)});
      need.natural = std::max({need.natural, memory.numbers[c] + dots, widest});
      need.full = memory.numbers[c] + memory.notes[c];
    } else {
      memory.prose[c] = widest > kProseFrom;
      const float wanted = memory.prose[c] ? kProseFrom : std::min(widest, kWidestText);
      // A short word stays whole. Names of things are told apart by their ends as well: they give way last.
      constexpr float kName = 0.58f, kOther = 0.42f, kShort = 118;
      need.least = std::max({need.least, memory.prose[c] ? kProseLeast : wanted * (c == 0 ? kName : kOther),
                             std::min(wanted, kShort)});
      need.natural = std::max(need.least, wanted);
    }
    need.least += 2 * look.side;
    need.natural += 2 * look.side;
    need.full = std::max(need.full + 2 * look.side, need.natural);
    if (same) {
      need.least = std::max(need.least, needs[c].least);
      need.natural = std::max(need.natural, needs[c].natural);
      need.full = std::max(need.full, needs[c].full);
      memory.numbers[c] = std::max(memory.numbers[c], numbers[c]);
      memory.notes[c] = std::max(memory.notes[c], notes[c]);
      memory.prose[c] = memory.prose[c] || prose[c];
    }
    memory.needs.push_back(need);
  }
}

}  // namespace pcn::ui
