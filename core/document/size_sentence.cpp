#include "core/document/size_sentence.h"

#include "core/base/text.h"

namespace pcn {

std::string_view size_slug(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::kTooSmall:
      return "below";
    case SizeOutcome::kRuralException:
      return "below-rural";
    case SizeOutcome::kWithin:
      return "within";
    case SizeOutcome::kAboveTarget:
      return "above";
    case SizeOutcome::kVeryLarge:
      return "far-above";
  }
  return {};
}

std::string_view size_short(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::kTooSmall:
      return "below 30,000";
    case SizeOutcome::kRuralException:
      return "below 30,000, rural";
    case SizeOutcome::kWithin:
      return "within 30,000 to 50,000";
    case SizeOutcome::kAboveTarget:
      return "above 50,000, allowed";
    case SizeOutcome::kVeryLarge:
      return "above 100,000";
  }
  return {};
}

std::string size_sentence(SizeOutcome outcome, RegisteredPatients patients) {
  const std::string start = "With " + format_count(patients.count) + " registered patients the network is ";
  switch (outcome) {
    case SizeOutcome::kTooSmall:
      return start +
             "below the 30,000 that the national contract asks for, and most of its patients are not known "
             "to "
             "live in rural places: this is outside the size rule.";
    case SizeOutcome::kRuralException:
      return start +
             "below the 30,000 that the national contract asks for. Most of its patients live in rural "
             "places, "
             "so its commissioner may have allowed this; whether it did is not in the data.";
    case SizeOutcome::kWithin:
      return start + "within the 30,000 to 50,000 that the national contract aims at.";
    case SizeOutcome::kAboveTarget:
      return start + "above the 30,000 to 50,000 that the national contract aims at; that is allowed.";
    case SizeOutcome::kVeryLarge:
      return start +
             "far above the 30,000 to 50,000 that the national contract aims at; that is allowed, but a "
             "network of more than 100,000 usually works in smaller neighbourhoods.";
  }
  return {};
}

}  // namespace pcn
