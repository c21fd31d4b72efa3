#include "core/pages/views.h"

#include "core/pages/list.h"

namespace pcn {
namespace {

const View* find(const std::vector<View>& list, std::string_view id) {
  for (const View& view : list) {
    if (view.id == id) return &view;
  }
  return nullptr;
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
      {"settings", "Date, colours and layers of the map", make_settings, false, false, false, false},
      {"about", "Data and licences", make_about, true, false, false, false},
      {"glossary", "Words explained", make_glossary, false, false, false, false},
      {"accessibility", "Accessibility and keys", make_accessibility, false, false, false, false},
  };
  return all;
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
