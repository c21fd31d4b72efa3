// With the publishers' files at hand (environment variable PCN_RAW_DATA), the committed package is made
// again.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/footprint/gravity.h"
#include "core/import/assemble.h"
#include "core/io/area_package.h"

namespace pcn {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Rebuild, GivesTheCommittedPackageByteForByte) {
  const char* folder = std::getenv("PCN_RAW_DATA");
  if (folder == nullptr) GTEST_SKIP() << "PCN_RAW_DATA does not name the folder with the publishers' files";
  const fs::path root(folder);
  const fs::path assets = fs::path(PCN_SOURCE_DIR) / "assets";
  auto specs = parse_sources(read_all(assets / "sources.json"), "sources.json");
  ASSERT_TRUE(specs.has_value()) << specs.error().message();
  Inputs inputs(std::move(*specs),
                {[root](const std::string& path) -> Result<std::string> {
                   if (fs::is_regular_file(root / path)) return read_all(root / path);
                   return Error{ErrorCode::kNotFound, {path, 0, 0, ""}, "this file is not there"};
                 },
                 [root](const std::string& path) {
                   std::vector<std::string> names;
                   for (const auto& entry : fs::directory_iterator(root / path)) {
                     names.push_back(entry.path().filename().string());
                   }
                   std::sort(names.begin(), names.end());
                   return names;
                 }});
  auto data = assemble_area(inputs, {"QKK", 8'000, read_all(assets / "rivers.json")});
  ASSERT_TRUE(data.has_value()) << data.error().message();
  data->model_factors = find_model_factors(*data);
  EXPECT_TRUE(write_area_package(*data) == read_all(assets / "areas" / "south-east-london.json"));
}

}  // namespace
}  // namespace pcn
