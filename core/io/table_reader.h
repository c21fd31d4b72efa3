#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/io/cells.h"
#include "core/io/package_error.h"
#include "core/io/shape_codec.h"

namespace pcn {

inline constexpr std::size_t kMostRows = 1'000'000;

// Remembers the first fault met while a package is read, and in what it differs from packages of today.
class PackageFault {
 public:
  explicit PackageFault(std::string_view file) : file_(file) {}
  // `paragraph` is that of docs/package-format.md which is broken.
  void set(std::string pointer, std::string detail, std::string_view paragraph) {
    if (!error_)
      error_ = package_error(ErrorCode::kBadValue, file_, std::move(pointer), std::move(detail), paragraph);
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  // Parts that packages of today have and this one lacks, and parts of it that this program does not know, by
  // pointer.
  std::vector<std::string> missing;
  std::vector<std::string> unknown;

 private:
  std::string file_;
  std::optional<Error> error_;
};

// How values of one type are read, without the type: a package has a hundred columns of a dozen types, and
// each way of reading a column stands once in the program.
struct CellReader {
  bool (*decode)(const Json& cell, void* target);
  std::string (*expectation)();
};
template <class Value>
inline constexpr CellReader kCellReader = {
    [](const Json& cell, void* target) { return decode(cell, *static_cast<Value*>(target)); },
    [] { return expectation(Value{}); }};

// The same for whole numbers that come from packed text, which lie from low to high.
struct NumberReader {
  void (*store)(std::int64_t value, void* target);
  std::int64_t low;
  std::int64_t high;
};
template <class Value>
inline constexpr NumberReader kNumberReader = {
    [](std::int64_t value, void* target) { *static_cast<Value*>(target) = static_cast<Value>(value); },
    std::numeric_limits<Value>::min(),
    sizeof(Value) < sizeof(std::int64_t) ? static_cast<std::int64_t>(std::numeric_limits<Value>::max())
                                         : std::numeric_limits<std::int64_t>::max()};
template <>
inline constexpr NumberReader kNumberReader<double> = {
    [](std::int64_t value, void* target) { *static_cast<double*>(target) = static_cast<double>(value); },
    std::min(kLeastEast, kLeastNorth), std::max(kMostEast, kMostNorth)};

// The items of a list of positions, made as many as asked for: the first one's.
using ResizeIndices = std::byte* (*)(void* list, std::size_t size);

// Where the values of one column are: the first row's, and the distance to the next row's.
struct ColumnPlace {
  std::byte* first = nullptr;
  std::size_t stride = 0;
  [[nodiscard]] void* at(std::size_t row) const { return first + row * stride; }
};

// The members of one object of a package, and which of them were asked for.
class PackageMembers {
 public:
  PackageMembers(const Json& object, std::string pointer, PackageFault& fault)
      : object_(object), pointer_(std::move(pointer)), fault_(fault) {}
  enum class Need : std::uint8_t {
    kAlways,  // a fault where it is missing
    kSince,   // came after the first packages: said where it is missing
    kIfAny,   // left out where there is nothing to say
  };
  // Null where it is missing.
  const Json* find(std::string_view name, Need need);
  // After all have been asked for: the others are not known.
  void finish();

 private:
  const Json& object_;
  std::string pointer_;
  PackageFault& fault_;
  std::vector<std::string> known_;
};

// What TableReader does for every type of row.
class TableColumns {
 public:
  TableColumns(const Json& table, std::string pointer, PackageFault& fault)
      : table_(table), pointer_(std::move(pointer)), fault_(fault), members_(table, pointer_, fault) {}
  void finish() { members_.finish(); }

 protected:
  void next_was_added() { need_ = PackageMembers::Need::kSince; }

  // The number of rows; empty after a fault.
  std::optional<std::size_t> count_rows();

  void column(std::string_view name, ColumnPlace place, const CellReader& type);
  void index(std::string_view name, ColumnPlace place, std::size_t limit);
  void indices(std::string_view name, ColumnPlace place, std::size_t limit, ResizeIndices resize);
  void choice(std::string_view name, ColumnPlace place, std::span<const std::string_view> names);
  void point(std::string_view name, ColumnPlace place);
  // Copies a value that was read to another row of its column.
  using Copy = void (*)(const void* from, void* to);
  void dictionary(std::string_view name, ColumnPlace place, const CellReader& type, Copy copy);
  void packed(std::string_view name, ColumnPlace place, const NumberReader& type, std::size_t width,
              std::size_t size);
  void packed_index(std::string_view name, ColumnPlace place, std::size_t limit);
  // Reads the next shape of the text into a target.
  using GetShape = bool (*)(ShapeReader& reader, void* target);
  void shapes(std::string_view name, ColumnPlace place, GetShape get);

 private:
  using Store = void (*)(std::int64_t value, void* target, const void* context);
  void unpack(std::string_view name, std::string_view text, std::int64_t low, std::int64_t high,
              std::size_t width, std::size_t size, ColumnPlace place, Store store, const void* context);
  void read_packed(std::string_view name, std::int64_t low, std::int64_t high, std::size_t width,
                   std::size_t size, ColumnPlace place, Store store, const void* context,
                   std::string_view paragraph);
  // Null after a fault, and where the column is missing. `paragraph` says how such columns are written.
  const Json::Array* cells(std::string_view name, std::string_view paragraph);
  const Json* member(std::string_view name, std::string_view paragraph);
  void expected(std::string_view name, std::size_t row, const std::string& what, const Json& found);
  void fail(std::string_view part, std::string detail);

  const Json& table_;
  std::string pointer_;
  PackageFault& fault_;
  PackageMembers members_;
  PackageMembers::Need need_ = PackageMembers::Need::kAlways;  // of the next column
  std::string_view paragraph_ = "3.1";                         // of the column that is read
  std::size_t rows_ = 0;
};

// Fills the rows of one table column by column; see TableWriter for what each kind of column is. After the
// first fault the rest is skipped and the rows are of no use.
template <class Row>
class TableReader : private TableColumns {
 public:
  TableReader(const Json& table, std::string pointer, std::vector<Row>& rows, PackageFault& fault)
      : TableColumns(table, std::move(pointer), fault), rows_(rows) {
    if (const auto size = count_rows()) {
      rows_.clear();
      rows_.resize(*size);
    }
  }

  using TableColumns::finish;

  // The next column came after the first packages of this version: where it is missing, its member keeps its
  // default.
  TableReader& added() {
    next_was_added();
    return *this;
  }

  template <class Access>
  void column(std::string_view name, Access access) {
    TableColumns::column(name, place(access), kCellReader<Value<Access>>);
  }
  template <class Access>
  void index(std::string_view name, Access access, std::size_t limit) {
    static_assert(kIsIndex<Value<Access>>);
    TableColumns::index(name, place(access), limit);
  }
  template <class Access>
  void indices(std::string_view name, Access access, std::size_t limit) {
    static_assert(kIsIndex<typename Value<Access>::value_type>);
    TableColumns::indices(name, place(access), limit, [](void* list, std::size_t size) {
      auto& items = *static_cast<Value<Access>*>(list);
      items.resize(size);
      return reinterpret_cast<std::byte*>(items.data());
    });
  }
  template <class Access>
  void choice(std::string_view name, Access access, std::span<const std::string_view> names) {
    static_assert(std::is_enum_v<Value<Access>> && sizeof(Value<Access>) == 1);
    TableColumns::choice(name, place(access), names);
  }
  template <class Access>
  void point(std::string_view name, Access access) {
    static_assert(std::is_same_v<Value<Access>, std::optional<BritishGrid>>);
    TableColumns::point(name, place(access));
  }
  template <class Access>
  void dictionary(std::string_view name, Access access) {
    TableColumns::dictionary(name, place(access), kCellReader<Value<Access>>, [](const void* from, void* to) {
      *static_cast<Value<Access>*>(to) = *static_cast<const Value<Access>*>(from);
    });
  }
  template <class Access>
  void packed(std::string_view name, Access access) {
    TableColumns::packed(name, place(access), kNumberReader<Value<Access>>, 1, 0);
  }
  template <class Access>
  void packed_index(std::string_view name, Access access, std::size_t limit) {
    static_assert(kIsIndex<Value<Access>>);
    TableColumns::packed_index(name, place(access), limit);
  }
  template <class Access>
  void packed_array(std::string_view name, Access access) {
    using Item = typename Value<Access>::value_type;
    TableColumns::packed(name, place(access), kNumberReader<Item>, std::tuple_size_v<Value<Access>>,
                         sizeof(Item));
  }
  template <class Access>
  void shapes(std::string_view name, Access access) {
    TableColumns::shapes(name, place(access), [](ShapeReader& reader, void* target) {
      return reader.get(*static_cast<Value<Access>*>(target));
    });
  }

 private:
  template <class Access>
  using Value = std::remove_cvref_t<std::invoke_result_t<Access, Row&>>;
  // Positions are stored through their only member.
  template <class T>
  static constexpr bool kIsIndex =
      std::is_standard_layout_v<T> &&
      sizeof(T) == sizeof(std::uint32_t) && std::is_same_v<decltype(T::value), std::uint32_t>;

  template <class Access>
  ColumnPlace place(Access access) {
    if (rows_.empty()) return {};
    return {reinterpret_cast<std::byte*>(&std::invoke(access, rows_.front())), sizeof(Row)};
  }

  std::vector<Row>& rows_;
};

// Reads single values by their names.
class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string pointer, PackageFault& fault)
      : pointer_(std::move(pointer)), fault_(fault), members_(object, pointer_, fault) {}
  void finish() { members_.finish(); }
  // The next field came after the first packages of this version: where it is missing, its value stays as it
  // was.
  ObjectReader& added() {
    need_ = PackageMembers::Need::kSince;
    return *this;
  }
  template <class T>
  void field(std::string_view name, T& value) {
    field(name, &value, kCellReader<T>);
  }

 private:
  void field(std::string_view name, void* value, const CellReader& type);

  std::string pointer_;
  PackageFault& fault_;
  PackageMembers members_;
  PackageMembers::Need need_ = PackageMembers::Need::kAlways;  // of the next field
};

}  // namespace pcn
