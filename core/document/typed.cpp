#include "core/document/typed.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/date.h"
#include "core/base/excerpt.h"
#include "core/base/text.h"

namespace pcn {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The text without all spaces, those that keep a number on one line too.
std::string without_spaces(std::string_view text) {
  constexpr std::string_view kWide[] = {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x8B"};
  std::string result;
  while (!text.empty()) {
    std::size_t skipped = std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos ? 1 : 0;
    for (const std::string_view wide : kWide) {
      if (text.starts_with(wide)) skipped = wide.size();
    }
    if (skipped == 0) result += text.front();
    text.remove_prefix(std::max<std::size_t>(skipped, 1));
  }
  return result;
}

// Digits without separators; commas stand before three digits and nowhere else, so that "1,5" is not 15.
std::optional<std::string> without_separators(std::string_view text) {
  std::string digits;
  std::size_t run = 0;
  bool separated = false, fraction = false;
  for (const char c : text) {
    if (c == ',') {
      if (fraction || run == 0 || run > 3 || (separated && run != 3)) return std::nullopt;
      separated = true;
      run = 0;
      continue;
    }
    if (c == '.') {
      if (fraction || (separated && run != 3)) return std::nullopt;
      fraction = true;
    } else if (!is_digit(c)) {
      return std::nullopt;
    }
    ++run;
    digits += c;
  }
  if (separated && !fraction && run != 3) return std::nullopt;
  return digits;
}

std::string plain_number(double value) {
  std::string text = format_decimal(value, std::fabs(value - std::round(value)) > 1e-9 ? 2 : 0);
  std::erase(text, ',');
  return text;
}

std::string shown(double value, const Control& control) {
  return with_unit(format_decimal(value, value < std::floor(value) || std::floor(value) < value ? 2 : 0),
                   control.unit);
}

Error refused(std::string sentence) { return {ErrorCode::kBadValue, {}, std::move(sentence)}; }

Result<std::string> number(const Control& control, std::string_view typed) {
  std::string text = without_spaces(typed);
  const std::string unit = without_spaces(control.unit);
  if (!unit.empty() && text.starts_with(unit)) text.erase(0, unit.size());
  if (!unit.empty() && text.ends_with(unit)) text.erase(text.size() - unit.size());
  const auto digits = without_separators(text);
  const auto value = digits ? parse_number(*digits) : std::nullopt;
  if (!value) {
    return refused(control.label + ": “" + excerpt(trim(typed)) + "” is no number such as " +
                   shown(std::clamp(100 * control.step, control.minimum, control.maximum), control) + ".");
  }
  if (*value < control.minimum || *value > control.maximum) {
    return refused(control.label + ": “" + excerpt(trim(typed)) + "” is outside " +
                   shown(control.minimum, control) + " to " + shown(control.maximum, control) + ".");
  }
  return plain_number(*value);
}

}  // namespace

Result<std::string> typed_value(const Control& control, std::string_view text) {
  if (!is_utf8(text)) return refused(control.label + ": this is no text that can be read.");
  if (control.kind == ControlKind::kNumber) return number(control, text);
  const std::string_view plain = trim(text);
  if (control.kind == ControlKind::kDate && !plain.empty() && !parse_date(plain))
    return refused(control.label + ": “" + excerpt(plain) + "” is no day such as 2026-07-04.");
  return std::string(plain);
}

std::string with_unit(std::string_view number, std::string_view unit) {
  std::string text(number);
  if (unit == "£") return "£" + text;
  if (!unit.empty()) text.append(unit == "%" ? "" : " ").append(unit);
  return text;
}

}  // namespace pcn
