#include "core/import/activity_files.h"

#include <array>
#include <map>
#include <optional>

#include "core/base/text.h"
#include "core/import/rows.h"

namespace pcn {
namespace {

Date last_of_month(Date first) {
  Date next = first;
  next.month = static_cast<std::uint8_t>(first.month % 12 + 1);
  if (first.month == 12) next.year = static_cast<std::int16_t>(first.year + 1);
  return from_days(to_days(next) - 1);
}

// "2026-02" or "Apr-25" -> the first of that month.
Result<Date> month_at(const CsvReader& row, std::size_t column) {
  const std::string text = text_at(row, column);
  if (const auto day = read_date(text + "-01")) return *day;
  if (const auto day = read_date("01-" + text)) return *day;
  return row.error_at(column, ErrorCode::kBadValue, "expected a month such as 2026-02 or Apr-25");
}

// Adds the row unless one of its figures is not given.
void add(std::vector<PracticeActivity>& rows, const PracticeActivity& row, std::optional<double> count,
         std::optional<double> of) {
  if (!count || !of || *of <= 0 || *count < 0) return;
  rows.push_back(row);
  rows.back().count = *count;
  rows.back().of = *of;
}

}  // namespace

Result<std::vector<PracticeActivity>> read_waits(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t month = column({"Appointment Month Start Date"});
  const std::size_t practice = column({"GP_CODE"});
  const std::array<std::size_t, 4> soon = {column({"Same Day"}), column({"1 Day"}), column({"2 to 7 Days"}),
                                           column({"8  to 14 Days", "8 to 14 Days"})};
  const std::array<std::size_t, 3> later = {column({"15  to 21 Days", "15 to 21 Days"}),
                                            column({"22  to 28 Days", "22 to 28 Days"}),
                                            column({"More than 28 Days"})};
  if (column.error()) return *column.error();
  std::vector<PracticeActivity> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto first = month_at(row, month);
    if (!first) return first.error();
    double within = 0;
    double all = 0;
    for (const std::size_t field : soon) {
      const auto count = optional_number_at(row, field);
      if (!count) return count.error();
      within += count->value_or(0);
    }
    for (const std::size_t field : later) {
      const auto count = optional_number_at(row, field);
      if (!count) return count.error();
      all += count->value_or(0);
    }
    all += within;
    add(rows, {code_at(row, practice), *first, last_of_month(*first), "seen-in-two-weeks"}, within, all);
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeActivity>> read_heads(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"practice_code"});
  const std::size_t patients = column({"number_of_patients"});
  struct Figure {
    const char* measure;
    std::size_t column;
    bool of_month = false;
  };
  const std::array<Figure, 3> figures = {{{"gp-heads", column({"gp"})},
                                          {"nurse-heads", column({"nurses"})},
                                          {"appointments", column({"total_appointments"}), true}}};
  if (column.error()) return *column.error();
  std::vector<PracticeActivity> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto of = optional_number_at(row, patients);
    if (!of) return of.error();
    for (const Figure& figure : figures) {
      const auto count = optional_number_at(row, figure.column);
      if (!count) return count.error();
      add(rows, {code_at(row, practice), {}, {}, figure.measure, 0, 0, figure.of_month}, *count, *of);
    }
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeActivity>> read_online(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t month = column({"month"});
  const std::size_t practice = column({"practice_code"});
  const std::size_t submissions = column({"submissions"});
  const std::size_t registered = column({"registered"});
  if (column.error()) return *column.error();
  std::vector<PracticeActivity> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto first = month_at(row, month);
    if (!first) return first.error();
    const auto count = optional_number_at(row, submissions);
    if (!count) return count.error();
    const auto of = optional_number_at(row, registered);
    if (!of) return of.error();
    add(rows, {code_at(row, practice), *first, last_of_month(*first), "online-requests"}, *count, *of);
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeActivity>> read_calls(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t month = column({"month"});
  const std::size_t practice = column({"practice_code"});
  const std::size_t answered = column({"answered"});
  const std::size_t missed = column({"missed"});
  if (column.error()) return *column.error();
  std::vector<PracticeActivity> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto first = month_at(row, month);
    if (!first) return first.error();
    const auto taken = optional_number_at(row, answered);
    if (!taken) return taken.error();
    const auto lost = optional_number_at(row, missed);
    if (!lost) return lost.error();
    const auto of = *taken && *lost ? std::optional(**taken + **lost) : std::nullopt;
    add(rows, {code_at(row, practice), *first, last_of_month(*first), "calls-answered"}, *taken, of);
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeActivity>> read_impact(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t type = column({"ORGANISATION_TYPE"});
  const std::size_t code = column({"ORGANISATION_CODE"});
  const std::size_t day = column({"ACH_DATE"});
  const std::size_t measure = column({"MEASURE"});
  const std::size_t value = column({"VALUE"});
  if (column.error()) return *column.error();
  struct Parts {
    Date to;
    std::optional<double> count, of;
  };
  std::map<std::string, Parts> by_practice;  // numerator and denominator are rows of their own
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const std::string what = text_at(row, measure);
    const bool numerator = what == "ACC-08 Numerator";
    if (!is_word_at(row, type, "GP PRACTICE") || (!numerator && what != "ACC-08 Denominator")) return ok();
    const auto to = date_at(row, day);
    if (!to) return to.error();
    const auto count = optional_number_at(row, value);
    if (!count) return count.error();
    Parts& parts = by_practice[code_at(row, code)];
    parts.to = *to;
    (numerator ? parts.count : parts.of) = *count;
    return ok();
  });
  if (!read) return read.error();
  std::vector<PracticeActivity> rows;
  for (const auto& [practice, parts] : by_practice) {
    Date from = parts.to;  // a financial year ends on 31 March
    from.year = static_cast<std::int16_t>(from.year - 1);
    add(rows, {practice, from_days(to_days(from) + 1), parts.to, "acc-08"}, parts.count, parts.of);
  }
  return rows;
}

}  // namespace pcn
