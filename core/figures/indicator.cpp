#include "core/figures/indicator.h"

#include <algorithm>

#include "core/figures/catalogue.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// Tests of coverage first, then the others.
struct Registry {
  std::vector<Indicator> all;
  std::size_t tests = 0;
};

Registry& registry() {
  static Registry made = [] {
    Registry result;
    for (const auto entries : {coverage_indicators(), network_indicators(), place_indicators()})
      result.all.insert(result.all.end(), entries.begin(), entries.end());
    result.tests = coverage_indicators().size();
    return result;
  }();
  return made;
}

}  // namespace

FigureValue ratio_of(double part, double whole, double times) {
  if (!(whole > 0)) return {};
  return {part * times / whole, part, whole, false, true};
}

std::span<const Indicator> indicators() { return registry().all; }

std::span<const Indicator> gap_tests() { return indicators().first(registry().tests); }

const Indicator* find_indicator(std::string_view id) {
  for (const Indicator& each : indicators()) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

const Indicator* find_gap_test(std::string_view id) {
  const Indicator* found = find_indicator(id);
  return found && found->gap ? found : nullptr;
}

void add_indicator(const Indicator& indicator) {
  Registry& made = registry();
  const auto at =
      made.all.begin() + static_cast<std::ptrdiff_t>(indicator.gap ? made.tests++ : made.all.size());
  made.all.insert(at, indicator);
}

bool can_tell(const FigureInput& input, const Indicator& indicator) {
  if (indicator.gap && !input.coverage) return false;
  // Those of networks and practices read what figures() has looked up.
  if (!indicator.gap && indicator.level != FigureLevel::kPlace && !input.lookups) return false;
  switch (indicator.needs) {
    case Needs::kDataset:
      return true;
    case Needs::kGeometry:
      return input.geometry != nullptr;
    case Needs::kFlows:
      return input.flows != nullptr;
    case Needs::kFootprints:
      return input.flows != nullptr && input.footprints != nullptr;
    case Needs::kCoverage:
      return input.coverage != nullptr;
  }
  return false;
}

FigureValue figure_at(const FigureInput& input, const Indicator& indicator, std::uint32_t subject) {
  return can_tell(input, indicator) ? indicator.of(input, indicator, subject) : not_looked_at();
}

std::size_t subjects_of(const FigureInput& input, FigureLevel level) {
  switch (level) {
    case FigureLevel::kPlace:
      return input.coverage ? input.coverage->places.size() : inner_small_areas(input.data);
    case FigureLevel::kPractice:
      return input.data.practices.size();
    case FigureLevel::kNetwork:
      return input.data.networks.size();
  }
  return 0;
}

}  // namespace pcn
