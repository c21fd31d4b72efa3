// The command line `pcn`: makes area packages from official files and answers questions about them.
#include <iostream>

#include "tools/pcn_commands.h"

int main(int argc, char** argv) {
  CLI::App app{"PCN Explorer: primary care networks from official data"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "pcn 0.1.0 (package format " + std::to_string(pcn::kAreaVersion) + ")");
  pcn::tool::add_build(app);
  pcn::tool::add_check(app);
  pcn::tool::add_export(app);
  pcn::tool::add_footprint_check(app);
  pcn::tool::add_gaps(app);
  pcn::tool::add_locate(app);
  pcn::tool::add_report(app);
  pcn::tool::add_schema(app);
  pcn::tool::add_streets(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const pcn::tool::Failure& failure) {
    std::cerr << "pcn: " << failure.message << "\n";
    return failure.code;
  } catch (const std::exception& error) {
    std::cerr << "pcn: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
