#include "tests/view/left_in_english.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace pcn::testing {
namespace {

bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_in_word(char c) { return is_plain_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Signs that part words, though they are no ASCII: dashes, quotes, arrows, spaces.
constexpr std::string_view kSigns[] = {"–", "—", "‘", "’", "“", "”", "…", "←", "→", "↑", "↓", "·",     "•",
                                       "−", "×", "≈", "≤", "≥", "£", "°", "▲", "▼", "✓", "✕", "\u00A0"};

std::size_t sign_at(std::string_view text) {
  for (const std::string_view sign : kSigns)
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

std::string node_key(std::size_t node, const std::string& word) { return std::to_string(node) + " " + word; }

void collect(const nlohmann::json& value, std::string_view list, std::vector<std::string>& texts) {
  static const std::set<std::string, std::less<>> kNoText = {
      "id",   "type",    "kind",   "key",   "action", "glossary", "tone", "provenance", "by",
      "also", "outside", "colour", "shape", "all",    "sort",     "play", "data"};
  if (value.is_string()) {
    texts.push_back(value.get<std::string>());
  } else if (value.is_array()) {
    for (const auto& each : value) collect(each, list, texts);
  } else if (value.is_object()) {
    for (const auto& [name, each] : value.items()) {
      // What a control holds is a key; a fact's value is a text.
      if (kNoText.count(name) != 0 || (name == "value" && list != "facts")) continue;
      collect(each, each.is_array() ? std::string_view(name) : list, texts);
    }
  }
}

}  // namespace

LeftInEnglish::LeftInEnglish(const nlohmann::json& package) { learn(package); }

void LeftInEnglish::learn(const nlohmann::json& value) {
  if (value.is_string()) {
    const std::string& name = value.get_ref<const std::string&>();
    // A small word alone is a kind ("pharmacy"), and a very long text is coded numbers.
    const bool kind =
        std::all_of(name.begin(), name.end(), [](char c) { return !is_in_word(c) || small(c) == c; }) &&
        name.find(' ') == std::string::npos;
    if (!kind && name.size() < 2000) learn_name(name);
  } else if (value.is_structured()) {
    for (const auto& each : value) learn(each);
  }
}

void LeftInEnglish::learn_name(std::string_view name) {
  const auto add = [this](std::vector<std::string>::const_iterator from,
                          std::vector<std::string>::const_iterator to) {
    std::size_t node = 0;
    for (auto word = from; word != to; ++word) {
      const auto [at, fresh] = next_.try_emplace(node_key(node, *word), ends_.size());
      if (fresh) ends_.push_back(false);
      node = at->second;
    }
    if (node != 0) ends_[node] = true;
  };
  const std::vector<std::string> words = words_of(name).all;
  add(words.begin(), words.end());
  // Names are also shown without what they end in: "North Southwark PCN".
  if (words.size() > 1 && (words.back() == "pcn" || words.back() == "icb"))
    add(words.begin(), words.end() - 1);
}

LeftInEnglish::Words LeftInEnglish::words_of(std::string_view text) {
  Words words;
  std::string word;
  bool vowel = false, figure = false;
  std::size_t letters = 0;
  const auto end = [&] {
    if (!word.empty()) {
      words.all.push_back(word);
      words.english.push_back(vowel && !figure && letters >= 3);
    }
    word.clear();
    vowel = figure = false;
    letters = 0;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (const std::size_t sign = sign_at(text.substr(at)); sign != 0) {
      end();
      at += sign - 1;
    } else if (is_in_word(c) || is_digit(c)) {
      word += small(c);
      letters += is_in_word(c) ? 1 : 0;
      figure = figure || is_digit(c);
      vowel = vowel || std::string_view("aeiou").find(small(c)) != std::string_view::npos;
    } else {
      end();
    }
  }
  end();
  return words;
}

std::string LeftInEnglish::left_of(std::string_view text) const {
  const Words words = words_of(text);
  std::string left;
  bool english = false;
  for (std::size_t at = 0; at < words.all.size();) {
    std::size_t node = 0, named = 0;
    for (std::size_t to = at; to < words.all.size(); ++to) {
      const auto found = next_.find(node_key(node, words.all[to]));
      if (found == next_.end()) break;
      node = found->second;
      if (ends_[node]) named = to + 1 - at;
    }
    if (named > 0) {
      at += named;
      continue;
    }
    if (words.english[at]) {
      english = true;
      left += (left.empty() ? "" : " ") + words.all[at];
    }
    ++at;
  }
  return english ? left : std::string();
}

std::vector<std::string> texts_of(const nlohmann::json& document) {
  std::vector<std::string> texts;
  collect(document, "", texts);
  return texts;
}

}  // namespace pcn::testing
