#include <cstring>
#include <memory>

#include <sqlite3.h>

#include "core/base/text.h"
#include "core/import/streets.h"

// Reads the GeoPackage (OGC 12-128) in which Ordnance Survey publishes OS Open Roads.
namespace pcn {
namespace {

constexpr const char* kLayer = "road_link";
constexpr int kBritishGrid = 27700;

// A geometry of the file, byte by byte; reading past the end gives noughts and is remembered.
class Bytes {
 public:
  Bytes(const void* data, int size)
      : at_(static_cast<const unsigned char*>(data)), left_(size > 0 ? static_cast<std::size_t>(size) : 0) {}

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] std::size_t left() const { return left_; }
  void set_little(bool little) { little_ = little; }
  void skip(std::size_t count) {
    good_ = good_ && count <= left_;
    if (!good_) return;
    at_ += count;
    left_ -= count;
  }
  std::uint64_t whole(std::size_t size) {
    std::uint64_t value = 0;
    if (size > left_) good_ = false;
    if (!good_) return 0;
    for (std::size_t i = 0; i < size; ++i)
      value |= std::uint64_t{at_[i]} << 8U * (little_ ? i : size - 1 - i);
    skip(size);
    return value;
  }
  double number() {
    const std::uint64_t bits = whole(8);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }

 private:
  const unsigned char* at_;
  std::size_t left_;
  bool little_ = true;
  bool good_ = true;
};

// One geometry of well-known binary, with its own byte order; heights are passed over.
void add_lines(Bytes& in, std::vector<Polyline>& lines, int depth) {
  in.set_little(in.whole(1) == 1);
  const auto type = static_cast<std::uint32_t>(in.whole(4));
  const std::size_t dimensions = type / 1000 == 0 ? 2 : type / 1000 == 3 ? 4 : 3;
  const bool many = type % 1000 == 5;
  const std::uint64_t count = in.whole(4);
  if (!in.good() || type >= 4000 || (type % 1000 != 2 && !(many && depth == 0)) || count > in.left()) {
    in.skip(in.left() + 1);
    return;
  }
  if (many) {
    for (std::uint64_t i = 0; i < count && in.good(); ++i) add_lines(in, lines, depth + 1);
    return;
  }
  Polyline line;
  for (std::uint64_t i = 0; i < count && in.good(); ++i) {
    const double east = in.number(), north = in.number();
    in.skip((dimensions - 2) * 8);
    line.push_back({east, north});
  }
  lines.push_back(std::move(line));
}

bool on_the_grid(const std::vector<Polyline>& lines) {
  for (const Polyline& line : lines) {
    if (line.size() < 2) return false;
    for (const BritishGrid point : line) {
      if (!(point.east >= 0 && point.east <= 700'000 && point.north >= 0 && point.north <= 1'300'000))
        return false;
    }
  }
  return true;
}

// Empty where it is no line of the National Grid.
std::vector<Polyline> lines_of(const void* data, int size) {
  Bytes in(data, size);
  std::vector<Polyline> lines;
  if (in.whole(2) != 0x5047) return lines;  // "GP"
  in.skip(1);
  const std::uint64_t flags = in.whole(1);
  in.set_little((flags & 1U) != 0);
  if (in.whole(4) != kBritishGrid) return lines;
  constexpr std::size_t kBoxes[] = {0, 32, 48, 48, 64};
  const std::size_t box = flags >> 1U & 7U;
  if (box > 4) return lines;
  in.skip(kBoxes[box]);
  add_lines(in, lines, 0);
  if (!in.good() || in.left() > 0 || !on_the_grid(lines)) lines.clear();
  return lines;
}

std::string quoted_name(std::string_view name) { return "\"" + std::string(name) + "\""; }

class File {
 public:
  explicit File(const std::string& path) {
    sqlite3* opened = nullptr;
    code_ = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    database_.reset(opened);
  }
  [[nodiscard]] bool good() const {
    return code_ == SQLITE_OK || code_ == SQLITE_ROW || code_ == SQLITE_DONE;
  }
  [[nodiscard]] std::string fault() const {
    return database_ ? sqlite3_errmsg(database_.get()) : "no memory is left";
  }

  // Starts a question; what was asked before is put away.
  void ask(const std::string& sql) {
    sqlite3_stmt* made = nullptr;
    code_ = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &made, nullptr);
    statement_.reset(made);
  }
  void bind(int at, double value) { sqlite3_bind_double(statement_.get(), at, value); }
  // Whether there is another row.
  bool next() {
    if (!statement_) return false;
    code_ = sqlite3_step(statement_.get());
    return code_ == SQLITE_ROW;
  }
  [[nodiscard]] std::string text(int column) const {
    const auto* found = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return found ? std::string(trim(found)) : std::string();
  }
  [[nodiscard]] int whole(int column) const { return sqlite3_column_int(statement_.get(), column); }
  [[nodiscard]] std::vector<Polyline> lines(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    return lines_of(data, sqlite3_column_bytes(statement_.get(), column));
  }
  bool has_table(const std::string& name) {
    ask("SELECT 1 FROM sqlite_master WHERE name='" + name + "'");
    return next();
  }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  int code_ = SQLITE_OK;
};

std::uint8_t kind_of(const std::string& classification, const std::string& function) {
  if (classification == "Motorway") return 0;
  if (classification == "A Road") return 1;
  if (classification == "B Road") return 2;
  return function == "Minor Road" ? 3 : 4;
}

}  // namespace

Result<RoadLinks> read_open_roads(const std::string& path, const Bounds& box) {
  const auto fault = [&path](ErrorCode code, std::string detail) {
    return Error{code, {path, 0, 0, kLayer}, std::move(detail)};
  };
  constexpr const char* kWanted =
      "expected OS Open Roads as GeoPackage (oproad_gb.gpkg), with the layer road_link on the British "
      "National "
      "Grid";
  File file(path);
  if (!file.good()) return fault(ErrorCode::kNotFound, "this file cannot be opened: " + file.fault());
  file.ask("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name='" + std::string(kLayer) +
           "'");
  if (!file.good() || !file.next() || file.whole(1) != kBritishGrid)
    return fault(ErrorCode::kBadFormat, kWanted);
  const std::string shape = file.text(0);
  if (shape.find('"') != std::string::npos) return fault(ErrorCode::kBadFormat, kWanted);

  RoadLinks roads;
  file.ask("SELECT substr(last_change, 1, 10) FROM gpkg_contents WHERE table_name='" + std::string(kLayer) +
           "'");
  const auto edition = file.next() ? parse_date(file.text(0)) : std::nullopt;
  if (!edition) return fault(ErrorCode::kBadValue, "the file does not say when it was made (last_change)");
  roads.edition = *edition;

  const std::string index = "rtree_" + std::string(kLayer) + "_" + shape;
  const bool indexed = file.has_table(index);
  std::string sql =
      "SELECT road_classification, road_function, name_1, road_classification_number, road_structure, "
      "fictitious, " +
      quoted_name(shape) + ", rowid FROM " + kLayer;
  if (indexed)
    sql += " WHERE rowid IN (SELECT id FROM " + quoted_name(index) +
           " WHERE maxx>=?1 AND minx<=?2 AND maxy>=?3 AND miny<=?4)";
  file.ask(sql + " ORDER BY rowid");
  if (!file.good()) return fault(ErrorCode::kBadFormat, std::string(kWanted) + "; " + file.fault());
  if (indexed) {
    const double sides[] = {box.west, box.east, box.south, box.north};
    for (int i = 0; i < 4; ++i) file.bind(i + 1, sides[i]);
  }
  while (file.next()) {
    if (file.whole(5) != 0 || file.text(4) == "Road In Tunnel") continue;
    Street street;
    const std::string function = file.text(1);
    street.kind = kind_of(file.text(0), function);
    street.name = file.text(2).empty() ? file.text(3) : file.text(2);
    if (street.name.empty() && (function.ends_with("Access Road") && function != "Local Access Road"))
      continue;
    std::vector<Polyline> lines = file.lines(6);
    if (lines.empty())
      return fault(ErrorCode::kBadValue, "row " + std::to_string(file.whole(7)) + " holds no line");
    for (Polyline& line : lines) {
      Bounds around;
      for (const BritishGrid point : line) around.add(point);
      if (!around.intersects(box)) continue;
      street.line = std::move(line);
      roads.links.push_back(street);
    }
  }
  if (!file.good()) return fault(ErrorCode::kBadFormat, "the file is damaged: " + file.fault());
  return roads;
}

}  // namespace pcn
