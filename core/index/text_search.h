#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/postcode_index.h"
#include "core/index/text_match.h"
#include "core/model/dataset.h"

namespace pcn {

// What a search result is, and what its index counts.
enum class SearchKind : std::uint8_t {
  kNetwork,    // Dataset::networks
  kPractice,   // Dataset::practices
  kDistrict,   // Dataset::districts
  kPlace,      // Dataset::basemap_points: place names and stations
  kWard,       // Dataset::small_areas: the first in the ward
  kMsoa,       // Dataset::small_areas: the first in the MSOA
  kSmallArea,  // Dataset::small_areas, found by code or whole name only
  kPostcode,   // Dataset::postcodes
  kSite,       // Dataset::sites: surgeries with names of their own
  kService,    // Dataset::services: pharmacies, clinics, hospitals
};

// How well the text fits, best first.
enum class MatchQuality : std::uint8_t {
  kExact,   // the whole name or code
  kPrefix,  // the beginning of the name or code
  kWords,   // every word typed begins a word of the name, or of its address or former names
  kFuzzy,   // likewise with typing errors forgiven, or all but generic words such as "surgery"; a postcode
            // that is not in the data stands for those of its sector or outward code
};

struct SearchHit {
  SearchKind kind = SearchKind::kNetwork;
  std::uint32_t index = 0;
  std::string label;  // as people write it
  MatchQuality quality = MatchQuality::kExact;
  double score = 0;  // within its quality; higher is better
  bool operator==(const SearchHit&) const = default;
};

// Ranked search over the names, codes and postcodes of a Dataset. Order: quality, then score (names before
// addresses, fewer errors, more telling kinds, larger lists, open before closed), then label, kind, index.
// Holds no pointer into the Dataset.
class TextSearch {
 public:
  TextSearch() = default;
  explicit TextSearch(const Dataset& data);

  // At most `limit` hits; none for text without a letter or digit. The text may be anything, of any length
  // (only its first 200 bytes are read).
  [[nodiscard]] std::vector<SearchHit> search(std::string_view text, std::size_t limit = 10) const;
  [[nodiscard]] const PostcodeIndex& postcodes() const { return postcodes_; }

 private:
  struct Entry {
    SearchKind kind = SearchKind::kNetwork;
    std::uint32_t index = 0;
    std::string label;
    std::string name;                  // folded
    std::string code;                  // folded
    std::string short_name;            // folded: as good as the name; empty: none
    std::vector<std::uint32_t> words;  // numbers in words_: of the name, then of the rest
    std::size_t name_words = 0;
    double weight = 0;  // 0-1 by kind and size
  };
  struct NewEntry {
    SearchKind kind;
    std::size_t index;
    std::string_view label;
    std::string code;
    std::string more;  // address, postcode, former names
    double weight;
  };
  struct Fit {
    MatchQuality quality;
    double score;
  };

  void add(const NewEntry& entry);
  void add_networks_and_practices(const Dataset& data);
  void add_surgeries_and_services(const Dataset& data);
  void add_places(const Dataset& data);
  [[nodiscard]] std::vector<double> word_costs(std::string_view typed) const;
  [[nodiscard]] std::optional<Fit> fit(const Entry& entry, std::string_view typed,
                                       const std::vector<std::string_view>& typed_words,
                                       const std::vector<std::vector<double>>& costs) const;
  void add_postcode_hits(std::string_view text, std::size_t limit, std::vector<SearchHit>& hits) const;

  std::vector<Entry> entries_;
  std::vector<std::string> words_;
  std::map<std::string, std::uint32_t, std::less<>> word_numbers_;
  PostcodeIndex postcodes_;
};

}  // namespace pcn
