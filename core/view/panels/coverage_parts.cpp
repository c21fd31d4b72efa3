#include "core/view/panels/coverage_parts.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/text.h"
#include "core/model/query.h"
#include "core/view/fragment.h"
#include "core/view/panels/depth.h"
#include "core/view/panels/parts.h"

namespace pcn {
namespace {

constexpr std::string_view kFirstTest = "walk-any";

// One entry of a choice: its text in the address, its words, and what it stands for.
struct Choice {
  std::string_view value;
  std::string_view label;
  std::uint8_t meaning;
};
using Choices = std::span<const Choice>;

constexpr std::array<Choice, 6> kAges = {{{"0-15", "15 and under", 0x01},  // bits of PeopleFilter::age_groups
                                          {"16-24", "16 to 24", 0x02},
                                          {"25-34", "25 to 34", 0x04},
                                          {"35-49", "35 to 49", 0x08},
                                          {"50-64", "50 to 64", 0x10},
                                          {"65", "65 and over", 0x20}}};
constexpr std::array<Choice, 5> kFifths = {{{"1", "Most deprived fifth", 1},  // the first of two tenths
                                            {"2", "Second fifth", 3},
                                            {"3", "Middle fifth", 5},
                                            {"4", "Fourth fifth", 7},
                                            {"5", "Least deprived fifth", 9}}};

const Choice* find_choice(Choices choices, std::string_view value) {
  for (const Choice& choice : choices) {
    if (choice.value == value) return &choice;
  }
  return nullptr;
}

const Choice* chosen(const AppState& state, std::string_view key, Choices choices) {
  return find_choice(choices, extra(state, key));
}

std::vector<Option> options_of(std::string_view nothing, Choices choices) {
  std::vector<Option> options = {{"", std::string(nothing)}};
  for (const Choice& choice : choices)
    options.push_back({std::string(choice.value), std::string(choice.label)});
  return options;
}

DistrictIndex find_district(const Dataset& data, std::string_view code) {
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    if (data.districts[i].in_area && data.districts[i].code == code) return DistrictIndex(i);
  }
  return {};
}

bool is_test(std::string_view value, const Dataset&) { return find_gap_test(value) != nullptr; }
bool is_limit(std::string_view value, const Dataset&) { return parse_number(value).has_value(); }
bool is_borough(std::string_view value, const Dataset& data) { return find_district(data, value).valid(); }
bool is_network(std::string_view value, const Dataset& data) {
  const NetworkIndex network = find_network(data, value);
  return network.valid() && data.networks[network.value].in_area;
}
bool is_age(std::string_view value, const Dataset&) { return find_choice(kAges, value) != nullptr; }
bool is_fifth(std::string_view value, const Dataset&) { return find_choice(kFifths, value) != nullptr; }
bool is_other(std::string_view value, const Dataset&) {
  return value == kOlder || find_gap_test(value) != nullptr;
}
bool is_all(std::string_view value, const Dataset&) { return value == "all"; }
bool is_matrix(std::string_view value, const Dataset&) { return value == "networks"; }

}  // namespace

const GapTest& chosen_test(const AppState& state) {
  const GapTest* test = find_gap_test(extra(state, "test"));
  return test ? *test : *find_gap_test(kFirstTest);
}

std::string limit_key(const GapTest& test) { return "limit-" + std::string(test.id); }

std::optional<double> asked_threshold(const AppState& state, const GapTest& test) {
  return parse_number(extra(state, limit_key(test)));
}

double chosen_threshold(const ViewContext& context, const GapTest& test) {
  const auto asked = asked_threshold(context.state, test);
  if (asked) return std::clamp(*asked, test.lowest, test.highest);
  return standard_threshold(test, context.data, *context.coverage);
}

PeopleFilter chosen_filter(const Dataset& data, const AppState& state) {
  PeopleFilter filter;
  filter.district = find_district(data, extra(state, "borough"));
  filter.network = find_network(data, extra(state, "led-by"));
  if (const Choice* age = chosen(state, "ages", kAges)) filter.age_groups = age->meaning;
  if (const Choice* fifth = chosen(state, "deprived", kFifths)) {
    filter.first_decile = fifth->meaning;
    filter.last_decile = static_cast<std::uint8_t>(fifth->meaning + 1);
  }
  return filter;
}

GapResult chosen_result(const ViewContext& context, const GapTest& test) {
  return run_gap_test(context.data, *context.coverage, test, chosen_threshold(context, test),
                      chosen_filter(context.data, context.state));
}

ActionText show_gap(const GapTest& test) {
  return action({"view", "gap", "test", test.id, "measure", "gap"});
}

std::vector<Control> filter_controls(const ViewContext& context) {
  std::vector<Option> boroughs = {{"", "All boroughs"}};
  for (const District& district : context.data.districts) {
    if (district.in_area) boroughs.push_back({district.code, district.name});
  }
  Control network = network_chooser(context, "All networks");
  network.key = "led-by";
  network.value = extra(context.state, "led-by");
  const auto value = [&context](std::string_view key) { return std::string(extra(context.state, key)); };
  return {make_select("borough", "Borough", value("borough"), std::move(boroughs)), std::move(network),
          make_select("ages", "Age of the people counted", value("ages"), options_of("All ages", kAges)),
          make_select("deprived", "Deprivation of the place", value("deprived"),
                      options_of("All places", kFifths))};
}

std::string filter_words(const ViewContext& context) {
  std::vector<std::string> parts;
  if (const Choice* age = chosen(context.state, "ages", kAges))
    parts.push_back("aged " + std::string(age->label));
  if (const Choice* fifth = chosen(context.state, "deprived", kFifths)) {
    parts.push_back("in the " + std::string(lower_first(fifth->label)) +
                    " of England's places by deprivation");
  }
  const PeopleFilter filter = chosen_filter(context.data, context.state);
  if (filter.district) parts.push_back("in " + district_name(context.data, filter.district));
  if (filter.network) parts.push_back("of " + name_of(context.data, filter.network));
  return join(parts, ", ");
}

std::string_view severity_words(GapSeverity severity) {
  constexpr std::array<std::string_view, 3> kWords = {"Rule broken", "Concern", "Worth knowing"};
  return kWords[static_cast<std::size_t>(severity)];
}

std::string certainty_words(const ViewContext& context, const GapTest& test) {
  return std::string(
      certainty_of(test, context.footprints->choice, chosen_filter(context.data, context.state)));
}

std::string_view people_words(PeopleBase base) {
  return base == PeopleBase::kResidents ? "residents" : "registered patients";
}

Tone tone_of(GapSeverity severity) {
  constexpr std::array<Tone, 3> kTones = {Tone::kProblem, Tone::kCaution, Tone::kMuted};
  return kTones[static_cast<std::size_t>(severity)];
}

std::string subjects_words(GapSubject subject, std::size_t count) {
  constexpr std::array<std::array<std::string_view, 2>, 3> kWords = {
      {{"place", "places"}, {"practice", "practices"}, {"network", "networks"}}};
  const auto& words = kWords[static_cast<std::size_t>(subject)];
  return count_of(static_cast<std::int64_t>(count), words[0], words[1]);
}

const std::vector<ExtraKey>& coverage_extra_keys() {
  static const std::vector<std::string> limits = [] {
    std::vector<std::string> keys;
    for (const GapTest& test : gap_tests()) keys.push_back(limit_key(test));
    return keys;
  }();
  static const std::vector<ExtraKey> all = [] {
    std::vector<ExtraKey> keys = {
        {"test", "test of coverage", is_test},
        {"borough", "borough", is_borough},
        {"led-by", "network", is_network},
        {"ages", "age group", is_age},
        {"deprived", "fifth by deprivation", is_fifth},
        {"rows", "number of rows", is_all},
        {"by", "kind of matrix", is_matrix},
        {"versus", "measure to compare with", is_other},
    };
    for (const std::string& limit : limits) keys.push_back({limit, "threshold", is_limit});
    return keys;
  }();
  return all;
}

std::vector<std::string> coverage_provenance(const ViewContext&) {
  return {"small_areas.residents", "lists",     "memberships", "sites", "services.register",
          "services.pharmacies",   "workforce", "declared"};
}

}  // namespace pcn
