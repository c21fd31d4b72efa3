// export_inputs PACKAGE: what footprints and gap tests are worked out from, as one JSON object, so that a
// peer in JavaScript can work out the same; and under "ours" what the core makes of it.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_writer.h"
#include "core/coverage/coverage_run.h"
#include "core/figures/gap_tests.h"
#include "core/footprint/gravity.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "core/io/area_package.h"
#include "core/model/query.h"

namespace {

using pcn::JsonWriter;

// The rule that the benchmark changes to.
constexpr pcn::FootprintChoice kChoice = {pcn::FootprintBasis::kModelled, pcn::FootprintRule::kCumulative,
                                          80};

template <class Index>
int number_of(Index index) {
  return index.valid() ? static_cast<int>(index.value) : -1;
}

JsonWriter& point(JsonWriter& out, pcn::BritishGrid at) {
  return out.begin_array().value(at.east).value(at.north).end_array();
}

void write_places(JsonWriter& out, const pcn::Dataset& data) {
  out.key("places").begin_array();
  for (const pcn::SmallArea& area : data.small_areas) {
    out.begin_object();
    point(out.key("at"), area.centroid);
    out.member("residents", area.total_residents().count).member("ward", std::string_view(area.ward_code));
    out.member("district", number_of(area.district)).member("inside", area.in_area).end_object();
  }
  out.end_array();
}

void write_ring(JsonWriter& out, const pcn::Ring& ring) {
  out.begin_array();
  for (const pcn::BritishGrid& corner : ring) point(out, corner);
  if (!ring.empty()) point(out, ring.front());
  out.end_array();
}

// In metres of the grid, by place: GeoJSON's coordinates of a MultiPolygon.
void write_shapes(JsonWriter& out, const pcn::Topology& topology) {
  out.key("shapes").begin_array();
  for (std::uint32_t area = 0; area < topology.areas.size(); ++area) {
    out.begin_array();
    for (const pcn::Polygon& piece : pcn::area_shape(topology, area)) {
      out.begin_array();
      write_ring(out, piece.outer);
      for (const pcn::Ring& hole : piece.holes) write_ring(out, hole);
      out.end_array();
    }
    out.end_array();
  }
  out.end_array();
}

void write_practices(JsonWriter& out, const pcn::Dataset& data, const pcn::CoverageRun& run) {
  std::vector<bool> sees_patients(data.practices.size(), false);
  for (const pcn::PracticeIndex practice : pcn::practices_in_model(data, run.facts.date))
    sees_patients[practice.value] = true;
  out.key("practices").begin_array();
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const pcn::PracticeFacts& facts = run.facts.practices[at];
    out.begin_object().member("inside", data.practices[at].in_area).member("list", facts.list);
    out.member("network", number_of(facts.network)).member("allocated", facts.allocated);
    out.member("open", static_cast<bool>(sees_patients[at])).end_object();
  }
  out.end_array();
  out.key("sites").begin_array();
  for (const pcn::CarePoint& site : pcn::care_points(data, run.facts.date)) {
    out.begin_object().member("practice", number_of(site.practice));
    point(out.key("at"), site.at);
    out.end_object();
  }
  out.end_array();
  out.key("memberships").begin_array();
  for (const pcn::Membership& member : pcn::memberships_on(data, run.facts.date)) {
    out.begin_array().value(number_of(member.practice)).value(number_of(member.network)).value(member.share);
    out.end_array();
  }
  out.end_array();
}

// What is recorded of each network, and where its patients live.
void write_networks(JsonWriter& out, const pcn::Dataset& data, const pcn::CoverageRun& run) {
  std::vector<bool> open(data.networks.size(), false);
  for (const pcn::NetworkIndex network : run.facts.open_networks) open[network.value] = true;
  out.key("networks").begin_array();
  for (std::size_t at = 0; at < data.networks.size(); ++at) {
    const pcn::NetworkFacts& facts = run.facts.networks[at];
    out.begin_object().member("district", number_of(data.networks[at].district));
    out.member("inside", data.networks[at].in_area).member("open", static_cast<bool>(open[at]));
    out.member("registered", facts.registered).member("rural", facts.rural);
    out.member("fte", facts.fte_per_10000.value_or(-1));
    out.member("patients", run.networks.patients[at]).key("declared").begin_array();
    for (const pcn::SmallAreaIndex place : run.networks.declared[at]) out.value(number_of(place));
    out.end_array().key("places").begin_array();
    for (const pcn::PlacePatients& entry : run.networks.places[at])
      out.begin_array().value(number_of(entry.place)).value(entry.patients).end_array();
    out.end_array().end_object();
  }
  out.end_array();
}

// By place: its networks by falling patients, all patients, and those of practices beyond the edge.
void write_leads(JsonWriter& out, const pcn::Dataset& data, const pcn::CoverageRun& run) {
  out.key("leads").begin_array();
  for (const pcn::AreaLead& lead : run.networks.areas) {
    out.begin_array();
    for (const pcn::NetworkShare& entry : lead.networks)
      out.begin_array().value(number_of(entry.network)).value(entry.share).end_array();
    out.end_array();
  }
  out.end_array();
  out.key("neighbours").begin_array();
  for (const auto& neighbours : run.geometry.neighbours) {
    out.begin_array();
    for (const pcn::Neighbour& neighbour : neighbours) out.value(static_cast<int>(neighbour.area));
    out.end_array();
  }
  out.end_array();
  out.member("england_staff", data.england.arrs_fte_quartiles[0]);
}

void write_services(JsonWriter& out, const pcn::Dataset& data) {
  out.key("services").begin_array();
  for (const auto* services : {&data.services, &data.services_beyond}) {
    for (const pcn::Service& service : *services) {
      if (!service.point) continue;
      out.begin_object().member("kind", static_cast<int>(service.kind));
      point(out.key("at"), *service.point);
      out.member("detail", std::string_view(service.detail)).key("hours").begin_array();
      if (service.hours) {
        for (const auto& day : *service.hours) {
          out.begin_array();
          for (const pcn::OpenInterval& interval : day)
            out.begin_array().value(int{interval.open}).value(int{interval.close}).end_array();
          out.end_array();
        }
      }
      out.end_array().end_object();
    }
  }
  out.end_array();
}

void write_ours(JsonWriter& out, const pcn::Dataset& data, const pcn::CoverageRun& run) {
  out.key("ours").begin_object().key("tests").begin_object();
  for (const pcn::GapResult& result : pcn::run_all_gap_tests(data, run.facts)) {
    if (!result.available) continue;  // a package alone has no services of networks
    out.key(result.id).begin_object().member("people", result.people);
    out.member("rows", static_cast<std::int64_t>(result.rows.size())).member("threshold", result.threshold);
    out.end_object();
  }
  out.end_object().key("footprints").begin_array();
  for (const auto& places : run.footprints.members) {
    std::vector<std::uint32_t> areas;
    for (const pcn::SmallAreaIndex place : places) areas.push_back(place.value);
    const pcn::MultiPolygon shape = pcn::dissolve(data.topology, areas);
    out.begin_object().member("places", static_cast<std::int64_t>(places.size()));
    out.member("pieces", static_cast<std::int64_t>(shape.size()));
    out.member("square_metres", pcn::area(shape)).end_object();
  }
  out.end_array().end_object();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: export_inputs PACKAGE\n", stderr);
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto loaded = pcn::read_area_package(bytes, argv[1]);
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
    return 1;
  }
  const pcn::Dataset& data = loaded->data;
  pcn::CoverageRun run = pcn::run_coverage(data, data.newest, kChoice);
  order_places(run.networks);  // the peer takes them by falling patients
  JsonWriter out;
  out.begin_object().member("footprint", std::string_view(pcn::to_text(kChoice)));
  write_places(out, data);
  write_shapes(out, data.topology);
  write_practices(out, data, run);
  write_networks(out, data, run);
  write_leads(out, data, run);
  write_services(out, data);
  write_ours(out, data, run);
  out.end_object();
  std::puts(out.take().c_str());
  return 0;
}
