#include "core/base/result.h"

#include "core/base/excerpt.h"

namespace pcn {

std::string message_at(const Where& where, std::string_view detail) {
  std::string place = excerpt(where.file);
  const auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (where.line > 0) add("line " + std::to_string(where.line));
  if (where.column > 0) add("column " + std::to_string(where.column));
  if (!where.field.empty()) add("field " + excerpt(where.field));
  if (!place.empty()) place += ": ";
  return place + excerpt(detail, kMostSaid);
}

std::string Error::message() const { return message_at(where, detail); }

}  // namespace pcn
