// write_seeds DIR: small packages for the fuzzer to start from.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/io/area_package.h"
#include "core/io/area_rest.h"
#include "core/io/json.h"
#include "core/io/postcode_codec.h"
#include "tests/support/ascii_area.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  using pcn::testing::AsciiArea;
  std::ofstream(folder + "/empty.json") << pcn::write_area_package({});
  std::ofstream(folder + "/one.json") << pcn::write_area_package(AsciiArea({"a"}).build());
  // The rest of the first of them, as rest_fuzz asks for it.
  std::vector<pcn::Postcode> postcodes(1);
  std::copy_n("SE5 9RS", 7, postcodes.front().text.begin());
  const pcn::Dataset none;
  const pcn::Json::Object of = {{"id", pcn::Json(none.id)},
                                {"newest", pcn::Json(pcn::to_iso(none.newest))},
                                {"small_areas", pcn::Json(std::int64_t{0})}};
  std::ofstream(folder + "/rest.json")
      << to_text(pcn::Json(pcn::Json::Object{{"format", pcn::Json(std::string(pcn::kAreaRestFormat))},
                                             {"of", pcn::Json(of)},
                                             {"postcodes", encode_postcodes(postcodes)}}));
  const auto plain = AsciiArea({"a a b .", "c c b D"})
                         .residents_each(1000)
                         .rural("c")
                         .practice("G1", 'a', 1500, "U1")
                         .practice("G2", 'b', 900, "U2")
                         .practice("G3", 'D', 700)
                         .build();
  std::ofstream file(folder + "/plain.json");
  file << pcn::write_area_package(plain);
  return file.good() ? 0 : 1;
}
