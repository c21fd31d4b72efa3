#include "texts/people.h"

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
#include "texts/depth.h"

namespace pcn {
namespace {

struct AgeGroup {
  int first, last;
  TextId words;
};
constexpr std::array<AgeGroup, 5> kGroups = {{
    {0, kBand15 - 1, text::people::people_under_15},
    {kBand15, 4, text::people::people_15_to_24},
    {5, 8, text::people::people_25_to_44},
    {9, kBand65 - 1, text::people::people_45_to_64},
    {kBand65, kOldestBand, text::people::people_65},
}};
constexpr std::array<AgeGroup, 3> kLabelled = {{
    {0, kBand15 - 1, text::people::aged_under_15},
    {kBand65, kOldestBand, text::people::aged_65},
    {kBand85, kOldestBand, text::people::aged_85},
}};

// With whom a network is compared: the area or England.
struct Reference {
  AgeSexProfile ages;
  std::string name;
};

Reference reference(const ViewContext& context) {
  if (extra(context.state, "against") == "england") return {england_ages(context.data), text::depth::england};
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
  if (!most || std::fabs(difference) < 0.01)
    return say(text::people::same_ages{.network = name, .other = other.name});
  const double mine = *own.share(most->first, most->last);
  return say(text::people::more_or_fewer{.kind = difference > 0 ? "more" : "fewer",
                                         .mine = format_percent(mine),
                                         .network = name,
                                         .other = other.name,
                                         .people = most->words,
                                         .theirs = format_percent(mine - difference)});
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
  chart.summary = say(text::people::ages_summary{.day = to_words(data.age_sex_date), .other = other.name});
  chart.x = {text::people::age_axis, false, 0, false};
  chart.y = {text::people::part_axis, true, 1, true};
  chart.series.push_back(band_shares(own.female, own.banded(), text::people::women));
  chart.series.push_back(band_shares(own.male, own.banded(), text::people::men));
  chart.series.push_back(band_shares(other.ages.female, other.ages.banded(), other.name));
  chart.series.push_back(band_shares(other.ages.male, other.ages.banded(), other.name));
  chart.provenance = "lists.age_sex";
  return chart;
}

void append_ages(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  const AgeSexProfile own = network_ages(data, network, context.day.date);
  add_heading(document, text::people::ages_title);
  if (own.banded() == 0) {
    const bool known = is_known(data, Figure::kAges, context.day.date);
    add_paragraph(document, text::people::ages_unknown{
                                .unknown = known ? std::string(kNotInData)
                                                 : not_known_words(data, Figure::kAges, context.day.date)});
    return;
  }
  const Reference other = reference(context);
  const AgeSexProfile area = area_ages(data);
  const AgeSexProfile england = england_ages(data);
  Facts facts;
  facts.title = text::people::of_100;
  for (const AgeGroup& group : kLabelled) {
    const auto percent = [&group](const AgeSexProfile& profile) {
      const auto share = profile.share(group.first, group.last);
      return share ? format_percent(*share, 1) : std::string(kNotInData);
    };
    facts.facts.push_back(make_fact(
        group.words, percent(own),
        say(text::people::beside{.area = data.name, .england = percent(england), .percent = percent(area)}),
        "age-groups", "lists.age_sex"));
  }
  document.blocks.emplace_back(std::move(facts));
  document.blocks.emplace_back(pyramid(data, own, other, network_name(data, network)));
  if (own.practices_without > 0) {
    add_paragraph(
        document,
        text::people::ages_without{.day = to_words(data.age_sex_date), .practices = own.practices_without},
        Tone::kCaution);
  }
  if (context.day.date != data.age_sex_date) {
    add_paragraph(document,
                  text::people::ages_of_day{.day = to_words(data.age_sex_date),
                                            .members_day = to_words(context.day.date)},
                  Tone::kMuted);
  }
}

// When the weighted lists were counted, and how many patients the same practices had then, where that is far
// from today's.
std::string weighted_note(const Dataset& data, const NetworkOnDay& on_day) {
  if (!on_day.weighted_date) return text::people::several_years;
  const auto then = registered_when_weighted(data, on_day);
  const std::string year = financial_year(*on_day.weighted_date);
  return then ? say(text::people::weighted_then{.patients = then->count, .year = year})
              : say(text::people::weighted_year{.year = year});
}

// Three populations that must never be mixed.
void append_populations(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  Facts facts;
  facts.title = text::people::populations_title;
  facts.facts.push_back(make_fact(text::people::raw_list, format_count(on_day.registered.count),
                                  registered_date_words(data, on_day), "list-size", "lists"));
  facts.facts.push_back(
      on_day.weighted ? make_fact(text::people::weighted, format_decimal(on_day.weighted->count, 0),
                                  weighted_note(data, on_day), "weighted-patients", "lists.weighted")
                      : make_fact(text::people::weighted, std::string(kNotInData), text::people::no_weighted,
                                  "weighted-patients", "lists.weighted", Tone::kMuted));
  facts.facts.push_back(make_fact(text::people::adjusted, kNotInData, text::people::adjusted_note,
                                  "adjusted-population", "", Tone::kMuted));
  document.blocks.emplace_back(std::move(facts));
}

void append_inflation(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  const ListInflation all = area_inflation(data, context.day.date);
  const auto excess = all.excess();
  if (!excess) return;
  add_heading(document, text::people::inflation_title);
  const auto kind = [](double share) { return share >= 0 ? "more" : "fewer"; };
  std::string sentences = say(text::people::inflation{.area = data.name,
                                                      .kind = kind(*excess),
                                                      .patients = all.registered.count,
                                                      .percent = format_percent(std::fabs(*excess)),
                                                      .residents = all.residents.count});
  const DistrictIndex district = data.networks[network.value].district;
  for (const ListInflation& borough : borough_inflation(data, context.day.date)) {
    const auto own = borough.excess();
    if (borough.district != district || !own) continue;
    sentences += " " + say(text::people::inflation_there{.borough = district_name(data, district),
                                                         .kind = kind(*own),
                                                         .percent = format_percent(std::fabs(*own))});
  }
  Paragraph words = paragraph(text::people::inflation_why{.inflation = term("", "list-inflation")});
  words.spans.front().text.insert(0, sentences);
  document.blocks.emplace_back(std::move(words));
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
    point.label = tenth == 1    ? std::string(text::people::most_deprived)
                  : tenth == 10 ? std::string(text::people::least_deprived)
                                : std::to_string(tenth);
    series.points.push_back(std::move(point));
  }
  return series;
}

void append_deprivation(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  add_heading(document, text::people::deprivation_title);
  const PracticeDeprivation own = practice_deprivation(data, network, context.day.date);
  const PracticeDeprivation area = area_practice_deprivation(data, context.day.date);
  Facts facts;
  if (own.score) {
    std::string note = text::people::score_note;
    if (area.score)
      note +=
          "; " + say(text::people::score_of_area{.area = data.name, .score = format_decimal(*area.score, 1)});
    if (own.practices_without > 0)
      note += "; " + say(text::people::score_without{.practices = own.practices_without});
    facts.facts.push_back(make_fact(text::people::score, format_decimal(*own.score, 1), std::move(note),
                                    "practice-deprivation", "practices.imd"));
  } else {
    facts.facts.push_back(make_fact(text::people::score, kNotInData, "", "practice-deprivation",
                                    "practices.imd", Tone::kMuted));
  }
  if (context.flows) {
    const auto rural = rural_share(data, *context.flows, network);
    if (rural) {
      facts.facts.push_back(make_fact(text::people::rural, format_percent(*rural, *rural < 0.1 ? 1 : 0),
                                      say(text::people::rural_note{.basis = basis_word(*context.flows)}), "",
                                      "small_areas.rural_urban"));
    }
  }
  document.blocks.emplace_back(std::move(facts));
  if (!context.flows) return;
  const DeprivationProfile lives = network_deprivation(data, *context.flows, network);
  const auto poorest = lives.share(1, 2);
  if (!poorest) return;
  const DeprivationProfile all = area_patients(data, *context.flows);
  const std::string_view basis = basis_word(*context.flows);
  Chart chart;
  chart.id = "deprivation-tenths";
  chart.title = say(text::people::deprived_fifth{.basis = basis, .percent = format_percent(*poorest)});
  chart.summary = say(text::people::deprived_summary{
                      .area = data.name, .percent = format_percent(all.share(1, 2).value_or(0))}) +
                  " " + context.flows->method;
  chart.x = {text::people::tenth_axis, false, 0, false};
  chart.y = {say(text::people::patients_axis{.basis = basis}), true, 0, true};
  chart.series = {tenths(lives, network_name(data, network)), tenths(all, data.name)};
  chart.provenance = "small_areas.deprivation small_areas.residents lists";
  document.blocks.emplace_back(std::move(chart));
}

constexpr TextId kHigher = text::people::higher, kLower = text::people::lower;
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
    row.cells.push_back(hidden ? text_cell(text::people::too_few) : number_cell(std::nullopt, 0));
  }
  const auto other = area.rate();
  row.cells.push_back(other ? Cell{format_percent(*other, 1), *other, {}, Tone::kPlain, std::nullopt}
                            : number_cell(std::nullopt, 0));
  std::string against;
  if (interval && other && !hidden)
    against = interval->low > *other    ? kHigher
              : interval->high < *other ? kLower
                                        : text::people::no_difference;
  row.cells.push_back(text_cell(against));
  row.cells.push_back(rate && interval && !hidden
                          ? text_cell(say(text::people::interval{.high = format_percent(interval->high, 1),
                                                                 .low = format_percent(interval->low, 1)}))
                          : text_cell("–"));
  row.cells.push_back(own.list > 0 ? std::move(count) : number_cell(std::nullopt, 0));
  row.cells.push_back(text_cell(condition.list_words));
  return row;
}

void append_conditions(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  if (data.conditions.empty()) return;
  add_heading(document, text::people::conditions_title);
  if (!is_known(data, Figure::kRegisters, context.day.date)) {
    add_paragraph(document,
                  text::people::registers_unknown{
                      .unknown = not_known_words(data, Figure::kRegisters, context.day.date)},
                  Tone::kMuted);
    return;
  }
  const auto own = network_prevalence(data, network, context.day.date);
  const auto area = area_prevalence(data);
  Table table;
  table.id = "conditions";
  table.caption = say(text::people::conditions_caption{.year = data.register_year});
  table.columns =
      make_columns({{"condition", text::people::condition_column, {}, "prevalence", false},
                    {"rate", text::people::rate_column, {}, "prevalence", true},
                    {"area", data.name, {}, {}, true},
                    {"against", text::people::against_column, {}, {}, false},
                    {"interval", text::people::interval_column, {}, "confidence-interval", false},
                    {"people", text::people::register_column, text::people::people_unit, {}, true},
                    {"list", text::people::list_column, {}, {}, false}});
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
    return names.empty() ? std::string(text::people::none) : join_and(names);
  };
  add_paragraph(document, text::people::recorded{.area = data.name,
                                                 .less = strong(""),
                                                 .more = strong(""),
                                                 .often = those(kHigher),
                                                 .seldom = those(kLower)});
  document.blocks.emplace_back(std::move(table));
  std::string caution = text::people::crude;
  if (without > 0)
    caution += " " + say(text::people::crude_without{.practices = without, .year = data.register_year});
  add_paragraph(document, std::move(caution), Tone::kMuted);
}

}  // namespace

Document make_people(const ViewContext& context) {
  const Dataset& data = context.data;
  const std::string against = extra(context.state, "against") == "england" ? "england" : "area";
  auto view = begin_network_document(
      context, "people",
      {text::people::title, text::people::title_of_one::kId, text::people::title_of_all::kId},
      {make_select("against", text::people::compare_with, against,
                   {{"area", data.name}, {"england", text::depth::england}})});
  Document& document = view.document;
  if (!view.network.valid()) append_people_overview(document, context);
  if (!view.on_day) return std::move(document);
  const AgeSexProfile own = network_ages(data, view.network, context.day.date);
  const std::string list_day = registered_date_words(data, *view.on_day);
  const std::string& name = name_of(data, view.network);
  const std::int64_t patients = view.on_day->registered.count;
  const auto old = own.share(kBand65, kOldestBand);
  document.summary =
      old ? say(text::people::summary_old{.list_day = list_day,
                                          .network = name,
                                          .patients = patients,
                                          .percent = format_percent(*old, 1)})
          : say(text::people::summary{.list_day = list_day, .network = name, .patients = patients});
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
