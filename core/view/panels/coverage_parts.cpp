#include "core/view/panels/coverage_parts.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/model/query.h"
#include "core/view/fragment.h"
#include "core/view/panels/depth.h"
#include "core/view/panels/parts.h"

namespace pcn {
namespace {

constexpr std::string_view kFirstTest = "walk-any";

struct People {
  std::string_view value;
  std::string_view label;
  std::uint8_t bits;
};
constexpr std::array<People, 6> kAges = {{
    {"0-15", "15 and under", 0x01},
    {"16-24", "16 to 24", 0x02},
    {"25-34", "25 to 34", 0x04},
    {"35-49", "35 to 49", 0x08},
    {"50-64", "50 to 64", 0x10},
    {"65", "65 and over", 0x20},
}};

struct Fifth {
  std::string_view value;
  std::string_view label;
  std::uint8_t first;
};
constexpr std::array<Fifth, 5> kFifths = {{
    {"1", "Most deprived fifth", 1},
    {"2", "Second fifth", 3},
    {"3", "Middle fifth", 5},
    {"4", "Fourth fifth", 7},
    {"5", "Least deprived fifth", 9},
}};

template <class List>
auto find_value(const List& list, std::string_view value) {
  return std::find_if(list.begin(), list.end(), [value](const auto& entry) { return entry.value == value; });
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
bool is_age(std::string_view value, const Dataset&) { return find_value(kAges, value) != kAges.end(); }
bool is_fifth(std::string_view value, const Dataset&) { return find_value(kFifths, value) != kFifths.end(); }
bool is_all(std::string_view value, const Dataset&) { return value == "all"; }
bool is_matrix(std::string_view value, const Dataset&) { return value == "networks"; }

}  // namespace

const GapTest& chosen_test(const AppState& state) {
  const GapTest* test = find_gap_test(extra(state, "test"));
  return test ? *test : *find_gap_test(kFirstTest);
}

std::string limit_key(const GapTest& test) { return "limit-" + std::string(test.id); }

double chosen_threshold(const ViewContext& context, const GapTest& test) {
  const auto asked = parse_number(extra(context.state, limit_key(test)));
  if (asked && *asked >= test.lowest && *asked <= test.highest) return *asked;
  return standard_threshold(test, context.data, *context.coverage);
}

PeopleFilter chosen_filter(const Dataset& data, const AppState& state) {
  PeopleFilter filter;
  filter.district = find_district(data, extra(state, "borough"));
  filter.network = find_network(data, extra(state, "led-by"));
  const auto age = find_value(kAges, extra(state, "ages"));
  if (age != kAges.end()) filter.age_groups = age->bits;
  const auto fifth = find_value(kFifths, extra(state, "deprived"));
  if (fifth != kFifths.end()) {
    filter.first_decile = fifth->first;
    filter.last_decile = static_cast<std::uint8_t>(fifth->first + 1);
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
  std::vector<Option> ages = {{"", "All ages"}};
  for (const People& age : kAges) ages.push_back({std::string(age.value), std::string(age.label)});
  std::vector<Option> fifths = {{"", "All places"}};
  for (const Fifth& fifth : kFifths) fifths.push_back({std::string(fifth.value), std::string(fifth.label)});
  Control network = network_chooser(context, "All networks");
  network.key = "led-by";
  network.value = extra(context.state, "led-by");
  const auto value = [&context](std::string_view key) { return std::string(extra(context.state, key)); };
  return {make_select("borough", "Borough", value("borough"), std::move(boroughs)), std::move(network),
          make_select("ages", "Age of the people counted", value("ages"), std::move(ages)),
          make_select("deprived", "Deprivation of the place", value("deprived"), std::move(fifths))};
}

std::string filter_words(const ViewContext& context) {
  std::vector<std::string> parts;
  const auto age = find_value(kAges, extra(context.state, "ages"));
  if (age != kAges.end()) parts.push_back("aged " + std::string(age->label));
  const auto fifth = find_value(kFifths, extra(context.state, "deprived"));
  if (fifth != kFifths.end()) {
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

std::string_view certainty_words(GapCertainty certainty) {
  constexpr std::array<std::string_view, 3> kWords = {"recorded", "measured", "modelled"};
  return kWords[static_cast<std::size_t>(certainty)];
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
