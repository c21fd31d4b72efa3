#include "texts/page_documents.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/service_words.h"
#include "core/map/controls.h"
#include "core/model/district_words.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/pages/views.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::page_documents;

namespace {

Paragraph network_item(const Dataset& data, const NetworkOnDay& network, const Span& chosen) {
  const std::string& name = name_of(data, network.network);
  if (network.registered.count == 0)
    return paragraph(words::network{.name = name, .network = chosen, .practices = network.members.size()});
  return paragraph(words::network_with_patients{.name = name,
                                                .network = chosen,
                                                .patients = network.registered.count,
                                                .practices = network.members.size()});
}

// Views of one thing are offered while there is such a thing.
bool has_subject(const AppState& state, std::string_view view) {
  if (view == "network") return !state.network.empty();
  if (view == "practice") return !state.practice.empty();
  if (view == "place") return !state.place.empty() || !state.postcode.empty();
  return false;
}

}  // namespace

Document make_network_list(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "list";
  document.title = say(words::list_title{.district = district_words(data).one});
  document.summary =
      say(words::list_summary{.day = to_words(context.day.date), .networks = context.day.networks.size()});
  std::map<std::string, std::vector<const NetworkOnDay*>> boroughs;
  for (const NetworkOnDay& network : context.day.networks) {
    boroughs[district_name(data, data.networks[network.network.value].district)].push_back(&network);
  }
  for (auto& [borough, networks] : boroughs) {
    const auto name = [&data](const NetworkOnDay* network) {
      return std::string_view(name_of(data, network->network));
    };
    sort_stable(networks.begin(), networks.end(), [&name](const NetworkOnDay* a, const NetworkOnDay* b) {
      return name(a) != name(b) ? name(a) < name(b) : a->network.value < b->network.value;
    });
    BulletList list;
    for (const NetworkOnDay* network : networks) {
      Span chosen = network_link(data, network->network);
      chosen.strong = data.networks[network->network.value].code == context.state.network;
      list.items.push_back(network_item(data, *network, chosen));
    }
    add_heading(document, say(words::borough_title{.name = borough, .networks = networks.size()}));
    document.blocks.emplace_back(std::move(list));
  }
  if (!context.day.unallocated.empty()) {
    BulletList list;
    for (const PracticeIndex practice : context.day.unallocated) {
      list.items.push_back(paragraph({practice_link(data, practice)}));
    }
    add_heading(document, say(words::in_none_title{.practices = list.items.size()}));
    document.blocks.emplace_back(std::move(list));
  }
  document.provenance = {"networks", "memberships", "lists"};
  return document;
}

Document make_menu(const ViewContext& context) {
  Document document;
  document.id = "menu";
  document.title = words::menu_title;
  document.summary = words::menu_summary;
  BulletList list;
  for (const View& view : views()) {
    const bool current = view.id == context.state.view;
    if (!view.in_menu && !current && !has_subject(context.state, view.id)) continue;
    Span entry = link(view.title, action({"view", view.id}));
    entry.strong = current;
    list.items.push_back(paragraph({std::move(entry)}));
  }
  document.blocks.emplace_back(std::move(list));
  return document;
}

Document make_settings(const ViewContext& context) {
  Document document;
  document.id = "settings";
  document.title = words::settings_title;
  document.summary = words::settings_summary;
  if (context.offers) document.blocks.emplace_back(own_services_words(*context.offers));
  if (!context.registrations.empty())
    document.blocks.emplace_back(own_registrations_words(context.registrations));
  document.blocks.emplace_back(make_map_controls(context.data, context.state, context.offers != nullptr));
  return document;
}

}  // namespace pcn
