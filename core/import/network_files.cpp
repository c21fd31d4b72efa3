#include "core/import/network_files.h"

#include "core/import/rows.h"

namespace pcn {

Result<std::vector<PcnDetail>> read_pcn_details(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t code = column({"PCN Code"});
  const std::size_t name = column({"PCN Name"});
  const std::size_t commissioner = column({"Current Clinical Commissioning Group Code",
                                           "Current Sub ICB Loc Code", "Current Sub ICB Location Code"});
  const std::size_t opened = column({"Open Date", "Open Date (YYYYMMDD)"});
  const std::size_t closed = column({"Close Date", "Close Date (YYYYMMDD)"});
  if (column.error()) return *column.error();
  std::vector<PcnDetail> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto open_date = optional_date_at(row, opened);
    if (!open_date) return open_date.error();
    const auto close_date = optional_date_at(row, closed);
    if (!close_date) return close_date.error();
    rows.push_back(
        {code_at(row, code), text_at(row, name), code_at(row, commissioner), *open_date, *close_date});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PcnMember>> read_pcn_members(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"Partner Organisation Code"});
  const std::size_t practice_name = column({"Partner Name"});
  const std::size_t practice_commissioner =
      column({"Practice Parent CCG Code", "Practice Parent Sub ICB Loc Code"});
  const std::size_t network = column({"PCN Code"});
  const std::size_t network_name = column({"PCN Name"});
  const std::size_t network_commissioner = column({"PCN Parent CCG Code", "PCN Parent Sub ICB Loc Code"});
  const std::size_t start = column({"Practice to PCN Relationship Start Date"});
  const std::size_t end = column({"Practice to PCN Relationship End Date"});
  if (column.error()) return *column.error();
  std::vector<PcnMember> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto first = date_at(row, start);
    if (!first) return first.error();
    const auto last = optional_date_at(row, end);
    if (!last) return last.error();
    rows.push_back({code_at(row, practice), text_at(row, practice_name), code_at(row, practice_commissioner),
                    code_at(row, network), text_at(row, network_name), code_at(row, network_commissioner),
                    *first, *last});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<MonthlyMembership>> read_monthly_memberships(std::string_view bytes,
                                                                const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t month = column({"month"});
  const std::size_t practice = column({"practice_code"});
  const std::size_t network = column({"pcn_code"});
  const std::size_t network_name = column({"pcn_name"});
  if (column.error()) return *column.error();
  std::vector<MonthlyMembership> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    // "2024-06", or "Jun-24" once a spreadsheet saved it.
    auto first = read_date(text_at(row, month) + "-01");
    if (!first) first = read_date("01-" + text_at(row, month));
    if (!first)
      return row.error_at(month, ErrorCode::kBadValue,
                          "expected a month such as 2024-06, found \"" + text_at(row, month) + "\"");
    const Date next = first->month == 12 ? Date{static_cast<std::int16_t>(first->year + 1), 1, 1}
                                         : Date{first->year, static_cast<std::uint8_t>(first->month + 1), 1};
    MonthlyMembership entry{from_days(to_days(next) - 1), code_at(row, practice), code_at(row, network),
                            text_at(row, network_name)};
    if (entry.network == "U") entry.network.clear();
    rows.push_back(std::move(entry));
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeMapping>> read_practice_map(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t date = column({"EXTRACT_DATE"});
  const std::size_t practice = column({"PRACTICE_CODE"});
  const std::size_t name = column({"PRACTICE_NAME"});
  const std::size_t postcode = column({"PRACTICE_POSTCODE"});
  const std::size_t network = column({"PCN_CODE"});
  const std::size_t network_name = column({"PCN_NAME"});
  const std::size_t commissioner = column({"SUB_ICB_LOCATION_CODE", "CCG_CODE"});
  const std::size_t icb = column({"ICB_CODE", "STP_CODE"});
  const std::size_t icb_name = column({"ICB_NAME", "STP_NAME"});
  if (column.error()) return *column.error();
  std::vector<PracticeMapping> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto day = date_at(row, date);
    if (!day) return day.error();
    // Who is in which network rests on this file: what is no code is no practice.
    auto member = sound_code_at(row, practice);
    if (!member) return member.error();
    PracticeMapping mapping{*day,
                            std::move(*member),
                            text_at(row, name),
                            text_at(row, postcode),
                            code_at(row, network),
                            text_at(row, network_name),
                            code_at(row, commissioner),
                            code_at(row, icb),
                            text_at(row, icb_name)};
    // "U" is how the file writes that a practice is in no network.
    if (mapping.network == "U" || mapping.network == "UNALLOCATED")
      mapping.network = mapping.network_name = "";
    rows.push_back(std::move(mapping));
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

}  // namespace pcn
