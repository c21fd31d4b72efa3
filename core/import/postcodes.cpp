#include <algorithm>

#include "core/import/build.h"
#include "core/io/shape_codec.h"

namespace pcn {

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
  build.note(Severity::kNote, "postcode-without-position", "",
             "Postcodes of the area without a position, dropped.", without_position);
  build.note(Severity::kNote, "postcode-unread", "", "Rows whose postcode is none, dropped.", unread);
  return ok();
}

}  // namespace pcn
