#include "core/document/document.h"

#include <array>
#include <string_view>

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "texts/parts.h"

namespace pcn {
namespace {

constexpr std::array<std::string_view, 5> kTones = {"plain", "good", "caution", "problem", "muted"};
constexpr std::array<std::string_view, 7> kChartKinds = {"bars",    "pyramid", "histogram", "strip",
                                                         "scatter", "lines",   "funnel"};
constexpr std::array<std::string_view, 6> kControlKinds = {"select", "slider", "toggle",
                                                           "number", "text",   "date"};

void optional_text(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
}

void optional_flag(JsonWriter& json, std::string_view name, bool flag) {
  if (flag) json.member(name, true);
}

void optional_number(JsonWriter& json, std::string_view name, const std::optional<double>& number) {
  if (number) json.member(name, *number);
}

void optional_tone(JsonWriter& json, Tone tone) {
  if (tone != Tone::kPlain) json.member("tone", kTones[static_cast<std::size_t>(tone)]);
}

template <class Items, class Write>
void array(JsonWriter& json, std::string_view name, const Items& items, Write write) {
  json.key(name).begin_array();
  for (const auto& item : items) {
    json.begin_object();
    write(json, item);
    json.end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const Span& span) {
  json.member("text", span.text);
  optional_text(json, "action", span.action);
  optional_text(json, "glossary", span.glossary);
  optional_flag(json, "strong", span.strong);
  optional_text(json, "outside", span.outside);
}

void write_spans(JsonWriter& json, const Paragraph& paragraph) {
  array(json, "spans", paragraph.spans, [](JsonWriter& j, const Span& span) { write(j, span); });
  optional_tone(json, paragraph.tone);
}

void write_block(JsonWriter& json, const Heading& heading) {
  json.member("type", "heading").member("text", heading.text).member("level", heading.level);
  optional_text(json, "glossary", heading.glossary);
}

void write_block(JsonWriter& json, const Paragraph& paragraph) {
  json.member("type", "paragraph");
  write_spans(json, paragraph);
}

void write_block(JsonWriter& json, const BulletList& list) {
  json.member("type", "list");
  optional_flag(json, "ordered", list.ordered);
  array(json, "items", list.items, write_spans);
}

void write_block(JsonWriter& json, const Facts& facts) {
  json.member("type", "facts").member("title", facts.title);
  array(json, "facts", facts.facts, [](JsonWriter& j, const Fact& fact) {
    j.member("label", fact.label).member("value", fact.value);
    optional_text(j, "note", fact.note);
    optional_text(j, "glossary", fact.glossary);
    optional_text(j, "provenance", fact.provenance);
    optional_tone(j, fact.tone);
    optional_text(j, "action", fact.action);
  });
}

void write_control(JsonWriter& json, const Control& control) {
  json.member("key", control.key).member("label", control.label);
  json.member("kind", kControlKinds[static_cast<std::size_t>(control.kind)]).member("value", control.value);
  if (control.kind == ControlKind::kSelect) {
    array(json, "options", control.options, [](JsonWriter& j, const Option& option) {
      j.member("value", option.value).member("label", option.label);
    });
  }
  if (control.kind == ControlKind::kSlider || control.kind == ControlKind::kNumber) {
    json.member("minimum", control.minimum).member("maximum", control.maximum).member("step", control.step);
  }
  optional_text(json, "unit", control.unit);
  optional_text(json, "help", control.help);
  optional_flag(json, "playable", control.playable);
}

void write_cell(JsonWriter& json, const Cell& cell) {
  json.member("text", cell.text);
  optional_number(json, "sort", cell.sort);
  optional_text(json, "action", cell.action);
  optional_tone(json, cell.tone);
  optional_number(json, "heat", cell.heat);
}

void write_row(JsonWriter& json, const Row& row) {
  json.member("key", row.key);
  optional_flag(json, "selected", row.selected);
  array(json, "cells", row.cells, write_cell);
}

void write_block(JsonWriter& json, const Table& table) {
  json.member("type", "table").member("id", table.id).member("caption", table.caption);
  array(json, "columns", table.columns, [](JsonWriter& j, const Column& column) {
    j.member("id", column.id).member("title", column.title);
    optional_text(j, "unit", said_unit(column));
    optional_text(j, "glossary", column.glossary);
    optional_flag(j, "numeric", column.numeric);
    if (column.sorted != 0) j.member("sorted", column.sorted);
    optional_text(j, "by", column.sort);
    optional_text(j, "also", column.sort_also);
  });
  array(json, "rows", table.rows, write_row);
  if (!table.foot.empty()) array(json, "foot", table.foot, write_row);
  optional_text(json, "shown", table.shown);
  optional_text(json, "all", table.show_all);
  if (!table.choices.empty()) array(json, "choices", table.choices, write_control);
  optional_text(json, "provenance", table.provenance);
}

void write_axis(JsonWriter& json, std::string_view name, const Axis& axis) {
  json.key(name).begin_object().member("title", axis.title).member("from_zero", axis.from_zero);
  json.member("places", axis.places).member("percent", axis.percent).end_object();
}

void write_point(JsonWriter& json, const ChartPoint& point) {
  json.member("x", point.x).member("y", point.y).member("label", point.label);
  optional_text(json, "action", point.action);
  optional_flag(json, "highlighted", point.highlighted);
  optional_number(json, "low", point.low);
  optional_number(json, "high", point.high);
}

void write_block(JsonWriter& json, const Chart& chart) {
  json.member("type", "chart").member("id", chart.id);
  json.member("kind", kChartKinds[static_cast<std::size_t>(chart.kind)]);
  json.member("title", chart.title).member("summary", chart.summary);
  write_axis(json, "x", chart.x);
  write_axis(json, "y", chart.y);
  array(json, "series", chart.series, [](JsonWriter& j, const ChartSeries& series) {
    j.member("name", series.name);
    array(j, "points", series.points, write_point);
  });
  array(json, "markers", chart.markers, [](JsonWriter& j, const ChartMarker& marker) {
    j.member("value", marker.value).member("label", marker.label).member("on_x", marker.on_x);
  });
  optional_text(json, "provenance", chart.provenance);
}

void write_block(JsonWriter& json, const Controls& controls) {
  json.member("type", "controls");
  array(json, "controls", controls.controls, write_control);
}

}  // namespace

std::string_view said_unit(const Column& column) {
  const bool named = to_lower_ascii(column.title).find(to_lower_ascii(column.unit)) != std::string::npos;
  return named ? std::string_view() : std::string_view(column.unit);
}

std::string head_of(const Column& column) {
  const std::string_view unit = said_unit(column);
  return unit.empty() ? column.title : say(text::parts::title_with_unit{.title = column.title, .unit = unit});
}

std::string to_json(const Document& document) {
  JsonWriter json;
  json.begin_object();
  json.member("id", document.id).member("title", document.title).member("summary", document.summary);
  array(json, "blocks", document.blocks, [](JsonWriter& j, const Block& block) {
    std::visit([&j](const auto& content) { write_block(j, content); }, block);
  });
  json.key("provenance").begin_array();
  for (const std::string& group : document.provenance) json.value(group);
  json.end_array().end_object();
  return json.take();
}

std::string to_json(const Controls& controls) {
  JsonWriter json;
  json.begin_object();
  write_block(json, controls);
  json.end_object();
  return json.take();
}

}  // namespace pcn
