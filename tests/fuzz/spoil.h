#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/io/area_tables.h"
#include "core/io/cells.h"

namespace pcn::fuzz {

// Decisions from the fuzzer's bytes; noughts once they are used up.
class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  [[nodiscard]] bool empty() const { return at_ >= bytes_.size(); }
  std::uint8_t next() { return empty() ? std::uint8_t{0} : bytes_[at_++]; }
  std::size_t below(std::size_t count) {
    if (count == 0) return 0;
    const std::size_t wide = count > 256 ? next() * std::size_t{256} : 0;
    return (wide + next()) % count;
  }
  std::int64_t number() {
    constexpr std::array<std::int64_t, 14> kOdd = {0,
                                                   1,
                                                   -1,
                                                   2,
                                                   7,
                                                   100,
                                                   1000,
                                                   65'535,
                                                   65'536,
                                                   999'999,
                                                   1'000'000,
                                                   2'147'483'647,
                                                   -2'147'483'648,
                                                   std::numeric_limits<std::int64_t>::max()};
    const std::uint8_t choice = next();
    return choice < kOdd.size() * 8 ? kOdd[choice / 8] : std::int64_t{next()} * (choice - 180);
  }
  std::string text() {
    constexpr std::array<std::string_view, 12> kOdd = {"",
                                                       " ",
                                                       "<img src=x onerror=alert(1)>",
                                                       "\"'&<>",
                                                       "=1+1",
                                                       "%s%n",
                                                       "a,b;c\\d",
                                                       "\xF0\x9F\x8F\xA5\xE2\x80\x8D",
                                                       "A\xCC\x88\xCC\x88\xCC\x88",
                                                       "]]>",
                                                       "net=U1&view=gaps#",
                                                       "PCN"};
    const std::uint8_t choice = next();
    if (choice < 120) return std::string(kOdd[choice % kOdd.size()]);
    if (choice < 130) return std::string(3999, 'W');
    std::string text;
    for (std::size_t length = choice % 24; text.size() < length;)
      text += static_cast<char>(' ' + next() % 95);
    return text;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

inline void spoil(std::string& value, Bytes& bytes) { value = bytes.text(); }
inline void spoil(bool& value, Bytes&) { value = !value; }
inline void spoil(double& value, Bytes& bytes) {
  const double number = static_cast<double>(bytes.number());
  value = bytes.next() % 2 == 0 ? number : value + number / 16;
}
inline void spoil(Date& value, Bytes& bytes) {
  value = bytes.next() % 8 == 0 ? Date{2100, 12, 31}
                                : from_days(to_days(value) + (bytes.next() - 128) * (1 + bytes.next() % 40));
}
inline void spoil(WeekHours& value, Bytes& bytes) {
  const auto open = static_cast<std::int16_t>(bytes.below(1440));
  value[bytes.below(7)].push_back(
      {open, static_cast<std::int16_t>(open + 1 + static_cast<int>(bytes.below(1439)))});
}
inline void spoil(CqcRating& value, Bytes& bytes) {
  value.overall = bytes.text();
  value.year = static_cast<std::int16_t>(2009 + bytes.below(90));
}
template <WholeNumber T>
void spoil(T& value, Bytes& bytes) {
  const std::int64_t number = bytes.number();
  value = static_cast<T>(bytes.next() % 2 == 0 ? number : static_cast<std::int64_t>(value) + number % 1000);
}
template <class T>
void spoil(std::optional<T>& value, Bytes& bytes) {
  if (bytes.next() % 4 == 0) return value.reset();
  if (!value) value.emplace();
  spoil(*value, bytes);
}
template <class T>
void spoil(std::vector<T>& values, Bytes& bytes) {
  if (values.empty() || bytes.next() % 4 == 0) return values.resize(bytes.below(4));
  spoil(values[bytes.below(values.size())], bytes);
}
template <class T, std::size_t N>
void spoil(std::array<T, N>& values, Bytes& bytes) {
  spoil(values[bytes.below(N)], bytes);
}
inline void spoil(BritishGrid& point, Bytes& bytes) {
  const double step = bytes.next() % 16 == 0 ? 40'000 : 200;
  point = {point.east + (bytes.next() - 128) * step, point.north + (bytes.next() - 128) * step};
}
inline void spoil_points(std::vector<BritishGrid>& points, Bytes& bytes) {
  if (!points.empty()) spoil(points[bytes.below(points.size())], bytes);
}
inline void spoil(Polygon& polygon, Bytes& bytes) {
  spoil_points(polygon.outer, bytes);
  if (bytes.next() % 4 == 0) polygon.holes.push_back(polygon.outer);
}

// Changes one value of one column of a table (core/io/area_tables.h), or its rows.
template <class Row>
class ColumnSpoiler {
 public:
  ColumnSpoiler(std::vector<Row>& rows, Bytes& bytes)
      : rows_(rows), bytes_(bytes), column_(bytes.below(20)) {}

  template <class Access>
  void column(std::string_view, Access access) {
    hit([&](Row& row) { spoil(std::invoke(access, row), bytes_); });
  }
  template <class Access>
  void dictionary(std::string_view name, Access access) {
    column(name, access);
  }
  template <class Access>
  void packed(std::string_view name, Access access) {
    column(name, access);
  }
  template <class Access>
  void packed_array(std::string_view name, Access access) {
    column(name, access);
  }
  template <class Access>
  void index(std::string_view, Access access, std::size_t limit) {
    hit([&](Row& row) { place(std::invoke(access, row), limit); });
  }
  template <class Access>
  void packed_index(std::string_view name, Access access, std::size_t limit) {
    index(name, access, limit);
  }
  template <class Access>
  void indices(std::string_view, Access access, std::size_t limit) {
    hit([&](Row& row) {
      auto& list = std::invoke(access, row);
      list.resize(bytes_.below(4));
      for (auto& item : list) place(item, limit);
    });
  }
  template <class Access>
  void choice(std::string_view, Access access, std::span<const std::string_view> names) {
    hit([&](Row& row) {
      auto& value = std::invoke(access, row);
      value = static_cast<std::remove_reference_t<decltype(value)>>(bytes_.below(names.size()));
    });
  }
  template <class Access>
  void point(std::string_view name, Access access) {
    column(name, access);
  }
  template <class Access>
  void shapes(std::string_view, Access access) {
    hit([&](Row& row) {
      auto& shape = std::invoke(access, row);
      if constexpr (std::is_same_v<std::remove_reference_t<decltype(shape)>, Polyline>)
        spoil_points(shape, bytes_);
      else
        spoil(shape, bytes_);
    });
  }
  // After the columns: another number of rows, where none of them was the one.
  void rows() {
    if (done_ || rows_.empty()) return;
    const std::size_t at = bytes_.below(rows_.size());
    if (bytes_.next() % 2 == 0) {
      rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
      const Row copy = rows_[at];
      rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(at), copy);
    }
  }

 private:
  template <class Change>
  void hit(const Change& change) {
    if (seen_++ != column_ || rows_.empty()) return;
    done_ = true;
    change(rows_[bytes_.below(rows_.size())]);
  }
  template <class Index>
  void place(Index& index, std::size_t limit) {
    const std::size_t at = bytes_.below(limit + 1);
    index = at == limit ? Index{} : Index(at);
  }

  std::vector<Row>& rows_;
  Bytes& bytes_;
  std::size_t column_;
  std::size_t seen_ = 0;
  bool done_ = false;
};

// Goes through a Dataset as a writer does and changes one table, chosen by the bytes.
class Spoiler {
 public:
  explicit Spoiler(Bytes& bytes) : bytes_(bytes), table_(bytes.below(38)) {}

  template <class Describe>
  void object(std::string_view, const Describe& describe) {
    if (!is_it()) return;
    Fields fields{bytes_, bytes_.below(12), 0};
    describe(fields);
  }
  template <class Row, class Describe>
  void table(std::string_view, std::vector<Row>& rows, const Describe& describe) {
    if (!is_it()) return;
    ColumnSpoiler<Row> columns(rows, bytes_);
    describe(columns);
    columns.rows();
  }
  template <class Row, class Describe>
  void optional_table(std::string_view name, std::vector<Row>& rows, const Describe& describe) {
    table(name, rows, describe);
  }
  void topology(std::string_view, Topology& topology) {
    if (!is_it() || topology.arcs.empty()) return;
    auto& arc = topology.arcs[bytes_.below(topology.arcs.size())];
    if (bytes_.next() % 2 == 0) {
      GridPoint& point = arc[bytes_.below(arc.size())];
      point.east += static_cast<std::int32_t>(bytes_.next()) - 128;
    } else if (!topology.areas.empty()) {
      auto& area = topology.areas[bytes_.below(topology.areas.size())];
      if (!area.empty() && bytes_.next() % 2 == 0)
        area.push_back(area.front());
      else
        area.clear();
    }
  }
  void flows(std::string_view, std::vector<ObservedFlow>& flows, std::size_t, std::size_t) {
    if (is_it() && !flows.empty()) spoil(flows[bytes_.below(flows.size())].patients, bytes_);
  }
  void postcodes(std::string_view, std::vector<Postcode>& postcodes, std::size_t small_areas) {
    if (!is_it() || postcodes.empty()) return;
    Postcode& row = postcodes[bytes_.below(postcodes.size())];
    spoil(row.east, bytes_);
    const std::size_t at = bytes_.below(small_areas + 1);
    row.small_area = at == small_areas ? SmallAreaIndex{} : SmallAreaIndex(at);
  }

 private:
  struct Fields {
    Bytes& bytes;
    std::size_t wanted, seen;
    template <class T>
    void field(std::string_view, T& value) {
      if (seen++ == wanted) spoil(value, bytes);
    }
  };
  bool is_it() { return seen_++ == table_; }

  Bytes& bytes_;
  std::size_t table_;
  std::size_t seen_ = 0;
};

}  // namespace pcn::fuzz
