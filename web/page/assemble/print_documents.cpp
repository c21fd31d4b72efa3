// Prints the documents that stand in the page before any script has run, as one JSON object, for
// make_index.mjs.
//   print_documents PACKAGE

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "core/base/json_writer.h"
#include "core/document/document.h"
#include "core/session/session.h"
#include "core/state/postcode_lookup.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: print_documents PACKAGE\n", stderr);
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string package{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    std::fprintf(stderr, "%s cannot be read\n", argv[1]);
    return 1;
  }
  const auto session = pcn::Session::load(package, argv[1]);
  if (!session) {
    std::fprintf(stderr, "%s\n", session.error().message().c_str());
    return 1;
  }
  std::string out = "{";
  for (const char* which : {"list", "menu", "view", "about", "glossary", "accessibility"}) {
    if (out.size() > 1) out += ",\n";
    out += std::string("\"") + which + "\":" + to_json((*session)->document(which));
  }
  out += ",\n\"example\":" + pcn::json_quoted(pcn::example_postcode((*session)->data())) + "}\n";
  return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
