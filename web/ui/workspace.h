#pragma once

#include <string>
#include <vector>

#include "web/platform.h"
#include "web/ui/canvas_model.h"
#include "web/ui/draw_document.h"
#include "web/ui/map_canvas.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// Where the parts of the canvas lie.
struct Layout {
  ScreenRect map;
  ScreenRect panel;                        // empty: none
  bool beside = true;                      // the panel is right of the map, else below it
  bool narrow = false;                     // the map alone: the page has the text in a tab of its own
  PanelPlace place = PanelPlace::kBeside;  // kFull: the panel covers the map, kNone: there is none
};

// The parts for a canvas of this size, as the reader wants them. A narrow canvas is all map in any case.
[[nodiscard]] Layout lay_out(double width, double height, const Desk& desk);

// What the page's controls cover at the edges of the map; and so far from the picture of the first map lies
// that of the second, nought: nowhere.
struct Inset {
  double left = 0, top = 0, right = 0, bottom = 0;
  ScreenPoint second{0, 0};
};

// Asks the page: an answer to one of kMapQuestions, or "choices", "legend", "keys", "text": to go there.
inline constexpr std::string_view kAskAction = "ask:";

// Which part of the canvas has the keyboard.
enum class Region : std::uint8_t { kMap, kPanel };

// The whole canvas: the map and the panel with the current view.
class Workspace {
 public:
  Workspace() { second_.follow(map_); }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // Lays out the canvas, as draw() does: for who must know before where the map will look.
  void place(const CanvasModel& model, const Ui& ui, double width, double height);
  // Draws one frame between ImGui::NewFrame and ImGui::Render.
  void draw(const CanvasModel& model, const Ui& ui, double width, double height);

  // Keys: true when used. Tab is never used, so that it always leaves the canvas.
  bool key(const CanvasModel& model, const KeyEvent& event, const Ui& ui);
  void focus(bool focused);

  void set_inset(const Inset& inset) { inset_ = inset; }
  // How far from the first map the second lies; nought: it is not drawn.
  [[nodiscard]] ScreenPoint second_from_first() const { return two_ ? inset_.second : ScreenPoint{0, 0}; }
  [[nodiscard]] MapCanvas& map() { return map_; }
  [[nodiscard]] const MapCanvas& map() const { return map_; }
  [[nodiscard]] MapCanvas& second_map() { return second_; }
  [[nodiscard]] const MapCanvas& second_map() const { return second_; }
  // Whether the second map was used last: questions are about it.
  [[nodiscard]] bool on_second() const { return on_second_; }
  // The map at this point of the canvas, or the first.
  [[nodiscard]] MapCanvas& map_at(ScreenPoint point);
  // Whether this point of the canvas is map, with nothing over it.
  [[nodiscard]] bool on_map(ScreenPoint point) const;
  [[nodiscard]] std::string take_announcement();
  [[nodiscard]] Region region() const { return region_; }
  // The field that is being edited; null: none.
  [[nodiscard]] const EditedField* edited() const { return memory_.edited ? &*memory_.edited : nullptr; }
  void end_edit() { memory_.edited.reset(); }
  // What is in sight of the table of the panel that shows most.
  [[nodiscard]] TableSight table_sight() const;
  // The row of a table that has the keyboard, its cells parted by tabs; empty: none.
  [[nodiscard]] const std::string& focused_row() const { return focused_row_; }

 private:
  void draw_maps(const CanvasModel& model, const Ui& ui);
  void draw_map(const CanvasModel& model, MapCanvas& map, const Ui& ui);
  void use(bool second);
  [[nodiscard]] ScreenRect second_rect() const;
  void draw_panel(const CanvasModel& model, const Layout& layout, const Ui& ui);
  // Whether one of them has the keyboard.
  bool draw_tabs(const CanvasModel& model, const Ui& ui);
  // Where the panel stands, to be chosen.
  void draw_places(PanelPlace now, const Ui& ui);
  void draw_places_alone(const Layout& layout, const Ui& ui);
  void go_to(Region region);
  void tell_focus(const std::string& words);

  MapCanvas map_, second_;
  bool two_ = false;        // the second map is drawn
  bool on_second_ = false;  // and was used last
  DocumentMemory memory_;
  Layout layout_;
  Inset inset_;
  ActionText asked_;  // by key
  bool focused_ = false;
  Region region_ = Region::kMap;
  bool go_ = false;       // region_ was just chosen by key
  bool both_ = false;     // and is not in sight: map and panel are wanted beside each other
  std::string document_;  // id of the one drawn last: another begins at its top
  std::string announcement_;
  std::string entered_;  // name of the region chosen by key, until an item in it has been told
  std::string told_;     // words of the item that has the keyboard
  std::string focused_row_;
};

}  // namespace pcn::ui
