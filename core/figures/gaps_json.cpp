#include "core/figures/gaps_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/figures/disclosure.h"

namespace pcn {
namespace {

std::string_view words(FigureLevel subject) {
  constexpr std::array<std::string_view, 3> kWords{"place", "practice", "network"};
  return kWords[static_cast<std::size_t>(subject)];
}
std::string_view words(GapSeverity severity) {
  constexpr std::array<std::string_view, 3> kWords{"breach", "concern", "notice"};
  return kWords[static_cast<std::size_t>(severity)];
}

std::int64_t whole(double people) { return std::llround(people); }

void write_people(JsonWriter& json, double people, bool hidden) {
  const std::int64_t count = whole(people);
  if (hidden || is_small(count)) {
    json.key("people").null();
  } else {
    json.member("people", count);
  }
  json.member("people_shown", shown_count(count, hidden));
}

struct Named {
  std::string_view code;
  std::string_view name;
};

Named subject_name(const Dataset& data, const Indicator& test, std::uint32_t subject) {
  switch (test.level) {
    case FigureLevel::kPlace:
      return {data.small_areas[subject].code, data.small_areas[subject].name};
    case FigureLevel::kPractice:
      return {data.practices[subject].code, data.practices[subject].name};
    case FigureLevel::kNetwork:
      break;
  }
  return {data.networks[subject].code, data.networks[subject].name};
}

// Values carry no more digits than are meant.
double rounded(double value, int places) {
  double scale = 1;
  for (int at = 0; at < places + 1; ++at) scale *= 10;
  return std::round(value * scale) / scale;
}

void write_rows(JsonWriter& json, const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                const GapResult& result) {
  json.key("rows").begin_array();
  for (const GapRow& row : result.rows) {
    const Named subject = subject_name(data, test, row.subject);
    json.begin_object().member("code", subject.code).member("name", subject.name);
    json.key("network");
    if (row.network) {
      json.value(data.networks[row.network.value].code);
    } else {
      json.null();
    }
    json.key("value");
    if (row.value) {
      json.value(rounded(*row.value, test.places));
    } else {
      json.null();
    }
    write_people(json, row.people, row.withheld);
    json.member("detail", gap_detail(data, facts, test, row)).end_object();
  }
  json.end_array();
}

void write_result(JsonWriter& json, const Dataset& data, const CoverageFacts& facts, const GapResult& result,
                  const GapsRequest& request) {
  const Indicator& test = *find_gap_test(result.id);
  json.begin_object().member("id", test.id).member("title", test.title).member("subject", words(test.level));
  json.member("severity", words(test.gap->severity))
      .member("certainty", certainty_of(test, facts.choice, request.filter));
  json.member("unit", test.unit).member("threshold", result.threshold);
  json.member("standard", standard_threshold(test, data, facts));
  json.member("fails", test.worse == Side::kAbove ? "above" : "below")
      .member("base", people_words(test.gap->base));
  json.member("available", result.available);
  if (result.available) {
    write_people(json, result.people, false);
    json.key("people_looked_at");
    const std::int64_t looked_at = whole(result.people_looked_at);
    if (is_small(looked_at)) {
      json.null();
    } else {
      json.value(looked_at);
    }
    json.member("failing", static_cast<std::int64_t>(result.rows.size()));
    json.member("unknown", static_cast<std::int64_t>(result.unknown));
  }
  json.member("sentence", result.sentence).member("what", test.what).member("caution", test.caution);
  if (request.rows && result.available) write_rows(json, data, facts, test, result);
  json.end_object();
}

void write_cells(JsonWriter& json, const FigureColumn& column) {
  json.begin_array();
  for (const FigureCell& cell : column.cells) {
    if (cell.value) {
      json.value(whole(*cell.value));
    } else {
      json.null();
    }
  }
  json.end_array();
}

void write_matrix(JsonWriter& json, const FigureTable& networks, const FigureTable& authorities) {
  json.key("matrix").begin_object().key("networks").begin_array();
  for (const Group& network : networks.grouping.groups) json.value(network.code);
  json.end_array().key("boroughs").begin_array();
  for (const Group& district : authorities.grouping.groups) json.value(district.name);
  json.end_array().key("tests").begin_array();
  for (std::size_t at = 0; at < networks.columns.size(); ++at) {
    json.begin_object().member("id", networks.columns[at].id()).key("by_network");
    write_cells(json, networks.columns[at]);
    json.key("by_borough");
    write_cells(json, authorities.columns[at]);
    json.end_object();
  }
  json.end_array().end_object();
}

std::vector<GapResult> results_of(const Dataset& data, const CoverageRun& run, const GapsRequest& request) {
  if (request.test.empty()) return run_all_gap_tests(data, run.facts, request.filter);
  const Indicator& test = *find_gap_test(request.test);
  const double threshold = request.threshold.value_or(standard_threshold(test, data, run.facts));
  return {run_gap_test(data, run.facts, test, threshold, request.filter)};
}

std::string filter_text(const Dataset& data, const PeopleFilter& filter) {
  std::vector<std::string> parts;
  if (filter.district) parts.push_back(data.districts[filter.district.value].name);
  if (filter.network) parts.push_back(data.networks[filter.network.value].name);
  if ((filter.age_groups & 0x3F) != 0x3F) {
    constexpr std::array<std::string_view, kResidentAgeGroups> kAges{"0-15",  "16-24", "25-34",
                                                                     "35-49", "50-64", "65+"};
    std::vector<std::string> ages;
    for (std::size_t group = 0; group < kAges.size(); ++group) {
      if ((filter.age_groups >> group & 1U) != 0) ages.emplace_back(kAges[group]);
    }
    parts.push_back("aged " + join_and(ages));
  }
  if (filter.first_decile > 1 || filter.last_decile < 10) {
    parts.push_back("deprivation deciles " + std::to_string(filter.first_decile) + " to " +
                    std::to_string(filter.last_decile));
  }
  return parts.empty() ? "everybody" : join(parts, "; ");
}

}  // namespace

std::string gaps_json(const Dataset& data, const CoverageRun& run, const GapsRequest& request) {
  JsonWriter json;
  json.begin_object().key("area").begin_object();
  json.member("id", data.id).member("name", data.name).member("icb", data.icb_code).end_object();
  json.member("date", to_iso(run.facts.date));
  if (!request.plan.empty()) json.member("plan", request.plan);
  json.key("footprint").begin_object().member("choice", to_text(run.footprints.choice));
  json.member("rule", rule_sentence(run.footprints.choice))
      .member("method", run.networks.method)
      .end_object();
  json.member("people", filter_text(data, request.filter));
  json.key("tests").begin_array();
  for (const GapResult& result : results_of(data, run, request)) {
    write_result(json, data, run.facts, result, request);
  }
  json.end_array();
  if (request.test.empty()) {
    write_matrix(
        json,
        people_affected(data, run.facts, by_networks(data, run.facts.date, run.facts.leads), request.filter),
        people_affected(data, run.facts, by_authorities(data), request.filter));
  }
  json.end_object();
  return json.take() + "\n";
}

std::string gaps_text(const Dataset& data, const CoverageRun& run, const GapsRequest& request) {
  std::string text = request.plan.empty() ? "" : "A plan, not what is published: " + request.plan + ".\n";
  text += data.name + " on " + to_words(run.facts.date) + ", " + filter_text(data, request.filter) + ".\n" +
          rule_sentence(run.footprints.choice) + "\n" + run.networks.method + "\n\n";
  for (const GapResult& result : results_of(data, run, request)) {
    const Indicator& test = *find_gap_test(result.id);
    text += std::string(test.title) + " [" + result.id + ", " + std::string(words(test.gap->severity)) +
            "]\n  " + result.sentence + "\n";
    if (request.test.empty()) continue;
    for (std::size_t at = 0; at < std::min<std::size_t>(result.rows.size(), 10); ++at) {
      const Named subject = subject_name(data, test, result.rows[at].subject);
      text += "  " + std::string(subject.code) + " " + std::string(subject.name) + ": " +
              shown_count(whole(result.rows[at].people), result.rows[at].withheld) + " " +
              std::string(people_words(test.gap->base)) + "; " +
              gap_detail(data, run.facts, test, result.rows[at]) + "\n";
    }
  }
  return text;
}

}  // namespace pcn
