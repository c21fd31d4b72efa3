#include "texts/practices.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/footprint/basis_words.h"
#include "core/insight/catchments.h"
#include "core/pages/area.h"
#include "core/pages/list.h"

namespace pcn {

namespace words = text::practices;

namespace {

std::string_view origin_words(FlowOrigin origin) {
  switch (origin) {
    case FlowOrigin::kCounted:
      return words::counted;
    case FlowOrigin::kJoined:
      return words::joined;
    case FlowOrigin::kShared:
      return words::shared;
    case FlowOrigin::kModelled:
      return words::modelled;
    case FlowOrigin::kNone:
      break;
  }
  return kNotInData;
}

Cell share_cell(const Reach& reach, double part) {
  return percent_cell(reach.known() > 0 ? std::optional(reach.share(part)) : std::nullopt);
}

Row practice_row(const ViewContext& context, PracticeIndex practice, const Reach& reach) {
  const Dataset& data = context.data;
  const Practice& row = data.practices[practice.value];
  const NetworkIndex network = context.day.network_of(practice);
  const auto& list = context.day.list_of(practice);
  Row result;
  result.key = row.code;
  result.selected = row.code == context.state.practice;
  result.cells = {
      text_cell(row.name, show_practice(data, practice)),
      text_cell(row.code),
      network ? text_cell(name_of(data, network), show_network(data, network)) : text_cell(words::no_network),
      text_cell(district_name(data, row.district)),
      list ? count_cell(list->patients.count) : number_cell(std::nullopt, 0),
      share_cell(reach, reach.outside_authority),
      share_cell(reach, reach.outside_footprint),
      share_cell(reach, reach.beyond_area),
      text_cell(origin_words(context.patients->origins.empty() ? FlowOrigin::kModelled
                                                               : context.patients->origins[practice.value]))};
  return result;
}

Table practices_table(const ViewContext& context, const std::vector<Reach>& reaches) {
  const Dataset& data = context.data;
  Table table;
  table.id = "practices";
  const DistrictIndex authority = authority_in_hand(context);
  const std::string area = area_words(context), basis = basis_in_plain_words(*context.flows),
                    day = to_words(context.day.date);
  table.caption = say(authority ? words::caption_in::kId : words::caption::kId,
                      {std::string_view(area), std::string_view(basis), std::string_view(day)});
  table.columns =
      make_columns({{"practice", words::practice, {}, "practice", false},
                    {"code", words::ods_code, {}, "ods-code", false},
                    {"network", words::network, {}, "network", false},
                    {"authority", words::authority, {}, {}, false},
                    {"registered", words::registered, {}, "list-size", true, Foot::kTotal},
                    {"outside-authority", words::outside_authority, "%", {}, true, Foot::kMedian},
                    {"outside-footprint", words::outside_footprint, "%", "footprint", true, Foot::kMedian},
                    {"beyond-area", words::beyond_area, "%", {}, true, Foot::kMedian},
                    {"basis", words::basis, {}, {}, false}});
  table.provenance = "observed lists memberships";
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const PracticeIndex practice(at);
    if (authority && data.practices[at].district != authority) continue;
    if (data.practices[at].in_area && reaches[at].patients > 0)
      table.rows.push_back(practice_row(context, practice, reaches[at]));
  }
  return table;
}

// Practices beyond the area with whom many of its people are registered: told by name, since no footprint of
// the area shows them.
Table beyond_table(const ViewContext& context) {
  const Dataset& data = context.data;
  constexpr double kLeast = 100;
  std::vector<double> here(data.practices.size(), 0);
  const PatientFlows& flows = *context.patients;
  for (std::size_t place = 0; place < inner_small_areas(data) && place + 1 < flows.start.size(); ++place) {
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      if (flows.practice[at]) here[flows.practice[at].value] += flows.patients[at];
    }
  }
  Table table;
  table.id = "practices-beyond";
  table.caption = say(words::beyond_caption{
      .area = data.name, .basis = basis_in_plain_words(*context.flows), .day = to_words(context.day.date)});
  table.columns = make_columns({{"practice", words::practice, {}, "practice", false},
                                {"code", words::ods_code, {}, "ods-code", false},
                                {"postcode", words::postcode, {}, {}, false},
                                {"here", words::here, {}, {}, true, Foot::kTotal},
                                {"registered", words::registered, {}, "list-size", true}});
  table.provenance = "observed lists";
  for (std::size_t at = 0; at < here.size(); ++at) {
    const Practice& practice = data.practices[at];
    if (practice.in_area || here[at] < kLeast) continue;
    const auto& list = context.day.list_of(PracticeIndex(at));
    Row row;
    row.key = practice.code;
    row.cells = {text_cell(practice.name), text_cell(practice.code), known_cell(practice.postcode),
                 count_cell(std::llround(here[at])),
                 list ? count_cell(list->patients.count) : number_cell(std::nullopt, 0)};
    table.rows.push_back(std::move(row));
  }
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const Row& a, const Row& b) { return a.cells[3].sort > b.cells[3].sort; });
  return table;
}

}  // namespace

Document make_practices(const ViewContext& context) {
  Document document;
  document.id = "practices";
  document.title =
      authority_in_hand(context) ? say(words::title_of{.area = area_words(context)}) : words::title;
  Controls controls;
  add_area_chooser(controls.controls, context);
  if (!controls.controls.empty()) document.blocks.emplace_back(std::move(controls));
  if (context.patients == nullptr) {
    document.summary = words::not_known;
    return document;
  }
  const std::vector<Reach> reaches =
      practice_reaches(context.data, *context.patients, *context.footprints, context.day.networks_of);
  Table table = practices_table(context, reaches);
  document.summary = say(words::summary{.day = to_words(context.day.date), .practices = table.rows.size()});
  add_paragraph(document, rule_sentence(context.footprints->choice), Tone::kMuted);
  document.blocks.emplace_back(std::move(table));
  Table beyond = beyond_table(context);
  if (!beyond.rows.empty()) {
    add_heading(document, words::beyond_title);
    add_paragraph(document, words::beyond);
    document.blocks.emplace_back(std::move(beyond));
  }
  add_paragraph(document, context.flows->method, Tone::kMuted);
  document.provenance = {"observed", "practices", "lists", "memberships"};
  return document;
}

}  // namespace pcn
