#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/coverage/gap_people.h"
#include "core/coverage/gap_tests.h"
#include "core/coverage/gap_values.h"
#include "core/coverage/suppression.h"

namespace pcn {
namespace {

// Detached parts of two footprints may hold the same place when footprints overlap: count its residents once.
double people_in_pieces(const std::vector<GapRow>& rows, const CoverageFacts& facts,
                        const PeopleCounter& counter) {
  std::vector<bool> counted(facts.places.size(), false);
  double people = 0;
  for (const GapRow& row : rows) {
    if (!counter.passes(row.network)) continue;
    for (const SmallAreaIndex place : facts.networks[row.subject].cut_off) {
      if (!counted[place.value]) people += counter.residents_of_groups(place);
      counted[place.value] = true;
    }
  }
  return people;
}

std::string subjects_text(const GapTest& test, std::size_t count) {
  const auto number = static_cast<std::int64_t>(count);
  switch (test.subject) {
    case GapSubject::kPlace:
      return count_of(number, "place", "places");
    case GapSubject::kPractice:
      return count_of(number, "practice", "practices");
    case GapSubject::kNetwork:
      return count_of(number, "network", "networks");
  }
  return {};
}

std::string sentence_of(const GapTest& test, const GapResult& result) {
  const bool is_standard =
      !result.rows.empty() && !test.standard_finding.empty() && result.threshold == test.standard;
  std::string finding(is_standard ? test.standard_finding : test.finding);
  const std::size_t at = finding.find("{}");
  if (at != std::string::npos) finding.replace(at, 2, threshold_text(test, result.threshold));
  const std::string people = test.base == PeopleBase::kResidents ? " residents " : " registered patients ";
  if (result.rows.empty()) return "No" + people + finding + ".";
  const std::string count = shown_count(std::llround(result.people));
  return (count.front() == 'f' ? "Fewer than 5" : count) + people + finding + " (" +
         subjects_text(test, result.rows.size()) + ").";
}

}  // namespace

std::string threshold_text(const GapTest& test, double threshold) {
  std::string number = format_decimal(threshold, test.places);
  if (test.unit == "%") return number + "%";
  if (test.unit == "% of the mean") return number + "% of the area's mean";
  if (test.unit == "FTE per 10,000") return number + " full-time staff for 10,000 patients";
  if (test.unit == "roles") return number;
  std::string_view unit = test.unit;
  if (number == "1" && unit.ends_with('s')) unit.remove_suffix(1);
  return number + " " + std::string(unit);
}

GapResult run_gap_test(const Dataset& data, const CoverageFacts& facts, const GapTest& test, double threshold,
                       const PeopleFilter& filter) {
  GapResult result;
  result.id = test.id;
  result.threshold = threshold;
  const std::string missing = missing_for(data, facts, test);
  if (!missing.empty()) {
    result.available = false;
    result.sentence = "Not in the data: " + missing + ".";
    return result;
  }
  const std::string not_known = not_known_for(data, facts, test);
  if (!not_known.empty()) {
    result.available = false;
    result.sentence = not_known + ".";
    return result;
  }
  const PeopleCounter counter(data, facts, filter);
  for (const GapValue& entry : gap_values(data, facts, test)) {
    const double people = people_of(test, entry, facts, counter);
    if (!entry.value && !entry.nothing_there) {
      ++result.unknown;
      continue;
    }
    result.people_looked_at += people;
    if (!gap_fails(test, entry, threshold) || people <= 0) continue;
    result.people += people;
    result.rows.push_back({entry.subject, entry.network, entry.value, people});
  }
  sort_stable(result.rows.begin(), result.rows.end(),
              [](const GapRow& a, const GapRow& b) { return a.people > b.people; });
  if (test.id == "pieces") result.people = people_in_pieces(result.rows, facts, counter);
  result.sentence = sentence_of(test, result);
  return result;
}

std::vector<GapResult> run_all_gap_tests(const Dataset& data, const CoverageFacts& facts,
                                         const PeopleFilter& filter) {
  std::vector<GapResult> results;
  for (const GapTest& test : gap_tests()) {
    results.push_back(run_gap_test(data, facts, test, standard_threshold(test, data, facts), filter));
  }
  std::vector<std::size_t> order(results.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stable(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (results[a].people != results[b].people) return results[a].people > results[b].people;
    return gap_tests()[a].severity < gap_tests()[b].severity;
  });
  std::vector<GapResult> ranked;
  for (const std::size_t at : order) ranked.push_back(std::move(results[at]));
  return ranked;
}

CoverageMatrix coverage_matrix(const Dataset& data, const CoverageFacts& facts, const PeopleFilter& filter) {
  CoverageMatrix matrix;
  matrix.networks = facts.open_networks;
  std::vector<std::size_t> column(data.networks.size(), matrix.networks.size());
  for (std::size_t at = 0; at < matrix.networks.size(); ++at) column[matrix.networks[at].value] = at;
  std::vector<std::size_t> district_column(data.districts.size(), data.districts.size());
  for (std::size_t at = 0; at < data.districts.size(); ++at) {
    if (!data.districts[at].in_area) continue;
    district_column[at] = matrix.districts.size();
    matrix.districts.emplace_back(at);
  }
  for (const GapTest& test : gap_tests()) {
    const GapResult result = run_gap_test(data, facts, test, standard_threshold(test, data, facts), filter);
    if (!result.available) continue;
    matrix.tests.emplace_back(test.id);
    std::vector<double> networks(matrix.networks.size(), 0);
    std::vector<double> districts(matrix.districts.size(), 0);
    for (const GapRow& row : result.rows) {
      if (row.network && column[row.network.value] < networks.size())
        networks[column[row.network.value]] += row.people;
      DistrictIndex district;
      switch (test.subject) {
        case GapSubject::kPlace:
          district = data.small_areas[row.subject].district;
          break;
        case GapSubject::kPractice:
          district = data.practices[row.subject].district;
          break;
        case GapSubject::kNetwork:
          district = data.networks[row.subject].district;
          break;
      }
      if (district && district_column[district.value] < districts.size()) {
        districts[district_column[district.value]] += row.people;
      }
    }
    matrix.by_network.push_back(std::move(networks));
    matrix.by_district.push_back(std::move(districts));
  }
  return matrix;
}

}  // namespace pcn
