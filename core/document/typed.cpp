#include "core/document/typed.h"

#include <algorithm>
#include <cmath>

#include "core/base/characters.h"
#include "core/base/date.h"
#include "core/base/excerpt.h"
#include "core/base/text.h"
#include "texts/typed.h"

namespace pcn {

namespace words = text::typed;

namespace {

int places_of(double value) { return std::fabs(value - std::round(value)) > 1e-9 ? 2 : 0; }

std::string shown(double value, const Control& control) {
  return with_unit(format_decimal(value, places_of(value)), control.unit);
}

Error refused(std::string sentence) { return {ErrorCode::kBadValue, {}, std::move(sentence)}; }

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
    return refused(say(words::no_number{
        .example = shown(example, control), .label = control.label, .typed = excerpt(trim(typed))}));
  }
  if (!(*value >= control.minimum && *value <= control.maximum)) {
    return refused(say(words::outside{.label = control.label,
                                      .least = shown(control.minimum, control),
                                      .most = shown(control.maximum, control),
                                      .typed = excerpt(trim(typed))}));
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
  if (!day) return refused(say(words::no_day{.label = control.label, .typed = excerpt(trim(text))}));
  return to_iso(*day);
}

std::string with_unit(std::string_view number, std::string_view unit) {
  if (unit.empty()) return std::string(number);
  if (unit == "£") return say(words::pounds{.number = number});
  return unit == "%" ? say(words::percent{.number = number})
                     : say(words::with_unit{.number = number, .unit = unit});
}

}  // namespace pcn
