#include "core/pages/depth_services.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/geo/polygon_ops.h"
#include "core/state/extra_keys.h"
#include "texts/services.h"

namespace pcn {
namespace {

constexpr std::array<UsualTime, 6> kUsualTimes = {{
    {2, 10 * 60, "wednesday-10", text::services::wednesday_10},
    {2, 18 * 60 + 30, "wednesday-1830", text::services::wednesday_1830},
    {2, 20 * 60 + 30, "wednesday-2030", text::services::wednesday_2030},
    {5, 10 * 60, "saturday-10", text::services::saturday_10},
    {5, 16 * 60, "saturday-16", text::services::saturday_16},
    {6, 12 * 60, "sunday-12", text::services::sunday_12},
}};

struct Place {
  BritishGrid point;
  PracticeIndex practice;
};

// Where the network's practices see patients today.
std::vector<Place> places_of(const Dataset& data, const NetworkOnDay& network) {
  std::vector<Place> places;
  for (const PracticeIndex member : network.members) {
    if (const auto& point = data.practices[member.value].point) places.push_back({*point, member});
  }
  for (const Site& site : data.sites) {
    const bool own =
        std::find(network.members.begin(), network.members.end(), site.practice) != network.members.end();
    const bool besides = site.kind == SiteKind::kBranch || site.kind == SiteKind::kMerged;
    if (own && site.point && besides) places.push_back({*site.point, site.practice});
  }
  return places;
}

Cell yes_no(const std::optional<WeekHours>& hours, bool yes) {
  if (!hours) return text_cell(kNotInData, {}, Tone::kMuted);
  return text_cell(yes ? text::services::yes : text::services::no, {}, yes ? Tone::kGood : Tone::kPlain);
}

Tone tone_of_state(OpenState state) {
  switch (state) {
    case OpenState::kOpen:
      return Tone::kGood;
    case OpenState::kClosed:
      return Tone::kPlain;
    case OpenState::kHoursUnknown:
    case OpenState::kBankHoliday:
      return Tone::kMuted;
  }
  return Tone::kPlain;
}

Chart hours_chart(const Dataset& data, const std::vector<ServiceNearNetwork>& near) {
  Chart chart;
  chart.id = "pharmacy-hours";
  chart.x = {text::services::week_axis, false, 0, false};
  chart.y = {text::services::open_axis, true, 0, false};
  chart.provenance = "services.pharmacies";
  ChartSeries series;
  series.name = text::services::open;
  std::int64_t known = 0;
  for (const ServiceNearNetwork& entry : near) known += data.services[entry.service.value].hours ? 1 : 0;
  std::int64_t on_sunday = 0;
  for (const UsualTime& time : kUsualTimes) {
    ChartPoint point;
    point.x = static_cast<double>(series.points.size());
    point.label = time.words;
    for (const ServiceNearNetwork& entry : near) {
      const auto& hours = data.services[entry.service.value].hours;
      if (hours && open_in_week(*hours, time.day, time.minute)) point.y += 1;
    }
    on_sunday = static_cast<std::int64_t>(point.y);
    series.points.push_back(std::move(point));
  }
  chart.title = say(text::services::sunday_chart{.known = known, .open = on_sunday});
  chart.summary = say(text::services::sunday_chart_summary{.distance = format_distance(kNearMetres)});
  chart.series.push_back(std::move(series));
  return chart;
}

std::string address_of(const Service& service) {
  std::vector<std::string> parts = {service.address, service.postcode};
  std::erase(parts, std::string());
  return join(parts, ", ");
}

std::string moment_words(Moment moment) {
  return say(text::services::moment{.day = to_words(moment.date), .time = clock_words(moment.minute)});
}

std::vector<Way> ways_of(const std::vector<ServiceNearNetwork>& near) {
  std::vector<Way> ways;
  for (const ServiceNearNetwork& entry : near) ways.push_back(entry.way);
  return ways;
}

Table pharmacies_table(const ViewContext& context, const std::vector<ServiceNearNetwork>& near) {
  const Dataset& data = context.data;
  const auto moment = wanted_moment(context.state);
  Table table;
  table.id = "pharmacies";
  const std::string distance = format_distance(kNearMetres);
  const std::string ways = ways_sentence(ways_of(near));
  table.caption = moment ? say(text::services::pharmacies_open_caption{
                               .distance = distance, .moment = moment_words(*moment), .ways = ways})
                         : say(text::services::pharmacies_caption{.distance = distance, .ways = ways});
  table.columns = make_columns({{"name", text::services::pharmacy_column, {}, "pharmacy", false}});
  if (moment) add_column(table, {"open", clock_words(moment->minute), {}, {}, false});
  add_column(table, {"sunday", text::services::sunday_column, {}, {}, false});
  add_column(table, {"late", text::services::late_column, {}, {}, false});
  add_column(table, {"distance", text::services::distance_column, {}, "distance", true});
  add_column(table, {"phone", text::services::telephone, {}, {}, false});
  add_column(table, {"address", text::services::address_column, {}, {}, false});
  table.provenance = "services.pharmacies";
  for (const ServiceNearNetwork& entry : near) {
    const Service& service = data.services[entry.service.value];
    if (moment && open_at(service.hours, *moment) == OpenState::kClosed) continue;
    Row row;
    row.key = service.code;
    row.cells = {text_cell(service.name)};
    if (moment) {
      const OpenState state = open_at(service.hours, *moment);
      row.cells.push_back(text_cell(to_words(state), {}, tone_of_state(state)));
    }
    row.cells.push_back(yes_no(service.hours, service.hours && open_on_sunday(*service.hours)));
    row.cells.push_back(yes_no(service.hours, service.hours && open_late(*service.hours)));
    row.cells.push_back(way_cell(data, entry.way));
    row.cells.push_back(text_cell(service.phone));
    row.cells.push_back(text_cell(address_of(service)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

namespace {

std::string pharmacies_not_known(const ViewContext& context) {
  const auto& services = context.data.services;
  const auto first = std::find_if(services.begin(), services.end(), [](const Service& service) {
    return service.kind == ServiceKind::kPharmacy;
  });
  return say(text::services::pharmacies_unknown{
      .unknown = not_known_words(known_from(context.data, *first), context.day.date)});
}

}  // namespace

std::span<const UsualTime> usual_times() { return kUsualTimes; }

std::vector<ServiceNearNetwork> services_near(const Dataset& data, const NetworkOnDay& network,
                                              ServiceKind kind, double within, Date day) {
  const auto places = places_of(data, network);
  const Ways ways(data);
  std::vector<ServiceNearNetwork> near;
  for (std::size_t at = 0; at < data.services.size(); ++at) {
    const Service& service = data.services[at];
    if (service.kind != kind || !service.point || places.empty()) continue;
    if (!is_known(data, service, day)) continue;
    std::optional<ServiceNearNetwork> best;
    for (const Place& place : places) {
      const Way way = ways.way(place.point, *service.point);
      if (way.by_land() && (!best || way.metres < best->way.metres))
        best = ServiceNearNetwork{ServiceIndex(at), way, place.practice};
    }
    if (best && best->way.metres <= within) near.push_back(*best);
  }
  sort_stable(near.begin(), near.end(), [](const ServiceNearNetwork& a, const ServiceNearNetwork& b) {
    return a.way.metres < b.way.metres;
  });
  return near;
}

void append_pharmacies(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  add_heading(document, text::services::pharmacies_title);
  if (!is_known(context.data, ServiceKind::kPharmacy, context.day.date)) {
    add_paragraph(document, pharmacies_not_known(context), Tone::kMuted);
    return;
  }
  const auto near =
      services_near(context.data, on_day, ServiceKind::kPharmacy, kNearMetres, context.day.date);
  if (near.empty()) {
    add_paragraph(document, text::services::no_pharmacy{.distance = format_distance(kNearMetres)},
                  Tone::kCaution);
    return;
  }
  document.blocks.emplace_back(hours_chart(context.data, near));
  Table table = pharmacies_table(context, near);
  if (table.rows.empty()) {
    add_paragraph(document, text::services::all_closed{.pharmacies = near.size()}, Tone::kCaution);
  } else {
    const std::size_t closed = near.size() - table.rows.size();
    document.blocks.emplace_back(std::move(table));
    if (closed > 0) add_paragraph(document, text::services::more_closed{.pharmacies = closed}, Tone::kMuted);
  }
}

void append_clinics(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  constexpr double kAnywhere = 1e9;
  constexpr std::size_t kShown = 3;
  constexpr std::array<ServiceKind, 2> kKinds = {ServiceKind::kEnhancedAccess, ServiceKind::kHospital};
  const auto moment = wanted_moment(context.state);
  Table table;
  table.id = "clinics";
  table.caption = moment ? say(text::services::clinics_open_caption{.moment = moment_words(*moment)})
                         : std::string(text::services::clinics_caption);
  std::size_t closed = 0;
  table.columns =
      make_columns({{"name", text::services::name_column, {}, {}, false},
                    {"kind", text::services::kind_column, {}, {}, false},
                    {"distance", text::services::distance_column, {}, "distance", true},
                    {"open",
                     moment ? clock_words(moment->minute) : std::string(text::services::hours_column),
                     {},
                     {},
                     false},
                    {"phone", text::services::telephone, {}, {}, false},
                    {"address", text::services::address_column, {}, {}, false}});
  table.provenance = "services.register services.hospitals";
  for (const ServiceKind kind : kKinds) {
    auto near = services_near(data, on_day, kind, kAnywhere, context.day.date);
    closed += std::erase_if(near, [&](const ServiceNearNetwork& entry) {
      return moment && open_at(data.services[entry.service.value].hours, *moment) == OpenState::kClosed;
    });
    if (near.size() > kShown) near.resize(kShown);
    for (const ServiceNearNetwork& entry : near) {
      const Service& service = data.services[entry.service.value];
      std::string hours = moment          ? std::string(to_words(open_at(service.hours, *moment)))
                          : service.hours ? hours_words(*service.hours)
                                          : std::string(kNotInData);
      Row row;
      row.key = service.code.empty() ? service.name : service.code;
      row.cells = {text_cell(service.name), text_cell(service_word(kind)), way_cell(data, entry.way),
                   text_cell(hours),        known_cell(service.phone),     text_cell(address_of(service))};
      table.rows.push_back(std::move(row));
    }
  }
  add_heading(document, text::services::clinics_title);
  document.blocks.push_back(no_urgent_care_words());
  add_paragraph(document, text::services::file_can_bring, Tone::kMuted);
  if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
  if (closed > 0) {
    add_paragraph(document, text::services::clinics_closed{.places = closed}, Tone::kMuted);
  }
}

std::string services_summary(const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  if (!is_known(data, ServiceKind::kPharmacy, context.day.date)) return pharmacies_not_known(context);
  const auto near = services_near(data, on_day, ServiceKind::kPharmacy, kNearMetres, context.day.date);
  std::int64_t open = 0;
  std::int64_t sunday = 0;
  const auto moment = wanted_moment(context.state);
  for (const ServiceNearNetwork& entry : near) {
    const auto& hours = data.services[entry.service.value].hours;
    if (hours && open_on_sunday(*hours)) ++sunday;
    if (moment && open_at(hours, *moment) == OpenState::kOpen) ++open;
  }
  const std::string& network = name_of(data, on_day.network);
  return moment
             ? say(text::services::summary_moment{.moment = moment_words(*moment),
                                                  .network = network,
                                                  .open = open,
                                                  .pharmacies = near.size()})
             : say(text::services::summary{.network = network, .pharmacies = near.size(), .sunday = sunday});
}

}  // namespace pcn
