#include "core/coverage/size_rule.h"

#include "core/base/text.h"

namespace pcn {

SizeRule size_rule(RegisteredPatients patients, Rurality rurality) {
  if (patients.count < kSizeLow)
    return rurality == Rurality::kRural ? SizeRule::kBelowAllowed : SizeRule::kBelow;
  if (patients.count <= kSizeHigh) return SizeRule::kWithin;
  return patients.count <= kSizeVeryHigh ? SizeRule::kAbove : SizeRule::kFarAbove;
}

std::string_view to_slug(SizeRule rule) {
  switch (rule) {
    case SizeRule::kBelow:
      return "below";
    case SizeRule::kBelowAllowed:
      return "below-rural";
    case SizeRule::kWithin:
      return "within";
    case SizeRule::kAbove:
      return "above";
    case SizeRule::kFarAbove:
      return "far-above";
  }
  return "within";
}

std::string_view short_words(SizeRule rule) {
  switch (rule) {
    case SizeRule::kBelow:
      return "below 30,000";
    case SizeRule::kBelowAllowed:
      return "below 30,000, rural";
    case SizeRule::kWithin:
      return "within 30,000 to 50,000";
    case SizeRule::kAbove:
      return "above 50,000, allowed";
    case SizeRule::kFarAbove:
      return "above 100,000";
  }
  return {};
}

std::string sentence(SizeRule rule, RegisteredPatients patients) {
  const std::string start = "With " + format_count(patients.count) + " registered patients the network is ";
  switch (rule) {
    case SizeRule::kBelow:
      return start +
             "below the 30,000 that the national contract asks for, and it does not serve a very rural "
             "place: "
             "this breaks the size rule.";
    case SizeRule::kBelowAllowed:
      return start +
             "below the 30,000 that the national contract asks for; because it serves a rural place, the "
             "rural "
             "exception allows this.";
    case SizeRule::kWithin:
      return start + "within the 30,000 to 50,000 that the national contract aims at.";
    case SizeRule::kAbove:
      return start + "above the 30,000 to 50,000 that the national contract aims at; that is allowed.";
    case SizeRule::kFarAbove:
      return start +
             "far above the 30,000 to 50,000 that the national contract aims at; that is allowed, but a "
             "network "
             "of more than 100,000 usually works in smaller neighbourhoods.";
  }
  return {};
}

}  // namespace pcn
