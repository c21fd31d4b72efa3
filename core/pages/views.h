#pragma once

#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/document/document.h"
#include "core/state/context.h"

namespace pcn {

// A view: an entry of this list, one function in one file of this folder.
struct View {
  std::string_view id;
  TextId title;  // in menus
  Document (*make)(const ViewContext& context) = nullptr;
  bool needs_footprints = false;  // reads context.footprints and context.flows
  bool in_menu = true;            // false: reached through a selection only
  bool needs_coverage = false;    // reads context.coverage too
  bool shows_plan = true;         // with a plan in force: its figures are of the plan, which is then said
};
[[nodiscard]] const std::vector<View>& views();
[[nodiscard]] const View* find_view(std::string_view id);

// Whether a view is to be gone to: it is in the menu, it is shown, or what it speaks of is chosen.
[[nodiscard]] bool is_offered(const View& view, const AppState& state);

// The views by the question that they answer. Every view is in one group; one that is not named in any is in
// the first.
struct ViewGroup {
  TextId title;
  TextId brief;  // where there is little room
  std::vector<std::string_view> views;
};
[[nodiscard]] const std::vector<ViewGroup>& view_groups();
[[nodiscard]] const ViewGroup& group_of(std::string_view view);

// Documents that stand beside the view: "answer", "list", "groups", "settings", "map", "about".
[[nodiscard]] const std::vector<View>& companion_documents();
[[nodiscard]] const View* find_companion(std::string_view id);
// What is shown in place of a document that there is not.
[[nodiscard]] Document not_found(std::string_view which);

}  // namespace pcn
