#pragma once

#include <array>
#include <cstdint>

#include "core/geo/projection.h"

namespace pcn {

// grid_to_mercator for the many points of a drawing: exact at every 4096 metres of the grid, in between a
// parabola each way. Within 5 mm of the exact place in Great Britain. A point's place does not depend on the
// points before it.
class MercatorSheet {
 public:
  [[nodiscard]] Mercator operator()(BritishGrid point);

 private:
  // Squares two steps wide with nine exact points. Those used last are kept, one for each place in the table.
  struct Square {
    std::int32_t column = 0, row = 0;
    bool made = false;
    std::array<Mercator, 9> at;
  };
  std::array<Square, 64> squares_;
};

}  // namespace pcn
