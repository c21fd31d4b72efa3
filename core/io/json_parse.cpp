#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/excerpt.h"
#include "core/base/sort.h"
#include "core/io/json.h"
#include "texts/json.h"

namespace pcn {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The line and the column, both from 1, of a byte.
Where place_of(std::string_view bytes, std::size_t at, std::string_view file) {
  const std::string_view before = bytes.substr(0, std::min(at, bytes.size()));
  const std::size_t newline = before.rfind('\n');
  return {std::string(file), 1 + std::count(before.begin(), before.end(), '\n'),
          static_cast<std::int64_t>(newline == std::string_view::npos ? before.size()
                                                                      : before.size() - newline - 1) +
              1,
          ""};
}

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
      return fail(ErrorCode::kBadFormat, say(text::json::name_twice{.name = excerpt(*twice)}));
    }
    return close();
  }
  bool start_array(std::size_t /*size*/) { return open(Json(Json::Array{})); }
  bool end_array() { return close(); }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string& token, const Exception& /*why*/) {
    Error error{ErrorCode::kBadFormat, place_of(bytes_, position == 0 ? 0 : position - 1, file_), ""};
    error.detail = position > bytes_.size() ? text::json::ends
                   : is_printable(token)    ? say(text::json::not_well_formed_near{.token = token})
                                            : text::json::not_well_formed;
    fault_ = fault_ ? fault_ : error;
    return false;
  }

  Result<Json> result(bool parsed) {
    if (parsed && !fault_) return std::move(root_);
    return fault_ ? *fault_
                  : Error{ErrorCode::kBadFormat, {std::string(file_), 0, 0, ""}, text::json::not_json};
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
    return fail(ErrorCode::kTooLarge, say(text::json::long_text{.most = std::to_string(limits_.text_bytes)}));
  }

  bool add(Json&& value) {
    if (++count_ > limits_.values) {
      return fail(ErrorCode::kTooLarge, say(text::json::many_values{.most = std::to_string(limits_.values)}));
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
      return fail(ErrorCode::kTooLarge, say(text::json::deep{.most = std::to_string(limits_.depth)}));
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

// The first byte of a number with more digits than any number needs: such a run is text, and reading it as a
// number takes time that grows with the square of its length.
std::optional<std::size_t> find_endless_number(std::string_view bytes) {
  constexpr std::size_t kMostDigits = 1000;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c >= '0' && c <= '9') {
      if (++digits > kMostDigits) return at + 1 - digits;
      continue;
    }
    digits = 0;
    if (c != '"') continue;
    for (++at; at < bytes.size() && bytes[at] != '"'; ++at) at += bytes[at] == '\\' ? 1 : 0;
  }
  return std::nullopt;
}

}  // namespace

Result<Json> parse_json(std::string_view bytes, std::string_view file, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorCode::kTooLarge,
                 {std::string(file), 0, 0, ""},
                 say(text::json::large{.most = std::to_string(limits.bytes)})};
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (const auto number = find_endless_number(bytes))
    return Error{ErrorCode::kTooLarge, place_of(bytes, *number, file), text::json::long_number};
  Builder builder(bytes, file, limits);
  const bool parsed = nlohmann::json::sax_parse(bytes.data(), bytes.data() + bytes.size(), &builder);
  return builder.result(parsed);
}

}  // namespace pcn
