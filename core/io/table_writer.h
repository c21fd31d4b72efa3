#pragma once

#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/cells.h"
#include "core/io/shape_codec.h"

namespace pcn {

// Writes the rows of one table column by column. The interface is that of TableReader, so that one
// description of the package (area_tables.h) serves both directions. An `access` is a member pointer or a
// function from a row to a reference.
template <class Row>
class TableWriter {
 public:
  TableWriter(const std::vector<Row>& rows, Json::Object& out) : rows_(rows), out_(out) {
    out_.emplace_back("rows", Json(static_cast<std::int64_t>(rows.size())));
  }

  TableWriter& added() { return *this; }

  // One JSON value for each row.
  template <class Access>
  void column(std::string_view name, Access access) {
    Json::Array cells;
    cells.reserve(rows_.size());
    for (const Row& row : rows_) cells.push_back(encode(std::invoke(access, row)));
    add(name, std::move(cells));
  }

  // Positions in another table of `limit` rows; null is none.
  template <class Access>
  void index(std::string_view name, Access access, std::size_t /*limit*/) {
    Json::Array cells;
    for (const Row& row : rows_) cells.push_back(index_cell(std::invoke(access, row)));
    add(name, std::move(cells));
  }
  template <class Access>
  void indices(std::string_view name, Access access, std::size_t /*limit*/) {
    Json::Array cells;
    for (const Row& row : rows_) {
      Json::Array list;
      for (const auto index : std::invoke(access, row)) list.push_back(index_cell(index));
      cells.emplace_back(std::move(list));
    }
    add(name, std::move(cells));
  }

  // An enumeration by its names, in the order of its values.
  template <class Access>
  void choice(std::string_view name, Access access, std::span<const std::string_view> names) {
    Json::Array cells;
    for (const Row& row : rows_)
      cells.emplace_back(names[static_cast<std::size_t>(std::invoke(access, row))]);
    add(name, std::move(cells));
  }

  // Two columns, <name>_east and <name>_north, in whole metres; null without a point.
  template <class Access>
  void point(const std::string& name, Access access) {
    Json::Array east;
    Json::Array north;
    for (const Row& row : rows_) {
      const std::optional<BritishGrid>& at = std::invoke(access, row);
      east.push_back(at ? Json(std::int64_t{std::llround(at->east)}) : Json());
      north.push_back(at ? Json(std::int64_t{std::llround(at->north)}) : Json());
    }
    add(name + "_east", std::move(east));
    add(name + "_north", std::move(north));
  }

  // Few different values: the list of them in order of first use, and each row's position in it.
  template <class Access>
  void dictionary(std::string_view name, Access access) {
    std::vector<Json> values;
    std::vector<std::string> texts;
    DeltaWriter positions;
    for (const Row& row : rows_) {
      Json value = encode(std::invoke(access, row));
      std::string text = to_text(value);
      std::size_t at = 0;
      while (at < texts.size() && texts[at] != text) ++at;
      if (at == texts.size()) {
        texts.push_back(std::move(text));
        values.push_back(std::move(value));
      }
      positions.put(static_cast<std::int64_t>(at));
    }
    add(name, Json::Object{{"values", Json(std::move(values))}, {"index", Json(positions.text())}});
  }

  // Whole numbers as one text of differences. Index values are stored one higher, so that none is 0.
  template <class Access>
  void packed(std::string_view name, Access access) {
    DeltaWriter writer;
    for (const Row& row : rows_) writer.put(whole(std::invoke(access, row)));
    add(name, writer.text());
  }
  template <class Access>
  void packed_index(std::string_view name, Access access, std::size_t /*limit*/) {
    DeltaWriter writer;
    for (const Row& row : rows_) {
      const auto index = std::invoke(access, row);
      writer.put(index.valid() ? std::int64_t{index.value} + 1 : 0);
    }
    add(name, writer.text());
  }
  template <class Access>
  void packed_array(std::string_view name, Access access) {
    DeltaWriter writer;
    for (const Row& row : rows_) {
      for (const auto value : std::invoke(access, row)) writer.put(whole(value));
    }
    add(name, writer.text());
  }

  // All rows' shapes as one text.
  template <class Access>
  void shapes(std::string_view name, Access access) {
    ShapeWriter writer;
    for (const Row& row : rows_) writer.put(std::invoke(access, row));
    add(name, writer.text());
  }

 private:
  template <class T>
  static std::int64_t whole(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      return std::llround(value);
    } else {
      return static_cast<std::int64_t>(value);
    }
  }
  template <class T>
  static Json index_cell(T index) {
    return index.valid() ? Json(std::int64_t{index.value}) : Json();
  }
  void add(std::string_view name, Json value) { out_.emplace_back(std::string(name), std::move(value)); }

  const std::vector<Row>& rows_;
  Json::Object& out_;
};

// Writes single values under their names.
class ObjectWriter {
 public:
  explicit ObjectWriter(Json::Object& out) : out_(out) {}
  ObjectWriter& added() { return *this; }
  template <class T>
  void field(std::string_view name, const T& value) {
    out_.emplace_back(std::string(name), encode(value));
  }

 private:
  Json::Object& out_;
};

}  // namespace pcn
