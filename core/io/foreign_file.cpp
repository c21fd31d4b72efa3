#include "core/io/foreign_file.h"

#include <algorithm>
#include <string>

#include "core/base/characters.h"
#include "core/base/text.h"

namespace pcn {
namespace {

struct Signature {
  std::string_view start;
  std::string_view words;
};

constexpr std::string_view kOldWorkbook =
    "This is an old Excel workbook (.xls), whatever its name ends in. Open it in a spreadsheet and save the "
    "sheet as CSV UTF-8.";
constexpr std::string_view kPacked = "This is a packed file. Unpack it and take the file inside it.";
constexpr std::string_view kPicture = "This is a picture, not a file of data.";

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
    {"%PDF", "This is a PDF document. Take the publisher's CSV file instead."},
    {"{\\rtf", "This is a document of a word processor (RTF), not a file of data."},
    {"SQLite format 3", "This is a database (SQLite). Save the table as CSV UTF-8."},
    {"PAR1", "This is a Parquet file. Save the table as CSV UTF-8."},
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
    return "This is an Excel workbook (.xlsx), whatever its name ends in. Open it in a spreadsheet and save "
           "the "
           "sheet as CSV UTF-8.";
  }
  if (contains(start, "opendocument.spreadsheet")) {
    return "This is a workbook (.ods), whatever its name ends in. Open it in a spreadsheet and save the "
           "sheet as "
           "CSV UTF-8.";
  }
  return "This is a packed file (ZIP) or a workbook. Unpack it, or save the sheet as CSV UTF-8, and take "
         "what is "
         "inside.";
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
  constexpr std::string_view kPage =
      "This is a web page, not the file itself: perhaps a page that asks to sign in, or one that says that "
      "the "
      "file has moved. Open the address in a browser and save the file that it leads to.";
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<script", "<meta"}) {
    if (text.starts_with(tag)) return kPage;
  }
  if (text.starts_with("<?xml") || text.starts_with("<!--")) {
    if (contains(text, "<html")) return kPage;
    if (contains(text, "excel") || contains(text, "spreadsheet")) {
      return "This is a workbook in XML. Open it in a spreadsheet and save the sheet as CSV UTF-8.";
    }
    return "This is XML, which is not read here.";
  }
  return {};
}

}  // namespace pcn
