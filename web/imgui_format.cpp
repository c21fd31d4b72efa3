// The formatting that Dear ImGui needs for names and identifiers (IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS), so
// that the page does without a C library's printf and scanf.
#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstring>
#include <string>

#include "imgui_internal.h"

namespace {

void append_number(std::string& out, std::uint32_t value, unsigned base, bool capitals, bool negative,
                   char fill, std::size_t width) {
  std::string digits;
  do {
    digits += (capitals ? "0123456789ABCDEF" : "0123456789abcdef")[value % base];
    value /= base;
  } while (value > 0);
  if (negative) digits += '-';
  if (digits.size() < width) digits.resize(width, fill);
  out.append(digits.rbegin(), digits.rend());
}

// %s, %.*s, %c, %d, %i, %u, %x, %X with a width or a number of digits, and %p. Of other numbers the page
// shows none through here; their place stays empty.
std::string formatted(const char* form, va_list args) {
  std::string out;
  for (; *form != '\0'; ++form) {
    if (*form != '%') {
      out += *form;
      continue;
    }
    ++form;
    const bool digits = *form == '.' && form[1] != '*';
    if (digits) ++form;
    const char fill = digits || *form == '0' ? '0' : ' ';
    std::size_t width = 0;
    for (; *form >= '0' && *form <= '9'; ++form) width = width * 10 + static_cast<std::size_t>(*form - '0');
    int most = -1;
    if (std::strncmp(form, ".*", 2) == 0) {
      most = va_arg(args, int);
      form += 2;
    }
    if (*form == 's') {
      const char* text = va_arg(args, const char*);
      std::size_t size = 0;
      while ((most < 0 || size < static_cast<std::size_t>(most)) && text[size] != '\0') ++size;
      out.append(text, size);
    } else if (*form == 'd' || *form == 'i') {
      const int value = va_arg(args, int);
      append_number(out, value < 0 ? 0U - static_cast<unsigned>(value) : static_cast<unsigned>(value), 10,
                    false, value < 0, fill, width);
    } else if (*form == 'u' || *form == 'x' || *form == 'X') {
      append_number(out, va_arg(args, unsigned), *form == 'u' ? 10 : 16, *form == 'X', false, fill, width);
    } else if (*form == 'p') {
      append_number(out, static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(va_arg(args, void*))),
                    16, false, false, '0', 8);
    } else if (*form == 'c') {
      out += static_cast<char>(va_arg(args, int));
    } else if (*form == '%') {
      out += '%';
    } else {
      break;
    }
  }
  return out;
}

}  // namespace

int ImFormatStringV(char* buf, size_t buf_size, const char* fmt, va_list args) {
  const std::string text = formatted(fmt, args);
  if (buf == nullptr) return static_cast<int>(text.size());
  const std::size_t size = std::min(text.size(), buf_size - 1);
  std::memcpy(buf, text.c_str(), size);
  buf[size] = '\0';
  return static_cast<int>(size);
}

int ImFormatString(char* buf, size_t buf_size, const char* fmt, ...) {
  va_list args;
  va_start(args, fmt);
  const int size = ImFormatStringV(buf, buf_size, fmt, args);
  va_end(args);
  return size;
}

#ifdef __EMSCRIPTEN__
// Dear ImGui reads saved settings with it, of which this page has none. (It takes the C library's place.)
extern "C" int sscanf(const char* /*text*/, const char* /*form*/, ...) { return 0; }
#endif
