// Any bytes: an error, or a dataset that writes to a package which reads and writes back to the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/io/area_package.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto first = pcn::read_area_package(bytes, "fuzz.json");
  if (!first) {
    require(!first.error().message().empty());
    return 0;
  }
  const std::string written = pcn::write_area_package(first->data);
  const auto second = pcn::read_area_package(written, "written.json");
  require(second.has_value());
  require(pcn::write_area_package(second->data) == written);
  return 0;
}
