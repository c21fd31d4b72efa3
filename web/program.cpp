#include "web/program.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/base/text.h"
#include "core/geo/projection.h"
#include "core/map/map_frame.h"
#include "core/pages/views.h"
#include "imgui_internal.h"
#include "texts/program.h"
#include "web/program_json.h"
#include "web/ui/rich_text.h"

namespace pcn {
namespace {

constexpr std::string_view kZoom = "zoom=";  // the page's buttons: in, out, whole
constexpr int kSettleMilliseconds = 250;     // a map at rest for so long is where the reader wants it

bool shows(const AppState& state, std::string_view layer) {
  return std::find(state.layers.begin(), state.layers.end(), layer) != state.layers.end();
}

CursorShape cursor_of(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_Hand:
      return CursorShape::kHand;
    case ImGuiMouseCursor_TextInput:
      return CursorShape::kText;
    case ImGuiMouseCursor_ResizeAll:
      return CursorShape::kGrabbing;
    case ImGuiMouseCursor_ResizeEW:
      return CursorShape::kResizeColumns;
    case ImGuiMouseCursor_ResizeNS:
      return CursorShape::kResizeRows;
    default:
      return CursorShape::kArrow;
  }
}

bool selection_changed(const AppState& before, const AppState& after) {
  return before.network != after.network || before.practice != after.practice ||
         before.place != after.place || before.postcode != after.postcode ||
         extra(before, "la") != extra(after, "la");
}

}  // namespace

Program::Program(Platform& platform) : platform_(platform), gestures_(*this) {
  context_ = ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // nothing moves by itself
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.MouseDragThreshold = 4;
  fonts_.regular = fonts_.strong = io.Fonts->AddFontDefault();  // none in the page, which brings some
}

Program::~Program() {
  renderer_.reset();
  ImGui::DestroyContext(context_);
}

void Program::start(std::unique_ptr<Renderer> renderer) {
  renderer_ = std::move(renderer);
  context_alive_ = !platform_.surface_lost();
  touch_ = platform_.coarse_pointer();
  request();
}

ui::Ui Program::make_ui() {
  ui::Ui ui;
  ui.dark = dark_;
  ui.touch = touch_;
  ui.reduced_motion = platform_.reduced_motion();
  ui.now = platform_.now();
  ui.fonts = fonts_;
  ui.glyphs = &glyphs_;
  if (session_) ui.colours = &session_->network_colours();
  return ui;
}

void Program::request() {
  pacer_.invalidate();
  if (renderer_ && context_alive_ && width_ > 0 && pacer_.wants_frame()) platform_.request_frame();
}

std::string Program::apply(std::string_view action) {
  if (!session_) return messages_result({text::program::not_loaded});
  if (action.starts_with(kZoom)) {
    ui::MapCanvas& map = workspace_.map();
    const std::string_view way = action.substr(kZoom.size());
    if (way == "whole") {
      map.go_home(*model_, make_ui());
    } else {
      map.zoom_step(way == "in" ? 1 : -1, make_ui());
    }
    request();
    return messages_result({});
  }
  const AppState before = session_->state();
  std::vector<std::string> messages = session_->apply(action);
  state_changed(Origin::kPage, before);
  return messages_result(messages, changed_);
}

std::string Program::restore(std::string_view fragment) {
  if (!session_) return messages_result({text::program::not_loaded});
  const AppState before = session_->state();
  std::vector<std::string> messages = session_->restore(fragment);
  state_changed(Origin::kPage, before);
  // An address without a position and a selection means the whole area, wherever the map was before.
  if (!session_->state().position && !workspace_.map().at_home() && selection_box().empty()) {
    follow_position();
  }
  return messages_result(messages, changed_);
}

void Program::state_changed(Origin origin, const AppState& before) {
  model_->refresh();
  const AppState& state = session_->state();
  if (state.position != before.position) {
    follow_position();
  } else if (origin != Origin::kMap && selection_changed(before, state)) {
    const ui::MercatorBox box = selection_box();
    if (!box.empty()) {
      // The link then shows the selection, wherever the map was before.
      if (state.position) session_->apply("map=");
      show(box);
    }
  }
  request();
  tell_change();
}

void Program::tell_change() {
  std::string fragment = session_->fragment();
  changed_.clear();
  for (const Given& given : given_) {
    if (session_->version(given.document) != given.version) changed_.push_back(given.document);
  }
  if (fragment == fragment_ && session_->revision() == revision_ && changed_.empty()) return;
  fragment_ = std::move(fragment);
  revision_ = session_->revision();
  platform_.changed(fragment_, join(changed_, " "));
}

// Without a position of its own a state shows what is selected, else the whole area.
void Program::follow_position() {
  const std::optional<MapPosition>& position = session_->state().position;
  ui::MapCanvas& map = workspace_.map();
  if (position) {
    map.look_at(to_mercator(position->centre), position->zoom);
  } else if (const ui::MercatorBox box = selection_box(); !box.empty()) {
    show(box);
  } else {
    map.go_home(*model_, make_ui());
  }
  seen_moves_ = map.moves();
}

void Program::show(const ui::MercatorBox& box) {
  constexpr double kMargin = 56, kClosest = 14.2;
  workspace_.map().fit(box, kMargin, kClosest, make_ui());
}

// What of the selection should be in sight: the most particular thing chosen.
ui::MercatorBox Program::selection_box() const {
  ui::MercatorBox box;
  for (const Mercator& point : selection_points(session_->state(), session_->scene())) box.add(point);
  return box;
}

void Program::remember_position() {
  if (!session_) return;
  const ui::MapCanvas& map = workspace_.map();
  const AppState before = session_->state();
  if (map.at_home()) {
    if (!before.position) return;
    session_->apply("map=");
  } else {
    const LonLat centre = from_mercator(map.camera().centre());
    const auto plain = [](double value, int places) {
      std::string text = format_decimal(value, places);
      std::erase(text, ',');
      return text;
    };
    session_->apply("map=" + plain(map.camera().zoom(), 2) + "/" + plain(centre.lat, 5) + "/" +
                    plain(centre.lon, 5));
  }
  tell_change();
}

std::string Program::search(std::string_view text) const {
  return session_ ? search_result(session_->search(text), session_->look_up(text)) : search_result({}, {});
}

std::string Program::document(std::string_view which) {
  if (which == "layout") {
    const Desk desk = session_ ? desk_of(session_->state()) : Desk{};
    return layout_json(ui::lay_out(width_, height_, desk), desk.explore, workspace_.table_sight());
  }
  if (which == "map-tools" && model_) {
    if (!sent_ && width_ > 0) set_scale();  // the scene is made once, as it will be drawn
    return map_json(*session_, second_session(), model_->attribution(), dark_);
  }
  if (which.starts_with(ui::kAskAction) && session_) {
    const ui::Camera& camera = workspace_.map().camera();
    const ui::ScreenRect& view = camera.viewport();
    const Session* second = workspace_.on_second() ? second_session() : nullptr;
    return answer_json((second != nullptr ? *second : *session_)
                           .ask_map(which.substr(ui::kAskAction.size()), camera.centre(),
                                    camera.to_world({view.x, view.y + view.height}),
                                    camera.to_world({view.x + view.width, view.y})));
  }
  // Other views are asked for once, for a report: nobody waits to hear that they have changed.
  if (session_ && which != "view" && find_companion(which) == nullptr) return session_->document_text(which);
  if (session_) {
    const std::string name(which);
    const auto given = std::find_if(given_.begin(), given_.end(),
                                    [&name](const Given& one) { return one.document == name; });
    Given& now = given == given_.end() ? given_.emplace_back(Given{name}) : *given;
    now.version = session_->version(which);
    return session_->document_text(which);
  }
  Document none;
  none.id = which;
  none.title = text::program::no_data;
  none.summary = text::program::not_loaded;
  return to_json(none);
}

std::string Program::export_file(std::string_view what) const { return export_result(session_.get(), what); }

void Program::set_theme(bool dark) {
  dark_ = dark;
  request();
}

void Program::set_fonts(std::string_view regular, std::string_view strong) {
  if (regular.empty() || strong.empty()) return;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const auto add = [&atlas](std::string_view bytes) {
    void* copy = ImGui::MemAlloc(bytes.size());
    std::memcpy(copy, bytes.data(), bytes.size());
    ImFontConfig config;
    config.FontDataOwnedByAtlas = true;
    return atlas.AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()), ui::kBodySize, &config);
  };
  ImFont* first = add(regular);
  ImFont* second = add(strong);
  if (first == nullptr || second == nullptr) {
    platform_.fault(fonts_.regular != nullptr ? text::program::plain_fonts : text::program::no_fonts);
    return;
  }
  fonts_ = {first, second};
  ImGui::GetIO().FontDefault = first;
  request();
}

void Program::resize(double width, double height, double pixel_ratio) {
  width_ = std::max(width, 0.0);
  height_ = std::max(height, 0.0);
  pixel_ratio_ = std::clamp(pixel_ratio, 0.25, 8.0);
  request();
}

void Program::set_inset(const ui::Inset& inset) {
  workspace_.set_inset(inset);
  request();
}

MapView Program::map_view() const {
  MapView view;
  const ui::Camera& camera = workspace_.map().camera();
  const AppState& state = session_->state();
  view.viewport = camera.viewport();
  view.canvas_width = width_;
  view.canvas_height = height_;
  view.pixel_ratio = pixel_ratio_;
  view.centre = camera.centre();
  view.metres_per_pixel = camera.metres_per_pixel();
  view.zoom = camera.zoom();
  view.dark = dark_;
  view.parks = shows(state, "parks");
  view.water = shows(state, "thames");
  view.rail = shows(state, "rail");
  view.streets = shows(state, "streets");
  view.second = workspace_.second_from_first();
  const bool first = workspace_.map().pointed_at() || view.maps() == 1;
  const auto& pointed_at = (first ? workspace_.map() : workspace_.second_map()).pointed_at();
  if (pointed_at) view.highlighted = model_->area_at(*pointed_at);
  return view;
}

void Program::draw_message(std::string_view text, const ui::Ui& ui) const {
  const auto width = static_cast<float>(width_), height = static_cast<float>(height_);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("##message", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
  const float column = std::min(width - 40, 520.0f);
  ImGui::SetCursorPos({(width - column) / 2, height * 0.35f});
  ui::draw_text(text, ui.colour(theme::Ui::kText), column);
  ImGui::End();
}

void Program::set_scale() {
  workspace_.place(*model_, make_ui(), width_, height_);
  const double scale = workspace_.map().camera().metres_per_pixel();
  session_->set_scale(scale);
  if (Session* second = second_session()) second->set_scale(scale);
}

void Program::lay_out(const ui::Ui& ui) {
  ImGui::NewFrame();
  const ui::TextStyle style(ui, ui::kBodySize);
  if (model_) {
    workspace_.draw(*model_, ui, width_, height_);
  } else {
    draw_message(fault_.empty() ? std::string(text::program::loading) : fault_, ui);
  }
}

void Program::frame() {
  if (!renderer_ || !context_alive_ || width_ < 1 || height_ < 1 || fonts_.regular == nullptr) return;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
  io.DisplayFramebufferScale = {static_cast<float>(pixel_ratio_), static_cast<float>(pixel_ratio_)};
  const double now = platform_.now();
  // After a rest the first frame must not count as a long one.
  io.DeltaTime = static_cast<float>(std::clamp(now - last_frame_, 1.0 / 240, 1.0 / 20));
  last_frame_ = now;
  if (!style_set_ || style_dark_ != dark_ || style_touch_ != touch_) {
    ui::apply_style(dark_, touch_);
    style_dark_ = dark_;
    style_touch_ = touch_;
    style_set_ = true;
  }
  ui::Ui ui = make_ui();
  actions_.clear();
  ui.actions = &actions_;
  if (model_) {
    set_scale();
    // A window learns how large it is by being laid out once, and is seen from then on: the first picture of
    // an area would lack its panel.
    if (!sent_) {
      lay_out(ui);
      ImGui::EndFrame();
    }
    send_scene();
  }
  lay_out(ui);
  ImGui::Render();
  platform_.set_cursor(cursor_of(ImGui::GetMouseCursor()));

  if (model_) {
    const MapView map = map_view();
    renderer_->draw(&map, dark_, *ImGui::GetDrawData());
  } else {
    renderer_->draw(nullptr, dark_, *ImGui::GetDrawData());
  }

  tell_field();
  pacer_.frame_drawn(workspace_.map().moving());
  if (!context_->InputEventsQueue.empty()) pacer_.invalidate();

  if (session_) {
    const auto carry_out = [this](const std::vector<ActionText>& actions, Origin origin) {
      for (const ActionText& action : actions) {
        if (action.starts_with(ui::kPlayAction)) {
          platform_.play(std::string_view(action).substr(ui::kPlayAction.size()));
          continue;
        }
        if (action.starts_with(ui::kExplainAction)) {
          platform_.explain(std::string_view(action).substr(ui::kExplainAction.size()));
          continue;
        }
        if (action.starts_with(ui::kAskAction)) {
          platform_.ask(std::string_view(action).substr(ui::kAskAction.size()));
          continue;
        }
        if (action.starts_with(ui::kSaveAction)) {
          platform_.save(std::string_view(action).substr(ui::kSaveAction.size()));
          continue;
        }
        const AppState before = session_->state();
        const std::vector<std::string> messages = session_->apply(action);
        state_changed(origin, before);
        for (const std::string& message : messages) platform_.announce(message);
      }
    };
    carry_out(workspace_.map().take_chosen(), Origin::kMap);
    carry_out(workspace_.second_map().take_chosen(), Origin::kMap);
    carry_out(std::exchange(actions_, {}), Origin::kPanel);
    const std::string said = workspace_.take_announcement();
    if (!said.empty()) platform_.announce(said);
    if (workspace_.map().moves() != seen_moves_) {
      seen_moves_ = workspace_.map().moves();
      platform_.wake_in(kSettleMilliseconds);
    }
  }
  if (pacer_.wants_frame()) platform_.request_frame();
}

void Program::draw_now() {
  if (pacer_.wants_frame()) frame();
}

void Program::woken() { remember_position(); }

void Program::focus(bool focused) {
  ImGui::GetIO().AddFocusEvent(focused);
  workspace_.focus(focused);
  request();
}

}  // namespace pcn
