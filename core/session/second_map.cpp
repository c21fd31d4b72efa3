#include "core/state/second_map.h"

#include <utility>

#include "core/export/export_svg.h"
#include "core/map/controls.h"
#include "core/map/difference.h"
#include "core/map/measures.h"
#include "core/session/session.h"
#include "core/session/session_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

// The second map: a session of its own, on the same data as they are published, since a plan changes them.
namespace pcn {

Session* Session::second() const {
  Parts& first = *parts_;
  if (extra(first.state, kSecondMap).empty()) {
    first.second.reset();
    return nullptr;
  }
  if (first.second && first.second_of == first.state && first.second_revision == first.revision)
    return first.second.get();
  if (!first.second || first.second_revision != first.revision) {
    first.without_plan([&first] { first.second = from_data(first.data); });
    Parts& parts = *first.second->parts_;
    parts.offers = first.offers;
    if (first.before_registrations)
      parts.before_registrations.emplace().file = first.before_registrations->file;
    first.second_revision = first.revision;
  }
  first.second_of = first.state;
  first.second->parts_->set_state(second_state(first.state, first.data));
  return first.second.get();
}

std::string Session::difference() const {
  const Session* other = second();
  if (other == nullptr) return {};
  for (Parts* parts : {parts_.get(), other->parts_.get()})
    parts->need(*find_measure(shown_measure(parts->state)));
  return difference_words(parts_->context(), other->parts_->context());
}

ExportFile Session::two_maps(Session& other, bool dark) const {
  const std::string told = difference();
  Parts& second = *other.parts_;
  const double on_screen = second.scale.metres_per_pixel();
  second.set_scale(parts_->scale.metres_per_pixel());
  second.need_scene();
  second.need(*find_measure(shown_measure(second.state)));
  ExportFile sheet =
      two_maps_svg(parts_->context(), parts_->scene, {second.context(), second.scene, told}, dark);
  second.set_scale(on_screen);
  return sheet;
}

Controls Session::second_controls() const {
  const Session* other = second();
  return make_second_controls(parts_->data, parts_->state, other ? other->state() : parts_->state);
}

ActionText Session::open_second() const {
  const Date since = since_day(parts_->context(false));
  const Date other = since != parts_->state.date ? since : parts_->data.newest;
  return action({kSecondMap, "date~" + to_iso(other)});
}

}  // namespace pcn
