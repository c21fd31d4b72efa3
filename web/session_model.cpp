#include "web/session_model.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/model/query.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/second_map.h"

namespace pcn {
namespace {

// What the drawn values depend on.
AppState relevant(AppState state) {
  state.position.reset();
  state.theme = ThemeChoice::kAuto;
  std::erase_if(state.extra, [](const auto& entry) { return is_desk_key(entry.first); });
  return state;
}

}  // namespace

SessionModel::SessionModel(const Session& session, Part part)
    : session_(session), part_(part), attribution_(map_attribution(session.data())) {
  refresh();
}

// In Explore the page has all views; the panel those of the same question.
void SessionModel::list_views() {
  const AppState& state = session_.state();
  const ViewGroup& group = group_of(state.view);
  views_.clear();
  for (const View& view : pcn::views()) {
    if (!is_offered(view, state) || (desk_.explore && &group_of(view.id) != &group)) continue;
    views_.push_back({std::string(view.title), "view=" + std::string(view.id), view.id == state.view});
  }
}

void SessionModel::refresh_second() {
  const bool wanted = desk_.two || extra(session_.state(), kSecondMap).empty();  // without one it is put away
  const Session* other = wanted ? session_.second() : nullptr;
  if (second_ && other == &second_->session_ && second_->revision_ == session_.revision())
    return second_->refresh();
  second_.reset();
  if (other == nullptr) return;
  second_ = std::make_unique<SessionModel>(*other, Part::kMap);
  second_->revision_ = session_.revision();  // when it was made, another session is
  second_->home_ = home_;
  second_->base_map_ = base_map_;
}

void SessionModel::refresh() {
  if (part_ == Part::kAll) {
    desk_ = desk_of(session_.state());
    list_views();
    refresh_second();
  }
  AppState state = relevant(session_.state());
  if (version_ > 0 && state == state_ && (part_ == Part::kMap || session_.revision() == revision_)) return;
  if (part_ == Part::kAll) revision_ = session_.revision();
  const bool new_networks = version_ == 0 || state.date != state_.date || state.network != state_.network;
  state_ = std::move(state);
  ++version_;
  if (part_ == Part::kAll && session_.version("view") != view_version_) {
    view_version_ = session_.version("view");
    view_ = session_.document("view");
  }
  if (!new_networks) return;
  networks_.clear();
  const Dataset& data = session_.data();
  for (const NetworkOnDay& on_day : networks_on(data, state_.date)) {
    const Network& network = data.networks[on_day.network.value];
    networks_.push_back({network.name, "net=" + network.code, network.code == state_.network});
  }
  sort_stable(networks_.begin(), networks_.end(),
              [](const ui::Target& a, const ui::Target& b) { return a.label < b.label; });
}

void SessionModel::set_extent(const MapGeometry& geometry) {
  home_ = geometry.box;
  base_map_ = geometry.base_map;
  if (second_) second_->set_extent(geometry);
}

std::int64_t SessionModel::area_at(Mercator point) const {
  constexpr std::string_view kPrefix = "place=";
  const ActionText action = session_.action_at(point);
  const std::size_t at = action.find(kPrefix);
  if (at == std::string::npos) return -1;
  const std::size_t begin = at + kPrefix.size();
  const std::string_view code = std::string_view(action).substr(begin, action.find('&', begin) - begin);
  const SmallAreaIndex area = find_small_area(session_.data(), code);
  return area.valid() && area.value < session_.data().topology.areas.size() ? std::int64_t{area.value} : -1;
}

}  // namespace pcn
