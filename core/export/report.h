#pragma once

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/model/dataset.h"
#include "core/state/context.h"

namespace pcn {

// One line of JSON: the area, its networks on the day, totals and provenance. The same bytes natively and as
// wasm. Missing figures are null. Totals count the practices in no network too.
[[nodiscard]] std::string report_json(const Dataset& data, Date day);

// One line of JSON for a postcode: small area, ward, borough, nearest practices with metres, leading network
// and its share. kBadValue: not a postcode; kNotFound: not in the data.
[[nodiscard]] Result<std::string> locate_json(const ViewContext& context, std::string_view postcode);
// The same with the modelled footprint of the day, computed here.
[[nodiscard]] Result<std::string> locate_json(const Dataset& data, std::string_view postcode, Date day);

}  // namespace pcn
