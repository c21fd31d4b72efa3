// What the program is given: an area package, its rest, and files of the reader.
#include <utility>

#include "core/session/open_file.h"
#include "core/state/postcode_lookup.h"
#include "texts/program.h"
#include "web/program.h"
#include "web/program_json.h"

namespace pcn {

std::string Program::load(std::string_view package) {
  auto loaded = Session::load(package, "the package");
  if (!loaded) {
    if (!session_) fault_ = say(text::program::could_not_load{.fault = loaded.error().message()});
    request();
    return load_result(false, renderer_ != nullptr, loaded.error().message(), {});
  }
  session_ = std::move(*loaded);
  take_session();
  fragment_ = session_->fragment();
  // What was taken away meanwhile cannot be asked; once it is back, context_restored() asks.
  if (platform_.surface_lost()) context_alive_ = false;
  if (renderer_ && context_alive_ && !renderer_->works()) renderer_.reset();
  return load_result(true, renderer_ != nullptr, {}, session_->diagnostics(),
                     example_postcode(session_->data()));
}

std::string Program::load_rest(std::string_view rest) {
  const Status added = session_ ? session_->load_rest(rest, "the postcodes")
                                : Status(Error{ErrorCode::kInconsistent, {}, text::program::not_loaded});
  if (!added) return load_result(false, renderer_ != nullptr, added.error().message(), {});
  if (!session_->data().streets.empty()) {
    geometry_.streets = make_map_streets(session_->data(), geometry_.origin);
    sent_ = false;
  }
  model_->refresh();
  request();
  return load_result(true, renderer_ != nullptr, {}, {}, example_postcode(session_->data()));
}

// Shows a session that has just come.
void Program::take_session() {
  fault_.clear();
  for (Given& given : given_) given.version = 0;
  model_ = std::make_unique<SessionModel>(*session_);
  geometry_ = make_map_geometry(session_->data());
  model_->set_extent(geometry_);
  workspace_.map().camera().set_bounds(geometry_.box);
  workspace_.map().camera().fit(geometry_.box, 16);
  sent_ = false;
  request();
}

std::string Program::open(std::string_view name, std::string_view bytes) {
  const Session* before = session_.get();
  const AppState state = session_ ? session_->state() : AppState{};
  const OpenedFile opened = open_file(session_, bytes, name);
  if (session_.get() != before) {
    take_session();
    revision_ = ~session_->revision();  // all that the page shows is of another area
    tell_change();
  } else if (opened.ok) {
    state_changed(Origin::kPage, state);
  }
  return opened_result(opened, session_.get());
}

}  // namespace pcn
