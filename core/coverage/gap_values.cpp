#include "core/coverage/gap_values.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/coverage/floating_catchment.h"
#include "core/coverage/walking.h"
#include "core/model/known.h"
#include "core/model/query.h"

namespace pcn {
namespace {

bool has_pharmacy_hours(const Dataset& data) {
  return std::any_of(data.services.begin(), data.services.end(), [](const Service& service) {
    return service.kind == ServiceKind::kPharmacy && service.hours.has_value();
  });
}

// Tests whose value rests on the leading network, or on all networks of a place.
bool rests_on_leads(std::string_view id) {
  return id == "no-footprint" || id == "contested" || id == "walk-leading" || id == "borough-mismatch" ||
         id == "ward-mismatch";
}

// Whether another country's border is too near to tell: there may be something nearer beyond it, a practice
// there has no list, or its practices serve the place.
bool is_unknown(const PlaceFacts& place, const AreaLead& lead, std::string_view id) {
  if (rests_on_leads(id) && lead.beyond_england != Country::kEngland) return true;
  if (id == "access-low" || id == "staff-access-low") {
    return place.practice_beyond_england ||
           (place.unknown_practices && *place.unknown_practices < Catchment{}.metres);
  }
  const auto farther = [](const std::optional<Nearest>& nearest, const std::optional<double>& border) {
    return border && (!nearest || nearest->metres > *border);
  };
  if (id == "walk-any") return farther(place.any_site, place.unknown_practices);
  if (id == "pharmacy-sunday") return farther(place.sunday_pharmacy, place.unknown_services);
  if (id == "pharmacy-late") return farther(place.late_pharmacy, place.unknown_services);
  return false;
}

std::optional<double> metres_of(const std::optional<Nearest>& nearest) {
  return nearest ? std::optional(nearest->metres) : std::nullopt;
}

std::optional<double> minutes_of(const std::optional<Nearest>& nearest) {
  return nearest ? std::optional(walking_minutes(nearest->metres)) : std::nullopt;
}

// The value of a place; tests of distance have none where nothing is within any reach.
std::optional<double> value_of(const PlaceFacts& place, std::string_view id) {
  if (id == "undeclared") return place.declared;
  if (id == "no-footprint") return place.claims;
  if (id == "contested") return place.leading_share * 100;
  if (id == "walk-any") return minutes_of(place.any_site);
  if (id == "walk-leading") return minutes_of(place.leading_site);
  if (id == "pharmacy-sunday") return metres_of(place.sunday_pharmacy);
  if (id == "pharmacy-late") return metres_of(place.late_pharmacy);
  if (id == "access-low") return place.list_access * 100;
  if (id == "staff-access-low") return place.staff_access * 100;
  if (id == "borough-mismatch") return place.other_borough_share * 100;
  if (id == "ward-mismatch") return place.ward_share * 100;
  return std::nullopt;
}

std::optional<double> value_of(const NetworkFacts& network, std::string_view id) {
  if (id == "size-below" || id == "size-above") return network.registered;
  if (id == "staff-low" || id == "staff-low-here") return network.fte_per_10000;
  if (id == "pieces" && !network.beyond_edge) return static_cast<double>(network.pieces);
  return std::nullopt;
}

}  // namespace

std::optional<GapValue> gap_value(const Dataset& data, const CoverageFacts& facts, const GapTest& test,
                                  std::uint32_t subject) {
  GapValue entry{subject, {}, {}, false};
  switch (test.subject) {
    case GapSubject::kPlace:
      entry.network = facts.leads[subject].leading();
      entry.value = value_of(facts.places[subject], test.id);
      if (is_unknown(facts.places[subject], facts.leads[subject], test.id)) {
        entry.value.reset();
        break;
      }
      entry.nothing_there = !entry.value.has_value();
      break;
    case GapSubject::kPractice: {
      const PracticeFacts& practice = facts.practices[subject];
      if (!data.practices[subject].in_area) return std::nullopt;
      entry.network = practice.network;
      if (test.id == "no-network") {
        // Lists that are not open to everyone may stand by themselves.
        if (practice.network || practice.allocated ||
            special_list_of(data, PracticeIndex(subject)) != nullptr)
          return std::nullopt;
        entry.value = practice.list;
      } else {
        if (!practice.network) return std::nullopt;
        entry.value = practice.nearest_partner;
        if (test.id == "service-left-out") {
          entry.value.reset();
          if (practice.told_of)
            entry.value = static_cast<double>(practice.left_out.size() + practice.elsewhere.size());
        }
      }
      break;
    }
    case GapSubject::kNetwork: {
      entry.network = NetworkIndex(subject);
      const auto& open = facts.open_networks;
      const NetworkFacts& own = facts.networks[subject];
      const bool excepted = test.id == "size-below" && own.rural;  // may be allowed as rural
      if (excepted || std::find(open.begin(), open.end(), entry.network) == open.end()) return std::nullopt;
      entry.value = value_of(own, test.id);
      break;
    }
  }
  return entry;
}

bool gap_fails(const GapTest& test, const GapValue& value, double threshold) {
  if (!value.value) return value.nothing_there && test.side == GapSide::kAbove;
  return test.side == GapSide::kAbove ? *value.value > threshold : *value.value < threshold;
}

std::vector<GapValue> gap_values(const Dataset& data, const CoverageFacts& facts, const GapTest& test) {
  const std::size_t subjects = test.subject == GapSubject::kPlace      ? facts.places.size()
                               : test.subject == GapSubject::kPractice ? facts.practices.size()
                                                                       : facts.networks.size();
  std::vector<GapValue> result;
  result.reserve(subjects);
  for (std::size_t at = 0; at < subjects; ++at) {
    if (auto entry = gap_value(data, facts, test, static_cast<std::uint32_t>(at))) result.push_back(*entry);
  }
  return result;
}

std::string not_known_for(const Dataset& data, const CoverageFacts& facts, const GapTest& test) {
  const bool staff = test.id.starts_with("staff");
  if (staff && !data.workforce.empty() && !is_known(data, Figure::kStaff, facts.date))
    return "Network staff are " + not_known_words(data, Figure::kStaff, facts.date);
  const auto services = [&](ServiceKind kind, std::string_view words) -> std::string {
    if (is_known(data, kind, facts.date)) return {};
    const auto first = std::find_if(data.services.begin(), data.services.end(),
                                    [kind](const Service& service) { return service.kind == kind; });
    return std::string(words) + " are " + not_known_words(known_from(data, *first), facts.date);
  };
  if (test.id.starts_with("pharmacy"))
    return services(ServiceKind::kPharmacy, "Pharmacies and their opening hours");
  return {};
}

std::string missing_for(const Dataset& data, const CoverageFacts& facts, const GapTest& test) {
  if (test.id == "undeclared" && data.declared.empty()) return "declared areas";
  if (test.id.starts_with("pharmacy") && !has_pharmacy_hours(data)) return "opening hours of pharmacies";
  const bool staff = test.id.starts_with("staff");
  if (staff && data.workforce.empty()) return "network staff";
  if (test.id == "staff-low" && data.england.arrs_fte_quartiles[0] <= 0) return "England's staff quartiles";
  if (test.id == "service-left-out" && facts.services.empty())
    return "services of networks; a service file brings them";
  if (facts.places.empty() && test.subject == GapSubject::kPlace) return "places";
  return {};
}

}  // namespace pcn
