#include "core/document/parts.h"
#include "core/pages/fixed_documents.h"

namespace pcn {

Document make_glossary(const std::vector<GlossaryEntry>& glossary) {
  Document document;
  document.id = "glossary";
  document.title = "Words explained";
  document.summary =
      "What the words and figures of this page mean, why they matter and what to be careful of.";
  for (const GlossaryEntry& entry : glossary) {
    document.blocks.emplace_back(Heading{entry.term, 2, entry.id});
    document.blocks.push_back(paragraph(entry.what));
    document.blocks.push_back(paragraph({strong("Why it matters: "), plain(entry.why)}));
    if (entry.caution.empty()) continue;
    document.blocks.push_back(paragraph({strong("Be careful: "), plain(entry.caution)}, Tone::kCaution));
  }
  return document;
}

}  // namespace pcn
