#include "core/import/assemble.h"

#include "core/base/text.h"
#include "core/import/build.h"

namespace pcn {

const PostcodePoint* Build::point_of(std::string_view postcode) const {
  const auto code = normalise_postcode(postcode);
  const auto found = code ? points.find(*code) : points.end();
  return found == points.end() ? nullptr : &found->second;
}

Result<Dataset> assemble_area(Inputs& inputs, const BuildOptions& options) {
  Build build{inputs, options, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  using Stage = Status (*)(Build&);
  for (const Stage stage :
       {load_history, find_scope, add_small_areas, add_postcodes, add_border, add_practices, add_registered,
        add_successions, add_quality, add_activity, add_services, add_staff, add_basemap, add_rivers}) {
    if (const Status done = stage(build); !done) return done.error();
  }
  build.data.sources = inputs.sources();
  add_provenance(build);
  return std::move(build.data);
}

}  // namespace pcn
