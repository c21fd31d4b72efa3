#include "core/map/history_map.h"

#include <algorithm>
#include <array>

#include "core/document/parts.h"
#include "core/geo/projection.h"
#include "core/insight/history.h"
#include "core/insight/members.h"
#include "core/map/palette.h"
#include "texts/history_map.h"

namespace pcn {
namespace {

enum class ChangeKind : std::uint8_t { kJoined, kLeft, kMoved, kBegan, kEnded };

struct ChangeStyle {
  MarkerShape shape;
  Paint paint;
  TextId legend;
};
constexpr std::array<ChangeStyle, 5> kStyles = {{
    {MarkerShape::kTriangle, Paint::kWithin, text::history_map::joined_legend},
    {MarkerShape::kCross, Paint::kProblem, text::history_map::left_legend},
    {MarkerShape::kDiamond, Paint::kCaution, text::history_map::moved_legend},
    {MarkerShape::kSquare, Paint::kWithin, text::history_map::began_legend},
    {MarkerShape::kSquare, Paint::kProblem, text::history_map::ended_legend},
}};

bool shows_changes(const ViewContext& context) { return context.state.view == "history"; }

// Calls use(kind, network or practice, point, label, detail, action) for each change that can be placed.
template <class Use>
void each_change(const ViewContext& context, Use use) {
  const Dataset& data = context.data;
  const NetworkIndex only = find_network(data, context.state.network);
  const Changes changes = changes_between(data, since_day(context), context.day.date);
  const auto name = [&data](NetworkIndex network) { return name_of(data, network); };
  const auto network_marks = [&](const std::vector<NetworkIndex>& networks, Date day, ChangeKind kind) {
    for (const NetworkIndex network : networks) {
      if (only.valid() && network != only) continue;
      BritishGrid sum;
      double count = 0;
      for (const MemberShare& member : members_on(data, network, day)) {
        const auto& point = data.practices[member.practice.value].point;
        if (!point) continue;
        sum.east += point->east;
        sum.north += point->north;
        ++count;
      }
      if (!(count > 0)) continue;
      use(kind, BritishGrid{sum.east / count, sum.north / count}, name(network),
          say(kind == ChangeKind::kBegan ? text::history_map::began::kId : text::history_map::ended::kId,
              {std::string_view(to_words(changes.after))}),
          show_network(data, network));
    }
  };
  network_marks(changes.ended, changes.before, ChangeKind::kEnded);
  network_marks(changes.began, changes.after, ChangeKind::kBegan);
  for (const Move& move : changes.moves) {
    if (only.valid() && move.from != only && move.to != only) continue;
    const Practice& practice = data.practices[move.practice.value];
    if (!practice.point) continue;
    const ChangeKind kind = !move.from.valid() ? ChangeKind::kJoined
                            : !move.to.valid() ? ChangeKind::kLeft
                                               : ChangeKind::kMoved;
    use(kind, *practice.point, practice.name,
        kind == ChangeKind::kJoined ? say(text::history_map::joined{.network = name(move.to)})
        : kind == ChangeKind::kLeft
            ? say(text::history_map::left{.network = name(move.from)})
            : say(text::history_map::moved{.from = name(move.from), .to = name(move.to)}),
        show_practice(data, move.practice));
  }
}

}  // namespace

void add_changes(std::vector<Marker>& markers, const ViewContext& context) {
  if (!shows_changes(context)) return;
  each_change(context, [&markers](ChangeKind kind, BritishGrid at, const std::string& label,
                                  const std::string& detail, ActionText action) {
    const ChangeStyle& style = kStyles[static_cast<std::size_t>(kind)];
    Marker marker;
    marker.shape = style.shape;
    marker.colour = static_cast<PaletteIndex>(style.paint);
    marker.size = kind == ChangeKind::kBegan || kind == ChangeKind::kEnded ? 20.0F : 15.0F;
    marker.at = grid_to_mercator(at);
    marker.label = label;
    marker.detail = detail;
    marker.action = std::move(action);
    markers.push_back(std::move(marker));
  });
}

void add_changes_legend(std::vector<LegendEntry>& entries, const ViewContext& context) {
  if (!shows_changes(context)) return;
  std::array<bool, kStyles.size()> seen{};
  each_change(context, [&seen](ChangeKind kind, BritishGrid, const std::string&, const std::string&,
                               const ActionText&) { seen[static_cast<std::size_t>(kind)] = true; });
  for (std::size_t at = 0; at < kStyles.size(); ++at) {
    if (!seen[at]) continue;
    entries.push_back(
        {static_cast<PaletteIndex>(kStyles[at].paint), Hatch::kNone, kStyles[at].shape, kStyles[at].legend});
  }
}

std::string changes_words(const ViewContext& context) {
  if (!shows_changes(context)) return {};
  Date before = since_day(context);
  Date after = context.day.date;
  if (after < before) std::swap(before, after);
  return say(text::history_map::changes{.from = to_words(before), .to = to_words(after)});
}

}  // namespace pcn
