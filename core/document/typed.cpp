#include "core/document/typed.h"

#include <algorithm>
#include <cmath>

#include "core/base/characters.h"
#include "core/base/date.h"
#include "core/base/excerpt.h"
#include "core/base/text.h"

namespace pcn {
namespace {

int places_of(double value) { return std::fabs(value - std::round(value)) > 1e-9 ? 2 : 0; }

std::string shown(double value, const Control& control) {
  return with_unit(format_decimal(value, places_of(value)), control.unit);
}

Error refused(const Control& control, std::string_view typed, const std::string& why) {
  return {ErrorCode::kBadValue, {}, control.label + ": “" + excerpt(trim(typed)) + "” is " + why + "."};
}

Result<std::string> number(const Control& control, std::string_view typed) {
  const std::string plain = plain_text(typed);
  std::string_view text = trim(plain);
  if (!control.unit.empty()) {
    if (text.starts_with(control.unit)) text.remove_prefix(control.unit.size());
    if (text.ends_with(control.unit)) text.remove_suffix(control.unit.size());
  }
  const auto value = read_number(trim(text));
  if (!value) {
    const double example = std::clamp(100 * control.step, control.minimum, control.maximum);
    return refused(control, typed, "no number such as " + shown(example, control));
  }
  if (!(*value >= control.minimum && *value <= control.maximum)) {
    return refused(control, typed,
                   "outside " + shown(control.minimum, control) + " to " + shown(control.maximum, control));
  }
  std::string result = format_decimal(*value, places_of(*value));
  std::erase(result, ',');
  return result;
}

}  // namespace

Result<std::string> typed_value(const Control& control, std::string_view text) {
  if (control.kind == ControlKind::kNumber) return number(control, text);
  std::string plain = clean_text(text);
  if (control.kind != ControlKind::kDate || plain.empty()) return plain;
  const auto day = read_date(plain);
  if (!day) return refused(control, text, "no day such as 2026-07-04");
  return to_iso(*day);
}

std::string with_unit(std::string_view number, std::string_view unit) {
  std::string text(number);
  if (unit == "£") return "£" + text;
  if (!unit.empty()) text.append(unit == "%" ? "" : " ").append(unit);
  return text;
}

}  // namespace pcn
