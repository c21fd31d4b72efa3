#include <iostream>
#include <memory>

#include "core/session/session.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

struct ExportArguments {
  std::string file;
  std::string what;
  std::string state;
  std::string output;
};

void run_export(const ExportArguments& arguments) {
  auto session = Session::load(read_file(arguments.file), arguments.file);
  if (!session) throw Failure{session.error().message()};
  for (const std::string& message : (*session)->restore(arguments.state))
    std::cerr << "pcn: " << message << "\n";
  const auto file = (*session)->export_file(arguments.what);
  if (!file) throw Failure{file.error().message()};
  if (arguments.output.empty()) {
    std::cout << file->text;
  } else {
    write_file(arguments.output, file->text);
  }
}

}  // namespace

void add_export(CLI::App& app) {
  auto* command = app.add_subcommand("export",
                                     "Write what the page's \"Save or share\" offers: list, svg:map, "
                                     "csv:TABLE, xlsx:TABLE, geojson:footprints, "
                                     "geojson:practices, json:services");
  auto arguments = std::make_shared<ExportArguments>();
  command->add_option("file", arguments->file, "The package")->required();
  command->add_option("what", arguments->what, "What to write; \"list\" names everything")->required();
  command->add_option("--state", arguments->state, "What follows # in the address of the page");
  command->add_option("-o,--output", arguments->output, "The file to write (default: the terminal)");
  command->callback([arguments] { run_export(*arguments); });
}

}  // namespace pcn::tool
