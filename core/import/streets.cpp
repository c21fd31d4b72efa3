#include "core/import/streets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/text.h"
#include "core/geo/simplify.h"

namespace pcn {
namespace {

constexpr double kTolerance = 2.5;  // metres
constexpr double kCell = 500;       // metres
constexpr const char* kSource = "os-open-roads";

// An end of a link, in tenths of a metre.
using Node = std::pair<std::int64_t, std::int64_t>;
Node node_of(BritishGrid point) { return {std::llround(point.east * 10), std::llround(point.north * 10)}; }

auto order(const Street& street) { return std::tie(street.kind, street.name); }
bool before(const Street& a, const Street& b) {
  if (order(a) != order(b)) return order(a) < order(b);
  return std::lexicographical_compare(
      a.line.begin(), a.line.end(), b.line.begin(), b.line.end(), [](BritishGrid one, BritishGrid other) {
        return std::tie(one.east, one.north) < std::tie(other.east, other.north);
      });
}

// The links of one street, put together end to end as far as they go.
class Chains {
 public:
  explicit Chains(std::vector<Street*> links) : links_(std::move(links)), used_(links_.size(), false) {
    for (std::size_t i = 0; i < links_.size(); ++i) {
      ends_[node_of(links_[i]->line.front())].push_back(i);
      ends_[node_of(links_[i]->line.back())].push_back(i);
    }
  }

  // Lines from ends that only one link has, and then what is left: rings.
  std::vector<Polyline> take() {
    std::vector<Polyline> lines;
    for (const bool rings : {false, true}) {
      for (std::size_t i = 0; i < links_.size(); ++i) {
        for (const bool back : {false, true}) {
          const BritishGrid end = back ? links_[i]->line.back() : links_[i]->line.front();
          if (used_[i] || (!rings && ends_[node_of(end)].size() % 2 == 0)) continue;
          lines.push_back({end});
          go_on(lines.back());
        }
      }
    }
    return lines;
  }

 private:
  // Appends links to the line's end as long as there are any.
  void go_on(Polyline& line) {
    while (true) {
      const std::vector<std::size_t>& here = ends_[node_of(line.back())];
      const auto next = std::find_if(here.begin(), here.end(), [this](std::size_t i) { return !used_[i]; });
      if (next == here.end()) return;
      used_[*next] = true;
      Polyline more = links_[*next]->line;
      if (node_of(more.front()) != node_of(line.back())) std::reverse(more.begin(), more.end());
      line.insert(line.end(), more.begin() + 1, more.end());
    }
  }

  std::vector<Street*> links_;
  std::vector<bool> used_;
  std::map<Node, std::vector<std::size_t>> ends_;
};

Polyline thinned(const Polyline& line) {
  Polyline thin = simplify(line, kTolerance);
  for (BritishGrid& point : thin) point = {std::round(point.east), std::round(point.north)};
  thin.erase(std::unique(thin.begin(), thin.end()), thin.end());
  return thin;
}

// Squares that small areas lie in, or near by.
using Cells = std::set<std::pair<int, int>>;
std::pair<int, int> cell_of(BritishGrid point) {
  return {static_cast<int>(std::floor(point.east / kCell)),
          static_cast<int>(std::floor(point.north / kCell))};
}
Cells cells_near(const Topology& topology) {
  Cells cells;
  for (const auto& area : topology.areas) {
    for (const ArcPolygon& piece : area) {
      Bounds box;
      for (const ArcUse use : piece.outer) {
        for (const GridPoint point : topology.arcs[use.arc])
          box.add(BritishGrid{static_cast<double>(point.east), static_cast<double>(point.north)});
      }
      if (box.empty()) continue;
      const auto [west, south] = cell_of({box.west - kCell, box.south - kCell});
      const auto [east, north] = cell_of({box.east + kCell, box.north + kCell});
      for (int x = west; x <= east; ++x) {
        for (int y = south; y <= north; ++y) cells.emplace(x, y);
      }
    }
  }
  return cells;
}

void put_source(Dataset& data, Date edition, const std::string& file, const std::string& sha256) {
  const Source entry{kSource,
                     "OS Open Roads",
                     "Ordnance Survey",
                     "https://www.ordnancesurvey.co.uk/products/os-open-roads",
                     file,
                     to_words(edition),
                     "OGL-3.0",
                     sha256};
  auto source = std::find_if(data.sources.begin(), data.sources.end(),
                             [](const Source& row) { return row.id == kSource; });
  if (source == data.sources.end()) source = data.sources.insert(source, Source{});
  *source = entry;
  const SourceIndex index(static_cast<std::size_t>(source - data.sources.begin()));
  std::erase_if(data.provenance, [](const Provenance& row) { return row.group == kStreetsGroup; });
  data.provenance.push_back(
      {kStreetsGroup,
       {index},
       "Roads as published, to orient oneself by; links of one name are joined, and points left "
       "out that lie within 2.5 metres of the line. No figure rests on them."});
}

}  // namespace

std::vector<Street> join_streets(std::vector<Street> links) {
  std::sort(links.begin(), links.end(), before);
  std::vector<Street> streets;
  for (std::size_t begin = 0, end = 0; begin < links.size(); begin = end) {
    std::vector<Street*> same;
    while (end < links.size() && order(links[end]) == order(links[begin])) same.push_back(&links[end++]);
    for (const Polyline& line : Chains(std::move(same)).take()) {
      Polyline thin = thinned(line);
      if (thin.size() > 1) streets.push_back({links[begin].kind, links[begin].name, std::move(thin)});
    }
  }
  std::sort(streets.begin(), streets.end(), before);
  return streets;
}

Status put_streets(Dataset& data, const std::string& path, const std::string& file,
                   const std::string& sha256) {
  const Cells cells = cells_near(data.topology);
  Bounds box;
  for (const auto& [x, y] : cells) {
    box.add(BritishGrid{x * kCell, y * kCell});
    box.add(BritishGrid{(x + 1) * kCell, (y + 1) * kCell});
  }
  auto roads = read_open_roads(path, box);
  if (!roads) return roads.error();
  std::erase_if(roads->links, [&cells](const Street& link) {
    return std::none_of(link.line.begin(), link.line.end(),
                        [&cells](BritishGrid point) { return cells.contains(cell_of(point)); });
  });
  if (roads->links.empty())
    return Error{ErrorCode::kNotFound, {path, 0, 0, ""}, "this file has no roads in the area"};
  data.streets = join_streets(std::move(roads->links));
  put_source(data, roads->edition, file, sha256);
  return ok();
}

}  // namespace pcn
