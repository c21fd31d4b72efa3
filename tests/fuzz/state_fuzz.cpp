// Any address: a state whose own address restores it without a message.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/state/app_state.h"
#include "tests/fuzz/require.h"
#include "tests/support/ascii_area.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pcn::Dataset kArea = pcn::testing::AsciiArea({"a a b", "c c b"})
                                        .residents_each(1000)
                                        .practice("G1", 'a', 1500, "U1")
                                        .practice("G2", 'b', 900, "U2")
                                        .build();
  const std::string_view address(reinterpret_cast<const char*>(data), size);
  const pcn::AppState start = pcn::initial_state(kArea);
  const pcn::StateChange change = pcn::apply(start, address, kArea);
  const std::string fragment = pcn::to_fragment(change.state, kArea);
  const pcn::StateChange again = pcn::apply(start, fragment, kArea);
  require(again.messages.empty());
  require(pcn::to_fragment(again.state, kArea) == fragment);
  return 0;
}
