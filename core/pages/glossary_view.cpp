#include "texts/glossary_view.h"

#include "core/document/parts.h"
#include "core/pages/fixed_documents.h"

namespace pcn {

namespace words = text::glossary_view;

Document make_glossary(const std::vector<GlossaryEntry>& glossary) {
  Document document;
  document.id = "glossary";
  document.title = words::title;
  document.summary = words::summary;
  for (const GlossaryEntry& entry : glossary) {
    document.blocks.emplace_back(Heading{entry.term, 2, entry.id});
    add_paragraph(document, entry.what);
    add_paragraph(document, words::why{.strong = strong(""), .why = entry.why});
    if (entry.caution.empty()) continue;
    add_paragraph(document, words::caution{.caution = entry.caution, .strong = strong("")}, Tone::kCaution);
  }
  return document;
}

}  // namespace pcn
