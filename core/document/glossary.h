#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pcn {

// The one definition of a term or a measure (assets/glossary.json), for the page's dialog and its list of
// words.
struct GlossaryEntry {
  std::string id;
  std::string term;
  std::string what;     // what it is
  std::string why;      // why it matters
  std::string caution;  // what to be careful of; may be empty
};

// Entries in the order of their terms. Errors: what parse_json says, and a term without id, name, meaning or
// reason, or with the id of another.
[[nodiscard]] Result<std::vector<GlossaryEntry>> read_glossary(std::string_view bytes, std::string_view file);

// The entry with that id, or null.
[[nodiscard]] const GlossaryEntry* find_term(const std::vector<GlossaryEntry>& glossary, std::string_view id);

}  // namespace pcn
