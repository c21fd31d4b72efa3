#include <iostream>
#include <memory>

#include "core/footprint/accuracy.h"
#include "core/footprint/carried.h"
#include "core/footprint/model_check.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

struct CheckArguments {
  std::string file;
  std::string against;
  std::string map;
  std::string csv;
  std::string basis = "usual";
  bool json = false;
  bool fit = false;
};

Registrations read_count(const std::string& path, const Dataset& data) {
  auto count = read_registrations(read_file(path), path, data);
  if (!count) throw Failure{count.error().message()};
  return std::move(*count);
}

FlowAccuracy accuracy_of(const Dataset& data, const Registrations& count, const std::string& basis) {
  const Date day = data.newest;
  if (basis == "usual")
    return compare_with_count(data, flows_for(data, day, usual_footprint(data, day)), day, count);
  const auto choice = parse_footprint(basis + ":plurality");
  if (!choice) throw Failure{"\"" + basis + "\" is no basis; there are usual, carried and modelled"};
  return compare_with_count(data, flows_for(data, day, *choice), day, count);
}

void run_check(const CheckArguments& arguments) {
  const LoadedPackage package = read_package(arguments.file);
  const Dataset& data = package.data;
  if (arguments.against.empty()) {
    if (arguments.json || !arguments.map.empty() || !arguments.csv.empty())
      throw Failure{"--json, --csv and --map compare with a count: name its file with --against"};
    std::cout << check_report(data, compare_decays(data));
    return;
  }
  const Registrations count = read_count(arguments.against, data);
  if (!arguments.map.empty()) write_file(arguments.map, accuracy_map(data, count));
  if (!arguments.csv.empty()) write_file(arguments.csv, accuracy_csv(data, count));
  if (arguments.fit) {
    std::cout << fit_report(data, count);
    return;
  }
  std::cout << (arguments.json ? accuracy_json(accuracy_of(data, count, arguments.basis))
                               : accuracy_report(data, count));
}

}  // namespace

void add_footprint_check(CLI::App& app) {
  auto* command = app.add_subcommand("footprint-check", "Compare footprints with what is known of them");
  auto arguments = std::make_shared<CheckArguments>();
  command->add_option("file", arguments->file, "The package")->required();
  command->add_option("--against", arguments->against,
                      "Registrations by small area (CSV) of any day and of any part of the area: compare the "
                      "footprints of the newest day with them");
  command->add_flag("--json", arguments->json, "With --against: print the figures as JSON, in parts of 1");
  command->add_flag("--fit", arguments->fit, "With --against: compare parameters of the model");
  command->add_option("--basis", arguments->basis, "With --json: usual (default), carried or modelled");
  command->add_option("--csv", arguments->csv, "With --against: also write a table, place by place");
  command->add_option("--map", arguments->map, "With --against: also draw a map into this SVG file");
  command->callback([arguments] { run_check(*arguments); });
}

}  // namespace pcn::tool
