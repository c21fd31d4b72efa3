#include <algorithm>
#include <array>

#include "core/coverage/gap_tests.h"
#include "core/footprint/basis_words.h"

namespace pcn {
namespace {

using enum GapSubject;
using enum GapSide;
using enum PeopleBase;
using enum GapSeverity;
using enum GapCertainty;

constexpr std::string_view kStraight =
    "Distances are straight lines from where a place's people live on average, or go by the nearest crossing "
    "where a wide river that the package knows lies between, and never across the sea; walking minutes "
    "assume "
    "a detour of 1.3 and 80 metres a minute. Smaller rivers, railways and hills can make a walk longer. Near "
    "Wales or Scotland a place is not judged where something nearer may lie beyond the border.";
constexpr std::string_view kServices =
    "Services in the data count: all of the area's and, where the package has them, those up to 5 km beyond "
    "its edge. Distances are straight lines, or go by the nearest crossing of a wide river that the package "
    "knows. Near Wales or Scotland a place is not judged where something nearer may lie beyond the border.";
constexpr std::string_view kFlows =
    "Depends on where patients live: counted, carried forward from a count, or modelled, as the map says.";

constexpr std::array<GapTest, 19> kTests{{
    {"no-network", "Patients of practices in no network", kPractice, kAbove, kRegistered, kBreach, kRecorded,
     "patients", 0, 0, 20'000, 500, 0, "are with practices in no network with more than {}",
     "Every patient should be covered by a network; commissioners had to confirm it.",
     "Recorded on the day; a practice may be served by a network under a local arrangement that is not in "
     "the data.",
     "are with practices in no network"},
    {"undeclared", "Places in nobody's declared area", kPlace, kBelow, kResidents, kNotice, kRecorded,
     "networks", 1, 1, 4, 1, 0, "live where fewer than {} declared their area in 2020",
     "Networks had to declare areas that together cover every place.",
     "Declared areas are of spring 2020, taken to be unions of practices' catchments; how they were made is "
     "not published, and later changes are not in them. Those of networks beyond the edge that reach in "
     "count.",
     "live where no network declared its area in 2020"},
    {"no-footprint", "Places in no network's footprint", kPlace, kBelow, kResidents, kConcern, kModelled,
     "networks", 1, 1, 4, 1, 0, "live in the footprints of fewer than {} under the rule shown",
     "Shows where the rule chosen for footprints leaves a hole.", kFlows,
     "live in no network's footprint under the rule shown"},
    {"contested", "Places without a clear leading network", kPlace, kBelow, kResidents, kNotice, kModelled,
     "%", 50, 10, 90, 5, 0, "live where the leading network has less than {} of the patients",
     "Where patients are spread over networks, none of them can easily plan for the neighbourhood.", kFlows},
    {"walk-any", "Far from any practice", kPlace, kAbove, kResidents, kConcern, kMeasured, "minutes", 20, 5,
     60, 1, 0, "live more than {}' walk from the nearest practice site of any network",
     "Twenty minutes' walk is the usual benchmark: 84.8% of England's people live within it (Todd and others "
     "2015, "
     "who measured straight lines without a detour).",
     kStraight},
    {"walk-leading", "Far from the leading network's practices", kPlace, kAbove, kResidents, kConcern,
     kModelled, "minutes", 20, 5, 90, 1, 0,
     "live more than {}' walk from the nearest practice site of their leading network",
     "A place whose own network is far away may be better served by another.", kStraight},
    {"pharmacy-sunday", "No pharmacy open on Sunday nearby", kPlace, kAbove, kResidents, kConcern, kMeasured,
     "metres", 1600, 250, 5000, 50, 0, "live more than {} from the nearest pharmacy open on Sunday",
     "When practices are closed a pharmacy is often the only advice within a walk.", kServices},
    {"pharmacy-late", "No pharmacy open after 20:00 nearby", kPlace, kAbove, kResidents, kNotice, kMeasured,
     "metres", 3000, 250, 8000, 250, 0,
     "live more than {} from the nearest pharmacy open after 20:00 on every weekday",
     "Prescriptions of the evening need a pharmacy that is open then.", kServices},
    {"size-below", "Networks below the size rule", kNetwork, kBelow, kRegistered, kBreach, kRecorded,
     "patients", 30'000, 10'000, 50'000, 1000, 0,
     "are in networks with fewer than {}, most of whose patients do not live in rural places",
     "Networks were asked to have 30,000 to 50,000 registered patients; fewer only where the commissioner "
     "allows it because it is very rural.",
     "A network most of whose counted patients live in places classed as rural (2021) may be allowed to be "
     "smaller, and is not named here. Whether a commissioner allowed it is not in the data."},
    {"size-above", "Networks above the size target", kNetwork, kAbove, kRegistered, kNotice, kRecorded,
     "patients", 50'000, 30'000, 150'000, 1000, 0, "are in networks with more than {}",
     "Larger networks are allowed; above 100,000 they usually organise themselves in sub-neighbourhoods.",
     "Above the target is not a breach."},
    {"staff-low", "Few network staff, compared with England", kNetwork, kBelow, kRegistered, kConcern,
     kRecorded, "FTE per 10,000", 0, 0, 12, 0.1, 1, "are in networks with fewer than {}",
     "Full-time equivalents of the additional roles for 10,000 registered patients; the threshold starts at "
     "the lower "
     "quartile of England's networks.",
     "Staff employed elsewhere for the network are not in the workforce data."},
    {"staff-low-here", "Few network staff, compared with the area", kNetwork, kBelow, kRegistered, kNotice,
     kRecorded, "FTE per 10,000", 0, 0, 12, 0.1, 1,
     "are in networks with fewer than {}, the area's lower quartile",
     "The same against the area's own lower quartile: a quarter of the networks is always below it.",
     "Staff employed elsewhere for the network are not in the workforce data."},
    {"pieces", "Footprints in several pieces", kNetwork, kAbove, kResidents, kNotice, kModelled, "pieces", 1,
     1, 6, 1, 0, "live in detached parts of footprints that have more than {}",
     "Networks are expected to be contiguous. Counted are the residents outside a footprint's largest piece.",
     kFlows, "live in detached parts of footprints"},
    {"far-practice", "Practices far from their network", kPractice, kAbove, kRegistered, kNotice, kMeasured,
     "metres", 3000, 500, 10'000, 250, 0,
     "are registered with practices more than {} from every other practice of their network",
     "Sharing staff between practices is harder over a distance.", kStraight},
    {"service-left-out", "Practices that a service leaves out", kPractice, kAbove, kRegistered, kNotice,
     kRecorded, "services", 0, 0, 10, 1, 0, "are with practices left out of more than {} in the service file",
     "A practice is left out where the file has a service of its network for other practices only, or a "
     "service of two or more other networks and none of that name for its own.",
     "By the service file alone. A service for some practices can be right where the others do their own. "
     "Networks without a service in the file are not in the data and do not fail.",
     "are with practices left out of a service in the service file, which can be right where they do their "
     "own"},
    {"access-low", "Low access to practices", kPlace, kBelow, kResidents, kConcern, kMeasured,
     "% of the mean", 50, 10, 100, 5, 0, "live where access to practices is below {}",
     "Two-step floating catchment (Luo and Qi 2009): list capacity within 3 km for each resident around it, "
     "nearer "
     "counting more.",
     "Capacity is taken to be today's list. Relative to the area's mean, not to a standard."},
    {"staff-access-low", "Low access to network staff", kPlace, kBelow, kResidents, kNotice, kMeasured,
     "% of the mean", 50, 10, 100, 5, 0, "live where access to network staff is below {}",
     "The same with the additional-role staff of networks, spread over their practices by list size.",
     "Staff beyond the area's edge are not in the data. Where staff really work is not published."},
    {"borough-mismatch", "Patients of another council's networks", kPlace, kAbove, kResidents, kNotice,
     kModelled, "%", 50, 10, 90, 5, 0,
     "live where more than {} of the patients belong to networks of another local authority",
     "Social care and public health are the council's: care across a border needs more agreements.", kFlows},
    {"ward-mismatch", "Places led by another network than their ward", kPlace, kBelow, kResidents, kNotice,
     kModelled, "%", 50, 10, 90, 5, 0, "live where the leading network leads less than {} of their ward",
     "Neighbourhoods are being drawn as groups of wards: a place led by another network than its ward falls "
     "between.",
     kFlows},
}};

}  // namespace

std::string_view certainty_of(const GapTest& test, const FootprintChoice& choice,
                              const PeopleFilter& filter) {
  const bool some_deciles = filter.first_decile > 1 || filter.last_decile < 10;
  if (test.certainty != kModelled && !(test.base == kRegistered && some_deciles))
    return test.certainty == kRecorded ? "recorded" : "measured";
  if (choice.basis == FootprintBasis::kObserved || choice.basis == FootprintBasis::kCarried)
    return basis_words(choice.basis);
  const bool of_footprints = test.id == "no-footprint" || test.id == "pieces";
  return of_footprints && choice.basis == FootprintBasis::kDeclared ? "recorded" : "modelled";
}

int value_places(const GapTest& test) {
  const bool counted = test.places == 0 && test.unit != "minutes" && !test.unit.starts_with('%');
  return counted ? 0 : test.places + 1;
}

std::span<const GapTest> gap_tests() { return kTests; }

const GapTest* find_gap_test(std::string_view id) {
  const auto at =
      std::find_if(kTests.begin(), kTests.end(), [&](const GapTest& test) { return test.id == id; });
  return at == kTests.end() ? nullptr : &*at;
}

double standard_threshold(const GapTest& test, const Dataset& data, const CoverageFacts& facts) {
  if (test.id == "staff-low") return data.england.arrs_fte_quartiles[0];
  if (test.id == "staff-low-here") return facts.area_fte_quartiles[0];
  return test.standard;
}

}  // namespace pcn
