// Prints the documents that stand in the page before any script has run, as one JSON object, for
// make_index.mjs.
//   print_documents PACKAGE GLOSSARY [TEXTS]      (TEXTS: of another language, as make_texts writes them)

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/base/json_writer.h"
#include "core/base/message.h"
#include "core/document/document.h"
#include "core/pages/fixed_documents.h"
#include "core/session/session.h"
#include "core/state/postcode_lookup.h"

namespace {

std::optional<std::string> bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    std::fprintf(stderr, "%s cannot be read\n", path);
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::fputs("usage: print_documents PACKAGE GLOSSARY [TEXTS]\n", stderr);
    return 2;
  }
  if (argc == 4) {
    auto texts = bytes_of(argv[3]);
    if (!texts || !pcn::use_texts(std::move(*texts))) {
      std::fprintf(stderr, "%s holds no texts of this program\n", argv[3]);
      return 1;
    }
  }
  const auto package = bytes_of(argv[1]);
  const auto words = bytes_of(argv[2]);
  if (!package || !words) return 1;
  const auto glossary = pcn::read_glossary(*words, argv[2]);
  if (!glossary) {
    std::fprintf(stderr, "%s\n", glossary.error().message().c_str());
    return 1;
  }
  const auto session = pcn::Session::load(*package, argv[1]);
  if (!session) {
    std::fprintf(stderr, "%s\n", session.error().message().c_str());
    return 1;
  }
  std::string out = "{";
  for (const char* which : {"list", "menu", "view", "about"}) {
    if (out.size() > 1) out += ",\n";
    out += std::string("\"") + which + "\":" + to_json((*session)->document(which));
  }
  for (const pcn::Document& document : {pcn::make_glossary(*glossary), pcn::make_accessibility()})
    out += ",\n\"" + document.id + "\":" + to_json(document);
  out += ",\n\"example\":" + pcn::json_quoted(pcn::example_postcode((*session)->data())) + "}\n";
  return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
