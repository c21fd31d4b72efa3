#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/footprint/basis_words.h"
#include "core/map/colouring.h"
#include "core/map/measure_parts.h"
#include "texts/measures.h"

namespace pcn {
namespace {

constexpr double kContested = 0.5;  // a leading network below this share does not serve most people

TextId overlap_label(const FootprintChoice& choice) {
  switch (choice.rule) {
    case FootprintRule::kUnion:
      return text::measures::declared_by_more;
    case FootprintRule::kPlurality:
      return text::measures::contested;
    case FootprintRule::kShare:
    case FootprintRule::kCumulative:
      break;
  }
  return text::measures::in_more_footprints;
}

bool overlaps(const Footprints& footprints, std::size_t place) {
  if (footprints.choice.rule == FootprintRule::kPlurality)
    return footprints.areas[place].leading_share() < kContested;
  return footprints.claims[place] > 1;
}

std::string day_words(const ViewContext& context) { return to_words(context.day.date); }

}  // namespace

std::string_view basis_word(const ViewContext& context) {
  return basis_words(context.flows ? context.flows->basis : FootprintBasis::kModelled);
}

// Two classes for each colour, without and with hatching, then the places in no footprint and the neighbours'
// places.
MapClasses classify_network(const ViewContext& context, const Measure&) {
  const Footprints& footprints = *context.footprints;
  MapClasses result;
  for (std::size_t colour = 0; colour < kNetworkColours; ++colour) {
    const bool first = colour == 0;
    result.classes.push_back({network_paint(colour), Hatch::kNone, text::measures::a_network, first});
    result.classes.push_back(
        {network_paint(colour), Hatch::kDiagonal, overlap_label(footprints.choice), first});
  }
  constexpr std::uint16_t kNone = 2 * kNetworkColours;
  constexpr std::uint16_t kBeyond = kNone + 1;
  result.classes.push_back({Paint::kNoData, Hatch::kNone, text::measures::in_no_footprint, false});
  result.classes.push_back({Paint::kNoData, Hatch::kDots, text::measures::led_from_beyond, false});
  for (std::size_t place = 0; place < footprints.areas.size(); ++place) {
    const NetworkIndex leading = footprints.areas[place].leading();
    std::uint16_t chosen = kNone;
    if (leading.valid() && footprints.claims[place] > 0) {
      const auto colour = (*context.colours)[leading.value];
      chosen = static_cast<std::uint16_t>(2 * colour + (overlaps(footprints, place) ? 1 : 0));
      if (!context.data.networks[leading.value].in_area) chosen = kBeyond;
    }
    if (chosen >= kNone) result.classes[chosen].in_legend = true;
    result.class_of.push_back(chosen);
  }
  result.note = say(text::measures::footprints_on{.day = day_words(context)});
  return result;
}

std::string say_network(const ViewContext& context, const Measure&, SmallAreaIndex area) {
  const AreaLead& lead = context.footprints->areas[area.value];
  if (!lead.leading().valid()) return text::measures::no_network;
  return say(text::measures::leads{.basis = basis_word(context),
                                   .network = name_of(context.data, lead.leading()),
                                   .share = percent_words(lead.leading_share())});
}

MapClasses classify_size(const ViewContext& context, const Measure&) {
  MapClasses result;
  result.classes = {{Paint::kBelow, Hatch::kDiagonal, text::measures::below, true},
                    {Paint::kBelowAllowed, Hatch::kNone, text::measures::below_allowed, true},
                    {Paint::kWithin, Hatch::kNone, text::measures::within, true},
                    {Paint::kAbove, Hatch::kNone, text::measures::above, true},
                    {Paint::kFarAbove, Hatch::kDots, text::measures::far_above, true},
                    {Paint::kNoData, Hatch::kNone, text::measures::not_in_data, false}};
  constexpr std::uint16_t kMissing = 5;
  constexpr std::array<std::uint16_t, 5> kClassOf = {1, 0, 2, 3, 4};  // by SizeOutcome
  std::vector<std::uint16_t> by_network(context.data.networks.size(), kMissing);
  for (const NetworkOnDay& network : context.day.networks) {
    if (const auto rule = size_of(context.data, network)) {
      by_network[network.network.value] = kClassOf[static_cast<std::size_t>(*rule)];
    }
  }
  for (const AreaLead& lead : context.footprints->areas) {
    const std::uint16_t chosen = lead.leading().valid() ? by_network[lead.leading().value] : kMissing;
    if (chosen == kMissing) result.classes[kMissing].in_legend = true;
    result.class_of.push_back(chosen);
  }
  result.note = say(text::measures::size_note{.basis = basis_word(context), .day = day_words(context)});
  return result;
}

std::optional<double> order_size(const ViewContext& context, const Measure&, SmallAreaIndex area) {
  const NetworkOnDay* network = context.day.find(context.footprints->areas[area.value].leading());
  return network && size_of(context.data, *network)
             ? std::optional(static_cast<double>(network->registered.count))
             : std::nullopt;
}

std::string say_size(const ViewContext& context, const Measure&, SmallAreaIndex area) {
  const NetworkIndex leading = context.footprints->areas[area.value].leading();
  const NetworkOnDay* network = context.day.find(leading);
  const auto rule = network ? size_of(context.data, *network) : std::nullopt;
  if (!rule) return text::measures::size_not_known;
  return say(text::measures::size_says{.network = name_of(context.data, leading),
                                       .patients = network->registered.count,
                                       .size = size_short(*rule)});
}

std::string say_lead(const ViewContext& context, const Measure& measure, SmallAreaIndex area) {
  const AreaLead& lead = context.footprints->areas[area.value];
  if (!lead.leading().valid() || lead.networks.size() < 2) return say_network(context, measure, area);
  return say(text::measures::leads_then{.basis = basis_word(context),
                                        .network = name_of(context.data, lead.leading()),
                                        .second = name_of(context.data, lead.networks[1].network),
                                        .second_share = percent_words(lead.networks[1].share),
                                        .share = percent_words(lead.leading_share())});
}

}  // namespace pcn
