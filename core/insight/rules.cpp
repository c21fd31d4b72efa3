#include "core/insight/rules.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/coverage/facts.h"
#include "core/coverage/size_rule.h"
#include "core/geo/topology_build.h"
#include "core/insight/members.h"
#include "core/insight/opening.h"
#include "core/insight/staff.h"
#include "core/model/known.h"
#include "texts/rules.h"

namespace pcn {
namespace {

struct Case {
  const Dataset& data;
  const NetworkOnDay& network;
  Date day;
  const Footprints* footprints;
};

std::string list_words(const Case& c) {
  return say(text::rules::list{.day = c.network.registered_date ? to_words(*c.network.registered_date)
                                                                : std::string(text::rules::latest_list),
                               .patients = c.network.registered.count});
}

RuleResult size_rule(const Case& c) {
  RuleResult r{"size",
               text::rules::size,
               text::rules::size_rule,
               text::rules::founding,
               RuleVerdict::kNotInData,
               text::rules::size_unknown,
               "lists"};
  if (c.network.registered.count <= 0) return r;
  const auto rural = rural_part(c.data, c.network);
  const std::string list = list_words(c);
  switch (*size_of(c.data, c.network)) {
    case SizeOutcome::kRuralException:
      r.verdict = RuleVerdict::kCaution;
      r.result = say(text::rules::size_rural{.list = list, .percent = format_percent(*rural)});
      break;
    case SizeOutcome::kTooSmall:
      r.verdict = rural ? RuleVerdict::kNotMet : RuleVerdict::kCaution;
      r.result = rural ? say(text::rules::size_small{.list = list, .percent = format_percent(*rural)})
                       : say(text::rules::size_small_uncounted{.list = list});
      break;
    case SizeOutcome::kWithin:
      r.verdict = RuleVerdict::kMet;
      r.result = say(text::rules::size_within{.list = list});
      break;
    case SizeOutcome::kAboveTarget:
      r.verdict = RuleVerdict::kAllowed;
      r.result = say(text::rules::size_above{.list = list});
      break;
    case SizeOutcome::kVeryLarge:
      r.verdict = RuleVerdict::kAllowed;
      r.result = say(text::rules::size_far_above{.list = list});
      break;
  }
  return r;
}

RuleResult contiguity(const Case& c) {
  RuleResult r{"contiguity",           text::rules::contiguity, text::rules::contiguity_rule,
               text::rules::founding,  RuleVerdict::kNotInData, text::rules::contiguity_unknown,
               "small_areas.residents"};
  if (!c.footprints || c.network.network.value >= c.footprints->members.size()) return r;
  std::vector<std::uint32_t> places;
  for (const SmallAreaIndex place : c.footprints->members[c.network.network.value]) {
    if (place.value < c.data.topology.areas.size()) places.push_back(place.value);
  }
  const auto with_rule = [&c](std::string sentence) {
    return std::move(sentence) + " " + rule_sentence(c.footprints->choice);
  };
  if (places.empty()) {
    r.verdict = RuleVerdict::kCaution;
    r.result = with_rule(text::rules::no_place);
    return r;
  }
  if (c.footprints->choice.basis == FootprintBasis::kModelled ||
      c.footprints->choice.basis == FootprintBasis::kDeclared) {
    r.result = with_rule(text::rules::no_count);
    return r;
  }
  const bool cut =
      std::any_of(c.network.members.begin(), c.network.members.end(),
                  [&c](PracticeIndex member) { return !c.data.practices[member.value].in_area; });
  if (cut) {
    r.result = with_rule(text::rules::practices_beyond);
    return r;
  }
  const std::size_t pieces = count_pieces(adjacency(c.data.topology), places);
  r.verdict = pieces == 1 ? RuleVerdict::kMet : RuleVerdict::kCaution;
  const auto beyond = of_other_boards(c.data, c.network.members);
  if (!beyond.empty()) {
    r.verdict = RuleVerdict::kNotInData;
    r.result = with_rule(
        say(text::rules::goes_on_beyond{.area = c.data.name, .pieces = pieces, .practices = beyond.size()}));
    return r;
  }
  r.result = with_rule(say(text::rules::pieces{.pieces = pieces}));
  return r;
}

RuleResult practices(const Case& c) {
  RuleResult r{"practices",           text::rules::practices, text::rules::practices_rule,
               text::rules::founding, RuleVerdict::kMet,      {},
               "memberships"};
  const auto count = static_cast<std::int64_t>(c.network.members.size());
  const auto special =
      std::count_if(c.network.members.begin(), c.network.members.end(),
                    [&c](PracticeIndex member) { return special_list_of(c.data, member) != nullptr; });
  const std::string day = to_words(c.day);
  r.result = special > 0 ? say(text::rules::has_special{.day = day, .practices = count, .special = special})
                         : say(text::rules::has_practices{.day = day, .practices = count});
  if (count - special == 1) {
    const bool large = c.network.registered.count >= kLeastPatients;
    const std::string list = list_words(c);
    const std::string_view others = special > 0 ? "yes" : "no";
    r.verdict = large ? RuleVerdict::kAllowed : RuleVerdict::kCaution;
    r.result += " " + (large ? say(text::rules::single_large{.list = list, .others = others})
                             : say(text::rules::single_small{.list = list, .others = others}));
  }
  return r;
}

RuleResult membership(const Case& c) {
  RuleResult r{"membership",          text::rules::membership, text::rules::membership_rule,
               text::rules::founding, RuleVerdict::kMet,       {},
               "memberships"};
  std::vector<std::string> shared;
  for (const PracticeIndex practice : c.network.members) {
    for (const Membership* row : rows_of(c.data.memberships, practice)) {
      const bool now = row->start <= c.day && (!row->end || c.day < *row->end);
      if (now && row->network != c.network.network) shared.push_back(c.data.practices[practice.value].name);
    }
  }
  if (shared.empty()) {
    r.result = say(text::rules::not_shared{.day = to_words(c.day)});
  } else {
    r.verdict = RuleVerdict::kAllowed;
    r.result = say(
        text::rules::shared{.day = to_words(c.day), .names = join_and(shared), .practices = shared.size()});
  }
  return r;
}

RuleResult declared_area(const Case& c) {
  RuleResult r{"declared-area",
               text::rules::agreed_map,
               text::rules::agreed_map_rule,
               text::rules::founding,
               RuleVerdict::kNotInData,
               text::rules::no_agreed_map,
               "declared"};
  for (const DeclaredArea& area : c.data.declared) {
    if (area.network != c.network.network || area.shape.empty()) continue;
    r.result.append(" ").append(std::string_view(text::rules::declared));
  }
  return r;
}

RuleResult neighbourhoods(const Case& c) {
  RuleResult r{"neighbourhoods",
               text::rules::neighbourhoods,
               text::rules::neighbourhoods_rule,
               text::rules::neighbourhoods_source,
               RuleVerdict::kNotInData,
               text::rules::neighbourhoods_unknown,
               "memberships"};
  constexpr Date kFrom{2026, 4, 1};
  if (c.day < kFrom) r.result = say(text::rules::no_rule_yet{.day = to_words(c.day)});
  return r;
}

RuleResult enhanced_access(const Case& c) {
  RuleResult r{"enhanced-access",          text::rules::access,     text::rules::access_rule,
               text::rules::access_source, RuleVerdict::kNotInData, {},
               "services.register"};
  std::int64_t sites = 0;
  int known = 0;
  for (const Service& service : c.data.services) {
    if (service.kind != ServiceKind::kEnhancedAccess || service.network != c.network.network) continue;
    ++sites;
    if (service.hours) known += network_standard_minutes(*service.hours);
  }
  const StandInMinutes minutes = stand_in_minutes(c.network.registered);
  r.result =
      say(text::rules::access_asked{.hours = format_decimal(static_cast<double>(minutes.minutes) / 60, 1),
                                    .list = list_words(c),
                                    .minutes = minutes.minutes}) +
      " " +
      (known > 0 ? say(text::rules::clinics_open{.clinics = sites, .minutes = known})
                 : say(text::rules::clinics_unknown{.clinics = sites}));
  return r;
}

std::string lower_role(const Role& role) {
  return to_lower_ascii(role.plain_name.empty() ? role.name : role.plain_name);
}

RuleResult roles(const Case& c) {
  RuleResult r{
      "roles", text::rules::roles, text::rules::roles_rule, text::rules::arrs_source, RuleVerdict::kNotInData,
      {},      "workforce"};
  const bool near = is_known(c.data, Figure::kStaff, c.day);
  const auto calendar = role_calendar(c.data, c.network.network);
  const auto all = staff_of_all(c.data);
  if (!near || !find_staff(all, c.network.network)) {
    r.result =
        near || c.data.workforce.empty()
            ? std::string(text::rules::no_staff_row)
            : say(text::rules::staff_unknown{.unknown = not_known_words(c.data, Figure::kStaff, c.day)});
    return r;
  }
  const auto has =
      std::count_if(calendar.begin(), calendar.end(), [](const RoleStart& start) { return start.fte > 0; });
  // One by one: the rule leaves the choice to the network, so what it has not is no fault.
  std::vector<std::string> without;
  for (const RoleStart& start : calendar) {
    if (!(start.fte > 0)) without.push_back(lower_role(c.data.roles[start.role]));
  }
  r.verdict = RuleVerdict::kForInformation;
  r.result = say(
      text::rules::has_roles{.day = to_words(c.data.workforce_date), .has = has, .roles = calendar.size()});
  if (!without.empty()) r.result += " " + say(text::rules::has_not_roles{.roles = join_and(without)});
  return r;
}

RuleResult director(const Case& c) {
  RuleResult r{"clinical-director",
               text::rules::director,
               text::rules::director_rule,
               text::rules::founding,
               RuleVerdict::kNotInData,
               text::rules::director_no_data,
               "workforce"};
  if (!c.data.workforce.empty() && !is_known(c.data, Figure::kStaff, c.day)) {
    r.result = say(text::rules::director_unknown{.unknown = not_known_words(c.data, Figure::kStaff, c.day)});
    return r;
  }
  for (const Workforce& row : c.data.workforce) {
    if (row.network != c.network.network || !(row.fte > 0)) continue;
    if (to_lower_ascii(c.data.roles[row.role].name).find("clinical director") == std::string::npos) continue;
    r.verdict = RuleVerdict::kMet;
    r.result = say(text::rules::director_counted{.day = to_words(c.data.workforce_date)});
  }
  return r;
}

RuleResult agreement(const Case&) {
  return {"agreement",
          text::rules::agreement,
          text::rules::agreement_rule,
          text::rules::founding,
          RuleVerdict::kNotInData,
          text::rules::agreement_no_data,
          {}};
}

}  // namespace

std::string_view to_words(RuleVerdict verdict) {
  switch (verdict) {
    case RuleVerdict::kMet:
      return text::rules::met;
    case RuleVerdict::kAllowed:
      return text::rules::allowed;
    case RuleVerdict::kNotMet:
      return text::rules::not_met;
    case RuleVerdict::kCaution:
      return text::rules::question;
    case RuleVerdict::kNotInData:
      return text::rules::not_in_data;
    case RuleVerdict::kForInformation:
      return text::rules::for_information;
  }
  return {};
}

std::vector<RuleResult> rules_card(const Dataset& data, const NetworkOnDay& network, Date day,
                                   const Footprints* footprints) {
  const Case c{data, network, day, footprints};
  return {size_rule(c),      contiguity(c),      practices(c), membership(c), declared_area(c),
          neighbourhoods(c), enhanced_access(c), roles(c),     director(c),   agreement(c)};
}

}  // namespace pcn
