#include "core/import/build.h"
#include "core/io/json.h"

namespace pcn {
namespace {

constexpr double kBeyondEdge = 4'000;  // metres: a river a little farther out parts what lies within

Error fault(const std::string& detail) {
  return Error{ErrorCode::kBadFormat, {"rivers.json", 0, 0, "rivers"}, detail};
}

std::optional<BritishGrid> point_of(const Json& json) {
  const Json::Array* pair = json.array();
  if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
    return std::nullopt;
  return BritishGrid{(*pair)[0].number(), (*pair)[1].number()};
}

std::string text_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr || found->text() == nullptr ? std::string() : *found->text();
}

Status add_river(Build& build, const Json& json) {
  River river{text_of(json, "name"), {}, false};
  const Json* course = json.find("course");
  const Json* crossings = json.find("crossings");
  if (river.name.empty() || course == nullptr || course->array() == nullptr || crossings == nullptr ||
      crossings->array() == nullptr) {
    return fault("a river has a name, a course and crossings");
  }
  bool near = false;
  for (const Json& entry : *course->array()) {
    const auto point = point_of(entry);
    if (!point) return fault(river.name + ": a point of the course is [east, north]");
    near = near || build.box.grown(build.options.edge_metres + kBeyondEdge).contains(*point);
    river.course.push_back(*point);
  }
  if (!near) return ok();
  const auto index = static_cast<std::uint16_t>(build.data.rivers.size());
  for (const Json& entry : *crossings->array()) {
    const Json* at = entry.find("at");
    const auto point = at == nullptr ? std::nullopt : point_of(*at);
    const std::string name = text_of(entry, "name");
    if (!point || name.empty()) return fault(river.name + ": a crossing has a name and a point");
    build.data.river_crossings.push_back({index, name, text_of(entry, "kind"), *point});
  }
  build.data.rivers.push_back(std::move(river));
  return ok();
}

// An island that no bridge reaches: a ring round it.
Status add_island(Build& build, const Json& json) {
  River island{text_of(json, "name"), {}, true};
  const Json* ring = json.find("ring");
  if (island.name.empty() || ring == nullptr || ring->array() == nullptr || ring->array()->size() < 3)
    return fault("an island has a name and a ring of three points or more");
  bool near = false;
  for (const Json& entry : *ring->array()) {
    const auto point = point_of(entry);
    if (!point) return fault(island.name + ": a point of the ring is [east, north]");
    near = near || build.box.grown(build.options.edge_metres + kBeyondEdge).contains(*point);
    island.course.push_back(*point);
  }
  if (island.course.front() != island.course.back()) island.course.push_back(island.course.front());
  if (near) build.data.rivers.push_back(std::move(island));
  return ok();
}

}  // namespace

Status add_rivers(Build& build) {
  if (build.options.rivers.empty()) return ok();
  const auto json = parse_json(build.options.rivers, "rivers.json");
  if (!json) return json.error();
  const Json* rivers = json->find("rivers");
  if (rivers == nullptr || rivers->array() == nullptr) return fault("expected a list of rivers");
  for (const Json& river : *rivers->array()) {
    if (const Status added = add_river(build, river); !added) return added;
  }
  const Json* islands = json->find("islands");
  if (islands != nullptr && islands->array() != nullptr) {
    for (const Json& island : *islands->array()) {
      if (const Status added = add_island(build, island); !added) return added;
    }
  }
  return ok();
}

}  // namespace pcn
