// A package with values that nobody expects, which is read all the same: every view, the map and everything
// to take away are made of it. The bytes say which values of a sound package are changed; bytes that begin a
// JSON object are a package themselves.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/io/area_package.h"
#include "core/map/measures.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/core/io/full_dataset.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/spoil.h"

namespace {

void look_at(pcn::Session& session, const std::string& fragment) {
  (void)session.restore(fragment);
  require(!session.scene().summary.empty());
  require(!session.document("view").title.empty());
  require(!session.fragment().empty());
}

void look_at_all(pcn::Session& session, pcn::fuzz::Bytes& bytes) {
  const pcn::Dataset& data = session.data();
  std::string chosen;
  if (!data.networks.empty()) chosen += "&net=" + data.networks[bytes.below(data.networks.size())].code;
  if (!data.practices.empty())
    chosen += "&practice=" + data.practices[bytes.below(data.practices.size())].code;
  if (!data.small_areas.empty())
    chosen += "&place=" + data.small_areas[bytes.below(data.small_areas.size())].code;
  const auto& views = pcn::views();
  for (int i = 0; i < 4; ++i)
    look_at(session, "view=" + std::string(views[bytes.below(views.size())].id) + chosen);
  const auto& measures = pcn::measures();
  look_at(session, "measure=" + std::string(measures[bytes.below(measures.size())].id) + chosen +
                       "&layers=practices,branches,former-sites,enhanced-access,urgent,pharmacies,hospitals,"
                       "network-names,districts,places,thames,parks,rail,stations");
  for (const pcn::View& companion : pcn::companion_documents())
    require(!session.document(companion.id).id.empty());
  (void)session.map_controls();
  for (const pcn::ExportOffer& offer : session.exports()) {
    if (offer.id.starts_with("png:") || offer.id.starts_with("print:")) continue;
    const auto file = session.export_file(offer.id);
    require(!file || !file->text.empty());
  }
  if (!data.practices.empty()) (void)session.search(data.practices.front().name);
  (void)session.search(bytes.text());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pcn::fuzz::Bytes bytes({data, size});
  std::string package(reinterpret_cast<const char*>(data), size);
  if (!package.starts_with('{')) {
    pcn::Dataset spoiled = pcn::testing::full_dataset();
    for (int changes = 0; changes < 12 && !bytes.empty(); ++changes) {
      pcn::fuzz::Spoiler spoiler(bytes);
      pcn::describe_area(spoiler, spoiled);
    }
    package = pcn::write_area_package(spoiled);
  }
  const auto session = pcn::Session::load(package, "fuzz.json");
  if (!session) {
    require(!session.error().message().empty());
    return 0;
  }
  look_at_all(**session, bytes);
  return 0;
}
