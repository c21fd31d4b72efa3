#include "core/document/coverage_words.h"

#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/state/fragment.h"
#include "texts/coverage_words.h"

namespace pcn {

namespace words = text::coverage_words;

ActionText show_gap(const Indicator& test) {
  return action({"view", "gap", "test", test.id, "measure", "gap"});
}

std::string whom_words(const ViewContext& context) {
  std::vector<std::string> parts;
  if (const Choice* age = chosen(context.state, "ages", age_choices()))
    parts.push_back(say(words::aged{.ages = age->label}));
  if (const Choice* fifth = chosen(context.state, "deprived", fifth_choices()))
    parts.push_back(say(words::in_fifth{.fifth = lower_first(fifth->label)}));
  return join(parts, words::parts);
}

std::string filter_words(const ViewContext& context) {
  std::vector<std::string> parts;
  if (std::string whom = whom_words(context); !whom.empty()) parts.push_back(std::move(whom));
  const PeopleFilter filter = chosen_filter(context.data, context.state);
  if (filter.district)
    parts.push_back(say(words::in_district{.district = district_name(context.data, filter.district)}));
  if (filter.network)
    parts.push_back(say(words::of_network{.network = name_of(context.data, filter.network)}));
  return join(parts, words::parts);
}

std::string_view severity_words(GapSeverity severity) {
  constexpr std::array<TextId, 3> kWords = {words::rule_broken, words::concern, words::worth_knowing};
  return kWords[static_cast<std::size_t>(severity)];
}

std::string certainty_words(const ViewContext& context, const Indicator& test) {
  return std::string(
      certainty_of(test, context.footprints->choice, chosen_filter(context.data, context.state)));
}

Tone tone_of(GapSeverity severity) {
  constexpr std::array<Tone, 3> kTones = {Tone::kProblem, Tone::kCaution, Tone::kMuted};
  return kTones[static_cast<std::size_t>(severity)];
}

std::vector<std::string> coverage_provenance(const ViewContext&) {
  return {"small_areas.residents", "lists",     "memberships", "sites", "services.register",
          "services.pharmacies",   "workforce", "declared"};
}

}  // namespace pcn
