#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "core/base/codes.h"
#include "core/base/text.h"
#include "core/figures/gaps_json.h"
#include "core/footprint/basis_words.h"
#include "core/footprint/carried.h"
#include "core/insight/offers.h"
#include "core/insight/plan.h"
#include "core/model/query.h"
#include "tools/pcn_commands.h"

namespace pcn::tool {
namespace {

struct GapsOptions {
  std::string file, test, date, footprint, borough, network, ages, deciles, plan, services;
  std::optional<double> threshold;
  bool json = false;
  bool no_rows = false;
};

DistrictIndex find_borough(const Dataset& data, const std::string& text) {
  for (std::size_t at = 0; at < data.districts.size(); ++at) {
    const District& district = data.districts[at];
    if (district.code == text || to_lower_ascii(district.name) == to_lower_ascii(text))
      return DistrictIndex(at);
  }
  throw Failure{"no borough or district is called \"" + text + "\""};
}

// "65+" or "0-15,65+": groups of the census.
std::uint8_t age_groups(const std::string& text) {
  constexpr std::array<std::string_view, kResidentAgeGroups> kNames{"0-15",  "16-24", "25-34",
                                                                    "35-49", "50-64", "65+"};
  std::uint8_t groups = 0;
  for (const std::string_view part : split(text, ',')) {
    const auto at = std::find(kNames.begin(), kNames.end(), trim(part));
    if (at == kNames.end()) throw Failure{"ages are any of 0-15, 16-24, 25-34, 35-49, 50-64 and 65+"};
    groups = static_cast<std::uint8_t>(groups | 1U << static_cast<unsigned>(at - kNames.begin()));
  }
  return groups;
}

// "1-2" or "3".
void set_deciles(PeopleFilter& filter, const std::string& text) {
  const auto parts = split(text, '-');
  const auto first = parse_integer(parts.front());
  const auto last = parse_integer(parts.back());
  if (parts.size() > 2 || !first || !last || *first < 1 || *last > 10 || *first > *last) {
    throw Failure{"deciles are written as 1-2 or 3; 1 is the most deprived tenth"};
  }
  filter.first_decile = static_cast<std::uint8_t>(*first);
  filter.last_decile = static_cast<std::uint8_t>(*last);
}

GapsRequest request_of(const Dataset& data, const GapsOptions& options) {
  GapsRequest request;
  request.test = options.test;
  request.threshold = options.threshold;
  request.rows = !options.no_rows;
  if (!options.test.empty() && find_gap_test(options.test) == nullptr) {
    std::string known;
    for (const Indicator& test : gap_tests())
      known += "\n  " + std::string(test.id) + ": " + std::string(test.title);
    throw Failure{"no test is called \"" + options.test + "\"; there are" + known};
  }
  if (options.threshold && options.test.empty()) throw Failure{"--threshold needs --test"};
  if (!options.borough.empty()) request.filter.district = find_borough(data, options.borough);
  if (!options.network.empty()) {
    request.filter.network = find_network(data, normalise_code(options.network));
    if (!request.filter.network) throw Failure{"no network has the code \"" + options.network + "\""};
  }
  if (!options.ages.empty()) request.filter.age_groups = age_groups(options.ages);
  if (!options.deciles.empty()) set_deciles(request.filter, options.deciles);
  return request;
}

// Changes the memberships as the moves say.
void carry_out(const std::string& plan, Dataset& data) {
  const auto moves = parse_plan(plan);
  if (to_text(moves) != plan || !plan_fits(moves, data)) {
    throw Failure{
        "\"" + plan +
        "\" is no plan such as F84001:U12345,U67890:U12345,G85005:new with practices and networks of " +
        data.name};
  }
  // The package is used for this alone, so nothing has to be put back.
  (void)put_plan(data, moves);
}

void run_gaps(const GapsOptions& options) {
  LoadedPackage package = read_package(options.file);
  if (!options.plan.empty()) carry_out(options.plan, package.data);
  GapsRequest request = request_of(package.data, options);
  request.plan = options.plan;
  Date day = package.data.newest;
  if (!options.date.empty()) {
    const auto given = read_date(options.date);
    if (!given) throw Failure{"\"" + options.date + "\" is no date such as 2026-07-01"};
    day = *given;
  }
  auto choice = options.footprint.empty() ? std::optional(usual_footprint(package.data, day))
                                          : parse_footprint(options.footprint);
  if (!choice)
    throw Failure{"\"" + options.footprint +
                  "\" is no footprint such as modelled:plurality or declared; share takes 1 to 100, "
                  "cumulative 50 to 98"};
  const FootprintBasis basis = basis_on(package.data, day, choice->basis);
  if (basis == FootprintBasis::kModelled && choice->basis != basis) {
    throw Failure{"the package has no observed registrations; make it with pcn build --registrations FILE"};
  }
  if (basis != choice->basis) {
    std::cerr << "Footprints on " << to_words(day) << " are " << basis_words(basis)
              << ": patients were counted on " << to_words(package.data.observed_date) << ".\n";
    choice->basis = basis;
  }
  Offers offers;
  if (!options.services.empty()) {
    const auto loaded = read_service_file(read_file(options.services), options.services);
    if (!loaded) throw Failure{loaded.error().message()};
    offers = tie_offers(*loaded, package.data);
    for (const Diagnostic& note : offers.diagnostics)
      std::cerr << note.where.file << ", " << note.where.field << ": " << note.detail << "\n";
  }
  const CoverageRun run = run_coverage(package.data, day, *choice, told_services(offers));
  std::cout << (options.json ? gaps_json(package.data, run, request) : gaps_text(package.data, run, request));
}

}  // namespace

void add_gaps(CLI::App& app) {
  auto* command = app.add_subcommand("gaps", "Find gaps in coverage and how many people they affect");
  auto options = std::make_shared<GapsOptions>();
  command->add_option("file", options->file, "The package")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->add_option("--test", options->test, "One test only, by its id");
  command->add_option("--threshold", options->threshold, "Its threshold instead of the standard");
  command->add_option("--date", options->date, "Memberships of this day (default: the newest)");
  command->add_option(
      "--footprint", options->footprint,
      "declared, modelled:plurality, observed:share:20, … (default: most of a place's patients, "
      "counted where the package has counts)");
  command->add_option("--borough", options->borough, "Only this borough, by name or code");
  command->add_option("--network", options->network, "Only this network, by code");
  command->add_option("--age", options->ages, "Only these age groups, such as 0-15,65+");
  command->add_option("--decile", options->deciles, "Only these deprivation deciles, such as 1-2");
  command->add_option(
      "--plan", options->plan,
      "What if: PRACTICE:NETWORK or NETWORK:NETWORK, with commas between; NETWORK may be new");
  command->add_option("--services", options->services, "A service file, for the test service-left-out");
  command->add_flag("--no-rows", options->no_rows, "Leave out what fails, one by one");
  command->callback([options] { run_gaps(*options); });
}

}  // namespace pcn::tool
