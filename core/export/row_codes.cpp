#include "core/export/row_codes.h"

#include <algorithm>
#include <array>

#include "core/model/query.h"

namespace pcn {
namespace {

enum Code : std::uint8_t { kPractice, kNetwork, kService, kPlace, kWard, kAuthority, kCodes };
constexpr std::array<std::string_view, kCodes> kTitles = {"Practice ODS code", "Network ODS code",
                                                          "Service ODS code",  "LSOA 2021 code",
                                                          "Ward code",         "Local authority code"};
using Codes = std::array<std::string, kCodes>;

const District* find_district(const Dataset& data, std::string_view code) {
  const auto at = std::find_if(data.districts.begin(), data.districts.end(),
                               [code](const District& district) { return district.code == code; });
  return at == data.districts.end() ? nullptr : &*at;
}

void add_authority(Codes& codes, const Dataset& data, DistrictIndex district) {
  if (district.valid()) codes[kAuthority] = data.districts[district.value].code;
}

void add_place(Codes& codes, const Dataset& data, SmallAreaIndex place) {
  if (!place.valid()) return;
  const SmallArea& area = data.small_areas[place.value];
  codes[kPlace] = area.code;
  codes[kWard] = area.ward_code;
  add_authority(codes, data, area.district);
}

// What the key names; where codes of several kinds agree, the first of practices, networks and services.
Codes codes_of(std::string_view key, const Dataset& data, const std::vector<Membership>& memberships) {
  Codes codes;
  if (const PracticeIndex practice = find_practice(data, key)) {
    const Practice& it = data.practices[practice.value];
    codes[kPractice] = it.code;
    for (const Membership& stay : memberships) {
      if (stay.practice == practice && codes[kNetwork].empty())
        codes[kNetwork] = data.networks[stay.network.value].code;
    }
    add_place(codes, data, it.small_area);
    add_authority(codes, data, it.district);
  } else if (const NetworkIndex network = find_network(data, key)) {
    codes[kNetwork] = data.networks[network.value].code;
    add_authority(codes, data, data.networks[network.value].district);
  } else if (const SmallAreaIndex place = find_small_area(data, key)) {
    add_place(codes, data, place);
  } else if (const District* district = find_district(data, key)) {
    codes[kAuthority] = district->code;
  } else if (std::any_of(data.services.begin(), data.services.end(),
                         [key](const Service& service) { return service.code == key; })) {
    codes[kService] = key;
  }
  return codes;
}

bool says_already(const Table& table, const std::vector<Codes>& rows, std::size_t code) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    bool same = true;
    for (std::size_t row = 0; same && row < rows.size(); ++row)
      same = column < table.rows[row].cells.size() && table.rows[row].cells[column].text == rows[row][code];
    if (same) return true;
  }
  return false;
}

}  // namespace

RowCodes row_codes(const Table& table, const Dataset& data, Date day) {
  RowCodes result;
  const auto memberships = memberships_on(data, day);
  std::vector<Codes> rows;
  for (const Row& row : table.rows)
    rows.push_back(row.key.empty() ? Codes{} : codes_of(row.key, data, memberships));
  for (std::size_t code = 0; code < kCodes; ++code) {
    const bool any =
        std::any_of(rows.begin(), rows.end(), [code](const Codes& codes) { return !codes[code].empty(); });
    if (any && !says_already(table, rows, code)) result.titles.emplace_back(kTitles[code]);
  }
  for (const Codes& codes : rows) {
    std::vector<std::string>& own = result.rows.emplace_back();
    for (std::size_t code = 0; code < kCodes; ++code) {
      if (std::find(result.titles.begin(), result.titles.end(), kTitles[code]) != result.titles.end())
        own.push_back(codes[code]);
    }
  }
  return result;
}

std::string_view column_code(const Column& column, const Dataset& data) {
  if (const NetworkIndex network = find_network(data, column.id)) return data.networks[network.value].code;
  if (const District* district = find_district(data, column.id)) return district->code;
  return {};
}

}  // namespace pcn
