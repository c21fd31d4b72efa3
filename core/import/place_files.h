#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/geo/polygon.h"
#include "core/model/dataset.h"

namespace pcn {

// A row of OS Code-Point Open (no header).
struct CodePoint {
  std::string postcode;  // "SE5 9RS"
  int quality = 0;       // 10 is best; 90 has no position
  std::int32_t east = 0;
  std::int32_t north = 0;
  std::string district;
  std::string country;  // E92000001, S92000003, W92000004
  std::string ward;     // its code
  bool operator==(const CodePoint&) const = default;
};
// Calls `use` for every row that can be read; the number of rows whose postcode is none is returned.
[[nodiscard]] Result<std::int64_t> read_code_points(std::string_view bytes, const std::string& file,
                                                    const std::function<void(const CodePoint&)>& use);

// Small area (LSOA 2021) to sub-ICB location, ICB and its name, of any year ("ICB24CDH", "ICB26CDH", …).
struct AreaCommissioner {
  std::string area;
  std::string area_name;  // empty: not in the file
  std::string sub_icb;    // NHS code, "72Q"; empty: not in the file
  std::string icb;        // NHS code, "QKK"
  std::string icb_name;
  bool operator==(const AreaCommissioner&) const = default;
};
[[nodiscard]] Result<std::vector<AreaCommissioner>> read_area_commissioners(std::string_view bytes,
                                                                            const std::string& file);

// Small area to ward and district.
struct AreaWard {
  std::string area;
  std::string area_name;  // empty: not in the file
  std::string ward;
  std::string ward_code;
  std::string district;
  std::string district_code;
  bool operator==(const AreaWard&) const = default;
};
[[nodiscard]] Result<std::vector<AreaWard>> read_area_wards(std::string_view bytes, const std::string& file);

// Small areas of 2011 that were split or merged, each with one of those of 2021 that took a part of it; those
// that stayed are left out. In the order of the file.
struct AreaChange {
  std::string old_code;
  std::string new_code;
  bool operator==(const AreaChange&) const = default;
};
[[nodiscard]] Result<std::vector<AreaChange>> read_area_changes(std::string_view bytes,
                                                                const std::string& file);

// The tables below are by small area code.
using AreaResidents = std::map<std::string, std::array<std::int32_t, kResidentAgeGroups>, std::less<>>;
[[nodiscard]] Result<AreaResidents> read_residents(std::string_view bytes, const std::string& file);

struct Deprivation {
  std::int32_t rank = 0;
  int decile = 0;
  double score = 0;
  bool operator==(const Deprivation&) const = default;
};
[[nodiscard]] Result<std::map<std::string, Deprivation, std::less<>>> read_deprivation(
    std::string_view bytes, const std::string& file);

struct RuralUrban {
  std::string words;
  bool rural = false;
  bool operator==(const RuralUrban&) const = default;
};
[[nodiscard]] Result<std::map<std::string, RuralUrban, std::less<>>> read_rural_urban(
    std::string_view bytes, const std::string& file);

// Population-weighted centroids, already in the National Grid.
[[nodiscard]] Result<std::map<std::string, BritishGrid, std::less<>>> read_centroids(std::string_view bytes,
                                                                                     const std::string& file);

// House of Commons Library names by ONS name of the MSOA 2021 ("Southwark 020" -> "Peckham Park Road").
[[nodiscard]] Result<std::map<std::string, std::string, std::less<>>> read_msoa_names(
    std::string_view bytes, const std::string& file);

// A small area's polygons as published.
struct AreaShape {
  std::string area;
  std::string name;
  MultiPolygon shape;
};
[[nodiscard]] Result<std::vector<AreaShape>> read_area_shapes(std::string_view bytes,
                                                              const std::string& file);

}  // namespace pcn
