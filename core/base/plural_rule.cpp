#include "core/base/plural_rule.h"

#include <optional>

#include "core/base/text.h"

namespace pcn {
namespace {

constexpr std::int64_t kNoDivisor = 0;

// "n", or "n % 10"; nothing if it is neither.
std::optional<std::int64_t> divisor_of(std::string_view text) {
  text = trim(text);
  if (text == "n") return kNoDivisor;
  if (!text.starts_with("n %")) return std::nullopt;
  const auto divisor = parse_integer(trim(text.substr(3)));
  return divisor && *divisor > 0 ? divisor : std::nullopt;
}

// "1,3,5..8"
std::optional<bool> is_listed(std::string_view list, std::int64_t number) {
  bool found = false;
  for (const std::string_view part : split(list, ',')) {
    const std::size_t dots = part.find("..");
    const auto first = parse_integer(trim(part.substr(0, dots)));
    const auto last = dots == std::string_view::npos ? first : parse_integer(trim(part.substr(dots + 2)));
    if (!first || !last) return std::nullopt;
    found = found || (number >= *first && number <= *last);
  }
  return found;
}

std::optional<bool> relation_holds(std::string_view relation, std::int64_t number) {
  const std::size_t sign = relation.find('=');
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  const bool negated = relation[sign - 1] == '!';
  const auto divisor = divisor_of(relation.substr(0, negated ? sign - 1 : sign));
  if (!divisor) return std::nullopt;
  const auto listed =
      is_listed(relation.substr(sign + 1), *divisor == kNoDivisor ? number : number % *divisor);
  return listed ? std::optional(*listed != negated) : std::nullopt;
}

// The parts of a text between two separators of several characters.
template <typename F>
bool each_part(std::string_view text, std::string_view separator, F take) {
  while (true) {
    const std::size_t end = text.find(separator);
    if (!take(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text = text.substr(end + separator.size());
  }
}

std::optional<bool> condition_holds(std::string_view condition, std::int64_t number) {
  bool any = false;
  const bool readable = each_part(condition, " or ", [&](std::string_view choice) {
    bool all = true;
    const bool relations = each_part(choice, " and ", [&](std::string_view relation) {
      const auto holds = relation_holds(relation, number);
      all = all && holds.value_or(false);
      return holds.has_value();
    });
    any = any || all;
    return relations;
  });
  return readable ? std::optional(any) : std::nullopt;
}

// Empty where the rules cannot be read.
std::optional<char> category(std::string_view rules, std::int64_t number) {
  std::optional<char> found;
  for (const std::string_view each : split(rules, ';')) {
    const std::string_view rule = trim(each);
    if (rule.empty()) continue;
    const std::size_t colon = rule.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view name = rule.substr(0, colon);
    if (name != "zero" && name != "one" && name != "two" && name != "few" && name != "many")
      return std::nullopt;
    const auto holds = condition_holds(rule.substr(colon + 1), number);
    if (!holds) return std::nullopt;
    if (*holds && !found) found = name[0];
  }
  return found.value_or('*');
}

}  // namespace

char plural_category(std::string_view rules, std::int64_t number) {
  return category(rules, number < 0 ? -number : number).value_or('*');
}

bool is_plural_rules(std::string_view rules) { return category(rules, 1).has_value(); }

}  // namespace pcn
