#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"

namespace pcn::testing {

// What is not well-formed about the elements, attributes and characters of a document; empty if nothing is.
inline std::string xml_fault(std::string_view text) {
  std::vector<std::string> open;
  bool root_seen = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 && c != '\n') return "a control character";
    if (text[at] == '&') {
      bool known = false;
      for (const char* entity : {"&amp;", "&lt;", "&gt;", "&quot;"})
        known = known || text.substr(at).starts_with(entity);
      if (!known) return "a stray &";
    }
    if (text[at] != '<') {
      if (open.empty() && text[at] != '\n') return "text outside of the root";
      ++at;
      continue;
    }
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) return "a tag that does not end";
    std::string_view tag = text.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return "closes " + std::string(tag);
      open.pop_back();
      continue;
    }
    const bool empty = tag.ends_with('/');
    if (empty) tag.remove_suffix(1);
    const std::string name(tag.substr(0, tag.find(' ')));
    std::set<std::string> attributes;
    std::string_view rest = tag.substr(name.size());
    while (!rest.empty()) {
      const std::size_t equals = rest.find("=\"");
      if (rest[0] != ' ' || equals == std::string_view::npos) return "an attribute in " + std::string(tag);
      const std::size_t close = rest.find('"', equals + 2);
      if (close == std::string_view::npos) return "an attribute without an end in " + std::string(tag);
      if (!attributes.emplace(rest.substr(1, equals - 1)).second) return "twice in " + std::string(tag);
      if (rest.substr(equals + 2, close - equals - 2).find('<') != std::string_view::npos) return "a <";
      rest.remove_prefix(close + 1);
    }
    if (open.empty() && root_seen) return "a second root";
    root_seen = true;
    if (!empty) open.push_back(name);
  }
  return open.empty() ? (is_utf8(text) ? "" : "not UTF-8") : "never closes " + open.back();
}

}  // namespace pcn::testing
