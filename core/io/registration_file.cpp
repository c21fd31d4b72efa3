#include "core/io/registration_file.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "core/base/characters.h"
#include "core/base/codes.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/io/csv.h"
#include "core/model/query.h"
#include "texts/registrations.h"

namespace pcn {
namespace {

// What a code says that is no small area of the package.
Beyond beyond_of(std::string_view code) {
  const auto area_of = [code](std::string_view nation) {
    return code.size() == 9 && code.starts_with(nation) &&
           std::all_of(code.begin() + 3, code.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (area_of("E01")) return Beyond::kEngland;
  if (area_of("W01")) return Beyond::kWales;
  if (area_of("S01")) return Beyond::kScotland;
  if (code.starts_with("N2") || code.starts_with("95")) return Beyond::kNorthernIreland;
  if (code == "L99999999" || code == "M99999999") return Beyond::kIslands;
  if (code == "NO2011" || code == "NO2021" || code == "EMPTY") return Beyond::kNoPlace;
  if (code == "CLOSED") return Beyond::kClosed;
  return Beyond::kUnknown;
}

// Practices of which rows beyond the edge are kept: of the area, or ever a member of one of its networks. Of
// others only the rows of the area's places matter.
std::vector<bool> practices_of_area(const Dataset& data) {
  std::vector<bool> result;
  for (const Practice& practice : data.practices) result.push_back(practice.in_area);
  for (const Membership& member : data.memberships) {
    if (data.networks[member.network.value].in_area) result[member.practice.value] = true;
  }
  return result;
}

struct Columns {
  std::size_t date = 0, practice = 0, place = 0, sex = 0, patients = 0;
};

Result<Columns> find_columns(const CsvReader& csv) {
  Columns columns;
  const auto find = [&](std::size_t& column,
                        std::initializer_list<std::string_view> names) -> std::optional<Error> {
    const auto found = csv.column(names);
    if (!found) return found.error();
    column = *found;
    return std::nullopt;
  };
  if (const auto error = find(columns.date, {"EXTRACT_DATE"})) return *error;
  if (const auto error = find(columns.practice, {"PRACTICE_CODE"})) return *error;
  if (const auto error =
          find(columns.place, {"LSOA_CODE", "LSOA_2021_CODE", "LSOA_2011_CODE", "LSOA21CD", "LSOA11CD"})) {
    return *error;
  }
  if (const auto error = find(columns.sex, {"SEX"})) return *error;
  if (const auto error = find(columns.patients, {"NUMBER_OF_PATIENTS"})) return *error;
  return columns;
}

// Collects what the diagnostics will say.
struct Tally {
  std::int64_t rows = 0;
  std::int64_t patients = 0;
  Where first;
  void add(std::int64_t count, const CsvReader& csv, std::string_view field) {
    if (rows == 0) first = {csv.file(), csv.line(), 0, std::string(field)};
    ++rows;
    patients += count;
  }
};

struct Entry {
  SmallAreaIndex place;  // none: beyond, at `where`
  PracticeIndex practice;
  std::int64_t patients = 0;
  std::int64_t line = 0;
  Beyond where = Beyond::kEngland;
};

class Reader {
 public:
  explicit Reader(const Dataset& data)
      : data_(data), of_area_(practices_of_area(data)), successor_(data.small_areas.size(), false) {
    for (const PlaceChange& change : data.place_changes) successor_[change.small_area.value] = true;
  }

  Result<Registrations> read(std::string_view bytes, std::string_view file) {
    auto opened = CsvReader::open(bytes, std::string(file));
    if (!opened) return opened.error();
    CsvReader& csv = *opened;
    const auto columns = find_columns(csv);
    if (!columns) return columns.error();
    while (true) {
      const auto more = csv.next();
      if (!more) return more.error();
      if (!*more) break;
      if (const auto error = read_row(csv, *columns)) return *error;
    }
    if (result_.rows == 0) {
      return Error{ErrorCode::kBadFormat, {std::string(file), 0, 0, "SEX"}, text::registrations::no_rows};
    }
    if (const auto error = merge(file)) return *error;
    if (result_.flows.empty()) {
      return Error{ErrorCode::kNotFound,
                   {std::string(file), 0, 0, "LSOA_CODE"},
                   say(text::registrations::not_of_area{.area = data_.name})};
    }
    report(file);
    for (const std::string& remark : csv.remarks())
      result_.diagnostics.push_back(
          {Severity::kNote, "file-as-written", {std::string(file), 0, 0, {}}, remark, 1, 0});
    return std::move(result_);
  }

 private:
  std::optional<Error> read_row(const CsvReader& csv, const Columns& columns) {
    if (to_upper_ascii(trim(csv[columns.sex])) != "ALL") return std::nullopt;
    const auto date = read_date(csv[columns.date]);
    if (!date) return csv.error_at(columns.date, ErrorCode::kBadValue, text::registrations::no_date);
    if (result_.rows > 0 && *date != result_.date) {
      return csv.error_at(columns.date, ErrorCode::kInconsistent,
                          say(text::registrations::two_dates{.day = to_words(result_.date)}));
    }
    result_.date = *date;
    ++result_.rows;
    const std::string code = normalise_code(csv[columns.practice]);
    if (code.empty())
      return csv.error_at(columns.practice, ErrorCode::kBadValue, text::registrations::no_practice);
    if (!is_code_with_digit(code)) {
      return csv.error_at(
          columns.practice, ErrorCode::kBadValue,
          say(text::registrations::no_practice_code{.code = clean_text(csv[columns.practice])}));
    }
    // A small number that the publisher withholds is not nought.
    if (trim(csv[columns.patients]) == "*") {
      withheld_.add(0, csv, "NUMBER_OF_PATIENTS");
      return std::nullopt;
    }
    const auto count = read_whole(csv[columns.patients]);
    if (!count || *count < 0 || *count > std::numeric_limits<std::int32_t>::max()) {
      return csv.error_at(columns.patients, ErrorCode::kBadValue, text::registrations::no_number);
    }
    if (code != last_code_) {
      last_code_ = code;
      last_practice_ = find_practice(data_, code);
    }
    // As it is written where the data know it so; else in its one form.
    const std::string_view place = trim(csv[columns.place]);
    add(csv, find_small_area(data_, place) ? std::string(place) : normalise_code(place), *count);
    if (old_codes_.rows == 0 || new_codes_.rows == 0) return std::nullopt;
    const bool is_new = new_codes_.first.line == csv.line();
    return csv.error_at(columns.place, ErrorCode::kInconsistent,
                        say(text::registrations::two_years{
                            .line = std::to_string((is_new ? old_codes_ : new_codes_).first.line),
                            .other_year = is_new ? "2011" : "2021",
                            .year = is_new ? "2021" : "2011"}));
  }

  void add(const CsvReader& csv, std::string_view place, std::int64_t count) {
    if (const SmallAreaIndex at = find_small_area(data_, place)) {
      if (successor_[at.value]) new_codes_.add(count, csv, "LSOA_CODE");
      put(at, count, csv.line());
      return;
    }
    const std::vector<PlaceChange>& changes = data_.place_changes;
    auto change =
        std::lower_bound(changes.begin(), changes.end(), place,
                         [](const PlaceChange& row, std::string_view code) { return row.old_code < code; });
    std::vector<std::pair<SmallAreaIndex, std::int64_t>> successors;
    for (; change != changes.end() && change->old_code == place; ++change) {
      successors.emplace_back(change->small_area,
                              data_.small_areas[change->small_area.value].total_residents().count);
    }
    if (!successors.empty()) {
      old_codes_.add(count, csv, "LSOA_CODE");
      share_out(successors, count, csv.line());
      return;
    }
    // Beyond the package: of no interest unless a practice of the package has them on its list.
    if (!last_practice_) return;
    const Beyond where = beyond_of(place);
    if (where == Beyond::kUnknown) unknown_.add(count, csv, "LSOA_CODE");
    entries_.push_back({SmallAreaIndex{}, last_practice_, count, csv.line(), where});
  }

  // A line below 0: carried over from a small area of 2011.
  void put(SmallAreaIndex place, std::int64_t count, std::int64_t line) {
    if (data_.small_areas[place.value].in_area || (last_practice_ && of_area_[last_practice_.value])) {
      entries_.push_back({place, last_practice_, count, line});
    } else if (last_practice_) {
      entries_.push_back({SmallAreaIndex{}, last_practice_, count, line, Beyond::kEngland});
    }
  }

  // By residents, in whole patients whose sum is kept.
  void share_out(const std::vector<std::pair<SmallAreaIndex, std::int64_t>>& successors, std::int64_t count,
                 std::int64_t line) {
    std::int64_t all = 0;
    for (const auto& [at, residents] : successors) all += residents;
    std::int64_t before = 0;
    std::int64_t given = 0;
    for (std::size_t at = 0; at < successors.size(); ++at) {
      before += successors[at].second;
      const std::int64_t parts = all > 0 ? all : static_cast<std::int64_t>(successors.size());
      const std::int64_t part = all > 0 ? before : static_cast<std::int64_t>(at + 1);
      const std::int64_t until = (count * part * 2 + parts) / (parts * 2);
      put(successors[at].first, until - given, -line);
      given = until;
    }
  }

  // Joins the entries of one pair: old small areas that were merged, practices that the package does not
  // know.
  std::optional<Error> merge(std::string_view file) {
    const auto key = [](const Entry& entry) {
      return std::tuple(!entry.practice.valid(), entry.practice.value, !entry.place.valid(),
                        entry.place.value, entry.where);
    };
    sort_stable(entries_.begin(), entries_.end(),
                [&key](const Entry& a, const Entry& b) { return key(a) < key(b); });
    for (std::size_t at = 0; at < entries_.size();) {
      const Entry first = entries_[at];
      std::int64_t sum = 0;
      std::int64_t direct = 0;
      for (; at < entries_.size() && key(entries_[at]) == key(first); ++at) {
        const Entry& entry = entries_[at];
        sum += entry.patients;
        if (entry.line < 0 || !entry.place || !entry.practice)
          continue;  // carried over, or many codes in one entry
        if (direct > 0) {
          return Error{ErrorCode::kInconsistent,
                       {std::string(file), entry.line, 0, "LSOA_CODE"},
                       say(text::registrations::given_before{.line = std::to_string(direct)})};
        }
        direct = entry.line;
      }
      const auto patients =
          static_cast<std::int32_t>(std::min<std::int64_t>(sum, std::numeric_limits<std::int32_t>::max()));
      if (patients <= 0) continue;
      result_.patients += patients;
      if (first.place) {
        result_.flows.push_back({first.practice, first.place, patients});
      } else {
        result_.beyond.push_back({first.practice, first.where, patients});
      }
    }
    return std::nullopt;
  }

  void note(Severity severity, const char* code, const Tally& tally, TextId detail) {
    if (tally.rows == 0) return;
    result_.diagnostics.push_back({severity, code, tally.first, detail, tally.rows, tally.patients});
  }

  void report(std::string_view file) {
    note(Severity::kWarning, "unknown-small-area", unknown_, text::registrations::unknown_places);
    note(Severity::kWarning, "numbers-withheld", withheld_, text::registrations::withheld);
    note(Severity::kNote, "small-areas-of-2011", old_codes_, text::registrations::places_of_2011);
    std::int64_t elsewhere = 0;
    std::int64_t other_practices = 0;
    for (const PatientsBeyond& row : result_.beyond) elsewhere += row.patients;
    for (const ObservedFlow& flow : result_.flows) {
      if (!flow.practice) other_practices += flow.patients;
    }
    const auto total = [&](const char* code, std::int64_t patients, TextId detail) {
      if (patients == 0) return;
      result_.diagnostics.push_back(
          {Severity::kNote, code, {std::string(file), 0, 0, {}}, detail, 1, patients});
    };
    total("patients-elsewhere", elsewhere, text::registrations::patients_elsewhere);
    total("practices-elsewhere", other_practices, text::registrations::practices_elsewhere);
  }

  const Dataset& data_;
  std::vector<bool> of_area_;    // by practice
  std::vector<bool> successor_;  // by small area: new in 2021
  std::string last_code_;
  PracticeIndex last_practice_;
  std::vector<Entry> entries_;
  Tally unknown_, withheld_, old_codes_, new_codes_;
  Registrations result_;
};

}  // namespace

Result<Registrations> read_registrations(std::string_view csv, std::string_view file, const Dataset& data) {
  if (csv.size() > kMostRegistrationBytes) {
    return Error{ErrorCode::kTooLarge, {std::string(file), 0, 0, {}}, std::string(kTooManyRegistrationBytes)};
  }
  return Reader(data).read(csv, file);
}

}  // namespace pcn
