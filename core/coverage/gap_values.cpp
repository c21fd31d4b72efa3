#include "core/coverage/gap_values.h"

#include <algorithm>

#include "core/coverage/walking.h"

namespace pcn {
namespace {

bool has_service(const Dataset& data, ServiceKind kind) {
  return std::any_of(data.services.begin(), data.services.end(),
                     [kind](const Service& service) { return service.kind == kind; });
}

bool has_pharmacy_hours(const Dataset& data) {
  return std::any_of(data.services.begin(), data.services.end(), [](const Service& service) {
    return service.kind == ServiceKind::kPharmacy && service.hours.has_value();
  });
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
  if (id == "enhanced-access") return metres_of(place.enhanced_access);
  if (id == "urgent-treatment") return metres_of(place.urgent_treatment);
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
  if (id == "pieces") return static_cast<double>(network.pieces);
  if (id == "role-missing" && network.founding_roles_missing) return *network.founding_roles_missing;
  return std::nullopt;
}

}  // namespace

std::vector<GapValue> gap_values(const Dataset& data, const CoverageFacts& facts, const GapTest& test) {
  std::vector<GapValue> result;
  switch (test.subject) {
    case GapSubject::kPlace:
      for (std::size_t at = 0; at < facts.places.size(); ++at) {
        GapValue entry;
        entry.subject = static_cast<std::uint32_t>(at);
        entry.network = facts.leads[at].leading();
        entry.value = value_of(facts.places[at], test.id);
        entry.nothing_there = !entry.value.has_value();
        result.push_back(entry);
      }
      break;
    case GapSubject::kPractice:
      for (std::size_t at = 0; at < facts.practices.size(); ++at) {
        const PracticeFacts& practice = facts.practices[at];
        if (!data.practices[at].in_area) continue;
        GapValue entry;
        entry.subject = static_cast<std::uint32_t>(at);
        entry.network = practice.network;
        if (test.id == "no-network") {
          if (practice.network || practice.allocated) continue;
          entry.value = practice.list;
        } else {
          if (!practice.network) continue;
          entry.value = practice.nearest_partner;
        }
        result.push_back(entry);
      }
      break;
    case GapSubject::kNetwork:
      for (const NetworkIndex network : facts.open_networks) {
        const NetworkFacts& own = facts.networks[network.value];
        if (test.id == "size-below" && own.rural) continue;  // the rural exception
        result.push_back({network.value, network, value_of(own, test.id), false});
      }
      break;
  }
  return result;
}

std::string missing_for(const Dataset& data, const CoverageFacts& facts, const GapTest& test) {
  if (test.id == "undeclared" && data.declared.empty()) return "declared areas";
  if (test.id == "enhanced-access" && !has_service(data, ServiceKind::kEnhancedAccess))
    return "enhanced-access sites";
  if (test.id == "urgent-treatment" && !has_service(data, ServiceKind::kUrgentTreatment)) {
    return "urgent treatment centres";
  }
  if (test.id.starts_with("pharmacy") && !has_pharmacy_hours(data)) return "opening hours of pharmacies";
  const bool staff = test.id == "role-missing" || test.id.starts_with("staff");
  if (staff && data.workforce.empty()) return "network staff";
  if (test.id == "staff-low" && data.england.arrs_fte_quartiles[0] <= 0) return "England's staff quartiles";
  if (facts.places.empty() && test.subject == GapSubject::kPlace) return "places";
  return {};
}

}  // namespace pcn
