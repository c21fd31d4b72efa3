#pragma once

#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/figures/figure_table.h"
#include "core/state/context.h"

namespace pcn {

// "3.7", "12.4%": a figure as the measure is written.
[[nodiscard]] std::string value_words(const FigureColumn& measure, double value);
// Whether the measure's title says its unit already.
[[nodiscard]] bool says_unit(const FigureColumn& measure);

// What a measure shows of the networks: "Additional staff …: from Croxted (2.0) to Fiveways (5.3)".
[[nodiscard]] std::string comparison_finding(const ViewContext& context, const FigureTable& comparison,
                                             const FigureColumn& measure,
                                             const std::vector<NetworkIndex>& chosen);

// A network a row, a measure a column, and rows for the whole area, England and the middle network. A row
// leads to the network's own page of the view.
[[nodiscard]] Table networks_by_measures(const ViewContext& context, const FigureTable& comparison,
                                         const std::vector<NetworkIndex>& chosen, std::string_view id,
                                         std::string_view view);

// The figures side by side with the whole area and England, and how far each lies from the whole area: few
// networks as columns, many as rows.
void append_comparison_tables(Document& document, const ViewContext& context, const FigureTable& comparison,
                              const std::vector<NetworkIndex>& chosen);

}  // namespace pcn
