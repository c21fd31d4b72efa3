#include "tests/support/ascii_area.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cmath>
#include <set>

#include "core/model/query.h"

namespace pcn::testing {
namespace {

constexpr double kWest = 500'000;
constexpr double kNorth = 200'000;
constexpr int kAdultGroup = 2;  // 25-34

bool is_inner(char letter) { return std::islower(static_cast<unsigned char>(letter)) != 0; }

std::string code_of(char letter) { return std::string("E-") + letter; }

}  // namespace

Date day_of(int year, int month, int day) {
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(day)};
}

WeekHours open_hours(int first_day, int last_day, int open_minute, int close_minute) {
  WeekHours hours;
  for (int day = first_day; day <= last_day; ++day) {
    hours[static_cast<std::size_t>(day)].push_back(
        {static_cast<std::int16_t>(open_minute), static_cast<std::int16_t>(close_minute)});
  }
  return hours;
}

AsciiArea::AsciiArea(std::vector<std::string_view> rows) {
  for (const std::string_view row : rows) {
    std::string squares;
    for (const char letter : row) {
      if (letter != ' ') squares += letter;
    }
    rows_.push_back(std::move(squares));
  }
  for (const char letter : letters()) {
    SmallArea& place = places_[letter];
    place.code = code_of(letter);
    place.name = std::string("Place ") + letter;
    place.ward = "Ward";
    place.ward_code = "W";
    place.imd_decile = 5;
    place.imd_rank = 16'000;
    place.in_area = is_inner(letter);
  }
}

AsciiArea& AsciiArea::cell_metres(double metres) { return cell_ = metres, *this; }

AsciiArea& AsciiArea::residents_each(std::int32_t people) {
  for (auto& [letter, place] : places_) place.residents[kAdultGroup] = people;
  return *this;
}

AsciiArea& AsciiArea::residents(char letter, std::int32_t people) {
  places_.at(letter).residents[kAdultGroup] = people;
  return *this;
}

AsciiArea& AsciiArea::ages(char letter, std::array<std::int32_t, kResidentAgeGroups> people) {
  places_.at(letter).residents = people;
  return *this;
}

AsciiArea& AsciiArea::decile(char letter, int decile) {
  places_.at(letter).imd_decile = static_cast<std::uint8_t>(decile);
  return *this;
}

AsciiArea& AsciiArea::rural(std::string_view letters) {
  for (const char letter : letters) places_.at(letter).rural = true;
  return *this;
}

AsciiArea& AsciiArea::ward(std::string_view code, std::string_view letters) {
  for (const char letter : letters) {
    places_.at(letter).ward_code = code;
    places_.at(letter).ward = "Ward " + std::string(code);
  }
  return *this;
}

AsciiArea& AsciiArea::district(std::string_view code, std::string_view name, std::string_view letters) {
  districts_.push_back({std::string(code), std::string(name), std::string(letters)});
  return *this;
}

AsciiArea& AsciiArea::network(std::string_view code, std::string_view name, bool in_area) {
  networks_[std::string(code)] = {std::string(name), in_area};
  return *this;
}

AsciiArea& AsciiArea::practice(std::string_view code, char letter, std::int64_t list,
                               std::string_view network) {
  return practice(code, middle(letter), list, network);
}

AsciiArea& AsciiArea::practice(std::string_view code, MapPoint at, std::int64_t list,
                               std::string_view network) {
  PracticeDraft& draft = practices_[std::string(code)];
  draft.at = at;
  draft.list = list;
  draft.network = network;
  if (!network.empty()) networks_.try_emplace(draft.network, NetworkDraft{draft.network, true});
  return *this;
}

AsciiArea& AsciiArea::branch(std::string_view practice, MapPoint at, SiteKind kind) {
  branches_.push_back({std::string(practice), at, kind});
  return *this;
}

AsciiArea& AsciiArea::special_allocation(std::string_view practice) {
  practices_.at(std::string(practice)).special = true;
  return *this;
}

AsciiArea& AsciiArea::list(std::string_view practice, Date date, std::int64_t patients) {
  lists_.push_back({std::string(practice), date, patients});
  return *this;
}

AsciiArea& AsciiArea::member(std::string_view practice, std::string_view network, Date start,
                             std::optional<Date> end, double share) {
  networks_.try_emplace(std::string(network), NetworkDraft{std::string(network), true});
  members_.push_back({std::string(practice), std::string(network), start, end, share});
  return *this;
}

AsciiArea& AsciiArea::age_sex(std::string_view practice, std::array<std::int32_t, kAgeBands> people) {
  practices_.at(std::string(practice)).ages = people;
  return *this;
}

AsciiArea& AsciiArea::service(ServiceKind kind, MapPoint at, std::optional<WeekHours> hours,
                              std::string_view detail) {
  services_.push_back({kind, at, std::move(hours), std::string(detail)});
  return *this;
}

AsciiArea& AsciiArea::staff(std::string_view network, std::string_view role, double fte) {
  networks_.try_emplace(std::string(network), NetworkDraft{std::string(network), true});
  staff_.push_back({std::string(network), std::string(role), fte});
  return *this;
}

AsciiArea& AsciiArea::england_quartiles(std::array<double, 3> fte_per_10000) {
  return quartiles_ = fte_per_10000, *this;
}

AsciiArea& AsciiArea::declares(std::string_view network, std::string_view letters) {
  networks_.try_emplace(std::string(network), NetworkDraft{std::string(network), true});
  declared_.emplace_back(network, letters);
  return *this;
}

BritishGrid AsciiArea::grid(MapPoint at) const {
  return {kWest + at.column * cell_, kNorth - at.row * cell_};
}

MapPoint AsciiArea::middle(char letter) const {
  MapPoint sum;
  int squares = 0;
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
    for (int column = 0; column < static_cast<int>(rows_[static_cast<std::size_t>(row)].size()); ++column) {
      if (letter_at(column, row) != letter) continue;
      sum.column += column + 0.5;
      sum.row += row + 0.5;
      ++squares;
    }
  }
  assert(squares > 0);
  return {sum.column / squares, sum.row / squares};
}

char AsciiArea::letter_at(int column, int row) const {
  if (row < 0 || column < 0 || row >= static_cast<int>(rows_.size())) return '.';
  const std::string& squares = rows_[static_cast<std::size_t>(row)];
  return column < static_cast<int>(squares.size()) ? squares[static_cast<std::size_t>(column)] : '.';
}

char AsciiArea::letter_at(MapPoint at) const {
  return letter_at(static_cast<int>(std::floor(at.column)), static_cast<int>(std::floor(at.row)));
}

std::vector<char> AsciiArea::letters() const {
  std::set<char> seen;
  for (const std::string& squares : rows_) seen.insert(squares.begin(), squares.end());
  seen.erase('.');
  std::vector<char> result(seen.begin(), seen.end());
  std::stable_partition(result.begin(), result.end(), is_inner);
  return result;
}

Dataset AsciiArea::build() const {
  Dataset data;
  data.id = "ascii";
  data.name = "Ascii Area";
  data.icb_code = "QAA";
  data.icb_name = "Ascii ICB";
  data.vintages = {day_of(2019, 12, 1), day_of(2026, 7, 1)};
  data.newest = data.vintages.back();
  data.england.arrs_fte_quartiles = quartiles_;
  add_places(data);
  add_networks(data);
  add_practices(data);
  add_memberships(data);
  add_services(data);
  add_workforce(data);
  add_declared(data);
  add_topology(data);
  return data;
}

void AsciiArea::add_places(Dataset& data) const {
  data.districts.push_back({"E09000001", "Borough", true});
  for (const DistrictDraft& draft : districts_) data.districts.push_back({draft.code, draft.name, true});
  for (const char letter : letters()) {
    SmallArea place = places_.at(letter);
    place.centroid = grid(middle(letter));
    place.district = DistrictIndex(std::size_t{0});
    for (std::size_t at = 0; at < districts_.size(); ++at) {
      if (districts_[at].letters.find(letter) != std::string::npos) place.district = DistrictIndex(at + 1);
    }
    data.small_areas.push_back(std::move(place));
  }
}

void AsciiArea::add_networks(Dataset& data) const {
  for (const auto& [code, draft] : networks_) {
    Network network;
    network.code = code;
    network.name = draft.name;
    network.in_area = draft.in_area;
    for (const auto& [practice_code, practice] : practices_) {
      if (practice.network != code || network.district.valid()) continue;
      const SmallAreaIndex place = find_small_area(data, code_of(letter_at(practice.at)));
      if (place) network.district = data.small_areas[place.value].district;
    }
    data.networks.push_back(std::move(network));
  }
}

void AsciiArea::add_practices(Dataset& data) const {
  for (const bool inside : {true, false}) {
    for (const auto& [code, draft] : practices_) {
      const SmallAreaIndex place = find_small_area(data, code_of(letter_at(draft.at)));
      if ((place && data.small_areas[place.value].in_area) != inside) continue;
      Practice practice;
      practice.code = code;
      practice.name = "Practice " + code;
      practice.point = grid(draft.at);
      practice.point_basis = "register";
      practice.status = PracticeStatus::kActive;
      practice.small_area = place;
      practice.district = place ? data.small_areas[place.value].district : DistrictIndex{};
      practice.in_area = inside;
      const PracticeIndex at(data.practices.size());
      if (draft.special) data.special_lists.push_back({at, ListFor::kSpecialAllocation, "Told by its name."});
      data.practices.push_back(std::move(practice));
      Site site;
      site.code = code;
      site.practice = at;
      site.name = "Practice " + code;
      site.point = grid(draft.at);
      data.sites.push_back(std::move(site));
      data.lists.push_back({at, day_of(2026, 7, 1), ListKind::kOnDay, {draft.list}});
      AgeSex ages;
      ages.practice = at;
      for (std::size_t band = 0; band < draft.ages.size(); ++band) {
        ages.female[band] = draft.ages[band] / 2;
        ages.male[band] = draft.ages[band] - ages.female[band];
      }
      if (draft.ages != decltype(draft.ages){}) data.age_sex.push_back(ages);
    }
  }
  data.age_sex_date = day_of(2026, 7, 1);
  for (const BranchDraft& draft : branches_) {
    Site site;
    site.code = draft.practice + "001";
    site.practice = find_practice(data, draft.practice);
    site.kind = draft.kind;
    site.name = "Branch of " + draft.practice;
    site.point = grid(draft.at);
    data.sites.push_back(std::move(site));
  }
  for (const ListDraft& draft : lists_) {
    data.lists.push_back(
        {find_practice(data, draft.practice), draft.date, ListKind::kOnDay, {draft.patients}});
  }
  std::stable_sort(data.lists.begin(), data.lists.end(), [](const ListSize& a, const ListSize& b) {
    return a.practice != b.practice ? a.practice < b.practice : a.date < b.date;
  });
}

void AsciiArea::add_memberships(Dataset& data) const {
  for (const auto& [code, draft] : practices_) {
    if (draft.network.empty()) continue;
    data.memberships.push_back({find_practice(data, code), find_network(data, draft.network),
                                day_of(2019, 7, 1), std::nullopt, 1, true, true});
  }
  for (const MemberDraft& draft : members_) {
    data.memberships.push_back({find_practice(data, draft.practice), find_network(data, draft.network),
                                draft.start, draft.end, draft.share, true, true});
  }
  std::stable_sort(data.memberships.begin(), data.memberships.end(),
                   [](const Membership& a, const Membership& b) {
                     return a.practice != b.practice ? a.practice < b.practice : a.start < b.start;
                   });
}

void AsciiArea::add_services(Dataset& data) const {
  for (const ServiceDraft& draft : services_) {
    Service service;
    service.kind = draft.kind;
    service.code = "S" + std::to_string(data.services.size() + 1);
    service.name = "Service " + service.code;
    service.point = grid(draft.at);
    service.hours = draft.hours;
    service.detail = draft.detail;
    data.services.push_back(std::move(service));
  }
  std::stable_sort(data.services.begin(), data.services.end(),
                   [](const Service& a, const Service& b) { return a.kind < b.kind; });
}

void AsciiArea::add_workforce(Dataset& data) const {
  data.workforce_date = day_of(2026, 6, 30);
  std::map<std::string, std::uint16_t> roles;
  for (const StaffDraft& draft : staff_) {
    if (!roles.try_emplace(draft.role, static_cast<std::uint16_t>(roles.size())).second) continue;
    Role role;
    role.id = role.name = role.plain_name = draft.role;
    role.arrs = true;
    data.roles.push_back(std::move(role));
  }
  for (const StaffDraft& draft : staff_) {
    data.workforce.push_back({find_network(data, draft.network), roles.at(draft.role), draft.fte});
  }
  std::stable_sort(data.workforce.begin(), data.workforce.end(), [](const Workforce& a, const Workforce& b) {
    return a.network != b.network ? a.network < b.network : a.role < b.role;
  });
}

void AsciiArea::add_declared(Dataset& data) const {
  for (const auto& [code, letters] : declared_) {
    DeclaredArea area;
    area.network = find_network(data, code);
    for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
      for (int column = 0; column < static_cast<int>(rows_[static_cast<std::size_t>(row)].size()); ++column) {
        const char letter = letter_at(column, row);
        if (letter == '.' || letters.find(letter) == std::string::npos) continue;
        const MapPoint corner{static_cast<double>(column), static_cast<double>(row)};
        Polygon square;
        square.outer = {grid({corner.column, corner.row + 1}), grid({corner.column + 1, corner.row + 1}),
                        grid({corner.column + 1, corner.row}), grid(corner)};
        area.shape.push_back(std::move(square));
      }
    }
    data.declared.push_back(std::move(area));
  }
}

}  // namespace pcn::testing
