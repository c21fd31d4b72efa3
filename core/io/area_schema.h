#pragma once

#include <string>

#include "core/base/result.h"
#include "core/io/json.h"

namespace pcn {

// The JSON schema of area packages (assets/area.schema.json), made from the description that the reader and
// the writer use (area_tables.h), so that it cannot say anything else. What a type does not say comes from
// `words` (assets/area.words.json): what each table and column is, in words, and closer bounds on its values.
// A column without words and words without a column are errors; they name `words_file` and the place in it.
[[nodiscard]] Result<std::string> area_schema(const Json& words, const std::string& words_file);

}  // namespace pcn
