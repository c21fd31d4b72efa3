#pragma once

#include <vector>

#include "core/coverage/facts.h"
#include "core/figures/gap_tests.h"
#include "core/footprint/figures.h"
#include "core/footprint/footprint.h"
#include "core/insight/offers.h"
#include "core/model/query.h"
#include "core/state/app_state.h"

namespace pcn {

// What follows from the data on one day and is needed by nearly every view.
struct DayFacts {
  Date date;
  std::vector<NetworkOnDay> networks;                  // in the order of their codes
  std::vector<std::vector<NetworkIndex>> networks_of;  // by practice: its networks on the day
  std::vector<PracticeIndex> unallocated;
  std::vector<std::optional<DatedList>> lists;  // by practice (DayLists)

  // The network as it is on the day; null if it has no members then.
  [[nodiscard]] const NetworkOnDay* find(NetworkIndex network) const;
  [[nodiscard]] NetworkIndex network_of(PracticeIndex practice) const;  // the first, or none
  [[nodiscard]] const std::optional<DatedList>& list_of(PracticeIndex practice) const {
    return lists[practice.value];
  }
};
[[nodiscard]] DayFacts make_day_facts(const Dataset& data, Date day);

// What is published, beside a plan in force.
struct PublishedFacts {
  std::vector<NetworkOnDay> networks;
  std::vector<GapResult> gaps;  // with standard thresholds
};

// Everything that a view may read. What is not always made is null unless the view declares needs_footprints.
struct ViewContext {
  const Dataset& data;
  const AppState& state;
  const DayFacts& day;
  const Footprints* footprints = nullptr;
  const NetworkFlows* flows = nullptr;
  const PatientFlows* patients = nullptr;  // of which `flows` are the sums
  const PlaceGeometry* geometry = nullptr;
  const CoverageFacts* coverage = nullptr;  // only for a view or measure that declares needs_coverage
  const std::vector<std::uint8_t>* colours = nullptr;  // by network: 0-5, see colouring.h
  const Diagnostics* diagnostics = nullptr;            // of loading; null: none
  const Offers* offers = nullptr;                      // of a service file; null: none was loaded
  std::string_view registrations = {};                 // the reader's own file of registrations; empty: none
  std::string_view plan = {};                 // not empty: a plan is in force, and this sentence says so
  const PublishedFacts* published = nullptr;  // for the view "plan" with a plan in force
};

// What figures are worked out from.
[[nodiscard]] FigureInput figure_input(const ViewContext& context);

// The rule for footprints in a sentence, after the one about a plan in force: for everything taken away.
[[nodiscard]] std::string shown_rule(const ViewContext& context);

// The postcode that was looked up; null without one.
[[nodiscard]] const Postcode* find_postcode(const Dataset& data, std::string_view normalised);
[[nodiscard]] std::string to_text(const Postcode& postcode);

// The selected place: the chosen small area of the area, or the one of the postcode; none without either.
[[nodiscard]] SmallAreaIndex selected_place(const Dataset& data, const AppState& state);
// The selected point: the postcode's, or the population centre of the chosen small area; empty without
// either.
[[nodiscard]] std::optional<BritishGrid> selected_point(const Dataset& data, const AppState& state);

// The day that changes are counted from: of the address, else that of the first register.
[[nodiscard]] Date since_day(const ViewContext& context);

}  // namespace pcn
