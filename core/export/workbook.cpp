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

std::string sheet(const std::vector<SheetRow>& rows, bool has_head) {
  std::string xml =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView "
      "workbookViewId=\"0\">";
  if (has_head)
    xml += "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>";
  xml += "</sheetView></sheetViews><cols>";
  std::vector<std::size_t> widths(rows.empty() ? 0 : rows.front().size(), 10);
  for (const SheetRow& row : rows) {
    for (std::size_t at = 0; at < std::min(row.size(), widths.size()); ++at)
      widths[at] = std::max(widths[at], std::min(row[at].text.size() + 2, has_head ? kWidest : 3 * kWidest));
  }
  for (std::size_t at = 0; at < widths.size(); ++at) {
    const std::string column = std::to_string(at + 1);
    xml += "<col min=\"" + column + "\" max=\"" + column + "\" width=\"" + std::to_string(widths[at]) +
           "\" customWidth=\"1\"/>";
  }
  xml += "</cols><sheetData>";
  for (std::size_t at = 0; at < rows.size(); ++at) {
    xml += "<row>";
    for (std::size_t column = 0; column < rows[at].size(); ++column) {
      const SheetCell& cell = rows[at][column];
      if (cell.text.empty()) continue;
      xml += "<c r=\"" + column_name(column) + std::to_string(at + 1) + "\"";
      if (cell.is_number) {
        xml += "><v>" + cell.text + "</v></c>";
      } else {
        // Heads are bold; what is said of the table is broken into lines.
        xml += has_head && at > 0 ? "" : has_head ? " s=\"1\"" : " s=\"2\"";
        xml += " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml_text(cell.text) + "</t></is></c>";
      }
    }
    xml += "</row>";
  }
  xml += "</sheetData>";
  if (has_head && !widths.empty())
    xml += "<autoFilter ref=\"A1:" + column_name(widths.size() - 1) + std::to_string(rows.size()) + "\"/>";
  return xml + "</worksheet>";
}

constexpr std::string_view kStyles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts "
    "count=\"2\"><font>"
    "<sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs "
    "count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" "
    "applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf xfId=\"0\" "
    "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs><cellStyles "
    "count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    "</cellStyles></styleSheet>";

}  // namespace

std::string workbook(const std::vector<SheetRow>& table, const std::vector<SheetRow>& sources) {
  constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  const std::string types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const std::string kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/";
  struct Part {
    std::string folder, name, kind;
  };
  const Part parts[] = {{"xl/", "worksheets/sheet1.xml", "worksheet"},
                        {"xl/", "worksheets/sheet2.xml", "worksheet"},
                        {"xl/", "styles.xml", "styles"},
                        {"", "xl/workbook.xml", "officeDocument"}};
  std::string content = "<Types xmlns=\"" + package +
                        "content-types\"><Default Extension=\"rels\" "
                        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
  std::string links[2];
  int count = 0;
  for (const Part& part : parts) {
    const bool book = part.folder.empty();
    content += "<Override PartName=\"/" + part.folder + part.name + "\" ContentType=\"" + types +
               (book ? "sheet.main" : part.kind) + "+xml\"/>";
    std::string& out = links[book ? 0 : 1];
    if (out.empty()) out = "<Relationships xmlns=\"" + package + "relationships\">";
    out += "<Relationship Id=\"r" + std::to_string(++count) + "\" Type=\"" + kinds + "/" + part.kind +
           "\" Target=\"" + part.name + "\"/>";
  }
  Archive archive;
  const auto add = [&](std::string_view name, const std::string& xml) {
    archive.add(name, std::string(kHead) + xml);
  };
  add("[Content_Types].xml", content + "</Types>");
  add("_rels/.rels", links[0] + "</Relationships>");
  add("xl/workbook.xml",
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + kinds +
          "\"><sheets><sheet name=\"Table\" sheetId=\"1\" r:id=\"r1\"/><sheet "
          "name=\"Sources\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>");
  add("xl/_rels/workbook.xml.rels", links[1] + "</Relationships>");
  add("xl/styles.xml", std::string(kStyles));
  add("xl/worksheets/sheet1.xml", sheet(table, true));
  add("xl/worksheets/sheet2.xml", sheet(sources, false));
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
