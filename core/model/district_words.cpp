#include "core/model/district_words.h"

#include <array>

#include "texts/places.h"

namespace pcn {
namespace {

struct Kind {
  std::string_view code;  // as the codes of the Office for National Statistics begin
  TextId one, many, title;
  [[nodiscard]] DistrictWords words() const { return {one, many, title}; }
};
constexpr std::array<Kind, 4> kKinds = {{
    {"E06", text::places::unitary, text::places::unitary_many, text::places::unitary_title},
    {"E07", text::places::district, text::places::district_many, text::places::district_title},
    {"E08", text::places::metropolitan, text::places::metropolitan_many, text::places::metropolitan_title},
    {"E09", text::places::borough, text::places::borough_many, text::places::borough_title},
}};

}  // namespace

DistrictWords district_words(const Dataset& data) {
  constexpr Kind kAny = {
      {}, text::places::authority, text::places::authority_many, text::places::authority_title};
  const Kind* found = nullptr;
  for (const District& district : data.districts) {
    if (!district.in_area) continue;
    const Kind* own = nullptr;
    for (const Kind& kind : kKinds) {
      if (district.code.starts_with(kind.code)) own = &kind;
    }
    if (own == nullptr || (found != nullptr && found != own)) return kAny.words();
    found = own;
  }
  return (found == nullptr ? kAny : *found).words();
}

}  // namespace pcn
