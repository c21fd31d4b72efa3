#include "core/import/quality_files.h"

#include <array>

#include "core/base/text.h"
#include "core/import/rows.h"

namespace pcn {
namespace {

struct Name {
  std::string_view code;
  std::string_view words;
};

constexpr std::array<Name, 23> kConditions = {{
    {"AF", "Atrial fibrillation"},
    {"AST", "Asthma"},
    {"CAN", "Cancer"},
    {"CHD", "Coronary heart disease"},
    {"CKD", "Chronic kidney disease"},
    {"COPD", "Chronic obstructive pulmonary disease"},
    {"CVDPP", "Cardiovascular disease: primary prevention"},
    {"DEM", "Dementia"},
    {"DEP", "Depression"},
    {"DM", "Diabetes"},
    {"EP", "Epilepsy"},
    {"HF", "Heart failure"},
    {"HYP", "High blood pressure"},
    {"LD", "Learning disability"},
    {"MH", "Severe mental illness"},
    {"NDH", "Raised blood sugar (non-diabetic hyperglycaemia)"},
    {"OB", "Obesity"},
    {"OST", "Osteoporosis"},
    {"PAD", "Peripheral arterial disease"},
    {"PC", "Palliative care"},
    {"RA", "Rheumatoid arthritis"},
    {"SMOK", "Smoking"},
    {"STIA", "Stroke or transient ischaemic attack"},
}};

}  // namespace

Result<std::vector<PracticeRating>> read_ratings(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"Practice.Code", "Practice Code"});
  const std::size_t year = column({"Year"});
  const std::size_t name = column({"location_name"});
  const std::size_t domain = column({"domain"});
  const std::size_t rating = column({"latest_rating"});
  if (column.error()) return *column.error();
  std::vector<PracticeRating> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    if (!is_word_at(row, domain, "OVERALL")) return ok();
    const auto when = whole_at(row, year);
    if (!when) return when.error();
    rows.push_back(
        {code_at(row, practice), text_at(row, name), text_at(row, rating), static_cast<int>(*when)});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeRegister>> read_registers(std::string_view bytes, const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"PRACTICE_CODE"});
  const std::size_t group = column({"GROUP_CODE"});
  const std::size_t patients = column({"REGISTER"});
  const std::size_t type = column({"PATIENT_LIST_TYPE"});
  const std::size_t size = column({"PRACTICE_LIST_SIZE", "PATIENT_LIST_SIZE"});
  if (column.error()) return *column.error();
  std::vector<PracticeRegister> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto count = optional_number_at(row, patients);
    if (!count) return count.error();
    const auto list = optional_number_at(row, size);
    if (!list) return list.error();
    if (!*count || !*list) return ok();
    rows.push_back({code_at(row, practice), code_at(row, group), **count, code_at(row, type),
                    static_cast<std::int64_t>(**list)});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

Result<std::vector<PracticeDeprivation>> read_practice_deprivation(std::string_view bytes,
                                                                   const std::string& file) {
  auto reader = CsvReader::open(bytes, file);
  if (!reader) return reader.error();
  ColumnFinder column(*reader);
  const std::size_t practice = column({"PRACTICE_CODE", "Area Code"});
  const std::size_t name = column({"PRACTICE_NAME", "Area Name"});
  const std::size_t score = column({"IMD_SCORE", "Value"});
  if (column.error()) return *column.error();
  std::vector<PracticeDeprivation> rows;
  const Status read = for_each_row(*reader, [&](const CsvReader& row) -> Status {
    const auto value = optional_number_at(row, score);
    if (!value) return value.error();
    if (*value) rows.push_back({code_at(row, practice), text_at(row, name), **value});
    return ok();
  });
  if (!read) return read.error();
  return rows;
}

std::string condition_name(std::string_view code) {
  for (const auto& known : kConditions) {
    if (known.code == code) return std::string(known.words);
  }
  return std::string(code);
}

std::string list_type_words(std::string_view code) {
  if (code == "TOTAL") return "people of all ages";
  const auto age = parse_integer(code.substr(0, 2));
  if (code.size() == 4 && code.ends_with("OV") && age)
    return "people aged " + std::to_string(*age) + " and over";
  return std::string(code);
}

}  // namespace pcn
