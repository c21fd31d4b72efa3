#include "core/io/foreign_file.h"

#include <algorithm>
#include <string>

#include "core/base/characters.h"
#include "core/base/text.h"
#include "texts/foreign_file.h"

namespace pcn {
namespace {

struct Signature {
  std::string_view start;
  TextId words;
};

constexpr TextId kOldWorkbook = text::foreign_file::old_workbook;
constexpr TextId kPacked = text::foreign_file::packed;
constexpr TextId kPicture = text::foreign_file::picture;

constexpr Signature kSignatures[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", kOldWorkbook},
    {"\x09\x08\x10", kOldWorkbook},
    {"\x1F\x8B", kPacked},
    {"7z\xBC\xAF\x27\x1C", kPacked},
    {"Rar!", kPacked},
    {"BZh", kPacked},
    {"\xFD"
     "7zXZ",
     kPacked},
    {"\x28\xB5\x2F\xFD", kPacked},
    {"%PDF", text::foreign_file::pdf},
    {"{\\rtf", text::foreign_file::rtf},
    {"SQLite format 3", text::foreign_file::sqlite},
    {"PAR1", text::foreign_file::parquet},
    {"\x89PNG", kPicture},
    {"\xFF\xD8\xFF", kPicture},
    {"GIF8", kPicture},
};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// A ZIP file by what it says of its first parts.
std::string_view zip_words(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 4096);
  if (contains(start, "xl/") || contains(start, "[Content_Types].xml") || contains(start, "spreadsheetml")) {
    return text::foreign_file::excel_workbook;
  }
  if (contains(start, "opendocument.spreadsheet")) {
    return text::foreign_file::ods_workbook;
  }
  return text::foreign_file::zip;
}

}  // namespace

std::string_view foreign_file(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.start)) return signature.words;
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_words(bytes);
  if (bytes.substr(0, 2000).size() > 262 && bytes.substr(257, 5) == "ustar") return kPacked;
  std::string start(without_byte_order_mark(bytes).substr(0, 600));
  if (is_utf16(start)) start = utf16_to_utf8(start);
  const std::string text = to_lower_ascii(trim(start));
  constexpr TextId kPage = text::foreign_file::web_page;
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<script", "<meta"}) {
    if (text.starts_with(tag)) return kPage;
  }
  if (text.starts_with("<?xml") || text.starts_with("<!--")) {
    if (contains(text, "<html")) return kPage;
    if (contains(text, "excel") || contains(text, "spreadsheet")) {
      return text::foreign_file::xml_workbook;
    }
    return text::foreign_file::xml;
  }
  return {};
}

}  // namespace pcn
