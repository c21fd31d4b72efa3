// write_seeds DIR: small packages for the fuzzer to start from.
#include <fstream>
#include <string>

#include "core/io/area_package.h"
#include "tests/support/ascii_area.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  using pcn::testing::AsciiArea;
  std::ofstream(folder + "/empty.json") << pcn::write_area_package({});
  std::ofstream(folder + "/one.json") << pcn::write_area_package(AsciiArea({"a"}).build());
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
