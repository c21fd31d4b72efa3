#include "core/export/brief_svg.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/export/chart_svg.h"
#include "core/export/export_svg.h"
#include "core/export/svg_text.h"
#include "texts/export_svg.h"

namespace pcn {

namespace said = text::export_svg;

namespace {

constexpr int kWidth = 794, kHeight = 1123, kMargin = 40, kInner = kWidth - 2 * kMargin;
constexpr int kMapWidth = 490, kMapHeight = 340;
constexpr int kRow = 17, kText = 11, kCellGap = 14;
constexpr std::size_t kLeastRows = 6;

class Brief {
 public:
  // Lines of words below y; returns where they end.
  int paragraph(int y, int size, std::string_view words, theme::Ui ink, bool strong = false) {
    for (const std::string& line : wrap_text(words, size, kInner, strong)) {
      y += size * 4 / 3;
      text(kMargin, y, size, line, ink, strong);
    }
    return y;
  }
  int table(const Table& table, int y, std::size_t most);
  Markup out;

 private:
  void text(int x, int y, int size, std::string_view words, theme::Ui ink, bool strong = false,
            bool end = false) {
    out << "<text x=\"" << x << "\" y=\"" << y << "\" font-size=\"" << size << "\" fill=\""
        << svg::hex(theme::ui(ink, false)) << (strong ? "\" font-weight=\"600" : "")
        << (end ? "\" text-anchor=\"end\">" : "\">") << xml_text(words) << "</text>";
  }
  void line(int y, theme::Ui ink) {
    out << "<path d=\"M" << kMargin << " " << y << "h" << kInner << "\" stroke=\""
        << svg::hex(theme::ui(ink, false)) << "\"/>";
  }
};

std::string header(const Column& column) {
  const bool said = to_lower_ascii(column.title).find(to_lower_ascii(column.unit)) != std::string::npos;
  return column.title + (said ? "" : " (" + column.unit + ")");
}

// The columns from the left that have room, with their widths; no word of theirs is cut.
std::vector<int> column_widths(const Table& table, std::size_t rows) {
  std::vector<int> widths;
  int room = kInner;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    double widest = 0;
    for (const std::string& line : wrap_text(header(table.columns[at]), kText, 90, true))
      widest = std::max(widest, text_width(line, true));
    for (std::size_t row = 0; row < rows; ++row) {
      if (at < table.rows[row].cells.size())
        widest = std::max(widest, text_width(table.rows[row].cells[at].text));
    }
    const int width = std::min(static_cast<int>(widest * kText) + kCellGap, at == 0 ? room : kWidth);
    if (width > room) break;
    room -= width;
    widths.push_back(width);
  }
  // What is left over stands between the columns.
  for (int& width : widths) width += room / static_cast<int>(widths.size());
  return widths;
}

int Brief::table(const Table& table, int y, std::size_t most) {
  const std::size_t rows = std::min(most, table.rows.size());
  const std::vector<int> widths = column_widths(table, rows);
  std::string words = table.caption;
  if (rows < table.rows.size() || widths.size() < table.columns.size())
    words += " " + say(said::part_of_table{.all_columns = table.columns.size(),
                                           .all_rows = table.rows.size(),
                                           .columns = widths.size(),
                                           .rows = rows});
  y = paragraph(y, kText, words, theme::Ui::kText, true) + 4;
  // Heads end on one line.
  std::size_t deepest = 1;
  std::vector<std::vector<std::string>> heads;
  for (std::size_t at = 0; at < widths.size(); ++at) {
    heads.push_back(wrap_text(header(table.columns[at]), kText, widths[at] - kCellGap, true));
    deepest = std::max(deepest, heads.back().size());
  }
  const auto cell = [&](std::size_t at, int left, int foot, std::string_view what, bool strong) {
    const bool end = table.columns[at].numeric;
    text(end ? left + widths[at] - kCellGap : left, foot, kText, what, theme::Ui::kText, strong, end);
  };
  int left = kMargin;
  for (std::size_t at = 0; at < widths.size(); ++at) {
    for (std::size_t i = 0; i < heads[at].size(); ++i)
      cell(at, left, y + static_cast<int>(deepest - heads[at].size() + i + 1) * 14, heads[at][i], true);
    left += widths[at];
  }
  y += static_cast<int>(deepest) * 14 + 5;
  line(y, theme::Ui::kControlBorder);
  for (std::size_t row = 0; row < rows; ++row) {
    left = kMargin;
    for (std::size_t at = 0; at < widths.size(); ++at) {
      const auto& cells = table.rows[row].cells;
      if (at < cells.size()) cell(at, left, y + 13, cells[at].text, table.rows[row].selected);
      left += widths[at];
    }
    y += kRow;
    line(y, theme::Ui::kBorder);
  }
  return y;
}

}  // namespace

BriefRequest read_brief_request(std::string_view text) {
  const ChartRequest chart = read_chart_request(text);
  const std::string_view head = text.substr(0, text.find('\n'));
  const std::size_t colon = head.find(':');
  return {chart.id, colon == std::string_view::npos ? std::string() : std::string(head.substr(colon + 1)),
          chart.sheet.title, chart.sheet.note};
}

ExportFile brief_svg(const ViewContext& context, const Scene& scene, const BriefParts& parts,
                     const BriefRequest& request) {
  const Dataset& data = context.data;
  const std::string title = !request.title.empty() ? request.title
                            : parts.chart          ? parts.chart->title
                                                   : parts.view.title;
  const std::string note = request.note  ? *request.note
                           : parts.chart ? parts.chart->summary
                                         : parts.view.summary;
  Brief brief;
  int y = brief.paragraph(kMargin - 14, 20, title, theme::Ui::kText, true) + 4;
  if (!note.empty()) y = brief.paragraph(y, 13, note, theme::Ui::kMutedText);
  y += 14;
  const svg::MapPart map = svg::map_part(context, scene, kMargin, y, kMapWidth, kInner, kMapHeight);
  brief.out << map.shapes;
  y = map.bottom + 12;
  std::vector<std::string_view> groups = map.sources;
  for (const std::string* more :
       {parts.chart ? &parts.chart->provenance : nullptr, parts.table ? &parts.table->provenance : nullptr}) {
    if (!more) continue;
    for (const std::string_view group : split(*more, ' ')) groups.push_back(group);
  }
  const std::string sources = publishers_text(data, groups);
  const std::string foot = say(said::area_and_day{.area = parts.area, .day = to_words(context.day.date)}) +
                           " " + parts.rule + (parts.rule.empty() ? "" : " ") +
                           say(said::sources{.map_sources = map_attribution(data), .sources = sources}) +
                           " " + std::string(said::made_with);
  constexpr int kFootSize = 9;
  const int foot_height =
      static_cast<int>(wrap_text(foot, kFootSize, kInner).size()) * (kFootSize * 4 / 3) + 26;
  const int least_table =
      parts.table ? static_cast<int>(std::min(kLeastRows, parts.table->rows.size())) * kRow + 90 : 0;
  if (parts.chart) {
    if (title != parts.chart->title)
      y = brief.paragraph(y, 13, parts.chart->title, theme::Ui::kText, true) + 6;
    const ChartPart chart =
        chart_part(*parts.chart, data, kInner, kHeight - foot_height - least_table - y, parts.colours);
    brief.out << "<g transform=\"translate(" << kMargin << " " << y << ")\">" << chart.shapes << "</g>";
    y += chart.height + 12;
  }
  if (parts.table) {
    const int free = kHeight - foot_height - y - 90;
    y = brief.table(*parts.table, y,
                    std::max(kLeastRows, static_cast<std::size_t>(std::max(free, 0)) / kRow));
  }
  const int height = std::max(kHeight, y + foot_height);
  brief.paragraph(height - foot_height + 4, kFootSize, foot, theme::Ui::kMutedText);

  return {export_name(data, context.day.date, "brief-" + parts.view.id, "svg"), "image/svg+xml",
          svg::sheet_text({kWidth, height, title, note + " " + scene.summary, map.definitions,
                           brief.out.text(), theme::ui(theme::Ui::kSurface, false)})};
}

}  // namespace pcn
