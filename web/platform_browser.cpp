#include "web/platform_browser.h"

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

// The page's side of the bridge: Module.pcn, as far as the page gives it. Text goes out as pointer and
// length.
// clang-format off
EM_JS(void, pcn_js_tell, (int what, const char* text, int size), {
  const page = Module['pcn'] || {};
  const words = new TextDecoder().decode(HEAPU8.slice(text, text + size));
  const callback = page[['changed', 'announce', 'fault', 'map', 'play', 'save', 'explain', 'edit', 'ask'][what]];
  if (callback) callback(words);
});
EM_JS(int, pcn_js_media, (const char* query), {
  return matchMedia(UTF8ToString(query)).matches ? 1 : 0;
});
EM_JS(void, pcn_js_cursor, (const char* selector, const char* cursor), {
  const canvas = document.querySelector(UTF8ToString(selector));
  if (canvas) canvas.style.cursor = UTF8ToString(cursor);
});
// The canvas's left (0) or top (1) edge in the window, CSS pixels.
EM_JS(double, pcn_js_edge, (const char* selector, int which), {
  const box = document.querySelector(UTF8ToString(selector)).getBoundingClientRect();
  return which === 0 ? box.left : box.top;
});
EM_JS(void, pcn_js_focus, (const char* selector), {
  document.querySelector(UTF8ToString(selector)).focus({ preventScroll: true });
});
// clang-format on

namespace pcn {
namespace {

constexpr std::array<std::pair<const char*, Key>, 11> kKeys = {{
    {"ArrowLeft", Key::kLeft},
    {"ArrowRight", Key::kRight},
    {"ArrowUp", Key::kUp},
    {"ArrowDown", Key::kDown},
    {"Home", Key::kHome},
    {"End", Key::kEnd},
    {"PageUp", Key::kPageUp},
    {"PageDown", Key::kPageDown},
    {"Enter", Key::kEnter},
    {"Escape", Key::kEscape},
    {" ", Key::kSpace},
}};

// The one code point that the key types, or 0 for keys with names.
char32_t character_of(const char* key) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(key);
  const std::size_t size = std::strlen(key);
  if (size == 1) return bytes[0];
  if (size == 2 && (bytes[0] & 0xE0) == 0xC0)
    return static_cast<char32_t>((bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F));
  if (size == 3 && (bytes[0] & 0xF0) == 0xE0) {
    return static_cast<char32_t>((bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F));
  }
  return 0;
}

class Browser final : public BrowserPlatform {
 public:
  bool attach(const std::string& canvas_selector) override {
    canvas_ = canvas_selector;
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion =
        2;  // the page has opened the context (page/canvas.js), and said what it needs of it
    context_ = emscripten_webgl_create_context(canvas_.c_str(), &attributes);
    if (context_ <= 0) return false;
    return emscripten_webgl_make_context_current(context_) == EMSCRIPTEN_RESULT_SUCCESS;
  }

  void listen(PlatformEvents& events) override {
    events_ = &events;
    const char* canvas = canvas_.c_str();
    emscripten_set_mousedown_callback(canvas, this, false, on_mouse);
    emscripten_set_mousemove_callback(canvas, this, false, on_mouse);
    emscripten_set_mouseleave_callback(canvas, this, false, on_mouse);
    // A drag may end anywhere.
    emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, this, false, on_mouse_up);
    emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, this, false, on_mouse_outside);
    emscripten_set_wheel_callback(canvas, this, false, on_wheel);
    emscripten_set_touchstart_callback(canvas, this, false, on_touch);
    emscripten_set_touchmove_callback(canvas, this, false, on_touch);
    emscripten_set_touchend_callback(canvas, this, false, on_touch);
    emscripten_set_touchcancel_callback(canvas, this, false, on_touch);
    emscripten_set_keydown_callback(canvas, this, false, on_key);
    emscripten_set_keyup_callback(canvas, this, false, on_key);
    emscripten_set_focus_callback(canvas, this, false, on_focus);
    emscripten_set_blur_callback(canvas, this, false, on_focus);
    emscripten_set_visibilitychange_callback(this, false, on_visibility);
    emscripten_set_webglcontextlost_callback(canvas, this, false, on_context);
    emscripten_set_webglcontextrestored_callback(canvas, this, false, on_context);
  }

  void set_canvas_pixels(int width, int height) override {
    // The same size once more would empty the canvas.
    int width_now = 0, height_now = 0;
    emscripten_get_canvas_element_size(canvas_.c_str(), &width_now, &height_now);
    if (width == width_now && height == height_now) return;
    emscripten_set_canvas_element_size(canvas_.c_str(), width, height);
  }

  void request_frame() override {
    if (frame_asked_) return;
    frame_asked_ = true;
    emscripten_request_animation_frame(
        [](double, void* self) -> EM_BOOL {
          auto& browser = *static_cast<Browser*>(self);
          browser.frame_asked_ = false;
          browser.events_->frame();
          return EM_FALSE;
        },
        this);
  }

  void wake_in(int milliseconds) override {
    if (timer_ != 0) emscripten_clear_timeout(timer_);
    timer_ = emscripten_set_timeout(
        [](void* self) {
          auto& browser = *static_cast<Browser*>(self);
          browser.timer_ = 0;
          browser.events_->woken();
        },
        milliseconds, this);
  }

  void set_cursor(CursorShape shape) override {
    if (shape == cursor_) return;
    cursor_ = shape;
    const char* name = "default";
    switch (shape) {
      case CursorShape::kHand:
        name = "pointer";
        break;
      case CursorShape::kText:
        name = "text";
        break;
      case CursorShape::kGrab:
        name = "grab";
        break;
      case CursorShape::kGrabbing:
        name = "grabbing";
        break;
      case CursorShape::kResizeColumns:
        name = "ew-resize";
        break;
      case CursorShape::kResizeRows:
        name = "ns-resize";
        break;
      case CursorShape::kArrow:
        break;
    }
    pcn_js_cursor(canvas_.c_str(), name);
  }

  bool reduced_motion() const override { return pcn_js_media("(prefers-reduced-motion: reduce)") != 0; }
  bool coarse_pointer() const override { return pcn_js_media("(pointer: coarse)") != 0; }
  double now() const override { return emscripten_get_now() / 1000; }
  bool surface_lost() const override {
    return context_ > 0 && emscripten_is_webgl_context_lost(context_) != 0;
  }
  void changed(std::string_view fragment, std::string_view documents) override {
    tell(0, std::string(fragment) + "|" + std::string(documents));
  }
  void announce(std::string_view text) override { tell(1, text); }
  void fault(std::string_view text) override { tell(2, text); }
  void play(std::string_view key) override { tell(4, key); }
  void save(std::string_view chart) override { tell(5, chart); }
  void explain(std::string_view what) override { tell(6, what); }
  void edit(std::string_view field) override { tell(7, field); }
  void ask(std::string_view question) override { tell(8, question); }

 private:
  static Browser& self(void* user) { return *static_cast<Browser*>(user); }
  static void tell(int what, std::string_view text) {
    pcn_js_tell(what, text.data(), static_cast<int>(text.size()));
  }

  static PointerEvent mouse(const EmscriptenMouseEvent& event, PointerPhase phase) {
    PointerEvent pointer;
    pointer.shift = event.shiftKey != 0;
    pointer.phase = phase;
    pointer.button = event.button;
    pointer.x = event.targetX;
    pointer.y = event.targetY;
    pointer.shift = event.shiftKey != 0;
    pointer.more = event.ctrlKey != 0 || event.metaKey != 0;
    return pointer;
  }

  static EM_BOOL on_mouse(int type, const EmscriptenMouseEvent* event, void* user) {
    Browser& browser = self(user);
    switch (type) {
      case EMSCRIPTEN_EVENT_MOUSEDOWN:
        ++browser.pressed_;
        browser.events_->pointer(mouse(*event, PointerPhase::kDown));
        return EM_FALSE;  // the browser moves the focus to the canvas
      case EMSCRIPTEN_EVENT_MOUSELEAVE:
        if (browser.pressed_ == 0) browser.events_->pointer(mouse(*event, PointerPhase::kLeave));
        return EM_FALSE;
      default:
        if (browser.pressed_ == 0) browser.events_->pointer(mouse(*event, PointerPhase::kMove));
        return EM_FALSE;
    }
  }

  // Positions of window events are the window's; the canvas's place makes them the canvas's.
  PointerEvent outside(const EmscriptenMouseEvent& event, PointerPhase phase) const {
    PointerEvent pointer = mouse(event, phase);
    pointer.x = event.clientX - pcn_js_edge(canvas_.c_str(), 0);
    pointer.y = event.clientY - pcn_js_edge(canvas_.c_str(), 1);
    return pointer;
  }

  static EM_BOOL on_mouse_up(int, const EmscriptenMouseEvent* event, void* user) {
    Browser& browser = self(user);
    if (browser.pressed_ == 0) return EM_FALSE;
    --browser.pressed_;
    browser.events_->pointer(browser.outside(*event, PointerPhase::kUp));
    return EM_FALSE;
  }

  static EM_BOOL on_mouse_outside(int, const EmscriptenMouseEvent* event, void* user) {
    Browser& browser = self(user);
    if (browser.pressed_ == 0) return EM_FALSE;
    // A release outside the browser's window is never told.
    if (event->buttons == 0) {
      browser.pressed_ = 0;
      browser.events_->pointer(browser.outside(*event, PointerPhase::kUp));
    } else {
      browser.events_->pointer(browser.outside(*event, PointerPhase::kMove));
    }
    return EM_FALSE;
  }

  static EM_BOOL on_wheel(int, const EmscriptenWheelEvent* event, void* user) {
    WheelEvent wheel;
    wheel.x = event->mouse.targetX;
    wheel.y = event->mouse.targetY;
    const double unit = event->deltaMode == DOM_DELTA_LINE   ? 40
                        : event->deltaMode == DOM_DELTA_PAGE ? 400
                                                             : 1;
    wheel.dx = event->deltaX * unit;
    wheel.dy = event->deltaY * unit;
    wheel.pinch = event->mouse.ctrlKey != 0;
    return self(user).events_->wheel(wheel) ? EM_TRUE : EM_FALSE;
  }

  static EM_BOOL on_touch(int type, const EmscriptenTouchEvent* event, void* user) {
    Browser& browser = self(user);
    if (type == EMSCRIPTEN_EVENT_TOUCHSTART) {
      // Its default, the compatibility mouse events, is prevented below; the focus must be moved by hand.
      pcn_js_focus(browser.canvas_.c_str());
    }
    for (int i = 0; i < event->numTouches; ++i) {
      const EmscriptenTouchPoint& touch = event->touches[i];
      if (!touch.isChanged) continue;
      PointerEvent pointer;
      pointer.kind = PointerKind::kTouch;
      pointer.id = static_cast<int>(touch.identifier);
      pointer.x = touch.targetX;
      pointer.y = touch.targetY;
      switch (type) {
        case EMSCRIPTEN_EVENT_TOUCHSTART:
          pointer.phase = PointerPhase::kDown;
          break;
        case EMSCRIPTEN_EVENT_TOUCHEND:
          pointer.phase = PointerPhase::kUp;
          break;
        case EMSCRIPTEN_EVENT_TOUCHCANCEL:
          pointer.phase = PointerPhase::kCancel;
          break;
        default:
          pointer.phase = PointerPhase::kMove;
          break;
      }
      browser.events_->pointer(pointer);
    }
    return EM_TRUE;
  }

  static EM_BOOL on_key(int type, const EmscriptenKeyboardEvent* event, void* user) {
    // Tab leaves the canvas; what is typed with Ctrl, Alt or Meta belongs to browser and system.
    if (std::strcmp(event->key, "Tab") == 0) return EM_FALSE;
    const bool down = type == EMSCRIPTEN_EVENT_KEYDOWN;
    if (down && (event->ctrlKey || event->altKey || event->metaKey)) return EM_FALSE;
    KeyEvent key;
    for (const auto& [name, value] : kKeys) {
      if (std::strcmp(event->key, name) == 0) key.key = value;
    }
    key.character = key.key == Key::kNone || key.key == Key::kSpace ? character_of(event->key) : 0;
    key.down = down;
    key.shift = event->shiftKey != 0;
    return self(user).events_->key(key) ? EM_TRUE : EM_FALSE;
  }

  static EM_BOOL on_focus(int type, const EmscriptenFocusEvent*, void* user) {
    self(user).events_->focus(type == EMSCRIPTEN_EVENT_FOCUS);
    return EM_FALSE;
  }

  static EM_BOOL on_visibility(int, const EmscriptenVisibilityChangeEvent* event, void* user) {
    self(user).events_->visible(!event->hidden);
    return EM_FALSE;
  }

  static EM_BOOL on_context(int type, const void*, void* user) {
    Browser& browser = self(user);
    if (type == EMSCRIPTEN_EVENT_WEBGLCONTEXTLOST) {
      browser.events_->context_lost();
      tell(3, "lost");
    } else {
      emscripten_webgl_make_context_current(browser.context_);
      // Without success the sentence in the map's place stays.
      if (browser.events_->context_restored()) tell(3, "drawn");
    }
    return EM_TRUE;  // without this the context would never come back
  }

  std::string canvas_;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
  PlatformEvents* events_ = nullptr;
  CursorShape cursor_ = CursorShape::kArrow;
  int pressed_ = 0;  // mouse buttons that went down on the canvas
  int timer_ = 0;
  bool frame_asked_ = false;
};

}  // namespace

std::unique_ptr<BrowserPlatform> make_browser_platform() { return std::make_unique<Browser>(); }

}  // namespace pcn
