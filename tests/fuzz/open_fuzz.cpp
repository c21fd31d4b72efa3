// Any file that a reader may open: it is read or refused with a sentence, and the map can be drawn either
// way.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "core/session/open_file.h"
#include "tests/fuzz/require.h"
#include "tests/support/ascii_area.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto session = pcn::Session::from_data(pcn::testing::AsciiArea({"a a b", "c c b"})
                                             .residents_each(1000)
                                             .practice("G1", 'a', 1500, "U1")
                                             .practice("G2", 'b', 900, "U2")
                                             .build());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const pcn::OpenedFile opened = pcn::open_file(session, bytes, "file");
  require(!opened.title.empty());
  require(opened.ok || !opened.messages.empty());
  if (opened.kind == pcn::FileKind::kArea) return 0;  // package_fuzz reads those
  if (!opened.action.empty()) require(session->apply(opened.action).empty());
  require(!session->scene().summary.empty());
  require(!session->document("view").title.empty());
  return 0;
}
