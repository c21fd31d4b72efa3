#pragma once

#include <cstdint>
#include <string_view>

namespace pcn {

enum class CursorShape : std::uint8_t { kArrow, kHand, kText, kGrab, kGrabbing, kResizeColumns, kResizeRows };

// What the program asks of the place it runs in.
class Platform {
 public:
  virtual ~Platform() = default;
  // PlatformEvents::frame will be called once, soon; asking again before that changes nothing.
  virtual void request_frame() = 0;
  // PlatformEvents::woken will be called once after so many milliseconds; a later call replaces the earlier.
  virtual void wake_in(int milliseconds) = 0;
  virtual void set_cursor(CursorShape shape) = 0;
  [[nodiscard]] virtual bool reduced_motion() const = 0;
  // Whether the main pointer is a finger.
  [[nodiscard]] virtual bool coarse_pointer() const = 0;
  [[nodiscard]] virtual double now() const = 0;  // seconds, monotonic
  // Whether the drawing surface was taken away, whether or not that has been told.
  [[nodiscard]] virtual bool surface_lost() const = 0;
  // To the page: the state has changed, and of the documents that the page has these, parted by spaces.
  virtual void changed(std::string_view fragment, std::string_view documents) = 0;
  // Something to be read out, something went wrong.
  virtual void announce(std::string_view text) = 0;
  virtual void fault(std::string_view text) = 0;
  // To the page: play the steps of the control of this key, or stop.
  virtual void play(std::string_view key) = 0;
  // To the page: open the menu "Save or share", at the chart with this id where it is not empty.
  virtual void save(std::string_view chart) = 0;
  // To the page: explain a figure or a word; "TERM|GROUP GROUP", either part may be empty.
  virtual void explain(std::string_view what) = 0;
  // To the page: a question about the map, or a part of the page to go to (ui::kAskAction).
  virtual void ask(std::string_view question) = 0;
  // To the page: lay a field over one of the canvas, as JSON (web/program_json.h), or move it there; empty:
  // the field is out of sight.
  virtual void edit(std::string_view field) = 0;
};

enum class Key : std::uint8_t {
  kNone,
  kLeft,
  kRight,
  kUp,
  kDown,
  kHome,
  kEnd,
  kPageUp,
  kPageDown,
  kEnter,
  kSpace,
  kEscape,
};

struct KeyEvent {
  Key key = Key::kNone;
  char32_t character = 0;  // what it types; 0: nothing
  bool down = true;
  bool shift = false;
};

enum class PointerKind : std::uint8_t { kMouse, kTouch };
enum class PointerPhase : std::uint8_t { kMove, kDown, kUp, kLeave, kCancel };

// CSS pixels from the canvas's top left corner.
struct PointerEvent {
  PointerKind kind = PointerKind::kMouse;
  PointerPhase phase = PointerPhase::kMove;
  int id = 0;      // tells fingers apart
  int button = 0;  // 0 left, 1 middle, 2 right
  double x = 0;
  double y = 0;
  bool shift = false;
  bool more = false;  // Ctrl or Command: to what is chosen already
};

struct WheelEvent {
  double x = 0;
  double y = 0;
  double dx = 0;  // CSS pixels, positive scrolls right and down
  double dy = 0;
  bool pinch = false;  // with Ctrl, as browsers report two fingers on a touch pad
};

// What the place tells the program. Functions that return bool say whether the event was used; what is not
// used is left to the browser.
class PlatformEvents {
 public:
  virtual ~PlatformEvents() = default;
  virtual void frame() = 0;
  virtual void woken() = 0;
  virtual bool key(const KeyEvent& event) = 0;
  virtual bool pointer(const PointerEvent& event) = 0;
  virtual bool wheel(const WheelEvent& event) = 0;
  virtual void focus(bool focused) = 0;
  virtual void visible(bool visible) = 0;
  virtual void context_lost() = 0;
  // Whether the map can be drawn again.
  virtual bool context_restored() = 0;
};

}  // namespace pcn
