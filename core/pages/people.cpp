#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/insight/conditions.h"
#include "core/insight/population.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/overviews.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"

namespace pcn {
namespace {

struct AgeGroup {
  int first, last;
  std::string_view words;
};
constexpr std::array<AgeGroup, 5> kGroups = {{
    {0, kBand15 - 1, "aged under 15"},
    {kBand15, 4, "aged 15 to 24"},
    {5, 8, "aged 25 to 44"},
    {9, kBand65 - 1, "aged 45 to 64"},
    {kBand65, kOldestBand, "aged 65 and over"},
}};

// With whom a network is compared: the area or England.
struct Reference {
  AgeSexProfile ages;
  std::string name;
};

Reference reference(const ViewContext& context) {
  if (extra(context.state, "against") == "england") return {england_ages(context.data), "England"};
  return {area_ages(context.data), context.data.name};
}

// The age group that differs most from the reference.
std::string finding(const AgeSexProfile& own, const Reference& other, const std::string& name) {
  const AgeGroup* most = nullptr;
  double difference = 0;
  for (const AgeGroup& group : kGroups) {
    const auto mine = own.share(group.first, group.last);
    const auto theirs = other.ages.share(group.first, group.last);
    if (!mine || !theirs || std::fabs(*mine - *theirs) <= std::fabs(difference)) continue;
    difference = *mine - *theirs;
    most = &group;
  }
  if (!most || std::fabs(difference) < 0.01) return name + " has people of the same ages as " + other.name;
  const double mine = *own.share(most->first, most->last);
  return name + (difference > 0 ? " has more people " : " has fewer people ") + std::string(most->words) +
         " than " + other.name + ": " + format_percent(mine) + " against " +
         format_percent(mine - difference);
}

ChartSeries band_shares(const std::array<std::int64_t, kAgeBands>& people, std::int64_t all,
                        std::string name) {
  ChartSeries series;
  series.name = std::move(name);
  for (int band = 0; band < kAgeBands; ++band) {
    ChartPoint point;
    point.x = band;
    point.y =
        all > 0 ? static_cast<double>(people[static_cast<std::size_t>(band)]) / static_cast<double>(all) : 0;
    point.label = band == kOldestBand ? "95+" : std::to_string(band * 5) + "–" + std::to_string(band * 5 + 4);
    series.points.push_back(std::move(point));
  }
  return series;
}

Chart pyramid(const Dataset& data, const AgeSexProfile& own, const Reference& other,
              const std::string& name) {
  Chart chart;
  chart.id = "age-pyramid";
  chart.kind = ChartKind::kPyramid;
  chart.title = finding(own, other, name);
  chart.summary = "Each bar is the part of all registered patients of that sex and age on " +
                  to_words(data.age_sex_date) + "; the outline is " + other.name + ".";
  chart.x = {"Age", false, 0, false};
  chart.y = {"Part of registered patients", true, 1, true};
  chart.series.push_back(band_shares(own.female, own.banded(), "Women and girls"));
  chart.series.push_back(band_shares(own.male, own.banded(), "Men and boys"));
  chart.series.push_back(band_shares(other.ages.female, other.ages.banded(), other.name));
  chart.series.push_back(band_shares(other.ages.male, other.ages.banded(), other.name));
  chart.provenance = "lists.age_sex";
  return chart;
}

void append_ages(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  const AgeSexProfile own = network_ages(data, network, context.day.date);
  document.blocks.push_back(heading("Ages"));
  if (own.banded() == 0) {
    const bool known = is_known(data, Figure::kAges, context.day.date);
    document.blocks.emplace_back(paragraph(
        "The ages of its patients are " +
        (known ? std::string(kNotInData) : not_known_words(data, Figure::kAges, context.day.date)) + "."));
    return;
  }
  const Reference other = reference(context);
  const AgeSexProfile area = area_ages(data);
  const AgeSexProfile england = england_ages(data);
  Facts facts;
  facts.title = "Of every 100 registered patients";
  for (const AgeGroup& group : {kGroups[0], kGroups[4], AgeGroup{kBand85, kOldestBand, "aged 85 and over"}}) {
    const auto percent = [&group](const AgeSexProfile& profile) {
      const auto share = profile.share(group.first, group.last);
      return share ? format_percent(*share, 1) : std::string(kNotInData);
    };
    std::string label(group.words);
    label[0] = 'A';
    facts.facts.push_back(make_fact(std::move(label), percent(own),
                                    data.name + " " + percent(area) + ", England " + percent(england),
                                    "age-groups", "lists.age_sex"));
  }
  document.blocks.emplace_back(std::move(facts));
  document.blocks.emplace_back(pyramid(data, own, other, network_name(data, network)));
  if (own.practices_without > 0) {
    document.blocks.emplace_back(paragraph("Without " +
                                               count_of(own.practices_without, "practice", "practices") +
                                               " that had no list on " + to_words(data.age_sex_date) + ".",
                                           Tone::kCaution));
  }
  if (context.day.date != data.age_sex_date) {
    document.blocks.emplace_back(paragraph("Ages are in the data for " + to_words(data.age_sex_date) +
                                               " only; they are added up for the members of " +
                                               to_words(context.day.date) + ".",
                                           Tone::kMuted));
  }
}

// When the weighted lists were counted, and how many patients the same practices had then, where that is far
// from today's.
std::string weighted_note(const Dataset& data, const NetworkOnDay& on_day) {
  if (!on_day.weighted_date) return "averages of several years";
  const auto then = registered_when_weighted(data, on_day);
  return "average of " + financial_year(*on_day.weighted_date) +
         (then ? ", when these practices had " + format_count(then->count) + " registered patients"
               : std::string());
}

// Three populations that must never be mixed.
void append_populations(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  Facts facts;
  facts.title = "Three ways to count its patients, never to be mixed";
  facts.facts.push_back(make_fact("Registered patients (raw list)", format_count(on_day.registered.count),
                                  registered_date_words(data, on_day), "list-size", "lists"));
  facts.facts.push_back(
      on_day.weighted ? make_fact("Weighted patients (Carr-Hill)", format_decimal(on_day.weighted->count, 0),
                                  weighted_note(data, on_day), "weighted-patients", "lists.weighted")
                      : make_fact("Weighted patients (Carr-Hill)", std::string(kNotInData),
                                  "a practice of the network has none", "weighted-patients", "lists.weighted",
                                  Tone::kMuted));
  facts.facts.push_back(
      make_fact("Adjusted population", std::string(kNotInData),
                "the contract counts money and hours by it; the files used here do not hold it",
                "adjusted-population", "", Tone::kMuted));
  document.blocks.emplace_back(std::move(facts));
}

void append_inflation(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  const ListInflation all = area_inflation(data, context.day.date);
  const auto excess = all.excess();
  if (!excess) return;
  document.blocks.push_back(heading("Registered and resident"));
  std::string text = "The practices of " + data.name + " had " + format_count(all.registered.count) +
                     " registered patients, but the census of 2021 counted " +
                     format_count(all.residents.count) + " residents: " + format_percent(std::fabs(*excess)) +
                     (*excess >= 0 ? " more" : " fewer") + " patients than people.";
  const DistrictIndex district = data.networks[network.value].district;
  for (const ListInflation& borough : borough_inflation(data, context.day.date)) {
    const auto own = borough.excess();
    if (borough.district != district || !own) continue;
    text += " In " + district_name(data, district) + " it is " + format_percent(std::fabs(*own)) +
            (*own >= 0 ? " more." : " fewer.");
  }
  document.blocks.emplace_back(
      paragraph({plain(std::move(text) +
                       " Lists keep people who have moved away, new people have come since the census, and "
                       "some patients live across the border ("),
                 term("list inflation", "list-inflation"), plain(").")}));
}

DeprivationProfile area_patients(const Dataset& data, const NetworkFlows& flows) {
  DeprivationProfile all;
  for (std::size_t n = 0; n < data.networks.size() && n < flows.places.size(); ++n) {
    if (!data.networks[n].in_area) continue;
    const DeprivationProfile own = network_deprivation(data, flows, NetworkIndex(n));
    for (std::size_t tenth = 0; tenth < all.people.size(); ++tenth) all.people[tenth] += own.people[tenth];
    all.unknown += own.unknown;
  }
  return all;
}

ChartSeries tenths(const DeprivationProfile& profile, std::string name) {
  ChartSeries series;
  series.name = std::move(name);
  for (int tenth = 1; tenth <= 10; ++tenth) {
    ChartPoint point;
    point.x = tenth;
    point.y = profile.share(tenth, tenth).value_or(0);
    point.label = tenth == 1 ? "1 most deprived" : tenth == 10 ? "10 least deprived" : std::to_string(tenth);
    series.points.push_back(std::move(point));
  }
  return series;
}

void append_deprivation(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  document.blocks.push_back(heading("Deprivation"));
  const PracticeDeprivation own = practice_deprivation(data, network, context.day.date);
  const PracticeDeprivation area = area_practice_deprivation(data, context.day.date);
  Facts facts;
  if (own.score) {
    std::string note = "IMD 2025, patient-weighted; a higher score is more deprived";
    if (area.score) note += "; " + data.name + " " + format_decimal(*area.score, 1);
    if (own.practices_without > 0)
      note += "; without " + count_of(own.practices_without, "practice", "practices");
    facts.facts.push_back(make_fact("Deprivation score of its practices", format_decimal(*own.score, 1),
                                    std::move(note), "practice-deprivation", "practices.imd"));
  } else {
    facts.facts.push_back(make_fact("Deprivation score of its practices", std::string(kNotInData), "",
                                    "practice-deprivation", "practices.imd", Tone::kMuted));
  }
  if (context.flows) {
    const auto rural = rural_share(data, *context.flows, network);
    if (rural) {
      facts.facts.push_back(make_fact("Patients who live in rural places",
                                      format_percent(*rural, *rural < 0.1 ? 1 : 0),
                                      std::string(basis_word(*context.flows)) + ", classification of 2021",
                                      "", "small_areas.rural_urban"));
    }
  }
  document.blocks.emplace_back(std::move(facts));
  if (!context.flows) return;
  const DeprivationProfile lives = network_deprivation(data, *context.flows, network);
  const auto poorest = lives.share(1, 2);
  if (!poorest) return;
  const DeprivationProfile all = area_patients(data, *context.flows);
  const std::string basis(basis_word(*context.flows));
  Chart chart;
  chart.id = "deprivation-tenths";
  chart.title = format_percent(*poorest) + " of its patients live in the most deprived fifth of England (" +
                basis + ")";
  chart.summary = "Where the network's patients live by tenths of England's deprivation in 2025. " +
                  data.name + ": " + format_percent(all.share(1, 2).value_or(0)) + ". " +
                  context.flows->method;
  chart.x = {"Tenth of deprivation", false, 0, false};
  chart.y = {"Part of patients (" + basis + ")", true, 0, true};
  chart.series = {tenths(lives, network_name(data, network)), tenths(all, data.name)};
  chart.provenance = "small_areas.deprivation small_areas.residents lists";
  document.blocks.emplace_back(std::move(chart));
}

constexpr std::string_view kHigher = "higher", kLower = "lower";
constexpr std::size_t kAgainst = 3;  // column

Row condition_row(const Condition& condition, const Prevalence& own, const Prevalence& area) {
  Row row;
  row.key = condition.code;
  row.cells.push_back(text_cell(condition.name));
  const auto people = static_cast<std::int64_t>(std::lround(own.patients));
  const bool hidden = people > 0 && people < kLeastShown;
  Cell count = text_cell(shown_count(people));
  if (!hidden) count.sort = static_cast<double>(people);
  const auto rate = own.rate();
  const auto interval = own.interval();
  if (rate && interval && !hidden) {
    row.cells.push_back({format_percent(*rate, 1), *rate, {}, Tone::kPlain, std::nullopt});
  } else {
    row.cells.push_back(hidden ? text_cell("too few to show") : number_cell(std::nullopt, 0));
  }
  const auto other = area.rate();
  row.cells.push_back(other ? Cell{format_percent(*other, 1), *other, {}, Tone::kPlain, std::nullopt}
                            : number_cell(std::nullopt, 0));
  std::string against;
  if (interval && other && !hidden)
    against = interval->low > *other    ? kHigher
              : interval->high < *other ? kLower
                                        : std::string_view("no clear difference");
  row.cells.push_back(text_cell(against));
  row.cells.push_back(rate && interval && !hidden ? text_cell(format_percent(interval->low, 1) + " to " +
                                                              format_percent(interval->high, 1))
                                                  : text_cell("–"));
  row.cells.push_back(own.list > 0 ? std::move(count) : number_cell(std::nullopt, 0));
  row.cells.push_back(text_cell(condition.list_words));
  return row;
}

void append_conditions(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  if (data.conditions.empty()) return;
  document.blocks.push_back(heading("Long-term conditions"));
  if (!is_known(data, Figure::kRegisters, context.day.date)) {
    document.blocks.emplace_back(paragraph(
        "Its disease registers are " + not_known_words(data, Figure::kRegisters, context.day.date) + ".",
        Tone::kMuted));
    return;
  }
  const auto own = network_prevalence(data, network, context.day.date);
  const auto area = area_prevalence(data);
  Table table;
  table.id = "conditions";
  table.caption =
      "People on the disease registers of " + data.register_year +
      " as part of the list that each register counts against; crude rates with 95% confidence intervals.";
  table.columns = make_columns({{"condition", "Condition", {}, "prevalence", false},
                                {"rate", "Rate", {}, "prevalence", true},
                                {"area", data.name, {}, {}, true},
                                {"against", "Against the area", {}, {}, false},
                                {"interval", "95% interval", {}, "confidence-interval", false},
                                {"people", "On the register", "people", {}, true},
                                {"list", "Counted among", {}, {}, false}});
  table.provenance = "registers";
  int without = 0;
  for (std::size_t at = 0; at < own.size(); ++at) {
    table.rows.push_back(condition_row(data.conditions[at], own[at], area[at]));
    without = std::max(without, own[at].practices_without);
  }
  // The finding, before the table that it comes from.
  const auto those = [&table](std::string_view verdict) {
    std::vector<std::string> names;
    for (const Row& row : table.rows) {
      if (row.cells[kAgainst].text == verdict) names.push_back(lower_first(row.cells[0].text));
    }
    return names.empty() ? std::string("none") : join_and(names);
  };
  document.blocks.emplace_back(
      paragraph({strong("More often recorded than in " + data.name + " (crude): "),
                 plain(those(kHigher) + ". "), strong("Less often: "), plain(those(kLower) + ".")}));
  document.blocks.emplace_back(std::move(table));
  std::string caution =
      "Crude rates: registers are not published by age, so they cannot be adjusted for it. A network with "
      "older people has more of most conditions, and practices differ in how well they find and record them; "
      "\"higher\" and \"lower\" say no more than that the numbers differ.";
  if (without > 0)
    caution += " Without " + count_of(without, "practice", "practices") + " of today's members that " +
               (without == 1 ? "is" : "are") + " not in the registers of " + data.register_year + ".";
  document.blocks.emplace_back(paragraph(std::move(caution), Tone::kMuted));
}

}  // namespace

Document make_people(const ViewContext& context) {
  const Dataset& data = context.data;
  const std::string against = extra(context.state, "against") == "england" ? "england" : "area";
  auto view = begin_network_document(
      context, "people", "People",
      {make_select("against", "Compare ages with", against, {{"area", data.name}, {"england", "England"}})});
  Document& document = view.document;
  if (!view.network.valid()) append_people_overview(document, context);
  if (!view.on_day) return std::move(document);
  const AgeSexProfile own = network_ages(data, view.network, context.day.date);
  document.summary = name_of(data, view.network) + " has " + format_count(view.on_day->registered.count) +
                     " registered patients (" + registered_date_words(data, *view.on_day) + ")";
  if (const auto old = own.share(kBand65, kOldestBand))
    document.summary += "; " + format_percent(*old, 1) + " of them are 65 or over";
  document.summary += ".";
  append_ages(document, context, view.network);
  append_populations(document, context, *view.on_day);
  append_inflation(document, context, view.network);
  append_deprivation(document, context, view.network);
  append_conditions(document, context, view.network);
  append_more_about(document, context, view.network, "people");
  document.provenance = {"lists.age_sex",           "lists",     "lists.weighted",       "practices.imd",
                         "small_areas.deprivation", "registers", "small_areas.residents"};
  return std::move(document);
}

}  // namespace pcn
