#include <iostream>
#include <memory>

#include "core/footprint/model_check.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {

void add_footprint_check(CLI::App& app) {
  auto* command =
      app.add_subcommand("footprint-check", "Compare modelled footprints with what is known of them");
  auto file = std::make_shared<std::string>();
  command->add_option("file", *file, "The package")->required();
  auto map = std::make_shared<std::string>();
  command->add_option("--map", *map, "Also draw a map into this SVG file");
  command->callback([file, map] {
    const LoadedPackage package = read_package(*file);
    if (!map->empty()) write_file(*map, check_map(package.data));
    std::cout << check_report(package.data, compare_decays(package.data));
  });
}

}  // namespace pcn::tool
