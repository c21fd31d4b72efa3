#include "core/pages/depth_services.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/geo/polygon_ops.h"
#include "core/state/extra_keys.h"

namespace pcn {
namespace {

constexpr std::array<UsualTime, 6> kUsualTimes = {{
    {2, 10 * 60, "wednesday-10", "Wednesday 10:00"},
    {2, 18 * 60 + 30, "wednesday-1830", "Wednesday 18:30"},
    {2, 20 * 60 + 30, "wednesday-2030", "Wednesday 20:30"},
    {5, 10 * 60, "saturday-10", "Saturday 10:00"},
    {5, 16 * 60, "saturday-16", "Saturday 16:00"},
    {6, 12 * 60, "sunday-12", "Sunday 12:00"},
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
  if (!hours) return text_cell(std::string(kNotInData), {}, Tone::kMuted);
  return text_cell(yes ? "yes" : "no", {}, yes ? Tone::kGood : Tone::kPlain);
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
  chart.x = {"Time of a usual week", false, 0, false};
  chart.y = {"Pharmacies open", true, 0, false};
  chart.provenance = "services.pharmacies";
  ChartSeries series;
  series.name = "Open";
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
  chart.title = std::to_string(on_sunday) + " of " + std::to_string(known) +
                " pharmacies near its practices " + (on_sunday == 1 ? "is" : "are") +
                " open at noon on Sunday";
  chart.summary = "Pharmacies within " + format_distance(kNearMetres) +
                  " of a practice whose hours are in the data, in a usual week.";
  chart.series.push_back(std::move(series));
  return chart;
}

std::string address_of(const Service& service) {
  std::vector<std::string> parts = {service.address, service.postcode};
  std::erase(parts, std::string());
  return join(parts, ", ");
}

std::string moment_words(Moment moment) {
  return to_words(moment.date) + " at " + clock_words(moment.minute);
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
  table.caption =
      "Pharmacies within " + format_distance(kNearMetres) + " of one of its practices (" +
      ways_sentence(ways_of(near)) + "), nearest first" +
      (moment ? "; those that are open on " + moment_words(*moment) + ", or whose hours are not known then"
              : "") +
      ".";
  table.columns = make_columns({{"name", "Pharmacy", {}, "pharmacy", false}});
  if (moment) add_column(table, {"open", clock_words(moment->minute), {}, {}, false});
  add_column(table, {"sunday", "On Sunday", {}, {}, false});
  add_column(table, {"late", "After 20:00", {}, {}, false});
  add_column(table, {"distance", "To a practice", {}, "distance", true});
  add_column(table, {"phone", "Telephone", {}, {}, false});
  add_column(table, {"address", "Address", {}, {}, false});
  table.provenance = "services.pharmacies";
  for (const ServiceNearNetwork& entry : near) {
    const Service& service = data.services[entry.service.value];
    if (moment && open_at(service.hours, *moment) == OpenState::kClosed) continue;
    Row row;
    row.key = service.code;
    row.cells = {text_cell(service.name)};
    if (moment) {
      const OpenState state = open_at(service.hours, *moment);
      row.cells.push_back(text_cell(std::string(to_words(state)), {}, tone_of_state(state)));
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
  return "Pharmacies and their opening hours are " +
         not_known_words(known_from(context.data, *first), context.day.date) + ".";
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
  document.blocks.push_back(heading("Pharmacies"));
  if (!is_known(context.data, ServiceKind::kPharmacy, context.day.date)) {
    document.blocks.emplace_back(paragraph(pharmacies_not_known(context), Tone::kMuted));
    return;
  }
  const auto near =
      services_near(context.data, on_day, ServiceKind::kPharmacy, kNearMetres, context.day.date);
  if (near.empty()) {
    document.blocks.emplace_back(paragraph(
        "There is no pharmacy in the data within " + format_distance(kNearMetres) + " of its practices.",
        Tone::kCaution));
    return;
  }
  document.blocks.emplace_back(hours_chart(context.data, near));
  Table table = pharmacies_table(context, near);
  if (table.rows.empty()) {
    document.blocks.emplace_back(
        paragraph("All " + std::to_string(near.size()) + " pharmacies are closed at the time that you chose.",
                  Tone::kCaution));
  } else {
    const std::size_t closed = near.size() - table.rows.size();
    document.blocks.emplace_back(std::move(table));
    if (closed > 0)
      document.blocks.emplace_back(
          paragraph(std::to_string(closed) + " more are closed then and are neither listed nor on the map.",
                    Tone::kMuted));
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
  table.caption =
      "The nearest evening clinics and hospitals, from the network's nearest practice in a straight line, "
      "or by the nearest crossing where a river lies between";
  table.caption += moment ? "; those not known to be closed on " + moment_words(*moment) + "." : ".";
  std::size_t closed = 0;
  table.columns = make_columns({{"name", "Name", {}, {}, false},
                                {"kind", "Kind", {}, {}, false},
                                {"distance", "To a practice", {}, "distance", true},
                                {"open", moment ? clock_words(moment->minute) : "Hours", {}, {}, false},
                                {"phone", "Telephone", {}, {}, false},
                                {"address", "Address", {}, {}, false}});
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
  document.blocks.push_back(heading("Clinics and hospitals"));
  document.blocks.push_back(no_urgent_care_words());
  document.blocks.push_back(
      paragraph("A service file can bring those that your network knows of.", Tone::kMuted));
  if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
  if (closed > 0) {
    document.blocks.emplace_back(paragraph(
        "Closed then, and neither listed nor on the map: " +
            count_of(static_cast<std::int64_t>(closed), "clinic or hospital", "clinics and hospitals") + ".",
        Tone::kMuted));
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
  const std::string pharmacies = count_of(static_cast<std::int64_t>(near.size()), "pharmacy", "pharmacies");
  if (moment)
    return std::to_string(open) + " of " + pharmacies + " near the practices of " +
           name_of(data, on_day.network) + (open == 1 ? " is" : " are") + " open on " +
           moment_words(*moment) + ", as far as the data tell.";
  return "Near the practices of " + name_of(data, on_day.network) + (near.size() == 1 ? " is " : " are ") +
         pharmacies + ", of which " + std::to_string(sunday) + (sunday == 1 ? " opens" : " open") +
         " on Sundays.";
}

}  // namespace pcn
