#include <algorithm>
#include <utility>

#include "core/document/arranged.h"
#include "core/document/parts.h"
#include "core/document/service_words.h"
#include "core/session/session.h"
#include "core/session/session_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/table_keys.h"
#include "texts/session.h"

// The documents of a session: made, arranged, and kept while they hold.
namespace pcn {
namespace {

// What a document's contents depend on: not where the map looks, nor how the page and its tables are laid
// out.
AppState relevant(AppState state) {
  state.position.reset();
  state.theme = ThemeChoice::kAuto;
  std::erase_if(state.extra,
                [](const auto& entry) { return is_desk_key(entry.first) || is_table_key(entry.first); });
  return state;
}

std::string tables_wanted(const AppState& state) {
  std::string wanted;
  for (const auto& [key, value] : state.extra) {
    if (is_table_key(key)) wanted.append(key).append("=").append(value).append("&");
  }
  return wanted;
}

}  // namespace

Document Session::make_document(std::string_view which) const {
  const View* view = which == "view" ? find_view(parts_->state.view) : find_companion(which);
  if (!view) view = find_view(which);
  if (!view) return not_found(which);
  parts_->need(*view);
  if (view->id == "plan" && !parts_->plan.empty()) parts_->need_published();
  Document document = view->make(parts_->context(view->needs_footprints));
  const std::string_view file = files().registrations;
  if (!file.empty() && find_view(view->id) == view && (view->needs_footprints || view->id == "networks"))
    document.blocks.insert(document.blocks.begin(), own_registrations_words(file));
  if (view->shows_plan && !parts_->plan.empty()) {
    document.blocks.insert(document.blocks.begin(),
                           paragraph(text::session::plan_links{.away = link("", "plan="),
                                                               .plan = strong(""),
                                                               .see = link("", "view=plan"),
                                                               .sentence = parts_->plan_sentence},
                                     Tone::kCaution));
  }
  return document;
}

const KeptDocument& Session::kept(std::string_view which) const {
  auto& all = parts_->documents;
  const std::string name(which);
  auto at = std::find_if(all.begin(), all.end(), [&name](const auto& one) { return one->name == name; });
  const bool fresh = at == all.end();
  if (fresh) {
    all.push_back(std::make_unique<KeptDocument>());
    at = all.end() - 1;
    (*at)->name = name;
  }
  KeptDocument& document = **at;
  AppState state = relevant(parts_->state);
  std::string wanted = tables_wanted(parts_->state);
  const bool holds = !fresh && document.revision == parts_->revision && document.here == parts_->here &&
                     document.state == state;
  if (holds && document.wanted == wanted) return document;
  if (!holds) document.whole = make_document(which);
  document.state = std::move(state);
  document.revision = parts_->revision;
  document.here = parts_->here;
  document.wanted = std::move(wanted);
  Document shown = arranged(document.whole, parts_->state, name == "view");
  std::string text = to_json(shown);
  if (text == document.text) return document;
  document.shown = std::move(shown);
  document.text = std::move(text);
  ++document.version;
  return document;
}

Document Session::document(std::string_view which) const { return kept(which).shown; }

const std::string& Session::document_text(std::string_view which) const { return kept(which).text; }

std::uint64_t Session::version(std::string_view which) const { return kept(which).version; }

}  // namespace pcn
