#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/geo/coordinates.h"
#include "core/model/dataset.h"

namespace pcn {

enum class ThemeChoice : std::uint8_t { kAuto, kLight, kDark };

// Where the map looks: centre and zoom (Web Mercator zoom, 0 = world in 256 pixels, fractions allowed).
struct MapPosition {
  LonLat centre;
  double zoom = 10;
  bool operator==(const MapPosition&) const = default;
};

// Everything that decides what is shown; the address fragment is this and nothing else. Codes rather than
// indices, so that a link outlives a new package. Defaults are left out of the address.
struct AppState {
  std::string view = "networks";  // id of the document shown: one of kViewIds
  Date date;                      // memberships as of this day
  std::string measure;  // what the map is coloured by; empty: what the view is about, see shown_measure()
  std::string footprint = "modelled:plurality";
  std::string network;                  // selected network code, or empty
  std::string practice;                 // selected practice code, or empty
  std::string place;                    // selected small area code, or empty
  std::string postcode;                 // looked up, normalised, or empty
  std::vector<std::string> layers;      // shown layers, ids in the order of layers()
  std::optional<MapPosition> position;  // empty: the whole area
  ThemeChoice theme = ThemeChoice::kAuto;
  // Further keys of single views ("test", "walk_minutes", "pins", …), sorted by key, validated by their view.
  std::vector<std::pair<std::string, std::string>> extra;

  bool operator==(const AppState&) const = default;
};

// The state on arrival: newest date, whole area, default layers, observed footprints where they are in the
// data.
[[nodiscard]] AppState initial_state(const Dataset& data);

// What the map is coloured by: as the reader chose, else by the test that is looked at, else by network.
[[nodiscard]] std::string_view shown_measure(const AppState& state);

struct StateChange {
  AppState state;
  std::vector<std::string> messages;  // one sentence for each key that could not be restored or applied
};

// Applies "key=value&key=value" (percent-encoded, with or without leading "#" and version "v1"). Total on any
// input: what is unknown or invalid is left as it was and said in messages. Keys: view, date, measure,
// footprint, footprint-percent (of the rule shown, brought into its range), net, practice, place, postcode,
// layers ("practices,parks", "none"), layer-ID ("1", "0"), map
// ("zoom/latitude/longitude"), theme, and the extra keys of views. An empty value puts a key back to its
// initial value. Choosing a place forgets the postcode and the other way round.
[[nodiscard]] StateChange apply(const AppState& state, std::string_view action, const Dataset& data);

// The fragment that restores the state from initial_state, without "#"; empty for the initial state, except
// that observed footprints are always named.
[[nodiscard]] std::string to_fragment(const AppState& state, const Dataset& data);

// The action that puts away what was read from a service file.
inline constexpr std::string_view kCloseServices = "close=services";
// The one that puts away what was read from a file of registrations.
inline constexpr std::string_view kCloseRegistrations = "close=registrations";

}  // namespace pcn
