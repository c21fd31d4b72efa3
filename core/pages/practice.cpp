#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/pages/catchment.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

std::string status_words(PracticeStatus status) {
  switch (status) {
    case PracticeStatus::kActive:
      return "open";
    case PracticeStatus::kDormant:
      return "dormant";
    case PracticeStatus::kInactive:
      return "closed";
    case PracticeStatus::kUnknown:
      return std::string(kNotInData);
  }
  return std::string(kNotInData);
}

std::string contract_words(const std::string& contract) {
  if (contract == "GMS") return "GMS (the national contract)";
  if (contract == "PMS") return "PMS (a contract agreed locally)";
  if (contract == "APMS") return "APMS (a contract for a set time)";
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
  FactList facts("Contact");
  facts.add("Address", practice.address, "practices");
  facts.add("Postcode", practice.postcode, "practices");
  if (reached) {
    facts.add("Phone", practice.phone, "practices");
    facts.add("Website", practice.website, "practices");
  }
  return facts.take();
}

Facts figures(const ViewContext& context, PracticeIndex index) {
  const Dataset& data = context.data;
  const Practice& practice = data.practices[index.value];
  FactList facts("In figures");
  const Date day = context.day.date;
  const auto& list = context.day.list_of(index);
  const auto last = last_list(data, index, day);
  std::string registered = last ? "none of its own on " + to_words(day) : std::string();
  std::string counted =
      last ? "last " + format_count(last->patients.count) + ", " + list_date_words(last->date, last->kind)
           : std::string();
  if (list) {
    registered = format_count(list->patients.count);
    counted = list_date_words(list->date, list->kind);
  }
  facts.add("Registered patients", std::move(registered), "lists", std::move(counted), "list-size");
  const auto weighted = weighted_on(data, index, context.day.date);
  facts.add("Weighted patients", weighted ? format_decimal(weighted->patients.count, 0) : "",
            "lists.weighted", weighted ? "average of " + financial_year(weighted->date) : "",
            "weighted-patients");
  const std::string year = practice.cqc && practice.cqc->year > 0 ? std::to_string(practice.cqc->year) : "";
  const bool rated = practice.cqc && is_known(*practice.cqc, day);
  facts.add("CQC rating",
            rated          ? practice.cqc->overall
            : practice.cqc ? "not known on " + to_words(day)
                           : "",
            "practices.cqc", rated || year.empty() ? year : "rated in " + year, "cqc");
  const bool scored = is_known(data, Figure::kPracticeDeprivation, day);
  facts.add("Deprivation score of its patients",
            !practice.imd_score ? ""
            : scored            ? format_decimal(*practice.imd_score, 1)
                                : "not known on " + to_words(day),
            "practices.imd", "IMD 2025; higher is more deprived", "deprivation");
  facts.add("Contract", contract_words(practice.contract), "practices.contract");
  facts.add("Status in the register", status_words(practice.status), "practices");
  facts.add("ODS code", practice.code, "practices", {}, "ods-code");
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
      document.blocks.push_back(paragraph("Primary care networks are England's: practices in " +
                                              std::string(country_name(practice.country)) +
                                              " are in none, and their lists are not in these data.",
                                          Tone::kMuted));
      return;
    }
    document.blocks.push_back(paragraph(in_area ? "On " + day + " this practice was a member of no network."
                                                : "Its network on " + day + " is not in the data.",
                                        in_area ? Tone::kCaution : Tone::kMuted));
    return;
  }
  std::vector<Span> spans = {plain("On " + day + " it was in ")};
  std::vector<Span> links;
  for (const NetworkIndex network : networks) links.push_back(network_link(context.data, network));
  for (Span& span : spans_and(std::move(links))) spans.push_back(std::move(span));
  spans.push_back(plain("."));
  document.blocks.push_back(paragraph(std::move(spans)));
}

// Where a practice that is not of the area is.
std::string where_beyond(const Dataset& data, const Practice& practice) {
  if (practice.country != Country::kEngland)
    return " in " + std::string(country_name(practice.country)) + ", beyond the edge of " + data.name + ".";
  if (practice.icb.empty()) return ", beyond the edge of " + data.name + ".";
  return ", commissioned by NHS " + practice.icb + " and not by NHS " + data.name + ".";
}

std::string_view site_words(SiteKind kind) {
  switch (kind) {
    case SiteKind::kMain:
      return "main site";
    case SiteKind::kBranch:
      return "branch";
    case SiteKind::kFormer:
      return "former site, may have closed";
    case SiteKind::kMerged:
      return "surgery of a practice that it took over";
  }
  return "site";
}

void append_sites(Document& document, const Dataset& data, PracticeIndex index) {
  Table table;
  table.id = "sites";
  table.caption = "Places where " + data.practices[index.value].name + " sees or saw patients.";
  table.columns = make_columns({{"site", "Site", {}, {}, false},
                                {"kind", "Kind", {}, "branch", false},
                                {"address", "Address", {}, {}, false},
                                {"phone", "Phone", {}, {}, false}});
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
  document.blocks.push_back(heading("Sites"));
  document.blocks.emplace_back(std::move(table));
}

void append_memberships(Document& document, const Dataset& data, PracticeIndex index) {
  BulletList list;
  for (const Membership& membership : data.memberships) {
    if (membership.practice != index) continue;
    std::string from =
        (membership.start_is_recorded ? " from " : " first seen on ") + to_words(membership.start);
    if (membership.end) {
      from += (membership.end_is_recorded ? " to " : ", no longer seen on ") + to_words(*membership.end);
    }
    list.items.push_back(paragraph({network_link(data, membership.network), plain(from)}));
  }
  if (list.items.empty()) return;
  document.blocks.push_back(heading("Networks over time"));
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
    list.items.push_back(paragraph({practice_link(context.data, near.practice),
                                    plain(country + ", " + way_words(context.data, near.way))}));
  }
  if (list.items.empty()) return;
  document.blocks.push_back(heading("Practices nearby"));
  document.blocks.push_back(paragraph(
      {plain("By "), term("distance", "distance"), plain(" " + ways_sentence(ways) + ".")}, Tone::kMuted));
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_practice(const ViewContext& context) {
  const Dataset& data = context.data;
  const PracticeIndex index = find_practice(data, context.state.practice);
  Document document;
  document.id = "practice";
  if (!index.valid()) {
    document.title = "One practice";
    document.summary = "No practice is chosen.";
    document.blocks.push_back(
        paragraph("Choose a practice on the map, in a list or by searching for its name."));
    return document;
  }
  const Practice& practice = data.practices[index.value];
  document.title = practice.name;
  const bool gone = is_listed_no_more(context, index);
  document.summary = practice.name + (gone ? " was a GP practice" : " is a GP practice");
  if (practice.district.valid()) document.summary += " in " + district_name(data, practice.district);
  document.summary += practice.in_area ? "." : where_beyond(data, practice);
  if (const std::string special = special_list_sentence(data, index); !special.empty())
    document.blocks.push_back(paragraph(
        {plain(special + " "), term("What that means", "special-list"), plain(".")}, Tone::kCaution));
  append_network(document, context, index);
  if (practice.in_area && !gone) {
    document.blocks.push_back(paragraph(
        {link("What if it were in another network?",
              action({"view", "plan", "net", context.state.network, "plan-what", practice.code}))}));
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
