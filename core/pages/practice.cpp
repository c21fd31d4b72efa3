#include "texts/practice.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/pages/catchment.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::practice;

namespace {

std::string status_words(PracticeStatus status) {
  switch (status) {
    case PracticeStatus::kActive:
      return words::open;
    case PracticeStatus::kDormant:
      return words::dormant;
    case PracticeStatus::kInactive:
      return words::closed;
    case PracticeStatus::kUnknown:
      return std::string(kNotInData);
  }
  return std::string(kNotInData);
}

std::string contract_words(const std::string& contract) {
  if (contract == "GMS") return words::gms;
  if (contract == "PMS") return words::pms;
  if (contract == "APMS") return words::apms;
  return contract.empty() ? std::string(kNotInData) : contract;
}

class FactList {
 public:
  explicit FactList(std::string title) { facts_.title = std::move(title); }
  void add(std::string label, std::string value, std::string provenance, std::string note = {},
           std::string_view glossary = {}) {
    if (value.empty()) value = kNotInData;
    facts_.facts.push_back({std::move(label),
                            std::move(value),
                            std::move(note),
                            std::string(glossary),
                            std::move(provenance),
                            Tone::kPlain,
                            {}});
  }
  [[nodiscard]] Facts take() { return std::move(facts_); }

 private:
  Facts facts_;
};

Facts contact(const Dataset& data, PracticeIndex index) {
  const Practice& practice = data.practices[index.value];
  const bool reached = can_be_reached(data, index);
  FactList facts(words::contact_title);
  facts.add(words::address, practice.address, "practices");
  facts.add(words::postcode, practice.postcode, "practices");
  if (reached) {
    facts.add(words::phone, practice.phone, "practices");
    facts.add(words::website, practice.website, "practices");
  }
  return facts.take();
}

Facts figures(const ViewContext& context, PracticeIndex index) {
  const Dataset& data = context.data;
  const Practice& practice = data.practices[index.value];
  FactList facts(words::figures_title);
  const Date day = context.day.date;
  const auto& list = context.day.list_of(index);
  const auto last = last_list(data, index, day);
  std::string registered = last ? say(words::none_of_its_own{.day = to_words(day)}) : std::string();
  std::string counted =
      last
          ? say(words::last{.day = list_date_words(last->date, last->kind), .patients = last->patients.count})
          : std::string();
  if (list) {
    registered = format_count(list->patients.count);
    counted = list_date_words(list->date, list->kind);
  }
  facts.add(words::registered, std::move(registered), "lists", std::move(counted), "list-size");
  const auto weighted = weighted_on(data, index, context.day.date);
  facts.add(words::weighted, weighted ? format_decimal(weighted->patients.count, 0) : "", "lists.weighted",
            weighted ? list_date_words(weighted->date, ListKind::kYearAverage) : "", "weighted-patients");
  const std::string year = practice.cqc && practice.cqc->year > 0 ? std::to_string(practice.cqc->year) : "";
  const bool rated = practice.cqc && is_known(*practice.cqc, day);
  facts.add(words::cqc,
            rated          ? practice.cqc->overall
            : practice.cqc ? say(words::not_known_on{.day = to_words(day)})
                           : "",
            "practices.cqc", rated || year.empty() ? year : say(words::rated_in{.year = year}), "cqc");
  const bool scored = is_known(data, Figure::kPracticeDeprivation, day);
  facts.add(words::deprivation,
            !practice.imd_score ? ""
            : scored            ? format_decimal(*practice.imd_score, 1)
                                : say(words::not_known_on{.day = to_words(day)}),
            "practices.imd", words::deprivation_note, "deprivation");
  facts.add(words::contract, contract_words(practice.contract), "practices.contract");
  facts.add(words::status, status_words(practice.status), "practices");
  facts.add(words::ods_code, practice.code, "practices", {}, "ods-code");
  return facts.take();
}

void append_network(Document& document, const ViewContext& context, PracticeIndex index) {
  const auto& networks = context.day.networks_of[index.value];
  const std::string day = to_words(context.day.date);
  if (is_listed_no_more(context, index)) {
    for (Paragraph& text : fate_paragraphs(context, index)) document.blocks.emplace_back(std::move(text));
    return;
  }
  if (networks.empty()) {
    const Practice& practice = context.data.practices[index.value];
    const bool in_area = practice.in_area;
    if (practice.country != Country::kEngland) {
      add_paragraph(document, words::beyond_england{.country = country_name(practice.country)}, Tone::kMuted);
      return;
    }
    document.blocks.push_back(in_area ? paragraph(words::in_no_network{.day = day}, Tone::kCaution)
                                      : paragraph(words::network_not_known{.day = day}, Tone::kMuted));
    return;
  }
  std::vector<Span> spans = {plain(say(words::in_network{.day = day}))};
  std::vector<Span> links;
  for (const NetworkIndex network : networks) links.push_back(network_link(context.data, network));
  for (Span& span : spans_and(std::move(links))) spans.push_back(std::move(span));
  spans.push_back(plain(words::in_network_end));
  add_paragraph(document, std::move(spans));
}

// That it is or was a practice, and where: also of one that is not of the area.
std::string what_it_is(const Dataset& data, const Practice& practice, bool gone) {
  const std::string_view name = practice.name, area = data.name;
  const std::string district =
      practice.district.valid() ? district_name(data, practice.district) : std::string("none");
  const std::string_view where = district;
  if (practice.in_area) {
    if (!practice.district.valid())
      return gone ? say(words::was{.practice = name}) : say(words::is{.practice = name});
    return say(gone ? words::was_in::kId : words::is_in::kId, {where, name});
  }
  if (practice.country != Country::kEngland)
    return say(gone ? words::was_in_country::kId : words::is_in_country::kId,
               {area, country_name(practice.country), where, name});
  if (practice.icb.empty())
    return say(gone ? words::was_beyond::kId : words::is_beyond::kId, {area, where, name});
  return say(gone ? words::was_of_other_board::kId : words::is_of_other_board::kId,
             {area, std::string_view(practice.icb), where, name});
}

std::string_view site_words(SiteKind kind) {
  switch (kind) {
    case SiteKind::kMain:
      return words::main_site;
    case SiteKind::kBranch:
      return words::branch;
    case SiteKind::kFormer:
      return words::former_site;
    case SiteKind::kMerged:
      return words::taken_over_site;
  }
  return words::site_word;
}

void append_sites(Document& document, const Dataset& data, PracticeIndex index) {
  Table table;
  table.id = "sites";
  table.caption = say(words::sites_caption{.practice = data.practices[index.value].name});
  table.columns = make_columns({{"site", words::site, {}, {}, false},
                                {"kind", words::kind, {}, "branch", false},
                                {"address", words::address, {}, {}, false},
                                {"phone", words::phone, {}, {}, false}});
  table.provenance = "sites";
  for (const Site& site : data.sites) {
    if (site.practice != index) continue;
    Row row;
    row.key = site.code;
    row.cells.push_back(text_cell(site.name));
    row.cells.push_back(text_cell(std::string(site_words(site.kind))));
    std::vector<std::string> address = {site.address, site.postcode};
    std::erase(address, std::string());
    row.cells.push_back(known_cell(join(address, ", ")));
    row.cells.push_back(known_cell(site.phone));
    table.rows.push_back(std::move(row));
  }
  if (table.rows.size() < 2) return;
  add_heading(document, words::sites_title);
  document.blocks.emplace_back(std::move(table));
}

void append_memberships(Document& document, const Dataset& data, PracticeIndex index) {
  BulletList list;
  for (const Membership& membership : data.memberships) {
    if (membership.practice != index) continue;
    const bool recorded = membership.start_is_recorded;
    const std::string& name = name_of(data, membership.network);
    const Span network = network_link(data, membership.network);
    const std::string day = to_words(membership.start);
    const std::string last = membership.end ? to_words(*membership.end) : std::string();
    const TextId sentence = !membership.end ? recorded ? words::from::kId : words::first_seen::kId
                            : membership.end_is_recorded
                                ? recorded ? words::from_to::kId : words::first_seen_to::kId
                            : recorded ? words::from_no_longer_seen::kId
                                       : words::first_seen_no_longer_seen::kId;
    // "last" stands between the others in the alphabet; without it the others close up.
    const TextArgument with_end[] = {std::string_view(day), std::string_view(last), std::string_view(name),
                                     TextTag(network)};
    const TextArgument without[] = {std::string_view(day), std::string_view(name), TextTag(network)};
    list.items.push_back(paragraph(spans_with(sentence, membership.end ? with_end : without)));
  }
  if (list.items.empty()) return;
  add_heading(document, words::over_time_title);
  document.blocks.emplace_back(std::move(list));
}

void append_near(Document& document, const ViewContext& context, PracticeIndex index) {
  const auto& point = context.data.practices[index.value].point;
  if (!point) return;
  constexpr std::size_t kNear = 5;
  BulletList list;
  std::vector<Way> ways;
  for (const NearPractice& near : nearest_practices(context, *point, kNear + 1)) {
    if (near.practice == index || list.items.size() == kNear) continue;
    ways.push_back(near.way);
    const std::string country = country_words(context.data.practices[near.practice.value]);
    list.items.push_back(paragraph(words::near{.country = country,
                                               .distance = way_words(context.data, near.way),
                                               .name = context.data.practices[near.practice.value].name,
                                               .practice = practice_link(context.data, near.practice)}));
  }
  if (list.items.empty()) return;
  add_heading(document, words::near_title);
  add_paragraph(document, words::by_distance{.how = ways_sentence(ways), .term = term("", "distance")},
                Tone::kMuted);
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_practice(const ViewContext& context) {
  const Dataset& data = context.data;
  const PracticeIndex index = find_practice(data, context.state.practice);
  Document document;
  document.id = "practice";
  if (!index.valid()) {
    document.title = words::title;
    document.summary = words::none_chosen;
    add_paragraph(document, words::choose);
    return document;
  }
  const Practice& practice = data.practices[index.value];
  document.title = practice.name;
  const bool gone = is_listed_no_more(context, index);
  document.summary = what_it_is(data, practice, gone);
  if (const std::string special = special_list_sentence(data, index); !special.empty())
    add_paragraph(document, words::special_list{.sentence = special, .term = term("", "special-list")},
                  Tone::kCaution);
  append_network(document, context, index);
  if (practice.in_area && !gone) {
    add_paragraph(document, {link(words::what_if, action({"view", "plan", "net", context.state.network,
                                                          "plan-what", practice.code}))});
  }
  document.blocks.emplace_back(contact(data, index));
  document.blocks.emplace_back(figures(context, index));
  append_catchment(document, context, index);
  append_sites(document, data, index);
  append_own_offers(document, context, context.day.network_of(index), index);
  append_memberships(document, data, index);
  append_near(document, context, index);
  document.provenance = {"practices",       "practices.cqc", "practices.imd", "practices.contract",
                         "practices.point", "memberships",   "lists",         "lists.weighted",
                         "sites",           "observed"};
  return document;
}

}  // namespace pcn
