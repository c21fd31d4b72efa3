#include "core/io/area_rest.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/io/json.h"
#include "core/io/postcode_codec.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

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
  const std::string file(file_name);
  if (!is_text(document->find("format"), kAreaRestFormat)) {
    return Error{ErrorCode::kBadFormat, {file, 0, 0, "/format"}, text::area_check::no_rest};
  }
  if (!belongs_to(*document, data)) {
    return Error{ErrorCode::kInconsistent, {file, 0, 0, "/of"}, text::area_check::other_rest};
  }
  const Json* columns = document->find("postcodes");
  if (columns == nullptr || columns->object() == nullptr) {
    return Error{ErrorCode::kBadValue, {file, 0, 0, "/postcodes"}, "expected an object"};
  }
  std::vector<Postcode> postcodes;
  if (const auto fault = decode_postcodes(*columns, data.small_areas.size(), postcodes)) {
    return Error{ErrorCode::kBadValue, {file, 0, 0, "/postcodes/" + fault->member}, fault->detail};
  }
  data.postcodes = std::move(postcodes);
  return ok();
}

}  // namespace pcn
