#include "core/state/context.h"

#include <algorithm>

#include "core/state/extra_keys.h"

namespace pcn {

const NetworkOnDay* DayFacts::find(NetworkIndex network) const {
  for (const NetworkOnDay& candidate : networks) {
    if (candidate.network == network) return &candidate;
  }
  return nullptr;
}

NetworkIndex DayFacts::network_of(PracticeIndex practice) const {
  if (!practice.valid() || practice.value >= networks_of.size()) return {};
  const auto& all = networks_of[practice.value];
  return all.empty() ? NetworkIndex{} : all.front();
}

DayFacts make_day_facts(const Dataset& data, Date day) {
  DayFacts facts;
  facts.date = day;
  facts.networks = networks_on(data, day);
  facts.networks_of.resize(data.practices.size());
  for (const Membership& membership : memberships_on(data, day)) {
    facts.networks_of[membership.practice.value].push_back(membership.network);
  }
  facts.unallocated = unallocated_on(data, day);
  const DayLists lists(data, day);
  for (std::size_t at = 0; at < data.practices.size(); ++at)
    facts.lists.push_back(lists.of(PracticeIndex(at)));
  return facts;
}

FigureInput figure_input(const ViewContext& context) {
  return {context.data,       context.day.date, context.coverage, context.flows,
          context.footprints, context.geometry, nullptr};
}

std::string shown_rule(const ViewContext& context) {
  std::string text(context.plan);
  if (!context.footprints) return text;
  if (!text.empty()) text += ' ';
  return text + rule_sentence(context.footprints->choice);
}

std::string to_text(const Postcode& postcode) {
  std::string text;
  for (const char c : postcode.text) {
    if (c != '\0') text += c;
  }
  return text;
}

const Postcode* find_postcode(const Dataset& data, std::string_view normalised) {
  if (normalised.empty() || normalised.size() > 8) return nullptr;
  std::array<char, 8> wanted{};
  std::copy(normalised.begin(), normalised.end(), wanted.begin());
  const auto at =
      std::lower_bound(data.postcodes.begin(), data.postcodes.end(), wanted,
                       [](const Postcode& postcode, const auto& text) { return postcode.text < text; });
  return at != data.postcodes.end() && at->text == wanted ? &*at : nullptr;
}

SmallAreaIndex selected_place(const Dataset& data, const AppState& state) {
  SmallAreaIndex place;
  if (!state.place.empty()) {
    place = find_small_area(data, state.place);
  } else if (const Postcode* postcode = find_postcode(data, state.postcode)) {
    place = postcode->small_area;
  }
  return place.valid() && data.small_areas[place.value].in_area ? place : SmallAreaIndex{};
}

std::optional<BritishGrid> selected_point(const Dataset& data, const AppState& state) {
  if (const Postcode* postcode = find_postcode(data, state.postcode)) {
    return BritishGrid{static_cast<double>(postcode->east), static_cast<double>(postcode->north)};
  }
  const SmallAreaIndex place = selected_place(data, state);
  if (!place.valid()) return std::nullopt;
  return data.small_areas[place.value].centroid;
}

Date since_day(const ViewContext& context) {
  const auto& vintages = context.data.vintages;
  const Date first = vintages.empty() ? context.data.newest : vintages.front();
  return parse_date(extra(context.state, "since")).value_or(first);
}

}  // namespace pcn
