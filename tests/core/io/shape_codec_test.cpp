#include "core/io/shape_codec.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

TEST(ShapeCodec, EmptyShapesComeBack) {
  ShapeWriter writer;
  writer.put(MultiPolygon{});
  writer.put(Polyline{});
  writer.put(Topology{});
  ShapeReader reader(writer.text());
  MultiPolygon shape;
  Polyline line;
  Topology topology;
  ASSERT_TRUE(reader.get(shape) && reader.get(line) && reader.get(topology));
  EXPECT_TRUE(shape.empty() && line.empty() && topology.arcs.empty() && reader.at_end());
}

TEST(ShapeCodec, AnyPolygonsComeBack) {
  testing::Random random(77);
  SCOPED_TRACE(random.trace());
  const auto ring = [&random] {
    Ring points(static_cast<std::size_t>(random.integer(0, 9)));
    for (auto& point : points) {
      point = {static_cast<double>(random.integer(0, 700'000)),
               static_cast<double>(random.integer(0, 1'300'000))};
    }
    return points;
  };
  for (int round = 0; round < 100; ++round) {
    std::vector<MultiPolygon> shapes(3);
    ShapeWriter writer;
    for (MultiPolygon& shape : shapes) {
      shape.resize(static_cast<std::size_t>(random.integer(0, 3)));
      for (Polygon& polygon : shape) polygon = {ring(), {ring(), ring()}};
      writer.put(shape);
    }
    ShapeReader reader(writer.text());
    for (const MultiPolygon& shape : shapes) {
      MultiPolygon read;
      ASSERT_TRUE(reader.get(read));
      ASSERT_EQ(read, shape);
    }
    ASSERT_TRUE(reader.at_end());
  }
}

TEST(ShapeCodec, TopologyComesBack) {
  const Dataset data = testing::AsciiArea({"aab", "acb", "abb"}).build();
  ShapeWriter writer;
  writer.put(data.topology);
  ShapeReader reader(writer.text());
  Topology topology;
  ASSERT_TRUE(reader.get(topology));
  EXPECT_EQ(topology, data.topology);
}

TEST(ShapeCodec, EveryCutIsAFault) {
  const Dataset data = testing::AsciiArea({"ab", "cc"}).build();
  ShapeWriter writer;
  writer.put(data.topology);
  for (std::size_t length = 0; length < writer.text().size(); ++length) {
    ShapeReader reader(std::string_view(writer.text()).substr(0, length));
    Topology topology;
    ASSERT_FALSE(reader.get(topology)) << length;
  }
}

TEST(ShapeCodec, AGreatCountAsksForNoMemory) {
  VlqWriter writer;
  writer.put(1'000'000'000'000);
  ShapeReader reader(writer.text());
  Polyline line;
  EXPECT_FALSE(reader.get(line));
  EXPECT_TRUE(line.empty());
}

TEST(ShapeCodec, PositionsOutsideTheGridAreFaults) {
  ShapeWriter writer;
  writer.put(Polyline{{900'000, 0}});
  ShapeReader reader(writer.text());
  Polyline line;
  EXPECT_FALSE(reader.get(line));
}

}  // namespace
}  // namespace pcn
