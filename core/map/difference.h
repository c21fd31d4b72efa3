#pragma once

#include <string>

#include "core/state/context.h"

namespace pcn {

// What two maps of the same places tell differently, in sentences: in how many places, with how many people,
// another network leads, and where both are coloured by the same measure, in how many the class is another.
// Places of which one of the maps does not know it are counted apart, never as the same or as a change.
// Classes that are not the same on both maps are not compared, which is said. Both contexts must have
// footprints, and coverage where the measure shown needs it.
[[nodiscard]] std::string difference_words(const ViewContext& first, const ViewContext& second);

// Who led the place on the earlier of two days and on the later, in a sentence, where both
// days' patients rest on a count; else empty. One of the days is usually the context's, which is quicker.
[[nodiscard]] std::string led_then_and_now(const ViewContext& context, SmallAreaIndex place, Date before,
                                           Date after);

}  // namespace pcn
