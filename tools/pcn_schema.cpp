#include <iostream>
#include <memory>

#include "core/io/area_schema.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {

void add_schema(CLI::App& app) {
  auto* command = app.add_subcommand("schema", "Print the JSON schema of area packages");
  auto words = std::make_shared<std::string>("assets/area.words.json");
  auto out = std::make_shared<std::string>();
  command->add_option("--words", *words, "What tables and columns are, in words")->capture_default_str();
  command->add_option("--out", *out,
                      "The file to write, such as assets/area.schema.json; default: the terminal");
  command->callback([words, out] {
    const auto text = parse_json(read_file(*words), *words);
    if (!text) throw Failure{text.error().message()};
    const auto schema = area_schema(*text, *words);
    if (!schema) throw Failure{schema.error().message()};
    if (out->empty()) {
      std::cout << *schema;
    } else {
      write_file(*out, *schema);
    }
  });
}

}  // namespace pcn::tool
