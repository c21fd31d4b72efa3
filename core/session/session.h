#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/export/exports.h"
#include "core/insight/offers.h"
#include "core/map/explore.h"
#include "core/map/scene.h"
#include "core/state/app_state.h"

namespace pcn {

struct Suggestion {
  std::string label;   // "SE5 9RS", "Camberwell Green Surgery"
  std::string detail;  // "postcode in Camberwell, Lambeth", "practice in North Southwark PCN"
  std::string kind;    // "postcode", "network", "practice", "place"
  ActionText action;   // what choosing it does; empty if it only leads to a list
  std::string query;   // what to look up when it is chosen, for things that are lists themselves; else empty
  bool operator==(const Suggestion&) const = default;
};

// What Return does with a typed text (core/session/look_up.h).
struct LookUp {
  std::optional<Suggestion> exact;    // the one thing that the text names
  std::string title;                  // without one: why, as a heading
  std::vector<std::string> messages;  // and in sentences
  std::vector<Suggestion> choices;    // what may have been meant, to choose from
  bool elsewhere = false;             // outside the area: NHS Find a GP may help
  bool operator==(const LookUp&) const = default;
};

// What the reader's own files added to the area.
struct OwnFiles {
  const Offers* services = nullptr;
  std::string_view registrations = {};  // the file's name; empty: none
  [[nodiscard]] bool any() const { return services != nullptr || !registrations.empty(); }
};

// What came of a service file.
struct OpenedServices {
  std::size_t listed = 0;              // services that stand in the file
  std::size_t resting = 0;             // of these, not active by their own word
  std::size_t taken = 0;               // of these, open now; with 0 nothing has changed
  std::vector<NetworkIndex> networks;  // of those taken, ascending
  std::size_t places = 0;              // of those taken, each service's for itself
  std::size_t placed = 0;              // of these, on the map
  bool again = false;                  // a file of this name was open and has been put away
  std::vector<std::string> others;     // names of the other service files that stay open
  std::vector<std::string> messages;   // what was left out or is doubtful, naming file and field
};

struct KeptDocument;

// A loaded area with its indexes, the state, and what follows from both. Results that several views need
// (flows, footprints) are recomputed when the date or the rule changes and at no other time.
class Session {
 public:
  // Reads a package. On an error nothing is made; the caller keeps what it had.
  [[nodiscard]] static Result<std::unique_ptr<Session>> load(std::string_view package,
                                                             std::string_view file_name);
  // The same from a dataset that keeps what dataset.h promises.
  [[nodiscard]] static std::unique_ptr<Session> from_data(Dataset data, Diagnostics diagnostics = {});
  // Adds the rest of a package that was loaded in its first part (core/io/area_rest.h).
  [[nodiscard]] Status load_rest(std::string_view rest, std::string_view file_name);
  // Adds the services of a service file to those that are open; a file of the same name is replaced. On an
  // error, and when none of its services can be used, nothing changes.
  [[nodiscard]] Result<OpenedServices> load_services(std::string_view bytes, std::string_view file_name);
  // Takes the registrations by small area of an official file (core/io/registration_merge.h), and
  // shows footprints that rest on them where modelled ones were shown. Returns sentences about what the file
  // covers and what was left out or changed; on an error nothing changes.
  [[nodiscard]] Result<std::vector<std::string>> load_registrations(std::string_view bytes,
                                                                    std::string_view file_name);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] const Dataset& data() const;
  [[nodiscard]] const Diagnostics& diagnostics() const;
  [[nodiscard]] const AppState& state() const;
  [[nodiscard]] OwnFiles files() const;
  [[nodiscard]] std::uint64_t revision() const;  // changes when a file is loaded or put away

  // Both return sentences about what could not be applied. "close=services" puts the service files away,
  // "close=registrations" the registrations. "clock=2026-11-30T06:15" tells the day and time of the device:
  // there is no clock here. It changes nothing that is shown; "on=now" and "at=now" mean it from then on.
  // "&here=51.4667,-0.0957" behind an action that chooses a place: distances are from there while that place
  // is chosen; the address never holds it.
  std::vector<std::string> apply(std::string_view action);
  std::vector<std::string> restore(std::string_view fragment);

  // The scale at which scene() is drawn (Web Mercator metres for a pixel): outlines leave out what cannot be
  // seen at it (border_tolerance). 0, as at first: nothing is left out.
  void set_scale(double metres_per_pixel);

  [[nodiscard]] std::string fragment() const;
  [[nodiscard]] std::uint64_t scene_version() const;  // changes exactly when scene() does
  [[nodiscard]] const Scene& scene() const;           // of the current state
  // "view", a view's id, "answer", …: companion_documents(). Made when it is first asked for and kept while
  // it holds; its tables are arranged() as the state says, rows and columns of the view's only.
  [[nodiscard]] Document document(std::string_view which) const;
  // The same as JSON; it stays as long as nothing is asked of the session after a change.
  [[nodiscard]] const std::string& document_text(std::string_view which) const;
  // Never 0, and another one exactly when document() gives another document than the last time.
  [[nodiscard]] std::uint64_t version(std::string_view which) const;
  [[nodiscard]] std::vector<Suggestion> search(std::string_view text) const;  // at most 10, best first
  // What Return does with the text. Only what is named exactly is carried out.
  [[nodiscard]] LookUp look_up(std::string_view text) const;
  // "csv:ID" and "xlsx:ID" (a table of the view, else of the other documents), "csv:chart:ID" and
  // "svg:chart:ID…" (the figures and the drawing of a chart, see read_chart_request()), "svg:map" (dark only
  // where the state asks for it; both maps where there are two), "svg:map:light", "svg:brief:CHART:TABLE…"
  // (map, chart and table of the view on one page, see read_brief_request()), "geojson:footprints",
  // "geojson:practices", "json:services", "list": what exports() says as JSON, and "files": the names of the
  // reader's own files,
  // {"services":[…],"registrations":"…"}.
  [[nodiscard]] Result<ExportFile> export_file(std::string_view what) const;
  [[nodiscard]] std::vector<ExportOffer> exports() const;  // what can be taken away now
  [[nodiscard]] Controls map_controls() const;  // measure, footprint, date, layers: drawn above the map
  // What choosing this point of the map does, such as "place=E01003931"; empty outside the area.
  [[nodiscard]] ActionText action_at(Mercator point) const;
  // An answer to one of kMapQuestions, of a map that shows the ground around `middle` between two corners.
  [[nodiscard]] MapAnswer ask_map(std::string_view question, Mercator middle, Mercator south_west,
                                  Mercator north_east) const;
  // The session that the second map shows (core/state/second_map.h), null where there is none; it follows
  // this one, and stays until it is asked for after a change. And what the two maps tell differently, in
  // sentences.
  [[nodiscard]] Session* second() const;
  [[nodiscard]] std::string difference() const;
  [[nodiscard]] Controls second_controls() const;
  [[nodiscard]] ActionText open_second() const;  // of the day with which changes are compared
  // The colour of each network of the area on the map, by code: in charts it has the same.
  [[nodiscard]] const std::map<std::string, std::uint8_t, std::less<>>& network_colours() const;
  // Compares the networks that have a practice within a shape (a point, two corners of a box, or more points
  // of a line around them), or where none stands there, the network that leads in its middle. `more`: adds
  // them to those compared, or takes them away where all of them are. Empty: there is no network of the area.
  [[nodiscard]] ActionText compare_within(const std::vector<Mercator>& shape, bool more) const;
  // What lies at this point in one or two short lines, for hover; empty outside the area.
  [[nodiscard]] std::vector<std::string> tooltip_at(Mercator point) const;

 private:
  struct Parts;
  // On one sheet; the scale and scene of this one are those of the sheet.
  [[nodiscard]] ExportFile two_maps(Session& other, bool dark) const;
  [[nodiscard]] Result<ExportFile> export_brief(std::string_view asked) const;
  [[nodiscard]] Document make_document(std::string_view which) const;
  [[nodiscard]] const KeptDocument& kept(std::string_view which) const;
  [[nodiscard]] Result<ExportFile> export_chart(std::string_view what) const;
  explicit Session(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace pcn
