#include "core/import/staff_files.h"

#include <cmath>
#include <map>
#include <tuple>

#include "core/base/text.h"
#include "core/import/rows.h"

namespace pcn {
namespace {

// Sums of thousands of decimal fractions: four places are more than the source means.
double rounded(double value) { return std::round(value * 10'000) / 10'000; }

Date last_day_of_month(int year, int month) {
  const Date next{static_cast<std::int16_t>(month == 12 ? year + 1 : year),
                  static_cast<std::uint8_t>(month == 12 ? 1 : month + 1), 1};
  return from_days(to_days(next) - 1);
}

std::string role_of(const std::string& role) {
  const std::string suffix = "(" + std::string(kMentalHealthPractitioners) + ")";
  return role.ends_with(suffix) ? std::string(kMentalHealthPractitioners) : role;
}

}  // namespace

Result<StaffTotals> read_staff(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t year = column({"CENSUS_YEAR", "YEAR"});
  const std::size_t month = column({"CENSUS_MONTH", "MONTH"});
  const std::size_t network = column({"PCN_CODE"});
  const std::size_t group = column({"STAFF_GROUP"});
  const std::size_t role = column({"STAFF_ROLE"});
  const std::size_t fte = column({"FTE"});
  if (column.error()) return *column.error();
  StaffTotals staff;
  std::map<std::tuple<std::string, std::string, std::string>, double> sums;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (staff.posts == 0) {
      const auto in_year = whole_at(row, year);
      if (!in_year) return in_year.error();
      const auto in_month = whole_at(row, month);
      if (!in_month) return in_month.error();
      if (*in_year < 2000 || *in_year > 2200 || *in_month < 1 || *in_month > 12) {
        return row.error_at(month, ErrorCode::kBadValue, "expected a month of this century");
      }
      staff.month = last_day_of_month(static_cast<int>(*in_year), static_cast<int>(*in_month));
    }
    ++staff.posts;
    const auto value = optional_number_at(row, fte);
    if (!value) return value.error();
    if (!*value) return ++staff.posts_without_fte, ok();
    std::string name = role_of(text_at(row, role));
    // Nurses and others share this role of the scheme.
    std::string staff_group =
        name == kMentalHealthPractitioners ? "Other Direct Patient Care staff" : text_at(row, group);
    sums[{code_at(row, network), std::move(staff_group), std::move(name)}] += **value;
    return ok();
  });
  if (!read) return read.error();
  for (const auto& [key, sum] : sums) {
    const auto& [code, staff_group, staff_role] = key;
    staff.totals.push_back({code, staff_group, staff_role, rounded(sum)});
  }
  return staff;
}

Result<std::vector<NetworkYear>> read_staff_years(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t network = column({"PCN_CODE"});
  const std::size_t year = column({"Year"});
  const std::size_t group = column({"STAFF_GROUP"});
  const std::size_t fte = column({"FTE"});
  if (column.error()) return *column.error();
  std::map<std::tuple<std::string, int, std::string>, double> sums;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto when = whole_at(row, year);
    if (!when) return when.error();
    const auto value = optional_number_at(row, fte);
    if (!value) return value.error();
    if (*value) sums[{code_at(row, network), static_cast<int>(*when), text_at(row, group)}] += **value;
    return ok();
  });
  if (!read) return read.error();
  std::vector<NetworkYear> rows;
  for (const auto& [key, sum] : sums) {
    const auto& [code, when, staff_group] = key;
    rows.push_back({code, when, staff_group, rounded(sum)});
  }
  return rows;
}

}  // namespace pcn
