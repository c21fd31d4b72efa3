#include "core/state/coverage_choice.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/model/query.h"
#include "texts/coverage_choice.h"
#include "texts/extra_keys.h"

namespace pcn {
namespace {

constexpr std::string_view kFirstTest = "walk-any";

using Choices = std::span<const Choice>;

// The groups of the census table, and after them some that are joined of these.
constexpr std::array<Choice, 9> kAges = {
    {{"0-15", text::coverage_choice::aged_0_to_15, 0x01},  // bits of PeopleFilter::age_groups
     {"16-24", text::coverage_choice::aged_16_to_24, 0x02},
     {"25-34", text::coverage_choice::aged_25_to_34, 0x04},
     {"35-49", text::coverage_choice::aged_35_to_49, 0x08},
     {"50-64", text::coverage_choice::aged_50_to_64, 0x10},
     {"65", text::coverage_choice::aged_65_and_over, 0x20},
     {"0-24", text::coverage_choice::aged_0_to_24, 0x03},
     {"16-64", text::coverage_choice::aged_16_to_64, 0x1E},
     {"50", text::coverage_choice::aged_50_and_over, 0x30}}};
constexpr std::array<Choice, 5> kFifths = {
    {{"1", text::coverage_choice::fifth_1, 1},  // the first of two tenths
     {"2", text::coverage_choice::fifth_2, 3},
     {"3", text::coverage_choice::fifth_3, 5},
     {"4", text::coverage_choice::fifth_4, 7},
     {"5", text::coverage_choice::fifth_5, 9}}};

const Choice* find_choice(Choices choices, std::string_view value) {
  for (const Choice& choice : choices) {
    if (choice.value == value) return &choice;
  }
  return nullptr;
}

DistrictIndex find_district(const Dataset& data, std::string_view code) {
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    if (data.districts[i].in_area && data.districts[i].code == code) return DistrictIndex(i);
  }
  return {};
}

bool is_test(std::string_view value, const Dataset&) { return find_gap_test(value) != nullptr; }
bool is_limit(std::string_view value, const Dataset&) { return parse_number(value).has_value(); }
bool is_authority(std::string_view value, const Dataset& data) { return find_district(data, value).valid(); }
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

DistrictIndex authority_in_hand(const Dataset& data, const AppState& state) {
  return find_district(data, extra(state, "la"));
}

std::span<const Choice> age_choices() { return kAges; }
std::span<const Choice> fifth_choices() { return kFifths; }

const Choice* chosen(const AppState& state, std::string_view key, Choices choices) {
  return find_choice(choices, extra(state, key));
}

const Indicator& chosen_test(const AppState& state) {
  const Indicator* test = find_gap_test(extra(state, "test"));
  return test ? *test : *find_gap_test(kFirstTest);
}

std::string limit_key(const Indicator& test) { return "limit-" + std::string(test.id); }

std::optional<double> asked_threshold(const AppState& state, const Indicator& test) {
  return parse_number(extra(state, limit_key(test)));
}

double chosen_threshold(const ViewContext& context, const Indicator& test) {
  const auto asked = asked_threshold(context.state, test);
  if (asked) return std::clamp(*asked, test.gap->lowest, test.gap->highest);
  return standard_threshold(test, context.data, *context.coverage);
}

PeopleFilter chosen_filter(const Dataset& data, const AppState& state) {
  PeopleFilter filter;
  filter.district = authority_in_hand(data, state);
  filter.network = find_network(data, extra(state, "led-by"));
  if (const Choice* age = chosen(state, "ages", kAges)) filter.age_groups = age->meaning;
  if (const Choice* fifth = chosen(state, "deprived", kFifths)) {
    filter.first_decile = fifth->meaning;
    filter.last_decile = static_cast<std::uint8_t>(fifth->meaning + 1);
  }
  return filter;
}

GapResult chosen_result(const ViewContext& context, const Indicator& test) {
  return run_gap_test(context.data, *context.coverage, test, chosen_threshold(context, test),
                      chosen_filter(context.data, context.state));
}

const std::vector<ExtraKey>& coverage_extra_keys() {
  static const std::vector<std::string> limits = [] {
    std::vector<std::string> keys;
    for (const Indicator& test : gap_tests()) keys.push_back(limit_key(test));
    return keys;
  }();
  static const std::vector<ExtraKey> all = [] {
    std::vector<ExtraKey> keys = {
        {"test", text::extra_keys::test_of_coverage, is_test},
        {"la", text::extra_keys::local_authority, is_authority},
        {"led-by", text::extra_keys::network, is_network},
        {"ages", text::extra_keys::age_group, is_age},
        {"deprived", text::extra_keys::fifth_by_deprivation, is_fifth},
        {"rows", text::extra_keys::number_of_rows, is_all},
        {"by", text::extra_keys::kind_of_matrix, is_matrix},
        {"versus", text::extra_keys::measure_to_compare_with, is_other},
    };
    for (const std::string& limit : limits) keys.push_back({limit, text::extra_keys::threshold, is_limit});
    return keys;
  }();
  return all;
}

}  // namespace pcn
