#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "core/base/result.h"
#include "core/io/area_package.h"

namespace pcn::tool {

// Each subcommand has a file of its own: add_<name> declares its options and what it does. What goes wrong is
// thrown as Failure; main() prints it and returns its code.
void add_build(CLI::App& app);
void add_check(CLI::App& app);
void add_export(CLI::App& app);
void add_footprint_check(CLI::App& app);
void add_gaps(CLI::App& app);
void add_locate(CLI::App& app);
void add_report(CLI::App& app);
void add_schema(CLI::App& app);
void add_streets(CLI::App& app);

// An error for the person at the terminal.
struct Failure {
  std::string message;
  int code = 1;
};

// A file's bytes; Failure when it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);
// Writes all of it or nothing: the file appears under its name when it is complete.
void write_file(const std::string& path, const std::string& bytes);
// Puts the streets of a file of OS Open Roads into the package; Failure with the reader's message.
void take_streets(Dataset& data, const std::string& path);
// The package in a file; Failure with the reader's message.
[[nodiscard]] LoadedPackage read_package(const std::string& path);

}  // namespace pcn::tool
