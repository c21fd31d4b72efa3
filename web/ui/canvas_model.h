#pragma once

#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/geo/coordinates.h"
#include "core/map/scene.h"
#include "core/state/extra_keys.h"
#include "web/ui/camera.h"

namespace pcn::ui {

// Something that can be gone to: a view, a network.
struct Target {
  std::string label;
  ActionText action;
  bool selected = false;
};

// What the canvas shows, as it stands in one frame. The program makes it from a Session; tests by hand.
class CanvasModel {
 public:
  virtual ~CanvasModel() = default;
  // Changes with everything below but the desk, and not when only the map's position does; never 0.
  [[nodiscard]] virtual std::uint32_t version() const = 0;
  [[nodiscard]] virtual const Scene& scene() const = 0;
  [[nodiscard]] virtual const Document& view() const = 0;
  [[nodiscard]] virtual const std::vector<Target>& views() const = 0;     // tabs
  [[nodiscard]] virtual const Desk& desk() const = 0;                     // how the page is laid out
  [[nodiscard]] virtual const std::vector<Target>& networks() const = 0;  // by name
  [[nodiscard]] virtual const std::string& attribution() const = 0;
  [[nodiscard]] virtual const MercatorBox& home() const = 0;                    // the whole area
  [[nodiscard]] virtual const MercatorBox& base_map() const { return home(); }  // as far as it is drawn
  [[nodiscard]] virtual ActionText action_at(Mercator point) const = 0;
  // What compares the networks within a shape (Session::compare_within).
  [[nodiscard]] virtual ActionText compare_within(const std::vector<Mercator>&, bool) const { return {}; }
  [[nodiscard]] virtual std::vector<std::string> tooltip_at(Mercator point) const = 0;
  // What the second map shows; null: there is none. Only what a map needs can be asked of it.
  [[nodiscard]] virtual const CanvasModel* second() const { return nullptr; }
};

}  // namespace pcn::ui
