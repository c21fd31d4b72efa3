#include "core/document/glossary.h"
#include "core/document/parts.h"
#include "core/pages/list.h"

namespace pcn {

Document make_glossary(const ViewContext&) {
  Document document;
  document.id = "glossary";
  document.title = "Words explained";
  document.summary =
      "What the words and figures of this page mean, why they matter and what to be careful of.";
  for (const GlossaryEntry& entry : glossary()) {
    document.blocks.emplace_back(Heading{std::string(entry.term), 2, std::string(entry.id)});
    document.blocks.push_back(paragraph(std::string(entry.what)));
    document.blocks.push_back(paragraph({strong("Why it matters: "), plain(std::string(entry.why))}));
    if (entry.caution.empty()) continue;
    document.blocks.push_back(
        paragraph({strong("Be careful: "), plain(std::string(entry.caution))}, Tone::kCaution));
  }
  return document;
}

}  // namespace pcn
