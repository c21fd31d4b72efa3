#include "core/import/registered.h"

#include <map>
#include <set>

#include "core/base/text.h"
#include "core/import/rows.h"
#include "core/io/registration_file.h"
#include "core/model/query.h"

namespace pcn {
namespace {

constexpr std::string_view kKind = "placed-lists";

struct BeyondWords {
  Beyond where;
  const char* code;
  const char* words;
};
constexpr BeyondWords kBeyondWords[] = {
    {Beyond::kWales, "registered-in-wales", "Patients of the area's practices who live in Wales."},
    {Beyond::kScotland, "registered-in-scotland", "Patients of the area's practices who live in Scotland."},
    {Beyond::kNorthernIreland, "registered-in-northern-ireland",
     "Patients of the area's practices who live in Northern Ireland."},
    {Beyond::kIslands, "registered-on-islands",
     "Patients of the area's practices whose postcode is of the Channel Islands or the Isle of Man."},
    {Beyond::kNoPlace, "registered-without-place",
     "Patients of the area's practices whose home has no small area in the file (NO2011, EMPTY)."},
    {Beyond::kClosed, "registered-closed-postcode",
     "Patients of the area's practices whose postcode has been ended (CLOSED)."},
    {Beyond::kUnknown, "registered-unknown-code",
     "Patients of the area's practices with a code in place of the small area that is not known."}};

// Tells apart whom the file places nowhere in the package: they count for their practice, and for no place.
void note_beyond(Build& build, const std::vector<PatientsBeyond>& rows) {
  for (const BeyondWords& kind : kBeyondWords) {
    std::int64_t practices = 0;
    std::int64_t patients = 0;
    for (const PatientsBeyond& row : rows) {
      if (row.where != kind.where || !build.data.practices[row.practice.value].in_area) continue;
      ++practices;
      patients += row.patients;
    }
    build.note(kind.where == Beyond::kUnknown ? Severity::kWarning : Severity::kNote, kind.code, "",
               kind.words, practices, patients);
  }
}

}  // namespace

Result<std::set<std::string>> practices_with_patients_here(Build& build, std::int64_t least) {
  const std::string id = build.inputs.newest(kKind);
  std::set<std::string> result;
  if (id.empty()) return result;
  const auto file = build.inputs.file(id);
  if (!file) {
    if (!build.inputs.may_skip(id, file.error())) return file.error();
    return result;
  }
  std::set<std::string, std::less<>> places;
  for (const SmallArea& place : build.data.small_areas) {
    if (place.in_area) places.insert(place.code);
  }
  for (const PlaceChange& change : build.data.place_changes) {
    if (build.data.small_areas[change.small_area.value].in_area) places.insert(change.old_code);
  }
  auto reader = CsvReader::open(file->bytes, file->path);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"PRACTICE_CODE"});
  const std::size_t place = column({"LSOA_CODE"});
  const std::size_t sex = column({"SEX"});
  const std::size_t patients = column({"NUMBER_OF_PATIENTS"});
  if (column.error()) return *column.error();
  std::map<std::string, std::int64_t, std::less<>> sums;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (!is_word_at(row, sex, "ALL") || !places.contains(code_at(row, place))) return ok();
    const auto count = optional_number_at(row, patients);
    if (!count) return count.error();
    if (*count) sums[code_at(row, practice)] += static_cast<std::int64_t>(**count);
    return ok();
  });
  if (!read) return read.error();
  for (const auto& [code, count] : sums) {
    if (count >= least) result.insert(code);
  }
  return result;
}

Status add_registered(Build& build) {
  const std::string id = build.inputs.newest(kKind);
  if (id.empty()) return ok();
  const auto file = build.inputs.file(id);
  if (!file) {
    if (!build.inputs.may_skip(id, file.error())) return file.error();
    build.note(Severity::kWarning, "missing-input", file.error().where.file, file.error().detail + ".");
    return ok();
  }
  auto read = read_registrations(file->bytes, file->path, build.data);
  if (!read) {
    if (read.error().code != ErrorCode::kNotFound) return read.error();
    build.note(Severity::kWarning, "registered-elsewhere", file->path, read.error().detail);
    return ok();
  }
  build.data.observed = std::move(read->flows);
  build.data.observed_beyond = std::move(read->beyond);
  build.data.observed_date = read->date;
  for (Diagnostic& note : read->diagnostics) build.data.build_notes.push_back(std::move(note));
  note_beyond(build, build.data.observed_beyond);
  return ok();
}

}  // namespace pcn
