#include "core/import/place_files.h"

#include <cmath>

#include "core/base/codes.h"
#include "core/base/text.h"
#include "core/import/rows.h"
#include "core/io/geojson.h"

namespace pcn {
namespace {

// "Aged 16 to 24 years" -> 1; empty for a group that is none of the six.
std::optional<std::size_t> age_group(std::string_view words) {
  constexpr std::array<std::string_view, kResidentAgeGroups> starts = {"Aged 15", "Aged 16", "Aged 25",
                                                                       "Aged 35", "Aged 50", "Aged 65"};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (words.starts_with(starts[i])) return i;
  }
  return std::nullopt;
}

}  // namespace

Result<std::int64_t> read_code_points(std::string_view bytes, const std::string& file,
                                      const std::function<void(const CodePoint&)>& use) {
  CsvFormat format;
  format.header = false;
  auto reader = CsvReader::open(bytes, file, format);
  if (!reader) return reader.error();
  std::int64_t unread = 0;
  CodePoint point;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (row.size() < 10) {
      return Error{
          ErrorCode::kBadFormat, {file, row.line(), 0, ""}, "expected 10 columns as in Code-Point Open"};
    }
    const auto postcode = normalise_postcode(row[0]);
    if (!postcode) return ++unread, ok();
    const auto quality = whole_at(row, 1);
    if (!quality) return quality.error();
    const auto east = whole_at(row, 2);
    if (!east) return east.error();
    const auto north = whole_at(row, 3);
    if (!north) return north.error();
    point = {*postcode,
             static_cast<int>(*quality),
             static_cast<std::int32_t>(*east),
             static_cast<std::int32_t>(*north),
             code_at(row, 8),
             text_at(row, 4),
             code_at(row, 9)};
    use(point);
    return ok();
  });
  if (!read) return read.error();
  return unread;
}

Result<std::vector<AreaCommissioner>> read_area_commissioners(std::string_view bytes,
                                                              const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t area = column({"lsoa21_code", "LSOA21CD"});
  const auto name = reader->find_column({"lsoa21_name", "LSOA21NM"});
  const std::size_t icb = column.of_any_year({"ICB#CDH", "icb#_code_nhs"});
  const std::size_t icb_name = column.of_any_year({"ICB#NM", "icb#_name"});
  const auto sub_icb = column.find_of_any_year({"SICBL#CDH", "sicbl#_code_nhs"});
  if (column.error()) return *column.error();
  std::vector<AreaCommissioner> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    rows.push_back({code_at(row, area), name ? text_at(row, *name) : "",
                    sub_icb ? code_at(row, *sub_icb) : "", code_at(row, icb), text_at(row, icb_name)});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<AreaWard>> read_area_wards(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t area = column({"lsoa21_code", "LSOA21CD"});
  const auto area_name = reader->find_column({"lsoa21_name", "LSOA21NM"});
  const std::size_t ward = column.of_any_year({"WD#NM", "ward#_name"});
  const std::size_t ward_code = column.of_any_year({"WD#CD", "ward#_code"});
  const std::size_t district = column.of_any_year({"LAD#NM", "ltla#_name"});
  const std::size_t district_code = column.of_any_year({"LAD#CD", "ltla#_code"});
  if (column.error()) return *column.error();
  std::vector<AreaWard> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    rows.push_back({code_at(row, area), area_name ? text_at(row, *area_name) : "", text_at(row, ward),
                    code_at(row, ward_code), text_at(row, district), code_at(row, district_code)});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<AreaChange>> read_area_changes(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t before = column({"lsoa11_code", "LSOA11CD"});
  const std::size_t after = column({"lsoa21_code", "LSOA21CD"});
  if (column.error()) return *column.error();
  std::vector<AreaChange> changes;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (code_at(row, before) != code_at(row, after))
      changes.push_back({code_at(row, before), code_at(row, after)});
    return ok();
  });
  if (!read) return read.error();
  return changes;
}

Result<AreaResidents> read_residents(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t area = column({"lsoa21_code", "LSOA21CD"});
  const std::size_t group = column({"age_group"});
  const std::size_t residents = column({"usual_residents"});
  if (column.error()) return *column.error();
  AreaResidents table;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto index = age_group(trim(row[group]));
    if (!index)
      return row.error_at(group, ErrorCode::kBadValue,
                          "expected one of the six age groups of the census table");
    const auto count = whole_at(row, residents);
    if (!count) return count.error();
    if (*count < 0 || *count > 1'000'000) {
      return row.error_at(residents, ErrorCode::kBadValue, "expected from 0 to 1,000,000 residents");
    }
    table[code_at(row, area)][*index] += static_cast<std::int32_t>(*count);
    return ok();
  });
  if (!read) return read.error();
  return table;
}

Result<std::map<std::string, Deprivation, std::less<>>> read_deprivation(std::string_view bytes,
                                                                         const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t area = column({"lsoa21_code", "LSOA21CD", "lsoa11_code"});
  const std::size_t decile = column({"IMD_decile"});
  const std::size_t rank = column({"IMD_rank"});
  const std::size_t score = column({"IMD_score"});
  if (column.error()) return *column.error();
  std::map<std::string, Deprivation, std::less<>> table;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto tenth = whole_at(row, decile);
    if (!tenth) return tenth.error();
    const auto place = whole_at(row, rank);
    if (!place) return place.error();
    const auto points = number_at(row, score);
    if (!points) return points.error();
    if (*tenth < 1 || *tenth > 10 || *place < 1 || *place > 100'000) {
      return row.error_at(decile, ErrorCode::kBadValue,
                          "expected a decile from 1 to 10 and a rank of 1 or more");
    }
    table[code_at(row, area)] = {static_cast<std::int32_t>(*place), static_cast<int>(*tenth), *points};
    return ok();
  });
  if (!read) return read.error();
  return table;
}

Result<std::map<std::string, RuralUrban, std::less<>>> read_rural_urban(std::string_view bytes,
                                                                        const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t area = column({"lsoa21_code", "LSOA21CD"});
  const std::size_t words = column({"classification", "RUC21NM"});
  const std::size_t kind = column({"ruc", "Urban_rural_flag"});
  if (column.error()) return *column.error();
  std::map<std::string, RuralUrban, std::less<>> table;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    table[code_at(row, area)] = {text_at(row, words), is_word_at(row, kind, "RURAL")};
    return ok();
  });
  if (!read) return read.error();
  return table;
}

Result<std::map<std::string, BritishGrid, std::less<>>> read_centroids(std::string_view bytes,
                                                                       const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t area = column({"LSOA21CD", "lsoa21_code"});
  const std::size_t east = column({"x", "east"});
  const std::size_t north = column({"y", "north"});
  if (column.error()) return *column.error();
  std::map<std::string, BritishGrid, std::less<>> table;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto x = number_at(row, east);
    if (!x) return x.error();
    const auto y = number_at(row, north);
    if (!y) return y.error();
    table[code_at(row, area)] = {std::round(*x), std::round(*y)};
    return ok();
  });
  if (!read) return read.error();
  return table;
}

Result<std::map<std::string, std::string, std::less<>>> read_msoa_names(std::string_view bytes,
                                                                        const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t name = column({"MSOANM", "msoa21nm"});
  const std::size_t words = column({"MSOAHCLNM", "msoa21hclnm"});
  const auto code_2021 = reader->find_column({"MSOA21CD"});
  if (column.error()) return *column.error();
  std::map<std::string, std::string, std::less<>> table;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    // MSOAs of 2011 that no longer exist have no code of 2021.
    if (code_2021 && trim(row[*code_2021]).empty()) return ok();
    table[text_at(row, name)] = text_at(row, words);
    return ok();
  });
  if (!read) return read.error();
  return table;
}

Result<std::vector<AreaShape>> read_area_shapes(std::string_view bytes, const std::string& file) {
  auto features = read_geojson(bytes, file);
  if (!features) return features.error();
  std::vector<AreaShape> shapes;
  for (std::size_t i = 0; i < features->size(); ++i) {
    GeoFeature& feature = (*features)[i];
    const std::string code = normalise_code(feature.text("LSOA21CD"));
    if (code.empty()) {
      return Error{ErrorCode::kBadValue,
                   {file, 0, 0, "/features/" + std::to_string(i) + "/properties/LSOA21CD"},
                   "expected the code of a small area"};
    }
    shapes.push_back({code, feature.text("LSOA21NM"), std::move(feature.polygons)});
  }
  return shapes;
}

}  // namespace pcn
