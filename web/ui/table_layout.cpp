#include "web/ui/table_layout.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "core/base/sort.h"
#include "core/base/text.h"

namespace pcn::ui {
namespace {

using Columns = std::vector<std::uint32_t>;

constexpr float kBesideFrom = 560;  // widths from which the pages of a heat map keep the names at the left

float sum_of(const std::vector<ColumnNeed>& needs, const Columns& columns, float ColumnNeed::*part) {
  float sum = 0;
  for (const std::uint32_t column : columns) sum += needs[column].*part;
  return sum;
}

bool fit(const std::vector<ColumnNeed>& needs, const Columns& columns, float width) {
  return sum_of(needs, columns, &ColumnNeed::least) <= width;
}

// Shares the width out: to each what it needs least, then what it asks for, then in proportion.
std::vector<TableSlot> spread(const std::vector<ColumnNeed>& needs, const Columns& columns, float width) {
  const float least = sum_of(needs, columns, &ColumnNeed::least);
  const float natural = sum_of(needs, columns, &ColumnNeed::natural);
  std::vector<TableSlot> slots;
  float x = 0;
  for (const std::uint32_t column : columns) {
    const ColumnNeed& need = needs[column];
    const float own = natural <= width
                          ? need.natural * width / std::max(natural, 1.0f)
                          : need.least + (need.natural - need.least) * std::max(width - least, 0.0f) /
                                             std::max(natural - least, 1.0f);
    slots.push_back({column, x, own});
    x += own;
  }
  return slots;
}

}  // namespace

TableLayout lay_out_table(const std::vector<ColumnNeed>& needs, float width, bool heat, std::size_t page) {
  TableLayout layout;
  Columns columns(needs.size());
  std::iota(columns.begin(), columns.end(), 0u);
  if (needs.size() < 2 || fit(needs, columns, width)) {
    layout.slots = spread(needs, columns, width);
    return layout;
  }
  const Columns rest(columns.begin() + 1, columns.end());
  if (fit(needs, rest, width)) {
    layout.named = true;
    layout.slots = spread(needs, rest, width);
    return layout;
  }
  if (heat) {
    layout.named = width < kBesideFrom;
    const float names = layout.named ? 0 : needs[0].natural;
    // Each page takes what fits, at least one.
    std::vector<std::size_t> begins;
    float room = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const float need = needs[rest[i]].least;
      if (begins.empty() || need > room) {
        begins.push_back(i);
        room = width - names;
      }
      room -= need;
    }
    layout.pages = begins.size();
    layout.page = page % begins.size();
    begins.push_back(rest.size());
    const auto at = [&](std::size_t p) { return rest.begin() + static_cast<std::ptrdiff_t>(begins[p]); };
    layout.slots = spread(needs, Columns(at(layout.page), at(layout.page + 1)), width - names);
    for (TableSlot& slot : layout.slots) slot.x += names;
    if (!layout.named) layout.slots.insert(layout.slots.begin(), {0, 0, names});
    return layout;
  }
  layout.named = true;
  std::vector<bool> beside(needs.size(), false);
  float room = width;
  for (const bool numeric : {true, false}) {
    for (const std::uint32_t column : rest) {
      if (needs[column].numeric != numeric || needs[column].least > room) continue;
      room -= needs[column].least;
      beside[column] = true;
    }
  }
  columns.clear();
  for (const std::uint32_t column : rest) (beside[column] ? columns : layout.below).push_back(column);
  layout.slots = spread(needs, columns, width);
  return layout;
}

GridLayout lay_out_grid(const std::vector<ColumnNeed>& needs, float width) {
  constexpr float kStretch = 1.3f;       // figures that stand far apart are hard to follow
  constexpr float kFirst = 0.4f;         // of a narrow table that its first column may keep
  constexpr float kComfortable = 0.35f;  // of the way to what a column asks for, where all is moved sideways
  GridLayout layout;
  Columns columns(needs.size());
  std::iota(columns.begin(), columns.end(), 0u);
  const float least = sum_of(needs, columns, &ColumnNeed::least);
  const float natural = sum_of(needs, columns, &ColumnNeed::natural);
  float full = 0;
  for (const ColumnNeed& need : needs) full += std::max(need.full, need.natural);
  for (const std::uint32_t column : columns) {
    const ColumnNeed& need = needs[column];
    float own = std::max(need.full, need.natural);
    if (full <= width) {
      own *= std::min(width / std::max(full, 1.0f), kStretch);
    } else if (natural <= width) {
      own = need.natural + (own - need.natural) * (width - natural) / std::max(full - natural, 1.0f);
    } else if (least <= width) {
      own = need.least + (need.natural - need.least) * (width - least) / std::max(natural - least, 1.0f);
    } else if (column == 0) {
      own = std::max(std::min(need.natural, width * kFirst), std::min(need.least, width / 2));
    } else {
      own = need.least + (need.natural - need.least) * kComfortable;
    }
    layout.slots.push_back({column, layout.width, own});
    layout.width += own;
  }
  if (!layout.slots.empty()) layout.frozen = layout.slots.front().width;
  return layout;
}

}  // namespace pcn::ui
