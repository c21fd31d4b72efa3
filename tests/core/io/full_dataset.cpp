#include "tests/core/io/full_dataset.h"

#include <algorithm>
#include <cmath>

#include "tests/support/ascii_area.h"

namespace pcn::testing {

Dataset full_dataset() {
  AsciiArea map({"aabX", "acbX", "cccY"});
  map.residents_each(1500).ward("W1", "ac").rural("c");
  map.practice("G1", 'a', 9000, "U1").practice("G2", 'b', 7000, "U2").practice("G3", 'X', 4000, "U3");
  map.network("U1", "North PCN").network("U3", "Beyond PCN", false).branch("G1", map.middle('c'));
  map.member("G2", "U1", day_of(2019, 1, 1), day_of(2019, 7, 1), 1);
  map.service(ServiceKind::kPharmacy, map.middle('a'), open_hours(0, 4, 540, 1080), "Community pharmacy");
  map.staff("U1", "clinical-pharmacists", 1.25).declares("U1", "ac");
  Dataset data = map.build();
  // Packages hold whole metres.
  const auto round_point = [](BritishGrid& point) {
    point = {std::round(point.east), std::round(point.north)};
  };
  for (SmallArea& area : data.small_areas) round_point(area.centroid);
  const auto round_rows = [&](auto& rows) {
    for (auto& row : rows) {
      if (row.point) round_point(*row.point);
    }
  };
  round_rows(data.practices);
  round_rows(data.sites);
  round_rows(data.services);
  data.sources.push_back({"list", "Lists", "NHS England", "https://example.org/", "lists.csv", "1 July 2026",
                          "OGL-3.0", std::string(64, 'a')});
  data.provenance.push_back({"lists", {SourceIndex{data.sources.size() - 1}}, "Counted — “as published”."});
  data.build_notes.push_back(
      {Severity::kWarning, "something", {"file.csv", 12, 3, "NAME"}, "Dropped.", 4, 250});
  Network& network = data.networks.front();
  network.opened = day_of(2019, 10, 1);
  network.closed = day_of(2026, 1, 1);
  network.type = NetworkType::kNonGeographic;
  network.type_basis = "Said so.";
  network.former_names = {"Old \"PCN\"", "Older, PCN"};
  Practice& practice = data.practices.front();
  practice.address = "1 High Street, Töwn";
  practice.postcode = "SE1 0AA";
  practice.phone = "020 7946 0000";
  practice.website = "https://example.org/gp";
  practice.contract = "GMS";
  practice.status = PracticeStatus::kActive;
  practice.opened = day_of(1974, 4, 1);
  practice.closed = day_of(2026, 2, 1);
  practice.cqc = CqcRating{"Good", 2019};
  practice.imd_score = 28.945;
  data.practices.back().point.reset();
  data.weighted.push_back({PracticeIndex{std::size_t{0}}, day_of(2022, 10, 1), {8123.75}});
  data.age_sex_date = day_of(2026, 7, 1);
  data.age_sex.clear();
  AgeSex ages{PracticeIndex{std::size_t{0}}, {}, {}, 3};
  for (std::size_t i = 0; i < kAgeBands; ++i) {
    ages.female[i] = static_cast<std::int32_t>(i * 17 % 40 * 10);
    ages.male[i] = static_cast<std::int32_t>(i * 23 % 40 * 10);
  }
  data.age_sex.push_back(ages);
  data.small_areas.front().imd_rank = 12'345;
  data.small_areas.front().imd_decile = 4;
  data.small_areas.front().imd_score = 21.337;
  data.workforce_years.push_back({NetworkIndex{std::size_t{0}}, 2023, "Directors", 0.4});
  data.register_year = "2021/22";
  data.conditions.push_back({"DM", "Diabetes", "17OV", "people aged 17 and over"});
  data.activity_measures = {{"calls-answered", {2025, 10, 1}, {2026, 2, 28}, 70'000, 100'000}};
  data.activity.push_back({PracticeIndex{std::size_t{0}}, 0, 700.5, 1000});
  data.registers.push_back({PracticeIndex{std::size_t{0}}, 0, 512.0, 7400});
  const BritishGrid corner{530'000, 180'000};
  data.basemap_polygons.push_back(
      {BasemapKind::kPark, "Park", {{corner, {530'100, 180'000}, {530'000, 180'100}}, {}}});
  data.basemap_lines.push_back({BasemapKind::kRail, "Line", {corner, {531'000, 181'000}}});
  data.basemap_points.push_back({BasemapKind::kStation, "Station", corner, 2});
  Postcode postcode;
  const std::string_view text = "SE1 0AA";
  std::copy(text.begin(), text.end(), postcode.text.begin());
  postcode.east = 530'000;
  postcode.north = 180'000;
  postcode.small_area = SmallAreaIndex{std::size_t{1}};
  data.postcodes = {postcode};
  data.england.date = day_of(2026, 7, 1);
  data.england.networks = 1251;
  data.england.list_size_deciles = {30'900, 34'100, 37'400, 41'000, 44'200, 48'200, 52'400, 57'600, 69'100};
  data.england.arrs_fte_quartiles = {1.3, 1.9, 2.5};
  data.england.female[3] = 1'900'000;
  data.england.male[4] = 2'000'000;
  data.special_lists = {
      {PracticeIndex{std::size_t{1}}, ListFor::kCareHomes, "86% of its patients are 75 or older."}};
  Succession row;
  row.practice = PracticeIndex{std::size_t{1}};
  row.successor = PracticeIndex{std::size_t{0}};
  row.first_day = day_of(2024, 7, 1);
  row.day_is_recorded = true;
  row.from = day_of(2022, 10, 1);
  row.to = day_of(2025, 10, 1);
  row.patients = row.together = 9811;
  row.growth = 9350;
  row.metres = 244;
  row.same_network = true;
  data.successions = {row};
  Service beyond;
  beyond.code = "FBB";
  beyond.name = "Chemist Beyond";
  beyond.postcode = "SE1 0AB";
  beyond.point = BritishGrid{529'000, 179'000};
  beyond.source = SourceIndex{std::size_t{0}};
  data.services_beyond = {beyond};
  data.place_changes = {{"E01000099", SmallAreaIndex{std::size_t{0}}},
                        {"E01000099", SmallAreaIndex{std::size_t{1}}}};
  data.observed.push_back({PracticeIndex{std::size_t{0}}, SmallAreaIndex{std::size_t{0}}, 812});
  data.observed.push_back({PracticeIndex{}, SmallAreaIndex{std::size_t{0}}, 5});
  data.observed_beyond = {{PracticeIndex{std::size_t{0}}, Beyond::kWales, 3}};
  data.observed_days = {{PracticeIndex{std::size_t{0}}, day_of(2025, 10, 1)}};
  data.observed_date = day_of(2026, 4, 1);
  data.rivers = {
      {"River Thames", {{530'000, 180'000}, {531'000, 180'400}}, false},
      {"Tresco", {{530'000, 180'000}, {530'100, 180'100}, {530'000, 180'100}, {530'000, 180'000}}, true}};
  data.streets = {{0, "M9", {{530'000, 180'000}, {530'500, 180'500}}},
                  {4, "", {{530'000, 180'000}, {530'010, 180'000}, {530'010, 180'020}}},
                  {4, "Quay’s End", {{530'100, 180'100}, {530'090, 180'080}}}};
  data.wards = {{"E05000009", "Harbour"}, {"E05000010", ""}};
  data.postcode_wards = {{0, 1}};
  data.places_by_border = {{SmallAreaIndex{std::size_t{1}}, Country::kScotland, 2'500}};
  data.practices.back().country = Country::kWales;
  data.practices.back().icb = "Devon";
  data.practices.back().of_own_network = true;
  data.river_crossings = {{0, "Tower Bridge", "bridge", {530'500, 180'200}}};
  data.model_factors = {{PracticeIndex{std::size_t{0}}, -4711}};
  return data;
}

}  // namespace pcn::testing
