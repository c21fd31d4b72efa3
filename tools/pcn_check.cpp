#include <iostream>
#include <memory>

#include "core/base/text.h"
#include "core/io/json.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

Json finding(const Diagnostic& found) {
  return Json::Object{{"severity", Json(found.severity == Severity::kWarning ? "warning" : "note")},
                      {"code", Json(found.code)},
                      {"file", Json(found.where.file)},
                      {"detail", Json(found.detail)},
                      {"count", Json(found.count)},
                      {"patients", Json(found.patients)}};
}

void run_check(const std::string& file, bool as_json) {
  const auto package = read_area_package(read_file(file), file);
  if (as_json) {
    Json::Array findings;
    Json::Array notes;
    if (package) {
      for (const auto& found : package->diagnostics) findings.push_back(finding(found));
      for (const auto& note : package->data.build_notes) notes.push_back(finding(note));
    }
    const Json report = Json::Object{{"valid", Json(package.has_value())},
                                     {"error", package ? Json() : Json(package.error().message())},
                                     {"findings", Json(std::move(findings))},
                                     {"build_notes", Json(std::move(notes))}};
    std::cout << to_text(report, 2) << "\n";
    if (!package) throw Failure{package.error().message()};
    return;
  }
  if (!package) throw Failure{package.error().message()};
  const Dataset& data = package->data;
  std::cout << file << " is a valid package of " << data.name << ", " << to_words(data.newest) << "\n";
  const auto print = [](const Diagnostics& list, std::string_view title) {
    std::cout << title << (list.empty() ? " none\n" : "\n");
    for (const auto& found : list) {
      std::cout << (found.severity == Severity::kWarning ? "  warning: " : "  note: ") << found.detail << " ("
                << format_count(found.count)
                << (found.patients > 0 ? ", " + count_of(found.patients, "patient", "patients") : "")
                << ")\n";
    }
  };
  print(package->diagnostics, "Findings:");
  print(data.build_notes, "Dropped or repaired when it was made:");
}

}  // namespace

void add_check(CLI::App& app) {
  auto* command = app.add_subcommand("check", "Validate an area package and list findings");
  auto file = std::make_shared<std::string>();
  auto as_json = std::make_shared<bool>(false);
  command->add_option("file", *file, "The package")->required();
  command->add_flag("--json", *as_json, "Print JSON");
  command->callback([file, as_json] { run_check(*file, *as_json); });
}

}  // namespace pcn::tool
