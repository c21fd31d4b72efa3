#include "core/state/app_state.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/characters.h"
#include "core/base/codes.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/footprint/carried.h"
#include "core/footprint/percent_range.h"
#include "core/model/query.h"
#include "core/state/context.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "core/state/ids.h"
#include "core/state/layers.h"
#include "core/state/postcode_lookup.h"
#include "core/state/second_map.h"
#include "core/state/table_keys.h"
#include "texts/app_state.h"

namespace pcn {
namespace {

constexpr std::size_t kLongestAction = 16 * 1024;
constexpr std::size_t kLongestExtra = 2000;
constexpr int kVersion = 1;
constexpr std::string_view kLayerPrefix = "layer-";    // "layer-parks=0" hides one layer
constexpr std::string_view kWherePrefix = "where-";    // "where-registered=>50,000" limits one column
constexpr std::string_view kColumnPrefix = "column-";  // "column-borough=0" leaves one column out

using Reply = std::string;  // empty: applied

// One key of the address: sets a field from a value that is not empty, and writes it.
struct Key {
  std::string_view name;
  Reply (*set)(AppState& state, std::string_view value, const Dataset& data);
  std::string (*get)(const AppState& state);
};

Reply unknown(TextId what, std::string_view value) {
  return say(text::app_state::unknown{.value = quoted(value), .what = what});
}

Reply set_view(AppState& state, std::string_view value, const Dataset&) {
  if (!is_view_id(value)) return unknown(text::app_state::view, value);
  state.view = value;
  return {};
}

Reply set_date(AppState& state, std::string_view value, const Dataset& data) {
  const auto date = read_date(value);
  if (!date) return say(text::app_state::no_date{.day = to_iso(data.newest), .value = quoted(value)});
  std::optional<Date> first;
  for (const Membership& membership : data.memberships) {
    if (!first || membership.start < *first) first = membership.start;
  }
  if (first && *date < *first) {
    return say(text::app_state::before_data{.day = to_words(*date), .first = to_words(*first)});
  }
  if (*date > data.newest) {
    return say(text::app_state::after_data{.day = to_words(*date), .last = to_words(data.newest)});
  }
  state.date = *date;
  return {};
}

Reply set_measure(AppState& state, std::string_view value, const Dataset&) {
  if (!is_measure_id(value)) return unknown(text::app_state::colouring, value);
  state.measure = value;
  return {};
}

Reply set_footprint(AppState& state, std::string_view value, const Dataset& data) {
  const auto choice = parse_footprint_clamped(value);
  if (!choice) return unknown(text::app_state::rule, value);
  const bool of_count =
      choice->basis == FootprintBasis::kObserved || choice->basis == FootprintBasis::kCarried;
  if (of_count && data.observed.empty()) {
    return text::app_state::no_count;
  }
  if (choice->basis == FootprintBasis::kDeclared && data.declared.empty()) {
    return text::app_state::no_declared;
  }
  FootprintChoice kept = *choice;
  if (of_count) kept.basis = FootprintBasis::kCarried;  // the day says which of the two it is: basis_on
  state.footprint = to_text(kept);
  if (parse_footprint(value)) {
    if (choice->basis != FootprintBasis::kObserved || observed_near(data, state.date)) return {};
    return say(text::app_state::carried_instead{.counted = to_words(data.observed_date),
                                                .day = to_words(state.date)});
  }
  const PercentRange range = *percent_range(choice->rule);
  return say(text::app_state::percent_range{.high = format_decimal(range.high, 0),
                                            .low = format_decimal(range.low, 0),
                                            .shown = format_decimal(choice->percent, 0)});
}

// The percentage of the rule that is shown.
Reply set_percent(AppState& state, std::string_view value, const Dataset& data) {
  const auto choice = parse_footprint(state.footprint);
  if (!parse_number(value)) return unknown(text::app_state::percentage, value);
  if (!choice || !percent_range(choice->rule)) {
    return say(text::app_state::no_percentage{.value = quoted(value)});
  }
  const std::string rule = to_text(*choice);
  return set_footprint(state, rule.substr(0, rule.rfind(':') + 1) + std::string(value), data);
}

// A code as it is, or in the form in which most are written; none if neither is found.
template <class Find>
auto find_code(const Dataset& data, std::string_view value, Find find) {
  const auto exact = find(data, value);
  return exact.valid() ? exact : find(data, normalise_code(value));
}

Reply set_network(AppState& state, std::string_view value, const Dataset& data) {
  const NetworkIndex network = find_code(data, value, find_network);
  if (!network.valid() || !data.networks[network.value].in_area)
    return unknown(text::app_state::network, value);
  state.network = data.networks[network.value].code;
  return {};
}

Reply set_practice(AppState& state, std::string_view value, const Dataset& data) {
  const PracticeIndex practice = find_code(data, value, find_practice);
  if (!practice.valid()) return unknown(text::app_state::practice, value);
  state.practice = data.practices[practice.value].code;
  return {};
}

Reply set_place(AppState& state, std::string_view value, const Dataset& data) {
  const SmallAreaIndex place = find_code(data, value, find_small_area);
  if (!place.valid() || !data.small_areas[place.value].in_area)
    return unknown(text::app_state::small_area, value);
  state.place = data.small_areas[place.value].code;
  state.postcode.clear();
  return {};
}

Reply set_postcode(AppState& state, std::string_view value, const Dataset& data) {
  const PostcodeAnswer answer = look_up_postcode(data, value);
  if (answer.kind == PostcodeAnswer::Kind::kNone) {
    const std::string example = example_postcode(data);
    Reply message = say(text::app_state::no_postcode{.value = quoted(value)});
    if (!example.empty()) message += " " + say(text::app_state::postcode_example{.postcode = example});
    return message;
  }
  if (answer.kind == PostcodeAnswer::Kind::kDistrict)
    return say(text::app_state::half_postcode{.postcode = answer.text}) + " " + join(answer.sentences, " ");
  if (answer.kind == PostcodeAnswer::Kind::kUnknown) return join(answer.sentences, " ");
  state.postcode = answer.text;
  state.place.clear();
  return {};
}

void sort_layers(AppState& state) {
  std::vector<std::string> sorted;
  for (const Layer& layer : layers()) {
    if (std::find(state.layers.begin(), state.layers.end(), layer.id) != state.layers.end()) {
      sorted.emplace_back(layer.id);
    }
  }
  state.layers = std::move(sorted);
}

Reply set_layers(AppState& state, std::string_view value, const Dataset&) {
  std::vector<std::string> chosen;
  std::vector<std::string> missing;
  for (const std::string_view id : split(value, ',')) {
    if (id.empty() || id == "none") continue;
    if (find_layer(id)) {
      chosen.emplace_back(id);
    } else if (missing.size() < 3) {
      missing.push_back(quoted(id));
    }
  }
  state.layers = std::move(chosen);
  sort_layers(state);
  if (missing.empty()) return {};
  return say(text::app_state::no_layers{.layers = join_and(missing)});
}

Reply set_layer(AppState& state, std::string_view id, std::string_view value) {
  if (!find_layer(id)) return unknown(text::app_state::layer, id);
  const bool on = value == "1" || value == "on" || value == "true";
  const bool off = value == "0" || value == "off" || value == "false" || value.empty();
  if (!on && !off) return say(text::app_state::on_or_off{.value = quoted(value)});
  std::erase(state.layers, id);
  if (on) state.layers.emplace_back(id);
  sort_layers(state);
  return {};
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

// "zoom/latitude/longitude".
Reply set_position(AppState& state, std::string_view value, const Dataset&) {
  const auto parts = split(value, '/');
  std::vector<double> numbers;
  for (const std::string_view part : parts) {
    const auto number = parse_number(part);
    if (number) numbers.push_back(*number);
  }
  constexpr double kHighestZoom = 20;
  constexpr double kHighestLatitude = 85;
  if (parts.size() != 3 || numbers.size() != 3 || numbers[0] < 0 || numbers[0] > kHighestZoom ||
      std::fabs(numbers[1]) > kHighestLatitude || std::fabs(numbers[2]) > 180) {
    return say(text::app_state::no_position{.value = quoted(value)});
  }
  state.position =
      MapPosition{{rounded(numbers[2], 1e5), rounded(numbers[1], 1e5)}, rounded(numbers[0], 100)};
  return {};
}

// A number of the address: no thousands separators.
std::string plain_number(double value, int places) {
  std::string text = format_decimal(value, places);
  std::erase(text, ',');
  return text;
}

std::string get_position(const AppState& state) {
  if (!state.position) return {};
  return plain_number(state.position->zoom, 2) + "/" + plain_number(state.position->centre.lat, 5) + "/" +
         plain_number(state.position->centre.lon, 5);
}

constexpr std::array<std::string_view, 3> kThemes = {"auto", "light", "dark"};

Reply set_theme(AppState& state, std::string_view value, const Dataset&) {
  const auto at = std::find(kThemes.begin(), kThemes.end(), value);
  if (at == kThemes.end()) return unknown(text::app_state::theme, value);
  state.theme = static_cast<ThemeChoice>(at - kThemes.begin());
  return {};
}

const std::array<Key, 12>& keys() {
  static const std::array<Key, 12> all = {{
      {"view", set_view, [](const AppState& s) { return s.view; }},
      {"date", set_date, [](const AppState& s) { return to_iso(s.date); }},
      {"measure", set_measure, [](const AppState& s) { return s.measure; }},
      {"footprint", set_footprint, [](const AppState& s) { return s.footprint; }},
      // An action only: the address has it within "footprint".
      {"footprint-percent", set_percent, [](const AppState&) { return std::string(); }},
      {"net", set_network, [](const AppState& s) { return s.network; }},
      {"practice", set_practice, [](const AppState& s) { return s.practice; }},
      {"place", set_place, [](const AppState& s) { return s.place; }},
      {"postcode", set_postcode, [](const AppState& s) { return s.postcode; }},
      {"layers", set_layers,
       [](const AppState& s) { return s.layers.empty() ? "none" : join(s.layers, ","); }},
      {"map", set_position, get_position},
      {"theme", set_theme,
       [](const AppState& s) { return std::string(kThemes[static_cast<std::size_t>(s.theme)]); }},
  }};
  return all;
}

// Puts one field back to its initial value.
void reset(AppState& state, std::string_view key, const AppState& initial) {
  if (key == "view") state.view = initial.view;
  if (key == "date") state.date = initial.date;
  if (key == "measure") state.measure = initial.measure;
  if (key == "footprint") state.footprint = initial.footprint;
  if (key == "net") state.network.clear();
  if (key == "practice") state.practice.clear();
  if (key == "place") state.place.clear();
  if (key == "postcode") state.postcode.clear();
  if (key == "layers") state.layers = initial.layers;
  if (key == "map") state.position.reset();
  if (key == "theme") state.theme = initial.theme;
}

void put_extra(AppState& state, std::string_view name, std::string_view value) {
  const auto is_key = [name](const auto& entry) { return entry.first == name; };
  const auto at = std::find_if(state.extra.begin(), state.extra.end(), is_key);
  if (value.empty()) {
    std::erase_if(state.extra, is_key);
  } else if (at != state.extra.end()) {
    at->second = value;
  } else {
    state.extra.emplace_back(name, value);
    sort_stable(state.extra.begin(), state.extra.end());
  }
}

Reply set_extra(AppState& state, const ExtraKey& key, std::string_view value, const Dataset& data) {
  if (!value.empty() && (value.size() > kLongestExtra || !key.accepts(value, data)))
    return unknown(key.noun, value);
  put_extra(state, key.key, value);
  return {};
}

// Limits of one column, as they are typed.
Reply set_limits(AppState& state, std::string_view column, std::string_view typed) {
  const auto where = with_limits(extra(state, "where"), column, typed);
  if (!where || !is_column_id(column)) return say(text::app_state::no_limit{.value = quoted(typed)});
  if (!where->empty() && !are_limits(*where)) return text::app_state::too_many_limits;
  put_extra(state, "where", *where);
  return {};
}

// "v1" or "v=1": the version of the address. Empty text: nothing to say.
Reply check_version(std::string_view flag) {
  const std::string_view digits = flag.substr(0, flag.find_first_of(" )>]}.,;"));
  const auto number =
      digits.size() > 1 && digits.front() == 'v' ? parse_integer(digits.substr(1)) : std::nullopt;
  if (!number || *number < 1) return say(text::app_state::means_nothing{.part = quoted(flag)});
  if (*number <= kVersion) return {};
  return text::app_state::newer;
}

// A value that means nothing as it stands, in the forms that it may have had before it was pasted, printed or
// "corrected": without what follows a link in a text, in small letters or capitals, dates and numbers in the
// form of the address.
std::vector<std::string> other_readings(std::string_view value) {
  std::vector<std::string> readings;
  const std::string plain = plain_text(value);
  // Signs and a broken percent code at the end; nothing that could be a part of a list.
  std::string bare = plain.substr(0, plain.find_last_not_of(" )>]}<\"'?.,;:!*_") + 1);
  if (const std::size_t percent = bare.rfind('%'); percent != std::string::npos && bare.size() - percent <= 2)
    bare.resize(percent);
  std::string close = bare;
  std::erase(close, ' ');
  for (const std::string& text : {plain, bare, close}) {
    readings.push_back(text);
    readings.push_back(to_lower_ascii(text));
    readings.push_back(to_upper_ascii(text));
  }
  if (const auto date = read_date(plain)) readings.push_back(to_iso(*date));
  if (const auto number = read_number(plain)) readings.push_back(plain_number(*number, 6));
  std::erase_if(readings, [value](const std::string& text) { return text.empty() || text == value; });
  return readings;
}

// Sets a value, or else what can be read in it; what is said of the value as it stands where nothing can.
template <class Set>
Reply set_any_reading(AppState& state, std::string_view value, Set set) {
  AppState before = state;
  Reply message = set(state, value);
  if (message.empty()) return message;
  for (const std::string& reading : other_readings(value)) {
    AppState other = before;
    if (!set(other, reading).empty()) continue;
    state = std::move(other);
    return {};
  }
  return message;
}

Reply apply_piece(AppState& state, const FragmentPiece& piece, const Dataset& data) {
  if (is_tracker(piece.key)) return {};
  if (!piece.readable) return say(text::app_state::unreadable{.part = quoted(piece.key)});
  if (piece.flag) return check_version(piece.key);
  if (piece.key == "v") return check_version("v" + piece.value);
  for (const Key& key : keys()) {
    if (key.name != piece.key) continue;
    if (!piece.value.empty()) {
      return set_any_reading(state, piece.value,
                             [&](AppState& to, std::string_view value) { return key.set(to, value, data); });
    }
    reset(state, piece.key, initial_state(data));
    return {};
  }
  // Links from before the area in hand called it by the filter that it then was.
  const std::string_view name = piece.key == "borough" ? std::string_view("la") : piece.key;
  for (const ExtraKey& key : extra_keys()) {
    if (key.key == name) {
      return set_any_reading(state, piece.value, [&](AppState& to, std::string_view value) {
        return set_extra(to, key, value, data);
      });
    }
  }
  if (piece.key.starts_with(kLayerPrefix)) {
    const std::string_view layer = std::string_view(piece.key).substr(kLayerPrefix.size());
    return set_any_reading(state, piece.value, [layer](AppState& to, std::string_view value) {
      return set_layer(to, layer, value);
    });
  }
  const std::string_view key = piece.key;
  if (key.starts_with(kWherePrefix)) return set_limits(state, key.substr(kWherePrefix.size()), piece.value);
  if (key.starts_with(kBesidePrefix)) {
    const SecondMap chosen = choose_second(state, key.substr(kBesidePrefix.size()), piece.value, data);
    put_extra(state, kSecondMap, chosen.value);
    return chosen.message;
  }
  if (key.starts_with(kColumnPrefix)) {
    const std::string_view column = key.substr(kColumnPrefix.size());
    std::string columns = with_column(extra(state, "columns"), column, piece.value != "0");
    if (is_column_id(column) && columns.size() <= kLongestExtra) put_extra(state, "columns", columns);
    return {};
  }
  return say(text::app_state::means_nothing{.part = quoted(piece.key)});
}

}  // namespace

std::string_view shown_measure(const AppState& state) {
  if (!state.measure.empty()) return state.measure;
  return state.view == "gap" ? "gap" : "network";
}

AppState initial_state(const Dataset& data) {
  AppState state;
  state.date = data.newest;
  state.footprint = data.observed.empty() ? "modelled:plurality" : "carried:plurality";
  for (const Layer& layer : layers()) {
    if (layer.on_at_first && has_layer(data, layer)) state.layers.emplace_back(layer.id);
  }
  return state;
}

StateChange apply(const AppState& state, std::string_view action, const Dataset& data) {
  StateChange change{state, {}};
  if (action.size() > kLongestAction) {
    change.messages.emplace_back(text::app_state::too_long);
    return change;
  }
  for (const FragmentPiece& piece : parse_fragment(action)) {
    Reply message = apply_piece(change.state, piece, data);
    const auto& said = change.messages;
    if (message.empty() || std::find(said.begin(), said.end(), message) != said.end()) continue;
    change.messages.push_back(std::move(message));
  }
  return change;
}

std::string to_fragment(const AppState& state, const Dataset& data) {
  const AppState initial = initial_state(data);
  std::string text;
  for (const Key& key : keys()) {
    const std::string value = key.get(state);
    if (value != key.get(initial)) text += "&" + std::string(key.name) + "=" + encode_value(value);
  }
  for (const auto& [key, value] : state.extra) text += "&" + key + "=" + encode_value(value);
  return text.empty() ? text : "v" + std::to_string(kVersion) + text;
}

}  // namespace pcn
