#include "core/pages/views.h"

#include <algorithm>

#include "core/document/parts.h"
#include "core/pages/list.h"
#include "core/state/fragment.h"

namespace pcn {
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
  document.title = "Views by question";
  document.summary = "What do you want to know?";
  for (const ViewGroup& group : view_groups()) {
    BulletList list;
    for (const View& view : views()) {
      if (&group_of(view.id) != &group || !is_offered(view, context.state)) continue;
      Span entry = link(std::string(view.title), action({"view", view.id}));
      entry.strong = view.id == context.state.view;
      list.items.push_back(paragraph({std::move(entry)}));
    }
    if (list.items.empty()) continue;
    document.blocks.push_back(heading(group.title));
    document.blocks.emplace_back(paragraph(std::string(group.brief), Tone::kMuted));
    document.blocks.emplace_back(std::move(list));
  }
  return document;
}

}  // namespace

const std::vector<View>& views() {
  static const std::vector<View> all = {
      {"networks", "All networks", make_networks, false, true},
      {"network", "One network", make_network, true, false},
      {"place", "One place", make_place, true, false},
      {"practice", "One practice", make_practice, true, false},
      {"practices", "All practices", make_practices, true, true},
      {"gaps", "Coverage gaps", make_gaps, true, true, true},
      {"gap", "One test of coverage", make_gap, true, false, true},
      {"matrix", "Coverage matrix", make_matrix, true, true, true},
      {"people", "People", make_people, true, true},
      {"staff", "Staff", make_staff, false, true},
      {"activity", "Appointments and calls", make_activity, false, true},
      {"services", "Services and hours", make_services, false, true},
      {"history", "History", make_history, false, true, false, false},
      {"compare", "Comparison", make_compare, true, true},
      {"sharing", "Fair sharing", make_sharing, false, true},
      {"rules", "Rules card", make_rules, true, true},
      {"plan", "Plan a change", make_plan, true, true, true, false},
      {"need", "What you need", make_need, true, false},
      {"borough", "One borough", make_borough, false, false},
      {"service", "One service", make_service, false, false},
  };
  return all;
}

const std::vector<View>& companion_documents() {
  static const std::vector<View> all = {
      {"answer", "Your network", make_answer, true, false},
      {"map", "The map in words", make_map_words, true, false},
      {"list", "List of networks", make_network_list, false, false},
      {"menu", "Views", make_menu, false, false, false, false},
      {"groups", "Views by question", make_groups, false, false, false, false},
      {"settings", "Date, colours and layers of the map", make_settings, false, false, false, false},
      {"about", "Data and licences", make_about, true, false, false, false},
  };
  return all;
}

const std::vector<ViewGroup>& view_groups() {
  static const std::vector<ViewGroup> all = {
      {"Networks", "Networks", {"networks", "practices", "practice", "compare", "borough"}},
      {"Where are the gaps?", "Gaps", {"gaps", "gap", "matrix", "place"}},
      {"Who works there, and when?", "Staff", {"staff", "activity", "services", "service", "need"}},
      {"What changed?", "Changes", {"history"}},
      {"One network in depth", "In depth", {"network", "people", "rules"}},
      {"Plan and share", "Plan", {"plan", "sharing"}},
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
  document.title = "Not found";
  document.summary = "There is no such page.";
  return document;
}

}  // namespace pcn
