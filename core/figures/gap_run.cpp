#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/figures/disclosure.h"
#include "core/figures/gap_tests.h"
#include "core/footprint/basis_words.h"
#include "texts/figures.h"

namespace pcn {
namespace {

namespace T = text::figures;

// Detached parts of two footprints may hold the same place when footprints overlap: count its residents once.
double people_in_places(const Indicator& test, const std::vector<GapRow>& rows, const FigureInput& input,
                        const PeopleCounter& counter) {
  std::vector<bool> counted(input.coverage->places.size(), false);
  double people = 0;
  for (const GapRow& row : rows) {
    for (const SmallAreaIndex place : test.gap->places(input, row.subject)) {
      if (!counted[place.value]) people += counter.residents_of_groups(place);
      counted[place.value] = true;
    }
  }
  return people;
}

std::string sentence_of(const Indicator& test, const GapResult& result) {
  const bool is_standard =
      !result.rows.empty() && !test.gap->standard_finding.empty() && result.threshold == test.gap->standard;
  const std::string threshold = threshold_text(test, result.threshold);
  const std::string finding =
      (is_standard ? test.gap->standard_finding : test.gap->finding).with({std::string_view(threshold)});
  const std::string_view people = people_words(test.gap->base);
  if (result.rows.empty()) return say(T::found_none{.finding = finding, .people = people});
  const std::string subjects = subjects_words(test.level, result.rows.size());
  if (result.withheld()) return say(T::found_few{.finding = finding, .people = people, .subjects = subjects});
  return say(T::found{.count = format_count(std::llround(result.people)),
                      .finding = finding,
                      .people = people,
                      .subjects = subjects});
}

// Why the test cannot be made on the day; empty if it can.
std::string missing_for(const FigureInput& input, const Indicator& test) {
  std::string missing = test.missing ? test.missing(input) : std::string();
  if (missing.empty() && test.level == FigureLevel::kPlace && input.coverage->places.empty())
    missing = T::no_places;
  return missing;
}

// People of the base at the level, each counted for its groups.
std::vector<double> people_there(const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                                 const Grouping& grouping, const PeopleCounter& counter) {
  std::vector<double> people(grouping.groups.size(), 0);
  const auto add = [&people](const std::vector<GroupPart>& parts, double count) {
    for (const GroupPart& part : parts) people[part.group] += count * part.part;
  };
  if (test.gap->base == PeopleBase::kResidents) {
    for (std::size_t at = 0; at < grouping.places.size(); ++at)
      add(grouping.places[at], counter.residents_of_groups(SmallAreaIndex(at)));
  } else if (test.level == FigureLevel::kPractice) {
    for (std::size_t at = 0; at < data.practices.size(); ++at)
      add(grouping.practices[at], counter.registered(PracticeIndex(at)));
  } else {
    for (const NetworkIndex network : facts.open_networks)
      add(grouping.networks[network.value], counter.registered(network));
  }
  return people;
}

}  // namespace

std::string_view people_words(PeopleBase base) {
  return base == PeopleBase::kResidents ? T::residents : T::registered_patients;
}

std::string subjects_words(FigureLevel level, std::size_t count) {
  constexpr std::array<TextId, 3> kWords = {T::places::kId, T::practices::kId, T::networks::kId};
  return say(kWords[static_cast<std::size_t>(level)], {TextNumber(count)});
}

std::string_view certainty_of(const Indicator& test, const FootprintChoice& choice,
                              const PeopleFilter& filter) {
  using enum GapCertainty;
  const GapCertainty own = test.gap->certainty;
  const bool some_deciles = filter.first_decile > 1 || filter.last_decile < 10;
  const bool by_homes =
      own == kModelled || own == kFootprint || (test.gap->base == PeopleBase::kRegistered && some_deciles);
  if (!by_homes) return own == kRecorded ? T::recorded : T::measured;
  if (choice.basis == FootprintBasis::kObserved || choice.basis == FootprintBasis::kCarried)
    return basis_words(choice.basis);
  return own == kFootprint && choice.basis == FootprintBasis::kDeclared ? T::recorded : T::modelled;
}

int value_places(const Indicator& test) { return test.fractions || test.places > 0 ? test.places + 1 : 0; }

double standard_threshold(const Indicator& test, const Dataset& data, const CoverageFacts& facts) {
  return test.gap->standard_of ? test.gap->standard_of(coverage_input(data, facts)) : test.gap->standard;
}

std::string threshold_text(const Indicator& test, double threshold) {
  const std::string amount = format_decimal(threshold, test.places);
  return test.gap->limit.with({std::string_view(amount), TextNumber(std::llround(threshold))});
}

std::string with_unit_of(const Indicator& test, std::string_view number) {
  const std::string_view unit = test.unit;
  return std::string(number) + (unit == "%" ? "" : " ") + std::string(unit);
}

std::optional<GapValue> gap_value(const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                                  std::uint32_t subject) {
  const FigureValue found = figure_at(coverage_input(data, facts), test, subject);
  if (!found.looked_at) return std::nullopt;
  const NetworkIndex network = test.level == FigureLevel::kPlace      ? facts.leads[subject].leading()
                               : test.level == FigureLevel::kPractice ? facts.practices[subject].network
                                                                      : NetworkIndex(subject);
  return GapValue{subject, network, found.value, found.nothing_there};
}

std::vector<GapValue> gap_values(const Dataset& data, const CoverageFacts& facts, const Indicator& test) {
  std::vector<GapValue> result;
  const std::size_t subjects = subjects_of(coverage_input(data, facts), test.level);
  result.reserve(subjects);
  for (std::size_t at = 0; at < subjects; ++at) {
    if (auto entry = gap_value(data, facts, test, static_cast<std::uint32_t>(at))) result.push_back(*entry);
  }
  return result;
}

bool gap_fails(const Indicator& test, const GapValue& value, double threshold) {
  if (!value.value) return value.nothing_there && test.worse == Side::kAbove;
  return test.worse == Side::kAbove ? *value.value > threshold : *value.value < threshold;
}

double people_of(const Indicator& test, const GapValue& entry, const CoverageFacts& facts,
                 const PeopleCounter& counter) {
  if (test.level == FigureLevel::kPlace) return counter.residents(SmallAreaIndex(entry.subject));
  if (test.level == FigureLevel::kPractice) return counter.registered(PracticeIndex(entry.subject));
  if (!test.gap->places) return counter.registered(entry.network);
  double people = 0;
  if (counter.passes(entry.network)) {
    for (const SmallAreaIndex place : test.gap->places(coverage_input(counter.data(), facts), entry.subject))
      people += counter.residents_of_groups(place);
  }
  return people;
}

bool GapResult::withheld() const { return is_small(people); }

std::optional<double> GapResult::share() const {
  if (!(people_looked_at > 0) || withheld()) return std::nullopt;
  return people / people_looked_at;
}

GapResult run_gap_test(const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                       double threshold, const PeopleFilter& filter) {
  GapResult result;
  result.id = test.id;
  result.threshold = threshold;
  const FigureInput input = coverage_input(data, facts);
  result.sentence = missing_for(input, test);
  if (!result.sentence.empty()) {
    result.available = false;
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
  std::vector<double> people;
  for (const GapRow& row : result.rows) people.push_back(row.people);
  const std::vector<bool> hidden = shown_counts(people).hidden;
  for (std::size_t at = 0; at < hidden.size(); ++at) result.rows[at].withheld = hidden[at];
  if (test.gap->places) result.people = people_in_places(test, result.rows, input, counter);
  result.sentence = sentence_of(test, result);
  return result;
}

std::vector<GapResult> run_all_gap_tests(const Dataset& data, const CoverageFacts& facts,
                                         const PeopleFilter& filter) {
  std::vector<GapResult> results;
  for (const Indicator& test : gap_tests()) {
    results.push_back(run_gap_test(data, facts, test, standard_threshold(test, data, facts), filter));
  }
  std::vector<std::size_t> order(results.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stable(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (results[a].people != results[b].people) return results[a].people > results[b].people;
    return gap_tests()[a].gap->severity < gap_tests()[b].gap->severity;
  });
  std::vector<GapResult> ranked;
  for (const std::size_t at : order) ranked.push_back(std::move(results[at]));
  return ranked;
}

std::string gap_detail(const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                       const GapRow& row) {
  return test.gap->detail ? test.gap->detail(coverage_input(data, facts), row.subject) : std::string();
}

FigureTable people_affected(const Dataset& data, const CoverageFacts& facts, Grouping grouping,
                            const PeopleFilter& filter) {
  FigureTable table{std::move(grouping), {}};
  const PeopleCounter counter(data, facts, filter);
  const Grouping area = by_area(data);
  for (const Indicator& test : gap_tests()) {
    const GapResult result = run_gap_test(data, facts, test, standard_threshold(test, data, facts), filter);
    if (!result.available) continue;
    std::vector<double> people(table.grouping.groups.size(), 0);
    for (const GapRow& row : result.rows) {
      for (const GroupPart& part : members_at(table.grouping, test.level)[row.subject])
        people[part.group] += row.people * part.part;
    }
    const std::vector<bool> hidden = shown_counts(people).hidden;
    const std::vector<double> there = people_there(data, facts, test, table.grouping, counter);
    FigureColumn column;
    column.of = &test;
    column.title = std::string_view(test.title);
    for (std::size_t at = 0; at < people.size(); ++at) {
      const auto shown = hidden[at] ? std::nullopt : std::optional(people[at]);
      column.cells.push_back({shown, people[at], there[at], hidden[at]});
    }
    column.all = {result.withheld() ? std::nullopt : std::optional(result.people), result.people,
                  people_there(data, facts, test, area, counter).front(), result.withheld()};
    table.columns.push_back(std::move(column));
  }
  return table;
}

}  // namespace pcn
