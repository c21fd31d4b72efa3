#pragma once

#include <vector>

#include "core/document/document.h"
#include "core/document/glossary.h"

namespace pcn {

// Documents that no choice of the reader changes. They stand in index.html from the start; the program in the
// page does not hold them.
[[nodiscard]] Document make_glossary(const std::vector<GlossaryEntry>& glossary);
[[nodiscard]] Document make_accessibility();

}  // namespace pcn
