#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/session/session.h"
#include "core/state/context.h"

namespace pcn {

// What Return does with a text: carries out the one thing that it names exactly, or else says what is known
// and offers what may have been meant.
[[nodiscard]] LookUp look_up(const ViewContext& context, const TextSearch& search,
                             const RegionLocator& region, std::string_view text);

}  // namespace pcn
