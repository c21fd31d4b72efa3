#include <cmath>

#include "core/base/text.h"
#include "core/coverage/size_rule.h"
#include "core/coverage/walking.h"
#include "core/figures/gap_figures.h"

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

const PlaceFacts& at(const FigureInput& input, Subject place) { return input.coverage->places[place]; }

std::string leading_name(const FigureInput& input, Subject place) {
  return network_name(input.data, input.coverage->leads[place].leading());
}

}  // namespace

std::string say_declared(const FigureInput& input, Subject place) {
  return count_of(at(input, place).declared, "declared area", "declared areas") + " here";
}

std::string say_lead_shares(const FigureInput& input, Subject place) {
  return lead_text(input.data, input.coverage->leads[place]);
}

std::string say_nearest_site(const FigureInput& input, Subject place) {
  return site_text(input.data, at(input, place).any_site);
}

std::string say_leading_site(const FigureInput& input, Subject place) {
  return leading_name(input, place) + "; " + site_text(input.data, at(input, place).leading_site);
}

std::string say_on_sunday(const FigureInput& input, Subject place) {
  return service_text(input.data, at(input, place).sunday_pharmacy);
}

std::string say_late(const FigureInput& input, Subject place) {
  return service_text(input.data, at(input, place).late_pharmacy);
}

std::string say_list_access(const FigureInput& input, Subject place) {
  return format_percent(at(input, place).list_access) + " of the area's mean";
}

std::string say_staff_access(const FigureInput& input, Subject place) {
  return format_percent(at(input, place).staff_access) + " of the area's mean";
}

std::string say_other_authorities(const FigureInput& input, Subject place) {
  return format_percent(at(input, place).other_borough_share) +
         " with networks of other local authorities; " + say_lead_shares(input, place);
}

std::string say_ward(const FigureInput& input, Subject place) {
  return leading_name(input, place) + " leads " + format_percent(at(input, place).ward_share) + " of " +
         input.data.small_areas[place].ward;
}

std::string say_no_network(const FigureInput& input, Subject) {
  return "in no network on " + to_words(input.day);
}

std::string say_partner(const FigureInput& input, Subject practice) {
  const PracticeFacts& own = input.coverage->practices[practice];
  return network_name(input.data, own.network) + "; next practice " +
         format_distance(own.nearest_partner.value_or(0)) + " away";
}

std::string say_left_out(const FigureInput& input, Subject practice) {
  return left_out_of(*input.coverage, input.coverage->practices[practice]);
}

std::string say_size(const FigureInput& input, Subject network) {
  const NetworkFacts& own = input.coverage->networks[network];
  const auto registered = static_cast<std::int64_t>(own.registered);
  return format_count(registered) +
         " patients: " + std::string(size_words(size_outcome({registered}, own.rural)));
}

std::string say_staff(const FigureInput& input, Subject network) {
  return format_decimal(input.coverage->networks[network].fte_per_10000.value_or(0), 1) +
         " full-time staff for 10,000 patients";
}

std::string say_pieces(const FigureInput& input, Subject network) {
  const NetworkFacts& own = input.coverage->networks[network];
  return count_of(static_cast<std::int64_t>(own.pieces), "piece", "pieces") + ", " +
         count_of(static_cast<std::int64_t>(own.cut_off.size()), "place", "places") + " detached";
}

}  // namespace pcn
