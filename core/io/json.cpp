#include "core/io/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/sort.h"

namespace pcn {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Builds the value from the parser's events and keeps the first fault.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(std::string_view bytes, std::string_view file, const JsonLimits& limits)
      : bytes_(bytes), file_(file), limits_(limits) {}

  bool null() { return add(Json()); }
  bool boolean(bool value) { return add(Json(value)); }
  bool number_integer(number_integer_t value) { return add(Json(std::int64_t{value})); }
  bool number_unsigned(number_unsigned_t value) {
    constexpr auto kMost = static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max());
    return value <= kMost ? add(Json(static_cast<std::int64_t>(value)))
                          : add(Json(static_cast<double>(value)));
  }
  bool number_float(number_float_t value, const string_t& /*digits*/) { return add(Json(value)); }
  bool string(string_t& value) { return fits(value) && add(Json(std::move(value))); }
  bool binary(binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(Json(Json::Object{})); }
  bool key(string_t& name) {
    if (!fits(name)) return false;
    stack_.back().value.object()->emplace_back(std::move(name), Json());
    return true;
  }
  bool end_object() {
    std::vector<std::string_view> names;
    for (const auto& member : *stack_.back().value.object()) names.push_back(member.first);
    sort_stable(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end()) {
      return fail(ErrorCode::kBadFormat,
                  "the name \"" + std::string(*twice) + "\" occurs twice in this object");
    }
    return close();
  }
  bool start_array(std::size_t /*size*/) { return open(Json(Json::Array{})); }
  bool end_array() { return close(); }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string& token, const Exception& /*why*/) {
    Error error{ErrorCode::kBadFormat, {std::string(file_), 1, 1, ""}, ""};
    const std::string_view before =
        bytes_.substr(0, position == 0 ? 0 : std::min(position - 1, bytes_.size()));
    error.where.line += std::count(before.begin(), before.end(), '\n');
    const std::size_t newline = before.rfind('\n');
    error.where.column += static_cast<std::int64_t>(
        newline == std::string_view::npos ? before.size() : before.size() - newline - 1);
    error.detail = position > bytes_.size() ? "the JSON text ends too early" : "this is not well-formed JSON";
    if (position <= bytes_.size() && is_printable(token)) error.detail += " near \"" + token + "\"";
    fault_ = fault_ ? fault_ : error;
    return false;
  }

  Result<Json> result(bool parsed) {
    if (parsed && !fault_) return std::move(root_);
    return fault_ ? *fault_
                  : Error{ErrorCode::kBadFormat, {std::string(file_), 0, 0, ""}, "this is not JSON"};
  }

 private:
  struct Open {
    Json value;
  };

  static bool is_printable(std::string_view token) {
    return !token.empty() && token.size() <= 40 &&
           std::all_of(token.begin(), token.end(), [](char c) { return c >= ' ' && c <= '~'; });
  }

  // The JSON pointer of the value that is being read.
  std::string pointer() const {
    std::string text;
    for (const Open& open : stack_) {
      if (const auto* object = open.value.object()) {
        if (!object->empty()) text += "/" + object->back().first;
      } else {
        text += "/" + std::to_string(open.value.array()->size());
      }
    }
    return text;
  }

  bool fail(ErrorCode code, std::string detail) {
    fault_ = Error{code, {std::string(file_), 0, 0, pointer()}, std::move(detail)};
    return false;
  }

  bool fits(std::string_view text) {
    if (text.size() <= limits_.text_bytes) return true;
    return fail(ErrorCode::kTooLarge, "text longer than " + std::to_string(limits_.text_bytes) + " bytes");
  }

  bool add(Json value) {
    if (++count_ > limits_.values) {
      return fail(ErrorCode::kTooLarge, "more than " + std::to_string(limits_.values) + " values");
    }
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (auto* array = stack_.back().value.array()) {
      array->push_back(std::move(value));
    } else {
      stack_.back().value.object()->back().second = std::move(value);
    }
    return true;
  }

  bool open(Json value) {
    if (stack_.size() >= limits_.depth) {
      return fail(ErrorCode::kTooLarge, "nested more than " + std::to_string(limits_.depth) + " deep");
    }
    stack_.push_back({std::move(value)});
    return true;
  }

  bool close() {
    Json value = std::move(stack_.back().value);
    stack_.pop_back();
    return add(std::move(value));
  }

  std::string_view bytes_;
  std::string_view file_;
  JsonLimits limits_;
  std::vector<Open> stack_;
  Json root_;
  std::size_t count_ = 0;
  std::optional<Error> fault_;
};

void append_value(std::string& out, const Json& value, int open_levels, int depth);

// One container: `items` writes the i-th item.
template <class Items>
void append_container(std::string& out, std::string_view brackets, std::size_t size, int open_levels,
                      int depth, const Items& item) {
  out += brackets[0];
  const bool lines = depth < open_levels && size > 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    if (lines) out.append("\n").append(static_cast<std::size_t>(depth + 1), ' ');
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
  constexpr std::array<std::string_view, 7> kinds = {"null", "true or false", "a whole number", "a number",
                                                     "text", "a list",        "an object"};
  return kinds[value_.index()];
}

Result<Json> parse_json(std::string_view bytes, std::string_view file, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorCode::kTooLarge,
                 {std::string(file), 0, 0, ""},
                 "the file is larger than " + std::to_string(limits.bytes) + " bytes"};
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  Builder builder(bytes, file, limits);
  const bool parsed = nlohmann::json::sax_parse(bytes.data(), bytes.data() + bytes.size(), &builder);
  return builder.result(parsed);
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
  std::array<char, 64> buffer{};
  const char* end = nlohmann::detail::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

}  // namespace pcn
