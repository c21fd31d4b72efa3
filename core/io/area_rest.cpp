#include "core/io/area_rest.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/io/area_tables.h"
#include "core/io/json.h"
#include "core/io/package_error.h"
#include "core/io/postcode_codec.h"
#include "core/io/table_reader.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

constexpr std::string_view kRule = "5.4";  // of docs/package-format.md
constexpr JsonLimits kRestLimits = {std::size_t{16} << 20U, 8, 1'000'000, std::size_t{8} << 20U};

bool is_text(const Json* json, std::string_view expected) {
  return json != nullptr && json->text() != nullptr && *json->text() == expected;
}

// Whether the rest says that it was taken out of the package of this dataset.
bool belongs_to(const Json& document, const Dataset& data) {
  const Json* of = document.find("of");
  if (of == nullptr || of->object() == nullptr) return false;
  const Json* places = of->find("small_areas");
  return is_text(of->find("id"), data.id) && is_text(of->find("newest"), to_iso(data.newest)) &&
         places != nullptr && places->integer() != nullptr &&
         *places->integer() == static_cast<std::int64_t>(data.small_areas.size());
}

}  // namespace

Status add_area_rest(std::string_view bytes, std::string_view file_name, Dataset& data) {
  const auto document = parse_json(bytes, file_name, kRestLimits);
  if (!document) return document.error();
  if (!is_text(document->find("format"), kAreaRestFormat)) {
    return package_error(ErrorCode::kBadFormat, file_name, "/format", text::area_check::no_rest, kRule);
  }
  if (!belongs_to(*document, data)) {
    return package_error(ErrorCode::kInconsistent, file_name, "/of", text::area_check::other_rest, kRule);
  }
  const Json* columns = document->find("postcodes");
  if (columns == nullptr || columns->object() == nullptr) {
    return package_error(ErrorCode::kBadValue, file_name, "/postcodes", "expected an object", kRule);
  }
  std::vector<Postcode> postcodes;
  if (const auto fault = decode_postcodes(*columns, data.small_areas.size(), postcodes)) {
    return package_error(ErrorCode::kBadValue, file_name, "/postcodes/" + fault->member, fault->detail,
                         "5.3");
  }
  std::vector<Street> streets;
  if (const Json* table = document->find("streets")) {
    PackageFault fault(file_name);
    if (table->object() == nullptr)
      return package_error(ErrorCode::kBadValue, file_name, "/streets", "expected an object", kRule);
    TableReader<Street> reader(*table, "/streets", streets, fault);
    describe_streets(reader);
    for (const Street& street : streets) {
      if (street.line.size() < 2 || street.kind >= kStreetKinds)
        fault.set("/streets/line", "expected lines of two points or more of a known kind", kRule);
    }
    if (fault.error()) return *fault.error();
  }
  data.postcodes = std::move(postcodes);
  data.streets = std::move(streets);
  return ok();
}

}  // namespace pcn
