#include "texts/borough.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/model/district_words.h"
#include "core/pages/list.h"
#include "core/pages/need_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::borough;

namespace {

DistrictIndex find_district(const Dataset& data, std::string_view code) {
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    if (data.districts[i].code == code) return DistrictIndex(i);
  }
  return {};
}

Paragraph practice_item(const Dataset& data, PracticeIndex index) {
  const Practice& practice = data.practices[index.value];
  const Span own = practice_link(data, index);
  Paragraph item = practice.postcode.empty()
                       ? paragraph({own})
                       : paragraph(words::with_postcode{
                             .name = practice.name, .postcode = practice.postcode, .practice = own});
  std::vector<std::string> surgeries;  // people know a practice by the name on the door
  for (const Site& site : data.sites) {
    const bool open = site.kind == SiteKind::kBranch || site.kind == SiteKind::kMerged;
    if (!open || site.practice != index || site.name == practice.name) continue;
    if (std::find(surgeries.begin(), surgeries.end(), site.name) == surgeries.end())
      surgeries.push_back(site.name);
  }
  if (!surgeries.empty()) item.spans.push_back(plain(say(words::also_at{.surgeries = join_and(surgeries)})));
  return item;
}

void sort_by_name(const Dataset& data, std::vector<PracticeIndex>& practices) {
  sort_stable(practices.begin(), practices.end(), [&data](PracticeIndex a, PracticeIndex b) {
    return data.practices[a.value].name < data.practices[b.value].name;
  });
}

void append_list(Document& document, const Dataset& data, const std::string& title,
                 std::vector<PracticeIndex> practices) {
  if (practices.empty()) return;
  sort_by_name(data, practices);
  BulletList list;
  for (const PracticeIndex practice : practices) list.items.push_back(practice_item(data, practice));
  add_heading(document, title, 3);
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_borough(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "borough";
  const std::string_view word = district_words(data).one;
  const DistrictIndex district = find_district(data, extra(context.state, "council"));
  if (!district.valid()) {
    document.title = say(words::title{.district = word});
    document.summary = say(words::none_chosen{.district = word});
    BulletList list;
    for (const District& other : data.districts) {
      if (other.in_area)
        list.items.push_back(
            paragraph({link(other.name, action({"view", "borough", "borough", other.code}))}));
    }
    document.blocks.emplace_back(std::move(list));
    return document;
  }
  const std::string& name = data.districts[district.value].name;
  std::vector<const NetworkOnDay*> networks;
  for (const NetworkOnDay& network : context.day.networks) {
    if (data.networks[network.network.value].district == district) networks.push_back(&network);
  }
  sort_stable(networks.begin(), networks.end(), [&data](const NetworkOnDay* a, const NetworkOnDay* b) {
    return name_of(data, a->network) < name_of(data, b->network);
  });
  std::vector<PracticeIndex> alone, elsewhere;
  std::int64_t practices = 0;
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    const PracticeIndex practice(i);
    if (data.practices[i].district != district) continue;
    const NetworkIndex network = context.day.network_of(practice);
    const auto& free = context.day.unallocated;
    if (network.valid()) {
      ++practices;
      if (data.networks[network.value].district != district) elsewhere.push_back(practice);
    } else if (std::binary_search(free.begin(), free.end(), practice)) {
      ++practices;
      alone.push_back(practice);
    }
  }
  document.title = name;
  document.summary = say(words::summary{.day = to_words(context.day.date),
                                        .district = word,
                                        .name = name,
                                        .networks = networks.size(),
                                        .practices = practices});
  add_paragraph(document, words::find_yours);
  for (const NetworkOnDay* network : networks) {
    add_heading(document, name_of(data, network->network));
    add_paragraph(document, words::has{.name = name_of(data, network->network),
                                       .network = network_link(data, network->network),
                                       .practices = network->members.size()});
    std::vector<PracticeIndex> members = network->members;
    sort_by_name(data, members);
    BulletList list;
    for (const PracticeIndex member : members) list.items.push_back(practice_item(data, member));
    document.blocks.emplace_back(std::move(list));
  }
  if (!alone.empty() || !elsewhere.empty())
    add_heading(document, say(words::other_practices_title{.name = name}));
  append_list(document, data, say(words::of_another{.district = word}), std::move(elsewhere));
  append_list(document, data, words::in_none, std::move(alone));
  document.provenance = {"networks", "memberships", "practices"};
  return document;
}

}  // namespace pcn
