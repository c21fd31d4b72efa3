#include "core/session/other_names.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/index/text_match.h"
#include "texts/phrases.h"

namespace pcn {

std::string phone_digits(std::string_view text) {
  constexpr std::size_t kLeast = 10,
                        kMost = 11;  // digits of a number of the United Kingdom, the first nought too
  std::string digits;
  bool plus = false;
  for (const char c : trim(text)) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '+' && digits.empty()) {
      plus = true;
    } else if (!digits.empty() && std::string_view(" ()-./").find(c) == std::string_view::npos) {
      return {};  // "tel." and the like may stand in front, nothing else among the digits
    }
  }
  if (digits.starts_with("0044")) {
    digits.erase(0, 4);
    plus = true;
  } else if (digits.starts_with("44") && (plus || digits.size() > kMost)) {
    digits.erase(0, 2);
    plus = true;
  }
  if (plus && !digits.starts_with('0')) digits.insert(0, "0");
  return digits.size() >= kLeast && digits.size() <= kMost && digits.starts_with('0') ? digits
                                                                                      : std::string();
}

std::vector<SearchHit> with_phone(const Dataset& data, std::string_view digits) {
  std::vector<SearchHit> hits;
  std::vector<bool> told(data.practices.size(), false);
  const auto has = [digits](const std::string& phone) {
    return !phone.empty() && phone_digits(phone) == digits;
  };
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    if (!has(data.practices[i].phone)) continue;
    told[i] = true;
    hits.push_back({SearchKind::kPractice, static_cast<std::uint32_t>(i), data.practices[i].name});
  }
  for (std::size_t i = 0; i < data.sites.size(); ++i) {
    const Site& site = data.sites[i];
    if (!has(site.phone) || told[site.practice.value]) continue;
    hits.push_back({SearchKind::kSite, static_cast<std::uint32_t>(i), site.name});
  }
  for (std::size_t i = 0; i < data.services.size(); ++i) {
    if (has(data.services[i].phone))
      hits.push_back({SearchKind::kService, static_cast<std::uint32_t>(i), data.services[i].name});
  }
  return hits;
}

DistrictIndex borough_called(const Dataset& data, std::string_view text) {
  std::string name = fold_text(text);
  const std::string whole = name;
  for (const std::string_view before : split(text::phrases::council_before, '|')) {
    if (name.starts_with(before)) name.erase(0, before.size());
  }
  for (const std::string_view after : split(text::phrases::council_after, '|')) {
    if (name.ends_with(after)) name.resize(name.size() - after.size());
  }
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    const District& district = data.districts[i];
    if (district.in_area && (fold_text(district.name) == name || fold_text(district.name) == whole))
      return DistrictIndex(i);
  }
  return {};
}

std::vector<SearchHit> hospitals_with(const Dataset& data, std::string_view words) {
  std::vector<SearchHit> hits;
  std::size_t most = 1;
  for (std::size_t i = 0; i < data.services.size(); ++i) {
    const Service& service = data.services[i];
    if (service.kind != ServiceKind::kHospital) continue;
    const std::string name = " " + fold_text(service.name) + " ";
    std::size_t found = 0;
    for (const std::string_view word : split(words, ' ')) {
      const bool there = name.find(" " + std::string(word) + " ") != std::string::npos;
      if (!word.empty() && !is_generic_word(word) && there) ++found;
    }
    if (found < most) continue;
    if (found > most) hits.clear();
    most = found;
    hits.push_back({SearchKind::kService, static_cast<std::uint32_t>(i), service.name});
  }
  return hits;
}

std::vector<std::string> other_spellings(std::string_view text) {
  std::vector<std::string> result;
  const std::string folded = fold_text(text);
  for (const std::string_view end : split(text::phrases::place_after, '|')) {
    if (folded.ends_with(end)) result.push_back(folded.substr(0, folded.size() - end.size()));
  }
  // "five ways"
  for (std::size_t at = folded.find(' '); at != std::string::npos; at = folded.find(' ', at + 1)) {
    result.push_back(folded);
    result.back().erase(at, 1);
  }
  return result;
}

}  // namespace pcn
