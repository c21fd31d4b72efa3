#include "core/io/table_reader.h"

#include <algorithm>
#include <utility>

#include "core/base/excerpt.h"

namespace pcn {
namespace {

// False if the cell is neither null nor a position below the limit.
bool read_index(const Json& cell, void* target, std::size_t limit) {
  constexpr std::uint32_t kNone = Index<void>::kNone;
  const auto* whole = cell.integer();
  const bool fits = whole != nullptr && *whole >= 0 && static_cast<std::uint64_t>(*whole) < limit;
  *static_cast<std::uint32_t*>(target) = fits ? static_cast<std::uint32_t>(*whole) : kNone;
  return fits || cell.is_null();
}

std::string index_words(std::size_t limit) {
  return limit == 0 ? "null (the table pointed into is empty)"
                    : "a position from 0 to " + std::to_string(limit - 1) + " or null";
}

}  // namespace

std::optional<std::size_t> TableColumns::count_rows() {
  const Json* count = members_.find("rows", PackageMembers::Need::kAlways);
  std::uint32_t size = 0;
  if (count == nullptr || !decode(*count, size) || size > kMostRows) {
    fail("/rows", "expected the number of rows, at most " + std::to_string(kMostRows));
    return std::nullopt;
  }
  // Before any memory is taken: some column must be long enough to hold that many rows.
  std::size_t longest = 0;
  for (const auto& member : *table_.object()) {
    if (const auto* list = member.second.array()) longest = std::max(longest, list->size());
    if (const auto* text = member.second.text()) longest = std::max(longest, text->size());
  }
  if (size > longest) {
    fail("/rows", "says " + std::to_string(size) + " rows, but no column has as many");
    return std::nullopt;
  }
  rows_ = size;
  return size;
}

void TableColumns::column(std::string_view name, ColumnPlace place, const CellReader& type) {
  const auto* list = cells(name, "4.1");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < rows_; ++i) {
    if (!type.decode((*list)[i], place.at(i))) return expected(name, i, type.expectation(), (*list)[i]);
  }
}

void TableColumns::index(std::string_view name, ColumnPlace place, std::size_t limit) {
  const auto* list = cells(name, "4.2");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < rows_; ++i) {
    if (!read_index((*list)[i], place.at(i), limit)) return expected(name, i, index_words(limit), (*list)[i]);
  }
}

void TableColumns::indices(std::string_view name, ColumnPlace place, std::size_t limit,
                           ResizeIndices resize) {
  const auto* list = cells(name, "4.2");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < rows_; ++i) {
    const auto* items = (*list)[i].array();
    if (items == nullptr) return expected(name, i, "a list of positions", (*list)[i]);
    const ColumnPlace targets{resize(place.at(i), items->size()), sizeof(std::uint32_t)};
    for (std::size_t k = 0; k < items->size(); ++k) {
      if ((*items)[k].is_null() || !read_index((*items)[k], targets.at(k), limit))
        return expected(name, i, "a list, each item " + index_words(limit), (*items)[k]);
    }
  }
}

void TableColumns::choice(std::string_view name, ColumnPlace place, std::span<const std::string_view> names) {
  const auto* list = cells(name, "4.3");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < rows_; ++i) {
    const auto* text = (*list)[i].text();
    const auto found = text == nullptr ? names.end() : std::find(names.begin(), names.end(), *text);
    if (found == names.end()) {
      std::string words;
      for (const auto option : names) words += (words.empty() ? "" : ", ") + std::string(option);
      return expected(name, i, "one of " + words, (*list)[i]);
    }
    *static_cast<std::uint8_t*>(place.at(i)) = static_cast<std::uint8_t>(found - names.begin());
  }
}

void TableColumns::point(std::string_view name, ColumnPlace place) {
  const std::string east_name = std::string(name) + "_east";
  const auto* east = cells(east_name, "4.4");
  const auto* north = cells(std::string(name) + "_north", "4.4");
  if (east == nullptr || north == nullptr) return;
  for (std::size_t i = 0; i < rows_; ++i) {
    const Json& e = (*east)[i];
    const Json& n = (*north)[i];
    if (e.is_null() && n.is_null()) continue;
    if (e.integer() == nullptr || n.integer() == nullptr || !on_grid(*e.integer(), *n.integer())) {
      return expected(east_name, i, "whole metres of the National Grid in both columns, or null in both", e);
    }
    *static_cast<std::optional<BritishGrid>*>(place.at(i)) =
        BritishGrid{static_cast<double>(*e.integer()), static_cast<double>(*n.integer())};
  }
}

void TableColumns::dictionary(std::string_view name, ColumnPlace place, const CellReader& type, Copy copy) {
  const Json* packed_values = member(name, "4.5");
  if (packed_values == nullptr) return;
  const Json* values = packed_values->find("values");
  const Json* index = packed_values->find("index");
  if (values == nullptr || values->array() == nullptr || index == nullptr || index->text() == nullptr) {
    return fail(name, "expected an object with the list \"values\" and the text \"index\"");
  }
  const Json::Array& list = *values->array();
  for (std::size_t i = 0; rows_ > 0 && i < list.size(); ++i) {
    // The first row's value serves to try them; it is read again below.
    if (!type.decode(list[i], place.at(0)))
      return fail(std::string(name) + "/values/" + std::to_string(i), "expected " + type.expectation());
  }
  struct Context {
    const CellReader& type;
    Copy copy;
    const Json::Array& list;
    mutable std::vector<const void*> first;  // by value: the row that has been given it
  } const context{type, copy, list, std::vector<const void*>(list.size())};
  unpack(
      std::string(name) + "/index", *index->text(), 0, static_cast<std::int64_t>(list.size()) - 1, 1, 0,
      place,
      [](std::int64_t value, void* target, const void* erased) {
        const Context& read = *static_cast<const Context*>(erased);
        const void*& first = read.first[static_cast<std::size_t>(value)];
        if (first != nullptr) return read.copy(first, target);
        read.type.decode(read.list[static_cast<std::size_t>(value)], target);
        first = target;
      },
      &context);
}

void TableColumns::packed(std::string_view name, ColumnPlace place, const NumberReader& type,
                          std::size_t width, std::size_t size) {
  read_packed(
      name, type.low, type.high, width, size, place,
      [](std::int64_t value, void* target, const void* number) {
        static_cast<const NumberReader*>(number)->store(value, target);
      },
      &type, "4.6");
}

void TableColumns::packed_index(std::string_view name, ColumnPlace place, std::size_t limit) {
  read_packed(
      name, 0, static_cast<std::int64_t>(limit), 1, 0, place,
      [](std::int64_t value, void* target, const void* /*context*/) {
        // One higher than the position; what is none wraps around to Index::kNone.
        *static_cast<std::uint32_t*>(target) = static_cast<std::uint32_t>(value - 1);
      },
      nullptr, "4.7");
}

void TableColumns::shapes(std::string_view name, ColumnPlace place, GetShape get) {
  const Json* value = member(name, "4.8");
  if (value == nullptr) return;
  if (value->text() == nullptr)
    return fail(name, "expected shapes as text, found " + std::string(value->kind()));
  ShapeReader reader(*value->text());
  for (std::size_t i = 0; i < rows_; ++i) {
    if (!get(reader, place.at(i))) {
      return fail(name, "row " + std::to_string(i) + ": the shape is damaged near byte " +
                            std::to_string(reader.position()));
    }
  }
  if (!reader.at_end()) fail(name, "more shapes than rows");
}

void TableColumns::read_packed(std::string_view name, std::int64_t low, std::int64_t high, std::size_t width,
                               std::size_t size, ColumnPlace place, Store store, const void* context,
                               std::string_view paragraph) {
  const Json* value = member(name, paragraph);
  if (value == nullptr) return;
  if (value->text() == nullptr)
    return fail(name, "expected packed numbers, found " + std::string(value->kind()));
  unpack(name, *value->text(), low, high, width, size, place, store, context);
}

// `width` values of `size` bytes for each row.
void TableColumns::unpack(std::string_view name, std::string_view text, std::int64_t low, std::int64_t high,
                          std::size_t width, std::size_t size, ColumnPlace place, Store store,
                          const void* context) {
  VlqReader reader(text);
  std::int64_t last = 0;
  for (std::size_t i = 0; i < rows_; ++i) {
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
      store(last, static_cast<std::byte*>(place.at(i)) + k * size, context);
    }
  }
  if (!reader.at_end()) fail(name, "more packed numbers than rows");
}

const Json::Array* TableColumns::cells(std::string_view name, std::string_view paragraph) {
  const Json* value = member(name, paragraph);
  if (value == nullptr) return nullptr;
  const auto* list = value->array();
  if (list != nullptr && list->size() == rows_) return list;
  fail(name, "expected a list of " + std::to_string(rows_) + " values, found " +
                 (list == nullptr ? std::string(value->kind()) : "one of " + std::to_string(list->size())));
  return nullptr;
}

const Json* TableColumns::member(std::string_view name, std::string_view paragraph) {
  paragraph_ = paragraph;
  return fault_.error() ? nullptr : members_.find(name, std::exchange(need_, PackageMembers::Need::kAlways));
}

void TableColumns::expected(std::string_view name, std::size_t row, const std::string& what,
                            const Json& found) {
  fail(std::string(name) + "/" + std::to_string(row),
       "expected " + what + ", found " + std::string(found.kind()));
}

void TableColumns::fail(std::string_view part, std::string detail) {
  fault_.set(pointer_ + (part.starts_with('/') ? "" : "/") + std::string(part), std::move(detail),
             paragraph_);
}

const Json* PackageMembers::find(std::string_view name, Need need) {
  known_.emplace_back(name);
  const Json* value = object_.find(name);
  if (value != nullptr) return value;
  const std::string pointer = pointer_ + "/" + std::string(name);
  if (need == Need::kSince) {
    fault_.missing.push_back(pointer);
  } else if (need == Need::kAlways) {
    fault_.set(pointer, "this part is missing: make the package again with \"pcn build\"", "1.3");
  }
  return nullptr;
}

void PackageMembers::finish() {
  for (const auto& member : *object_.object()) {
    if (std::find(known_.begin(), known_.end(), member.first) == known_.end())
      fault_.unknown.push_back(excerpt(pointer_ + "/" + member.first));
  }
}

void ObjectReader::field(std::string_view name, void* value, const CellReader& type) {
  const Json* found = members_.find(name, std::exchange(need_, PackageMembers::Need::kAlways));
  if (found == nullptr || type.decode(*found, value)) return;
  fault_.set(pointer_ + "/" + std::string(name),
             "expected " + type.expectation() + ", found " + std::string(found->kind()), "2.1");
}

}  // namespace pcn
