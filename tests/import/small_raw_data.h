#pragma once

#include <map>
#include <string>

#include "core/import/inputs.h"

namespace pcn::testing {

// The publishers' files of a country of two boards, "QAA" with two small areas and "QBB" with one, in the
// layouts of the real ones.
class SmallRawData {
 public:
  SmallRawData();
  // Replaces or adds a file; an empty text removes it.
  SmallRawData& set(const std::string& path, const std::string& text);
  [[nodiscard]] std::string text(const std::string& path) const { return files_.at(path); }
  [[nodiscard]] Inputs inputs() const;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace pcn::testing
