#include "core/io/area_package.h"
#include "core/io/area_tables.h"
#include "core/io/flow_codec.h"
#include "core/io/postcode_codec.h"
#include "core/io/table_writer.h"

namespace pcn {
namespace {

class PackageWriter {
 public:
  explicit PackageWriter(Json::Object& out) : out_(out) {}

  template <class Describe>
  void object(std::string_view name, const Describe& describe) {
    Json::Object members;
    ObjectWriter writer(members);
    describe(writer);
    add(name, std::move(members));
  }
  template <class Row, class Describe>
  void table(std::string_view name, const std::vector<Row>& rows, const Describe& describe) {
    Json::Object columns;
    TableWriter<Row> writer(rows, columns);
    describe(writer);
    add(name, std::move(columns));
  }
  // Left out when it is empty.
  template <class Row, class Describe>
  void optional_table(std::string_view name, const std::vector<Row>& rows, const Describe& describe) {
    if (!rows.empty()) table(name, rows, describe);
  }
  void topology(std::string_view name, const Topology& topology) {
    ShapeWriter writer;
    writer.put(topology);
    add(name, writer.text());
  }
  // Left out when nobody was counted.
  void flows(std::string_view name, const std::vector<ObservedFlow>& flows, std::size_t practices,
             std::size_t /*small_areas*/) {
    if (!flows.empty()) add(name, encode_flows(flows, practices));
  }
  void postcodes(std::string_view name, const std::vector<Postcode>& postcodes, std::size_t /*small_areas*/) {
    add(name, encode_postcodes(postcodes));
  }

 private:
  void add(std::string_view name, Json value) { out_.emplace_back(std::string(name), std::move(value)); }

  Json::Object& out_;
};

}  // namespace

std::string write_area_package(const Dataset& data) {
  Json::Object document;
  document.emplace_back("format", Json(kAreaFormat));
  document.emplace_back("version", Json(kAreaVersion));
  PackageWriter writer(document);
  describe_area(writer, data);
  // A column a line: a new edition shows in a diff as the columns that changed.
  return to_text(Json(std::move(document)), 2) + "\n";
}

}  // namespace pcn
