#include "web/ui/camera.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn::ui {
namespace {

using pcn::testing::Random;

Camera random_camera(Random& random) {
  Camera camera;
  camera.set_viewport(
      {random.number(0, 300), random.number(0, 300), random.number(100, 2000), random.number(100, 2000)});
  camera.look_at({random.number(-1e5, 1e5), random.number(6e6, 7e6)},
                 random.number(Camera::kMinZoom, Camera::kMaxZoom));
  return camera;
}

TEST(Camera, ScreenAndWorldAreInverse) {
  Random random(11);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 200; ++i) {
    const Camera camera = random_camera(random);
    const ScreenPoint point{random.number(-500, 2500), random.number(-500, 2500)};
    const ScreenPoint back = camera.to_screen(camera.to_world(point));
    EXPECT_NEAR(back.x, point.x, 1e-4);
    EXPECT_NEAR(back.y, point.y, 1e-4);
  }
}

TEST(Camera, NorthIsUp) {
  Camera camera;
  camera.set_viewport({0, 0, 400, 400});
  camera.look_at({0, 6.7e6}, 12);
  EXPECT_LT(camera.to_screen({0, 6.71e6}).y, 200);
  EXPECT_GT(camera.to_screen({1000, 6.7e6}).x, 200);
}

TEST(Camera, ZoomingKeepsThePlaceUnderThePointer) {
  Random random(12);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 200; ++i) {
    Camera camera = random_camera(random);
    const ScreenPoint pointer{random.number(0, 1500), random.number(0, 1500)};
    const Mercator before = camera.to_world(pointer);
    camera.zoom_about(pointer, random.number(-3, 3));
    const ScreenPoint after = camera.to_screen(before);
    EXPECT_NEAR(after.x, pointer.x, 1e-3);
    EXPECT_NEAR(after.y, pointer.y, 1e-3);
  }
}

TEST(Camera, PanningMovesThePlaceWithTheFinger) {
  Random random(13);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 100; ++i) {
    Camera camera = random_camera(random);
    const ScreenPoint finger{100, 200};
    const Mercator place = camera.to_world(finger);
    const double dx = random.number(-300, 300), dy = random.number(-300, 300);
    camera.pan(dx, dy);
    EXPECT_NEAR(camera.to_screen(place).x, finger.x + dx, 1e-3);
    EXPECT_NEAR(camera.to_screen(place).y, finger.y + dy, 1e-3);
  }
}

TEST(Camera, FittedBoxLiesInsideTheMargin) {
  Random random(14);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 100; ++i) {
    Camera camera = random_camera(random);
    MercatorBox box;
    box.add({random.number(-3e4, 3e4), random.number(6.6e6, 6.7e6)});
    box.add({random.number(-3e4, 3e4), random.number(6.6e6, 6.7e6)});
    camera.fit(box, 20);
    if (camera.zoom() <= Camera::kMinZoom) continue;  // too large for any zoom
    const ScreenRect& view = camera.viewport();
    for (const Mercator corner : {box.min, box.max}) {
      const ScreenPoint p = camera.to_screen(corner);
      EXPECT_GE(p.x, view.x + 19.9);
      EXPECT_LE(p.x, view.x + view.width - 19.9);
      EXPECT_GE(p.y, view.y + 19.9);
      EXPECT_LE(p.y, view.y + view.height - 19.9);
    }
  }
}

TEST(Camera, EmptyBoxChangesNothingAndAPointZoomsNoFurtherThanAllowed) {
  Camera camera;
  camera.set_viewport({0, 0, 500, 500});
  camera.look_at({100, 200}, 11);
  camera.fit({}, 10);
  EXPECT_EQ(camera.zoom(), 11);
  MercatorBox point;
  point.add({5, 6});
  camera.fit(point, 10, 14);
  EXPECT_EQ(camera.zoom(), 14);
  EXPECT_NEAR(camera.centre().x, 5, 1e-9);
}

TEST(Camera, CentreNeverLeavesItsBounds) {
  Camera camera;
  camera.set_viewport({0, 0, 500, 500});
  MercatorBox bounds;
  bounds.add({-1000, -1000});
  bounds.add({1000, 1000});
  camera.set_bounds(bounds);
  camera.look_at({0, 0}, 12);
  camera.pan(1e6, -1e6);
  EXPECT_EQ(camera.centre(), (Mercator{-1000, -1000}));
  camera.zoom_about({0, 0}, 100);
  EXPECT_EQ(camera.zoom(), Camera::kMaxZoom);
}

TEST(ScaleBar, IsRoundAndFits) {
  Random random(15);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 100; ++i) {
    const Camera camera = random_camera(random);
    const ScaleBar bar = scale_bar(camera, 120);
    EXPECT_LE(bar.pixels, 120 + 1e-9);
    EXPECT_GE(bar.pixels, 120.0 / 2.5 - 1e-9);
    const double mantissa = bar.metres / std::pow(10, std::floor(std::log10(bar.metres) + 1e-9));
    EXPECT_TRUE(std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 ||
                std::abs(mantissa - 5) < 1e-6)
        << mantissa;
  }
}

TEST(CameraFlight, ArrivesExactlyAndThenStops) {
  Camera camera;
  camera.set_viewport({0, 0, 500, 500});
  camera.look_at({0, 0}, 10);
  CameraFlight flight;
  EXPECT_FALSE(flight.step(camera, 0));
  flight.start(camera, {5000, -2000}, 13, 1, 0.4);
  EXPECT_TRUE(flight.step(camera, 1.2));
  EXPECT_TRUE(flight.flying());
  EXPECT_FALSE(flight.step(camera, 1.5));
  EXPECT_EQ(camera.centre(), (Mercator{5000, -2000}));
  EXPECT_EQ(camera.zoom(), 13);
  EXPECT_FALSE(flight.flying());
}

TEST(FadeBox, IsTheGroundUnlessThatWouldLieOverTheArea) {
  const MercatorBox area{{100, 100}, {200, 180}};
  const MercatorBox wide{{0, 0}, {400, 400}};
  EXPECT_EQ(fade_box(wide, area, 20), wide);
  // Water and rail are known for the west only: the fade keeps off the east of the area.
  const MercatorBox west{{0, 0}, {150, 400}};
  EXPECT_EQ(fade_box(west, area, 20), (MercatorBox{{0, 0}, {220, 400}}));
  EXPECT_EQ(fade_box({}, area, 20), MercatorBox{});
  EXPECT_EQ(fade_box(wide, {}, 20), wide);
}

}  // namespace
}  // namespace pcn::ui
