#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include <unistd.h>

#include "core/base/text.h"
#include "core/footprint/gravity.h"
#include "core/import/assemble.h"
#include "core/import/sha256.h"
#include "core/io/registration_merge.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

struct BuildArguments {
  std::string raw;
  std::string icb;
  std::string out;
  std::string sources = "assets/sources.json";
  std::string rivers = "assets/rivers.json";
  std::string registrations;
  std::string streets;
  double edge_km = 8;
};

FileAccess folder_access(const std::string& folder) {
  const std::filesystem::path root(folder);
  return {[root](const std::string& path) -> Result<std::string> {
            const auto full = root / path;
            if (!std::filesystem::is_regular_file(full)) {
              return Error{ErrorCode::kNotFound, {path, 0, 0, ""}, "this file is not in the raw data folder"};
            }
            return read_file(full.string());
          },
          [root](const std::string& path) {
            std::vector<std::string> names;
            std::error_code none;
            for (const auto& entry : std::filesystem::directory_iterator(root / path, none)) {
              if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
            }
            std::sort(names.begin(), names.end());
            return names;
          }};
}

// One line on the terminal that is written over; nothing when standard error is a file or a pipe.
std::function<void(const std::string&)> progress_line() {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [](const std::string& path) {
    std::cerr << "\r\033[K"
              << "reading " << path << std::flush;
  };
}

// Asked before anything is made, which takes seconds.
void check_size(const std::string& path) {
  std::error_code none;
  if (!path.empty() && std::filesystem::file_size(path, none) > kMostRegistrationBytes && !none)
    throw Failure{path + ": " + std::string(kTooManyRegistrationBytes)};
}

// Observed registrations by small area, where the user has the file.
void add_registrations(Dataset& data, const std::string& path) {
  const std::filesystem::path file(path);
  const std::string bytes = read_file(path);
  auto registrations = read_registrations(bytes, file.filename().string(), data);
  if (!registrations) throw Failure{registrations.error().message()};
  const auto report =
      put_registrations(data, std::move(*registrations), file.filename().string(), sha256_hex(bytes));
  if (!report) throw Failure{report.error().message()};
  for (const std::string& sentence : report_sentences(data, *report)) std::cerr << sentence << "\n";
}

// The area's own, without those beyond its edge.
template <class Row, class Test>
std::string count_own(const std::vector<Row>& rows, const Test& own) {
  return format_count(std::count_if(rows.begin(), rows.end(), own));
}

void run_build(const BuildArguments& arguments) {
  if (!std::filesystem::is_directory(arguments.raw))
    throw Failure{arguments.raw + ": this folder is not there"};
  check_size(arguments.registrations);
  auto specs = parse_sources(read_file(arguments.sources), arguments.sources);
  if (!specs) throw Failure{specs.error().message()};
  const auto progress = progress_line();
  Inputs inputs(std::move(*specs), folder_access(arguments.raw), progress);
  BuildOptions options;
  options.icb = arguments.icb;
  options.edge_metres = arguments.edge_km * 1000;
  options.rivers = read_file(arguments.rivers);
  auto data = assemble_area(inputs, options);
  if (progress) std::cerr << "\r\033[K";
  if (!data) throw Failure{data.error().message()};
  if (!arguments.registrations.empty()) add_registrations(*data, arguments.registrations);
  if (!arguments.streets.empty()) take_streets(*data, arguments.streets);
  data->model_factors = find_model_factors(*data);
  const std::string bytes = write_area_package(*data);
  const auto again = read_area_package(bytes, arguments.out);
  if (!again) {
    write_file(arguments.out + ".faulty", bytes);
    throw Failure{"the package that was made cannot be read back: " + again.error().message()};
  }
  write_file(arguments.out, bytes);
  std::cout << arguments.out << ": " << data->name << " (" << data->icb_code << "), "
            << count_own(data->networks, [](const Network& row) { return row.in_area; })
            << " networks of any year, "
            << count_own(data->practices, [](const Practice& row) { return row.in_area; })
            << " practices of any year, "
            << format_count(static_cast<std::int64_t>(data->topology.areas.size())) << " small areas, "
            << format_count(static_cast<std::int64_t>(data->postcodes.size())) << " postcodes, "
            << format_count(static_cast<std::int64_t>(bytes.size())) << " bytes\n";
  Diagnostics notes = data->build_notes;
  notes.insert(notes.end(), again->diagnostics.begin(), again->diagnostics.end());
  for (const Diagnostic& note : notes) {
    std::cout << (note.severity == Severity::kWarning ? "warning: " : "note: ") << note.detail << " ("
              << format_count(note.count)
              << (note.patients > 0 ? ", " + count_of(note.patients, "patient", "patients") : std::string())
              << ")\n";
  }
}

}  // namespace

void add_build(CLI::App& app) {
  auto* command = app.add_subcommand("build", "Make an area package from the publishers' files");
  auto arguments = std::make_shared<BuildArguments>();
  command->add_option("--raw", arguments->raw, "Folder with the publishers' files")->required();
  command->add_option("--icb", arguments->icb, "ODS code of the integrated care board, such as QKK")
      ->required();
  command->add_option("--out", arguments->out, "The package to write")->required();
  command->add_option("--rivers", arguments->rivers, "Rivers that part the land, with their crossings")
      ->capture_default_str();
  command->add_option("--sources", arguments->sources, "Which files are expected where")
      ->capture_default_str();
  command
      ->add_option(
          "--registrations", arguments->registrations,
          "gp-reg-pat-prac-lsoa-all.csv: patients by practice and small area, for observed footprints")
      ->check(CLI::ExistingFile);
  command
      ->add_option("--streets", arguments->streets,
                   "oproad_gb.gpkg (OS Open Roads as GeoPackage), for streets on the map")
      ->check(CLI::ExistingFile);
  command->add_option("--edge-km", arguments->edge_km, "How far beyond the border places are kept")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 50.0));
  command->callback([arguments] { run_build(*arguments); });
}

}  // namespace pcn::tool
