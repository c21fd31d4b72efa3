#include "core/document/size_sentence.h"

#include "texts/size_sentence.h"

namespace pcn {

namespace words = text::size_sentence;

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
      return words::below;
    case SizeOutcome::kRuralException:
      return words::below_rural;
    case SizeOutcome::kWithin:
      return words::within;
    case SizeOutcome::kAboveTarget:
      return words::above;
    case SizeOutcome::kVeryLarge:
      return words::far_above;
  }
  return {};
}

std::string size_sentence(SizeOutcome outcome, RegisteredPatients patients) {
  const auto sentence = [outcome]() -> TextId {
    switch (outcome) {
      case SizeOutcome::kTooSmall:
        return words::network_below::kId;
      case SizeOutcome::kRuralException:
        return words::network_below_rural::kId;
      case SizeOutcome::kWithin:
        return words::network_within::kId;
      case SizeOutcome::kAboveTarget:
        return words::network_above::kId;
      case SizeOutcome::kVeryLarge:
        return words::network_far_above::kId;
    }
    return words::network_within::kId;
  };
  return say(sentence(), {TextNumber(patients.count)});
}

}  // namespace pcn
