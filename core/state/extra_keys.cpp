#include "core/state/extra_keys.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/insight/opening.h"
#include "core/insight/plan.h"
#include "core/insight/sharing.h"
#include "core/model/query.h"
#include "core/state/coverage_choice.h"
#include "core/state/needs.h"
#include "core/state/second_map.h"
#include "core/state/table_keys.h"
#include "texts/extra_keys.h"

namespace pcn {
namespace {

// Columns' ids, parted by commas, each with a minus or without.
bool is_sorting(std::string_view value, const Dataset&) {
  const auto ids = split(value, ',');
  return std::all_of(ids.begin(), ids.end(), [](std::string_view id) {
    return is_column_id(id.starts_with('-') ? id.substr(1) : id);
  });
}

bool is_where(std::string_view value, const Dataset&) { return are_limits(value); }

bool is_day(std::string_view value, const Dataset&) { return parse_date(value).has_value(); }

bool is_time(std::string_view value, const Dataset&) {
  const auto minute = parse_clock(value);
  return minute && *minute < 24 * 60;
}

// What a matrix shows; without it what the view shows first.
bool is_way_to_count(std::string_view value, const Dataset&) { return value == "share" || value == "number"; }

// A plain number that nothing overflows on.
bool is_amount(std::string_view value, const Dataset&) {
  constexpr double kMost = 1e9;
  const auto number = parse_number(value);
  return number && *number >= 0 && *number <= kMost;
}

bool is_percent(std::string_view value, const Dataset&) {
  const auto number = parse_number(value);
  return number && *number >= 0 && *number <= 100;
}

bool is_weight(std::string_view value, const Dataset&) {
  constexpr double kMost = 20;
  const auto number = parse_number(value);
  return number && *number >= 0 && *number <= kMost;
}

bool is_reference(std::string_view value, const Dataset&) { return value == "area" || value == "england"; }

bool is_role(std::string_view value, const Dataset& data) {
  return std::any_of(data.roles.begin(), data.roles.end(),
                     [value](const Role& role) { return role.id == value; });
}

bool is_condition(std::string_view value, const Dataset& data) {
  return std::any_of(data.conditions.begin(), data.conditions.end(),
                     [value](const Condition& condition) { return condition.code == value; });
}

bool are_pins(std::string_view value, const Dataset& data) {
  if (value == kAllPins) return true;
  const auto codes = split(value, ',');
  return codes.size() <= data.networks.size() &&
         std::all_of(codes.begin(), codes.end(), [&data](std::string_view code) {
           const NetworkIndex network = find_network(data, code);
           return network.valid() && data.networks[network.value].in_area;
         });
}

bool are_practices(std::string_view value, const Dataset& data) {
  const auto codes = split(value, ',');
  return std::all_of(codes.begin(), codes.end(),
                     [&data](std::string_view code) { return find_practice(data, code).valid(); });
}

// A measure of the comparison: its slug; one that is not there shows the first.
bool is_slug(std::string_view value, const Dataset&) {
  return value.size() <= 40 && std::all_of(value.begin(), value.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                  c == '_';
         });
}

bool is_unit(std::string_view value, const Dataset&) {
  constexpr std::array<std::string_view, 3> kUnits = {"money", "staff", "hours"};
  return std::find(kUnits.begin(), kUnits.end(), value) != kUnits.end();
}

bool is_basis(std::string_view value, const Dataset&) {
  constexpr std::array<std::string_view, kSharingBases> kBases = {"equal", "registered", "weighted", "need",
                                                                  "mix"};
  return std::find(kBases.begin(), kBases.end(), value) != kBases.end();
}

bool is_plan(std::string_view value, const Dataset& data) {
  const std::vector<PlannedMove> moves = parse_plan(value);
  return to_text(moves) == value && plan_fits(moves, data);
}

bool is_movable(std::string_view value, const Dataset& data) {
  return find_practice(data, value).valid() || find_network(data, value).valid();
}

bool is_aim(std::string_view value, const Dataset& data) {
  return new_network(value) > 0 || find_network(data, value).valid();
}

bool is_need(std::string_view value, const Dataset&) { return find_need(value) != nullptr; }

bool is_district(std::string_view value, const Dataset& data) {
  return std::any_of(data.districts.begin(), data.districts.end(), [value](const District& district) {
    return district.in_area && district.code == value;
  });
}

bool is_site(std::string_view value, const Dataset& data) {
  return std::any_of(data.sites.begin(), data.sites.end(),
                     [value](const Site& site) { return site.code == value; });
}

bool is_service(std::string_view value, const Dataset& data) {
  return std::any_of(data.services.begin(), data.services.end(),
                     [value](const Service& service) { return service.code == value; });
}

bool is_desk(std::string_view value, const Dataset&) { return value == "explore"; }

bool is_panel(std::string_view value, const Dataset&) {
  return value == "below" || value == "full" || value == "none";
}

// The panel's part of the way, in per cent.
bool is_split(std::string_view value, const Dataset&) {
  const auto percent = parse_number(value);
  return value.size() <= 5 && percent && *percent >= kLeastSplit && *percent <= kMostSplit;
}

// What rows of tables must hold; long enough for any name.
bool is_filter(std::string_view value, const Dataset&) { return value.size() <= 80; }

// How the page is laid out: no figure depends on these.
const std::vector<ExtraKey>& desk_extra_keys() {
  static const std::vector<ExtraKey> all = {
      {"desk", text::extra_keys::desk, is_desk},
      {"panel", text::extra_keys::panel, is_panel},
      {"split", text::extra_keys::split, is_split},
      {kSecondMap, text::extra_keys::second_map, is_second_map},
  };
  return all;
}

// Of the views of one network in depth, and of sharing and plans.
const std::vector<ExtraKey>& depth_extra_keys() {
  static const std::vector<ExtraKey> all = {
      {"pins", text::extra_keys::set_of_networks_to_compare, are_pins},
      {"since", text::extra_keys::earlier_day, is_day},
      {"against", text::extra_keys::comparison_of_ages, is_reference},
      {"role", text::extra_keys::role, is_role},
      {"condition", text::extra_keys::condition, is_condition},
      {"compare", text::extra_keys::measure_to_compare_by, is_slug},
      {"on", text::extra_keys::day, is_day},
      {"at", text::extra_keys::time, is_time},
      {"adjusted", text::extra_keys::adjusted_population, is_amount},
      {"unit", text::extra_keys::thing_to_share, is_unit},
      {"amount", text::extra_keys::amount_to_share, is_amount},
      {"mix-equal", text::extra_keys::part_of_the_mix, is_percent},
      {"mix-registered", text::extra_keys::part_of_the_mix, is_percent},
      {"mix-weighted", text::extra_keys::part_of_the_mix, is_percent},
      {"mix-need", text::extra_keys::part_of_the_mix, is_percent},
      {"need-age-0", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-age-1", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-age-2", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-age-3", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-age-4", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-age-5", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-age-6", text::extra_keys::weight_of_an_age_group, is_weight},
      {"need-deprivation", text::extra_keys::weight_of_deprivation, is_weight},
      {"need-register", text::extra_keys::disease_register, is_condition},
      {"need-register-weight", text::extra_keys::weight_of_the_register, is_weight},
      {"fair", text::extra_keys::way_of_sharing, is_basis},
      {"cost", text::extra_keys::cost_of_the_service, is_amount},
      {"uses", text::extra_keys::set_of_practices, are_practices},
      {"plan", text::extra_keys::plan, is_plan},
      {"plan-what", text::extra_keys::plan_subject, is_movable},
      {"plan-to", text::extra_keys::plan_aim, is_aim},
      {"need", text::extra_keys::need, is_need},
      {"council", text::extra_keys::council, is_district},
      {"site", text::extra_keys::surgery, is_site},
      {"service", text::extra_keys::service, is_service},
  };
  return all;
}

}  // namespace

const std::vector<ExtraKey>& extra_keys() {
  static const std::vector<ExtraKey> all = [] {
    std::vector<ExtraKey> keys = {
        {"sort", text::extra_keys::sorting, is_sorting},
        {"filter", text::extra_keys::filter, is_filter},
        {"where", text::extra_keys::limit, is_where},
        {"columns", text::extra_keys::choice_of_columns, is_sorting},
        {"as", text::extra_keys::way_to_count, is_way_to_count},
    };
    for (const ExtraKey& key : desk_extra_keys()) keys.push_back(key);
    for (const ExtraKey& key : coverage_extra_keys()) keys.push_back(key);
    for (const ExtraKey& key : depth_extra_keys()) keys.push_back(key);
    return keys;
  }();
  return all;
}

std::string_view extra(const AppState& state, std::string_view key) {
  for (const auto& [name, value] : state.extra) {
    if (name == key) return value;
  }
  return {};
}

double extra_number(const AppState& state, std::string_view key, double otherwise) {
  return parse_number(extra(state, key)).value_or(otherwise);
}

bool is_desk_key(std::string_view key) {
  const auto& keys = desk_extra_keys();
  return std::any_of(keys.begin(), keys.end(), [key](const ExtraKey& each) { return each.key == key; });
}

Desk desk_of(const AppState& state) {
  Desk desk;
  desk.explore = extra(state, "desk") == "explore";
  const std::string_view panel = extra(state, "panel");
  desk.panel = panel == "below"  ? PanelPlace::kBelow
               : panel == "full" ? PanelPlace::kFull
               : panel == "none" ? PanelPlace::kNone
                                 : PanelPlace::kBeside;
  desk.share = extra_number(state, "split", 0) / 100;
  desk.two = desk.explore && !extra(state, kSecondMap).empty();
  return desk;
}

std::optional<Moment> wanted_moment(const AppState& state) {
  const auto day = parse_date(extra(state, "on"));
  const auto minute = parse_clock(extra(state, "at"));
  if (!minute) return std::nullopt;
  return Moment{day.value_or(state.date), *minute};
}

}  // namespace pcn
