#include <filesystem>
#include <fstream>
#include <sstream>

#include "tools/pcn_commands.h"

namespace pcn::tool {

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || std::filesystem::is_directory(path)) throw Failure{path + ": this file cannot be read"};
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return std::move(bytes).str();
}

void write_file(const std::string& path, const std::string& bytes) {
  const std::filesystem::path target(path);
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
  const std::string unfinished = path + ".part";
  {
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream << bytes;
    stream.flush();
    if (!stream) throw Failure{unfinished + ": this file cannot be written"};
  }
  std::filesystem::rename(unfinished, target);
}

LoadedPackage read_package(const std::string& path) {
  auto package = read_area_package(read_file(path), path);
  if (!package) throw Failure{package.error().message()};
  return std::move(*package);
}

}  // namespace pcn::tool
