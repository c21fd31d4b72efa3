#include "core/io/area_checker.h"

#include <utility>

namespace pcn {

void AreaChecker::fail(std::string pointer, std::string detail) {
  if (!error_)
    error_ =
        package_error(ErrorCode::kInconsistent, file_, std::move(pointer), std::move(detail), paragraph_);
}

void AreaChecker::fail_at(std::string_view column, std::size_t row, std::string_view detail,
                          std::string_view more) {
  fail("/" + std::string(column) + "/" + std::to_string(row), std::string(detail) + std::string(more));
}

void AreaChecker::fail_order(std::string_view table, std::size_t row, std::string_view by, bool same) {
  fail_at(std::string(table) + "/rows", row, same ? "the same " : "expected rows sorted by ",
          std::string(by) + (same ? " as the row before" : ""));
}

}  // namespace pcn
