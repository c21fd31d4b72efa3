#include "core/figures/gap_figures.h"

#include <algorithm>

#include "core/coverage/floating_catchment.h"
#include "core/coverage/walking.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "texts/figures.h"

namespace pcn {
namespace {

namespace T = text::figures;

const PlaceFacts& at(const FigureInput& input, Subject place) { return input.coverage->places[place]; }

// Whether its people belong to another country's practices, so that no network can be said to lead.
bool of_another_country(const FigureInput& input, Subject place) {
  return input.coverage->leads[place].beyond_england != Country::kEngland;
}

FigureValue unless_abroad(const FigureInput& input, Subject place, double value) {
  return of_another_country(input, place) ? FigureValue{} : known_value(value);
}

FigureValue distance(const Indicator& of, const FigureInput& input, Subject place,
                     const std::optional<double>& border, bool minutes) {
  Target nearest = of.gap->nearest(*input.coverage, place);
  if (border && (!nearest || nearest->metres > *border)) return {};
  if (!nearest) return {{}, 0, 0, true, true};
  return known_value(minutes ? walking_minutes(nearest->metres) : nearest->metres);
}

// Practices beyond England's border have no list, so access near it is not known.
FigureValue access(const PlaceFacts& place, double value) {
  const bool near_border = place.practice_beyond_england ||
                           (place.unknown_practices && *place.unknown_practices < Catchment{}.metres);
  return near_border ? FigureValue{} : known_value(value * 100);
}

bool is_open(const FigureInput& input, Subject network) {
  const auto& open = input.coverage->open_networks;
  return std::find(open.begin(), open.end(), NetworkIndex(network)) != open.end();
}

FigureValue of_open(const FigureInput& input, Subject network, std::optional<double> value) {
  return is_open(input, network) ? known_value(value) : not_looked_at();
}

}  // namespace

FigureValue declared_networks(const FigureInput& input, const Indicator&, Subject place) {
  return known_value(at(input, place).declared);
}

FigureValue claiming_networks(const FigureInput& input, const Indicator&, Subject place) {
  return unless_abroad(input, place, at(input, place).claims);
}

FigureValue leading_percent(const FigureInput& input, const Indicator&, Subject place) {
  return unless_abroad(input, place, at(input, place).leading_share * 100);
}

FigureValue walk_to_nearest(const FigureInput& input, const Indicator& of, Subject place) {
  return distance(of, input, place, at(input, place).unknown_practices, true);
}

FigureValue walk_to_leading(const FigureInput& input, const Indicator& of, Subject place) {
  return of_another_country(input, place) ? FigureValue{} : distance(of, input, place, std::nullopt, true);
}

FigureValue metres_to_service(const FigureInput& input, const Indicator& of, Subject place) {
  return distance(of, input, place, at(input, place).unknown_services, false);
}

FigureValue list_access(const FigureInput& input, const Indicator&, Subject place) {
  return access(at(input, place), at(input, place).list_access);
}

FigureValue staff_access(const FigureInput& input, const Indicator&, Subject place) {
  return access(at(input, place), at(input, place).staff_access);
}

FigureValue other_authority_percent(const FigureInput& input, const Indicator&, Subject place) {
  return unless_abroad(input, place, at(input, place).other_borough_share * 100);
}

FigureValue ward_percent(const FigureInput& input, const Indicator&, Subject place) {
  if (input.data.small_areas[place].ward_code.empty()) return {};
  return unless_abroad(input, place, at(input, place).ward_share * 100);
}

// Lists that are not open to everyone may stand by themselves.
FigureValue list_in_no_network(const FigureInput& input, const Indicator&, Subject practice) {
  const PracticeFacts& own = input.coverage->practices[practice];
  const bool alone = input.data.practices[practice].in_area && !own.network && !own.allocated &&
                     special_list_of(input.data, PracticeIndex(practice)) == nullptr;
  return alone ? known_value(own.list) : not_looked_at();
}

FigureValue metres_to_partner(const FigureInput& input, const Indicator&, Subject practice) {
  const PracticeFacts& own = input.coverage->practices[practice];
  return own.network && input.data.practices[practice].in_area ? known_value(own.nearest_partner)
                                                               : not_looked_at();
}

FigureValue services_left_out(const FigureInput& input, const Indicator&, Subject practice) {
  const PracticeFacts& own = input.coverage->practices[practice];
  if (!own.network || !input.data.practices[practice].in_area) return not_looked_at();
  if (!own.told_of) return {};
  return known_value(static_cast<double>(own.left_out.size() + own.elsewhere.size()));
}

FigureValue registered_of(const FigureInput& input, const Indicator&, Subject network) {
  return of_open(input, network, input.coverage->networks[network].registered);
}

FigureValue registered_unless_rural(const FigureInput& input, const Indicator& of, Subject network) {
  return input.coverage->networks[network].rural ? not_looked_at() : registered_of(input, of, network);
}

FigureValue staff_rate_of(const FigureInput& input, const Indicator&, Subject network) {
  return of_open(input, network, input.coverage->networks[network].fte_per_10000);
}

FigureValue pieces_of_footprint(const FigureInput& input, const Indicator&, Subject network) {
  const NetworkFacts& own = input.coverage->networks[network];
  return of_open(input, network,
                 own.beyond_edge ? std::nullopt : std::optional(static_cast<double>(own.pieces)));
}

const std::vector<SmallAreaIndex>& detached_places(const FigureInput& input, Subject network) {
  return input.coverage->networks[network].cut_off;
}

Target nearest_site(const CoverageFacts& facts, Subject place) { return facts.places[place].any_site; }
Target nearest_leading_site(const CoverageFacts& facts, Subject place) {
  return facts.places[place].leading_site;
}
Target nearest_on_sunday(const CoverageFacts& facts, Subject place) {
  return facts.places[place].sunday_pharmacy;
}
Target nearest_late(const CoverageFacts& facts, Subject place) { return facts.places[place].late_pharmacy; }

double england_staff_quartile(const FigureInput& input) { return input.data.england.arrs_fte_quartiles[0]; }
double area_staff_quartile(const FigureInput& input) { return input.coverage->area_fte_quartiles[0]; }

std::string missing_declared(const FigureInput& input) {
  return input.data.declared.empty() ? std::string(T::no_declared) : std::string();
}

std::string missing_pharmacies(const FigureInput& input) {
  const auto& services = input.data.services;
  const auto pharmacy = [](const Service& service) { return service.kind == ServiceKind::kPharmacy; };
  if (std::none_of(services.begin(), services.end(),
                   [&](const Service& service) { return pharmacy(service) && service.hours.has_value(); }))
    return T::no_pharmacy_hours;
  if (is_known(input.data, ServiceKind::kPharmacy, input.day)) return {};
  const auto first = std::find_if(services.begin(), services.end(), pharmacy);
  return say(T::pharmacies_not_known{.why = not_known_words(known_from(input.data, *first), input.day)});
}

std::string missing_staff(const FigureInput& input) {
  if (input.data.workforce.empty()) return T::no_staff;
  if (is_known(input.data, Figure::kStaff, input.day)) return {};
  return say(T::staff_not_known{.why = not_known_words(input.data, Figure::kStaff, input.day)});
}

std::string missing_england_staff(const FigureInput& input) {
  const bool missing = !input.data.workforce.empty() && input.data.england.arrs_fte_quartiles[0] <= 0;
  return missing ? std::string(T::no_england_staff) : missing_staff(input);
}

std::string missing_services(const FigureInput& input) {
  return input.coverage->services.empty() ? std::string(T::no_services) : std::string();
}

}  // namespace pcn
