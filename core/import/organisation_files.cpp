#include "core/import/organisation_files.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/import/rows.h"

namespace pcn {
namespace {

constexpr std::size_t kColumns = 27;

PracticeStatus status_of(std::string_view text) {
  if (text == "A" || text == "ACTIVE") return PracticeStatus::kActive;
  if (text == "C" || text == "INACTIVE") return PracticeStatus::kInactive;
  if (text == "D" || text == "DORMANT") return PracticeStatus::kDormant;
  return PracticeStatus::kUnknown;
}

// Several role codes may stand together, parted by "|": the first that is known counts.
OrganisationKind kind_of(std::string_view text) {
  for (const auto code : split(text, '|')) {
    if (code == "4" || code == "RO76") return OrganisationKind::kPractice;
    if (code == "26" || code == "RO321") return OrganisationKind::kEnhancedAccess;
    if (code == "12" || code == "RO259") return OrganisationKind::kUrgentTreatment;
    if (code == "1" || code == "RO87") return OrganisationKind::kWalkIn;
    if (code == "2" || code == "RO80") return OrganisationKind::kOutOfHours;
  }
  return OrganisationKind::kOther;
}

std::optional<LonLat> place_at(const CsvReader& row, std::size_t longitude, std::size_t latitude) {
  const auto lon = read_number(row[longitude]);
  const auto lat = read_number(row[latitude]);
  // Great Britain, generously; some registers write 0 for a place that they do not know.
  if (!lon || !lat || *lon < -9 || *lon > 3 || *lat < 49 || *lat > 61) return std::nullopt;
  return LonLat{*lon, *lat};
}

}  // namespace

std::string tidy_phone(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.starts_with("44") && digits.size() == 12) digits = "0" + digits.substr(2);
  if (digits.size() == 10 && digits[0] != '0') digits = "0" + digits;
  if ((digits.size() != 11 && digits.size() != 10) || digits[0] != '0' || digits[1] == '0') return "";
  if (digits.starts_with("02"))
    return digits.substr(0, 3) + " " + digits.substr(3, 4) + " " + digits.substr(7);
  const bool four = digits.starts_with("011") || (digits.starts_with("01") && digits[3] == '1') ||
                    digits.starts_with("03") || digits.starts_with("08");
  const std::size_t area = four ? 4 : 5;
  if (four) return digits.substr(0, area) + " " + digits.substr(area, 3) + " " + digits.substr(area + 3);
  return digits.substr(0, area) + " " + digits.substr(area);
}

std::string tidy_website(std::string_view text) {
  std::string site(trim(text));
  if (site.find('.') == std::string::npos || site.find(' ') != std::string::npos ||
      site.find('@') != std::string::npos) {
    return "";
  }
  const std::string lower = to_lower_ascii(site);
  if (!lower.starts_with("http://") && !lower.starts_with("https://")) {
    if (lower.find("://") != std::string::npos) return "";
    site = "http://" + site;
  }
  return site;
}

std::string join_address(const std::vector<std::string>& parts) {
  std::vector<std::string> kept;
  for (const auto& part : parts) {
    std::string text(trim(part));
    while (!text.empty() && text.back() == ',') text.pop_back();
    text = people_case(text);
    if (!text.empty() && std::find(kept.begin(), kept.end(), text) == kept.end())
      kept.push_back(std::move(text));
  }
  return join(kept, ", ");
}

Result<std::vector<Organisation>> read_organisations(std::string_view bytes, const std::string& file) {
  CsvFormat format;
  format.header = false;
  auto reader = CsvReader::open(bytes, file, format);
  if (!reader) return reader.error();
  std::vector<Organisation> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (row.size() != kColumns) {
      return Error{ErrorCode::kBadFormat,
                   {file, row.line(), 0, ""},
                   "expected 27 columns as in epraccur, found " + std::to_string(row.size())};
    }
    const auto opened = optional_date_at(row, 10);
    if (!opened) return opened.error();
    const auto closed = optional_date_at(row, 11);
    if (!closed) return closed.error();
    rows.push_back(
        {code_at(row, 0), text_at(row, 1), code_at(row, 3),
         join_address({text_at(row, 4), text_at(row, 5), text_at(row, 6), text_at(row, 7), text_at(row, 8)}),
         text_at(row, 9), *opened, *closed, status_of(to_upper_ascii(trim(row[12]))), code_at(row, 14),
         tidy_phone(row[17]), kind_of(code_at(row, 25))});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeSite>> read_practice_sites(std::string_view bytes, const std::string& file) {
  CsvFormat format;
  format.separator = '\xAC';
  format.quotes = false;
  format.ragged = true;
  // The file parts its columns by "¬": one byte as published, two once it was saved as UTF-8.
  std::string saved;
  if (bytes.find("\xC2\xAC") != std::string_view::npos) {
    saved = bytes;
    for (std::size_t at = 0; (at = saved.find("\xC2\xAC", at)) != std::string::npos; ++at) saved.erase(at, 1);
  }
  auto reader = CsvReader::open(saved.empty() ? bytes : saved, file, format);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t code = column({"OrganisationCode"});
  const std::size_t name = column({"OrganisationName"});
  const std::size_t first = column({"Address1"});
  const std::size_t second = column({"Address2"});
  const std::size_t third = column({"Address3"});
  const std::size_t city = column({"City"});
  const std::size_t postcode = column({"Postcode"});
  const std::size_t latitude = column({"Latitude"});
  const std::size_t longitude = column({"Longitude"});
  const std::size_t phone = column({"Phone"});
  const std::size_t website = column({"Website"});
  if (column.error()) return *column.error();
  std::vector<PracticeSite> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    rows.push_back(
        {code_at(row, code), text_at(row, name),
         join_address({text_at(row, first), text_at(row, second), text_at(row, third), text_at(row, city)}),
         text_at(row, postcode), place_at(row, longitude, latitude), tidy_phone(row[phone]),
         tidy_website(row[website])});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticePlace>> read_practice_places(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"PRAC_CODE"});
  const std::size_t postcode = column({"PRAC_POSTCODE"});
  const std::size_t latitude = column({"PRAC_LAT"});
  const std::size_t longitude = column({"PRAC_LNG"});
  if (column.error()) return *column.error();
  std::vector<PracticePlace> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    rows.push_back({code_at(row, practice), text_at(row, postcode), place_at(row, longitude, latitude)});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

}  // namespace pcn
