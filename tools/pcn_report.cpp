#include <iostream>
#include <memory>

#include "core/export/report.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

struct ReportArguments {
  std::string file;
  std::string date;
  std::string postcode;
  bool json = false;  // the only form there is; accepted so that scripts say what they expect
};

Date day_of(const ReportArguments& arguments, const Dataset& data) {
  if (arguments.date.empty()) return data.newest;
  const auto day = read_date(arguments.date);
  if (!day) throw Failure{"\"" + arguments.date + "\" is no date such as 2026-07-01"};
  return *day;
}

// Exactly one line end, whatever the text has.
void print_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  std::cout << text << "\n";
}

void run_report(const ReportArguments& arguments) {
  const LoadedPackage package = read_package(arguments.file);
  print_line(report_json(package.data, day_of(arguments, package.data)));
}

void run_locate(const ReportArguments& arguments) {
  const LoadedPackage package = read_package(arguments.file);
  const auto found = locate_json(package.data, arguments.postcode, day_of(arguments, package.data));
  if (!found) throw Failure{found.error().message()};
  print_line(*found);
}

}  // namespace

void add_report(CLI::App& app) {
  auto* command = app.add_subcommand("report", "Print an area's networks and totals on a day as JSON");
  auto arguments = std::make_shared<ReportArguments>();
  command->add_option("file", arguments->file, "The package")->required();
  command->add_flag("--json", arguments->json, "Print JSON");
  command->add_option("--date", arguments->date, "Memberships of this day (default: the newest)");
  command->callback([arguments] { run_report(*arguments); });
}

void add_locate(CLI::App& app) {
  auto* command = app.add_subcommand("locate", "Print what is known of a postcode as JSON");
  auto arguments = std::make_shared<ReportArguments>();
  command->add_option("file", arguments->file, "The package")->required();
  command->add_option("postcode", arguments->postcode, "A full postcode, such as \"SE5 9RS\"")->required();
  command->add_flag("--json", arguments->json, "Print JSON");
  command->add_option("--date", arguments->date, "Memberships of this day (default: the newest)");
  command->callback([arguments] { run_locate(*arguments); });
}

}  // namespace pcn::tool
