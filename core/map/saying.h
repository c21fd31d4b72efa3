#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace pcn {

// A text of any kind; made out of line, and put together in one place, which is cheaper in code than "+".
struct Piece {
  std::string_view text;
  __attribute__((noinline)) Piece(const std::string& from) : text(from) {}
  Piece(std::string_view from) : text(from) {}
  Piece(const char* from) : text(from) {}
};

inline std::string words(std::initializer_list<Piece> parts) {
  std::string text;
  for (const Piece& part : parts) text += part.text;
  return text;
}

}  // namespace pcn
