#include <algorithm>
#include <array>
#include <cmath>

#include "core/import/build.h"
#include "core/io/shape_codec.h"

namespace pcn {
namespace {

// The ward of each postcode, by the directory, where it is not the one of its small area.
class Wards {
 public:
  explicit Wards(const Build& build) : build_(build) {}

  void see(const Postcode& postcode, const std::string& ward) {
    if (ward.empty()) return;
    const SmallAreaIndex area = postcode.small_area;
    if (area.valid() && build_.data.small_areas[area.value].ward_code == ward) return;
    of_postcode_.emplace(postcode.text, ward);
    used_.insert(ward);
  }

  // After the postcodes are in their order.
  void put(Dataset& data) const {
    std::map<std::string, std::uint16_t> numbers;
    for (const std::string& code : used_) {
      numbers.emplace(code, static_cast<std::uint16_t>(data.wards.size()));
      const auto name = build_.ward_names.find(code);
      data.wards.push_back({code, name == build_.ward_names.end() ? std::string() : name->second});
    }
    for (std::size_t at = 0; at < data.postcodes.size(); ++at) {
      const auto found = of_postcode_.find(data.postcodes[at].text);
      if (found == of_postcode_.end()) continue;
      data.postcode_wards.push_back({static_cast<std::uint32_t>(at), numbers.at(found->second)});
    }
  }

  [[nodiscard]] std::int64_t without_name(const Dataset& data) const {
    return std::count_if(data.postcode_wards.begin(), data.postcode_wards.end(),
                         [&](const PostcodeWard& row) { return data.wards[row.ward].name.empty(); });
  }

 private:
  const Build& build_;
  std::map<std::array<char, 8>, std::string> of_postcode_;
  std::set<std::string> used_;
};

std::optional<Country> country_beyond(std::string_view code) {
  if (code.starts_with('W')) return Country::kWales;
  if (code.starts_with('S')) return Country::kScotland;
  return std::nullopt;
}

}  // namespace

Status add_postcodes(Build& build) {
  const std::string id = build.inputs.newest("postcodes");
  const Bounds near = build.box.grown(build.options.edge_metres + 4'000);
  std::set<std::string> area_districts;
  for (const District& district : build.data.districts) {
    if (district.in_area) area_districts.insert(district.code);
  }
  std::int64_t without_position = 0;
  std::int64_t unread = 0;
  std::vector<Postcode> postcodes;
  Wards wards(build);
  const auto use = [&](const CodePoint& row) {
    const bool positioned = row.quality < 90 && row.east > 0 && row.north > 0;
    const BritishGrid point{static_cast<double>(row.east), static_cast<double>(row.north)};
    const bool of_district = area_districts.contains(row.district);
    // A district whose code has changed since the lookup was made: its place decides.
    const bool of_unknown = !row.district.empty() && !build.known_districts.contains(row.district);
    if (!positioned) {
      without_position += of_district ? 1 : 0;
      return;
    }
    if (!of_district && !near.contains(point)) return;
    build.points.emplace(row.postcode, PostcodePoint{point, row.district});
    if (const auto country = country_beyond(row.country)) build.beyond_border[*country].push_back(point);
    if (!of_district && !of_unknown) return;
    const SmallAreaIndex area = build.locator.locate(point);
    // A district that the border cuts has postcodes on both sides.
    if (!area.valid() && !build.whole_districts.contains(row.district)) return;
    Postcode postcode;
    std::copy_n(row.postcode.begin(), std::min(row.postcode.size(), postcode.text.size()),
                postcode.text.begin());
    postcode.east = row.east;
    postcode.north = row.north;
    postcode.small_area = area;
    wards.see(postcode, row.ward);
    postcodes.push_back(postcode);
  };
  const auto parts = build.inputs.parts(id);
  if (parts.empty()) return build.inputs.file(id).error();
  for (const std::string& part : parts) {
    const std::size_t before = postcodes.size();
    const auto file = build.inputs.peek(id, part);
    if (!file) return file.error();
    const auto read = read_code_points(file->bytes, file->path, use);
    if (!read) return read.error();
    unread += *read;
    if (postcodes.size() > before) build.inputs.use(id, part, *file);
  }
  std::sort(postcodes.begin(), postcodes.end(),
            [](const Postcode& a, const Postcode& b) { return a.text < b.text; });
  build.data.postcodes = std::move(postcodes);
  wards.put(build.data);
  build.note(Severity::kNote, "ward-without-name", "",
             "Postcodes whose ward is not the one of their small area and has no name in the ward lookup: "
             "given by its code.",
             wards.without_name(build.data));
  build.note(Severity::kNote, "postcode-without-position", "",
             "Postcodes of the area without a position, dropped.", without_position);
  build.note(Severity::kNote, "postcode-unread", "", "Rows whose postcode is none, dropped.", unread);
  return ok();
}

Status add_border(Build& build) {
  // Farther away another country's border says nothing about what is nearest.
  constexpr double kTold = 30'000;
  Dataset& data = build.data;
  for (std::size_t at = 0; at < data.small_areas.size(); ++at) {
    const SmallArea& area = data.small_areas[at];
    if (!area.in_area) continue;
    for (const auto& [country, points] : build.beyond_border) {
      double least = kTold;
      for (const BritishGrid point : points)
        least =
            std::min(least, std::hypot(point.east - area.centroid.east, point.north - area.centroid.north));
      if (least < kTold) {
        data.places_by_border.push_back(
            {SmallAreaIndex{at}, country, static_cast<std::int32_t>(std::llround(least))});
      }
    }
  }
  return ok();
}

}  // namespace pcn
