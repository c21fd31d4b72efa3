#include "core/pages/views.h"

#include <algorithm>

#include "core/document/parts.h"
#include "core/pages/list.h"
#include "core/state/fragment.h"
#include "texts/views.h"

namespace pcn {

namespace words = text::views;

namespace {

const View* find(const std::vector<View>& list, std::string_view id) {
  for (const View& view : list) {
    if (view.id == id) return &view;
  }
  return nullptr;
}

// The views by the questions of professionals; a list for each, of those that are to be gone to.
Document make_groups(const ViewContext& context) {
  Document document;
  document.id = "groups";
  document.title = words::groups_title;
  document.summary = words::groups_summary;
  for (const ViewGroup& group : view_groups()) {
    BulletList list;
    for (const View& view : views()) {
      if (&group_of(view.id) != &group || !is_offered(view, context.state)) continue;
      Span entry = link(view.title, action({"view", view.id}));
      entry.strong = view.id == context.state.view;
      list.items.push_back(paragraph({std::move(entry)}));
    }
    if (list.items.empty()) continue;
    document.blocks.push_back(heading(group.title));
    document.blocks.emplace_back(paragraph(group.brief, Tone::kMuted));
    document.blocks.emplace_back(std::move(list));
  }
  return document;
}

}  // namespace

const std::vector<View>& views() {
  static const std::vector<View> all = {
      {"networks", words::networks, make_networks, false, true},
      {"network", words::network, make_network, true, false},
      {"place", words::place, make_place, true, false},
      {"practice", words::practice, make_practice, true, false},
      {"practices", words::practices, make_practices, true, true},
      {"gaps", words::gaps, make_gaps, true, true, true},
      {"gap", words::gap, make_gap, true, false, true},
      {"matrix", words::matrix, make_matrix, true, true, true},
      {"people", words::people, make_people, true, true},
      {"staff", words::staff, make_staff, false, true},
      {"activity", words::activity, make_activity, false, true},
      {"services", words::services, make_services, false, true},
      {"history", words::history, make_history, false, true, false, false},
      {"compare", words::compare, make_compare, true, true},
      {"sharing", words::sharing, make_sharing, false, true},
      {"rules", words::rules, make_rules, true, true},
      {"plan", words::plan, make_plan, true, true, true, false},
      {"need", words::need, make_need, true, false},
      {"borough", words::borough, make_borough, false, false},
      {"service", words::service, make_service, false, false},
  };
  return all;
}

const std::vector<View>& companion_documents() {
  static const std::vector<View> all = {
      {"answer", words::answer, make_answer, true, false},
      {"map", words::map, make_map_words, true, false},
      {"list", words::list, make_network_list, false, false},
      {"menu", words::menu, make_menu, false, false, false, false},
      {"groups", words::groups_title, make_groups, false, false, false, false},
      {"settings", words::settings, make_settings, false, false, false, false},
      {"about", words::about, make_about, true, false, false, false},
  };
  return all;
}

const std::vector<ViewGroup>& view_groups() {
  static const std::vector<ViewGroup> all = {
      {words::group_networks,
       words::group_networks_brief,
       {"networks", "practices", "practice", "compare", "borough"}},
      {words::group_gaps, words::group_gaps_brief, {"gaps", "gap", "matrix", "place"}},
      {words::group_staff, words::group_staff_brief, {"staff", "activity", "services", "service", "need"}},
      {words::group_changes, words::group_changes_brief, {"history"}},
      {words::group_depth, words::group_depth_brief, {"network", "people", "rules"}},
      {words::group_plan, words::group_plan_brief, {"plan", "sharing"}},
  };
  return all;
}

const ViewGroup& group_of(std::string_view view) {
  for (const ViewGroup& group : view_groups()) {
    if (std::find(group.views.begin(), group.views.end(), view) != group.views.end()) return group;
  }
  return view_groups().front();
}

bool is_offered(const View& view, const AppState& state) {
  if (view.in_menu || view.id == state.view) return true;
  if (view.id == "network") return !state.network.empty();
  if (view.id == "practice") return !state.practice.empty();
  if (view.id == "place") return !state.place.empty() || !state.postcode.empty();
  return false;
}

const View* find_view(std::string_view id) { return find(views(), id); }

const View* find_companion(std::string_view id) { return find(companion_documents(), id); }

Document not_found(std::string_view which) {
  Document document;
  document.id = std::string(which);
  document.title = words::not_found_title;
  document.summary = words::not_found;
  return document;
}

}  // namespace pcn
