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

namespace pcn {
namespace {

constexpr std::string_view kFounding = "Founding guidance and Network Contract DES, from July 2019";
constexpr std::string_view kEnhancedAccess = "Network Contract DES, enhanced access, from October 2022";
constexpr std::string_view kArrs =
    "Network Contract DES 2026/27, Additional Roles Reimbursement Scheme (since July 2019)";
constexpr std::string_view kNeighbourhoods = "Network Contract DES 2026/27, from 1 April 2026";

struct Case {
  const Dataset& data;
  const NetworkOnDay& network;
  Date day;
  const Footprints* footprints;
};

std::string list_words(const Case& c) {
  return format_count(c.network.registered.count) + " registered patients (" +
         (c.network.registered_date ? to_words(*c.network.registered_date)
                                    : std::string("latest list of each practice")) +
         ")";
}

std::string hours_of(std::int64_t minutes) {
  return format_decimal(static_cast<double>(minutes) / 60, 1) + " hours";
}

RuleResult size_rule(const Case& c) {
  RuleResult r{
      "size",
      "Size",
      "A network should serve 30,000 to 50,000 registered patients; fewer only where its commissioner allows "
      "it because it is very rural.",
      kFounding,
      RuleVerdict::kNotInData,
      "The lists of its practices are not in the data.",
      "lists"};
  if (c.network.registered.count <= 0) return r;
  const auto rural = rural_part(c.data, c.network);
  const std::string start = "With " + list_words(c) + " it is ";
  switch (*size_of(c.data, c.network)) {
    case SizeOutcome::kRuralException:
      r.verdict = RuleVerdict::kCaution;
      r.result =
          start + "below 30,000. " + format_percent(*rural) +
          " of its counted patients live in places classed as rural, so its commissioner may have allowed "
          "it; whether it did is not in the data.";
      break;
    case SizeOutcome::kTooSmall:
      r.verdict = rural ? RuleVerdict::kNotMet : RuleVerdict::kCaution;
      r.result =
          start + "below 30,000; " +
          (rural ? format_percent(*rural) + " of its counted patients live in places classed as rural. "
                 : std::string("where its patients live was not counted. ")) +
          "Whether its commissioner allowed it is not in the data.";
      break;
    case SizeOutcome::kWithin:
      r.verdict = RuleVerdict::kMet;
      r.result = start + "within 30,000 to 50,000.";
      break;
    case SizeOutcome::kAboveTarget:
      r.verdict = RuleVerdict::kAllowed;
      r.result = start + "above 50,000, which is tolerated.";
      break;
    case SizeOutcome::kVeryLarge:
      r.verdict = RuleVerdict::kAllowed;
      r.result =
          start +
          "above 100,000, which is tolerated; so large a network usually works in smaller neighbourhoods.";
      break;
  }
  return r;
}

RuleResult contiguity(const Case& c) {
  RuleResult r{"contiguity",
               "One connected area",
               "A network's area should hang together.",
               kFounding,
               RuleVerdict::kNotInData,
               "Where its patients live is not in the data.",
               "small_areas.residents"};
  if (!c.footprints || c.network.network.value >= c.footprints->members.size()) return r;
  std::vector<std::uint32_t> places;
  for (const SmallAreaIndex place : c.footprints->members[c.network.network.value]) {
    if (place.value < c.data.topology.areas.size()) places.push_back(place.value);
  }
  const std::string rule = rule_sentence(c.footprints->choice);
  if (places.empty()) {
    r.verdict = RuleVerdict::kCaution;
    r.result =
        "Under the rule shown on the map no place belongs to it, so there is no area to look at. " + rule;
    return r;
  }
  if (c.footprints->choice.basis == FootprintBasis::kModelled ||
      c.footprints->choice.basis == FootprintBasis::kDeclared) {
    r.result = "This footprint does not rest on a count of patients, so it shows neither. " + rule;
    return r;
  }
  const bool cut =
      std::any_of(c.network.members.begin(), c.network.members.end(),
                  [&c](PracticeIndex member) { return !c.data.practices[member.value].in_area; });
  if (cut) {
    r.result = "Practices of it stand beyond the area, where its footprint is not in the data. " + rule;
    return r;
  }
  const std::size_t pieces = count_pieces(adjacency(c.data.topology), places);
  r.verdict = pieces == 1 ? RuleVerdict::kMet : RuleVerdict::kCaution;
  const auto beyond = of_other_boards(c.data, c.network.members);
  if (!beyond.empty()) {
    r.verdict = RuleVerdict::kNotInData;
    r.result =
        "Its footprint goes on beyond the edge of " + c.data.name + ", where " +
        count_of(static_cast<std::int64_t>(beyond.size()), "of its practices is", "of its practices are") +
        " and no outlines are in the data. What is drawn is in " +
        count_of(static_cast<std::int64_t>(pieces), "piece", "pieces") + ". " + rule;
    return r;
  }
  r.result = pieces == 1 ? "Its footprint is in one piece. " + rule
                         : "Its footprint is in " + std::to_string(pieces) + " pieces. " + rule;
  return r;
}

RuleResult practices(const Case& c) {
  RuleResult r{
      "practices",
      "Practices",
      "A network is normally several practices; one practice may be a network if it is large enough.",
      kFounding,
      RuleVerdict::kMet,
      {},
      "memberships"};
  const auto count = static_cast<std::int64_t>(c.network.members.size());
  const auto special =
      std::count_if(c.network.members.begin(), c.network.members.end(),
                    [&c](PracticeIndex member) { return special_list_of(c.data, member) != nullptr; });
  r.result = "On " + to_words(c.day) + " it has " + count_of(count, "practice", "practices");
  if (special > 0)
    r.result +=
        ", of which " + std::to_string(special) + (special == 1 ? " is" : " are") + " not open to everyone";
  r.result += ".";
  if (count - special == 1) {
    r.verdict = c.network.registered.count >= kLeastPatients ? RuleVerdict::kAllowed : RuleVerdict::kCaution;
    r.result += std::string(" It is a single practice") + (special > 0 ? " for everybody else" : "") +
                " with " + list_words(c) +
                (r.verdict == RuleVerdict::kAllowed ? ", large enough to be a network by itself."
                                                    : ", fewer than the 30,000 that a network should have.");
  }
  return r;
}

RuleResult membership(const Case& c) {
  RuleResult r{"membership",
               "Member of one network",
               "A practice is normally in one network; the contract lets it be in more.",
               kFounding,
               RuleVerdict::kMet,
               {},
               "memberships"};
  std::vector<std::string> shared;
  for (const PracticeIndex practice : c.network.members) {
    for (const Membership* row : rows_of(c.data.memberships, practice)) {
      const bool now = row->start <= c.day && (!row->end || c.day < *row->end);
      if (now && row->network != c.network.network) shared.push_back(c.data.practices[practice.value].name);
    }
  }
  if (shared.empty()) {
    r.result = "None of its practices is in another network as well on " + to_words(c.day) + ".";
  } else {
    r.verdict = RuleVerdict::kAllowed;
    r.result = join_and(shared) + (shared.size() == 1 ? " is" : " are") + " in another network as well on " +
               to_words(c.day) + ".";
  }
  return r;
}

RuleResult declared_area(const Case& c) {
  RuleResult r{"declared-area",
               "Agreed map",
               "A network registers with a map of its agreed area.",
               kFounding,
               RuleVerdict::kNotInData,
               {},
               "declared"};
  r.result = "The agreed map is not in the data.";
  for (const DeclaredArea& area : c.data.declared) {
    if (area.network != c.network.network || area.shape.empty()) continue;
    r.result += " The areas that its practices declared in spring 2020 are, which may differ from it.";
  }
  return r;
}

RuleResult neighbourhoods(const Case& c) {
  RuleResult r{"neighbourhoods",
               "Neighbourhoods",
               "Networks work with their integrated care board so that their lists fit the neighbourhoods "
               "better; only in limited cases may a network have to split and form anew.",
               kNeighbourhoods,
               RuleVerdict::kNotInData,
               "Which places make up the neighbourhoods is not in the data.",
               "memberships"};
  constexpr Date kFrom{2026, 4, 1};
  if (c.day < kFrom) r.result = "This came in on 1 April 2026; it was no rule on " + to_words(c.day) + ".";
  return r;
}

RuleResult enhanced_access(const Case& c) {
  RuleResult r{"enhanced-access",
               "Evening and Saturday hours",
               "A network offers at least 60 minutes a week for every 1,000 of its adjusted population, "
               "Monday to Friday 18:30 to 20:00 and Saturday 9:00 to 17:00.",
               kEnhancedAccess,
               RuleVerdict::kNotInData,
               {},
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
      "Its adjusted population is not in the files used here, so the minutes asked for cannot be told; if "
      "its " +
      list_words(c) + " stood in for it, they would be " + format_count(minutes.minutes) + " a week (" +
      hours_of(minutes.minutes) + "). ";
  r.result += sites == 0 ? "The register lists no clinic of its own"
                         : "The register lists " + count_of(sites, "clinic", "clinics") + " of its own";
  r.result += known > 0 ? ", open " + format_count(known) + " minutes a week in those hours."
                        : "; opening hours are not in the data.";
  return r;
}

std::string lower_role(const Role& role) {
  return to_lower_ascii(role.plain_name.empty() ? role.name : role.plain_name);
}

RuleResult roles(const Case& c) {
  RuleResult r{
      "roles",
      "Additional roles",
      "A network can have the pay of additional roles refunded; it chooses which. Practice nurses and "
      "healthcare support workers count since April 2025, any GP since April 2026.",
      kArrs,
      RuleVerdict::kNotInData,
      {},
      "workforce"};
  const bool near = is_known(c.data, Figure::kStaff, c.day);
  const auto calendar = role_calendar(c.data, c.network.network);
  const auto all = staff_of_all(c.data);
  if (!near || !find_staff(all, c.network.network)) {
    r.result = near || c.data.workforce.empty()
                   ? "It has no row in the staff data."
                   : "Its staff are " + not_known_words(c.data, Figure::kStaff, c.day) + ".";
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
  r.result = "On " + to_words(c.data.workforce_date) + " it had staff in " + std::to_string(has) + " of " +
             std::to_string(calendar.size()) + " roles.";
  if (!without.empty()) r.result += " Roles that it had not: " + join_and(without) + ".";
  return r;
}

RuleResult director(const Case& c) {
  RuleResult r{
      "clinical-director", "Clinical director",     "A network has an accountable clinical director.",
      kFounding,           RuleVerdict::kNotInData, "Who the clinical director is, is not in the open data.",
      "workforce"};
  if (!c.data.workforce.empty() && !is_known(c.data, Figure::kStaff, c.day)) {
    r.result = "Who led it is " + not_known_words(c.data, Figure::kStaff, c.day) + ".";
    return r;
  }
  for (const Workforce& row : c.data.workforce) {
    if (row.network != c.network.network || !(row.fte > 0)) continue;
    if (to_lower_ascii(c.data.roles[row.role].name).find("clinical director") == std::string::npos) continue;
    r.verdict = RuleVerdict::kMet;
    r.result = "The staff data of " + to_words(c.data.workforce_date) + " count a clinical director for it.";
  }
  return r;
}

RuleResult agreement(const Case&) {
  return {"agreement",
          "Network agreement",
          "The practices sign an agreement on how they work together and name one payee.",
          kFounding,
          RuleVerdict::kNotInData,
          "Agreements and payees are not in the open data.",
          {}};
}

}  // namespace

std::string_view to_words(RuleVerdict verdict) {
  switch (verdict) {
    case RuleVerdict::kMet:
      return "met";
    case RuleVerdict::kAllowed:
      return "outside the aim, allowed";
    case RuleVerdict::kNotMet:
      return "not met";
    case RuleVerdict::kCaution:
      return "worth a question";
    case RuleVerdict::kNotInData:
      return "not in the data";
    case RuleVerdict::kForInformation:
      return "for information";
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
