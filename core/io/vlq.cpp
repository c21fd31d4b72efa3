#include "core/io/vlq.h"

#include <array>

namespace pcn {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 255;

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> values{};
  for (auto& value : values) value = kNoDigit;
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    values[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}
constexpr auto kValues = make_values();

}  // namespace

void VlqWriter::put(std::int64_t value) {
  auto rest = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
  do {
    const std::uint64_t group = rest & 31U;
    rest >>= 5U;
    text_ += kDigits[group | (rest > 0 ? 32U : 0U)];
  } while (rest > 0);
}

std::optional<std::int64_t> VlqReader::next() {
  std::uint64_t coded = 0;
  for (unsigned shift = 0; at_ < text_.size() && shift < 60; shift += 5) {
    const std::uint8_t digit = kValues[static_cast<unsigned char>(text_[at_])];
    if (digit == kNoDigit) return std::nullopt;
    ++at_;
    coded |= static_cast<std::uint64_t>(digit & 31U) << shift;
    if ((digit & 32U) == 0)
      return static_cast<std::int64_t>(coded >> 1U) ^ -static_cast<std::int64_t>(coded & 1U);
  }
  return std::nullopt;
}

}  // namespace pcn
