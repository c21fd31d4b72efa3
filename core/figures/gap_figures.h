#pragma once

#include "core/figures/indicator.h"

namespace pcn {

// The functions behind the tests of coverage in the catalogue. All read FigureInput::coverage.

using Subject = std::uint32_t;

// Of places. Near another country's border many have no value: what lies beyond may be nearer, or serve them.
[[nodiscard]] FigureValue declared_networks(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue claiming_networks(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue leading_percent(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue walk_to_nearest(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue walk_to_leading(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue metres_to_service(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue list_access(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue staff_access(const FigureInput& input, const Indicator& of, Subject place);
[[nodiscard]] FigureValue other_authority_percent(const FigureInput& input, const Indicator& of,
                                                  Subject place);
[[nodiscard]] FigureValue ward_percent(const FigureInput& input, const Indicator& of, Subject place);
// Of practices.
[[nodiscard]] FigureValue list_in_no_network(const FigureInput& input, const Indicator& of, Subject practice);
[[nodiscard]] FigureValue metres_to_partner(const FigureInput& input, const Indicator& of, Subject practice);
[[nodiscard]] FigureValue services_left_out(const FigureInput& input, const Indicator& of, Subject practice);
// Of networks: registered_unless_rural leaves out those that may be allowed to be small.
[[nodiscard]] FigureValue registered_of(const FigureInput& input, const Indicator& of, Subject network);
[[nodiscard]] FigureValue registered_unless_rural(const FigureInput& input, const Indicator& of,
                                                  Subject network);
[[nodiscard]] FigureValue staff_rate_of(const FigureInput& input, const Indicator& of, Subject network);
[[nodiscard]] FigureValue pieces_of_footprint(const FigureInput& input, const Indicator& of, Subject network);
[[nodiscard]] const std::vector<SmallAreaIndex>& detached_places(const FigureInput& input, Subject network);

// What a distance is measured to.
using Target = const std::optional<Nearest>&;
[[nodiscard]] Target nearest_site(const CoverageFacts& facts, Subject place);
[[nodiscard]] Target nearest_leading_site(const CoverageFacts& facts, Subject place);
[[nodiscard]] Target nearest_on_sunday(const CoverageFacts& facts, Subject place);
[[nodiscard]] Target nearest_late(const CoverageFacts& facts, Subject place);

// Thresholds that the data give: lower quartiles.
[[nodiscard]] double england_staff_quartile(const FigureInput& input);
[[nodiscard]] double area_staff_quartile(const FigureInput& input);

// What is not in the data, or not known on the day; empty if nothing.
[[nodiscard]] std::string missing_declared(const FigureInput& input);
[[nodiscard]] std::string missing_pharmacies(const FigureInput& input);
[[nodiscard]] std::string missing_staff(const FigureInput& input);
[[nodiscard]] std::string missing_england_staff(const FigureInput& input);
[[nodiscard]] std::string missing_services(const FigureInput& input);

// Details in words.
[[nodiscard]] std::string say_declared(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_lead_shares(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_nearest_site(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_leading_site(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_on_sunday(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_late(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_list_access(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_staff_access(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_other_authorities(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_ward(const FigureInput& input, Subject place);
[[nodiscard]] std::string say_no_network(const FigureInput& input, Subject practice);
[[nodiscard]] std::string say_partner(const FigureInput& input, Subject practice);
[[nodiscard]] std::string say_left_out(const FigureInput& input, Subject practice);
[[nodiscard]] std::string say_size(const FigureInput& input, Subject network);
[[nodiscard]] std::string say_staff(const FigureInput& input, Subject network);
[[nodiscard]] std::string say_pieces(const FigureInput& input, Subject network);

}  // namespace pcn
