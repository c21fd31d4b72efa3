// Geometry and indexes on the committed area, where real borders have what drawn ones lack.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>

#include <gtest/gtest.h>

#include "core/geo/label_point.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/geo/triangulate.h"
#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/io/area_package.h"

namespace pcn {
namespace {

class RealArea : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto loaded = read_area_package(bytes, "south-east-london.json");
    ASSERT_TRUE(loaded) << loaded.error().message();
    data_ = new Dataset(std::move(loaded->data));
  }
  static void TearDownTestSuite() { delete data_; }

  static const Topology& topology() { return data_->topology; }
  static std::vector<std::uint32_t> all_areas() {
    std::vector<std::uint32_t> areas(topology().areas.size());
    std::iota(areas.begin(), areas.end(), 0U);
    return areas;
  }
  static inline const Dataset* data_ = nullptr;
};

TEST_F(RealArea, EveryPlaceHasSoundBordersTrianglesAndALabel) {
  double sum = 0;
  for (const std::uint32_t area_number : all_areas()) {
    const MultiPolygon shape = area_shape(topology(), area_number);
    ASSERT_FALSE(shape.empty());
    for (const Polygon& polygon : shape) {
      ASSERT_TRUE(is_simple(polygon.outer)) << data_->small_areas[area_number].code;
      ASSERT_GT(signed_area(polygon.outer), 0);
    }
    const TriangleMesh mesh = triangulate(shape);
    double covered = 0;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
      covered += std::abs(signed_area({mesh.points[mesh.triangles[i]], mesh.points[mesh.triangles[i + 1]],
                                       mesh.points[mesh.triangles[i + 2]]}));
    }
    ASSERT_NEAR(covered, area(shape), 1e-3) << data_->small_areas[area_number].code;
    const auto label = label_point(shape);
    ASSERT_TRUE(label);
    ASSERT_TRUE(contains(shape, label->point));
    sum += area(shape);
  }
  EXPECT_EQ(area(dissolve(topology(), all_areas())), sum);
  EXPECT_NEAR(sum / 1e6, 348.8, 0.5) << "square kilometres";
  EXPECT_EQ(count_pieces(adjacency(topology()), all_areas()), 1U);
}

TEST_F(RealArea, StaysWholeWhenSimplified) {
  for (const double tolerance : {20.0, 100.0}) {
    const Topology simple = simplify(topology(), tolerance);
    double sum = 0;
    for (const std::uint32_t area_number : all_areas()) {
      for (const Polygon& polygon : area_shape(simple, area_number)) ASSERT_TRUE(is_simple(polygon.outer));
      sum += area(area_shape(simple, area_number));
    }
    const MultiPolygon whole = dissolve(simple, all_areas());
    EXPECT_NEAR(area(whole), sum, 1e-3);
    EXPECT_EQ(whole.size(), dissolve(topology(), all_areas()).size());
  }
}

TEST_F(RealArea, PostcodesLieWhereThePackageSays) {
  const RegionLocator locator(*data_);
  const PostcodeIndex postcodes(*data_);
  ASSERT_EQ(postcodes.size(), 35072U);
  std::size_t inside = 0;
  for (const Postcode& postcode : data_->postcodes) {
    const BritishGrid point = {static_cast<double>(postcode.east), static_cast<double>(postcode.north)};
    const SmallAreaIndex found = locator.locate(point);
    inside += found ? 1 : 0;
    if (found) {
      ASSERT_EQ(found, postcode.small_area) << postcode_text(postcode);
    }
  }
  EXPECT_GE(inside, 35050U);
  const auto camberwell = postcodes.find("se59rs");
  ASSERT_TRUE(camberwell);
  EXPECT_EQ(postcodes.text(*camberwell), "SE5 9RS");
}

TEST_F(RealArea, EveryNetworkAndPracticeIsFoundByItsOwnNameAndCode) {
  const TextSearch search(*data_);
  const auto has = [&](std::string_view text, SearchKind kind, std::size_t index) {
    const auto hits = search.search(text, 40);
    return std::any_of(hits.begin(), hits.end(), [&](const SearchHit& hit) {
      return hit.kind == kind && hit.index == index && hit.quality == MatchQuality::kExact;
    });
  };
  for (std::size_t i = 0; i < data_->networks.size(); ++i) {
    EXPECT_TRUE(has(data_->networks[i].name, SearchKind::kNetwork, i)) << data_->networks[i].name;
    EXPECT_TRUE(has(data_->networks[i].code, SearchKind::kNetwork, i)) << data_->networks[i].code;
  }
  for (std::size_t i = 0; i < data_->practices.size(); i += 7) {
    EXPECT_TRUE(has(data_->practices[i].name, SearchKind::kPractice, i)) << data_->practices[i].name;
    EXPECT_TRUE(has(data_->practices[i].code, SearchKind::kPractice, i)) << data_->practices[i].code;
  }
}

}  // namespace
}  // namespace pcn
