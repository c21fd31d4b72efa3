#include "core/io/json.h"

#include <array>
#include <cmath>

#include "core/base/decimal.h"
#include "texts/json.h"

namespace pcn {
namespace {

void append_value(std::string& out, const Json& value, int open_levels, int depth);

// One container: `items` writes the i-th item.
template <class Items>
void append_container(std::string& out, std::string_view brackets, std::size_t size, int open_levels,
                      int depth, const Items& item) {
  out += brackets[0];
  const bool lines = depth < open_levels && size > 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    if (lines) out.append("\n").append(static_cast<std::size_t>(depth) + 1, ' ');
    item(i);
  }
  if (lines) out.append("\n").append(static_cast<std::size_t>(depth), ' ');
  out += brackets[1];
}

void append_value(std::string& out, const Json& value, int open_levels, int depth) {
  if (const auto* boolean = value.boolean()) {
    out += *boolean ? "true" : "false";
  } else if (const auto* integer = value.integer()) {
    out += std::to_string(*integer);
  } else if (const auto* text = value.text()) {
    append_json_string(out, *text);
  } else if (const auto* array = value.array()) {
    append_container(out, "[]", array->size(), open_levels, depth,
                     [&](std::size_t i) { append_value(out, (*array)[i], open_levels, depth + 1); });
  } else if (const auto* object = value.object()) {
    append_container(out, "{}", object->size(), open_levels, depth, [&](std::size_t i) {
      append_json_string(out, (*object)[i].first);
      out += ':';
      append_value(out, (*object)[i].second, open_levels, depth + 1);
    });
  } else if (value.is_number()) {
    append_json_number(out, value.number());
  } else {
    out += "null";
  }
}

}  // namespace

bool Json::is_number() const {
  return std::holds_alternative<std::int64_t>(value_) || std::holds_alternative<double>(value_);
}

double Json::number() const {
  if (const auto* whole = integer()) return static_cast<double>(*whole);
  const auto* fraction = std::get_if<double>(&value_);
  return fraction == nullptr ? 0 : *fraction;
}

const Json* Json::find(std::string_view name) const {
  if (const auto* members = object()) {
    for (const auto& member : *members) {
      if (member.first == name) return &member.second;
    }
  }
  return nullptr;
}

std::string_view Json::kind() const {
  constexpr std::array<TextId, 7> kinds = {text::json::null,   text::json::boolean, text::json::whole,
                                           text::json::number, text::json::text,    text::json::list,
                                           text::json::object};
  return kinds[value_.index()];
}

std::string to_text(const Json& value, int open_levels) {
  std::string out;
  append_value(out, value, open_levels, 0);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (code < 0x20) {
      out += "\\u00";
      out += kHex[code >> 4U];
      out += kHex[code & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    out += std::to_string(static_cast<std::int64_t>(value));
    return;
  }
  out += shortest_text(value);
}

}  // namespace pcn
