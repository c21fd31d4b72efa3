#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/insight/opening.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/pages/depth_services.h"
#include "core/pages/overviews.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/services.h"

namespace pcn {
namespace {

// The network's own clinics, and the hours of them in network time that are known.
void add_clinics(Row& row, const ViewContext& context, const NetworkOnDay& network) {
  std::int64_t clinics = 0;
  std::int64_t with_hours = 0;
  int minutes = 0;
  for (const Service& service : context.data.services) {
    if (service.kind != ServiceKind::kEnhancedAccess || service.network != network.network) continue;
    if (!is_known(context.data, service, context.day.date)) continue;
    ++clinics;
    if (!service.hours) continue;
    ++with_hours;
    minutes += network_standard_minutes(*service.hours);
  }
  row.cells.push_back(count_cell(clinics));
  row.cells.push_back(with_hours > 0 ? number_cell(minutes / 60.0, 1) : number_cell(std::nullopt, 0));
  row.cells.push_back(
      network.registered.count > 0
          ? number_cell(static_cast<double>(stand_in_minutes(network.registered).minutes) / 60, 1)
          : number_cell(std::nullopt, 0));
}

void add_pharmacies(Row& row, const ViewContext& context, const NetworkOnDay& network,
                    const std::optional<Moment>& moment) {
  const Dataset& data = context.data;
  const std::size_t columns = usual_times().size() + 2 + (moment ? 1 : 0);
  if (!is_known(data, ServiceKind::kPharmacy, context.day.date)) {
    row.cells.insert(row.cells.end(), columns, text_cell(text::services::unknown_on_day, {}, Tone::kMuted));
    return;
  }
  const auto near = services_near(data, network, ServiceKind::kPharmacy, kNearMetres, context.day.date);
  std::vector<const WeekHours*> known;
  std::int64_t open_then = 0;
  for (const ServiceNearNetwork& entry : near) {
    const auto& hours = data.services[entry.service.value].hours;
    if (hours) known.push_back(&*hours);
    if (moment && open_at(hours, *moment) == OpenState::kOpen) ++open_then;
  }
  row.cells.push_back(count_cell(std::ssize(near)));
  row.cells.push_back(count_cell(std::ssize(known)));
  if (moment) row.cells.push_back(count_cell(open_then));
  for (const UsualTime& time : usual_times()) {
    const auto open = std::count_if(known.begin(), known.end(), [&time](const WeekHours* hours) {
      return open_in_week(*hours, time.day, time.minute);
    });
    Cell cell = known.empty() && !near.empty() ? number_cell(std::nullopt, 0) : count_cell(open);
    if (!known.empty()) cell.heat = static_cast<double>(open) / static_cast<double>(known.size());
    row.cells.push_back(std::move(cell));
  }
}

Table services_matrix(const ViewContext& context) {
  const Dataset& data = context.data;
  const auto moment = wanted_moment(context.state);
  Table table;
  table.id = "services-by-network";
  table.caption = say(text::services::overview_caption{.area = area_words(context),
                                                       .day = to_words(context.day.date),
                                                       .distance = format_distance(kNearMetres)});
  table.columns =
      make_columns({{"network", text::depth::network_column, {}, "network", false},
                    {"clinics", text::services::clinics_column, {}, "enhanced-access", true, Foot::kMedian},
                    {"clinic-hours", text::services::network_time, text::services::hours_unit,
                     "enhanced-access", true, Foot::kMedian},
                    {"stand-in", text::services::stand_in_column, text::services::hours_unit,
                     "adjusted-population", true, Foot::kMedian},
                    {"pharmacies", text::services::near_column, {}, "pharmacy", true, Foot::kMedian},
                    {"pharmacies-known", text::services::known_column, {}, {}, true}});
  if (moment)
    add_column(table, {"open-then",
                       say(text::services::moment_column{.day = to_words(moment->date),
                                                         .time = clock_words(moment->minute)}),
                       {},
                       {},
                       true});
  for (const UsualTime& time : usual_times())
    add_column(table, {time.id, time.words, {}, {}, true, Foot::kMedian});
  table.provenance = "services.register services.pharmacies lists";
  for (const NetworkOnDay* network : networks_in_hand(context)) {
    const std::string& code = data.networks[network->network.value].code;
    Row row;
    row.key = code;
    row.cells = {text_cell(network_name(data, network->network), action({"view", "services", "net", code}))};
    add_clinics(row, context, *network);
    add_pharmacies(row, context, *network, moment);
    table.rows.push_back(std::move(row));
  }
  // Fewest open on Sunday first: where somebody would look for a gap.
  sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return a.cells.back().sort.value_or(1e9) < b.cells.back().sort.value_or(1e9);
  });
  table.sorted_by = table.columns.back().id;
  return table;
}

}  // namespace

void append_services_overview(Document& document, const ViewContext& context) {
  if (networks_in_hand(context).empty()) return;
  document.provenance = {"services.register", "services.pharmacies", "lists"};
  Table table = services_matrix(context);
  const auto none = std::count_if(table.rows.begin(), table.rows.end(),
                                  [](const Row& row) { return row.cells.back().sort == 0.0; });
  const std::string area = area_words(context);
  document.summary =
      is_known(context.data, ServiceKind::kPharmacy, context.day.date)
          ? say(text::services::overview_summary{.area = area, .networks = none})
          : say(text::services::overview_unknown{.area = area, .day = to_words(context.day.date)});
  document.blocks.emplace_back(std::move(table));
  add_paragraph(document, text::services::overview_caution, Tone::kCaution);
  document.blocks.push_back(no_urgent_care_words());
}

}  // namespace pcn
