#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/message.h"

namespace pcn {

// Words of the catalogue: a message, or a text that somebody brought (its {} are the arguments, in their
// order).
class FigureText {
 public:
  constexpr FigureText() = default;
  constexpr FigureText(const char* text) : text_(text) {}          // NOLINT(google-explicit-constructor)
  constexpr FigureText(std::string_view text) : text_(text) {}     // NOLINT(google-explicit-constructor)
  constexpr FigureText(TextId id) : id_(id), is_message_(true) {}  // NOLINT(google-explicit-constructor)
  operator std::string_view() const {
    return is_message_ ? say(id_) : text_;
  }  // NOLINT(google-explicit-constructor)
  friend bool operator==(const FigureText& text, std::string_view other) {
    return std::string_view(text) == other;
  }
  operator Wording() const {
    return is_message_ ? Wording(id_) : Wording(text_);
  }                                                               // NOLINT(google-explicit-constructor)
  operator TextWords() const { return std::string_view(*this); }  // NOLINT(google-explicit-constructor)
  [[nodiscard]] constexpr bool empty() const { return !is_message_ && text_.empty(); }
  // With arguments: of a message by the alphabet, as say() takes them.
  [[nodiscard]] std::string with(std::initializer_list<TextArgument> arguments) const;

 private:
  std::string_view text_;
  TextId id_;
  bool is_message_ = false;
};

}  // namespace pcn
