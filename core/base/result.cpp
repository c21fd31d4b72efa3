#include "core/base/result.h"

namespace pcn {

std::string Error::message() const {
  std::string place = where.file;
  const auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (where.line > 0) add("line " + std::to_string(where.line));
  if (where.column > 0) add("column " + std::to_string(where.column));
  if (!where.field.empty()) add("field " + where.field);
  return place.empty() ? detail : place + ": " + detail;
}

}  // namespace pcn
