#include "web/program_json.h"

#include "core/base/json_writer.h"
#include "core/export/export_svg.h"
#include "core/export/workbook.h"
#include "core/state/extra_keys.h"
#include "core/state/postcode_lookup.h"
#include "core/state/second_map.h"
#include "texts/export_svg.h"
#include "texts/program.h"
#include "theme_tokens.h"

namespace pcn {
std::string load_result(bool ok, bool drawable, std::string_view message, const Diagnostics& diagnostics,
                        std::string_view example) {
  JsonWriter json;
  json.begin_object().member("ok", ok).member("drawable", drawable).member("message", message);
  json.member("example", example);
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) {
    json.begin_object()
        .member("severity", diagnostic.severity == Severity::kNote ? "note" : "warning")
        .member("code", diagnostic.code)
        .member("detail", diagnostic.detail)
        .member("count", diagnostic.count)
        .end_object();
  }
  json.end_array().end_object();
  return json.take();
}

namespace {

void add_messages(JsonWriter& json, const std::vector<std::string>& messages) {
  json.key("messages").begin_array();
  for (const std::string& message : messages) json.value(message);
  json.end_array();
}

}  // namespace

std::string opened_result(const OpenedFile& opened, const Session* session) {
  JsonWriter json;
  json.begin_object().member("ok", opened.ok).member("partly", opened.partly).member("title", opened.title);
  json.member("action", opened.action);
  if (opened.ok && opened.kind == FileKind::kArea) {
    json.member("area", session->data().name).member("example", example_postcode(session->data()));
  }
  add_messages(json, opened.messages);
  json.end_object();
  return json.take();
}

std::string messages_result(const std::vector<std::string>& messages,
                            const std::vector<std::string>& changed) {
  JsonWriter json;
  json.begin_object();
  add_messages(json, messages);
  json.key("changed").begin_array();
  for (const std::string& which : changed) json.value(which);
  json.end_array();
  json.end_object();
  return json.take();
}

std::string typed_result(const std::vector<std::string>& messages, bool taken) {
  JsonWriter json;
  json.begin_object();
  add_messages(json, messages);
  json.member("taken", taken).end_object();
  return json.take();
}

std::string field_json(const ui::EditedField& field) {
  const Control& control = field.control;
  JsonWriter json;
  json.begin_object().member("key", control.key).member("label", control.label);
  json.member("kind", control.kind == ControlKind::kNumber ? "number"
                      : control.kind == ControlKind::kDate ? "date"
                                                           : "text");
  json.member("text", field.text).member("unit", control.unit).member("help", control.help);
  json.member("x", double{field.from.x}).member("y", double{field.from.y});
  json.member("width", double{field.to.x - field.from.x}).member("height", double{field.to.y - field.from.y});
  json.end_object();
  return json.take();
}

std::string layout_json(const ui::Layout& layout, bool explore, const ui::TableSight& sight) {
  const auto rectangle = [](JsonWriter& json, std::string_view name, const ui::ScreenRect& rect) {
    json.key(name).begin_object().member("x", rect.x).member("y", rect.y);
    json.member("width", rect.width).member("height", rect.height).end_object();
  };
  constexpr std::string_view kPlaces[] = {"beside", "below", "full", "none"};
  JsonWriter json;
  json.begin_object()
      .member("explore", explore)
      .member("place", kPlaces[static_cast<std::size_t>(layout.place)]);
  json.member("beside", layout.beside).member("narrow", layout.narrow);
  rectangle(json, "map", layout.map);
  rectangle(json, "panel", layout.panel);
  json.member("rows", static_cast<std::int64_t>(sight.rows));
  json.member("columns", static_cast<std::int64_t>(sight.columns)).end_object();
  return json.take();
}

namespace {

void add_suggestion(JsonWriter& json, const Suggestion& suggestion) {
  json.begin_object()
      .member("label", suggestion.label)
      .member("detail", suggestion.detail)
      .member("kind", suggestion.kind)
      .member("action", suggestion.action)
      .member("query", suggestion.query)
      .end_object();
}

void add_suggestions(JsonWriter& json, std::string_view name, const std::vector<Suggestion>& suggestions) {
  json.key(name).begin_array();
  for (const Suggestion& suggestion : suggestions) add_suggestion(json, suggestion);
  json.end_array();
}

}  // namespace

std::string search_result(const std::vector<Suggestion>& suggestions, const LookUp& found) {
  JsonWriter json;
  json.begin_object();
  add_suggestions(json, "suggestions", suggestions);
  json.key("exact");
  if (found.exact) {
    add_suggestion(json, *found.exact);
  } else {
    json.null();
  }
  json.member("title", found.title);
  add_messages(json, found.messages);
  add_suggestions(json, "choices", found.choices);
  json.member("elsewhere", found.elsewhere).end_object();
  return json.take();
}

std::string answer_json(const MapAnswer& answer) {
  JsonWriter json;
  json.begin_object().member("text", answer.text).member("action", answer.action).key("links").begin_array();
  for (const Span& span : answer.links)
    json.begin_object().member("text", span.text).member("action", span.action).end_object();
  json.end_array().end_object();
  return json.take();
}

namespace {

// What stands around one map, into an object that is open.
void add_map(JsonWriter& json, const Session& session, std::optional<TextId> title,
             std::string_view attribution, bool dark) {
  constexpr std::string_view kShapes[] = {"circle", "square", "diamond", "triangle", "cross", "pin", "ring"};
  constexpr char kDigits[] = "0123456789abcdef";
  const Scene& scene = session.scene();
  if (title) json.member("title", say(*title, {std::string_view(map_title(scene, session.state().date))}));
  json.key("legend").begin_object();
  json.member("title", scene.legend.title).member("note", scene.legend.note).key("entries").begin_array();
  for (const LegendEntry& entry : scene.legend.entries) {
    const theme::Rgba colour = theme::paint(static_cast<Paint>(entry.colour), dark);
    std::string hex = "#";
    for (const std::uint8_t part : {colour.r, colour.g, colour.b}) {
      hex += kDigits[part / 16];
      hex += kDigits[part % 16];
    }
    json.begin_object().member("colour", hex).member("hatch", static_cast<int>(entry.hatch));
    json.member("shape", entry.shape ? kShapes[static_cast<std::size_t>(*entry.shape)] : "");
    json.member("label", entry.label)
        .member("count", entry.count)
        .member("places", entry.places)
        .end_object();
  }
  json.end_array().end_object().key("lines").begin_array();
  for (const std::string_view line : {std::string_view(scene.plan), std::string_view(scene.rule),
                                      std::string_view(scene.rule_in_short), attribution})
    json.value(line);
  json.end_array();
}

}  // namespace

std::string map_json(const Session& session, Session* second, std::string_view attribution, bool dark) {
  JsonWriter json;
  json.begin_object();
  add_map(json, session,
          second != nullptr ? std::optional(text::export_svg::first_of_two::kId) : std::nullopt, attribution,
          dark);
  json.key("questions").begin_array();
  for (const MapQuestion& question : kMapQuestions)
    json.begin_object()
        .member("id", question.id)
        .member("words", std::string_view(question.words))
        .member("key", question.key)
        .end_object();
  json.end_array().member("open", session.open_second());
  json.member("waits", second == nullptr && !extra(session.state(), kSecondMap).empty());
  std::string text = json.end_object().take();
  text.insert(1, "\"controls\":" + to_json(session.map_controls()) + ",");
  if (second == nullptr) return text;
  JsonWriter other;
  other.begin_object();
  add_map(other, *second, text::export_svg::second_of_two::kId, attribution, dark);
  std::string more = other.member("difference", session.difference()).end_object().take();
  more.insert(1, "\"controls\":" + to_json(session.second_controls()) + ",");
  text.insert(1, "\"second\":" + more + ",");
  return text;
}

std::string export_result(const Session* session, std::string_view what) {
  JsonWriter json;
  if (session == nullptr) {
    json.begin_object().member("error", std::string_view(text::program::not_loaded)).end_object();
    return json.take();
  }
  const Result<ExportFile> file = session->export_file(what);
  if (file) {
    const bool book = file->type == kWorkbookType;
    json.begin_object()
        .member("name", file->name)
        .member("type", file->type)
        .member(book ? "base64" : "text", book ? base64(file->text) : file->text)
        .end_object();
  } else {
    json.begin_object().member("error", file.error().message()).end_object();
  }
  return json.take();
}

}  // namespace pcn
