#include "web/program_json.h"

#include "core/base/json_writer.h"
#include "core/state/postcode_lookup.h"

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
  json.member("beside", layout.beside).member("sheet", layout.sheet);
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

std::string export_result(const Session* session, std::string_view what) {
  JsonWriter json;
  if (session == nullptr) {
    json.begin_object().member("error", "The data are not loaded yet.").end_object();
    return json.take();
  }
  const Result<ExportFile> file = session->export_file(what);
  if (file) {
    json.begin_object()
        .member("name", file->name)
        .member("type", file->type)
        .member("text", file->text)
        .end_object();
  } else {
    json.begin_object().member("error", file.error().message()).end_object();
  }
  return json.take();
}

}  // namespace pcn
