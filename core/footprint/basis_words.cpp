#include "core/footprint/basis_words.h"

#include "core/base/date.h"

namespace pcn {

std::string month_words(Date day) {
  const std::string words = to_words(day);
  return words.substr(words.find(' ') + 1);
}

std::string_view basis_words(FootprintBasis basis) {
  switch (basis) {
    case FootprintBasis::kDeclared:
      return "declared";
    case FootprintBasis::kObserved:
      return "observed";
    case FootprintBasis::kCarried:
      return "carried forward";
    case FootprintBasis::kModelled:
      break;
  }
  return "modelled";
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
    return "counted on " + to_words(*flows.counted);
  if (flows.basis == FootprintBasis::kCarried && flows.counted) {
    return "counted in " + month_words(*flows.counted) + ", brought up to the lists of " +
           month_words(flows.lists.value_or(flows.date));
  }
  return "estimated, not counted";
}

Clarity clarity_of(double leading_share) {
  if (leading_share >= kClearShare) return Clarity::kClear;
  return leading_share >= kLikelyShare ? Clarity::kLikely : Clarity::kOpen;
}

std::string_view clarity_word(Clarity clarity) {
  switch (clarity) {
    case Clarity::kClear:
      return "clear";
    case Clarity::kLikely:
      return "likely";
    case Clarity::kOpen:
      break;
  }
  return "open";
}

}  // namespace pcn
