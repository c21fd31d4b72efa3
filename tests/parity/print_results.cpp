// Prints what the program works out from an area package, so that a native build and a WebAssembly build can
// be compared byte by byte:
//   print_results report FILE    the report of the newest date, as `pcn report FILE --json` prints it
//   print_results gaps FILE      the coverage gaps with their rows, as `pcn gaps FILE --json` prints them
//   print_results all FILE       reports, answers to postcodes, every view on two dates, the map's shapes,
//                                every export in some states
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/report.h"
#include "core/figures/gaps_json.h"
#include "core/footprint/carried.h"
#include "core/map/measures.h"
#include "core/pages/views.h"
#include "core/session/session.h"

namespace {

using pcn::Session;

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

std::optional<std::string> read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Bits rather than digits, so that no rounding hides a difference.
class Digest {
 public:
  void add(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (int byte = 0; byte < 8; ++byte) add_byte(static_cast<std::uint8_t>(bits >> (8 * byte)));
  }
  void add_byte(std::uint8_t byte) { state_ = (state_ ^ byte) * 0x100000001B3U; }  // FNV-1a
  [[nodiscard]] std::string text() const {
    char out[17];
    std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(state_));
    return out;
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

void print_scene(const pcn::Scene& scene) {
  Digest fills;
  for (const pcn::AreaFill& fill : scene.fills) {
    fills.add_byte(fill.colour);
    fills.add_byte(static_cast<std::uint8_t>(fill.hatch));
  }
  Digest outlines;
  for (const pcn::Outline& outline : scene.outlines) {
    for (const pcn::Mercator& point : outline.line) {
      outlines.add(point.x);
      outlines.add(point.y);
    }
  }
  Digest markers;
  for (const pcn::Marker& marker : scene.markers) {
    markers.add(marker.at.x);
    markers.add(marker.at.y);
  }
  print("fills " + fills.text() + " outlines " + outlines.text() + " markers " + markers.text());
  print(scene.summary);
}

void print_view(Session& session, const std::string& address) {
  print("== " + address);
  for (const std::string& message : session.restore(address)) print(message);
  print(session.fragment());
  for (const char* which : {"view", "answer", "map"}) print(to_json(session.document(which)));
  print_scene(session.scene());
}

// Every file that can be taken away, in a few states.
void print_exports(Session& session) {
  for (const char* address :
       {"", "view=network&net=U94126&measure=lead", "view=gap&theme=dark&measure=density&map=14/51.47/-0.06",
        "footprint=modelled:cumulative:80&postcode=SE5 9RS", "view=plan&plan=U42936:U58020,U94126:new"}) {
    print("== exports of " + std::string(address));
    for (const std::string& message : session.restore(address)) print(message);
    for (const pcn::ExportOffer& offer : session.exports()) {
      print(offer.id + " " + offer.title + " " + offer.detail);
      const auto file = session.export_file(offer.id);
      if (file) print(file->name + "\n" + file->text);
    }
  }
}

void print_all(Session& session) {
  const pcn::Dataset& data = session.data();
  const pcn::Date newest = session.state().date;
  const pcn::Date oldest = data.vintages.empty() ? newest : data.vintages.front();
  for (const pcn::Date day : {oldest, newest}) {
    print(pcn::report_json(data, day));
    const std::string date = "date=" + pcn::to_iso(day);
    for (const pcn::View& view : pcn::views())
      print_view(session, "view=" + std::string(view.id) + "&" + date);
    for (const pcn::Measure& measure : pcn::measures()) {
      print_view(session, date + "&measure=" + std::string(measure.id));
    }
  }
  for (const char* rule : {"declared", "modelled:share:20", "modelled:cumulative:80", "carried:share:20",
                           "observed:plurality"}) {
    print_view(session, std::string("footprint=") + rule);
  }
  print_exports(session);
  print(to_json(session.document("about")));

  const std::size_t step = data.postcodes.size() / 50 + 1;
  for (std::size_t i = 0; i < data.postcodes.size(); i += step) {
    const std::string postcode = pcn::to_text(data.postcodes[i]);
    const auto found = pcn::locate_json(data, postcode, newest);
    print(found ? *found : found.error().message());
  }
  for (const char* text : {"camberwel", "SE5", "kings", "U94126"}) {
    for (const pcn::Suggestion& suggestion : session.search(text))
      print(suggestion.label + " " + suggestion.action);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc == 3 ? argv[1] : "";
  if (mode != "report" && mode != "gaps" && mode != "all") {
    std::fputs("usage: print_results report|gaps|all FILE\n", stderr);
    return 2;
  }
  const auto bytes = read_file(argv[2]);
  if (!bytes) {
    std::fprintf(stderr, "%s can not be read\n", argv[2]);
    return 1;
  }
  auto session = Session::load(*bytes, "package.json");
  if (!session) {
    std::fprintf(stderr, "%s\n", session.error().message().c_str());
    return 1;
  }
  if (mode == "report") {
    print(pcn::report_json((*session)->data(), (*session)->state().date));
  } else if (mode == "gaps") {
    const pcn::Dataset& data = (*session)->data();
    const auto run = pcn::run_coverage(data, data.newest, pcn::usual_footprint(data, data.newest));
    const std::string text = pcn::gaps_json(data, run, {});
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else {
    print_all(**session);
  }
  return 0;
}
