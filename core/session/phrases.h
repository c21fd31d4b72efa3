#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/state/needs.h"

namespace pcn {

// What people type when they need something: "physio", "my nearest pharmacy open on Sunday".
struct Understood {
  std::vector<std::string_view> needs;  // ids, the likeliest first; empty: no need is named
  bool now = false;                     // of a pharmacy: open at the time of asking
  bool urgent = false;                  // a matter of safety: told whatever else stands in the text
  bool weak = false;  // only a word that many names have, such as "surgery": names come before it
  bool help = false;  // "help" stands in the text
  std::string rest;   // folded: the words that say something else, such as a place
};
[[nodiscard]] Understood understand(std::string_view text);

// Needs whose words begin as the text does, or are one slip away from it; at most three, each once.
[[nodiscard]] std::vector<std::string_view> needs_beginning(std::string_view text);
[[nodiscard]] std::vector<std::string_view> needs_like(std::string_view text);

// The card of a need, asked for in these words.
[[nodiscard]] ActionText action_of(std::string_view need, bool now);

}  // namespace pcn
