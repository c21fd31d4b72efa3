#include <algorithm>

#include "core/base/text.h"
#include "core/footprint/percent_range.h"
#include "texts/footprint.h"

namespace pcn {
namespace {

// A percentage without needless places: "20", "12.5".
std::string percent_text(double percent) {
  std::string text = format_decimal(percent, 2);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

constexpr std::string_view basis_prefix(FootprintBasis basis) {
  if (basis == FootprintBasis::kObserved) return "observed:";
  return basis == FootprintBasis::kCarried ? "carried:" : "modelled:";
}

}  // namespace

std::optional<PercentRange> percent_range(FootprintRule rule) {
  if (rule == FootprintRule::kShare) return PercentRange{1, 100};
  if (rule == FootprintRule::kCumulative) return PercentRange{50, 98};
  return std::nullopt;
}

std::optional<FootprintChoice> parse_footprint_clamped(std::string_view text) {
  if (text == "declared") return FootprintChoice{FootprintBasis::kDeclared, FootprintRule::kUnion, 0};
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  FootprintChoice choice;
  if (parts[0] == "modelled") {
    choice.basis = FootprintBasis::kModelled;
  } else if (parts[0] == "observed") {
    choice.basis = FootprintBasis::kObserved;
  } else if (parts[0] == "carried") {
    choice.basis = FootprintBasis::kCarried;
  } else {
    return std::nullopt;
  }
  if (parts[1] == "share") {
    choice.rule = FootprintRule::kShare;
  } else if (parts[1] == "cumulative") {
    choice.rule = FootprintRule::kCumulative;
  } else if (parts[1] != "plurality") {
    return std::nullopt;
  }
  const auto range = percent_range(choice.rule);
  if (parts.size() != (range ? 3U : 2U)) return std::nullopt;
  if (!range) return choice;
  const auto percent = parse_number(parts[2]);
  if (!percent || !(*percent == *percent)) return std::nullopt;
  choice.percent = std::clamp(*percent, range->low, range->high);
  return choice;
}

std::optional<FootprintChoice> parse_footprint(std::string_view text) {
  const auto choice = parse_footprint_clamped(text);
  if (!choice || !percent_range(choice->rule)) return choice;
  const auto percent = parse_number(split(text, ':')[2]);
  return percent == choice->percent ? choice : std::nullopt;
}

std::string to_text(const FootprintChoice& choice) {
  if (choice.basis == FootprintBasis::kDeclared) return "declared";
  const std::string basis(basis_prefix(choice.basis));
  switch (choice.rule) {
    case FootprintRule::kShare:
      return basis + "share:" + percent_text(choice.percent);
    case FootprintRule::kCumulative:
      return basis + "cumulative:" + percent_text(choice.percent);
    case FootprintRule::kUnion:
    case FootprintRule::kPlurality:
      break;
  }
  return basis + "plurality";
}

std::string rule_sentence(const FootprintChoice& choice) {
  if (choice.basis == FootprintBasis::kDeclared) return text::footprint::declared_rule;
  const std::string_view prefix = basis_prefix(choice.basis);
  const std::string_view basis = prefix.substr(0, prefix.size() - 1);
  switch (choice.rule) {
    case FootprintRule::kShare:
      return say(text::footprint::share_rule{.basis = basis, .percent = percent_text(choice.percent)});
    case FootprintRule::kCumulative:
      return say(text::footprint::cumulative_rule{.basis = basis, .percent = percent_text(choice.percent)});
    case FootprintRule::kUnion:
    case FootprintRule::kPlurality:
      break;
  }
  return say(text::footprint::plurality_rule{.basis = basis});
}

}  // namespace pcn
