#include "core/document/arranged.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/typed.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "core/state/table_keys.h"
#include "texts/arranged.h"

namespace pcn {

namespace words = text::arranged;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The run of digits at `at`, without noughts in front; `at` moves behind it.
std::string_view take_digits(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return text.substr(begin, at - begin);
}

int compare_words(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view x = take_digits(a, i), y = take_digits(b, j);
      if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
      if (x != y) return x < y ? -1 : 1;
    } else if (a[i] != b[j]) {
      return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1 : 1;
    } else {
      ++i;
      ++j;
    }
  }
  return (i < a.size() ? 1 : 0) - (j < b.size() ? 1 : 0);
}

enum : int { kHasNumber, kHasWords, kMissing };
int kind_of(const Column& column, const Cell& cell) {
  if (cell.sort) return kHasNumber;
  const bool words =
      !column.numeric && !cell.text.empty() && cell.text != "–" && cell.text != say(kNotInData);
  return words ? kHasWords : kMissing;
}

const Cell& cell_of(const Row& row, std::size_t column) {
  static const Cell none;
  return column < row.cells.size() ? row.cells[column] : none;
}

// How the figures of a column are written.
struct Writing {
  bool percent = false, distance = false;
  int places = 0;
  [[nodiscard]] double number(double value) const { return percent ? value * 100 : value; }
  [[nodiscard]] std::string text(double value) const {
    if (distance) return distance_words(value);
    if (percent && places == 0) return percent_words(value);
    // A median lies between two figures.
    const int more = places == 0 && std::fabs(value - std::round(value)) > 0.01 && value < 1000 ? 1 : places;
    return percent ? format_percent(value, places) : format_decimal(value, more);
  }
};

Writing writing_of(const Table& table, std::size_t column) {
  Writing writing;
  writing.percent = table.columns[column].unit == "%";
  for (const Row& row : table.rows) {
    const Cell& cell = cell_of(row, column);
    if (!cell.sort) continue;
    const std::size_t end = std::min(cell.text.find(" ("), cell.text.size());
    const std::string_view text = std::string_view(cell.text).substr(0, end);
    writing.percent = writing.percent || text.ends_with('%');
    if (!writing.distance && !text.empty() && !is_digit(text.back()))
      writing.distance = cell.text.starts_with(distance_words(*cell.sort));
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos) continue;
    std::size_t digits = point + 1;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    writing.places = std::max(writing.places, static_cast<int>(digits - point) - 1);
  }
  return writing;
}

class Arranger {
 public:
  Arranger(Table& table, const AppState& state, bool choose)
      : table_(table), state_(state), choose_(choose), hidden_(table.columns.size(), false) {}

  void arrange() {
    table_.all = table_.rows.size();
    for (std::size_t at = 0; at < table_.columns.size(); ++at) writing_.push_back(writing_of(table_, at));
    sort();
    if (choose_) {
      choose_columns();
      if (table_.all >= kLongTable) offer_choices();
      choose_rows();
    }
    if (table_.foot.empty()) {
      sum_up();
    } else if (!table_.show_all.empty()) {
      for (Row& row : table_.foot)
        row.cells[0].text = say(words::all_of{.label = row.cells[0].text, .rows = table_.all});
    }
    drop_columns();
  }

 private:
  struct Key {
    std::size_t column;
    bool descending;
  };

  [[nodiscard]] std::size_t find(std::string_view id) const {
    std::size_t at = 0;
    while (at < table_.columns.size() && !same_column(table_.columns[at].id, id)) ++at;
    return at;
  }

  void sort() {
    std::string others;  // what the address says of other tables
    for (const std::string_view wish : split(extra(state_, "sort"), ',')) {
      const bool descending = wish.starts_with('-');
      const std::size_t column = find(wish.substr(descending ? 1 : 0));
      if (column < table_.columns.size()) {
        keys_.push_back({column, descending});
      } else if (!wish.empty() && others.size() < 200) {
        others.append(",").append(wish);
      }
    }
    const auto text_of = [this](const Key& key) {
      return (key.descending ? "-" : "") + table_.columns[key.column].id;
    };
    const bool asked = !keys_.empty();
    if (asked) {
      sort_stable(table_.rows.begin(), table_.rows.end(), [this](const Row& a, const Row& b) {
        for (const Key& key : keys_) {
          const int order = compare_cells(table_.columns[key.column], cell_of(a, key.column),
                                          cell_of(b, key.column), key.descending);
          if (order != 0) return order < 0;
        }
        return false;
      });
      table_.sorted_by = table_.columns[keys_[0].column].id;
      table_.descending = keys_[0].descending;
    } else if (const std::size_t column = find(table_.sorted_by); column < table_.columns.size()) {
      keys_.push_back({column, table_.descending});
    }
    for (std::size_t at = 0; at < keys_.size(); ++at) {
      const int place = static_cast<int>(at) + 1;
      table_.columns[keys_[at].column].sorted = keys_[at].descending ? -place : place;
    }
    for (std::size_t at = 0; at < table_.columns.size(); ++at) {
      Column& column = table_.columns[at];
      // The largest first is what one asks of numbers; a second time it is the other way round.
      const Key own{at, column.sorted == 0 ? column.numeric : column.sorted > 0};
      column.sort = action({"sort", text_of(own) + others});
      if (!asked) continue;
      std::string list;
      for (const Key& key : keys_) list.append(text_of(key.column == at ? own : key)).append(",");
      if (column.sorted == 0) list.append(text_of(own)).append(",");
      list.pop_back();
      column.sort_also = action({"sort", list + others});
    }
  }

  void choose_columns() {
    const auto wishes = split(extra(state_, "columns"), ',');
    std::vector<bool> named(hidden_.size(), false);
    bool any = false;
    for (const std::string_view wish : wishes) {
      const bool out = wish.starts_with('-');
      const std::size_t column = find(wish.substr(out ? 1 : 0));
      if (column == 0 || column >= hidden_.size()) continue;
      (out ? hidden_ : named)[column] = true;
      any = any || !out;
    }
    for (std::size_t at = 1; any && at < hidden_.size(); ++at) hidden_[at] = !named[at];
  }

  void offer_choices() {
    const auto add = [this](ControlKind kind, std::string key, std::string label, std::string_view value) {
      Control& control = table_.choices.emplace_back();
      control.kind = kind;
      control.key = std::move(key);
      control.label = std::move(label);
      control.value = value;
    };
    add(ControlKind::kText, "filter", words::find, extra(state_, "filter"));
    table_.choices[0].help = words::find_help;
    for (std::size_t at = 1; at < table_.columns.size(); ++at) {
      const Column& column = table_.columns[at];
      if (!column.numeric) continue;
      const std::string_view unit = column.unit.empty() ? unit_of(at) : std::string_view();
      add(ControlKind::kText, "where-" + column.id,
          unit.empty() ? head_of(column)
                       : say(text::parts::title_with_unit{.title = column.title, .unit = unit}),
          limits_text(extra(state_, "where"), column.id));
      table_.choices.back().help = words::limits_help;
    }
    for (std::size_t at = 1; at < table_.columns.size(); ++at)
      add(ControlKind::kToggle, "column-" + table_.columns[at].id,
          say(words::show_column{.column = table_.columns[at].title}), hidden_[at] ? "0" : "1");
  }

  // What the figures of a column that names no unit count.
  [[nodiscard]] std::string_view unit_of(std::size_t column) const {
    return writing_[column].percent ? "%" : writing_[column].distance ? say(words::metres) : "";
  }

  void choose_rows() {
    std::vector<std::string> reasons;
    const std::string_view filter = table_.all >= kLongTable ? extra(state_, "filter") : std::string_view();
    if (!trim(filter).empty()) {
      const std::string lower = to_lower_ascii(filter);
      const auto asked = split(lower, ' ');
      std::erase_if(table_.rows, [&](const Row& row) {
        std::string text;
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
          if (at >= hidden_.size() || !hidden_[at]) text.append(row.cells[at].text).append("\n");
        }
        text = to_lower_ascii(text);
        return !std::all_of(asked.begin(), asked.end(),
                            [&text](std::string_view word) { return text.find(word) != std::string::npos; });
      });
      reasons.push_back(say(words::holding{.words = filter}));
    }
    std::size_t unknown = 0;
    for (const Limit& limit : parse_limits(extra(state_, "where"))) {
      const std::size_t column = find(limit.column);
      if (column >= table_.columns.size() || !table_.columns[column].numeric) continue;
      std::erase_if(table_.rows, [&](const Row& row) {
        const Cell& cell = cell_of(row, column);
        const bool known = cell.sort && !cell.withheld;
        if (!known) ++unknown;
        return !known || !holds(limit, writing_[column].number(*cell.sort));
      });
      reasons.push_back(words_of(limit, column));
    }
    if (reasons.empty()) return;
    const std::string all = join_and(reasons);
    table_.shown =
        unknown == 0
            ? say(words::shown{.all = table_.all, .reasons = all, .rows = table_.rows.size()})
            : say(words::shown_but_unknown{
                  .all = table_.all, .reasons = all, .rows = table_.rows.size(), .unknown = unknown});
    table_.show_all = "filter=&where=";
  }

  static bool holds(const Limit& limit, double number) {
    // 7% may be a little more than 7 hundredths.
    const double over = number - limit.number, hair = 1e-9 * std::max(std::fabs(limit.number), 1.0);
    if (limit.sign == "<") return over < -hair;
    if (limit.sign == ">") return over > hair;
    if (limit.sign == "<=") return over <= hair;
    if (limit.sign == ">=") return over >= -hair;
    // As it is written: what rounds to it.
    double half = 0.5;
    for (int place = 0; place < limit.places; ++place) half /= 10;
    return std::fabs(over) <= half + hair;
  }

  [[nodiscard]] std::string words_of(const Limit& limit, std::size_t column) const {
    const Column& head = table_.columns[column];
    const std::string_view unit = head.unit.empty() ? unit_of(column) : said_unit(head);
    const TextId sentence = limit.sign == "<"    ? words::having_under::kId
                            : limit.sign == ">"  ? words::having_over::kId
                            : limit.sign == "<=" ? words::having_at_most::kId
                            : limit.sign == ">=" ? words::having_at_least::kId
                                                 : words::having::kId;
    const std::string number = with_unit(format_decimal(limit.number, limit.places), unit);
    return say(sentence, {std::string_view(head.title), std::string_view(number)});
  }

  // Of the rows that are shown, and not over what is missing or withheld without saying so.
  void sum_up() {
    for (const Foot what : {Foot::kTotal, Foot::kMedian}) {
      Row row;
      row.key = what == Foot::kTotal ? "total" : "median";
      bool any = false;
      for (std::size_t at = 0; at < table_.columns.size(); ++at) {
        const Foot own = table_.columns[at].foot;
        // A sum and what is usual are both asked of counts.
        const bool wanted = own == what || (own == Foot::kTotal && what == Foot::kMedian);
        any = any || wanted;
        row.cells.push_back(wanted ? foot_cell(at, what) : Cell{});
      }
      if (!any || row.cells.empty() || count_ < 2) continue;
      const bool total = what == Foot::kTotal;
      row.cells[0] = text_cell(table_.show_all.empty()
                                   ? std::string(total ? words::total : words::median)
                                   : say(total ? words::total_of_shown::kId : words::median_of_shown::kId,
                                         {TextNumber(table_.rows.size())}));
      table_.foot.push_back(std::move(row));
    }
  }

  Cell foot_cell(std::size_t column, Foot what) {
    std::vector<double> known;
    count_ = 0;
    for (const Row& row : table_.rows) {
      if (row.reference) continue;
      ++count_;
      const Cell& cell = cell_of(row, column);
      if (cell.sort && !cell.withheld) known.push_back(*cell.sort);
    }
    if (known.empty()) return text_cell("–");
    // In rising order also for the sum, whose last digit must not depend on that of the rows.
    sort_stable(known.begin(), known.end());
    const std::size_t half = known.size() / 2;
    double value = known.size() % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    if (what == Foot::kTotal) {
      value = 0;
      for (const double one : known) value += one;
    }
    Cell cell = text_cell(writing_[column].text(value));
    cell.sort = value;
    if (known.size() < count_)
      cell.text = say(words::some_of{.all = count_, .figure = cell.text, .known = known.size()});
    return cell;
  }

  void drop_columns() {
    const auto hidden = std::count(hidden_.begin(), hidden_.end(), true);
    if (hidden == 0) return;
    const std::int64_t columns = std::ssize(table_.columns);
    if (!table_.shown.empty()) table_.shown += words::shown_parts;
    table_.shown += say(words::columns_shown{.all = columns, .columns = columns - hidden});
    table_.show_all.append(table_.show_all.empty() ? "" : "&").append("columns=");
    drop(table_.columns);
    for (Row& row : table_.rows) drop(row.cells);
    for (Row& row : table_.foot) drop(row.cells);
  }

  template <class Items>
  void drop(Items& items) const {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < items.size(); ++at) {
      if (at < hidden_.size() && hidden_[at]) continue;
      if (kept != at) items[kept] = std::move(items[at]);
      ++kept;
    }
    items.resize(kept);
  }

  Table& table_;
  const AppState& state_;
  bool choose_;
  std::vector<bool> hidden_;      // by column
  std::vector<Writing> writing_;  // likewise
  std::vector<Key> keys_;
  std::size_t count_ = 0;  // rows that the foot speaks of
};

}  // namespace

int compare_cells(const Column& column, const Cell& a, const Cell& b, bool descending) {
  const int kind = kind_of(column, a);
  if (const int other = kind_of(column, b); other != kind) return kind - other;
  int order = 0;
  if (kind == kHasNumber) order = (*a.sort > *b.sort ? 1 : 0) - (*a.sort < *b.sort ? 1 : 0);
  if (kind == kHasWords) order = compare_words(to_lower_ascii(a.text), to_lower_ascii(b.text));
  return descending ? -order : order;
}

Document arranged(Document whole, const AppState& state, bool choose) {
  for (Block& block : whole.blocks) {
    if (auto* table = std::get_if<Table>(&block)) Arranger(*table, state, choose).arrange();
  }
  return whole;
}

}  // namespace pcn
