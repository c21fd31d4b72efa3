#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace pcn::testing {

// Finds what is left in English in texts of the made-up language (tools/texts/icu_message.h): there every
// vowel has an accent, so that a word of three letters or more with a plain vowel is no message. Names from
// the data are none either: whole strings of the package.
class LeftInEnglish {
 public:
  explicit LeftInEnglish(const nlohmann::json& package);

  // What of the text is neither made up nor from the data, without figures; empty: nothing.
  [[nodiscard]] std::string left_of(std::string_view text) const;

 private:
  struct Words {
    std::vector<std::string> all;
    std::vector<bool> english;
  };
  static Words words_of(std::string_view text);
  void learn(const nlohmann::json& value);
  void learn_name(std::string_view name);

  // The names as a tree of words: (node, word) -> node; 0 is the root.
  std::unordered_map<std::string, std::size_t> next_;
  std::vector<bool> ends_ = {false};
};

// Every text of a document's JSON that a reader sees; keys, ids and actions are none.
[[nodiscard]] std::vector<std::string> texts_of(const nlohmann::json& document);

}  // namespace pcn::testing
