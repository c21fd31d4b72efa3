#include "core/figures/figure_table.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/figures/disclosure.h"
#include "core/insight/statistics.h"

namespace pcn {
namespace {

bool is_mean(const Indicator& of) {
  return of.adds_up == AddsUp::kMean || of.adds_up == AddsUp::kPatientsMean;
}

void add(FigureCell& cell, const Indicator& of, const FigureValue& figure, double weight, double part) {
  if (of.adds_up == AddsUp::kLeast) {
    if (figure.value && (!cell.value || *figure.value < *cell.value)) cell.value = figure.value;
  } else if (!is_mean(of)) {
    cell.part += figure.part * part;
    cell.whole += figure.whole * part;
  } else if (figure.value) {
    cell.part += *figure.value * weight * part;
    cell.whole += weight * part;
  }
}

void finish(FigureCell& cell, const Indicator& of) {
  if (of.adds_up == AddsUp::kLeast || !(cell.whole > 0)) return;
  if (of.adds_up == AddsUp::kSum) {
    cell.value = cell.part;
  } else {
    cell.value = is_mean(of) ? cell.part / cell.whole : cell.part * of.times / cell.whole;
  }
}

// How many people stand behind the figure of a subject.
double weight_of(const FigureInput& input, FigureLevel level, std::uint32_t subject,
                 const FigureValue& figure, const PeopleCounter* counter) {
  if (level == FigureLevel::kPlace) {
    return counter ? counter->residents_of_groups(SmallAreaIndex(subject))
                   : static_cast<double>(input.data.small_areas[subject].total_residents().count);
  }
  if (counter && level == FigureLevel::kPractice) return counter->registered(PracticeIndex(subject));
  return figure.whole;
}

void add_subjects(FigureColumn& column, const FigureInput& input, const Grouping& grouping,
                  const PeopleCounter* counter) {
  const Indicator& of = *column.of;
  const GroupMembers& members = members_at(grouping, of.level);
  for (std::uint32_t at = 0; at < std::min(subjects_of(input, of.level), members.size()); ++at) {
    const FigureValue figure = figure_at(input, of, at);
    if (!figure.looked_at) continue;
    const double weight = weight_of(input, of.level, at, figure, counter);
    for (const GroupPart& part : members[at]) add(column.cells[part.group], of, figure, weight, part.part);
    const bool in_area = of.level == FigureLevel::kPractice  ? input.data.practices[at].in_area
                         : of.level == FigureLevel::kNetwork ? input.data.networks[at].in_area
                                                             : true;
    if (in_area) add(column.all, of, figure, weight, 1);
  }
}

// Of the places in which patients of each network live.
void add_patients(FigureColumn& column, const FigureInput& input, const Grouping& grouping) {
  for (std::size_t network = 0; network < grouping.networks.size(); ++network) {
    for (const GroupPart& group : grouping.networks[network]) {
      for (const PlacePatients& home : input.flows->places[network]) {
        if (home.place.value >= input.flows->areas.size()) continue;
        add(column.cells[group.group], *column.of, figure_at(input, *column.of, home.place.value),
            home.patients, group.part);
      }
    }
  }
}

void add_area(FigureColumn& column, const FigureInput& input, const Grouping& grouping) {
  const CompareRule& rule = *column.of->compare;
  if (rule.area == Beside::kMeanOfGroups) {
    std::vector<double> known;
    for (const FigureCell& cell : column.cells) {
      if (cell.value) known.push_back(*cell.value);
    }
    column.all = {mean(known), 0, 0, false};
    column.area_is_mean = true;
  }
  if (rule.area == Beside::kPatients && input.flows) {
    FigureCell all;
    for (std::size_t network = 0; network < grouping.networks.size(); ++network) {
      const double patients = input.flows->patients[network];
      for (const GroupPart& group : grouping.networks[network]) {
        const auto& value = column.cells[group.group].value;
        if (!value || !(patients > 0)) continue;
        all.part += *value * patients;
        all.whole += patients;
      }
    }
    if (all.whole > 0) all.value = all.part / all.whole;
    column.all = all;
  }
  if (rule.date) column.date = rule.date(input, *column.of);
  if (rule.england) column.england = rule.england(input, *column.of);
  column.england_is_middle = rule.england_is_middle && column.england.has_value();
}

// Numbers of people that are too few, and sums that would tell them by subtraction.
void withhold(FigureColumn& column) {
  const Indicator& of = *column.of;
  if (!of.of_people) return;
  std::vector<double> people;
  for (const FigureCell& cell : column.cells) people.push_back(cell.part);
  std::vector<bool> hidden(people.size(), false);
  if (of.adds_up == AddsUp::kSum) hidden = shown_counts(people).hidden;
  const auto check = [&of](FigureCell& cell, bool hide) {
    const bool few =
        (!is_mean(of) && is_small(cell.part)) || (of.adds_up != AddsUp::kSum && is_small(cell.whole));
    cell.withheld = hide || few;
    if (cell.withheld) cell.value.reset();
  };
  for (std::size_t at = 0; at < column.cells.size(); ++at) check(column.cells[at], hidden[at]);
  check(column.all, false);
}

}  // namespace

FigureLookups::FigureLookups(const Dataset& data, Date day)
    : networks(networks_on(data, day)),
      on_day(data.networks.size(), nullptr),
      lists(data, day),
      open(data.practices.size(), false),
      staff(staff_rates(data)) {
  for (const NetworkOnDay& network : networks) on_day[network.network.value] = &network;
  for (const Membership& member : memberships_on(data, day)) open[member.practice.value] = true;
  for (const PracticeIndex practice : unallocated_on(data, day)) open[practice.value] = true;
}

const FigureColumn* FigureTable::find(std::string_view id) const {
  for (const FigureColumn& column : columns) {
    if (column.id() == id) return &column;
  }
  return nullptr;
}

std::optional<std::size_t> FigureTable::position(std::uint32_t item) const {
  const auto& groups = grouping.groups;
  const auto at =
      std::find_if(groups.begin(), groups.end(), [item](const Group& group) { return group.item == item; });
  if (at == groups.end()) return std::nullopt;
  return static_cast<std::size_t>(at - groups.begin());
}

std::optional<double> FigureTable::value(std::string_view id, NetworkIndex network) const {
  const FigureColumn* column = find(id);
  const auto group = position(network.value);
  return column && group ? column->cells[*group].value : std::nullopt;
}

const GroupMembers& members_at(const Grouping& grouping, FigureLevel level) {
  return level == FigureLevel::kPlace      ? grouping.places
         : level == FigureLevel::kPractice ? grouping.practices
                                           : grouping.networks;
}

FigureTable figures(FigureInput input, std::span<const Indicator* const> wanted, Grouping grouping,
                    const PeopleCounter* counter) {
  // Of no use to places and tests of coverage, whose facts are there.
  std::optional<FigureLookups> lookups;
  if (std::any_of(wanted.begin(), wanted.end(), [](const Indicator* of) {
        return of->compare || (!of->gap && of->level != FigureLevel::kPlace);
      })) {
    lookups.emplace(input.data, input.day);
    input.lookups = &*lookups;
  }
  FigureTable table{std::move(grouping), {}};
  for (const Indicator* of : wanted) {
    const bool by_patients = of->adds_up == AddsUp::kPatientsMean && !counter;
    if (!can_tell(input, *of) || (by_patients && !input.flows)) continue;
    if (of->missing && !of->missing(input).empty()) continue;
    FigureColumn column;
    column.of = of;
    const bool retitled = of->compare && !of->compare->title.empty();
    column.title = of->named ? of->named(input, *of) : std::string(retitled ? of->compare->title : of->title);
    column.cells.resize(table.grouping.groups.size());
    if (by_patients) {
      add_patients(column, input, table.grouping);
    } else {
      add_subjects(column, input, table.grouping, counter);
    }
    for (FigureCell& cell : column.cells) finish(cell, *of);
    finish(column.all, *of);
    if (of->compare) add_area(column, input, table.grouping);
    withhold(column);
    const auto known = [](const FigureCell& cell) { return cell.value.has_value(); };
    if (std::any_of(column.cells.begin(), column.cells.end(), known))
      table.columns.push_back(std::move(column));
  }
  return table;
}

namespace {

FigureTable of_networks(const FigureInput& input, std::span<const Indicator* const> wanted) {
  const auto leads =
      input.flows ? std::span<const AreaLead>(input.flows->areas) : std::span<const AreaLead>();
  return figures(input, wanted, by_networks(input.data, input.day, leads));
}

}  // namespace

FigureTable network_figures(const FigureInput& input, std::initializer_list<std::string_view> ids) {
  std::vector<const Indicator*> wanted;
  for (const std::string_view id : ids) wanted.push_back(find_indicator(id));
  return of_networks(input, wanted);
}

FigureTable compare_networks(const FigureInput& input) {
  std::vector<const Indicator*> wanted;
  for (const Indicator& each : indicators()) {
    if (each.compare) wanted.push_back(&each);
  }
  return of_networks(input, wanted);
}

std::optional<GroupStanding> standing(const FigureColumn& column, std::size_t position) {
  if (position >= column.cells.size() || !column.cells[position].value) return std::nullopt;
  std::vector<double> known;
  for (const FigureCell& cell : column.cells) {
    if (cell.value) known.push_back(*cell.value);
  }
  GroupStanding result;
  result.rank = rank_from_highest(known, *column.cells[position].value);
  result.of = known.size();
  result.lowest = *quantile(known, 0);
  result.lower_quartile = *quantile(known, 0.25);
  result.median = *quantile(known, 0.5);
  result.upper_quartile = *quantile(known, 0.75);
  result.highest = *quantile(known, 1);
  return result;
}

}  // namespace pcn
