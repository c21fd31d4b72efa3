#include <cmath>

#include "core/base/text.h"
#include "core/coverage/size_rule.h"
#include "core/coverage/walking.h"
#include "core/figures/gap_figures.h"
#include "texts/figures.h"

namespace pcn {
namespace {

namespace T = text::figures;

std::string by_way(const Dataset& data, const Nearest& nearest) {
  const std::string crossing = crossing_of(data, nearest.way);
  const std::string distance = format_distance(nearest.metres);
  return crossing.empty() ? distance : say(T::by_way_of{.crossing = crossing, .distance = distance});
}

Country country_of(const Dataset& data, std::uint32_t item) {
  const std::size_t sites = data.sites.size();
  return data.practices[item < sites ? data.sites[item].practice.value : item - sites].country;
}

std::string site_text(const Dataset& data, const std::optional<Nearest>& nearest) {
  if (!nearest) return T::nothing_nearest;
  const std::int64_t minutes = std::llround(walking_minutes(nearest->metres));
  const std::string site = care_point_name(data, nearest->item);
  const std::string distance = by_way(data, *nearest);
  const Country country = country_of(data, nearest->item);
  if (country == Country::kEngland)
    return say(T::nearest_site{.distance = distance, .minutes = minutes, .site = site});
  return say(T::nearest_site_abroad{
      .country = country_name(country), .distance = distance, .minutes = minutes, .site = site});
}

std::string service_text(const Dataset& data, const std::optional<Nearest>& nearest) {
  if (!nearest) return T::nothing_nearest;
  return say(
      T::nearest_service{.distance = by_way(data, *nearest), .service = service_of(data, *nearest).name});
}

std::string_view network_name(const Dataset& data, NetworkIndex network) {
  return network ? std::string_view(data.networks[network.value].name) : T::no_network;
}

std::string lead_text(const Dataset& data, const AreaLead& lead) {
  if (lead.networks.empty()) return T::no_patients;
  const std::string_view network = network_name(data, lead.leading());
  const std::string share = format_percent(lead.leading_share());
  if (lead.networks.size() == 1) return say(T::one_leads{.network = network, .share = share});
  return say(T::two_lead{.network = network,
                         .second = network_name(data, lead.networks[1].network),
                         .second_share = format_percent(lead.networks[1].share),
                         .share = share});
}

std::string services_text(const CoverageFacts& facts, const std::vector<std::uint32_t>& services) {
  std::vector<std::string> names;
  for (const std::uint32_t service : services) names.push_back(facts.services[service]);
  return join_and(names);
}

std::string left_out_of(const CoverageFacts& facts, const PracticeFacts& practice) {
  std::vector<std::string> parts;
  if (!practice.left_out.empty())
    parts.push_back(say(T::left_out_own{.services = services_text(facts, practice.left_out)}));
  if (!practice.elsewhere.empty())
    parts.push_back(say(T::left_out_others{.services = services_text(facts, practice.elsewhere)}));
  return join(parts, "; ");
}

const PlaceFacts& at(const FigureInput& input, Subject place) { return input.coverage->places[place]; }

std::string_view leading_name(const FigureInput& input, Subject place) {
  return network_name(input.data, input.coverage->leads[place].leading());
}

}  // namespace

std::string say_declared(const FigureInput& input, Subject place) {
  return say(T::declared_here{.areas = at(input, place).declared});
}

std::string say_lead_shares(const FigureInput& input, Subject place) {
  return lead_text(input.data, input.coverage->leads[place]);
}

std::string say_nearest_site(const FigureInput& input, Subject place) {
  return site_text(input.data, at(input, place).any_site);
}

std::string say_leading_site(const FigureInput& input, Subject place) {
  return std::string(leading_name(input, place)) + "; " +
         site_text(input.data, at(input, place).leading_site);
}

std::string say_on_sunday(const FigureInput& input, Subject place) {
  return service_text(input.data, at(input, place).sunday_pharmacy);
}

std::string say_late(const FigureInput& input, Subject place) {
  return service_text(input.data, at(input, place).late_pharmacy);
}

std::string say_list_access(const FigureInput& input, Subject place) {
  return say(T::of_the_mean{.share = format_percent(at(input, place).list_access)});
}

std::string say_staff_access(const FigureInput& input, Subject place) {
  return say(T::of_the_mean{.share = format_percent(at(input, place).staff_access)});
}

std::string say_other_authorities(const FigureInput& input, Subject place) {
  return say(T::other_authorities{.lead = say_lead_shares(input, place),
                                  .share = format_percent(at(input, place).other_borough_share)});
}

std::string say_ward(const FigureInput& input, Subject place) {
  return say(T::leads_of_ward{.network = leading_name(input, place),
                              .share = format_percent(at(input, place).ward_share),
                              .ward = input.data.small_areas[place].ward});
}

std::string say_no_network(const FigureInput& input, Subject) {
  return say(T::in_no_network{.day = to_words(input.day)});
}

std::string say_partner(const FigureInput& input, Subject practice) {
  const PracticeFacts& own = input.coverage->practices[practice];
  return say(T::next_practice{.distance = format_distance(own.nearest_partner.value_or(0)),
                              .network = network_name(input.data, own.network)});
}

std::string say_left_out(const FigureInput& input, Subject practice) {
  return left_out_of(*input.coverage, input.coverage->practices[practice]);
}

std::string say_size(const FigureInput& input, Subject network) {
  const NetworkFacts& own = input.coverage->networks[network];
  const auto registered = static_cast<std::int64_t>(own.registered);
  return say(
      T::size_says{.outcome = size_words(size_outcome({registered}, own.rural)), .patients = registered});
}

std::string say_staff(const FigureInput& input, Subject network) {
  return say(
      T::staff_says{.rate = format_decimal(input.coverage->networks[network].fte_per_10000.value_or(0), 1)});
}

std::string say_pieces(const FigureInput& input, Subject network) {
  const NetworkFacts& own = input.coverage->networks[network];
  return say(T::pieces_says{.pieces = own.pieces, .places = own.cut_off.size()});
}

}  // namespace pcn
