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

  void fail(std::string pointer, std::string detail);
  // At one row of a column or table, such as "lists/patients".
  void fail_at(std::string_view column, std::size_t row, std::string_view detail, std::string_view more = "");

  // Rows must be in strictly rising order of their keys (or just rising).
  template <class Row, class Key>
  void order(const std::vector<Row>& rows, std::string_view table, std::string_view by, const Key& key,
             bool strictly = true) {
    for (std::size_t i = 1; i < rows.size() && !error_; ++i) {
      const auto before = key(rows[i - 1]);
      const auto after = key(rows[i]);
      const bool same = strictly && before == after;
      if (same || after < before) fail_order(table, i, by, same);
    }
  }

  // Every row must pass the test.
  template <class Row, class Test>
  void each(const std::vector<Row>& rows, std::string_view column, std::string_view expected,
            const Test& test) {
    for (std::size_t i = 0; i < rows.size() && !error_; ++i) {
      if (!test(rows[i])) fail_at(column, i, "expected ", expected);
    }
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void fail_order(std::string_view table, std::size_t row, std::string_view by, bool same);

  std::string file_;
  std::string_view paragraph_;
  std::optional<Error> error_;
};

}  // namespace pcn
