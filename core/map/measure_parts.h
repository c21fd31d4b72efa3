#pragma once

#include "core/map/measures.h"

namespace pcn {

// The functions behind measures(). All need the footprints of the context.
[[nodiscard]] MapClasses classify_network(const ViewContext& context);
[[nodiscard]] MapClasses classify_size(const ViewContext& context);
[[nodiscard]] MapClasses classify_density(const ViewContext& context);
[[nodiscard]] MapClasses classify_deprivation(const ViewContext& context);
[[nodiscard]] MapClasses classify_lead(const ViewContext& context);
[[nodiscard]] MapClasses classify_catchment(const ViewContext& context);
[[nodiscard]] MapClasses classify_gap(const ViewContext& context);

[[nodiscard]] std::string say_network(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::string say_size(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::string say_density(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::string say_deprivation(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::string say_lead(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::string say_catchment(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::string say_gap(const ViewContext& context, SmallAreaIndex area);

// The figures behind the colours, larger towards the end that Measure::high names.
[[nodiscard]] std::optional<double> figure_size(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::optional<double> figure_density(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::optional<double> figure_deprivation(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::optional<double> figure_lead(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::optional<double> figure_catchment(const ViewContext& context, SmallAreaIndex area);
[[nodiscard]] std::optional<double> figure_gap(const ViewContext& context, SmallAreaIndex area);
// "nearest: …, 1.5 km, about 24 minutes on foot"; empty where the test is not of distances.
[[nodiscard]] std::string nearest_of_gap(const ViewContext& context, SmallAreaIndex area);

// "modelled", "observed" or "carried forward".
[[nodiscard]] std::string_view basis_word(const ViewContext& context);

}  // namespace pcn
