#include <algorithm>
#include <unordered_map>

#include "core/base/text.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/projection.h"
#include "core/import/boards.h"
#include "core/import/list_files.h"
#include "core/import/memberships.h"
#include "core/import/names.h"
#include "core/import/organisation_files.h"
#include "core/import/practice_parts.h"
#include "core/import/quality_files.h"
#include "core/import/registered.h"

namespace pcn {
namespace {

template <class T>
Result<std::vector<T>> load_newest(Build& build, std::string_view kind,
                                   Result<std::vector<T>> (*read)(std::string_view, const std::string&)) {
  auto rows = build.load(build.inputs.newest(kind), read);
  if (!rows) return rows.error();
  return *rows ? std::move(**rows) : std::vector<T>{};
}

// The name of a practice in mixed case, from a source that spells it like the register.
std::string chosen_name(const PracticeFiles& files, const std::string& code,
                        const std::string& register_name) {
  std::string spelt = official_name(register_name);
  const auto rated = files.rated_names.find(code);
  const auto listed = files.sites_by_code.find(code);
  if (rated != files.rated_names.end() && is_mixed_case(rated->second) && same_name(rated->second, spelt)) {
    // The register decides about a leading "The".
    const bool the = to_lower_ascii(register_name).starts_with("the ");
    const bool has = to_lower_ascii(rated->second).starts_with("the ");
    if (the == has) return rated->second;
    return has ? rated->second.substr(4) : "The " + rated->second;
  }
  if (listed != files.sites_by_code.end()) {
    const std::string& name = files.sites[listed->second].name;
    // Initials such as "Pms" give away that the list's case was made by a machine.
    if (is_mixed_case(name) && same_name(name, spelt) && name.find("Pms") == std::string::npos &&
        to_lower_ascii(name).starts_with("the ") == to_lower_ascii(register_name).starts_with("the ")) {
      return name;
    }
  }
  return spelt;
}

void place_practice(const Build& build, const PracticeFiles& files, Practice& practice) {
  if (const PostcodePoint* found = build.point_of(practice.postcode)) {
    practice.point = found->point;
    practice.point_basis = "postcode (Code-Point Open)";
    return;
  }
  const auto place = files.places.find(practice.code);
  if (place != files.places.end() && place->second.place) {
    const BritishGrid point = to_grid(*place->second.place);
    practice.point = BritishGrid{std::round(point.east), std::round(point.north)};
    practice.point_basis = "postcode of 2024 (catchment lookup)";
    return;
  }
  const auto site = files.sites_by_code.find(practice.code);
  if (site != files.sites_by_code.end() && files.sites[site->second].place) {
    const BritishGrid point = to_grid(*files.sites[site->second].place);
    practice.point = BritishGrid{std::round(point.east), std::round(point.north)};
    practice.point_basis = "register of 2019 (nhs.uk)";
  }
}

// How a practice came into the package.
enum class Belongs : std::uint8_t { kArea, kOwnNetwork, kBeyond };

// What the files say of one practice, whether of the area or beyond its edge.
Practice make_practice(const Build& build, const PracticeFiles& files, const std::string& code,
                       Belongs belongs) {
  Practice practice;
  practice.code = code;
  practice.in_area = belongs == Belongs::kArea;
  practice.of_own_network = belongs == Belongs::kOwnNetwork;
  practice.country = code.starts_with('W') ? Country::kWales : Country::kEngland;
  const bool in_full = belongs != Belongs::kBeyond;
  const auto known = files.practices.find(code);
  const std::string register_name = known == files.practices.end() ? code : known->second.name;
  practice.postcode = known == files.practices.end() ? "" : known->second.postcode;
  practice.name = chosen_name(files, code, register_name);
  const auto organisation = files.organisations.find(code);
  if (organisation != files.organisations.end()) {
    practice.status = organisation->second.status;
    practice.opened = organisation->second.opened;
    if (organisation->second.closed) practice.closed = from_days(to_days(*organisation->second.closed) + 1);
    if (in_full || practice.country != Country::kEngland) {
      practice.address = organisation->second.address;
      practice.phone = organisation->second.phone;
    }
    if (practice.postcode.empty()) practice.postcode = organisation->second.postcode;
  }
  practice.postcode = normalise_postcode(practice.postcode).value_or("");
  place_practice(build, files, practice);
  const auto contract = files.contracts.find(code);
  if (contract != files.contracts.end() && in_full) practice.contract = contract->second;
  const auto site = files.sites_by_code.find(code);
  if (in_full && site != files.sites_by_code.end()) {
    practice.website = files.sites[site->second].website;
    if (practice.phone.empty()) practice.phone = files.sites[site->second].phone;
  }
  return practice;
}

// Codes of practices that are or were of the area.
std::set<std::string> codes_of_area(const Build& build, const PracticeFiles& files) {
  const AreaScope& scope = build.scope;
  std::set<std::string> codes;
  std::set<std::string> elsewhere;  // by the newest map
  for (const auto& row : build.history.maps.back().rows) {
    (scope.sub_icbs.contains(row.commissioner) ? codes : elsewhere).insert(row.practice);
  }
  const auto add = [&](const std::string& practice, const std::string& commissioner) {
    if (scope.commissioners.contains(commissioner) && !elsewhere.contains(practice)) codes.insert(practice);
  };
  for (const auto& map : build.history.maps) {
    for (const auto& row : map.rows) add(row.practice, row.commissioner);
  }
  for (const auto& vintage : build.history.registers) {
    for (const auto& member : vintage.members) {
      add(member.practice, member.practice_commissioner);
      add(member.practice, member.network_commissioner);
    }
  }
  for (const auto& list : files.lists) add(list.practice, list.commissioner);
  return codes;
}

// Practices that another ICB commissions, in networks that have practices of the area too on the newest day.
std::set<std::string> codes_of_shared_networks(const Build& build) {
  const auto& rows = build.history.maps.back().rows;
  std::set<std::string> networks;
  for (const auto& row : rows) {
    if (!row.network.empty() && build.scope.sub_icbs.contains(row.commissioner)) networks.insert(row.network);
  }
  std::set<std::string> codes;
  for (const auto& row : rows) {
    if (networks.contains(row.network) && !build.scope.sub_icbs.contains(row.commissioner))
      codes.insert(row.practice);
  }
  return codes;
}

// Practices of Wales near the edge, which are in the registers of England: they have no list there and are in
// no network, but people go to them.
std::set<std::string> codes_of_wales(const Build& build, const PracticeFiles& files) {
  std::set<std::string> codes;
  if (!build.beyond_border.contains(Country::kWales)) return codes;
  for (const Organisation& row : files.newest_organisations) {
    const bool seen = row.kind == OrganisationKind::kPractice && row.status == PracticeStatus::kActive;
    if (!seen || !row.code.starts_with('W')) continue;
    const PostcodePoint* place = build.point_of(row.postcode);
    if (place != nullptr && distance_to(place->point, build.outline) <= build.options.edge_metres)
      codes.insert(row.code);
  }
  return codes;
}

// Who commissions the practices that are not of the area.
void name_boards(Build& build) {
  std::unordered_map<std::string_view, std::string_view> boards;
  for (const auto& row : build.history.maps.back().rows) boards.emplace(row.practice, row.icb_name);
  for (Practice& practice : build.data.practices) {
    const auto found = practice.in_area ? boards.end() : boards.find(practice.code);
    if (found != boards.end()) practice.icb = short_board_name(std::string(found->second));
  }
}

// Patients in the area from which on a practice far away is told by name.
constexpr std::int64_t kToldByName = 100;

// Practices beyond the edge that have a list in some vintage: those near it, and those with these codes.
std::set<std::string> codes_beyond(const Build& build, const PracticeFiles& files,
                                   const std::set<std::string>& inside,
                                   const std::set<std::string>& serving) {
  std::set<std::string> candidates;
  for (const auto& list : files.lists) candidates.insert(list.practice);
  for (const auto& ages : files.ages) candidates.insert(ages.practice);
  std::set<std::string> codes;
  for (const std::string& code : candidates) {
    if (inside.contains(code)) continue;
    if (serving.contains(code)) {
      codes.insert(code);
      continue;
    }
    const auto known = files.practices.find(code);
    const PostcodePoint* place =
        known == files.practices.end() ? nullptr : build.point_of(known->second.postcode);
    if (place != nullptr && distance_to(place->point, build.outline) <= build.options.edge_metres)
      codes.insert(code);
  }
  return codes;
}

Status load_files(Build& build, PracticeFiles& files) {
  auto sites = load_newest(build, "practice-sites", read_practice_sites);
  if (!sites) return sites.error();
  files.sites = std::move(*sites);
  for (std::size_t i = 0; i < files.sites.size(); ++i) files.sites_by_code.emplace(files.sites[i].code, i);
  auto places = load_newest(build, "practice-places", read_practice_places);
  if (!places) return places.error();
  for (auto& place : *places) files.places.emplace(place.practice, place);
  auto ratings = load_newest(build, "ratings", read_ratings);
  if (!ratings) return ratings.error();
  for (auto& rating : *ratings) files.rated_names.emplace(rating.practice, rating.location_name);
  auto ages = load_newest(build, "practice-ages", read_practice_ages);
  if (!ages) return ages.error();
  files.ages = std::move(*ages);
  for (const std::string& id : build.inputs.of_kind("practice-lists")) {
    auto lists = build.load(id, read_practice_lists);
    if (!lists) return lists.error();
    if (*lists) files.lists.insert(files.lists.end(), (*lists)->begin(), (*lists)->end());
  }
  for (const std::string& id : build.inputs.of_kind("payments")) {
    auto payments = build.load(id, read_payments);
    if (!payments) return payments.error();
    if (!*payments) continue;
    for (auto& row : **payments) {
      if (!row.contract.empty()) files.contracts[row.practice] = row.contract;
    }
    files.payments.emplace_back(build.inputs.day(id), std::move(**payments));
  }
  // Later files win: name, postcode, status.
  for (const std::string& id : build.inputs.of_kind("organisations")) {
    auto rows = build.load(id, read_organisations);
    if (!rows) return rows.error();
    if (!*rows) continue;
    for (auto& row : **rows) {
      if (row.kind == OrganisationKind::kPractice || files.organisations.contains(row.code)) {
        files.practices[row.code] = {row.name, row.postcode};
        files.organisations[row.code] = row;
      }
    }
    files.newest_organisations = std::move(**rows);
  }
  for (const auto& list : files.lists) {
    auto& known = files.practices[list.practice];
    if (known.postcode.empty()) known.postcode = list.postcode;
  }
  for (const auto& vintage : build.history.registers) {
    for (const auto& member : vintage.members) {
      auto& known = files.practices[member.practice];
      if (known.name.empty()) known.name = member.practice_name;
    }
  }
  for (const auto& map : build.history.maps) {
    for (const auto& row : map.rows) files.practices[row.practice] = {row.name, row.postcode};
  }
  return ok();
}

}  // namespace

Status add_practices(Build& build) {
  PracticeFiles files;
  if (const Status loaded = load_files(build, files); !loaded) return loaded.error();
  const auto inside = codes_of_area(build, files);
  const auto serving = practices_with_patients_here(build, kToldByName);
  if (!serving) return serving.error();
  auto beyond = codes_beyond(build, files, inside, *serving);
  Dataset& data = build.data;
  const auto shared = codes_of_shared_networks(build);
  const auto wales = codes_of_wales(build, files);
  beyond.insert(shared.begin(), shared.end());
  beyond.insert(wales.begin(), wales.end());
  for (const auto& code : inside) data.practices.push_back(make_practice(build, files, code, Belongs::kArea));
  for (const auto& code : beyond) {
    data.practices.push_back(
        make_practice(build, files, code, shared.contains(code) ? Belongs::kOwnNetwork : Belongs::kBeyond));
  }
  name_boards(build);
  std::int64_t unplaced = 0;
  for (Practice& practice : data.practices) {
    if (practice.point) practice.small_area = build.locator.locate(*practice.point);
    unplaced += practice.in_area && !practice.point ? 1 : 0;
  }
  build.note(Severity::kWarning, "practice-without-point", "",
             "Practices of the area, of today or earlier, for whose postcode no position is known.",
             unplaced);
  add_lists(build, files);
  add_special_lists(build, files);
  if (const Status added = add_networks(build); !added) return added;
  add_sites(build, files);
  return ok();
}

}  // namespace pcn
