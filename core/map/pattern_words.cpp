#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/map/explore.h"
#include "core/map/pattern.h"
#include "core/state/extra_keys.h"
#include "texts/pattern.h"
#include "texts/scene.h"

// The pattern of a measure by direction, in sentences.
namespace pcn {

namespace words = text::pattern;

namespace {

// Where the colours are networks: who leads at the heart of each part.
std::string networks_by_direction(const ViewContext& context) {
  const Standing standing = standing_of(context, *find_measure("lead"));
  std::vector<std::string> parts;
  for (const DirectionPart& part : pattern_of(context, standing).parts) {
    if (const NetworkIndex leading = context.footprints->areas[part.heart.value].leading())
      parts.push_back(say(words::heart{.direction = direction_words(part.direction),
                                       .network = short_name(context.data.networks[leading.value])}));
  }
  if (parts.empty()) return words::nobody_leads;
  return say(words::hearts{.parts = join(parts, "; ")});
}

}  // namespace

std::string_view direction_words(Direction direction) {
  constexpr std::array<TextId, 9> kWords = {words::north,      words::north_east, words::east,
                                            words::south_east, words::south,      words::south_west,
                                            words::west,       words::north_west, words::middle};
  return kWords[static_cast<std::size_t>(direction)];
}

const std::string& name_said(const SmallArea& area) {
  return area.msoa_name.empty() ? area.name : area.msoa_name;
}

std::string place_said(const Dataset& data, SmallAreaIndex place) {
  const SmallArea& area = data.small_areas[place.value];
  const std::string district = district_name(data, area.district);
  return district.empty() ? name_said(area)
                          : say(words::place_in{.district = district, .place = name_said(area)});
}

std::string pattern_words(const ViewContext& context) {
  const Measure& measure = *find_measure(shown_measure(context.state));
  if (!measure.ordered()) return networks_by_direction(context);
  const Standing standing = standing_of(context, measure);
  const Pattern pattern = pattern_of(context, standing);
  if (pattern.parts.empty()) return words::no_pattern;
  const MapClasses classes = measure.classify(context);
  const auto typical = [&](const DirectionPart& part) -> const std::string& {
    return classes.classes[classes.class_of[part.typical.value]].label;
  };
  const DirectionPart &high = pattern.parts[pattern.highest], &low = pattern.parts[pattern.lowest];
  const std::string_view unit = measure.unit;
  std::string title = title_of(measure, classes);
  if (!unit.empty()) title = say(text::scene::measure_and_unit{.measure = title, .unit = unit});
  const std::string_view high_way = direction_words(high.direction), low_way = direction_words(low.direction);
  std::string told;
  if (pattern.clear()) {
    told = say(words::pattern_high{.class_name = typical(high),
                                   .direction = high_way,
                                   .high = measure.high,
                                   .measure = title,
                                   .place = place_said(context.data, high.around)}) +
           " " +
           say(words::pattern_low{.class_name = typical(low),
                                  .direction = low_way,
                                  .low = upper_first(measure.low),
                                  .place = place_said(context.data, low.around)});
  } else {
    told = say(words::no_clear_pattern{.area = context.data.name,
                                       .high = typical(high),
                                       .high_direction = high_way,
                                       .low = typical(low),
                                       .low_direction = low_way,
                                       .measure = title});
  }
  if (const std::size_t missing = standing.figure.size() - standing.known; missing > 0)
    told += " " + say(words::not_known_for{.all = standing.figure.size(), .places = missing});
  return told;
}

}  // namespace pcn
