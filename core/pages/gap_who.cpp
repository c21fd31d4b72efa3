#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/coverage_parts.h"
#include "core/state/fragment.h"
#include "texts/gap.h"

namespace pcn {
namespace {

// One group of people: the choices above, and one more.
struct PeopleGroup {
  std::string kind;
  std::string name;
  std::string key;
  ActionText action;
  PeopleFilter filter;
};

constexpr std::size_t kSingleAges = kResidentAgeGroups;  // of age_choices, before those that are joined

std::vector<PeopleGroup> ages(const PeopleFilter& base) {
  std::vector<PeopleGroup> groups;
  for (const Choice& choice : age_choices().first(kSingleAges)) {
    if ((base.age_groups & choice.meaning) == 0) continue;
    PeopleGroup group{text::gap::age, std::string(choice.label), "age-" + std::string(choice.value),
                      action({"ages", choice.value}), base};
    group.filter.age_groups = choice.meaning;
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<PeopleGroup> fifths(const PeopleFilter& base) {
  std::vector<PeopleGroup> groups;
  for (const Choice& choice : fifth_choices()) {
    if (choice.meaning < base.first_decile || choice.meaning > base.last_decile) continue;
    PeopleGroup group{text::gap::deprivation, std::string(choice.label), "fifth-" + std::string(choice.value),
                      action({"deprived", choice.value}), base};
    group.filter.first_decile = choice.meaning;
    group.filter.last_decile = static_cast<std::uint8_t>(choice.meaning + 1);
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<PeopleGroup> authorities(const Dataset& data, const PeopleFilter& base) {
  std::vector<PeopleGroup> groups;
  for (const DistrictIndex district : authorities_of(data)) {
    if (base.district && district != base.district) continue;
    const std::string& code = data.districts[district.value].code;
    PeopleGroup group{upper_first(district_words(data).one), district_name(data, district), code,
                      action({"la", code}), base};
    group.filter.district = district;
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

Table gap_who(const ViewContext& context, const Indicator& test) {
  const Dataset& data = context.data;
  const PeopleFilter base = chosen_filter(data, context.state);
  const double threshold = chosen_threshold(context, test);
  const bool residents = test.gap->base == PeopleBase::kResidents;
  Table table;
  table.id = "gap-who";
  const std::string day = to_words(context.day.date), limit = threshold_text(test, threshold);
  const std::string name = lower_first(test.title), whom = filter_words(context);
  table.caption =
      whom.empty() ? say(text::gap::who_caption{.day = day, .limit = limit, .test = name})
                   : say(text::gap::who_caption_whom{.day = day, .limit = limit, .test = name, .whom = whom});
  table.columns = make_columns({{"kind", text::gap::kind_of_group, {}, {}, false},
                                {"group", text::gap::group, {}, {}, false},
                                {"people", text::gap::affected, people_words(test.gap->base), {}, true},
                                {"all", text::gap::of, people_words(test.gap->base), {}, true},
                                {"rate", text::gap::rate, "%", {}, true}});
  table.provenance = residents ? "small_areas.residents small_areas.deprivation" : "lists lists.age_sex";
  for (const auto& groups : {ages(base), fifths(base), authorities(data, base)}) {
    std::vector<GapResult> results;
    std::vector<double> people;
    for (const PeopleGroup& group : groups) {
      results.push_back(run_gap_test(data, *context.coverage, test, threshold, group.filter));
      people.push_back(results.back().people);
    }
    const auto [counts, hidden] = shown_counts(people);
    for (std::size_t at = 0; at < groups.size(); ++at) {
      const std::int64_t all = std::llround(results[at].people_looked_at);
      Row row;
      row.key = groups[at].key;
      row.cells = {text_cell(groups[at].kind), text_cell(groups[at].name, groups[at].action),
                   people_cell(counts[at], hidden[at]), people_cell(all)};
      const bool told = !row.cells[2].withheld && !row.cells[3].withheld && all > 0;
      row.cells.push_back(told ? percent_cell(results[at].people / results[at].people_looked_at)
                               : text_cell("–"));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace pcn
