#include <algorithm>

#include "core/import/practice_parts.h"
#include "core/import/quality_files.h"

namespace pcn {
namespace {

// "2021-22" -> "2021/22".
std::string year_words(std::string text) {
  std::replace(text.begin(), text.end(), '-', '/');
  return text;
}

}  // namespace

Status add_quality(Build& build) {
  Dataset& data = build.data;
  const auto index = index_practices(data);
  const auto of_area = [&](const std::string& code) -> Practice* {
    const auto found = index.find(code);
    if (found == index.end() || !told_in_full(data.practices[found->second.value])) return nullptr;
    return &data.practices[found->second.value];
  };
  const auto ratings = build.load(build.inputs.newest("ratings"), read_ratings);
  if (!ratings) return ratings.error();
  if (*ratings) {
    for (const auto& row : **ratings) {
      Practice* practice = of_area(row.practice);
      // A location may stand twice: the later rating counts.
      if (practice != nullptr && (!practice->cqc || practice->cqc->year <= row.year)) {
        practice->cqc = CqcRating{row.rating, static_cast<std::int16_t>(row.year)};
      }
    }
  }
  const auto scores = build.load(build.inputs.newest("practice-deprivation"), read_practice_deprivation);
  if (!scores) return scores.error();
  if (*scores) {
    for (const auto& row : **scores) {
      if (Practice* practice = of_area(row.practice)) practice->imd_score = row.score;
    }
  }
  const std::string id = build.inputs.newest("registers");
  const auto registers = build.load(id, read_registers);
  if (!registers) return registers.error();
  if (!*registers) return ok();
  data.register_year = year_words(build.inputs.spec(id)->date);
  std::map<std::string, Condition> conditions;
  for (const auto& row : **registers) {
    if (of_area(row.practice) == nullptr) continue;
    conditions[row.condition] = {row.condition, condition_name(row.condition), row.list_type,
                                 list_type_words(row.list_type)};
  }
  std::map<std::string, std::uint16_t> numbers;
  for (const auto& [code, condition] : conditions) {
    numbers.emplace(code, static_cast<std::uint16_t>(data.conditions.size()));
    data.conditions.push_back(condition);
  }
  for (const auto& row : **registers) {
    if (of_area(row.practice) == nullptr) continue;
    data.registers.push_back({index.find(row.practice)->second, numbers[row.condition], row.patients,
                              static_cast<std::int32_t>(row.list_size)});
  }
  const auto before = [](const Register& a, const Register& b) {
    return std::tie(a.practice, a.condition) < std::tie(b.practice, b.condition);
  };
  std::stable_sort(data.registers.begin(), data.registers.end(), before);
  const auto last =
      std::unique(data.registers.begin(), data.registers.end(), [](const Register& a, const Register& b) {
        return a.practice == b.practice && a.condition == b.condition;
      });
  build.note(Severity::kWarning, "register-twice", "",
             "Disease registers given twice for a practice: the first kept.", data.registers.end() - last);
  data.registers.erase(last, data.registers.end());
  return ok();
}

}  // namespace pcn
