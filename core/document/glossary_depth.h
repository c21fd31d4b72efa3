#pragma once

#include <vector>

#include "core/document/glossary.h"

namespace pcn {

// Terms of the views of networks in depth; glossary() holds them too.
[[nodiscard]] std::vector<GlossaryEntry> depth_terms();

}  // namespace pcn
