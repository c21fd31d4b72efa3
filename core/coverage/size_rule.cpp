#include "core/coverage/size_rule.h"

namespace pcn {

SizeOutcome size_outcome(RegisteredPatients patients, bool rural) {
  if (patients.count < kLeastPatients) return rural ? SizeOutcome::kRuralException : SizeOutcome::kTooSmall;
  if (patients.count <= kMostPatients) return SizeOutcome::kWithin;
  return patients.count <= kSubNeighbourhoodPatients ? SizeOutcome::kAboveTarget : SizeOutcome::kVeryLarge;
}

std::string_view size_words(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::kRuralException:
      return "below 30,000: allowed by the rural exception";
    case SizeOutcome::kTooSmall:
      return "below 30,000: breach of the size rule";
    case SizeOutcome::kWithin:
      return "within 30,000 to 50,000";
    case SizeOutcome::kAboveTarget:
      return "above 50,000: above target, allowed";
    case SizeOutcome::kVeryLarge:
      return "above 100,000: usually organised in sub-neighbourhoods";
  }
  return "";
}

}  // namespace pcn
