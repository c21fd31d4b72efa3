#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace pcn {

enum class Severity : std::uint8_t { kNote, kWarning };

// A fault that was tolerated: said beside the value, never instead of it.
struct Diagnostic {
  Severity severity = Severity::kWarning;
  std::string code;  // stable slug, such as "practice-without-point"
  Where where;
  std::string detail;         // one sentence
  std::int64_t count = 1;     // how many rows this line stands for
  std::int64_t patients = 0;  // registered patients affected, where that can be told

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace pcn
