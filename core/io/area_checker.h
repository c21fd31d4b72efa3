#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pcn {

// Looks through the tables of a package and keeps the first fault, as an error with a JSON pointer into the
// package.
class AreaChecker {
 public:
  explicit AreaChecker(std::string_view file) : file_(file) {}

  void fail(std::string pointer, std::string detail) {
    if (!error_)
      error_ = Error{ErrorCode::kInconsistent, {file_, 0, 0, std::move(pointer)}, std::move(detail)};
  }

  // Rows must be in strictly rising order of their keys (or just rising).
  template <class Row, class Key>
  void order(const std::vector<Row>& rows, const std::string& table, std::string_view by, const Key& key,
             bool strictly = true) {
    for (std::size_t i = 1; i < rows.size() && !error_; ++i) {
      const auto before = key(rows[i - 1]);
      const auto after = key(rows[i]);
      if (strictly && before == after) {
        fail("/" + table + "/rows/" + std::to_string(i),
             "the same " + std::string(by) + " as the row before");
      } else if (after < before) {
        fail("/" + table + "/rows/" + std::to_string(i), "expected rows sorted by " + std::string(by));
      }
    }
  }

  // Every row must pass the test.
  template <class Row, class Test>
  void each(const std::vector<Row>& rows, const std::string& column, const std::string& expected,
            const Test& test) {
    for (std::size_t i = 0; i < rows.size() && !error_; ++i) {
      if (!test(rows[i])) fail("/" + column + "/" + std::to_string(i), "expected " + expected);
    }
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::string file_;
  std::optional<Error> error_;
};

}  // namespace pcn
