#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/session/session.h"
#include "web/map_geometry.h"
#include "web/ui/canvas_model.h"

namespace pcn {

// A session as the canvas sees it: documents are made once for each state, not for each frame.
class SessionModel final : public ui::CanvasModel {
 public:
  enum class Part : std::uint8_t { kAll, kMap };  // of the canvas
  explicit SessionModel(const Session& session, Part part = Part::kAll);

  // To be called after each change of the state.
  void refresh();

  [[nodiscard]] std::uint32_t version() const override { return version_; }
  [[nodiscard]] const Scene& scene() const override { return session_.scene(); }
  [[nodiscard]] const Document& view() const override { return view_; }
  [[nodiscard]] const std::vector<ui::Target>& views() const override { return views_; }
  [[nodiscard]] const Desk& desk() const override { return desk_; }
  [[nodiscard]] const std::vector<ui::Target>& networks() const override { return networks_; }
  [[nodiscard]] const std::string& attribution() const override { return attribution_; }
  [[nodiscard]] const ui::MercatorBox& home() const override { return home_; }
  [[nodiscard]] const ui::MercatorBox& base_map() const override { return base_map_; }
  [[nodiscard]] ActionText action_at(Mercator point) const override { return session_.action_at(point); }
  [[nodiscard]] ActionText compare_within(const std::vector<Mercator>& shape, bool more) const override {
    return session_.compare_within(shape, more);
  }
  [[nodiscard]] std::vector<std::string> tooltip_at(Mercator point) const override {
    return session_.tooltip_at(point);
  }

  [[nodiscard]] const CanvasModel* second() const override { return second_.get(); }

  // The small area at a point, as its position in the topology; -1 outside.
  [[nodiscard]] std::int64_t area_at(Mercator point) const;
  void set_extent(const MapGeometry& geometry);

 private:
  void list_views();
  void refresh_second();

  const Session& session_;
  Part part_;
  std::unique_ptr<SessionModel> second_;
  std::uint32_t version_ = 0;
  std::uint64_t revision_ = 0;  // of the session
  std::uint64_t view_version_ = 0;
  AppState state_;  // that the values below were made for, without the map's position and the desk
  Desk desk_;
  Document view_;
  std::vector<ui::Target> views_, networks_;
  std::string attribution_;
  ui::MercatorBox home_, base_map_;
};

}  // namespace pcn
