// Any text typed into the search: an ordered answer of the size asked for, and folding that is settled.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/index/text_search.h"
#include "tests/fuzz/require.h"
#include "tests/support/ascii_area.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pcn::TextSearch kSearch(pcn::testing::AsciiArea({"a a b", "c c b"})
                                           .network("U1", "North Lewisham PCN")
                                           .practice("G1", 'a', 1500, "U1")
                                           .practice("G2", 'b', 900, "U2")
                                           .build());
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  const std::string folded = pcn::fold_text(typed);
  require(pcn::fold_text(folded) == folded);
  const auto hits = kSearch.search(typed, 5);
  require(hits.size() <= 5);
  for (std::size_t i = 1; i < hits.size(); ++i) require(hits[i - 1].quality <= hits[i].quality);
  return 0;
}
