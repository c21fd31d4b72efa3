#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/projection.h"
#include "core/import/build.h"
#include "core/import/names.h"
#include "core/import/organisation_files.h"
#include "core/import/pharmacy_files.h"
#include "core/io/geojson.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// Words of a name that tell networks apart: not "PCN", "the", "enhanced access" and the like.
std::vector<std::string> telling_words(std::string_view name) {
  constexpr std::array<std::string_view, 15> kCommon = {
      "pcn", "the", "and",  "of",    "extended", "service", "access", "enhanced",
      "hub", "ea",  "gpea", "group", "health",   "network", "ltd"};
  std::string letters;
  for (const char c : to_lower_ascii(name))
    letters += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ';
  std::vector<std::string> words;
  for (const auto word : split(letters, ' ')) {
    if (!word.empty() && std::find(kCommon.begin(), kCommon.end(), word) == kCommon.end())
      words.emplace_back(word);
  }
  return words;
}

// "HBD PCN" is Hills, Brooks & Dales: the initials of the telling words.
std::string initials(const std::vector<std::string>& words) {
  std::string letters;
  for (const auto& word : words) letters += word.front();
  return letters;
}

bool is_special(const Dataset& data, PracticeIndex practice) {
  return special_list_of(data, practice) != nullptr;
}

// The one network whose name has the same telling words as the service's, or else all of them and more, or
// whose initials the name is. "South Tyneside Enhanced Primary Care" is nobody's of three networks, and a
// name that fits two equally well is neither's.
NetworkIndex network_of_name(const Dataset& data, std::string_view service) {
  auto words = telling_words(service);
  std::sort(words.begin(), words.end());
  std::vector<NetworkIndex> same;
  std::vector<NetworkIndex> more;
  for (std::size_t i = 0; i < data.networks.size(); ++i) {
    if (!data.networks[i].in_area) continue;
    auto network = telling_words(data.networks[i].name);
    const bool by_initials = words.size() == 1 && network.size() >= 3 && words.front() == initials(network);
    std::sort(network.begin(), network.end());
    const bool within =
        !words.empty() && std::includes(network.begin(), network.end(), words.begin(), words.end());
    if (within && words.size() == network.size()) {
      same.emplace_back(i);
    } else if (within || by_initials) {
      more.emplace_back(i);
    }
  }
  const std::vector<NetworkIndex>& fitting = same.empty() ? more : same;
  return fitting.size() == 1 ? fitting.front() : NetworkIndex{};
}

// Whether the site lies where the network's patients can be: near one of its practices today.
bool near_network(const Dataset& data, const Service& service) {
  constexpr double kMetres = 3'000;
  if (!service.point) return true;  // a postcode that has been ended: the name stands alone
  for (const Membership& stay : data.memberships) {
    const auto& at = data.practices[stay.practice.value].point;
    const bool today = stay.start <= data.newest && (!stay.end || data.newest < *stay.end);
    if (stay.network == service.network && today && at && !is_special(data, stay.practice) &&
        distance(*at, *service.point) <= kMetres)
      return true;
  }
  return false;
}

// A member of staff's own telephone, which is no number for patients.
bool is_mobile(std::string_view phone) { return phone.starts_with("07"); }

void place(const Build& build, Service& service) {
  if (const PostcodePoint* found = build.point_of(service.postcode)) service.point = found->point;
}

bool in_area(const Build& build, const Service& service) {
  return service.point && build.locator.locate(*service.point).valid();
}

// Just beyond the edge: people near it go there too.
bool just_beyond(const Build& build, const Service& service) {
  constexpr double kMetres = 5'000;
  return service.point && build.box.grown(kMetres).contains(*service.point) && !in_area(build, service) &&
         distance_to(*service.point, build.outline) <= kMetres;
}

void add_beyond(Build& build, Service service) {
  service.address.clear();
  service.phone.clear();
  build.data.services_beyond.push_back(std::move(service));
}

// The register of prescribers is no list of places: its urgent treatment centres, walk-in centres and
// out-of-hours services are cost centres, among them telephone services, visiting teams and offices, and most
// centres that there are are missing. Only clinics of enhanced access are taken, which the register marks as
// such, and of these only those that their whole name ties to one network and that lie near its practices.
Status add_clinics(Build& build) {
  const std::string id = build.inputs.newest("organisations");
  const auto rows = build.load(id, read_organisations);
  if (!rows) return rows.error();
  if (!*rows) return ok();
  const SourceIndex source = build.inputs.used({"organisations"}).back();
  std::int64_t no_places = 0;
  std::int64_t not_tied = 0;
  std::int64_t closed = 0;
  for (const Organisation& row : **rows) {
    if (!build.scope.sub_icbs.contains(row.commissioner)) continue;
    if (row.kind == OrganisationKind::kUrgentTreatment || row.kind == OrganisationKind::kWalkIn ||
        row.kind == OrganisationKind::kOutOfHours)
      ++no_places;
    if (row.kind != OrganisationKind::kEnhancedAccess) continue;
    if (row.status != PracticeStatus::kActive) {
      ++closed;
      continue;
    }
    Service service{ServiceKind::kEnhancedAccess,
                    row.code,
                    service_name(row.name),
                    row.address,
                    normalise_postcode(row.postcode).value_or(""),
                    is_mobile(row.phone) ? "" : row.phone,
                    std::nullopt,
                    network_of_name(build.data, row.name),
                    std::nullopt,
                    "",
                    source};
    place(build, service);
    if (service.network && near_network(build.data, service)) {
      build.data.services.push_back(std::move(service));
    } else {
      ++not_tied;
    }
  }
  const std::string file = build.inputs.spec(id)->file;
  build.note(
      Severity::kNote, "service-no-place", file,
      "Urgent treatment, walk-in and out-of-hours services of the register of prescribers: cost centres "
      "and no list of places, not used.",
      no_places);
  build.note(Severity::kNote, "service-not-tied", file,
             "Enhanced access services that neither name nor place ties to one network, dropped.", not_tied);
  build.note(Severity::kNote, "service-closed", file,
             "Enhanced access services that are closed or dormant, dropped.", closed);
  return ok();
}

// What the dispensary register says of a pharmacy.
struct Dispensary {
  PracticeStatus status = PracticeStatus::kUnknown;
  std::string phone;
};

Status add_pharmacies(Build& build) {
  const std::string id = build.inputs.newest("pharmacies");
  const auto rows = build.load(id, read_pharmacies);
  if (!rows) return rows.error();
  const auto places = build.load(build.inputs.newest("pharmacy-postcodes"), read_postcode_places);
  if (!places) return places.error();
  const auto register_rows = build.load(build.inputs.newest("dispensaries"), read_organisations);
  if (!register_rows) return register_rows.error();
  std::map<std::string, LonLat> by_postcode;
  if (*places) {
    for (const auto& row : **places) by_postcode.emplace(row.postcode, row.place);
  }
  const auto put = [&](Service& service) {
    place(build, service);
    const auto known = by_postcode.find(service.postcode);
    if (!service.point && known != by_postcode.end()) {
      const BritishGrid point = to_grid(known->second);
      service.point = BritishGrid{std::round(point.east), std::round(point.north)};
    }
  };
  std::map<std::string, Dispensary> known;
  if (*register_rows) {
    for (const auto& row : **register_rows) known[row.code] = {row.status, row.phone};
  }
  std::set<std::string> listed;
  std::int64_t closed = 0;
  std::int64_t without_hours = 0;
  std::int64_t repaired = 0;
  const auto list_source = build.inputs.used({"pharmacies"});
  for (const Pharmacy& row : *rows ? **rows : std::vector<Pharmacy>{}) {
    listed.insert(row.code);
    const std::string kind = row.contract == "Community" ? "Community pharmacy"
                             : row.contract == "DAC"     ? "Appliance contractor"
                             : row.contract == "LPS"     ? "Pharmacy under a local contract"
                                                         : row.contract;
    Service service{ServiceKind::kPharmacy,
                    row.code,
                    official_name(row.name),
                    row.address,
                    normalise_postcode(row.postcode).value_or(""),
                    "",
                    std::nullopt,
                    {},
                    row.hours,
                    kind,
                    list_source.empty() ? SourceIndex{} : list_source.back()};
    put(service);
    const bool beyond = just_beyond(build, service);
    if (!beyond && !in_area(build, service)) continue;
    if (const auto found = known.find(row.code); found != known.end()) {
      service.phone = found->second.phone;
      if (found->second.status == PracticeStatus::kInactive) {
        closed += beyond ? 0 : 1;
        continue;
      }
    }
    if (beyond) {
      if (row.hours) add_beyond(build, std::move(service));
      continue;
    }
    without_hours += row.hours ? 0 : 1;
    repaired += row.hours && row.hours_repaired ? 1 : 0;
    build.data.services.push_back(std::move(service));
  }
  std::int64_t newer = 0;
  const auto register_source = build.inputs.used({"dispensaries"});
  for (const Organisation& row : *register_rows ? **register_rows : std::vector<Organisation>{}) {
    if (listed.contains(row.code) || row.status != PracticeStatus::kActive) continue;
    Service service{ServiceKind::kPharmacy,
                    row.code,
                    official_name(row.name),
                    row.address,
                    normalise_postcode(row.postcode).value_or(""),
                    row.phone,
                    std::nullopt,
                    {},
                    std::nullopt,
                    "Dispensary",
                    register_source.back()};
    put(service);
    if (!in_area(build, service)) continue;
    ++newer;
    build.data.services.push_back(std::move(service));
  }
  const std::string file = id.empty() ? "" : build.inputs.spec(id)->file;
  build.note(Severity::kNote, "pharmacy-closed", file,
             "Pharmacies of the list that the later dispensary register gives as closed, dropped.", closed);
  build.note(Severity::kNote, "pharmacy-newer", file,
             "Pharmacies that only the later dispensary register has: without opening hours.", newer);
  build.note(Severity::kNote, "pharmacy-hours-unread", file,
             "Pharmacies with opening hours that cannot be read.", without_hours);
  build.note(Severity::kNote, "pharmacy-hours-repaired", file,
             "Pharmacies with a slip in their opening hours, such as a missing colon, put right.", repaired);
  return ok();
}

Status add_hospitals(Build& build) {
  const std::string id = build.inputs.newest("hospitals");
  const auto features = build.load<std::vector<GeoFeature>>(
      id, [](std::string_view bytes, const std::string& file) { return read_geojson(bytes, file); });
  if (!features) return features.error();
  if (!*features) return ok();
  const auto source = build.inputs.used({"hospitals"});
  std::vector<std::pair<std::string, BritishGrid>> hospitals;
  for (const GeoFeature& feature : **features) {
    const std::string name = official_name(feature.text("hospital22_name"));
    if (name.empty() || feature.points.empty()) continue;
    const BritishGrid point{std::round(feature.points.front().east),
                            std::round(feature.points.front().north)};
    if (build.locator.locate(point).valid()) hospitals.emplace_back(name, point);
  }
  // The file has many hospitals again under longer names; the shortest name of each place is kept.
  std::stable_sort(hospitals.begin(), hospitals.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.size(), a.first) < std::pair(b.first.size(), b.first);
  });
  constexpr double kSameHospital = 600;
  std::vector<std::pair<std::string, BritishGrid>> kept;
  for (const auto& [name, point] : hospitals) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&, &n = name, &p = point](const auto& other) {
      return distance(other.second, p) < kSameHospital && name_within(other.first, n);
    });
    if (!known) kept.emplace_back(name, point);
  }
  build.note(Severity::kNote, "hospital-twice", build.inputs.spec(id)->file,
             "Hospitals that stand in the file again under a longer name, dropped.",
             static_cast<std::int64_t>(hospitals.size() - kept.size()));
  std::set<std::string> codes;
  for (const auto& [name, point] : kept) {
    std::string code = "hospital";
    const std::string lower = to_lower_ascii(name);
    for (const auto word : split(lower, ' ')) {
      std::string letters;
      for (const char c : word) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
      }
      if (!letters.empty()) code += "-" + letters;
    }
    while (!codes.insert(code).second) code += "-again";
    build.data.services.push_back(
        {ServiceKind::kHospital, code, name, "", "", "", point, {}, std::nullopt, "", source.back()});
  }
  return ok();
}

// In the order that the Dataset promises, each once; returns how many stood twice.
std::int64_t sort_once(std::vector<Service>& services) {
  const auto before = [](const Service& a, const Service& b) {
    return std::tie(a.kind, a.code) < std::tie(b.kind, b.code);
  };
  std::stable_sort(services.begin(), services.end(), before);
  const auto last = std::unique(services.begin(), services.end(), [](const Service& a, const Service& b) {
    return a.kind == b.kind && a.code == b.code;
  });
  const std::int64_t twice = services.end() - last;
  services.erase(last, services.end());
  return twice;
}

}  // namespace

Status add_services(Build& build) {
  for (const auto stage : {add_clinics, add_pharmacies, add_hospitals}) {
    if (const Status done = stage(build); !done) return done.error();
  }
  auto& services = build.data.services;
  const std::int64_t twice = sort_once(services);
  sort_once(build.data.services_beyond);
  build.note(Severity::kWarning, "service-twice", "", "Services that stand twice in a file: the first kept.",
             twice);
  std::int64_t unplaced = 0;
  for (const Service& service : services) unplaced += service.point ? 0 : 1;
  build.note(Severity::kWarning, "service-without-point", "",
             "Services for whose postcode no position is known.", unplaced);
  return ok();
}

}  // namespace pcn
