#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/geo/bounds.h"
#include "core/import/assemble.h"
#include "core/import/network_files.h"
#include "core/import/place_files.h"
#include "core/index/region_locator.h"

namespace pcn {

// What belongs to the area by its codes.
struct AreaScope {
  std::string icb;
  std::string icb_name;
  std::set<std::string> sub_icbs;       // today's
  std::set<std::string> commissioners;  // of any vintage: earlier CCGs too
};

// All vintages of who is in which network.
struct PcnVintage {
  Date date;
  std::vector<PcnDetail> details;
  std::vector<PcnMember> members;
};
struct MapVintage {
  Date date;
  std::string file;
  std::vector<PracticeMapping> rows;
};
struct MonthVintage {
  Date date;  // last day of the month
  std::vector<MonthlyMembership> rows;
};
struct NetworkHistory {
  std::vector<PcnVintage> registers;      // by rising date
  std::vector<MapVintage> maps;           // by rising date
  std::vector<MonthVintage> months = {};  // by rising date; up to the newest map
};

struct PostcodePoint {
  BritishGrid point;
  std::string district;
};

// Postcodes beyond England's border, by country.
using BorderPoints = std::map<Country, std::vector<BritishGrid>>;

// The work in progress of assemble_area: each stage fills a part of `data` and may read what earlier stages
// left.
struct Build {
  Inputs& inputs;
  BuildOptions options;
  Dataset data;
  AreaScope scope;
  NetworkHistory history;
  MultiPolygon outline;  // of the area
  Bounds box;            // of the outline
  RegionLocator locator;
  std::set<std::string> whole_districts;  // of which every small area is in the area
  std::set<std::string> known_districts;  // codes of the ward lookup; the postcodes may know newer ones
  std::map<std::string, PostcodePoint, std::less<>> points;    // postcodes in and around the area
  std::map<std::string, std::string, std::less<>> ward_names;  // by code, of the ward lookup
  BorderPoints beyond_border;                                  // around the area

  void note(Severity severity, std::string code, std::string file, std::string detail, std::int64_t count = 1,
            std::int64_t patients = 0) {
    if (count > 0) {
      data.build_notes.push_back(
          {severity, std::move(code), {std::move(file), 0, 0, ""}, std::move(detail), count, patients});
    }
  }
  [[nodiscard]] const PostcodePoint* point_of(std::string_view postcode) const;

  // Reads one input; nothing, with a note, when it is optional and not there.
  template <class T>
  Result<std::optional<T>> load(const std::string& id,
                                Result<T> (*read)(std::string_view, const std::string&)) {
    if (id.empty()) return std::optional<T>{};
    const auto file = inputs.file(id);
    if (!file) {
      if (!inputs.may_skip(id, file.error())) return file.error();
      note(Severity::kWarning, "missing-input", file.error().where.file, file.error().detail + ".");
      return std::optional<T>{};
    }
    auto value = read(file->bytes, file->path);
    if (!value) return value.error();
    return std::optional<T>{std::move(*value)};
  }
};

// The stages, in the order in which they run.
[[nodiscard]] Status load_history(Build& build);
[[nodiscard]] Status find_scope(Build& build);
[[nodiscard]] Status add_small_areas(Build& build);
[[nodiscard]] Status add_postcodes(Build& build);
[[nodiscard]] Status add_border(Build& build);       // places near Wales and Scotland
[[nodiscard]] Status add_practices(Build& build);    // practices, networks, memberships, sites, lists
[[nodiscard]] Status add_registered(Build& build);   // where registered patients live
[[nodiscard]] Status add_successions(Build& build);  // who took over whom, and whose surgeries there are
[[nodiscard]] Status add_quality(Build& build);      // ratings, deprivation, registers
[[nodiscard]] Status add_activity(Build& build);     // appointments, calls, online requests, heads
[[nodiscard]] Status add_services(Build& build);
[[nodiscard]] Status add_staff(Build& build);  // roles, workforce, England's benchmarks
[[nodiscard]] Status add_basemap(Build& build);
[[nodiscard]] Status add_rivers(Build& build);  // barriers and their crossings
void add_provenance(Build& build);

}  // namespace pcn
