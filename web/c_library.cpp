// In the page's program these take the C library's place, whose own would bring arithmetic of twice the
// precision and a whole printf along. Only what Dear ImGui and the JSON reader call them for works.
#include <cmath>
#include <cstdarg>
#include <cstdlib>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/portable_math.h"
#include "imgui_internal.h"

extern "C" {

// Of the digits of one number, already checked; infinite beyond the largest double.
double strtod(const char* text, char** end) {
  const std::string_view digits(text);
  if (end != nullptr) *end = const_cast<char*>(text) + digits.size();
  return pcn::parse_decimal(digits).value_or(HUGE_VAL);
}
// Nobody calls these two, but the standard library names them, and the C library has all three in one piece.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// The forms of web/imgui_format.cpp.
int snprintf(char* out, std::size_t size, const char* form, ...) {
  va_list args;
  va_start(args, form);
  const int written = ImFormatStringV(out, size, form, args);
  va_end(args);
  return written;
}

float sinf(float angle) { return static_cast<float>(pcn::portable_sin(angle)); }
float cosf(float angle) { return static_cast<float>(pcn::portable_cos(angle)); }

}  // extern "C"
