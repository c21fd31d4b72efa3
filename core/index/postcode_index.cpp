#include "core/index/postcode_index.h"

#include <algorithm>

#include "core/base/characters.h"
#include "core/base/postcode.h"
#include "core/base/sort.h"

namespace pcn {
namespace {

// The first eight bytes as a number that sorts like the text; shorter texts are padded with NUL.
std::uint64_t key_of(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    key = key << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return key;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Capitals, with the first run of white space inside or behind as one space and all other white space gone.
std::string tidy(std::string_view typed) {
  std::string text;
  for (const char c : to_upper_ascii(typed)) {
    const bool space = c == ' ' || c == '\t';
    if (!space || (!text.empty() && text.find(' ') == std::string::npos)) text += space ? ' ' : c;
  }
  return text;
}

}  // namespace

std::string postcode_text(const Postcode& postcode) {
  const auto end = std::find(postcode.text.begin(), postcode.text.end(), '\0');
  return {postcode.text.begin(), end};
}

PostcodeIndex::PostcodeIndex(const Dataset& data) {
  std::vector<BritishGrid> points;
  keys_.reserve(data.postcodes.size());
  points.reserve(data.postcodes.size());
  for (const Postcode& postcode : data.postcodes) {
    keys_.push_back(key_of(postcode_text(postcode)));
    points.push_back({static_cast<double>(postcode.east), static_cast<double>(postcode.north)});
  }
  tree_ = PackedRTree::of_points(points);
}

std::optional<std::uint32_t> PostcodeIndex::find(std::string_view text) const {
  const auto postcode = normalise_postcode(text);
  if (!postcode) return std::nullopt;
  const std::uint64_t key = key_of(*postcode);
  const auto at = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (at == keys_.end() || *at != key) return std::nullopt;
  return static_cast<std::uint32_t>(at - keys_.begin());
}

std::string PostcodeIndex::text(std::uint32_t postcode) const {
  std::string text;
  for (int shift = 56; shift >= 0; shift -= 8) {
    const auto c = static_cast<char>(keys_[postcode] >> static_cast<unsigned>(shift) & 0xFFU);
    if (c != 0) text += c;
  }
  return text;
}

PostcodeRange PostcodeIndex::range_of(std::string_view prefix) const {
  if (prefix.empty() || prefix.size() > 8) return {};
  const std::uint64_t low = key_of(prefix);
  const auto unused = static_cast<unsigned>(8 * (8 - prefix.size()));
  const std::uint64_t high = low | (unused == 0 ? 0 : (std::uint64_t{1} << unused) - 1);
  const auto first = std::lower_bound(keys_.begin(), keys_.end(), low);
  const auto last = std::upper_bound(first, keys_.end(), high);
  return {static_cast<std::uint32_t>(first - keys_.begin()),
          static_cast<std::uint32_t>(last - keys_.begin())};
}

PostcodeRange PostcodeIndex::in_outward(std::string_view outward) const {
  const std::string text = to_upper_ascii(trim(outward));
  return is_outward(text) ? range_of(text + " ") : PostcodeRange{};
}

PostcodeRange PostcodeIndex::in_sector(std::string_view sector) const {
  std::string text = tidy(trim(sector));
  if (text.size() < 3 || !is_digit(text.back())) return {};
  if (text[text.size() - 2] != ' ') text.insert(text.size() - 1, " ");
  return is_outward(std::string_view(text).substr(0, text.size() - 2)) ? range_of(text) : PostcodeRange{};
}

std::vector<PostcodeRange> PostcodeIndex::with_prefix(std::string_view typed) const {
  const std::string text = tidy(typed);
  const std::size_t space = text.find(' ');
  std::vector<std::string> readings = {text};
  if (space == std::string::npos) {
    // The space may belong before any digit that ends an outward code.
    for (std::size_t at = 2; at < text.size(); ++at) {
      if (is_outward(std::string_view(text).substr(0, at)) && is_digit(text[at])) {
        readings.push_back(text.substr(0, at) + " " + text.substr(at));
      }
    }
  }
  std::vector<PostcodeRange> ranges;
  for (const std::string& reading : readings) {
    const PostcodeRange range = range_of(reading);
    if (range.size() > 0) ranges.push_back(range);
  }
  sort_stable(ranges.begin(), ranges.end(),
              [](const PostcodeRange& a, const PostcodeRange& b) { return a.first < b.first; });
  return ranges;
}

std::vector<PackedRTree::Found> PostcodeIndex::nearest(BritishGrid point, std::size_t limit,
                                                       double max_distance) const {
  return tree_.nearest(point, limit, max_distance);
}

}  // namespace pcn
