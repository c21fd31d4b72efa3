#include "core/base/result.h"

#include "core/base/excerpt.h"
#include "texts/result.h"

namespace pcn {

std::string message_at(const Where& where, std::string_view detail) {
  std::string place = excerpt(where.file);
  const auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (where.line > 0) add(say(text::result::line{.line = std::to_string(where.line)}));
  if (where.column > 0) add(say(text::result::column{.column = std::to_string(where.column)}));
  if (!where.field.empty()) add(say(text::result::field{.field = excerpt(where.field)}));
  std::string fault = excerpt(detail, kMostSaid);
  return place.empty() ? fault : say(text::result::fault{.fault = fault, .place = place});
}

std::string Error::message() const { return message_at(where, detail); }

}  // namespace pcn
