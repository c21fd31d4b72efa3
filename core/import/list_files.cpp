#include "core/import/list_files.h"

#include <map>

#include "core/base/text.h"
#include "core/import/rows.h"

namespace pcn {
namespace {

// "0_4" -> 0, "90_94" -> 18, "95+" -> 19; empty for "ALL" and anything else.
std::optional<std::size_t> age_band(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  const auto first = parse_integer(text.substr(0, digits));
  if (!first || *first < 0 || *first > 95 || *first % 5 != 0) return std::nullopt;
  return static_cast<std::size_t>(*first / 5);
}

}  // namespace

Result<std::vector<PracticeList>> read_practice_lists(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t date = column({"EXTRACT_DATE"});
  const std::size_t type = column({"TYPE"});
  const std::size_t practice = column({"CODE", "PRACTICE_CODE"});
  const std::size_t commissioner = column({"SUB_ICB_LOCATION_CODE", "CCG_CODE"});
  const std::size_t postcode = column({"POSTCODE"});
  const std::size_t sex = column({"SEX"});
  const std::size_t age = column({"AGE"});
  const std::size_t patients = column({"NUMBER_OF_PATIENTS"});
  if (column.error()) return *column.error();
  std::vector<PracticeList> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (!is_word_at(row, type, "GP") || !is_word_at(row, sex, "ALL") || !is_word_at(row, age, "ALL"))
      return ok();
    const auto day = date_at(row, date);
    if (!day) return day.error();
    const auto count = whole_at(row, patients);
    if (!count) return count.error();
    if (*count < 0) return row.error_at(patients, ErrorCode::kBadValue, "a list cannot be negative");
    rows.push_back(
        {*day, code_at(row, practice), code_at(row, commissioner), text_at(row, postcode), *count});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeAges>> read_practice_ages(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t date = column({"EXTRACT_DATE"});
  const std::size_t type = column({"ORG_TYPE"});
  const std::size_t code = column({"ORG_CODE"});
  const std::size_t sex = column({"SEX"});
  const std::size_t age = column({"AGE_GROUP_5"});
  const std::size_t patients = column({"NUMBER_OF_PATIENTS"});
  if (column.error()) return *column.error();
  std::map<std::string, PracticeAges, std::less<>> by_code;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (!is_word_at(row, type, "GP") && !is_word_at(row, type, "PRACTICE") &&
        !is_word_at(row, type, "GP PRACTICE")) {
      return ok();
    }
    const std::string practice = code_at(row, code);
    auto found = by_code.find(practice);
    if (found == by_code.end()) {
      const auto day = date_at(row, date);
      if (!day) return day.error();
      found = by_code.emplace(practice, PracticeAges{*day, practice, 0, {}, {}, 0}).first;
    }
    const auto count = whole_at(row, patients);
    if (!count) return count.error();
    if (*count < 0 || *count > 10'000'000) {
      return row.error_at(patients, ErrorCode::kBadValue, "expected from 0 to 10,000,000 patients");
    }
    PracticeAges& ages = found->second;
    const auto band = age_band(trim(row[age]));
    if (is_word_at(row, sex, "ALL") && is_word_at(row, age, "ALL")) {
      ages.patients = *count;
    } else if (band && is_word_at(row, sex, "FEMALE")) {
      ages.female[*band] += static_cast<std::int32_t>(*count);
    } else if (band && is_word_at(row, sex, "MALE")) {
      ages.male[*band] += static_cast<std::int32_t>(*count);
    }
    return ok();
  });
  if (!read) return read.error();
  std::vector<PracticeAges> rows;
  for (auto& [practice, ages] : by_code) {
    std::int64_t told = 0;
    for (std::size_t band = 0; band < kAgeBands; ++band) told += ages.female[band] + ages.male[band];
    ages.unknown = static_cast<std::int32_t>(ages.patients > told ? ages.patients - told : 0);
    rows.push_back(ages);
  }
  return rows;
}

Result<std::vector<PracticePayment>> read_payments(std::string_view bytes, const std::string& file) {
  CsvFormat format;
  format.ragged = true;
  auto reader = CsvReader::open(bytes, file, format);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"Practice Code"});
  const std::size_t contract = column({"Contract Type"});
  const std::size_t registered = column({"Average Number of Registered Patients"});
  const std::size_t weighted = column({"Average Number of Weighted Patients"});
  if (column.error()) return *column.error();
  std::vector<PracticePayment> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    std::string code = code_at(row, practice);
    if (code.size() != 6) return ok();  // totals and footnotes at the end of the file
    const auto raw = optional_number_at(row, registered);
    if (!raw) return raw.error();
    const auto carr_hill = optional_number_at(row, weighted);
    if (!carr_hill) return carr_hill.error();
    std::string kind = to_upper_ascii(text_at(row, contract));
    if (kind == "UNKNOWN") kind.clear();
    rows.push_back({std::move(code), std::move(kind), *raw, *carr_hill});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

}  // namespace pcn
