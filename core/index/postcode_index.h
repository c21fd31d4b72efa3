#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geo/coordinates.h"
#include "core/index/packed_rtree.h"
#include "core/model/dataset.h"

namespace pcn {

// Postcodes [first, last) of Dataset::postcodes.
struct PostcodeRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  bool operator==(const PostcodeRange&) const = default;
};

// The text of a postcode without its padding.
[[nodiscard]] std::string postcode_text(const Postcode& postcode);

// Finds postcodes of a Dataset by text and by place. Numbers are positions in Dataset::postcodes. Keeps its
// own keys (8 bytes for each) and the points' tree; holds no pointer into the Dataset.
class PostcodeIndex {
 public:
  PostcodeIndex() = default;
  explicit PostcodeIndex(const Dataset& data);

  [[nodiscard]] std::size_t size() const { return keys_.size(); }

  [[nodiscard]] std::string text(std::uint32_t postcode) const;

  // A full postcode as people type it ("se59rs"); empty if it is none or not in the data. O(log n).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

  // All postcodes of an outward code ("SE5") or a sector ("SE5 9", also "se59": read as a sector if it can be
  // one).
  [[nodiscard]] PostcodeRange in_outward(std::string_view outward) const;
  [[nodiscard]] PostcodeRange in_sector(std::string_view sector) const;

  // All postcodes whose text begins so, however far it has been typed and whether or not with its space: for
  // "SE1" those of SE1 and of SE10 to SE19; with a space after it ("SE1 ") those of SE1 only. Ranges
  // ascending, not empty, apart.
  [[nodiscard]] std::vector<PostcodeRange> with_prefix(std::string_view typed) const;

  // The nearest postcodes by rising distance, ties by text.
  [[nodiscard]] std::vector<PackedRTree::Found> nearest(BritishGrid point, std::size_t limit,
                                                        double max_distance = 1e9) const;

 private:
  [[nodiscard]] PostcodeRange range_of(std::string_view prefix) const;

  std::vector<std::uint64_t> keys_;  // the text as a big-endian number: ascending
  PackedRTree tree_;
};

}  // namespace pcn
