#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pcn {

// Sentences for readers. They stand in assets/texts/<language>/*.arb, as ICU messages; the build makes a
// header of each file ("texts/answer.h") with a constant or a type for each message, so that a missing or
// misspelt argument does not compile:
//
//   say(text::answer::who_is_in{.network = name})     a std::string
//   heading(text::answer::what_it_is_not)              a message without arguments is a std::string_view
//   paragraph(spans(text::answer::call{.link = phone_link("111")}))   with links and terms
//   (core/document/parts.h)
//
// docs/texts.md tells how to add one, and how to add a language.

struct Span;  // core/document/document.h: what a tag of a message becomes

// A message by its number; without arguments it is its text, which lives until another language is taken.
struct TextId {
  std::uint16_t value = 0;
  operator std::string_view() const;  // NOLINT(google-explicit-constructor)
  operator std::string() const;       // NOLINT(google-explicit-constructor)
  bool operator==(const TextId&) const = default;
};

// An argument of a message; the message says of which kind it is. Views and spans live as long as the call.
union TextArgument {
  constexpr TextArgument(std::string_view words) : text(words) {}  // NOLINT(google-explicit-constructor)
  constexpr explicit TextArgument(std::int64_t count) : number(count) {}
  constexpr explicit TextArgument(const Span* like) : span(like) {}
  std::string_view text;
  std::int64_t number;
  const Span* span;
};

// The three kinds of arguments, as the types of a message's fields.
class TextWords {
 public:
  constexpr TextWords(std::string_view words) : argument_(words) {}  // NOLINT(google-explicit-constructor)
  constexpr TextWords(const char* words)
      : TextWords(std::string_view(words)) {}  // NOLINT(google-explicit-constructor)
  // In a file of its own: messages take texts in a thousand places.
  TextWords(const std::string& words);                           // NOLINT(google-explicit-constructor)
  TextWords(TextId message);                                     // NOLINT(google-explicit-constructor)
  constexpr operator TextArgument() const { return argument_; }  // NOLINT(google-explicit-constructor)

 private:
  TextArgument argument_;
};

// A whole number; plural forms depend on it, and it is written by format_count.
class TextNumber {
 public:
  template <std::integral T>
  constexpr TextNumber(T number)  // NOLINT(google-explicit-constructor)
      : argument_(static_cast<std::int64_t>(number)) {}
  constexpr operator TextArgument() const { return argument_; }  // NOLINT(google-explicit-constructor)

 private:
  TextArgument argument_;
};

// What stands between the tags of a message ("<network>…</network>") becomes a span like this one.
class TextTag {
 public:
  constexpr TextTag(const Span& span) : argument_(&span) {}      // NOLINT(google-explicit-constructor)
  constexpr operator TextArgument() const { return argument_; }  // NOLINT(google-explicit-constructor)

 private:
  TextArgument argument_;
};

// A text, or a message without arguments that is looked up where its text is needed: what takes one costs its
// callers no look-up, and a table of them is data and no code.
class Wording {
 public:
  constexpr Wording() = default;
  constexpr Wording(TextId id) : size_(kMessage | id.value) {}  // NOLINT(google-explicit-constructor)
  constexpr Wording(std::string_view text)                      // NOLINT(google-explicit-constructor)
      : text_(text.data()), size_(text.size()) {}
  constexpr Wording(const char* text)
      : Wording(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  Wording(const std::string& text)
      : text_(text.data()), size_(text.size()) {}  // NOLINT(google-explicit-constructor)
  operator std::string_view() const;               // NOLINT(google-explicit-constructor)

 private:
  static constexpr std::size_t kMessage = std::size_t(1) << 31;  // longer than any text
  const char* text_ = nullptr;
  std::size_t size_ = 0;
};

// The message with its arguments; tags are left out. The second is for tables of messages that have the same
// fields, in alphabetical order.
[[nodiscard]] std::string_view say(TextId id);
[[nodiscard]] std::string say(TextId id, std::initializer_list<TextArgument> arguments);

// What the build makes of a message with arguments: fields of the three kinds and nothing else, so that they
// lie in memory as an array of arguments. A call of a message costs the page no copy of them.
template <typename T>
concept Message = requires {
  { T::kId } -> std::convertible_to<TextId>;
  requires sizeof(T) == T::kFields * sizeof(TextArgument);
};
template <Message M>
[[nodiscard]] const TextArgument* arguments_of(const M& message) {
  return reinterpret_cast<const TextArgument*>(&message);
}
[[nodiscard]] std::string say_with(TextId id, const TextArgument* arguments);
template <Message M>
[[nodiscard]] std::string say(const M& message) {
  return say_with(M::kId, arguments_of(message));
}

// A message in pieces: those between tags know the span that they become like; the others know none.
struct SaidPiece {
  std::string text;
  const Span* like = nullptr;
};
[[nodiscard]] std::vector<SaidPiece> say_pieces(TextId id, const TextArgument* arguments);

// Takes the texts of another language, as `make_texts` writes them; false, and nothing is changed, if they
// were made for another version of the program or are no texts. Not while anything is said.
[[nodiscard]] bool use_texts(std::string bytes);
void use_english();
// "en", "cy", as in the attribute `lang` of a page.
[[nodiscard]] std::string_view language();

}  // namespace pcn
