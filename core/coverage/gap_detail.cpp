#include <cmath>

#include "core/base/text.h"
#include "core/coverage/gap_tests.h"
#include "core/coverage/size_rule.h"
#include "core/coverage/walking.h"

namespace pcn {
namespace {

std::string by_way(const Dataset& data, const Nearest& nearest) {
  const std::string crossing = crossing_of(data, nearest.way);
  return format_distance(nearest.metres) + (crossing.empty() ? "" : " by way of " + crossing);
}

// ", in Wales"; empty for England.
std::string country_of(const Dataset& data, std::uint32_t item) {
  const std::size_t sites = data.sites.size();
  const std::size_t practice = item < sites ? data.sites[item].practice.value : item - sites;
  const Country country = data.practices[practice].country;
  return country == Country::kEngland ? std::string() : ", in " + std::string(country_name(country));
}

std::string site_text(const Dataset& data, const std::optional<Nearest>& nearest) {
  if (!nearest) return "none in the data";
  const std::int64_t minutes = std::llround(walking_minutes(nearest->metres));
  return "nearest: " + care_point_name(data, nearest->item) + country_of(data, nearest->item) + ", " +
         by_way(data, *nearest) + ", about " + count_of(minutes, "minute", "minutes") + " on foot";
}

std::string service_text(const Dataset& data, const std::optional<Nearest>& nearest) {
  if (!nearest) return "none in the data";
  return "nearest: " + service_of(data, *nearest).name + ", " + by_way(data, *nearest);
}

std::string network_name(const Dataset& data, NetworkIndex network) {
  return network ? data.networks[network.value].name : std::string("no network");
}

std::string lead_text(const Dataset& data, const AreaLead& lead) {
  if (lead.networks.empty()) return "no patients of any network";
  std::string text = network_name(data, lead.leading()) + " " + format_percent(lead.leading_share());
  if (lead.networks.size() > 1) {
    text += ", then " + network_name(data, lead.networks[1].network) + " " +
            format_percent(lead.networks[1].share);
  }
  return text;
}

std::string services_text(const CoverageFacts& facts, const std::vector<std::uint32_t>& services) {
  std::vector<std::string> names;
  for (const std::uint32_t service : services) names.push_back(facts.services[service]);
  return join_and(names);
}

std::string left_out_of(const CoverageFacts& facts, const PracticeFacts& practice) {
  std::string text;
  if (!practice.left_out.empty())
    text = "for other practices of its network only: " + services_text(facts, practice.left_out);
  if (practice.elsewhere.empty()) return text;
  return text + (text.empty() ? "" : "; ") +
         "for other networks only: " + services_text(facts, practice.elsewhere);
}

std::string place_detail(const Dataset& data, const CoverageFacts& facts, const GapTest& test,
                         std::uint32_t at) {
  const PlaceFacts& place = facts.places[at];
  if (test.id == "walk-any") return site_text(data, place.any_site);
  if (test.id == "walk-leading") {
    return network_name(data, facts.leads[at].leading()) + "; " + site_text(data, place.leading_site);
  }
  if (test.id == "pharmacy-sunday") return service_text(data, place.sunday_pharmacy);
  if (test.id == "pharmacy-late") return service_text(data, place.late_pharmacy);
  if (test.id == "undeclared") return count_of(place.declared, "declared area", "declared areas") + " here";
  if (test.id == "access-low") return format_percent(place.list_access) + " of the area's mean";
  if (test.id == "staff-access-low") return format_percent(place.staff_access) + " of the area's mean";
  if (test.id == "borough-mismatch") {
    return format_percent(place.other_borough_share) + " with networks of other local authorities; " +
           lead_text(data, facts.leads[at]);
  }
  if (test.id == "ward-mismatch") {
    return network_name(data, facts.leads[at].leading()) + " leads " + format_percent(place.ward_share) +
           " of " + data.small_areas[at].ward;
  }
  return lead_text(data, facts.leads[at]);
}

}  // namespace

std::string gap_detail(const Dataset& data, const CoverageFacts& facts, const GapTest& test,
                       const GapRow& row) {
  switch (test.subject) {
    case GapSubject::kPlace:
      return place_detail(data, facts, test, row.subject);
    case GapSubject::kPractice:
      if (test.id == "no-network") return "in no network on " + to_words(facts.date);
      if (test.id == "service-left-out") return left_out_of(facts, facts.practices[row.subject]);
      return network_name(data, row.network) + "; next practice " + format_distance(row.value.value_or(0)) +
             " away";
    case GapSubject::kNetwork:
      break;
  }
  const NetworkFacts& network = facts.networks[row.subject];
  if (test.id == "pieces") {
    return count_of(static_cast<std::int64_t>(network.pieces), "piece", "pieces") + ", " +
           count_of(static_cast<std::int64_t>(network.cut_off.size()), "place", "places") + " detached";
  }
  if (test.id.starts_with("staff")) {
    return format_decimal(network.fte_per_10000.value_or(0), 1) + " full-time staff for 10,000 patients";
  }
  const auto registered = static_cast<std::int64_t>(network.registered);
  return format_count(registered) +
         " patients: " + std::string(size_words(size_outcome({registered}, network.rural)));
}

}  // namespace pcn
