#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/geo/coordinates.h"

namespace pcn {

// A service file: what a network adds to the national data. Its names follow Open Referral UK (services,
// organizations, locations, schedules, phones, eligibility, assurance); "covers" says for which network and
// for which of its practices a service is. The schema is assets/service.schema.json.

struct FileSchedule {
  std::vector<int> days;  // 0 = Monday … 6 = Sunday, ascending
  int opens = 0;          // minutes after midnight
  int closes = 0;         // after opens; past midnight above 1440
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;  // last day
  std::string note;
  bool operator==(const FileSchedule&) const = default;
};

struct FileLocation {
  std::string id;
  std::string name;
  std::string address;
  std::string postcode;  // normalised; empty if none is given
  std::optional<LonLat> position;
  bool doubtful = false;  // where it is cannot be told: its postcode and its position contradict each other
  bool operator==(const FileLocation&) const = default;
};

struct FileService {
  std::string id;
  std::string name;
  std::string description;
  std::string organization;  // its name, empty if none is given
  std::string url;
  std::string email;
  std::vector<std::string> phones;
  std::string eligibility;
  std::optional<int> minimum_age;
  std::optional<int> maximum_age;
  std::string fees;
  std::string how_to_use;  // application_process
  std::vector<FileLocation> locations;
  std::vector<FileSchedule> schedules;
  std::string network;                 // code
  std::vector<std::string> practices;  // codes; empty: all practices of the network
  std::optional<Date> assured;         // when somebody last checked that all this is true
  std::string assurer;
  std::string source;  // where the facts come from
  bool operator==(const FileService&) const = default;
};

struct ServiceFile {
  std::string name;  // of the file
  std::string title;
  std::vector<FileService> services;
  bool operator==(const ServiceFile&) const = default;
};

struct LoadedServices {
  ServiceFile file;
  std::size_t listed = 0;   // services that stand in the file
  std::size_t resting = 0;  // of these, not active by their own word
  Diagnostics diagnostics;  // one for each service or field that was left out, naming file, service and field
  bool operator==(const LoadedServices&) const = default;
};

inline constexpr std::size_t kMaxServiceFileBytes = std::size_t{4} << 20U;
inline constexpr std::size_t kMaxServices = 5000;

// Whether a JSON object's quotation marks are curly ones, as word processors write them.
[[nodiscard]] bool has_curly_quotes(std::string_view json);
// Reads a service file; the bytes may be UTF-8, UTF-16 or Windows-1252. Fails only if the whole is no service
// file (not JSON, wrong format or version, too large). A service with a fault in it is left out and said; the
// others load. What can be meant in one way only is read as it is meant (times, days and numbers written
// otherwise). A member that means nothing is said as a note and skipped.
[[nodiscard]] Result<LoadedServices> read_service_file(std::string_view bytes, std::string_view file);

}  // namespace pcn
