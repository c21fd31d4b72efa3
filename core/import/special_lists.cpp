#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/import/practice_parts.h"

namespace pcn {
namespace {

// Lists that are smaller say nothing by their ages.
constexpr std::int64_t kSmallestList = 20;

bool has_words(std::string_view name, std::string_view words) {
  const std::string padded = " " + to_upper_ascii(name) + " ";
  return padded.find(" " + std::string(words)) != std::string::npos;
}

std::optional<SpecialList> by_name(std::string_view name) {
  struct Telling {
    std::string_view words;
    ListFor whom;
  };
  constexpr std::array<Telling, 7> kTelling = {{{"SPECIAL ALLOCATION", ListFor::kSpecialAllocation},
                                                {"SAS ", ListFor::kSpecialAllocation},
                                                {"HOMELESS", ListFor::kHomeless},
                                                {"CARE HOME ", ListFor::kCareHomes},
                                                {"CARE HOMES ", ListFor::kCareHomes},
                                                {"AT HAND ", ListFor::kOnline},
                                                {"STUDENT HEALTH ", ListFor::kStudents}}};
  for (const Telling& telling : kTelling) {
    if (has_words(name, telling.words)) return SpecialList{{}, telling.whom, "Told by its name."};
  }
  return std::nullopt;
}

// By who is on the list. In ordinary practices of England the oldest lists have a quarter of 75 and over, and
// men are never three quarters.
std::optional<SpecialList> by_ages(const PracticeAges& ages) {
  const auto sum = [&ages](std::size_t first, std::size_t last) {
    std::int64_t people = 0;
    for (std::size_t band = first; band <= last; ++band) people += ages.female[band] + ages.male[band];
    return static_cast<double>(people);
  };
  const double all = sum(0, kAgeBands - 1);
  if (all < kSmallestList) return std::nullopt;
  double men = 0;
  for (const std::int32_t people : ages.male) men += people;
  const double old = sum(15, kAgeBands - 1) / all;
  const double pupils = sum(2, 3) / all;
  const double young = sum(3, 5) / all;
  const double children = sum(0, 2) / all;
  const std::string day = " (" + to_words(ages.date) + ").";
  if (old >= 0.35)
    return SpecialList{
        {}, ListFor::kCareHomes, format_percent(old) + " of its patients are 75 or older" + day};
  if (pupils >= 0.6)
    return SpecialList{{}, ListFor::kSchool, format_percent(pupils) + " of its patients are 10 to 19" + day};
  if (children < 0.01 && young >= 0.7)
    return SpecialList{{}, ListFor::kStudents, format_percent(young) + " of its patients are 15 to 29" + day};
  if (men / all >= 0.75 && all < 5'000)
    return SpecialList{{}, ListFor::kHomeless, format_percent(men / all) + " of its patients are men" + day};
  if (children < 0.01 && young < 0.4 && all < 2'000)
    return SpecialList{{}, ListFor::kHomeless, "It has hardly any patients under 15" + day};
  return std::nullopt;
}

}  // namespace

void add_special_lists(Build& build, const PracticeFiles& files) {
  std::unordered_map<std::string_view, const PracticeAges*> ages;
  for (const PracticeAges& row : files.ages) ages.emplace(row.practice, &row);
  for (std::size_t at = 0; at < build.data.practices.size(); ++at) {
    const std::string& code = build.data.practices[at].code;
    const auto known = files.practices.find(code);
    auto found = by_name(known == files.practices.end() ? std::string_view() : known->second.name);
    if (const auto row = ages.find(code); !found && row != ages.end()) found = by_ages(*row->second);
    if (!found) continue;
    found->practice = PracticeIndex(at);
    build.data.special_lists.push_back(std::move(*found));
  }
}

}  // namespace pcn
