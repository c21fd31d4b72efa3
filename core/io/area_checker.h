#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/package_error.h"

namespace pcn {

// Looks through the tables of a package and keeps the first fault, as an error with a JSON pointer into the
// package.
class AreaChecker {
 public:
  explicit AreaChecker(std::string_view file) : file_(file) {}

  // What is looked at from here on stands in this paragraph of docs/package-format.md.
  void rule(std::string_view paragraph) { paragraph_ = paragraph; }

  void fail(std::string pointer, std::string detail) {
    if (!error_)
      error_ =
          package_error(ErrorCode::kInconsistent, file_, std::move(pointer), std::move(detail), paragraph_);
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
  std::string_view paragraph_;
  std::optional<Error> error_;
};

}  // namespace pcn
