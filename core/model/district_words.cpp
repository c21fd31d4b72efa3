#include "core/model/district_words.h"

#include <array>

namespace pcn {
namespace {

struct Kind {
  std::string_view code;  // as the codes of the Office for National Statistics begin
  DistrictWords words;
};
constexpr std::array<Kind, 4> kKinds = {{
    {"E06", {"unitary authority", "unitary authorities"}},
    {"E07", {"district", "districts"}},
    {"E08", {"metropolitan borough", "metropolitan boroughs"}},
    {"E09", {"borough", "boroughs"}},
}};

}  // namespace

DistrictWords district_words(const Dataset& data) {
  constexpr DistrictWords kAny = {"local authority", "local authorities"};
  const Kind* found = nullptr;
  for (const District& district : data.districts) {
    if (!district.in_area) continue;
    const Kind* own = nullptr;
    for (const Kind& kind : kKinds) {
      if (district.code.starts_with(kind.code)) own = &kind;
    }
    if (own == nullptr || (found != nullptr && found != own)) return kAny;
    found = own;
  }
  return found == nullptr ? kAny : found->words;
}

}  // namespace pcn
