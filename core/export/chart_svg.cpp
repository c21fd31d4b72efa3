#include "core/export/chart_svg.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/chart/picture.h"
#include "core/export/export_svg.h"
#include "core/export/svg_text.h"
#include "texts/chart_svg.h"
#include "texts/export_svg.h"

namespace pcn {

namespace said = text::export_svg;
namespace columns = text::chart_svg;

namespace {

// A line of type is 1.21 times as high as its size in CSS says; its foot is at 0.8 of the line.
constexpr float kLine = 1.21F, kFoot = 0.8F;

class PaperRuler final : public chart::Ruler {
 public:
  explicit PaperRuler(float size) : Ruler(size) {}
  [[nodiscard]] float width(std::string_view text) const override {
    return static_cast<float>(text_width(text)) * size() / kLine;
  }
};

// Tenths of a unit are as fine as anybody sees.
std::string number(float value) {
  const long tenths = std::lround(value * 10);
  std::string text = std::to_string(tenths / 10);
  if (tenths < 0 && tenths > -10) text = "-0";
  if (tenths % 10 != 0) text += "." + std::to_string(std::labs(tenths % 10));
  return text;
}

std::uint8_t between(std::uint8_t a, std::uint8_t b, float t) {
  return static_cast<std::uint8_t>(
      std::lround(static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * t));
}

class ChartSheetMaker {
 public:
  ChartSheetMaker(const Chart& chart, const Dataset& data, Date day, const ChartSheet& sheet)
      : chart_(chart), data_(data), day_(day), sheet_(sheet) {}

  std::string make();
  ChartPart part(int width, int room) {
    width_ = width + 2 * kMargin;
    draw(fitting(static_cast<float>(room), 15));
    return {out_.text(), static_cast<int>(std::ceil(height_))};
  }

  void operator()(const chart::Stroke& stroke) {
    out_ << "<path fill=\"none\" stroke-width=\"" << number(stroke.width) << "\"";
    ink("stroke", stroke.colour);
    out_ << " d=\"";
    for (std::size_t i = 0; i < stroke.points.size(); ++i)
      out_ << (i == 0 ? "M" : "L") << number(stroke.points[i].x) << " " << number(stroke.points[i].y);
    out_ << "\"/>";
  }
  void operator()(const chart::Patch& patch) {
    out_ << "<rect x=\"" << number(patch.from.x) << "\" y=\"" << number(patch.from.y) << "\" width=\""
         << number(std::max(patch.to.x - patch.from.x, 0.0F)) << "\" height=\""
         << number(std::max(patch.to.y - patch.from.y, 0.0F)) << "\" rx=\"" << number(patch.corner) << "\"";
    ink("fill", patch.colour);
    out_ << "/>";
  }
  void operator()(const chart::Dot& dot) {
    out_ << "<circle cx=\"" << number(dot.centre.x) << "\" cy=\"" << number(dot.centre.y) << "\" r=\""
         << number(dot.radius) << "\"";
    ink("fill", dot.colour);
    out_ << "/>";
  }
  void operator()(const chart::Words& words) {
    out_ << "<text x=\"" << number(words.at.x) << "\" y=\"" << number(words.at.y + kFoot * text_size_)
         << "\"";
    ink("fill", words.colour);
    if (words.align > 0) out_ << (words.align < 1 ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
    out_ << ">" << xml_text(words.text) << "</text>";
  }

 private:
  [[nodiscard]] theme::Rgba paled(theme::Rgba result, float paler) const;
  [[nodiscard]] theme::Rgba rgba(const chart::Colour& colour) const;
  void ink(const char* attribute, const chart::Colour& colour) {
    out_ << " " << attribute << "=\"" << svg::hex(rgba(colour)) << "\"";
    if (colour.opacity < 1) out_ << " " << attribute << "-opacity=\"" << number(colour.opacity) << "\"";
  }
  // Lines of words below y; returns where they end.
  int paragraph(int y, int size, std::string_view words, theme::Ui token, bool strong = false) {
    for (const std::string& line : wrap_text(words, size, width_ - 2 * kMargin, strong)) {
      y += size * 4 / 3;
      out_ << "<text x=\"" << kMargin << "\" y=\"" << y << "\" font-size=\"" << size << "\" fill=\""
           << svg::hex(theme::ui(token, sheet_.dark)) << (strong ? "\" font-weight=\"600\">" : "\">")
           << xml_text(line) << "</text>";
    }
    return y;
  }
  [[nodiscard]] int lines_of(int size, std::string_view words) const {
    return static_cast<int>(wrap_text(words, size, width_ - 2 * kMargin).size()) * (size * 4 / 3);
  }
  [[nodiscard]] chart::Picture picture(float room) const;
  [[nodiscard]] chart::Picture fitting(float room, float largest) const;
  void draw(const chart::Picture& picture) {
    text_size_ = picture.text_size;
    height_ = picture.height;
    out_ << "<g font-size=\"" << number(picture.text_size / kLine) << "\">";
    for (const chart::Mark& mark : picture.marks) std::visit(*this, mark);
    out_ << "</g>";
  }

  static constexpr int kMargin = 40;
  static constexpr int kNoteSize = 14, kSourceSize = 11;

  const Chart& chart_;
  const Dataset& data_;
  Date day_;
  const ChartSheet& sheet_;
  Markup out_;
  int width_ = 0;
  float text_size_ = 0, height_ = 0;
};

theme::Rgba ChartSheetMaker::paled(theme::Rgba result, float paler) const {
  const theme::Rgba ground = theme::ui(theme::Ui::kSurface, sheet_.dark);
  result.r = between(result.r, ground.r, paler);
  result.g = between(result.g, ground.g, paler);
  result.b = between(result.b, ground.b, paler);
  return result;
}

theme::Rgba ChartSheetMaker::rgba(const chart::Colour& colour) const {
  constexpr std::array<Paint, 5> kSeries = {Paint::kPractice, Paint::kWalkIn, Paint::kEnhancedAccess,
                                            Paint::kOutOfHours, Paint::kHere};
  constexpr std::array<theme::Ui, 6> kTokens = {theme::Ui::kText,     theme::Ui::kMutedText,
                                                theme::Ui::kText,     theme::Ui::kBorder,
                                                theme::Ui::kMapPlace, theme::Ui::kSurface};
  switch (colour.ink) {
    case chart::Ink::kSeries:
    case chart::Ink::kNetwork:
      return paled(theme::paint(colour.ink == chart::Ink::kNetwork ? network_paint(colour.series)
                                                                   : kSeries[colour.series % kSeries.size()],
                                sheet_.dark),
                   colour.paler);
    case chart::Ink::kNoted:
      return theme::paint(Paint::kWalkIn, sheet_.dark);
    default:  // on paper a link is text
      return paled(theme::ui(kTokens[static_cast<std::size_t>(colour.ink)], sheet_.dark), colour.paler);
  }
}

// In the largest type in which it fits the room.
chart::Picture ChartSheetMaker::picture(float room) const {
  const auto inner = static_cast<float>(width_ - 2 * kMargin);
  if (sheet_.size != ChartSheetSize::kSlide)
    return chart::lay_out(chart_, PaperRuler(16), {inner, 0, false, sheet_.colours});
  return fitting(room, 22);
}

chart::Picture ChartSheetMaker::fitting(float room, float largest) const {
  const auto inner = static_cast<float>(width_ - 2 * kMargin);
  chart::Picture result;
  for (float size = largest; size >= 10; size -= 0.5F) {
    result = chart::lay_out(chart_, PaperRuler(size), {inner, room, true, sheet_.colours});
    if (result.height <= room) break;
  }
  return result;
}

std::string ChartSheetMaker::make() {
  const bool slide = sheet_.size == ChartSheetSize::kSlide, bare = sheet_.size == ChartSheetSize::kBare;
  width_ = slide ? 1280 : 794;
  const std::string title = sheet_.title.empty() ? chart_.title : sheet_.title;
  const std::string note = bare ? "" : sheet_.note ? *sheet_.note : chart_.summary;
  const std::string area = sheet_.area.empty() ? data_.name : sheet_.area;
  const std::string sources =
      say(said::area_and_day{.area = area, .day = to_words(day_)}) + " " + sheet_.rule +
      (sheet_.rule.empty() ? "" : " ") +
      say(said::chart_sources{.sources = publishers_text(data_, split(chart_.provenance, ' '))}) + " " +
      std::string(said::chart_made_with);
  const int top = bare ? 4 : paragraph(kMargin - 12, slide ? 30 : 22, title, theme::Ui::kText, true) + 22;
  const int foot =
      bare ? 4
           : (note.empty() ? 0 : lines_of(kNoteSize, note) + 10) + lines_of(kSourceSize, sources) + 12 + 28;
  const chart::Picture picture = this->picture(static_cast<float>(720 - foot - top));
  const int drawn = static_cast<int>(std::ceil(picture.height));
  const int height = slide ? std::max(720, top + drawn + foot) : top + drawn + foot;
  out_ << "<g transform=\"translate(" << kMargin << " " << top << ")\">";
  draw(picture);
  out_ << "</g>";
  if (!bare) {
    int y = height - foot + 6;
    if (!note.empty()) y = paragraph(y, kNoteSize, note, theme::Ui::kText) + 10;
    paragraph(y, kSourceSize, sources, theme::Ui::kMutedText);
  }

  Markup result;
  const auto size = [&](Markup& out) { out << " width=\"" << width_ << "\" height=\"" << height << "\""; };
  result << "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"Arial, Helvetica, 'Liberation Sans', "
            "sans-serif\" viewBox=\"0 0 "
         << width_ << " " << height << "\"";
  size(result);
  if (bare) {
    result << " aria-hidden=\"true\">";
  } else {
    result << " role=\"img\" aria-labelledby=\"pcn-title pcn-desc\"><title id=\"pcn-title\">"
           << xml_text(title) << "</title><desc id=\"pcn-desc\">" << xml_text(chart_.summary)
           << "</desc><rect";
    size(result);
    result << " fill=\"" << svg::hex(theme::ui(theme::Ui::kSurface, sheet_.dark)) << "\"/>";
  }
  result << out_.text() << "</svg>\n";
  return result.text();
}

// The code that an action chooses, by which the file's rows can be joined; empty where it chooses nothing.
std::string subject_of(const ActionText& action) {
  for (const std::string_view piece : split(action, '&')) {
    for (const std::string_view key : {"net=", "practice=", "place="}) {
      if (piece.starts_with(key)) return std::string(piece.substr(key.size()));
    }
  }
  return {};
}

}  // namespace

ChartRequest read_chart_request(std::string_view text) {
  ChartRequest request;
  const std::vector<std::string_view> all = split(text, '\n');
  const std::vector<std::string_view> head = split(all.front(), ':');
  request.id = head.front();
  for (std::size_t i = 1; i < head.size(); ++i) {
    if (head[i] == "bare") request.sheet.size = ChartSheetSize::kBare;
    if (head[i] == "page") request.sheet.size = ChartSheetSize::kPage;
    if (head[i] == "dark") request.sheet.dark = true;
    if (head[i].starts_with("in-")) request.view = head[i].substr(3);
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    constexpr std::string_view kTitle = "title=", kNote = "note=";
    if (all[i].starts_with(kTitle)) request.sheet.title = all[i].substr(kTitle.size());
    if (all[i].starts_with(kNote)) request.sheet.note = std::string(all[i].substr(kNote.size()));
  }
  return request;
}

ExportFile chart_svg(const Chart& chart, const Dataset& data, Date day, const ChartSheet& sheet) {
  return {export_name(data, day, "chart-" + chart.id, "svg"), "image/svg+xml",
          ChartSheetMaker(chart, data, day, sheet).make()};
}

ChartPart chart_part(const Chart& chart, const Dataset& data, int width, int room,
                     const chart::NetworkColours* colours) {
  ChartSheet sheet;
  sheet.colours = colours;
  return ChartSheetMaker(chart, data, {}, sheet).part(width, room);
}

Table chart_table(const Chart& chart) {
  Table table;
  table.id = "chart-" + chart.id;
  table.caption = chart.title;
  table.provenance = chart.provenance;
  const auto points = [&](const auto& test) {
    return std::any_of(chart.series.begin(), chart.series.end(), [&](const ChartSeries& series) {
      return std::any_of(series.points.begin(), series.points.end(), test);
    });
  };
  const bool series = chart.series.size() > 1;
  const bool labels = points([](const ChartPoint& point) { return !point.label.empty(); });
  const bool x = chart.kind != ChartKind::kBars && chart.kind != ChartKind::kPyramid;
  const bool y = chart.kind != ChartKind::kStrip;
  const bool interval = points([](const ChartPoint& point) { return point.low && point.high; });
  const auto column = [&](bool wanted, const char* id, std::string title, bool numeric) {
    if (wanted) table.columns.push_back({id, std::move(title), {}, {}, numeric});
  };
  column(series, "series", columns::series, false);
  column(labels, "name", columns::name, false);
  column(x, "x", chart.x.title.empty() ? std::string(columns::position) : chart.x.title, true);
  column(y, "y", chart.y.title.empty() ? std::string(columns::value) : chart.y.title, true);
  column(interval, "low", columns::low, true);
  column(interval, "high", columns::high, true);
  for (const ChartSeries& each : chart.series) {
    for (const ChartPoint& point : each.points) {
      Row row;
      row.key = subject_of(point.action);
      const auto text = [&](bool wanted, const std::string& words) {
        if (wanted) row.cells.emplace_back().text = words;
      };
      const auto figure = [&](bool wanted, std::optional<double> value) {
        if (!wanted) return;
        Cell cell;
        if (value) cell.text = format_decimal(*value, 4);
        cell.sort = value;
        row.cells.push_back(std::move(cell));
      };
      text(series, each.name);
      text(labels, point.label);
      figure(x, point.x);
      figure(y, point.y);
      figure(interval, point.low);
      figure(interval, point.high);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

const Chart* find_chart(const Document& document, std::string_view id) {
  for (const Block& block : document.blocks) {
    const Chart* chart = std::get_if<Chart>(&block);
    if (chart && chart->id == id) return chart;
  }
  return nullptr;
}

}  // namespace pcn
