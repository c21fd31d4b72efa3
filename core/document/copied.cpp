#include "core/document/copied.h"

#include <string_view>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/typed.h"

namespace pcn {
namespace {

// No text begins another line or cell than its own.
std::string one_cell(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return result;
}

class Copy {
 public:
  explicit Copy(bool selected_only) : selected_only_(selected_only) {}

  void operator()(const Heading& heading) { line(heading.text, true); }
  void operator()(const Paragraph& paragraph) { line(flat(paragraph.spans)); }
  void operator()(const BulletList& list) {
    for (const Paragraph& item : list.items) line("- " + flat(item.spans));
  }
  void operator()(const Facts& facts) {
    if (!facts.title.empty()) line(facts.title, true);
    for (const Fact& fact : facts.facts) {
      cells({fact.label, fact.value, fact.note});
    }
  }
  void operator()(const Table& table) {
    bool titled = false;
    for (const Row& row : table.rows) {
      if (selected_only_ && !row.selected) continue;
      if (!titled) titles(table);
      titled = true;
      text_ += copied_text(row) + "\n";
    }
  }
  void operator()(const Chart& chart) {
    line(chart.title, true);
    line(chart.summary);
    cells({"", chart.x.title, chart.y.title});
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) {
        const std::string name = chart.series.size() > 1 && !point.label.empty()
                                     ? series.name + ": " + point.label
                                 : series.name.empty() || !point.label.empty() ? point.label
                                                                               : series.name;
        cells({name, figure(point.x, chart.x), figure(point.y, chart.y)});
      }
    }
  }
  void operator()(const Controls& controls) {
    for (const Control& control : controls.controls) {
      std::string value = with_unit(control.value, control.value.empty() ? "" : control.unit);
      for (const Option& option : control.options) {
        if (option.value == control.value) value = option.label;
      }
      cells({control.label, value});
    }
  }

  void line(std::string_view text, bool apart = false) {
    if (text.empty()) return;
    if (apart && !text_.empty()) text_ += '\n';
    text_ += one_cell(text) + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  static std::string figure(double value, const Axis& axis) {
    return axis.percent ? format_percent(value, axis.places) : format_decimal(value, axis.places);
  }
  void cells(std::initializer_list<std::string_view> all) {
    std::string text;
    for (const std::string_view& cell : all) text += (&cell == all.begin() ? "" : "\t") + one_cell(cell);
    while (!text.empty() && text.back() == '\t') text.pop_back();
    if (!text.empty()) text_ += text + "\n";
  }
  void titles(const Table& table) {
    line(table.caption, true);
    line(table.shown);
    std::string text;
    for (const Column& column : table.columns) {
      if (&column != &table.columns.front()) text += '\t';
      text += one_cell(head_of(column));
    }
    text_ += text + "\n";
  }

  bool selected_only_;
  std::string text_;
};

}  // namespace

std::string copied_text(const Row& row) {
  std::string text;
  for (const Cell& cell : row.cells) {
    if (&cell != &row.cells.front()) text += '\t';
    text += one_cell(cell.text);
  }
  return text;
}

std::string copied_selection(const Document& document) {
  Copy copy(true);
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) copy(*table);
  }
  return copy.take();
}

std::string copied_text(const Document& document) {
  Copy copy(false);
  copy.line(document.title);
  copy.line(document.summary);
  for (const Block& block : document.blocks) std::visit(copy, block);
  return copy.take();
}

}  // namespace pcn
