#include "core/export/export_svg.h"

#include <algorithm>
#include <cmath>

#include "core/base/portable_math.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/export/svg_text.h"
#include "core/geo/projection.h"
#include "core/map/make_scene.h"
#include "core/map/measures.h"
#include "core/model/district_words.h"
#include "core/state/layers.h"
#include "texts/export_svg.h"

namespace pcn {

namespace said = text::export_svg;

namespace {

constexpr int kWidth = 1200;
constexpr int kLeastHeight = 850;
constexpr int kMargin = 28;

std::string hex_digits(std::uint8_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return {kDigits[value >> 4U], kDigits[value & 15U]};
}

class Sheet {
 public:
  Sheet(const ViewContext& context, const Scene& scene, bool dark)
      : context_(context),
        scene_(scene),
        dark_(dark),
        measure_(*find_measure(shown_measure(context.state))) {}

  std::string make();
  std::string make_two(Sheet& second, std::string_view difference);
  svg::MapPart part(int left, int top, int map_width, int width, int height);

 private:
  [[nodiscard]] std::string shown() const { return map_title(scene_, context_.day.date); }
  // The sources and whose work this is, in lines; how high they are, and themselves from y on.
  [[nodiscard]] std::vector<std::string> source_lines(const std::vector<std::string_view>& groups) const {
    return wrap_text(say(said::sources{.map_sources = map_attribution(context_.data),
                                       .sources = publishers_text(context_.data, groups)}),
                     11, kWidth - 2 * kMargin);
  }
  void foot(int y, const std::vector<std::string>& sources) {
    for (const std::string& line : sources) text(kMargin, y += 15, 11, line, theme::Ui::kMutedText);
    text(kMargin, y + 15, 11, said::made_with, theme::Ui::kMutedText);
  }
  [[nodiscard]] std::string colour(theme::Ui token) const { return svg::hex(theme::ui(token, dark_)); }

  // One line of text with its foot at y.
  void text(int x, int y, int size, std::string_view words, theme::Ui ink = theme::Ui::kText,
            bool strong = false) {
    out_ << "<text x=\"" << x << "\" y=\"" << y << "\" font-size=\"" << size << "\" fill=\"" << colour(ink)
         << (strong ? "\" font-weight=\"600\">" : "\">") << xml_text(words) << "</text>";
  }

  // A text in lines below y; returns where it ends.
  int paragraph(int x, int y, int width, int size, std::string_view words, theme::Ui ink = theme::Ui::kText,
                bool strong = false) {
    for (const std::string& line : wrap_text(words, size, width, strong)) {
      y += size * 4 / 3;
      text(x, y, size, line, ink, strong);
    }
    return y;
  }

  // The panel at the right; returns where it ends.
  int panel(int y);
  int base_map_signs(int y);
  int section(int y, std::string_view title, std::string_view words) {
    if (words.empty()) return y;
    y = paragraph(panel_left_, y + 12, panel_width_, 13, title, theme::Ui::kText, true);
    return paragraph(panel_left_, y + 1, panel_width_, 12, words, theme::Ui::kMutedText);
  }
  void map(int top, int height);
  void scale_bar(Markup& above, const MapFrame& frame, int right, int bottom,
                 std::vector<svg::Box>& taken) const;
  [[nodiscard]] std::vector<std::string_view> source_groups() const;

  const ViewContext& context_;
  const Scene& scene_;
  bool dark_;
  const Measure& measure_;
  int left_ = kMargin, map_width_ = 836;
  int panel_left_ = kMargin + 836 + 24, panel_width_ = kWidth - kMargin - panel_left_;
  bool brief_ = false;  // rule, method and date are said elsewhere
  Markup out_, definitions_;
  std::vector<std::string> patterns_;
};

std::vector<std::string_view> Sheet::source_groups() const {
  std::vector<std::string_view> groups = {measure_.provenance, "memberships", "small_areas",
                                          "small_areas.residents"};
  const auto add = [&](std::string_view layer, std::initializer_list<std::string_view> more) {
    if (shows_layer(context_.state, layer)) groups.insert(groups.end(), more);
  };
  if (context_.footprints->choice.basis == FootprintBasis::kDeclared) {
    groups.emplace_back("declared");
  } else {
    groups.emplace_back("lists");
  }
  add("practices", {"practices", "practices.point"});
  add("branches", {"sites"});
  add("former-sites", {"sites"});
  add("enhanced-access", {"services.register"});
  add("pharmacies", {"services.pharmacies"});
  add("hospitals", {"services.hospitals"});
  add("thames", {"basemap.river"});
  add("parks", {"basemap.park"});
  add("rail", {"basemap.rail"});
  add("stations", {"basemap.station"});
  add("places", {"basemap.place"});
  return groups;
}

// The ground that is drawn below the figures: in which colour, as a patch or as a line.
int Sheet::base_map_signs(int y) {
  const auto sign = [&](std::string_view layer, bool in_data, std::string_view words, theme::Rgba ink,
                        bool line, const char* opacity) {
    if (!in_data || !shows_layer(context_.state, layer)) return;
    out_ << "<path transform=\"translate(" << panel_left_ << " " << y + 4 << ")\" "
         << (line ? "fill=\"none\" stroke-width=\"2\" stroke" : "fill") << "=\"" << svg::hex(ink) << "\" "
         << (line ? "stroke" : "fill") << "-opacity=\"" << opacity << "\" d=\""
         << (line ? "M0 8h24" : "M0 0h24v16H0z") << "\"/>";
    y = std::max(y + 22, paragraph(panel_left_ + 34, y - 1, panel_width_ - 34, 13, words) + 5);
  };
  const auto any = [](const auto& all, BasemapKind kind) {
    return std::any_of(all.begin(), all.end(), [kind](const auto& each) { return each.kind == kind; });
  };
  const Dataset& data = context_.data;
  const bool districts =
      std::any_of(scene_.outlines.begin(), scene_.outlines.end(),
                  [](const Outline& outline) { return outline.style == OutlineStyle::kDistrict; });
  sign("districts", districts, std::string(district_words(data).one) + " border",
       theme::ui(theme::Ui::kMapDistrict, dark_), true, "1");
  sign("thames", any(data.basemap_polygons, BasemapKind::kRiver), "water", theme::paint(Paint::kWater, dark_),
       false, "1");
  sign("parks", any(data.basemap_polygons, BasemapKind::kPark), "park", theme::paint(Paint::kPark, dark_),
       false, ".55");
  sign("rail", any(data.basemap_lines, BasemapKind::kRail), "railway", theme::paint(Paint::kRail, dark_),
       true, ".43");
  return y;
}

int Sheet::panel(int y) {
  const Legend& legend = scene_.legend;
  y = paragraph(panel_left_, y - 4, panel_width_, 15, legend.title, theme::Ui::kText, true) + 8;
  for (const LegendEntry& entry : legend.entries) {
    const theme::Rgba ink = theme::paint(static_cast<Paint>(entry.colour), dark_);
    out_ << "<g transform=\"translate(" << panel_left_ << " " << y + 4 << ")scale(.1)\">";
    if (entry.shape) {
      const bool ring = *entry.shape == MarkerShape::kRing;
      out_ << "<path fill-rule=\"evenodd\" "
           << (ring ? "fill=\"none\" stroke-width=\"24\" stroke=\"" : "fill=\"") << svg::hex(ink) << "\" d=\""
           << svg::marker_path(*entry.shape, 120, *entry.shape == MarkerShape::kPin ? 150 : 80, 56) << "\"/>";
    } else {
      const auto box = [&](const std::string& fill) {
        out_ << "<rect width=\"240\" height=\"160\" rx=\"20\" stroke-width=\"10\" stroke=\""
             << colour(theme::Ui::kControlBorder) << "\" fill=\"" << fill << "\"/>";
      };
      box(ink.a == 0 ? "none" : svg::hex(ink));
      if (entry.hatch != Hatch::kNone)
        box("url(#" + svg::hatch_id(entry.hatch, ink, patterns_, definitions_) + ")");
    }
    out_ << "</g>";
    y = std::max(y + 22, paragraph(panel_left_ + 34, y - 1, panel_width_ - 34, 13,
                                   entry.label + (entry.count.empty() ? "" : " · " + entry.count)) +
                             5);
  }
  y = base_map_signs(y);
  y = paragraph(panel_left_, y, panel_width_, 12, legend.note, theme::Ui::kMutedText);
  if (brief_) return y;
  y = section(y, said::rule_title, shown_rule(context_));
  if (context_.flows && context_.footprints->choice.basis != FootprintBasis::kDeclared)
    y = section(y, said::method_title, context_.flows->method);
  return section(y, said::date_title, say(said::date{.day = to_words(context_.day.date)}));
}

void Sheet::scale_bar(Markup& above, const MapFrame& frame, int right, int bottom,
                      std::vector<svg::Box>& taken) const {
  const double ground = frame.metres_per_pixel / mercator_scale(from_mercator(frame.centre));
  const double metres = round_length(ground * 140);
  const auto length = static_cast<int>(std::lround(metres / ground));
  const int x = right - length;
  taken.push_back({x - 8.0, bottom - 24.0, length + 16.0, 34});
  const auto bar = [&](theme::Ui ink, int width) {
    above << "<path fill=\"none\" d=\"M" << x << " " << bottom - 6 << "v6h" << length << "v-6\" stroke=\""
          << colour(ink) << "\" stroke-width=\"" << width << "\"/>";
  };
  bar(theme::Ui::kMapHalo, 5);
  bar(theme::Ui::kMapLabel, 2);
  const bool far = metres >= 1000;
  above << "<text font-size=\"12\" x=\"" << x + length / 2 << "\" y=\"" << bottom - 8 << "\" fill=\""
        << colour(theme::Ui::kMapLabel) << "\">"
        << say(far ? said::kilometres::kId : said::metres::kId,
               {std::string_view(format_decimal(far ? metres / 1000 : metres, 0))})
        << "</text>";
}

void Sheet::map(int top, int height) {
  MapFrame frame =
      frame_map(context_.state, scene_, context_.data.topology, map_width_, static_cast<double>(height));
  if (context_.state.position) {  // the same ground on a smaller map
    const double smaller = 836.0 / map_width_;
    frame.metres_per_pixel *= smaller;
    frame.zoom -= portable_log(smaller) / portable_log(2);
  }
  std::vector<svg::Box> taken;
  taken.push_back({map_width_ - 46.0, 10, 36, 48});
  Markup marks;
  const std::string ink = colour(theme::Ui::kMapLabel);
  marks << "<g transform=\"translate(" << map_width_ - 28 << " 16)\"><path d=\"M0 0l7 18-7-5-7 5z\" fill=\""
        << ink << "\"/><text y=\"34\" font-size=\"14\" font-weight=\"600\" fill=\"" << ink
        << "\">N</text></g>";
  scale_bar(marks, frame, map_width_ - 18, height - 16, taken);
  const svg::MapDrawing drawing = svg::draw_map(context_.data, context_.state, scene_, frame, dark_,
                                                std::move(taken), patterns_, definitions_);
  const auto box = [&](Markup& out) {
    out << "<rect width=\"" << map_width_ << "\" height=\"" << height << "\"";
  };
  definitions_ << "<clipPath id=\"pcn-frame\">";
  box(definitions_);
  definitions_ << "/></clipPath>";
  out_ << "<g transform=\"translate(" << left_ << " " << top << ")\">";
  box(out_);
  out_ << " fill=\"" << svg::hex(theme::paint(Paint::kLand, dark_))
       << "\"/><g clip-path=\"url(#pcn-frame)\"><g transform=\"scale(.1)\">" << drawing.shapes
       << "</g><g text-anchor=\"middle\"><g aria-hidden=\"true\" stroke=\"" << colour(theme::Ui::kMapHalo)
       << "\" stroke-width=\"3\" stroke-linejoin=\"round\">";
  // Written twice, since not every program that shows vectors can draw an edge behind its letters.
  out_ << drawing.labels << marks.text() << "</g>" << drawing.labels << marks.text() << "</g></g>";
  box(out_);
  out_ << " fill=\"none\" stroke=\"" << colour(theme::Ui::kControlBorder) << "\"/></g>";
}

svg::MapPart Sheet::part(int left, int top, int map_width, int width, int height) {
  brief_ = true;
  left_ = left;
  map_width_ = map_width;
  panel_left_ = left + map_width + 18;
  panel_width_ = left + width - panel_left_;
  const int bottom = std::max(top + height, panel(top) + 8);
  map(top, bottom - top);
  return {definitions_.text(), out_.text(), bottom, source_groups()};
}

std::string Sheet::make() {
  const Dataset& data = context_.data;
  const NetworkIndex network = find_network(data, context_.state.network);
  const std::string title =
      network.valid()
          ? say(said::title_of_network{
                .area = data.name, .measure = scene_.legend.title, .network = name_of(data, network)})
          : say(said::title{.area = data.name, .measure = scene_.legend.title});
  const int title_end = paragraph(kMargin, 18, kWidth - 2 * kMargin, 24, title, theme::Ui::kText, true);
  const int top =
      paragraph(kMargin, title_end + 5, kWidth - 2 * kMargin, 14, scene_.summary, theme::Ui::kMutedText) + 16;
  const std::vector<std::string> sources = source_lines(source_groups());
  const int foot_height = static_cast<int>(sources.size()) * 15 + 15 + 34;
  const int panel_end = panel(top);
  const int height = std::max(kLeastHeight, panel_end + foot_height + 8);
  map(top, height - foot_height - top);
  foot(height - foot_height + 12, sources);

  return svg::sheet_text(
      {kWidth, height, title,
       scene_.summary + " " + say(said::address{.fragment = to_fragment(context_.state, data)}),
       definitions_.text(), out_.text(), theme::ui(theme::Ui::kSurface, dark_)});
}

std::string Sheet::make_two(Sheet& second, std::string_view difference) {
  constexpr int kGap = 24, kOne = (kWidth - 2 * kMargin - kGap) / 2, kMapHeight = 500;
  const Dataset& data = context_.data;
  const std::string title = say(said::two_maps{.area = data.name});
  int top = paragraph(kMargin, 18, kWidth - 2 * kMargin, 24, title, theme::Ui::kText, true) + 5;
  top = paragraph(kMargin, top, kWidth - 2 * kMargin, 14, difference, theme::Ui::kMutedText) + 12;
  const std::string heads[] = {say(said::first_map{.map = shown()}),
                               say(said::second_map{.map = second.shown()})};
  int heads_end = top, end = 0;
  for (const std::string& head : heads) {
    const int left = kMargin + (&head == heads ? 0 : kOne + kGap);
    heads_end = std::max(heads_end, paragraph(left, top, kOne, 16, head, theme::Ui::kText, true));
  }
  for (Sheet* sheet : {this, &second}) {
    if (sheet != this) sheet->patterns_ = patterns_;  // defined once
    sheet->left_ = sheet->panel_left_ = kMargin + (sheet == this ? 0 : kOne + kGap);
    sheet->map_width_ = sheet->panel_width_ = kOne;
    sheet->map(heads_end + 10, kMapHeight);
    end = std::max(end, sheet->panel(heads_end + 10 + kMapHeight + 20));
  }
  std::vector<std::string_view> groups = source_groups();
  for (const std::string_view group : second.source_groups()) groups.push_back(group);
  const std::vector<std::string> sources = source_lines(groups);
  foot(end + 14, sources);
  // Names within one drawing must differ.
  std::string names = second.definitions_.text(), shapes = second.out_.text();
  for (std::string* part : {&names, &shapes}) {
    for (std::size_t at = 0; (at = part->find("pcn-f", at)) != std::string::npos; at += 6)
      part->insert(at + 4, "2");
  }
  const int height = end + 14 + static_cast<int>(sources.size() + 1) * 15 + 20;
  return svg::sheet_text({kWidth, height, title,
                          scene_.summary + " " + second.scene_.summary + " " + std::string(difference) + " " +
                              say(said::address{.fragment = to_fragment(context_.state, data)}),
                          definitions_.text() + names, out_.text() + shapes,
                          theme::ui(theme::Ui::kSurface, dark_)});
}

}  // namespace

namespace svg {

std::string sheet_text(const WholeSheet& sheet) {
  Markup out;
  const auto size = [&] { out << " width=\"" << sheet.width << "\" height=\"" << sheet.height << "\""; };
  out << "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
         "role=\"img\" "
         "aria-labelledby=\"pcn-title pcn-desc\" font-family=\"Arial, Helvetica, 'Liberation Sans', "
         "sans-serif\" viewBox=\"0 0 "
      << sheet.width << " " << sheet.height << "\"";
  size();
  out << "><title id=\"pcn-title\">" << xml_text(sheet.title) << "</title><desc id=\"pcn-desc\">"
      << xml_text(sheet.description) << "</desc><defs>" << std::string(sheet.definitions) << "</defs><rect";
  size();
  out << " fill=\"" << hex(sheet.ground) << "\"/>" << std::string(sheet.shapes) << "</svg>\n";
  return out.text();
}

MapPart map_part(const ViewContext& context, const Scene& scene, int left, int top, int map_width, int width,
                 int height) {
  return Sheet(context, scene, false).part(left, top, map_width, width, height);
}

std::string hex(theme::Rgba c) { return "#" + hex_digits(c.r) + hex_digits(c.g) + hex_digits(c.b); }

}  // namespace svg

std::string map_title(const Scene& scene, Date day) {
  return say(scene.plan.empty() ? said::map_and_day::kId : said::map_with_plan::kId,
             {std::string_view(to_words(day)), std::string_view(scene.legend.title)});
}

ExportFile map_svg(const ViewContext& context, const Scene& scene, bool dark) {
  return {
      export_name(context.data, context.day.date, "map-" + std::string(shown_measure(context.state)), "svg"),
      "image/svg+xml", Sheet(context, scene, dark).make()};
}

ExportFile two_maps_svg(const ViewContext& context, const Scene& scene, const SecondMapPart& second,
                        bool dark) {
  Sheet other(second.context, second.scene, dark);
  return {export_name(context.data, context.day.date, "two-maps", "svg"), "image/svg+xml",
          Sheet(context, scene, dark).make_two(other, second.difference)};
}

}  // namespace pcn
