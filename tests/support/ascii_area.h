#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/dataset.h"

namespace pcn::testing {

// A place on an ASCII map in cells: 0, 0 is the north-west corner of the first letter, row grows to the
// south.
struct MapPoint {
  double column = 0;
  double row = 0;
};

// A small Dataset drawn as text. Every letter is one small area made of all squares with that letter, with
// code "E-" and the letter: lower case inside the area, capitals beyond its edge (no polygon); '.' is
// nothing, and blanks between letters are skipped. All tables come out complete and sorted as a Dataset
// promises.
//
//   const Dataset data = AsciiArea({"a a b",
//                                   "a c b"})
//                            .residents_each(1000)
//                            .practice("G1", 'a', 1500, "U1")
//                            .build();
//
// Without other word: squares of 1 km, one district "E09000001", dates 2019-12-01 and 2026-07-01, lists of
// 2026-07-01, memberships open since 2019-07-01, decile 5, urban, no residents.
class AsciiArea {
 public:
  explicit AsciiArea(std::vector<std::string_view> rows);

  AsciiArea& cell_metres(double metres);
  AsciiArea& residents_each(std::int32_t people);          // of every letter, all aged 25-34
  AsciiArea& residents(char letter, std::int32_t people);  // all aged 25-34
  AsciiArea& ages(char letter, std::array<std::int32_t, kResidentAgeGroups> people);
  AsciiArea& decile(char letter, int decile);
  AsciiArea& rural(std::string_view letters);
  AsciiArea& ward(std::string_view code, std::string_view letters);
  // Puts the letters, and the practices and networks in them, into a further district.
  AsciiArea& district(std::string_view code, std::string_view name, std::string_view letters);

  // Networks come into being when a practice names them; this gives a name or other properties.
  AsciiArea& network(std::string_view code, std::string_view name, bool in_area = true);
  // A practice at the middle of a letter's squares or at a point, with its list and network ("" is none). It
  // is inside the area unless it stands on a capital letter or outside the map.
  AsciiArea& practice(std::string_view code, char letter, std::int64_t list, std::string_view network = "");
  AsciiArea& practice(std::string_view code, MapPoint at, std::int64_t list, std::string_view network = "");
  AsciiArea& branch(std::string_view practice, MapPoint at, SiteKind kind = SiteKind::kBranch);
  AsciiArea& special_allocation(std::string_view practice);
  AsciiArea& list(std::string_view practice, Date date, std::int64_t patients);
  AsciiArea& member(std::string_view practice, std::string_view network, Date start,
                    std::optional<Date> end = std::nullopt, double share = 1);
  AsciiArea& age_sex(std::string_view practice, std::array<std::int32_t, kAgeBands> people);  // half and half

  AsciiArea& service(ServiceKind kind, MapPoint at, std::optional<WeekHours> hours = std::nullopt,
                     std::string_view detail = "");
  AsciiArea& staff(std::string_view network, std::string_view role, double fte);  // role: ARRS, slug and name
  AsciiArea& england_quartiles(std::array<double, 3> fte_per_10000);
  AsciiArea& declares(std::string_view network, std::string_view letters);  // union of those squares

  [[nodiscard]] Dataset build() const;
  [[nodiscard]] BritishGrid grid(MapPoint at) const;
  [[nodiscard]] MapPoint middle(char letter) const;

 private:
  struct PracticeDraft {
    MapPoint at;
    std::int64_t list = 0;
    std::string network;
    bool special = false;
    std::array<std::int32_t, kAgeBands> ages{};
  };
  struct BranchDraft {
    std::string practice;
    MapPoint at;
    SiteKind kind = SiteKind::kBranch;
  };
  struct MemberDraft {
    std::string practice, network;
    Date start;
    std::optional<Date> end;
    double share = 1;
  };
  struct ListDraft {
    std::string practice;
    Date date;
    std::int64_t patients = 0;
  };
  struct NetworkDraft {
    std::string name;
    bool in_area = true;
  };
  struct ServiceDraft {
    ServiceKind kind = ServiceKind::kPharmacy;
    MapPoint at;
    std::optional<WeekHours> hours;
    std::string detail;
  };
  struct StaffDraft {
    std::string network, role;
    double fte = 0;
  };
  struct DistrictDraft {
    std::string code, name, letters;
  };

  [[nodiscard]] char letter_at(int column, int row) const;
  [[nodiscard]] char letter_at(MapPoint at) const;
  [[nodiscard]] std::vector<char> letters() const;  // small letters first
  void add_places(Dataset& data) const;
  void add_networks(Dataset& data) const;
  void add_practices(Dataset& data) const;
  void add_memberships(Dataset& data) const;
  void add_services(Dataset& data) const;
  void add_workforce(Dataset& data) const;
  void add_declared(Dataset& data) const;
  void add_topology(Dataset& data) const;

  std::vector<std::string> rows_;
  double cell_ = 1000;
  std::map<char, SmallArea> places_;
  std::vector<DistrictDraft> districts_;
  std::map<std::string, NetworkDraft> networks_;
  std::map<std::string, PracticeDraft> practices_;
  std::vector<BranchDraft> branches_;
  std::vector<MemberDraft> members_;
  std::vector<ListDraft> lists_;
  std::vector<ServiceDraft> services_;
  std::vector<StaffDraft> staff_;
  std::array<double, 3> quartiles_{};
  std::vector<std::pair<std::string, std::string>> declared_;
};

// The same hours on every day of the given range, Monday = 0.
[[nodiscard]] WeekHours open_hours(int first_day, int last_day, int open_minute, int close_minute);
[[nodiscard]] Date day_of(int year, int month, int day);

}  // namespace pcn::testing
