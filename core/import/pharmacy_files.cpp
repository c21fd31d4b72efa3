#include "core/import/pharmacy_files.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/import/organisation_files.h"
#include "core/import/rows.h"

namespace pcn {
namespace {

constexpr std::int16_t kDay = 1440;

}  // namespace

std::optional<DayHours> parse_day_hours(std::string_view text) {
  text = trim(text);
  DayHours hours;
  if (text == "CLOSED" || text == "Closed") return hours;
  // Times in the order in which they stand; separators between them are only looked at to tell a clean entry.
  std::vector<std::int16_t> times;
  std::string separators;
  std::size_t at = 0;
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  while (at < text.size()) {
    if (!digit(at)) {
      if (text[at] != ' ') separators += text[at];
      ++at;
      continue;
    }
    std::string figures;
    std::size_t end = at;
    while (digit(end) && figures.size() < 4) figures += text[end++];
    const bool colon = figures.size() == 2 && end < text.size() && (text[end] == ':' || text[end] == '.');
    if (colon && digit(end + 1) && digit(end + 2)) {
      if (text[end] == '.') hours.repaired = true;
      figures += std::string(text.substr(end + 1, 2));
      end += 3;
    } else {
      hours.repaired = true;
    }
    if (figures.size() != 4) return std::nullopt;
    const auto number = static_cast<int>(*parse_integer(figures));
    if (number / 100 > 24 || number % 100 > 59) return std::nullopt;
    times.push_back(static_cast<std::int16_t>(number / 100 * 60 + number % 100));
    at = end;
  }
  if (times.empty() || times.size() % 2 != 0) return std::nullopt;
  std::string clean;
  for (std::size_t i = 0; i < times.size(); i += 2) clean += i == 0 ? "-" : ",-";
  if (separators != clean) hours.repaired = true;
  for (std::size_t i = 0; i < times.size(); i += 2) {
    OpenInterval interval{times[i], times[i + 1]};
    if (interval.open == interval.close && interval.open != 0) return std::nullopt;
    if (interval.close <= interval.open) interval.close = static_cast<std::int16_t>(interval.close + kDay);
    hours.intervals.push_back(interval);
  }
  std::sort(hours.intervals.begin(), hours.intervals.end(),
            [](const OpenInterval& a, const OpenInterval& b) { return a.open < b.open; });
  for (std::size_t i = 1; i < hours.intervals.size(); ++i) {
    if (hours.intervals[i].open < hours.intervals[i - 1].close) return std::nullopt;
  }
  return hours;
}

Result<std::vector<Pharmacy>> read_pharmacies(std::string_view bytes, const std::string& file) {
  CsvFormat format;
  auto reader = CsvReader::open(bytes, file, format);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t code = column({"PHARMACY_ODS_CODE_(F-CODE)", "PHARMACY_ODS_CODE"});
  const std::size_t board = column({"HEALTH_AND_WELLBEING_BOARD"});
  const std::size_t name = column({"PHARMACY_TRADING_NAME"});
  const std::size_t first = column({"ADDRESS_FIELD1", "ADDRESS_FIELD_1"});
  const std::size_t second = column({"ADDRESS_FIELD2", "ADDRESS_FIELD_2"});
  const std::size_t third = column({"ADDRESS_FIELD3", "ADDRESS_FIELD_3"});
  const std::size_t fourth = column({"ADDRESS_FIELD4", "ADDRESS_FIELD_4"});
  const std::size_t postcode = column({"POST_CODE", "POSTCODE"});
  const std::size_t contract = column({"CONTRACT_TYPE"});
  const std::array<std::size_t, 7> days = {
      column({"PHARMACY_OPENING_HOURS_MONDAY"}),    column({"PHARMACY_OPENING_HOURS_TUESDAY"}),
      column({"PHARMACY_OPENING_HOURS_WEDNESDAY"}), column({"PHARMACY_OPENING_HOURS_THURSDAY"}),
      column({"PHARMACY_OPENING_HOURS_FRIDAY"}),    column({"PHARMACY_OPENING_HOURS_SATURDAY"}),
      column({"PHARMACY_OPENING_HOURS_SUNDAY"})};
  if (column.error()) return *column.error();
  std::vector<Pharmacy> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    Pharmacy pharmacy{
        code_at(row, code),
        text_at(row, board),
        text_at(row, name),
        join_address({text_at(row, first), text_at(row, second), text_at(row, third), text_at(row, fourth)}),
        text_at(row, postcode),
        text_at(row, contract),
        WeekHours{},
        false};
    for (std::size_t day = 0; day < days.size() && pharmacy.hours; ++day) {
      const auto hours = parse_day_hours(row[days[day]]);
      if (!hours) {
        pharmacy.hours.reset();
        break;
      }
      (*pharmacy.hours)[day] = hours->intervals;
      pharmacy.hours_repaired = pharmacy.hours_repaired || hours->repaired;
    }
    rows.push_back(std::move(pharmacy));
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PostcodePlace>> read_postcode_places(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t postcode = column({"postcode"});
  const std::size_t latitude = column({"lat", "latitude"});
  const std::size_t longitude = column({"lon", "lng", "longitude"});
  if (column.error()) return *column.error();
  std::vector<PostcodePlace> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto lat = optional_number_at(row, latitude);
    if (!lat) return lat.error();
    const auto lon = optional_number_at(row, longitude);
    if (!lon) return lon.error();
    const auto code = normalise_postcode(row[postcode]);
    if (*lat && *lon && code) rows.push_back({*code, {**lon, **lat}});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

}  // namespace pcn
