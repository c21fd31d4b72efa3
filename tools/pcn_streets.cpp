#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "core/base/text.h"
#include "core/import/sha256.h"
#include "core/import/streets.h"
#include "core/io/area_package.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

// Of a file of any size.
std::string sha256_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw Failure{path + ": this file cannot be read"};
  Sha256 sum;
  std::string piece(std::size_t{1} << 20U, '\0');
  while (stream) {
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    sum.add(std::string_view(piece).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  return sum.hex();
}

struct StreetArguments {
  std::string package;
  std::string roads;
  std::string out;
};

void run_streets(const StreetArguments& arguments) {
  auto package = read_area_package(read_file(arguments.package), arguments.package);
  if (!package) throw Failure{package.error().message()};
  take_streets(package->data, arguments.roads);
  const std::string bytes = write_area_package(package->data);
  const auto again = read_area_package(bytes, arguments.out);
  if (!again) throw Failure{"the package that was made cannot be read back: " + again.error().message()};
  write_file(arguments.out, bytes);
  std::cout << arguments.out << ": " << package->data.name << ", "
            << format_count(static_cast<std::int64_t>(package->data.streets.size()))
            << " stretches of streets, " << format_count(static_cast<std::int64_t>(bytes.size()))
            << " bytes\n";
}

}  // namespace

void take_streets(Dataset& data, const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  const Status put = put_streets(data, path, name, sha256_of(path));
  if (!put) throw Failure{put.error().message()};
}

void add_streets(CLI::App& app) {
  auto* command = app.add_subcommand("streets", "Put streets to orient oneself by into an area package");
  auto arguments = std::make_shared<StreetArguments>();
  command->add_option("package", arguments->package, "The package")->required()->check(CLI::ExistingFile);
  command->add_option("roads", arguments->roads, "OS Open Roads as GeoPackage: oproad_gb.gpkg")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("--out", arguments->out, "The package to write")->required();
  command->callback([arguments] { run_streets(*arguments); });
}

}  // namespace pcn::tool
