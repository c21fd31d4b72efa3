// How long the core takes for what a person waits for, on the committed area.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/coverage/coverage_run.h"
#include "core/export/report.h"
#include "core/figures/gap_tests.h"
#include "core/footprint/gravity.h"
#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/io/area_package.h"
#include "core/model/query.h"
#include "core/session/session.h"

namespace {

const std::string& package_bytes() {
  static const std::string kBytes = [] {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return kBytes;
}

const pcn::Dataset& dataset() {
  static const pcn::Dataset kData = [] {
    auto loaded = pcn::read_area_package(package_bytes(), "south-east-london.json");
    if (!loaded) std::abort();
    return std::move(loaded->data);
  }();
  return kData;
}

void read_package(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(pcn::read_area_package(package_bytes(), "south-east-london.json"));
}

// Bytes to the first scene: parsing, indexes, model, colours.
void open_area(benchmark::State& state) {
  for (auto _ : state) {
    auto session = pcn::Session::load(package_bytes(), "south-east-london.json");
    if (!session) std::abort();
    benchmark::DoNotOptimize((*session)->scene());
  }
}

void model_flows(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pcn::model_flows(dataset(), dataset().newest));
}

// Flows are kept; only the rule changes.
void change_rule(benchmark::State& state) {
  auto flows = pcn::aggregate(dataset(), pcn::model_flows(dataset(), dataset().newest), dataset().newest);
  pcn::order_places(flows);
  double percent = 50;
  for (auto _ : state) {
    percent = percent >= 98 ? 50 : percent + 1;
    benchmark::DoNotOptimize(
        pcn::apply_rule(flows, {pcn::FootprintBasis::kModelled, pcn::FootprintRule::kCumulative, percent}));
  }
}

// From the click to the new scene.
void show_rule(benchmark::State& state) {
  auto session = pcn::Session::load(package_bytes(), "south-east-london.json");
  if (!session) std::abort();
  benchmark::DoNotOptimize((*session)->scene());  // the model is worked out once
  int percent = 50;
  for (auto _ : state) {
    percent = percent >= 98 ? 50 : percent + 1;
    (*session)->apply("footprint=modelled:cumulative:" + std::to_string(percent));
    benchmark::DoNotOptimize((*session)->scene());
  }
}

// All tests of coverage, with what they look at, for footprints that are there.
void all_gap_tests(benchmark::State& state) {
  const auto run = pcn::run_coverage(dataset(), dataset().newest, {});
  for (auto _ : state) {
    const auto facts = pcn::coverage_facts(dataset(), run.geometry, run.flows, run.networks, run.footprints);
    benchmark::DoNotOptimize(pcn::run_all_gap_tests(dataset(), facts));
  }
}

// A threshold or a filter changes: what the tests look at is kept.
void all_gap_tests_again(benchmark::State& state) {
  const auto run = pcn::run_coverage(dataset(), dataset().newest, {});
  for (auto _ : state) benchmark::DoNotOptimize(pcn::run_all_gap_tests(dataset(), run.facts));
}

void find_place_of_point(benchmark::State& state) {
  const pcn::RegionLocator locator(dataset());
  const auto& postcodes = dataset().postcodes;
  if (postcodes.empty()) std::abort();
  std::size_t i = 0;
  for (auto _ : state) {
    const pcn::Postcode& postcode = postcodes[i++ % postcodes.size()];
    benchmark::DoNotOptimize(
        locator.locate({static_cast<double>(postcode.east), static_cast<double>(postcode.north)}));
  }
}

void answer_postcode(benchmark::State& state) {
  auto session = pcn::Session::load(package_bytes(), "south-east-london.json");
  if (!session) std::abort();
  (*session)->apply("postcode=SE5 9RS");
  benchmark::DoNotOptimize((*session)->document("answer"));
  bool other = false;
  for (auto _ : state) {
    (*session)->apply(other ? "postcode=SE5 9RS" : "postcode=BR1 1DS");
    other = !other;
    benchmark::DoNotOptimize((*session)->document("answer"));
  }
}

void search_with_typing_error(benchmark::State& state) {
  auto session = pcn::Session::load(package_bytes(), "south-east-london.json");
  if (!session) std::abort();
  for (auto _ : state) benchmark::DoNotOptimize((*session)->search("camberwel gren"));
}

void write_report(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pcn::report_json(dataset(), dataset().newest));
}

// Switching to the next network in one view, the map with it; "worst" is the slowest of the first round in
// milliseconds.
void open_view(benchmark::State& state, std::string_view view) {
  auto loaded = pcn::Session::load(package_bytes(), "south-east-london.json");
  if (!loaded) std::abort();
  pcn::Session& session = **loaded;
  benchmark::DoNotOptimize(session.scene());  // the area is open already
  std::vector<std::string> actions;
  for (const auto& network : pcn::networks_on(session.data(), session.data().newest)) {
    actions.push_back("view=" + std::string(view) +
                      "&net=" + session.data().networks[network.network.value].code);
  }
  std::size_t at = 0;
  double worst = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    session.apply(actions[at % actions.size()]);
    benchmark::DoNotOptimize(session.document("view"));
    benchmark::DoNotOptimize(session.scene_version());
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    if (at++ < actions.size()) worst = std::max(worst, took.count());
  }
  state.counters["worst"] = worst;
}

BENCHMARK_CAPTURE(open_view, people, "people")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_view, staff, "staff")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_view, services, "services")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_view, history, "history")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_view, compare, "compare")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_view, sharing, "sharing")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_view, rules, "rules")->Unit(benchmark::kMillisecond);
BENCHMARK(read_package)->Unit(benchmark::kMillisecond);
BENCHMARK(open_area)->Unit(benchmark::kMillisecond);
BENCHMARK(model_flows)->Unit(benchmark::kMillisecond);
BENCHMARK(change_rule)->Unit(benchmark::kMillisecond);
BENCHMARK(show_rule)->Unit(benchmark::kMillisecond);
BENCHMARK(all_gap_tests)->Unit(benchmark::kMillisecond);
BENCHMARK(all_gap_tests_again)->Unit(benchmark::kMillisecond);
BENCHMARK(find_place_of_point)->Unit(benchmark::kMicrosecond);
BENCHMARK(answer_postcode)->Unit(benchmark::kMillisecond);
BENCHMARK(search_with_typing_error)->Unit(benchmark::kMillisecond);
BENCHMARK(write_report)->Unit(benchmark::kMillisecond);

}  // namespace
