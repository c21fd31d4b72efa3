#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/base/text.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/projection.h"
#include "core/geo/topology_build.h"
#include "core/import/boards.h"
#include "core/import/build.h"
#include "core/import/organisation_files.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// The tables by small area code.
struct AreaTables {
  std::vector<AreaBoard> boards;
  std::map<std::string, AreaWard, std::less<>> wards;
  AreaResidents residents;
  std::map<std::string, Deprivation, std::less<>> deprivation;
  std::map<std::string, RuralUrban, std::less<>> rural_urban;
  std::map<std::string, BritishGrid, std::less<>> centroids;
  std::map<std::string, std::string, std::less<>> msoa_names;
  std::vector<AreaChange> changes;
};

// Takes what was read into `target`; a table that is optional and missing leaves it empty.
template <class T>
Status take(Result<std::optional<T>> loaded, T& target) {
  if (!loaded) return loaded.error();
  if (*loaded) target = std::move(**loaded);
  return ok();
}

// Where practices are, by code; empty without such a file.
Result<std::map<std::string, BritishGrid, std::less<>>> practice_points(Build& build) {
  std::map<std::string, BritishGrid, std::less<>> points;
  const auto rows = build.load(build.inputs.newest("practice-places"), read_practice_places);
  if (!rows) return rows.error();
  if (*rows) {
    for (const PracticePlace& row : **rows) {
      if (row.place) points.emplace(row.practice, to_grid(*row.place));
    }
  }
  return points;
}

// Two vintages of boards meet here: what falls between them is told by name, with its people.
void note_repairs(Build& build, const AreaTables& tables, const std::vector<BoardRepair>& repairs,
                  const std::string& file) {
  for (const BoardRepair& repair : repairs) {
    if (repair.board != build.scope.icb) continue;
    std::int64_t residents = 0;
    for (const std::string& area : repair.areas) {
      const auto found = tables.residents.find(area);
      if (found == tables.residents.end()) continue;
      for (const std::int32_t people : found->second) residents += people;
    }
    build.note(Severity::kWarning, "board-between-vintages", file,
               "Small areas of " + repair.code + " (" + short_board_name(repair.name) +
                   "), which the practice map of " + to_words(build.data.newest) + " no longer has, with " +
                   count_of(residents, "resident", "residents") +
                   ": placed with the board of the practice nearest to them.",
               static_cast<std::int64_t>(repair.areas.size()));
  }
}

// The newest lookup that is there, joined with the boards of the newest practice map.
Status load_boards(Build& build, AreaTables& tables) {
  std::optional<std::vector<AreaCommissioner>> lookup;
  std::string file;
  const std::vector<std::string> ids = build.inputs.of_kind("area-commissioners");
  for (auto id = ids.rbegin(); id != ids.rend() && !lookup; ++id) {
    auto rows = build.load(*id, read_area_commissioners);
    if (!rows) return rows.error();
    file = build.inputs.spec(*id)->file;
    lookup = std::move(*rows);
  }
  if (!lookup) {
    return Error{ErrorCode::kNotFound,
                 {"sources.json", 0, 0, "area-commissioners"},
                 "no lookup of small areas and integrated care boards could be read: one is needed"};
  }
  const std::vector<PracticeMapping>& map = build.history.maps.back().rows;
  auto joined = join_boards(*lookup, file, map, tables.centroids, {});
  if (!joined) {
    const auto points = practice_points(build);
    if (!points) return points.error();
    joined = join_boards(*lookup, file, map, tables.centroids, *points);
  }
  if (!joined) return joined.error();
  tables.boards = std::move(joined->areas);
  for (AreaBoard& row : tables.boards) {
    const auto ward = tables.wards.find(row.area);
    if (row.name.empty() && ward != tables.wards.end()) row.name = ward->second.area_name;
  }
  note_repairs(build, tables, joined->repairs, file);
  return ok();
}

Status load_tables(Build& build, AreaTables& tables) {
  Inputs& inputs = build.inputs;
  std::vector<AreaWard> wards;
  const std::vector<Status> loaded = {
      take(build.load(inputs.newest("area-wards"), read_area_wards), wards),
      take(build.load(inputs.newest("residents"), read_residents), tables.residents),
      take(build.load(inputs.newest("deprivation"), read_deprivation), tables.deprivation),
      take(build.load(inputs.newest("rural-urban"), read_rural_urban), tables.rural_urban),
      take(build.load(inputs.newest("centroids"), read_centroids), tables.centroids),
      take(build.load(inputs.newest("msoa-names"), read_msoa_names), tables.msoa_names),
      take(build.load(inputs.newest("area-changes"), read_area_changes), tables.changes)};
  for (const Status& status : loaded) {
    if (!status) return status.error();
  }
  for (auto& ward : wards) tables.wards.emplace(ward.area, ward);
  return load_boards(build, tables);
}

// "Southwark 020A" -> "Southwark 020".
std::string msoa_of(const std::string& area_name) {
  return area_name.empty() ? "" : area_name.substr(0, area_name.size() - 1);
}

DistrictIndex district_index(Dataset& data, const AreaWard& ward, bool in_area) {
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    if (data.districts[i].code == ward.district_code) return DistrictIndex{i};
  }
  data.districts.push_back({ward.district_code, ward.district, in_area});
  return DistrictIndex{data.districts.size() - 1};
}

SmallArea make_area(const AreaBoard& row, const AreaTables& tables, bool in_area) {
  SmallArea area;
  area.code = row.area;
  area.in_area = in_area;
  if (const auto found = tables.residents.find(row.area); found != tables.residents.end()) {
    area.residents = found->second;
  }
  if (const auto found = tables.centroids.find(row.area); found != tables.centroids.end())
    area.centroid = found->second;
  const auto rural = tables.rural_urban.find(row.area);
  area.rural = rural != tables.rural_urban.end() && rural->second.rural;
  if (!in_area) return area;
  // Sums over filters and thresholds could be subtracted from each other: what is not there cannot be found.
  for (std::int32_t& people : area.residents) {
    if (people > 0 && people < 5) people = 3;
  }
  area.name = row.name;
  if (const auto found = tables.msoa_names.find(msoa_of(row.name)); found != tables.msoa_names.end()) {
    area.msoa_name = found->second;
  }
  if (const auto found = tables.deprivation.find(row.area); found != tables.deprivation.end()) {
    area.imd_rank = found->second.rank;
    area.imd_decile = static_cast<std::uint8_t>(found->second.decile);
    area.imd_score = found->second.score;
  }
  if (rural != tables.rural_urban.end()) area.rural_urban = rural->second.words;
  return area;
}

// Polygons by code from the files of the districts; files that hold the same area again under a district's
// old code change nothing.
Status load_shapes(Build& build, const std::set<std::string>& districts, const std::set<std::string>& wanted,
                   std::unordered_map<std::string, MultiPolygon>& shapes) {
  const std::string id = build.inputs.newest("area-shapes");
  std::int64_t repeated = 0;
  const auto read_part = [&](const std::string& part) -> Status {
    const auto file = build.inputs.peek(id, part);
    if (!file) return file.error();
    auto rows = read_area_shapes(file->bytes, file->path);
    if (!rows) return rows.error();
    const std::size_t before = shapes.size();
    for (AreaShape& row : *rows) {
      if (wanted.contains(row.area) && !shapes.emplace(row.area, std::move(row.shape)).second) ++repeated;
    }
    if (shapes.size() > before) build.inputs.use(id, part, *file);
    return ok();
  };
  const auto parts = build.inputs.parts(id);
  for (const std::string& part : parts) {
    if (!districts.contains(part)) continue;
    if (const Status read = read_part(part); !read) return read.error();
  }
  // A district whose code changed since: its areas are in the file under the other code.
  for (auto part = parts.begin(); part != parts.end() && shapes.size() < wanted.size(); ++part) {
    if (districts.contains(*part)) continue;
    if (const Status read = read_part(*part); !read) return read.error();
  }
  build.note(Severity::kNote, "small-area-twice",
             build.inputs.spec(id) == nullptr ? "" : build.inputs.spec(id)->file,
             "Small areas that stand in two files, under a district's old and new code: used once.",
             repeated);
  return ok();
}

Status add_topology(Build& build, const std::set<std::string>& districts) {
  std::set<std::string> wanted;
  for (const SmallArea& area : build.data.small_areas) wanted.insert(area.code);
  std::unordered_map<std::string, MultiPolygon> by_code;
  if (const Status loaded = load_shapes(build, districts, wanted, by_code); !loaded) return loaded.error();
  std::vector<MultiPolygon> shapes;
  std::int64_t missing = 0;
  for (const SmallArea& area : build.data.small_areas) {
    shapes.push_back(by_code[area.code]);
    missing += shapes.back().empty() ? 1 : 0;
  }
  TopologyReport report;
  build.data.topology = build_topology(shapes, &report);
  build.note(Severity::kWarning, "small-area-without-shape", "",
             "Small areas for which no polygon was found.", missing);
  build.note(Severity::kNote, "ring-collapsed", "", "Rings smaller than the grid of one metre, dropped.",
             static_cast<std::int64_t>(report.collapsed_rings + report.bad_rings));
  build.note(Severity::kWarning, "overlapping-borders", "", "Borders along which two small areas overlap.",
             static_cast<std::int64_t>(report.overlapping_edges));
  std::vector<std::uint32_t> all(shapes.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint32_t>(i);
  build.outline = dissolve(build.data.topology, all);
  build.box = bounds(build.outline);
  build.locator = RegionLocator(build.data);
  return ok();
}

// Those that concern small areas of the package, in the order that the Dataset promises.
void add_changes(Dataset& data, const std::vector<AreaChange>& changes) {
  for (const AreaChange& change : changes) {
    const SmallAreaIndex area = find_small_area(data, change.new_code);
    if (area) data.place_changes.push_back({change.old_code, area});
  }
  std::sort(data.place_changes.begin(), data.place_changes.end(),
            [](const PlaceChange& a, const PlaceChange& b) {
              return std::tie(a.old_code, a.small_area) < std::tie(b.old_code, b.small_area);
            });
}

}  // namespace

Status add_small_areas(Build& build) {
  AreaTables tables;
  if (const Status loaded = load_tables(build, tables); !loaded) return loaded.error();
  Dataset& data = build.data;
  std::set<std::string> districts;
  for (const AreaBoard& row : tables.boards) {
    if (row.board != build.scope.icb) continue;
    SmallArea area = make_area(row, tables, true);
    if (const auto ward = tables.wards.find(row.area); ward != tables.wards.end()) {
      area.ward = ward->second.ward;
      area.ward_code = ward->second.ward_code;
      districts.insert(ward->second.district_code);
    }
    data.small_areas.push_back(std::move(area));
  }
  if (data.small_areas.empty()) {
    return Error{
        ErrorCode::kInconsistent,
        {"", 0, 0, "area-commissioners"},
        "no small area belongs to " + short_board_name(build.scope.icb_name) + " (" + build.scope.icb + ")"};
  }
  for (const auto& code : districts) {
    for (const auto& [area, ward] : tables.wards) {
      if (ward.district_code != code) continue;
      district_index(data, ward, true);
      break;
    }
  }
  for (SmallArea& area : data.small_areas) {
    const auto ward = tables.wards.find(area.code);
    if (ward != tables.wards.end()) area.district = district_index(data, ward->second, true);
  }
  build.whole_districts = districts;
  for (const auto& [area, ward] : tables.wards) {
    build.known_districts.insert(ward.district_code);
    build.ward_names.emplace(ward.ward_code, ward.ward);
  }
  for (const AreaBoard& row : tables.boards) {
    const auto ward = tables.wards.find(row.area);
    if (ward != tables.wards.end() && row.board != build.scope.icb) {
      build.whole_districts.erase(ward->second.district_code);
    }
  }
  if (const Status added = add_topology(build, districts); !added) return added.error();
  const Bounds near = build.box.grown(build.options.edge_metres);
  for (const AreaBoard& row : tables.boards) {
    if (row.board == build.scope.icb) continue;
    const auto centroid = tables.centroids.find(row.area);
    if (centroid == tables.centroids.end() || !near.contains(centroid->second)) continue;
    if (distance_to(centroid->second, build.outline) > build.options.edge_metres) continue;
    data.small_areas.push_back(make_area(row, tables, false));
  }
  add_changes(data, tables.changes);
  return ok();
}

}  // namespace pcn
