// Any bytes: an error with a message, or features whose rings are closed shapes of at least three points.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/io/geojson.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto features = pcn::read_geojson(bytes, "fuzz.geojson");
  if (!features) {
    require(!features.error().message().empty());
    return 0;
  }
  for (const pcn::GeoFeature& feature : *features) {
    for (const pcn::Polyline& line : feature.lines) require(line.size() >= 2);
  }
  return 0;
}
