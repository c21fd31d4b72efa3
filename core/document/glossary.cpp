#include "core/document/glossary.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/io/json.h"

namespace pcn {
namespace {

struct Field {
  std::string_view name;
  std::string GlossaryEntry::*text;
  bool needed;
};

constexpr Field kFields[] = {{"id", &GlossaryEntry::id, true},
                             {"term", &GlossaryEntry::term, true},
                             {"what", &GlossaryEntry::what, true},
                             {"why", &GlossaryEntry::why, true},
                             {"caution", &GlossaryEntry::caution, false}};

Error fault(std::string_view file, const std::string& field, std::string detail) {
  return Error{ErrorCode::kBadFormat, {std::string(file), 0, 0, field}, std::move(detail)};
}

}  // namespace

Result<std::vector<GlossaryEntry>> read_glossary(std::string_view bytes, std::string_view file) {
  const auto json = parse_json(bytes, file);
  if (!json) return json.error();
  const Json* terms = json->find("terms");
  if (terms == nullptr || terms->array() == nullptr)
    return fault(file, "/terms", "a list of terms is missing");
  std::vector<GlossaryEntry> glossary;
  for (const Json& term : *terms->array()) {
    const std::string at = "/terms/" + std::to_string(glossary.size());
    GlossaryEntry entry;
    for (const Field& field : kFields) {
      const Json* value = term.find(field.name);
      if (value != nullptr && value->text() != nullptr) entry.*field.text = *value->text();
      if (field.needed && (entry.*field.text).empty())
        return fault(file, at + "/" + std::string(field.name), "a text is missing");
    }
    if (find_term(glossary, entry.id) != nullptr)
      return fault(file, at + "/id", "“" + entry.id + "” stands here for the second time");
    glossary.push_back(std::move(entry));
  }
  sort_stable(glossary.begin(), glossary.end(), [](const GlossaryEntry& a, const GlossaryEntry& b) {
    return to_lower_ascii(a.term) < to_lower_ascii(b.term);
  });
  return glossary;
}

const GlossaryEntry* find_term(const std::vector<GlossaryEntry>& glossary, std::string_view id) {
  for (const GlossaryEntry& entry : glossary) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace pcn
