#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/cells.h"
#include "core/io/shape_codec.h"

namespace pcn {

inline constexpr std::size_t kMostRows = 1'000'000;

// Remembers the first fault met while a package is read.
class PackageFault {
 public:
  explicit PackageFault(std::string_view file) : file_(file) {}
  void set(ErrorCode code, std::string pointer, std::string detail) {
    if (!error_) error_ = Error{code, {file_, 0, 0, std::move(pointer)}, std::move(detail)};
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::string file_;
  std::optional<Error> error_;
};

// Fills the rows of one table column by column; see TableWriter for what each kind of column is. After the
// first fault the rest is skipped and the rows are of no use.
template <class Row>
class TableReader {
 public:
  TableReader(const Json& table, std::string pointer, std::vector<Row>& rows, PackageFault& fault)
      : table_(table), pointer_(std::move(pointer)), rows_(rows), fault_(fault) {
    const Json* count = table.find("rows");
    std::uint32_t size = 0;
    if (count == nullptr || !decode(*count, size) || size > kMostRows) {
      fail("/rows", "expected the number of rows, at most " + std::to_string(kMostRows));
      return;
    }
    // Before any memory is taken: some column must be long enough to hold that many rows.
    std::size_t longest = 0;
    for (const auto& member : *table.object()) {
      if (const auto* list = member.second.array()) longest = std::max(longest, list->size());
      if (const auto* text = member.second.text()) longest = std::max(longest, text->size());
    }
    if (size > longest) {
      fail("/rows", "says " + std::to_string(size) + " rows, but no column has as many");
      return;
    }
    rows_.clear();
    rows_.resize(size);
  }

  template <class Access>
  void column(std::string_view name, Access access) {
    each_cell(name, [&](const Json& cell, Row& row, std::size_t i) {
      auto& target = std::invoke(access, row);
      if (!decode(cell, target)) expected(name, i, expectation(target), cell);
    });
  }

  template <class Access>
  void index(std::string_view name, Access access, std::size_t limit) {
    each_cell(name, [&](const Json& cell, Row& row, std::size_t i) {
      if (!read_index(cell, std::invoke(access, row), limit)) expected(name, i, index_words(limit), cell);
    });
  }

  template <class Access>
  void indices(std::string_view name, Access access, std::size_t limit) {
    each_cell(name, [&](const Json& cell, Row& row, std::size_t i) {
      auto& target = std::invoke(access, row);
      const auto* list = cell.array();
      if (list == nullptr) return expected(name, i, "a list of positions", cell);
      target.resize(list->size());
      for (std::size_t k = 0; k < list->size(); ++k) {
        if (!read_index((*list)[k], target[k], limit) || !target[k].valid()) {
          return expected(name, i, "a list, each item " + index_words(limit), (*list)[k]);
        }
      }
    });
  }

  template <class Access>
  void choice(std::string_view name, Access access, std::span<const std::string_view> names) {
    each_cell(name, [&](const Json& cell, Row& row, std::size_t i) {
      auto& target = std::invoke(access, row);
      for (std::size_t k = 0; k < names.size(); ++k) {
        if (cell.text() != nullptr && *cell.text() == names[k]) {
          target = static_cast<std::remove_cvref_t<decltype(target)>>(k);
          return;
        }
      }
      std::string words;
      for (const auto option : names) words += (words.empty() ? "" : ", ") + std::string(option);
      expected(name, i, "one of " + words, cell);
    });
  }

  template <class Access>
  void point(const std::string& name, Access access) {
    const auto* east = cells(name + "_east");
    const auto* north = cells(name + "_north");
    if (east == nullptr || north == nullptr) return;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::optional<BritishGrid>& target = std::invoke(access, rows_[i]);
      const Json& e = (*east)[i];
      const Json& n = (*north)[i];
      if (e.is_null() && n.is_null()) continue;
      if (e.integer() == nullptr || n.integer() == nullptr || !on_grid(*e.integer(), *n.integer())) {
        return expected(name + "_east", i,
                        "whole metres of the National Grid in both columns, or null in both", e);
      }
      target = BritishGrid{static_cast<double>(*e.integer()), static_cast<double>(*n.integer())};
    }
  }

  template <class Access>
  void dictionary(std::string_view name, Access access) {
    const Json* packed_values = member(name);
    if (packed_values == nullptr) return;
    const Json* values = packed_values->find("values");
    const Json* index = packed_values->find("index");
    if (values == nullptr || values->array() == nullptr || index == nullptr || index->text() == nullptr) {
      return fail(name, "expected an object with the list \"values\" and the text \"index\"");
    }
    using Value = std::remove_cvref_t<std::invoke_result_t<Access, Row&>>;
    std::vector<Value> decoded(values->array()->size());
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      Value value{};
      if (!decode((*values->array())[i], value)) {
        return fail(std::string(name) + "/values/" + std::to_string(i), "expected " + expectation(Value{}));
      }
      decoded[i] = value;
    }
    unpack(std::string(name) + "/index", *index->text(), 0, static_cast<std::int64_t>(decoded.size()) - 1, 1,
           [&](std::size_t row, std::size_t, std::int64_t value) {
             std::invoke(access, rows_[row]) = decoded[static_cast<std::size_t>(value)];
           });
  }

  template <class Access>
  void packed(std::string_view name, Access access) {
    using Value = std::remove_cvref_t<std::invoke_result_t<Access, Row&>>;
    read_packed(name, 1, least<Value>(), most<Value>(),
                [&](std::size_t row, std::size_t, std::int64_t value) {
                  std::invoke(access, rows_[row]) = static_cast<Value>(value);
                });
  }

  template <class Access>
  void packed_index(std::string_view name, Access access, std::size_t limit) {
    using Value = std::remove_cvref_t<std::invoke_result_t<Access, Row&>>;
    read_packed(
        name, 1, 0, static_cast<std::int64_t>(limit), [&](std::size_t row, std::size_t, std::int64_t value) {
          std::invoke(access, rows_[row]) = value == 0 ? Value{} : Value{static_cast<std::size_t>(value - 1)};
        });
  }

  template <class Access>
  void packed_array(std::string_view name, Access access) {
    using Array = std::remove_cvref_t<std::invoke_result_t<Access, Row&>>;
    using Value = typename Array::value_type;
    read_packed(name, std::tuple_size_v<Array>, least<Value>(), most<Value>(),
                [&](std::size_t row, std::size_t k, std::int64_t value) {
                  std::invoke(access, rows_[row])[k] = static_cast<Value>(value);
                });
  }

  template <class Access>
  void shapes(std::string_view name, Access access) {
    const Json* value = member(name);
    if (value == nullptr) return;
    if (value->text() == nullptr)
      return fail(name, "expected shapes as text, found " + std::string(value->kind()));
    ShapeReader reader(*value->text());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!reader.get(std::invoke(access, rows_[i]))) {
        return fail(name, "row " + std::to_string(i) + ": the shape is damaged near byte " +
                              std::to_string(reader.position()));
      }
    }
    if (!reader.at_end()) fail(name, "more shapes than rows");
  }

 private:
  template <class T>
  static constexpr std::int64_t least() {
    if constexpr (std::is_floating_point_v<T>) {
      return std::min(kLeastEast, kLeastNorth);
    } else {
      return std::int64_t{std::numeric_limits<T>::min()};
    }
  }
  template <class T>
  static constexpr std::int64_t most() {
    if constexpr (std::is_floating_point_v<T>) {
      return std::max(kMostEast, kMostNorth);
    } else {
      return static_cast<std::int64_t>(std::numeric_limits<T>::max());
    }
  }

  template <class T>
  static bool read_index(const Json& cell, T& target, std::size_t limit) {
    target = T{};
    if (cell.is_null()) return true;
    const auto* whole = cell.integer();
    if (whole == nullptr || *whole < 0 || static_cast<std::uint64_t>(*whole) >= limit) return false;
    target = T{static_cast<std::size_t>(*whole)};
    return true;
  }
  static std::string index_words(std::size_t limit) {
    return limit == 0 ? "null (the table pointed into is empty)"
                      : "a position from 0 to " + std::to_string(limit - 1) + " or null";
  }

  template <class Use>
  void read_packed(std::string_view name, std::size_t width, std::int64_t low, std::int64_t high,
                   const Use& use) {
    const Json* value = member(name);
    if (value == nullptr) return;
    if (value->text() == nullptr)
      return fail(name, "expected packed numbers, found " + std::string(value->kind()));
    unpack(name, *value->text(), low, high, width, use);
  }

  template <class Use>
  void unpack(std::string_view name, std::string_view text, std::int64_t low, std::int64_t high,
              std::size_t width, const Use& use) {
    VlqReader reader(text);
    std::int64_t last = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (std::size_t k = 0; k < width; ++k) {
        const auto step = reader.next();
        // Differences of stored values stay far below this; it keeps the sum from overflowing.
        constexpr std::int64_t kMostStep = std::int64_t{1} << 55;
        if (!step || *step > kMostStep || *step < -kMostStep) {
          return fail(name, "row " + std::to_string(i) + ": the packed numbers are damaged or too few");
        }
        last += *step;
        if (last < low || last > high) {
          return fail(name, "row " + std::to_string(i) + ": " + std::to_string(last) + " is not from " +
                                std::to_string(low) + " to " + std::to_string(high));
        }
        use(i, k, last);
      }
    }
    if (!reader.at_end()) fail(name, "more packed numbers than rows");
  }

  template <class Use>
  void each_cell(std::string_view name, const Use& use) {
    const auto* list = cells(name);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < rows_.size() && !fault_.error(); ++i) use((*list)[i], rows_[i], i);
  }

  const Json::Array* cells(std::string_view name) {
    const Json* value = member(name);
    if (value == nullptr) return nullptr;
    const auto* list = value->array();
    if (list != nullptr && list->size() == rows_.size()) return list;
    fail(name, "expected a list of " + std::to_string(rows_.size()) + " values, found " +
                   (list == nullptr ? std::string(value->kind()) : "one of " + std::to_string(list->size())));
    return nullptr;
  }

  const Json* member(std::string_view name) {
    if (fault_.error()) return nullptr;
    const Json* value = table_.find(name);
    if (value == nullptr) fail(name, "this column is missing");
    return value;
  }

  void expected(std::string_view name, std::size_t row, const std::string& what, const Json& found) {
    fail(std::string(name) + "/" + std::to_string(row),
         "expected " + what + ", found " + std::string(found.kind()));
  }
  void fail(std::string_view part, std::string detail) {
    fault_.set(ErrorCode::kBadValue, pointer_ + (part.starts_with('/') ? "" : "/") + std::string(part),
               std::move(detail));
  }

  const Json& table_;
  std::string pointer_;
  std::vector<Row>& rows_;
  PackageFault& fault_;
};

// Reads single values by their names.
class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string pointer, PackageFault& fault)
      : object_(object), pointer_(std::move(pointer)), fault_(fault) {}
  template <class T>
  void field(std::string_view name, T& value) {
    const Json* found = object_.find(name);
    if (found == nullptr) {
      fault_.set(ErrorCode::kBadValue, pointer_ + "/" + std::string(name), "this field is missing");
    } else if (!decode(*found, value)) {
      fault_.set(ErrorCode::kBadValue, pointer_ + "/" + std::string(name),
                 "expected " + expectation(value) + ", found " + std::string(found->kind()));
    }
  }

 private:
  const Json& object_;
  std::string pointer_;
  PackageFault& fault_;
};

}  // namespace pcn
