#pragma once

#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// How far it is between two points for somebody on foot, as far as wide rivers tell: a straight line, unless
// it crosses a river once (or an odd number of times): then by the crossing that makes the way shortest. A
// line that crosses a bend twice stays straight, which is too short; the data cannot tell better.
class Ways {
 public:
  // The Dataset outlives this.
  explicit Ways(const Dataset& data);

  // Metres; never less than the straight line.
  [[nodiscard]] double metres(BritishGrid from, BritishGrid to) const;

 private:
  // A piece of a river's course with the box around it.
  struct Reach {
    double west = 0, south = 0, east = 0, north = 0;
    std::size_t first = 0;  // points [first, last] of the course
    std::size_t last = 0;
  };
  struct Course {
    const River* river = nullptr;
    std::vector<BritishGrid> crossings;
    std::vector<Reach> reaches;
  };
  [[nodiscard]] bool parted(const Course& course, BritishGrid from, BritishGrid to) const;

  std::vector<Course> courses_;
};

}  // namespace pcn
