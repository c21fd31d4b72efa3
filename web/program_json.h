#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/session/open_file.h"
#include "core/session/session.h"
#include "web/ui/draw_document.h"
#include "web/ui/workspace.h"

namespace pcn {

// Results of the bridge as JSON.
[[nodiscard]] std::string load_result(bool ok, bool drawable, std::string_view message,
                                      const Diagnostics& diagnostics, std::string_view example = {});
[[nodiscard]] std::string opened_result(const OpenedFile& opened, const Session* session);
[[nodiscard]] std::string messages_result(const std::vector<std::string>& messages,
                                          const std::vector<std::string>& changed = {});
// {"messages":[…],"taken":bool}: of a field that was edited.
[[nodiscard]] std::string typed_result(const std::vector<std::string>& messages, bool taken);
// {"key","label","kind","text","unit","help","x","y","width","height"}; "kind" is "number", "text" or "date".
[[nodiscard]] std::string field_json(const ui::EditedField& field);
// Where map and panel lie on the canvas in CSS pixels, and what is seen of the panel's table:
// {"explore","place","beside","narrow","map":{"x","y","width","height"},"panel":{…},"rows","columns"}.
[[nodiscard]] std::string layout_json(const ui::Layout& layout, bool explore, const ui::TableSight& sight);
[[nodiscard]] std::string search_result(const std::vector<Suggestion>& suggestions, const LookUp& found);

// An answer about the map: {"text","action","links":[{"text","action"}]}.
[[nodiscard]] std::string answer_json(const MapAnswer& answer);
// What the page draws around the map:
// {"controls":{…},"legend":{"title","note","needed","entries":[{"colour","hatch",
// "shape","label","count","places"}]},"lines":[plan, rule, rule in short, whose
// data],"questions":[{"id","words","key"}]}; colours are "#rrggbb".
[[nodiscard]] std::string map_json(const Session& session, Session* second, std::string_view attribution,
                                   bool dark);

// A file to be saved: {"name","type","text"}, or {"error"} with a sentence. `session` may be null.
[[nodiscard]] std::string export_result(const Session* session, std::string_view what);

}  // namespace pcn
