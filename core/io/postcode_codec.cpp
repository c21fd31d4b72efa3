#include "core/io/postcode_codec.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/io/shape_codec.h"
#include "core/io/vlq.h"

namespace pcn {
namespace {

constexpr std::int64_t kUnits = 26 * 26;
constexpr std::size_t kMostPostcodes = 3'000'000;

std::string_view text_of(const Postcode& postcode) {
  const auto* end = std::find(postcode.text.begin(), postcode.text.end(), '\0');
  return {postcode.text.data(), static_cast<std::size_t>(end - postcode.text.begin())};
}

// Small areas in order of last use; the position of an area in it is small when neighbours share areas.
class RecentAreas {
 public:
  // The place of the area, counted from 1, or the number of areas so far + 1 for a new one, which then needs
  // its value.
  std::size_t place(std::uint32_t area) {
    const auto found = std::find(recent_.begin(), recent_.end(), area);
    const auto place = static_cast<std::size_t>(found - recent_.begin()) + 1;
    if (found == recent_.end()) {
      recent_.insert(recent_.begin(), area);
    } else {
      std::rotate(recent_.begin(), found, found + 1);
    }
    return place;
  }
  [[nodiscard]] std::size_t size() const { return recent_.size(); }
  std::uint32_t take(std::size_t place) {
    const auto found = recent_.begin() + static_cast<std::ptrdiff_t>(place - 1);
    std::rotate(recent_.begin(), found, found + 1);
    return recent_.front();
  }

 private:
  std::vector<std::uint32_t> recent_;
};

struct Columns {
  VlqReader counts;
  VlqReader units;
  VlqReader east;
  VlqReader north;
  VlqReader places;
  VlqReader areas;
};

}  // namespace

Json encode_postcodes(const std::vector<Postcode>& postcodes) {
  Json::Array sectors;
  VlqWriter counts;
  VlqWriter units;
  DeltaWriter east;
  DeltaWriter north;
  VlqWriter places;
  DeltaWriter areas;
  RecentAreas recent;
  std::string sector;
  std::int64_t in_sector = 0;
  std::int64_t last_unit = -1;
  for (const Postcode& postcode : postcodes) {
    const std::string_view text = text_of(postcode);
    const std::string_view stem = text.substr(0, text.size() - 2);
    if (stem != sector) {
      if (in_sector > 0) counts.put(in_sector);
      sector = stem;
      sectors.emplace_back(stem);
      in_sector = 0;
      last_unit = -1;
    }
    ++in_sector;
    const std::int64_t unit = (text[text.size() - 2] - 'A') * 26 + (text[text.size() - 1] - 'A');
    units.put(unit - last_unit - 1);
    last_unit = unit;
    east.put(postcode.east);
    north.put(postcode.north);
    if (!postcode.small_area.valid()) {
      places.put(0);
      continue;
    }
    const std::size_t known = recent.size();
    const std::size_t place = recent.place(postcode.small_area.value);
    places.put(static_cast<std::int64_t>(place));
    if (place > known) areas.put(postcode.small_area.value);
  }
  if (in_sector > 0) counts.put(in_sector);
  return Json::Object{{"rows", Json(static_cast<std::int64_t>(postcodes.size()))},
                      {"sectors", Json(std::move(sectors))},
                      {"counts", Json(counts.text())},
                      {"units", Json(units.text())},
                      {"east", Json(east.text())},
                      {"north", Json(north.text())},
                      {"recent_area", Json(places.text())},
                      {"new_area", Json(areas.text())}};
}

std::optional<PostcodeFault> decode_postcodes(const Json& json, std::size_t small_areas,
                                              std::vector<Postcode>& postcodes) {
  const auto text_member = [&json](std::string_view name) -> const std::string* {
    const Json* member = json.find(name);
    return member == nullptr ? nullptr : member->text();
  };
  for (const std::string_view name : {"counts", "units", "east", "north", "recent_area", "new_area"}) {
    if (text_member(name) == nullptr) return PostcodeFault{std::string(name), "expected packed numbers"};
  }
  const Json* rows = json.find("rows");
  const auto* row_count = rows == nullptr ? nullptr : rows->integer();
  const auto unit_bytes = static_cast<std::int64_t>(text_member("units")->size());
  if (row_count == nullptr || *row_count < 0 || *row_count > unit_bytes ||
      *row_count > static_cast<std::int64_t>(kMostPostcodes)) {
    return PostcodeFault{"rows", "expected the number of postcodes"};
  }
  const Json* sector_list = json.find("sectors");
  if (sector_list == nullptr || sector_list->array() == nullptr) {
    return PostcodeFault{"sectors", "expected a list of postcode sectors"};
  }
  Columns columns{VlqReader(*text_member("counts")),      VlqReader(*text_member("units")),
                  VlqReader(*text_member("east")),        VlqReader(*text_member("north")),
                  VlqReader(*text_member("recent_area")), VlqReader(*text_member("new_area"))};
  RecentAreas recent;
  std::vector<bool> seen(small_areas, false);
  std::int64_t east = 0;
  std::int64_t north = 0;
  std::int64_t last_area = 0;
  constexpr std::int64_t kMostStep = 10'000'000;
  const auto step = [](VlqReader& reader) -> std::optional<std::int64_t> {
    const auto value = reader.next();
    return value && *value >= -kMostStep && *value <= kMostStep ? value : std::nullopt;
  };
  postcodes.clear();
  postcodes.reserve(static_cast<std::size_t>(*row_count));
  const auto& sectors = *sector_list->array();
  for (std::size_t s = 0; s < sectors.size(); ++s) {
    const auto* stem = sectors[s].text();
    if (stem == nullptr || normalise_postcode(*stem + "AA") != *stem + "AA" ||
        (s > 0 && *stem <= *sectors[s - 1].text())) {
      return PostcodeFault{"sectors/" + std::to_string(s),
                           "expected a postcode sector such as \"SE5 9\", sorted"};
    }
    const auto in_sector = columns.counts.next();
    if (!in_sector || *in_sector < 1 || *in_sector > kUnits) {
      return PostcodeFault{"counts", "expected from 1 to 676 postcodes in sector " + *stem};
    }
    std::int64_t unit = -1;
    for (std::int64_t i = 0; i < *in_sector; ++i) {
      const auto unit_step = columns.units.next();
      if (!unit_step || *unit_step < 0 || *unit_step >= kUnits || (unit += *unit_step + 1) >= kUnits) {
        return PostcodeFault{"units", "damaged or too few in sector " + *stem};
      }
      Postcode& postcode = postcodes.emplace_back();
      std::copy(stem->begin(), stem->end(), postcode.text.begin());
      postcode.text[stem->size()] = static_cast<char>('A' + unit / 26);
      postcode.text[stem->size() + 1] = static_cast<char>('A' + unit % 26);
      const auto step_east = step(columns.east);
      const auto step_north = step(columns.north);
      if (!step_east || !step_north || !on_grid(east += *step_east, north += *step_north)) {
        return PostcodeFault{"east", "a position is damaged or outside the National Grid in sector " + *stem};
      }
      postcode.east = static_cast<std::int32_t>(east);
      postcode.north = static_cast<std::int32_t>(north);
      const auto place = columns.places.next();
      if (!place || *place < 0 || *place > static_cast<std::int64_t>(recent.size()) + 1) {
        return PostcodeFault{"recent_area", "damaged or too few in sector " + *stem};
      }
      if (*place == 0) continue;
      if (*place <= static_cast<std::int64_t>(recent.size())) {
        postcode.small_area = SmallAreaIndex{recent.take(static_cast<std::size_t>(*place))};
        continue;
      }
      const auto area_step = step(columns.areas);
      if (!area_step) return PostcodeFault{"new_area", "damaged or too few in sector " + *stem};
      last_area += *area_step;
      if (last_area < 0 || last_area >= static_cast<std::int64_t>(small_areas) ||
          seen[static_cast<std::size_t>(last_area)]) {
        return PostcodeFault{"new_area", std::to_string(last_area) + " is no small area that is new here"};
      }
      seen[static_cast<std::size_t>(last_area)] = true;
      recent.place(static_cast<std::uint32_t>(last_area));
      postcode.small_area = SmallAreaIndex{static_cast<std::size_t>(last_area)};
    }
  }
  if (postcodes.size() != static_cast<std::size_t>(*row_count) || !columns.units.at_end()) {
    return PostcodeFault{"rows", "says " + std::to_string(*row_count) + ", but the sectors hold " +
                                     std::to_string(postcodes.size())};
  }
  return std::nullopt;
}

}  // namespace pcn
