// Any bytes as the rest of a package: an error that changes nothing, or postcodes that a written package
// keeps.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/io/area_package.h"
#include "core/io/area_rest.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  pcn::Dataset dataset;
  const pcn::Status added = pcn::add_area_rest(bytes, "fuzz.json", dataset);
  if (!added) {
    require(!added.error().message().empty());
    require(dataset.postcodes.empty());
    return 0;
  }
  require(pcn::read_area_package(pcn::write_area_package(dataset), "written.json").has_value());
  return 0;
}
