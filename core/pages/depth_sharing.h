#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/insight/sharing.h"
#include "core/state/context.h"
#include "texts/sharing.h"

namespace pcn {

// What the view of fair sharing is asked, read from the address.

enum class SharedUnit : std::uint8_t { kMoney, kStaff, kHours };

struct SharingQuestion {
  SharedUnit unit = SharedUnit::kMoney;
  std::int64_t total = 0;  // pence, hundredths of an FTE, minutes
  SharingMix mix;
  NeedWeights weights;
  SharingBasis basis = SharingBasis::kRegistered;  // of the compensation
  std::int64_t cost = 0;                           // of the service for some
  std::vector<PracticeIndex> users;
};
[[nodiscard]] SharingQuestion sharing_question(const ViewContext& context);

// The least that is shared out: whole pounds, unless the sum is small or has pence; else the smallest unit.
[[nodiscard]] std::int64_t sharing_step(const SharingQuestion& question);

// "£1,234", "£12.50", "2.25 FTE", "12 hours 30 minutes"; with a sign if asked.
[[nodiscard]] std::string amount_words(SharedUnit unit, std::int64_t amount, bool with_sign = false);
// The amount in pounds, FTE or hours.
[[nodiscard]] double amount_value(SharedUnit unit, std::int64_t amount);
[[nodiscard]] std::string_view unit_words(SharedUnit unit);  // "£", "FTE", "hours"

// What stands behind the ways of sharing.
inline constexpr std::string_view kSharingSources =
    "lists lists.weighted lists.age_sex practices.imd registers";

inline constexpr std::array<TextId, kSharingBases> kBasisWords = {
    text::sharing::equally, text::sharing::by_registered, text::sharing::by_weighted, text::sharing::by_need,
    text::sharing::by_mix};
// The same inside a sentence.
inline constexpr std::array<TextId, kSharingBases> kBasisInside = {
    text::sharing::equally_inside, text::sharing::by_registered_inside, text::sharing::by_weighted_inside,
    text::sharing::by_need_inside, text::sharing::by_mix_inside};
inline constexpr std::array<std::string_view, kSharingBases> kBasisIds = {"equal", "registered", "weighted",
                                                                          "need", "mix"};

[[nodiscard]] Controls sharing_controls(const ViewContext& context, const SharingQuestion& question);
[[nodiscard]] Controls need_controls(const ViewContext& context, const SharingQuestion& question);

// Whether the parts of the mix are 100% together, and what they count as where not.
[[nodiscard]] Paragraph mix_words(const SharingQuestion& question);
// Each way of sharing in a sentence; `party` is "practice" or "network".
[[nodiscard]] BulletList basis_explained(std::string_view party);

// A service for some practices and what would be fair to the others.
void append_compensation(Document& document, const ViewContext& context, const SharingQuestion& question,
                         const std::vector<SharingPractice>& practices);

}  // namespace pcn
