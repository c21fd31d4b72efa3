#include "core/state/postcode_lookup.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/postcode.h"
#include "core/base/text.h"
#include "core/state/context.h"
#include "texts/postcode_lookup.h"

namespace pcn {
namespace {

using Range = std::pair<std::uint32_t, std::uint32_t>;

// The postcodes of the data that begin so.
Range beginning_with(const Dataset& data, std::string_view start) {
  const auto text_of = [&start](const Postcode& postcode) {
    return std::string_view(postcode.text.data(), start.size());
  };
  const auto first = std::lower_bound(
      data.postcodes.begin(), data.postcodes.end(), start,
      [&](const Postcode& postcode, std::string_view wanted) { return text_of(postcode) < wanted; });
  const auto last = std::upper_bound(
      first, data.postcodes.end(), start,
      [&](std::string_view wanted, const Postcode& postcode) { return wanted < text_of(postcode); });
  return {static_cast<std::uint32_t>(first - data.postcodes.begin()),
          static_cast<std::uint32_t>(last - data.postcodes.begin())};
}

std::uint32_t size_of(Range range) { return range.second - range.first; }

// What the letters in front tell of a place elsewhere.
void add_elsewhere(std::vector<std::string>& sentences, std::string_view postcode) {
  const std::string_view town = postcode_area_name(postcode);
  const std::string_view nation = postcode_nation(postcode);
  const std::string letters(postcode.substr(0, postcode.find_first_of("0123456789")));
  if (town.empty()) {
    sentences.push_back(say(text::postcode_lookup::no_such_letters{.letters = letters}));
    return;
  }
  if (nation.empty()) {
    sentences.push_back(say(text::postcode_lookup::letters_of_town{.letters = letters, .town = town}));
    return;
  }
  sentences.push_back(
      say(text::postcode_lookup::letters_of_nation{.letters = letters, .nation = nation, .town = town}));
  sentences.emplace_back(text::postcode_lookup::england_only);
}

PostcodeAnswer unknown(const Dataset& data, PostcodeAnswer answer) {
  const std::string& postcode = answer.text;
  const std::string district = postcode.substr(0, postcode.find(' '));
  const std::string sector = postcode.substr(0, postcode.size() - 2);
  answer.kind = PostcodeAnswer::Kind::kUnknown;
  answer.sentences.push_back(say(text::postcode_lookup::unknown{.area = data.name, .postcode = postcode}));
  if (data.postcodes.empty()) {
    answer.sentences = {say(text::postcode_lookup::no_postcodes_to_place{.postcode = postcode})};
    return answer;
  }
  const std::uint32_t in_district = answer.last - answer.first;
  if (in_district == 0) {
    answer.sentences.push_back(say(text::postcode_lookup::none_begins{.start = district}));
    add_elsewhere(answer.sentences, postcode);
    return answer;
  }
  answer.sentences.push_back(
      say(text::postcode_lookup::some_begin{.district = district,
                                            .in_sector = size_of(beginning_with(data, sector)),
                                            .postcodes = in_district,
                                            .sector = sector}));
  return answer;
}

}  // namespace

PostcodeAnswer look_up_postcode(const Dataset& data, std::string_view text) {
  PostcodeAnswer answer;
  if (const auto postcode = normalise_postcode(text)) {
    answer.text = *postcode;
    std::tie(answer.first, answer.last) = beginning_with(data, postcode->substr(0, postcode->find(' ') + 1));
    answer.found = find_postcode(data, *postcode);
    if (answer.found == nullptr) return unknown(data, std::move(answer));
    answer.kind = PostcodeAnswer::Kind::kFound;
    return answer;
  }
  const auto district = postcode_district(text);
  if (!district) return answer;
  answer.text = *district;
  Range range = beginning_with(data, *district + " ");
  // "SE59" is SE5 9 where there is no SE59.
  if (size_of(range) == 0 && is_outward(district->substr(0, district->size() - 1))) {
    const std::string shorter = district->substr(0, district->size() - 1);
    const Range other = beginning_with(data, shorter + " " + district->back());
    if (size_of(other) > 0) {
      range = beginning_with(data, shorter + " ");
      answer.text = shorter;
    }
  }
  answer.kind = PostcodeAnswer::Kind::kDistrict;
  std::tie(answer.first, answer.last) = range;
  if (data.postcodes.empty()) {
    answer.sentences.emplace_back(text::postcode_lookup::no_postcodes);
  } else if (size_of(range) == 0) {
    answer.sentences.push_back(
        say(text::postcode_lookup::none_of_area{.area = data.name, .start = answer.text}));
    add_elsewhere(answer.sentences, answer.text);
  } else {
    answer.sentences.push_back(
        say(text::postcode_lookup::depends{.postcodes = size_of(range), .start = answer.text}));
  }
  return answer;
}

std::string covered_words(const Dataset& data) {
  constexpr std::size_t kMostNamed = 12;
  std::vector<std::string> names;
  for (const District& district : data.districts) {
    if (district.in_area) names.push_back(district.name);
  }
  if (names.empty() || names.size() > kMostNamed)
    return say(text::postcode_lookup::covers{.places = data.name});
  std::sort(names.begin(), names.end());
  return say(text::postcode_lookup::covers{.places = join_and(names)});
}

std::string example_postcode(const Dataset& data) {
  return data.postcodes.empty() ? std::string() : to_text(data.postcodes[data.postcodes.size() / 2]);
}

}  // namespace pcn
