#include <algorithm>

#include "core/base/text.h"
#include "core/io/area_check.h"
#include "core/io/area_package.h"
#include "core/io/area_tables.h"
#include "core/io/flow_codec.h"
#include "core/io/package_error.h"
#include "core/io/postcode_codec.h"
#include "core/io/table_reader.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

constexpr JsonLimits kPackageLimits = {std::size_t{64} << 20U, 8, 8'000'000, std::size_t{16} << 20U};

class PackageReader {
  using Need = PackageMembers::Need;

 public:
  PackageReader(const Json& document, PackageFault& fault)
      : document_(document), fault_(fault), members_(document, "", fault) {
    for (const char* head : {"format", "version"}) (void)members_.find(head, Need::kAlways);
  }
  // Says of what was read in what it differs from a package of today.
  void finish() {
    (void)members_.find("rest", Need::kIfAny);
    members_.finish();
  }

  template <class Describe>
  void object(std::string_view name, const Describe& describe) {
    const Json* members = part(name);
    if (members == nullptr) return;
    ObjectReader reader(*members, "/" + std::string(name), fault_);
    describe(reader);
    reader.finish();
  }
  template <class Row, class Describe>
  void table(std::string_view name, std::vector<Row>& rows, const Describe& describe) {
    const Json* columns = part(name);
    if (columns == nullptr) return;
    TableReader<Row> reader(*columns, "/" + std::string(name), rows, fault_);
    if (fault_.error()) return;
    describe(reader);
    reader.finish();
  }
  // Empty where the package has none: packages of before this table stay readable.
  template <class Row, class Describe>
  void optional_table(std::string_view name, std::vector<Row>& rows, const Describe& describe) {
    if (members_.find(name, Need::kIfAny) != nullptr) table(name, rows, describe);
  }
  void topology(std::string_view name, Topology& topology) {
    if (fault_.error()) return;
    const Json* shapes = members_.find(name, Need::kAlways);
    const std::string pointer = "/" + std::string(name);
    if (shapes == nullptr) return;
    if (shapes->text() == nullptr) {
      return fault_.set(pointer, "expected the shapes of the small areas as text", "5.1");
    }
    ShapeReader reader(*shapes->text());
    if (!reader.get(topology) || !reader.at_end()) {
      fault_.set(pointer, "the shapes are damaged near byte " + std::to_string(reader.position()), "5.1");
    }
  }
  void flows(std::string_view name, std::vector<ObservedFlow>& flows, std::size_t practices,
             std::size_t small_areas) {
    if (members_.find(name, Need::kIfAny) == nullptr) return;
    const Json* texts = part(name);
    if (texts == nullptr) return;
    if (const auto found = decode_flows(*texts, practices, small_areas, flows)) {
      fault_.set("/" + std::string(name) + "/" + found->member, found->detail, "5.2");
    }
  }
  void postcodes(std::string_view name, std::vector<Postcode>& postcodes, std::size_t small_areas) {
    if (document_.find("rest") != nullptr && document_.find(name) == nullptr) return;  // area_rest.h
    const Json* columns = part(name);
    if (columns == nullptr) return;
    if (const auto found = decode_postcodes(*columns, small_areas, postcodes)) {
      fault_.set("/" + std::string(name) + "/" + found->member, found->detail, "5.3");
    }
  }

 private:
  const Json* part(std::string_view name) {
    if (fault_.error()) return nullptr;
    const Json* found = members_.find(name, Need::kAlways);
    if (found == nullptr || found->object() != nullptr) return found;
    fault_.set("/" + std::string(name), "expected an object", "1.3");
    return nullptr;
  }

  const Json& document_;
  PackageFault& fault_;
  PackageMembers members_;
};

// Whether this is a package that this program reads.
Status check_format(const Json& document, std::string_view file) {
  const Json* format = document.find("format");
  if (format == nullptr || format->text() == nullptr || *format->text() != kAreaFormat) {
    return package_error(ErrorCode::kBadFormat, file, "/format", text::area_check::no_package, "1.2");
  }
  const Json* version = document.find("version");
  if (version == nullptr || version->integer() == nullptr || *version->integer() < 1) {
    return package_error(ErrorCode::kBadValue, file, "/version", text::area_check::no_version, "1.2");
  }
  if (*version->integer() > kAreaVersion) {
    return package_error(ErrorCode::kUnsupported, file, "/version",
                         say(text::area_check::newer_version{.known = std::to_string(kAreaVersion),
                                                             .version = std::to_string(*version->integer())}),
                         "1.2");
  }
  return ok();
}

// Packages of earlier tools hold urgent treatment and walk-in centres and out-of-hours services from a
// register of prescribers. Among them are telephone services and offices, and most real centres are missing.
void leave_out_no_places(Dataset& data) {
  const auto no_place = [](const Service& service) {
    return service.kind == ServiceKind::kUrgentTreatment || service.kind == ServiceKind::kWalkIn ||
           service.kind == ServiceKind::kOutOfHours;
  };
  const std::size_t count =
      std::erase_if(data.services, no_place) + std::erase_if(data.services_beyond, no_place);
  if (count > 0)
    data.build_notes.push_back({Severity::kNote,
                                "service-no-place",
                                {},
                                text::area_check::service_no_place,
                                static_cast<std::int64_t>(count),
                                0});
}

// Readers of an older or newer package are told what that means for them.
void note_differences(const PackageFault& found, Dataset& data) {
  const auto note = [&](const char* code, const std::vector<std::string>& parts, TextId words) {
    if (parts.empty()) return;
    constexpr std::size_t kMostNamed = 8;
    std::vector<std::string> named(
        parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(std::min(parts.size(), kMostNamed)));
    if (named.size() < parts.size()) named.emplace_back("…");
    data.build_notes.push_back({Severity::kNote,
                                code,
                                {},
                                say(words, {std::string_view(join(named, ", "))}),
                                static_cast<std::int64_t>(parts.size()),
                                0});
  };
  note("package-older", found.missing, text::area_check::package_older::kId);
  note("package-newer", found.unknown, text::area_check::package_newer::kId);
}

}  // namespace

Result<LoadedPackage> read_area_package(std::string_view bytes, std::string_view file_name) {
  const auto document = parse_json(bytes, file_name, kPackageLimits);
  if (!document) return document.error();
  const std::string file(file_name);
  if (const auto format = check_format(*document, file); !format) return format.error();
  LoadedPackage package;
  PackageFault fault(file_name);
  PackageReader reader(*document, fault);
  describe_area(reader, package.data);
  if (fault.error()) return *fault.error();
  reader.finish();
  if (auto inconsistent = find_inconsistency(package.data, file)) return *inconsistent;
  leave_out_no_places(package.data);
  note_differences(fault, package.data);
  package.diagnostics = check_area(package.data);
  return package;
}

}  // namespace pcn
