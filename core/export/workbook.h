#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pcn {

struct SheetCell {
  std::string text;  // UTF-8; a number as XML Schema writes one, where it is a number
  bool is_number = false;
};
using SheetRow = std::vector<SheetCell>;

inline constexpr std::string_view kWorkbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// An Office Open XML workbook (ECMA-376, the kind that spreadsheets call XLSX) of two sheets: "Table", whose
// first row and first column stay in sight and can be filtered by, and "Sources". Text is never run as a
// formula. The rows of a sheet are as long as its first. The same rows give the same bytes: it has no time of
// its own, and the archive is not compressed.
[[nodiscard]] std::string workbook(const std::vector<SheetRow>& table, const std::vector<SheetRow>& sources);

// Bytes as text (RFC 4648).
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace pcn
