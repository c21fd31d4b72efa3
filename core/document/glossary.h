#pragma once

#include <string_view>
#include <vector>

namespace pcn {

// The one definition of a term or a measure, used by tooltips, documents and the glossary alike.
struct GlossaryEntry {
  std::string_view id;
  std::string_view term;
  std::string_view what;     // what it is
  std::string_view why;      // why it matters
  std::string_view caution;  // what to be careful of; may be empty
};

// In the order of their terms.
[[nodiscard]] const std::vector<GlossaryEntry>& glossary();
[[nodiscard]] const GlossaryEntry* find_term(std::string_view id);

}  // namespace pcn
