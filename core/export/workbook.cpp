#include "core/export/workbook.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/export/svg_text.h"

namespace pcn {
namespace {

std::uint32_t checksum(std::string_view bytes) {  // CRC-32 of ISO 3309
  std::uint32_t sum = ~0U;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) * 0xEDB88320U);
  }
  return ~sum;
}

// A ZIP archive of files that are stored as they are.
class Archive {
 public:
  void add(std::string_view name, std::string_view bytes) {
    const auto begins = static_cast<std::uint32_t>(bytes_.size());
    for (std::string* out : {&bytes_, &directory_}) {
      const bool listed = out == &directory_;
      number(*out, listed ? 0x02014B50 : 0x04034B50, 4);
      if (listed) number(*out, 20, 2);  // made by, and needed to read: version 2.0
      number(*out, 20, 2);
      number(*out, 0, 4);         // no flags, not compressed
      number(*out, 0x210000, 4);  // 1 January 1980, the first day there is
      number(*out, checksum(bytes), 4);
      for (int i = 0; i < 2; ++i) number(*out, static_cast<std::uint32_t>(bytes.size()), 4);
      number(*out, static_cast<std::uint32_t>(name.size()), 4);
      if (listed) {
        for (int i = 0; i < 2; ++i) number(*out, 0, 4);  // neither comment nor attributes
        number(*out, 0, 2);
        number(*out, begins, 4);
      }
      *out += name;
    }
    bytes_ += bytes;
    ++files_;
  }

  [[nodiscard]] std::string take() {
    const auto begins = static_cast<std::uint32_t>(bytes_.size());
    bytes_ += directory_;
    number(bytes_, 0x06054B50, 4);
    number(bytes_, 0, 4);
    for (int i = 0; i < 2; ++i) number(bytes_, files_, 2);
    number(bytes_, static_cast<std::uint32_t>(directory_.size()), 4);
    number(bytes_, begins, 4);
    number(bytes_, 0, 2);
    return std::move(bytes_);
  }

 private:
  static void number(std::string& out, std::uint32_t value, int size) {
    for (; size > 0; --size, value >>= 8U) out += static_cast<char>(value & 0xFFU);
  }

  std::string bytes_, directory_;
  std::uint32_t files_ = 0;
};

// "A", …, "Z", "AA", …
std::string column_name(std::size_t column) {
  std::string name(1, static_cast<char>('A' + column % 26));
  return column < 26 ? name : column_name(column / 26 - 1) + name;
}

constexpr std::size_t kWidest = 40;  // letters
constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// A row of heads first, or a name and a text in each row. Heads are bold; what is said of a table is broken
// into lines.
std::string sheet(const std::vector<SheetRow>& rows, bool has_head) {
  Markup xml;
  xml << kHead
      << "<worksheet "
         "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView "
         "workbookViewId=\"0\">"
      << (has_head ? "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" "
                     "state=\"frozen\"/>"
                   : "")
      << "</sheetView></sheetViews><cols>";
  const int columns = rows.empty() ? 0 : static_cast<int>(rows.front().size());
  for (int at = 0; at < columns; ++at) {
    std::size_t width = 10;
    for (const SheetRow& row : rows)
      width = std::max(width, row[static_cast<std::size_t>(at)].text.size() + 2);
    xml << "<col min=\"" << at + 1 << "\" max=\"" << at + 1 << "\" width=\""
        << static_cast<int>(std::min(width, has_head ? kWidest : 3 * kWidest)) << "\" customWidth=\"1\"/>";
  }
  xml << "</cols><sheetData>";
  int number = 0;
  for (const SheetRow& row : rows) {
    ++number;
    xml << "<row>";
    std::size_t column = 0;
    for (const SheetCell& cell : row) {
      const std::string name = column_name(column++);
      if (cell.text.empty()) continue;
      xml << "<c r=\"" << name << number << "\"";
      if (cell.is_number) {
        xml << "><v>" << cell.text << "</v></c>";
      } else {
        xml << (!has_head     ? " s=\"2\""
                : number == 1 ? " s=\"1\""
                              : "")
            << " t=\"inlineStr\"><is><t xml:space=\"preserve\">" << xml_text(cell.text) << "</t></is></c>";
      }
    }
    xml << "</row>";
  }
  xml << "</sheetData>";
  if (has_head && columns > 0)
    xml << "<autoFilter ref=\"A1:" << column_name(static_cast<std::size_t>(columns) - 1) << number << "\"/>";
  xml << "</worksheet>";
  return xml.text();
}

// Files that are the same in every workbook: a name and what stands in it after the head.
#define PCN_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define PCN_KIND "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PCN_LINKS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
constexpr const char* kFiles[][2] = {
    {"[Content_Types].xml",
     "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
     "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
     "PartName=\"/xl/workbook.xml\" ContentType=\"" PCN_TYPE
     "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" PCN_TYPE
     "styles+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" PCN_TYPE
     "worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" PCN_TYPE
     "worksheet+xml\"/></Types>"},
    {"_rels/.rels", PCN_LINKS "<Relationship Id=\"r1\" Type=\"" PCN_KIND
                              "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
    {"xl/workbook.xml",
     "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" PCN_KIND
     "\"><sheets><sheet name=\"Table\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Sources\" sheetId=\"2\" "
     "r:id=\"r2\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     PCN_LINKS "<Relationship Id=\"r1\" Type=\"" PCN_KIND
               "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" PCN_KIND
               "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"" PCN_KIND
               "/styles\" Target=\"styles.xml\"/></Relationships>"},
    {"xl/styles.xml",
     "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts "
     "count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name "
     "val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
     "patternType=\"none\"/></fill><fill>"
     "<patternFill patternType=\"gray125\"/></fill></fills><borders "
     "count=\"1\"><border/></borders><cellStyleXfs "
     "count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" "
     "applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf xfId=\"0\" "
     "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs><cellStyles "
     "count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"}};
#undef PCN_TYPE
#undef PCN_KIND
#undef PCN_LINKS

}  // namespace

std::string workbook(const std::vector<SheetRow>& table, const std::vector<SheetRow>& sources) {
  Archive archive;
  for (const auto& [name, content] : kFiles) archive.add(name, std::string(kHead) + content);
  archive.add("xl/worksheets/sheet1.xml", sheet(table, true));
  archive.add("xl/worksheets/sheet2.xml", sheet(sources, false));
  return archive.take();
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      three = three << 8U | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i > bytes.size() ? '=' : kDigits[three >> (18U - 6U * i) & 63U];
  }
  return text;
}

}  // namespace pcn
