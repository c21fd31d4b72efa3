// What core/base/text.h and core/base/date.h say in words: apart from them, because the tool that makes the
// texts is built from those.
#include "texts/words.h"

#include <cmath>

#include "core/base/date.h"
#include "core/base/text.h"

namespace pcn {

std::string format_distance(double metres) {
  if (metres < 1000) {
    const double rounded = std::round(metres / 10) * 10;
    if (rounded < 1000) return say(text::words::metres{.number = format_decimal(rounded, 0)});
  }
  return say(text::words::kilometres{.number = format_decimal(metres / 1000, 1)});
}

std::string join_and(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? text::words::list_and : text::words::list_comma;
    text += parts[i];
  }
  return text;
}

std::string to_words(Date date) {
  return say(text::words::day{.day = std::to_string(date.day),
                              .month = std::to_string(date.month),
                              .year = std::to_string(date.year)});
}

std::string_view weekday_words(int day) {
  constexpr TextId kDays[] = {text::words::monday,   text::words::tuesday, text::words::wednesday,
                              text::words::thursday, text::words::friday,  text::words::saturday,
                              text::words::sunday};
  return kDays[day];
}

}  // namespace pcn
