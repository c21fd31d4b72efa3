// How long geometry and indexes take, on the committed area.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "core/footprint/footprint.h"
#include "core/footprint/gravity.h"
#include "core/geo/label_point.h"
#include "core/geo/projection.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/geo/triangulate.h"
#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/io/area_package.h"

namespace {

const pcn::Dataset& dataset() {
  static const pcn::Dataset kData = [] {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto loaded = pcn::read_area_package(bytes, "south-east-london.json");
    if (!loaded) std::abort();
    return std::move(loaded->data);
  }();
  return kData;
}

std::vector<pcn::MultiPolygon> shapes() {
  std::vector<pcn::MultiPolygon> all;
  for (std::uint32_t area = 0; area < dataset().topology.areas.size(); ++area) {
    all.push_back(pcn::area_shape(dataset().topology, area));
  }
  return all;
}

// By network: the areas of its modelled footprint.
std::vector<std::vector<std::uint32_t>> footprints() {
  const pcn::Date day = dataset().newest;
  const auto made = pcn::make_footprints(dataset(), pcn::model_flows(dataset(), day), day, {});
  std::vector<std::vector<std::uint32_t>> members;
  for (const auto& network : made.members) {
    auto& areas = members.emplace_back();
    for (const pcn::SmallAreaIndex area : network) areas.push_back(area.value);
  }
  return members;
}

std::vector<pcn::BritishGrid> postcode_points() {
  std::vector<pcn::BritishGrid> points;
  for (const pcn::Postcode& postcode : dataset().postcodes) {
    points.push_back({static_cast<double>(postcode.east), static_cast<double>(postcode.north)});
  }
  if (points.empty()) std::abort();
  return points;
}

void build_topology(benchmark::State& state) {
  const auto areas = shapes();
  for (auto _ : state) benchmark::DoNotOptimize(pcn::build_topology(areas));
}

void simplify_topology(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pcn::simplify(dataset().topology, 50));
}

void dissolve_all_networks(benchmark::State& state) {
  const auto members = footprints();
  for (auto _ : state) {
    for (const auto& areas : members) benchmark::DoNotOptimize(pcn::dissolve(dataset().topology, areas));
  }
}

void label_all_networks(benchmark::State& state) {
  std::vector<pcn::MultiPolygon> unions;
  for (const auto& areas : footprints()) unions.push_back(pcn::dissolve(dataset().topology, areas));
  for (auto _ : state) {
    for (const auto& shape : unions) benchmark::DoNotOptimize(pcn::label_point(shape));
  }
}

void triangulate_the_area(benchmark::State& state) {
  const auto areas = shapes();
  for (auto _ : state) {
    for (const auto& shape : areas) benchmark::DoNotOptimize(pcn::triangulate(shape));
  }
}

void project_every_postcode(benchmark::State& state) {
  const auto points = postcode_points();
  for (auto _ : state) {
    for (const pcn::BritishGrid point : points) benchmark::DoNotOptimize(pcn::grid_to_mercator(point));
  }
}

void build_tree_of_postcodes(benchmark::State& state) {
  const auto points = postcode_points();
  for (auto _ : state) benchmark::DoNotOptimize(pcn::PackedRTree::of_points(points));
}

void ten_nearest_postcodes(benchmark::State& state) {
  const auto points = postcode_points();
  const auto tree = pcn::PackedRTree::of_points(points);
  std::size_t i = 0;
  for (auto _ : state) {
    const pcn::BritishGrid point = points[i++ % points.size()];
    benchmark::DoNotOptimize(tree.nearest({point.east + 37, point.north - 53}, 10));
  }
}

void locate_point(benchmark::State& state) {
  const pcn::RegionLocator locator(dataset());
  const auto points = postcode_points();
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(locator.locate(points[i++ % points.size()]));
}

void build_search(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pcn::TextSearch(dataset()));
}

void search_text(benchmark::State& state, const char* text) {
  const pcn::TextSearch search(dataset());
  for (auto _ : state) benchmark::DoNotOptimize(search.search(text));
}

BENCHMARK(build_topology)->Unit(benchmark::kMillisecond);
BENCHMARK(simplify_topology)->Unit(benchmark::kMillisecond);
BENCHMARK(dissolve_all_networks)->Unit(benchmark::kMillisecond);
BENCHMARK(label_all_networks)->Unit(benchmark::kMillisecond);
BENCHMARK(triangulate_the_area)->Unit(benchmark::kMillisecond);
BENCHMARK(project_every_postcode)->Unit(benchmark::kMillisecond);
BENCHMARK(build_tree_of_postcodes)->Unit(benchmark::kMillisecond);
BENCHMARK(ten_nearest_postcodes)->Unit(benchmark::kMicrosecond);
BENCHMARK(locate_point)->Unit(benchmark::kMicrosecond);
BENCHMARK(build_search)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_text, name, "north lewisham")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_text, typing_errors, "camberwel gren medcal")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_text, postcode, "se5 9rs")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_text, one_letter, "s")->Unit(benchmark::kMillisecond);

}  // namespace
