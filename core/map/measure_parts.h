#pragma once

#include "core/map/measures.h"

namespace pcn {

// The functions behind measures(). All need the footprints of the context.
[[nodiscard]] MapClasses classify_network(const ViewContext& context, const Measure& measure);
[[nodiscard]] MapClasses classify_size(const ViewContext& context, const Measure& measure);
[[nodiscard]] MapClasses classify_catchment(const ViewContext& context, const Measure& measure);
[[nodiscard]] MapClasses classify_gap(const ViewContext& context, const Measure& measure);
[[nodiscard]] MapClasses classify_figure(const ViewContext& context, const Measure& measure);

[[nodiscard]] std::string say_network(const ViewContext& context, const Measure& measure,
                                      SmallAreaIndex area);
[[nodiscard]] std::string say_size(const ViewContext& context, const Measure& measure, SmallAreaIndex area);
[[nodiscard]] std::string say_lead(const ViewContext& context, const Measure& measure, SmallAreaIndex area);
[[nodiscard]] std::string say_catchment(const ViewContext& context, const Measure& measure,
                                        SmallAreaIndex area);
[[nodiscard]] std::string say_gap(const ViewContext& context, const Measure& measure, SmallAreaIndex area);
[[nodiscard]] std::string say_figure(const ViewContext& context, const Measure& measure, SmallAreaIndex area);

// The figures behind the colours, larger towards the end that Measure::high names.
[[nodiscard]] std::optional<double> order_size(const ViewContext& context, const Measure& measure,
                                               SmallAreaIndex area);
[[nodiscard]] std::optional<double> order_catchment(const ViewContext& context, const Measure& measure,
                                                    SmallAreaIndex area);
[[nodiscard]] std::optional<double> order_gap(const ViewContext& context, const Measure& measure,
                                              SmallAreaIndex area);
[[nodiscard]] std::optional<double> order_figure(const ViewContext& context, const Measure& measure,
                                                 SmallAreaIndex area);

// Entries of a legend for classes by rising value, and which of them a value belongs to.
void add_classes(MapClasses& result, std::span<const FigureClass> classes, std::string_view missing);
[[nodiscard]] std::uint16_t class_of(std::span<const FigureClass> classes, double value);
// "nearest: …, 1.5 km, about 24 minutes on foot"; empty where the test is not of distances.
[[nodiscard]] std::string nearest_of_gap(const ViewContext& context, SmallAreaIndex area);

// "modelled", "observed" or "carried forward".
[[nodiscard]] std::string_view basis_word(const ViewContext& context);

}  // namespace pcn
