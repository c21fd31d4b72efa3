#include "core/index/text_search.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/model/query.h"

namespace pcn {
namespace {

constexpr double kNoMatch = std::numeric_limits<double>::infinity();
constexpr std::size_t kLongestText = 200;
constexpr std::size_t kMostWords = 12;

// 0-1: how a size stands among sizes up to `large`.
double share_of(double size, double large) { return std::clamp(size / large, 0.0, 1.0); }

// The newest list of every practice, year averages aside.
std::vector<double> newest_lists(const Dataset& data) {
  std::vector<double> sizes(data.practices.size(), 0);
  for (const ListSize& list : data.lists) {  // by rising date
    if (list.practice.value < sizes.size() && list.kind == ListKind::kOnDay) {
      sizes[list.practice.value] = static_cast<double>(list.patients.count);
    }
  }
  return sizes;
}

// The name of the house with which an address begins: people know a practice by it. Empty where it begins
// with a street.
std::string_view house_name(std::string_view address) {
  const std::string_view first = trim(address.substr(0, address.find(',')));
  if (first.empty() || (first.front() >= '0' && first.front() <= '9')) return {};
  for (const std::string_view word : split(first, ' ')) {
    const std::string folded = fold_text(word);
    const bool house =
        folded == "surgery" || folded == "centre" || folded == "practice" || folded == "clinic";
    if (house && word.size() < first.size()) return first;
  }
  return {};
}

// "PRUH": what people call the Princess Royal University Hospital.
std::string initials(std::string_view name) {
  std::string letters;
  for (const std::string_view word : split(name, ' ')) letters += word.substr(0, 1);
  return letters;
}

bool is_shown(ServiceKind kind) {
  return kind == ServiceKind::kPharmacy || kind == ServiceKind::kHospital ||
         kind == ServiceKind::kEnhancedAccess;
}

bool in_force(const Membership& membership, Date day) {
  return membership.start <= day && (!membership.end || day < *membership.end);
}

}  // namespace

TextSearch::TextSearch(const Dataset& data) : postcodes_(data) {
  add_networks_and_practices(data);
  add_surgeries_and_services(data);
  add_places(data);
}

void TextSearch::add(const NewEntry& given) {
  Entry entry;
  entry.kind = given.kind;
  entry.index = static_cast<std::uint32_t>(given.index);
  entry.label = given.label;
  entry.name = fold_text(given.label);
  entry.code = fold_text(given.code);
  // People leave out what every network's name ends with.
  for (const std::string_view end : {" pcn", " pcn ltd"}) {
    if (given.kind == SearchKind::kNetwork && entry.name.ends_with(end))
      entry.short_name = entry.name.substr(0, entry.name.size() - end.size());
  }
  entry.weight = given.weight;
  const auto add_words = [&](std::string_view folded) {
    for (const std::string_view word : split(folded, ' ')) {
      if (word.empty()) continue;
      auto at = word_numbers_.find(word);
      if (at == word_numbers_.end()) {
        at = word_numbers_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first;
        words_.emplace_back(word);
      }
      entry.words.push_back(at->second);
    }
  };
  if (given.kind != SearchKind::kSmallArea) {
    add_words(entry.name);
    entry.name_words = entry.words.size();
    add_words(fold_text(given.more));
  }
  entries_.push_back(std::move(entry));
}

void TextSearch::add_networks_and_practices(const Dataset& data) {
  const std::vector<double> lists = newest_lists(data);
  std::vector<double> network_size(data.networks.size(), 0);
  std::vector<bool> has_members(data.networks.size(), false);
  for (const Membership& membership : data.memberships) {
    if (!in_force(membership, data.newest) || membership.network.value >= network_size.size()) continue;
    has_members[membership.network.value] = true;
    if (membership.practice.value < lists.size()) {
      network_size[membership.network.value] += membership.share * lists[membership.practice.value];
    }
  }
  for (std::size_t i = 0; i < data.networks.size(); ++i) {
    const Network& network = data.networks[i];
    const bool open = network.in_area && has_members[i];
    add({.kind = SearchKind::kNetwork,
         .index = i,
         .label = network.name,
         .code = network.code,
         .more = join(network.former_names, " "),
         .weight = (open ? 0.85 : 0.3) + 0.1 * share_of(network_size[i], 200000)});
  }
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    const Practice& practice = data.practices[i];
    const bool open = !practice.closed && practice.status != PracticeStatus::kInactive;
    add({.kind = SearchKind::kPractice,
         .index = i,
         .label = practice.name,
         .code = practice.code,
         .more = practice.address + " " + practice.postcode,
         .weight = (practice.in_area ? 0.6 : 0.35) - (open ? 0 : 0.3) + 0.1 * share_of(lists[i], 50000)});
    const std::string_view house = house_name(practice.address);
    if (practice.in_area && open && !house.empty() && fold_text(house) != fold_text(practice.name))
      add({SearchKind::kPractice, i, house, "", practice.name + " " + practice.postcode, 0.5});
  }
}

void TextSearch::add_surgeries_and_services(const Dataset& data) {
  for (std::size_t i = 0; i < data.sites.size(); ++i) {
    const Site& site = data.sites[i];
    if (site.name.empty() || site.practice.value >= data.practices.size()) continue;
    // Under its practice's name the practice itself is found, and by its street too.
    const bool same = fold_text(site.name) == fold_text(data.practices[site.practice.value].name);
    if (same && site.kind == SiteKind::kMain) continue;
    // A surgery that was a practice of its own is found as that one, which tells what became of it.
    if (find_practice(data, site.code).valid()) continue;
    add({.kind = SearchKind::kSite,
         .index = i,
         .label = site.name,
         .code = "",
         .more = site.address + " " + site.postcode,
         .weight = site.kind == SiteKind::kFormer ? 0.3 : 0.55});
    const std::string_view house = house_name(site.address);
    if (site.kind != SiteKind::kFormer && !house.empty() && fold_text(house) != fold_text(site.name))
      add({SearchKind::kSite, i, house, "", site.name + " " + site.postcode, 0.5});
  }
  for (std::size_t i = 0; i < data.services.size(); ++i) {
    const Service& service = data.services[i];
    if (!is_shown(service.kind)) continue;
    add({.kind = SearchKind::kService,
         .index = i,
         .label = service.name,
         .code = service.kind == ServiceKind::kHospital ? initials(service.name) : service.code,
         .more = service.address + " " + service.postcode,
         .weight = service.kind == ServiceKind::kHospital ? 0.6 : 0.42});
  }
}

void TextSearch::add_places(const Dataset& data) {
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    const District& district = data.districts[i];
    add({SearchKind::kDistrict, i, district.name, district.code, "", district.in_area ? 0.8 : 0.4});
  }
  for (std::size_t i = 0; i < data.basemap_points.size(); ++i) {
    const BasemapPoint& point = data.basemap_points[i];
    const bool station = point.kind == BasemapKind::kStation;
    if (point.name.empty() || (!station && point.kind != BasemapKind::kPlace)) continue;
    add({SearchKind::kPlace, i, point.name, "", "",
         station ? 0.4 : 0.58 - 0.01 * std::min<int>(point.rank, 10)});
  }
  std::map<std::string_view, bool> wards;
  std::map<std::pair<std::string_view, std::uint32_t>, bool> msoas;
  for (std::size_t i = 0; i < data.small_areas.size(); ++i) {
    const SmallArea& area = data.small_areas[i];
    if (!area.in_area) continue;
    add({SearchKind::kSmallArea, i, area.name.empty() ? area.code : area.name, area.code, "", 0.1});
    if (!area.ward.empty() &&
        wards.emplace(area.ward_code.empty() ? area.ward : area.ward_code, true).second) {
      add({SearchKind::kWard, i, area.ward, area.ward_code, "", 0.5});
    }
    if (!area.msoa_name.empty() &&
        msoas.emplace(std::pair(std::string_view(area.msoa_name), area.district.value), true).second) {
      add({SearchKind::kMsoa, i, area.msoa_name, "", "", 0.45});
    }
  }
}

// For every known word: 0 if it is the typed one, below 1 if it begins so, from 1 on with errors, else
// kNoMatch.
std::vector<double> TextSearch::word_costs(std::string_view typed) const {
  std::vector<double> costs(words_.size(), kNoMatch);
  const int forgiven = forgiven_errors(typed);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string_view word = words_[i];
    if (word == typed) {
      costs[i] = 0;
    } else if (word.starts_with(typed)) {
      costs[i] = 0.5 * (1 - static_cast<double>(typed.size()) / static_cast<double>(word.size()));
    } else if (forgiven > 0) {
      int errors = typing_distance(typed, word, forgiven);
      if (errors <= forgiven) {
        costs[i] = errors;
      } else if (typed.size() >= 5) {  // shorter beginnings with an error fit nearly anything
        errors = typing_distance_to_prefix(typed, word, forgiven);
        if (errors <= forgiven) costs[i] = errors + 0.5;
      }
    }
  }
  return costs;
}

std::optional<TextSearch::Fit> TextSearch::fit(const Entry& entry, std::string_view typed,
                                               const std::vector<std::string_view>& typed_words,
                                               const std::vector<std::vector<double>>& costs) const {
  if (typed == entry.name || typed == entry.code || typed == entry.short_name)
    return Fit{MatchQuality::kExact, entry.weight};
  if (entry.kind == SearchKind::kSmallArea) {
    if (typed.size() >= 5 && entry.code.starts_with(typed)) return Fit{MatchQuality::kPrefix, entry.weight};
    return std::nullopt;
  }
  if (entry.name.starts_with(typed)) {
    const double covered = static_cast<double>(typed.size()) / static_cast<double>(entry.name.size());
    return Fit{MatchQuality::kPrefix, entry.weight + 0.2 * covered};
  }
  if (typed.size() >= 2 && entry.code.starts_with(typed)) return Fit{MatchQuality::kPrefix, entry.weight};

  double total = 0;
  bool fuzzy = false;
  std::size_t telling = 0;  // words matched that are not generic
  for (std::size_t i = 0; i < typed_words.size(); ++i) {
    double best = kNoMatch;
    for (std::size_t w = 0; w < entry.words.size(); ++w) {
      const double elsewhere = w < entry.name_words ? 0 : 0.4;
      best = std::min(best, costs[i][entry.words[w]] + elsewhere);
    }
    const bool generic = is_generic_word(typed_words[i]);
    if (best == kNoMatch) {
      if (!generic) return std::nullopt;
      best = 1;
    } else if (!generic) {
      ++telling;
    }
    fuzzy = fuzzy || best >= 1;
    total += best;
  }
  if (fuzzy && telling == 0) return std::nullopt;
  return Fit{fuzzy ? MatchQuality::kFuzzy : MatchQuality::kWords, entry.weight - total};
}

void TextSearch::add_postcode_hits(std::string_view text, std::size_t limit,
                                   std::vector<SearchHit>& hits) const {
  const auto add_range = [&](PostcodeRange range, MatchQuality quality) {
    for (std::uint32_t i = range.first; i < range.last && i - range.first < limit; ++i) {
      hits.push_back({SearchKind::kPostcode, i, postcodes_.text(i), quality, 0.05});
    }
  };
  if (const auto found = postcodes_.find(text)) {
    hits.push_back({SearchKind::kPostcode, *found, postcodes_.text(*found), MatchQuality::kExact, 1});
    return;
  }
  const std::string_view typed = trim(text);
  if (typed.size() < 2 || typed.size() > 8) return;
  const bool has_digit = typed.find_first_of("0123456789") != std::string_view::npos;
  for (const PostcodeRange range : postcodes_.with_prefix(text)) add_range(range, MatchQuality::kPrefix);
  const auto full = normalise_postcode(text);
  if (!full || !has_digit || !hits.empty()) return;
  const std::string_view sector = std::string_view(*full).substr(0, full->size() - 2);
  PostcodeRange near = postcodes_.in_sector(sector);
  if (near.size() == 0) near = postcodes_.in_outward(sector.substr(0, sector.size() - 2));
  add_range(near, MatchQuality::kFuzzy);
}

std::vector<SearchHit> TextSearch::search(std::string_view text, std::size_t limit) const {
  const std::string folded = fold_text(text.substr(0, kLongestText));
  if (folded.empty() || limit == 0) return {};
  std::vector<SearchHit> hits;
  add_postcode_hits(text.substr(0, kLongestText), limit, hits);

  std::vector<std::string_view> typed_words = split(folded, ' ');
  if (typed_words.size() > kMostWords) typed_words.resize(kMostWords);
  std::vector<std::vector<double>> costs;
  costs.reserve(typed_words.size());
  for (const std::string_view word : typed_words) costs.push_back(word_costs(word));
  for (const Entry& entry : entries_) {
    if (const auto found = fit(entry, folded, typed_words, costs)) {
      hits.push_back({entry.kind, entry.index, entry.label, found->quality, found->score});
    }
  }
  sort_stable(hits.begin(), hits.end(), [](const SearchHit& a, const SearchHit& b) {
    if (a.quality != b.quality) return a.quality < b.quality;
    if (a.score != b.score) return a.score > b.score;
    return std::tie(a.label, a.kind, a.index) < std::tie(b.label, b.kind, b.index);
  });
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

}  // namespace pcn
