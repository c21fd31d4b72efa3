#include "core/footprint/basis_words.h"

#include "core/base/date.h"
#include "texts/footprint.h"

namespace pcn {

std::string month_words(Date day) {
  const std::string words = to_words(day);
  return words.substr(words.find(' ') + 1);
}

std::string_view basis_words(FootprintBasis basis) {
  switch (basis) {
    case FootprintBasis::kDeclared:
      return text::footprint::declared;
    case FootprintBasis::kObserved:
      return text::footprint::observed;
    case FootprintBasis::kCarried:
      return text::footprint::carried;
    case FootprintBasis::kModelled:
      break;
  }
  return text::footprint::modelled;
}

std::string_view basis_term(FootprintBasis basis) {
  switch (basis) {
    case FootprintBasis::kDeclared:
      return "declared";
    case FootprintBasis::kObserved:
      return "observed";
    case FootprintBasis::kCarried:
      return "carried-forward";
    case FootprintBasis::kModelled:
      break;
  }
  return "modelled";
}

std::string basis_in_plain_words(const NetworkFlows& flows) {
  if (flows.basis == FootprintBasis::kObserved && flows.counted)
    return say(text::footprint::counted_on{.day = to_words(*flows.counted)});
  if (flows.basis == FootprintBasis::kCarried && flows.counted) {
    return say(text::footprint::counted_in{.lists = month_words(flows.lists.value_or(flows.date)),
                                           .month = month_words(*flows.counted)});
  }
  return text::footprint::estimated;
}

Clarity clarity_of(double leading_share) {
  if (leading_share >= kClearShare) return Clarity::kClear;
  return leading_share >= kLikelyShare ? Clarity::kLikely : Clarity::kOpen;
}

std::string_view clarity_word(Clarity clarity) {
  switch (clarity) {
    case Clarity::kClear:
      return text::footprint::clear;
    case Clarity::kLikely:
      return text::footprint::likely;
    case Clarity::kOpen:
      break;
  }
  return text::footprint::uncertain;
}

}  // namespace pcn
