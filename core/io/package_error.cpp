#include "core/io/package_error.h"

#include <utility>

namespace pcn {

Error package_error(ErrorCode code, std::string_view file, std::string pointer, std::string detail,
                    std::string_view paragraph) {
  detail += " (package format §";
  detail += paragraph;
  detail += ')';
  return {code, {std::string(file), 0, 0, std::move(pointer)}, std::move(detail)};
}

}  // namespace pcn
