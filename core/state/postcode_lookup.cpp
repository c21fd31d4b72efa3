#include "core/state/postcode_lookup.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/postcode.h"
#include "core/base/text.h"
#include "core/state/context.h"

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

std::string of_the_data(std::uint32_t count) {
  return count_of(count, "postcode of these data begins", "postcodes of these data begin");
}

// What the letters in front tell of a place elsewhere.
void add_elsewhere(std::vector<std::string>& sentences, std::string_view postcode) {
  const std::string_view town = postcode_area_name(postcode);
  const std::string_view nation = postcode_nation(postcode);
  const std::string letters(postcode.substr(0, postcode.find_first_of("0123456789")));
  if (town.empty()) {
    sentences.push_back("No postcodes of the Royal Mail begin with the letters " + letters + ".");
    return;
  }
  sentences.push_back("The letters " + letters + " stand for " + std::string(town) +
                      (nation.empty() ? " and around." : ", in " + std::string(nation) + "."));
  if (!nation.empty()) sentences.emplace_back("These data know England only.");
}

PostcodeAnswer unknown(const Dataset& data, PostcodeAnswer answer) {
  const std::string& postcode = answer.text;
  const std::string district = postcode.substr(0, postcode.find(' '));
  const std::string sector = postcode.substr(0, postcode.size() - 2);
  answer.kind = PostcodeAnswer::Kind::kUnknown;
  answer.sentences.push_back("The postcode " + postcode + " is not among the postcodes of " + data.name +
                             ".");
  if (data.postcodes.empty()) {
    answer.sentences = {"There are no postcodes in these data, so " + postcode + " cannot be placed."};
    return answer;
  }
  const std::uint32_t in_district = answer.last - answer.first;
  if (in_district == 0) {
    answer.sentences.push_back("None of them begins with " + district + ", so it lies outside the area.");
    add_elsewhere(answer.sentences, postcode);
    return answer;
  }
  const std::uint32_t in_sector = size_of(beginning_with(data, sector));
  answer.sentences.push_back(
      of_the_data(in_district) + " with " + district +
      (in_sector > 0 ? ", of these " + format_count(in_sector) + " with " + sector
                     : ", but none with " + sector) +
      ". It may lie outside the area, be newer than the data, have ended, or be mistyped.");
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
    answer.sentences.emplace_back("There are no postcodes in these data.");
  } else if (size_of(range) == 0) {
    answer.sentences.push_back("No postcode of " + data.name + " begins with " + answer.text + ".");
    add_elsewhere(answer.sentences, answer.text);
  } else {
    answer.sentences.push_back(of_the_data(size_of(range)) + " with " + answer.text +
                               ". Which network is likely depends on the whole postcode.");
  }
  return answer;
}

std::string covered_words(const Dataset& data) {
  constexpr std::size_t kMostNamed = 12;
  std::vector<std::string> names;
  for (const District& district : data.districts) {
    if (district.in_area) names.push_back(district.name);
  }
  if (names.empty() || names.size() > kMostNamed) return "This page covers " + data.name + ".";
  std::sort(names.begin(), names.end());
  return "This page covers " + join_and(names) + ".";
}

std::string example_postcode(const Dataset& data) {
  return data.postcodes.empty() ? std::string() : to_text(data.postcodes[data.postcodes.size() / 2]);
}

}  // namespace pcn
