#include <algorithm>
#include <optional>

#include "core/base/decimal.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/io/json.h"

namespace pcn {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostShown = 40;  // bytes of the text that an error repeats

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
  } else {
    if (code < 0x10000) {
      put(0xE0U | code >> 12U);
    } else {
      put(0xF0U | code >> 18U);
      put(0x80U | (code >> 12U & 0x3FU));
    }
    put(0x80U | (code >> 6U & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

// Recursive descent after RFC 8259. Every function gives false after the first fault; while the calls return,
// the containers put themselves in front of the fault's pointer.
class Parser {
 public:
  Parser(std::string_view text, std::string_view file, const JsonLimits& limits)
      : text_(text), file_(file), limits_(limits) {}

  Result<Json> document() {
    Json root;
    if (value(root, 0)) {
      skip_space();
      if (at_ < text_.size()) syntax_fault();
    }
    if (fault_) return std::move(*fault_);
    return root;
  }

 private:
  bool value(Json& out, std::size_t depth) {
    skip_space();
    const char c = peek();
    if (c == '{' || c == '[') {
      if (depth >= limits_.depth)
        return fail(ErrorCode::kTooLarge, "nested more than " + std::to_string(limits_.depth) + " deep");
      ++at_;
      if (!(c == '{' ? members(out, depth + 1) : items(out, depth + 1))) return false;
    } else if (c == '"') {
      std::string text;
      if (!string(text)) return false;
      out = Json(std::move(text));
    } else if (c == '-' || is_digit(c)) {
      if (!number(out)) return false;
    } else if (word("true")) {
      out = Json(true);
    } else if (word("false")) {
      out = Json(false);
    } else if (!word("null")) {
      return syntax_fault();
    }
    if (++count_ <= limits_.values) return true;
    return fail(ErrorCode::kTooLarge, "more than " + std::to_string(limits_.values) + " values");
  }

  bool items(Json& out, std::size_t depth) {
    Json::Array list;
    if (!comes(']')) {
      do {
        if (!value(list.emplace_back(), depth)) return inside(std::to_string(list.size() - 1));
      } while (comes(','));
      if (!comes(']')) return syntax_fault();
    }
    out = Json(std::move(list));
    return true;
  }

  bool members(Json& out, std::size_t depth) {
    Json::Object object;
    if (!comes('}')) {
      do {
        skip_space();
        auto& [name, member] = object.emplace_back();
        if (peek() != '"') return syntax_fault();
        if (!string(name)) return false;
        if (!comes(':')) return syntax_fault();
        if (!value(member, depth)) return inside(name);
      } while (comes(','));
      if (!comes('}')) return syntax_fault();
    }
    if (!names_differ(object)) return false;
    out = Json(std::move(object));
    return true;
  }

  bool names_differ(const Json::Object& object) {
    std::vector<std::string_view> names;
    names.reserve(object.size());
    for (const auto& member : object) names.push_back(member.first);
    sort_stable(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice == names.end()) return true;
    fail(ErrorCode::kBadFormat, "the name \"" + std::string(*twice) + "\" occurs twice in this object");
    return inside(*twice);
  }

  bool string(std::string& out) {
    const std::size_t begin = ++at_;
    bool plain = true;
    for (; peek() != '"'; ++at_) {
      if (at_ >= text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20) return syntax_fault();
      if (text_[at_] == '\\') {
        if (plain) out = text_.substr(begin, at_ - begin);
        plain = false;
        if (!escape(out)) return false;
      } else if (!plain) {
        out += text_[at_];
      }
    }
    if (plain) out = text_.substr(begin, at_ - begin);
    if (out.size() > limits_.text_bytes) {
      return fail(ErrorCode::kTooLarge, "text longer than " + std::to_string(limits_.text_bytes) + " bytes");
    }
    if (!is_utf8(out)) {
      at_ = begin;
      return syntax_fault();
    }
    ++at_;
    return true;
  }

  // Stands on the backslash before, on the last character of the escape afterwards.
  bool escape(std::string& out) {
    constexpr std::string_view kShort = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    ++at_;
    if (peek() != 'u') {
      const std::size_t which = at_ < text_.size() ? kShort.find(text_[at_]) : std::string_view::npos;
      if (which == std::string_view::npos) return syntax_fault();
      out += kMeant[which];
      return true;
    }
    std::uint32_t code = 0;
    if (!hex(code)) return false;
    if (code >= 0xD800 && code < 0xDC00) {  // the first half of a pair
      std::uint32_t low = 0;
      if (text_.substr(at_ + 1, 2) != "\\u") return syntax_fault();
      at_ += 2;
      if (!hex(low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return syntax_fault();
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      return syntax_fault();
    }
    append_utf8(out, code);
    return true;
  }

  // Stands on the u before, on the last of four digits afterwards.
  bool hex(std::uint32_t& code) {
    for (int i = 0; i < 4; ++i) {
      ++at_;
      const char c = peek();
      const char letter = static_cast<char>(c | 0x20);
      if (is_digit(c)) {
        code = code << 4U | static_cast<std::uint32_t>(c - '0');
      } else if (letter >= 'a' && letter <= 'f') {
        code = code << 4U | static_cast<std::uint32_t>(letter - 'a' + 10);
      } else {
        return syntax_fault();
      }
    }
    return true;
  }

  bool number(Json& out) {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0') {
      ++at_;
    } else if (!digits()) {
      return false;
    }
    bool whole = true;
    if (peek() == '.') {
      whole = false;
      ++at_;
      if (!digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      whole = false;
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!digits()) return false;
    }
    const std::string_view text = text_.substr(begin, at_ - begin);
    if (const auto integer = whole ? parse_integer(text) : std::nullopt) {
      out = Json(*integer);
    } else if (const auto fraction = parse_decimal(text)) {
      out = Json(*fraction);
    } else {
      at_ = begin;
      return syntax_fault();
    }
    return true;
  }

  bool digits() {
    if (!is_digit(peek())) return syntax_fault();
    while (is_digit(peek())) ++at_;
    return true;
  }

  // A zero byte at the end, which no rule takes.
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  bool comes(char c) {
    skip_space();
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool inside(std::string_view part) {
    if (fault_->where.line == 0) fault_->where.field.insert(0, "/" + std::string(part));
    return false;
  }
  bool fail(ErrorCode code, std::string detail) {
    fault_ = Error{code, {std::string(file_), 0, 0, ""}, std::move(detail)};
    return false;
  }
  bool syntax_fault() {
    const std::string_view before = text_.substr(0, at_);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const bool early = at_ >= text_.size();
    fail(ErrorCode::kBadFormat, early ? "the JSON text ends too early" : "this is not well-formed JSON");
    fault_->where.line = 1 + std::count(before.begin(), before.end(), '\n');
    fault_->where.column = static_cast<std::int64_t>(1 + at_ - line_start);
    std::size_t end = at_;
    while (end < text_.size() && text_[end] > ' ' && text_[end] <= '~' && text_[end] != ',') ++end;
    if (end > at_ && end - at_ <= kMostShown) {
      fault_->detail += " near \"" + std::string(text_.substr(at_, end - at_)) + "\"";
    }
    return false;
  }

  std::string_view text_;
  std::string_view file_;
  JsonLimits limits_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  std::optional<Error> fault_;
};

}  // namespace

Result<Json> parse_json(std::string_view bytes, std::string_view file, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorCode::kTooLarge,
                 {std::string(file), 0, 0, ""},
                 "the file is larger than " + std::to_string(limits.bytes) + " bytes"};
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return Parser(bytes, file, limits).document();
}

}  // namespace pcn
