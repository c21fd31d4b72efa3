#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pcn::texts {

// A message as translators write it: ICU MessageFormat, of which these are known: {name}, {name, number},
// {name, plural, =0 {…} one {…} other {# …}}, {name, select, pharmacy {…} other {…}}, and tags
// <name>…</name>. An apostrophe is itself, unless it stands before { } < or #: then up to the next apostrophe
// all is plain text.

enum class FieldKind : std::uint8_t { kText, kNumber, kTag };

struct Field {
  std::string name;
  FieldKind kind = FieldKind::kText;
  bool operator==(const Field&) const = default;
};

enum class PartKind : std::uint8_t { kWords, kText, kNumber, kPlural, kSelect, kTag };

struct Part;
struct Branch {
  std::string key;  // "one", "=0", "pharmacy", "other"
  std::vector<Part> parts;
};
struct Part {
  PartKind kind = PartKind::kWords;
  std::string words = {};             // of kWords
  std::string name = {};              // of the others
  std::vector<Branch> branches = {};  // of kPlural and kSelect; of kTag one, without a key
};

struct IcuMessage {
  std::vector<Part> parts;
  std::vector<Field> fields;  // by name
  std::string fault;          // empty: it was read
};

[[nodiscard]] IcuMessage read_icu_message(std::string_view text);

// The form in which the program carries it (core/base/message_form.h), with the numbers of these fields.
[[nodiscard]] std::string message_form_of(const std::vector<Part>& parts, const std::vector<Field>& fields);

// The message as it would be written, for those who read it again.
[[nodiscard]] std::string icu_text_of(const std::vector<Part>& parts);

// The same message in the made-up language with which tests show that nothing is left in English: every vowel
// twice and with an accent, arguments between arrows, and other plural forms (kMadeUpPlurals).
[[nodiscard]] std::vector<Part> made_up(const std::vector<Part>& parts);
inline constexpr std::string_view kMadeUpLanguage = "en-XA";
inline constexpr std::string_view kMadeUpPlurals =
    "one: n % 10 = 1 and n != 11; few: n % 10 = 2..4 and n != 12..14";

}  // namespace pcn::texts
