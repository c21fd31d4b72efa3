#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/message.h"

namespace pcn {

// What a person may need: the values of the key "need", each told by one card (core/pages/need.cpp).
enum class NeedKind : std::uint8_t {
  kSafety,     // cannot wait: what to do comes before all else
  kPharmacy,   // pharmacies near a point
  kRole,       // somebody whom a network employs (core/document/role_words.h)
  kEvening,    // appointments outside normal hours
  kPractices,  // practices near a point
  kHospital,
  kElsewhere,  // not in the data: where to go
};

struct Need {
  std::string_view id;  // "pharmacy-sunday"
  TextId title;         // "A pharmacy that opens on Sunday"
  NeedKind kind = NeedKind::kElsewhere;
};
[[nodiscard]] const std::vector<Need>& needs();
[[nodiscard]] const Need* find_need(std::string_view id);

// The day and time of whoever asks, in an action: "on=now&at=now". Who carries the action out puts them in.
inline constexpr std::string_view kNow = "now";

}  // namespace pcn
