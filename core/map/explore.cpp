#include "core/map/explore.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/history.h"
#include "core/map/difference.h"
#include "core/map/pattern.h"
#include "core/state/extra_keys.h"
#include "texts/explore.h"
#include "texts/words.h"

namespace pcn {

namespace words = text::explore;

namespace {

constexpr double kNear = 3'000;  // metres

double apart(BritishGrid a, BritishGrid b) { return std::hypot(a.east - b.east, a.north - b.north); }

const Measure& shown(const ViewContext& context) { return *find_measure(shown_measure(context.state)); }

// Networks have no order; how clear they lead has one.
const Measure& ordered(const ViewContext& context) {
  const Measure& measure = shown(context);
  return measure.ordered() ? measure : *find_measure("lead");
}

// Names in a row, the first few of them; how many more there are is said.
std::string first_of(std::vector<std::string> names, std::size_t most) {
  const std::size_t all = names.size();
  if (all > most) {
    names.resize(most);
    names.push_back(say(words::more{.names = all - most}));
  }
  return join_and(names);
}

// A question while it is answered: from where, and what has been said.
struct Answering {
  const ViewContext& context;
  const MapSight& sight;
  MapAnswer& answer;
  SmallAreaIndex here;
  TextId from;  // the sentence that says how it came to be here

  [[nodiscard]] const Dataset& data() const { return context.data; }
  [[nodiscard]] std::size_t places() const { return context.footprints->areas.size(); }
  [[nodiscard]] NetworkIndex leading(std::size_t place) const {
    return context.footprints->areas[place].leading();
  }
  // The chosen network, else the one that leads here.
  [[nodiscard]] NetworkIndex mine() const {
    const NetworkIndex chosen = find_network(data(), context.state.network);
    return chosen ? chosen : leading(here.value);
  }
  [[nodiscard]] const SmallArea& area(std::size_t place) const { return data().small_areas[place]; }
  [[nodiscard]] BritishGrid at(std::size_t place) const { return area(place).centroid; }
  [[nodiscard]] const std::string& called(std::size_t place) const { return name_said(area(place)); }
  [[nodiscard]] std::string named(std::size_t place) const {
    return place_said(data(), SmallAreaIndex(place));
  }
  // A sentence more.
  __attribute__((noinline)) void tell(std::string_view sentence) {
    if (!answer.text.empty()) answer.text += ' ';
    answer.text += sentence;
  }
  void tell_figure(const Measure& measure, SmallAreaIndex place) {
    tell(say(words::figure{.figure = upper_first(measure.say(context, place))}));
  }
  __attribute__((noinline)) void add(Span span) { answer.links.push_back(std::move(span)); }
  void link_place(SmallAreaIndex place) {
    add(link(place_name(area(place.value)), show_place(data(), place)));
  }
  void link_network(NetworkIndex network) { add(network_link(data(), network)); }
  void link_practice(PracticeIndex practice) { add(practice_link(data(), practice)); }

  void name_chosen();
  void chosen();
  void where();
  void value();
  void extremes();
  void practice();
  void networks();
  void changed();
  void view();
  void extent();
  void step(Direction direction);

  [[nodiscard]] std::vector<std::size_t> in_sight() const;
  [[nodiscard]] SmallAreaIndex end_of(const Standing& standing, bool high, double within) const;
};

void Answering::name_chosen() {
  if (const NetworkIndex chosen = find_network(data(), context.state.network))
    tell(say(words::chosen_network{.network = name_of(data(), chosen)}));
  if (const PracticeIndex chosen = find_practice(data(), context.state.practice)) {
    const std::string& name = data().practices[chosen.value].name;
    const NetworkIndex network = context.day.network_of(chosen);
    tell(network ? say(words::chosen_practice{.network = name_of(data(), network), .practice = name})
                 : say(words::chosen_practice_alone{.practice = name}));
    link_practice(chosen);
  }
}

// What is chosen, wherever the map looks: it may still be on its way there.
void Answering::chosen() {
  name_chosen();
  if (answer.text.empty()) return where();
  if (const NetworkIndex network = find_network(data(), context.state.network)) link_network(network);
}

void Answering::where() {
  name_chosen();
  const Measure& measure = shown(context);
  tell(say(from, {std::string_view(named(here.value))}));
  if (measure.id != "lead" && measure.ordered()) {
    const MapClasses classes = measure.classify(context);
    tell(say(words::figure_and_class{.class_name = classes.classes[classes.class_of[here.value]].label,
                                     .figure = upper_first(measure.say(context, here))}));
  }
  tell_figure(*find_measure("network"), here);
  link_place(here);
  if (const NetworkIndex network = leading(here.value)) link_network(network);
}

void Answering::value() {
  const Measure& measure = ordered(context);
  const Standing standing = standing_of(context, measure);
  if (!standing.figure[here.value])
    return tell(
        say(words::figure_of{.figure = upper_first(measure.say(context, here)), .place = named(here.value)}));
  const double rank = standing.rank[here.value], above = standing.above[here.value];
  const bool high = rank >= 2.0 / 3, low = rank <= 1.0 / 3;
  const auto share = [](double part) { return part > 0 ? percent_words(part) : std::string(words::none); };
  if (high || low) {
    tell(say(words::third{.end = high ? measure.high : measure.low}));
  } else {
    tell(words::middle_third);
  }
  tell_figure(measure, here);
  tell(say(words::nearer_ends{.above = share(above),
                              .area = data().name,
                              .below = share(2 * rank - 1 + above),
                              .high = measure.high,
                              .low = measure.low}));
  link_place(here);
}

// The nearest of the places at one end, within so many metres of here.
SmallAreaIndex Answering::end_of(const Standing& standing, bool high, double within) const {
  SmallAreaIndex best;
  double nearest = 0;
  for (std::size_t place = 0; place < standing.figure.size(); ++place) {
    const double far = apart(at(here.value), at(place));
    if (!standing.figure[place] || far > within) continue;
    const double now = *standing.figure[place];
    if (best) {
      const double than = *standing.figure[best.value];
      if ((high ? now < than : now > than) || (now == than && far >= nearest)) continue;
    }
    best = SmallAreaIndex(place);
    nearest = far;
  }
  return best;
}

void Answering::extremes() {
  const Measure& measure = ordered(context);
  const Standing standing = standing_of(context, measure);
  if (standing.known == 0) return tell(words::nothing_known);
  for (const bool near : {true, false}) {
    for (const bool high : {true, false}) {
      const SmallAreaIndex place = end_of(standing, high, near ? kNear : INFINITY);
      if (!place) continue;
      const std::string end = upper_first(high ? measure.high : measure.low);
      const std::string figure = measure.say(context, place);
      if (place == here) {
        tell(near ? say(words::end_near_here{.end = end, .figure = figure})
                  : say(words::end_anywhere_here{.area = data().name, .end = end, .figure = figure}));
      } else {
        const BritishGrid there = at(place.value);
        const std::string_view direction = direction_words(direction_of(at(here.value), there));
        const std::string distance = distance_words(apart(at(here.value), there));
        const std::string name = named(place.value);
        tell(near ? say(words::end_near{.direction = direction,
                                        .distance = distance,
                                        .end = end,
                                        .figure = figure,
                                        .place = name})
                  : say(words::end_anywhere{.area = data().name,
                                            .direction = direction,
                                            .distance = distance,
                                            .end = end,
                                            .figure = figure,
                                            .place = name}));
      }
      link_place(place);
    }
  }
}

void Answering::practice() {
  const auto chosen = selected_point(data(), context.state);
  const auto near = nearest_practices(context, chosen.value_or(at(here.value)), 3);
  if (near.empty()) return tell(words::no_practice);
  std::vector<Way> ways;
  std::vector<std::string> then;
  for (const NearPractice& each : near) {
    const std::string told = say(
        words::practice_and_way{.practice = data().practices[each.practice.value].name + at_site_words(each),
                                .way = way_words(data(), each.way)});
    if (!ways.empty()) {
      then.push_back(told);
    } else if (const NetworkIndex network = context.day.network_of(each.practice)) {
      tell(say(words::nearest{.network = name_of(data(), network), .practice = told}));
    } else {
      tell(say(words::nearest_alone{.practice = told}));
    }
    ways.push_back(each.way);
    link_practice(each.practice);
  }
  if (!then.empty()) tell(say(words::then{.practices = join(then, text::words::list_comma)}));
  tell(say(chosen ? words::ways::kId : words::ways_from_middle::kId,
           {std::string_view(upper_first(ways_sentence(ways)))}));
}

void Answering::networks() {
  const NetworkIndex network = mine();
  if (!network) return tell(words::nobody_leads_here);
  BritishGrid heart;
  double led = 0;
  for (std::size_t place = 0; place < places(); ++place) {
    if (leading(place) != network) continue;
    heart.east += at(place).east;
    heart.north += at(place).north;
    ++led;
  }
  const std::string& name = name_of(data(), network);
  if (led == 0) return tell(say(words::leads_nowhere{.network = name}));
  heart = {heart.east / led, heart.north / led};
  std::vector<std::string> names;
  for (const Touching& each : touching_networks(context, network)) {
    names.push_back(say(words::network_in_the{.direction = direction_words(direction_of(heart, each.at)),
                                              .network = name_of(data(), each.network)}));
    link_network(each.network);
  }
  if (names.empty()) return tell(say(words::touches_none{.network = name}));
  tell(say(words::touches{.names = first_of(names, 8), .network = name, .networks = names.size()}));
}

void Answering::changed() {
  const NetworkIndex network = mine();
  if (!network) return tell(words::nobody_leads_here);
  const Changes changes = changes_between(data(), since_day(context), context.day.date);
  if (changes.before == changes.after) return tell(words::nothing_earlier);
  std::vector<std::string> events;
  const auto has = [network](const std::vector<NetworkIndex>& list) {
    return std::find(list.begin(), list.end(), network) != list.end();
  };
  if (has(changes.began)) events.emplace_back(words::network_began);
  if (has(changes.ended)) events.emplace_back(words::network_ended);
  for (const Move& move : changes.moves) {
    if (move.from != network && move.to != network) continue;
    const bool joined = move.to == network;
    const NetworkIndex other = joined ? move.from : move.to;
    const std::string& practice = data().practices[move.practice.value].name;
    events.push_back(!other
                         ? say(joined ? words::joined::kId : words::left::kId, {std::string_view(practice)})
                         : say(joined ? words::joined_from::kId : words::left_for::kId,
                               {std::string_view(name_of(data(), other)), std::string_view(practice)}));
    link_practice(move.practice);
  }
  const std::string& name = name_of(data(), network);
  const std::string from_day = to_words(changes.before), to_day = to_words(changes.after);
  tell(events.empty() ? say(words::nothing_changed{.from = from_day, .network = name, .to = to_day})
                      : say(words::changed{
                            .events = first_of(events, 4), .from = from_day, .network = name, .to = to_day}));
  const std::string led = led_then_and_now(context, here, changes.before, changes.after);
  if (!led.empty()) tell(led);
  add(link(say(words::history_of{.network = name}),
           "view=history&net=" + data().networks[network.value].code));
}

// Places whose people's middle is in sight.
std::vector<std::size_t> Answering::in_sight() const {
  std::vector<std::size_t> found;
  for (std::size_t place = 0; place < places(); ++place) {
    const BritishGrid point = at(place);
    if (point.east >= sight.south_west.east && point.east <= sight.north_east.east &&
        point.north >= sight.south_west.north && point.north <= sight.north_east.north)
      found.push_back(place);
  }
  return found;
}

void Answering::view() {
  const std::vector<std::size_t> seen = in_sight();
  if (seen.empty()) return tell(say(words::nothing_in_view{.area = data().name}));
  std::vector<Touching> led(data().networks.size());  // weighed by people
  std::int64_t people = 0;
  for (const std::size_t place : seen) {
    const std::int64_t residents = area(place).total_residents().count;
    people += residents;
    const NetworkIndex network = leading(place);
    if (!network) continue;
    led[network.value].network = network;
    led[network.value].border += static_cast<double>(residents);
  }
  order_by_border(led);
  std::vector<std::string> names;
  for (const Touching& each : led) {
    names.push_back(name_of(data(), each.network));
    link_network(each.network);
  }
  tell(say(words::in_view{.people = people, .places = seen.size()}));
  if (names.empty()) return tell(words::nobody_leads_there);
  tell(say(words::led_by{.networks = first_of(names, 4)}));
}

void Answering::extent() {
  const std::vector<std::size_t> places_seen = in_sight();
  std::vector<std::size_t> seen(data().districts.size()), all(seen.size());
  for (std::size_t place = 0; place < places(); ++place) {
    if (const DistrictIndex district = area(place).district) ++all[district.value];
  }
  for (const std::size_t place : places_seen) {
    if (const DistrictIndex district = area(place).district) ++seen[district.value];
  }
  std::vector<std::string> whole, part;
  for (std::size_t district = 0; district < all.size(); ++district) {
    if (seen[district] > 0)
      (seen[district] == all[district] ? whole : part).push_back(data().districts[district].name);
  }
  const std::string width = distance_words(sight.north_east.east - sight.south_west.east);
  const std::string height = distance_words(sight.north_east.north - sight.south_west.north);
  if (!places_seen.empty() && places_seen.size() < places() && !whole.empty() && !part.empty())
    return tell(say(words::extent_both{
        .height = height, .part = join_and(part), .whole = join_and(whole), .width = width}));
  const bool none = places_seen.empty(), every = places_seen.size() == places();
  const std::string name = none || every ? data().name : join_and(whole.empty() ? part : whole);
  tell(say(none                      ? words::extent_none::kId
           : every || !whole.empty() ? words::extent_all::kId
                                     : words::extent_part::kId,
           {std::string_view(height), std::string_view(name), std::string_view(width)}));
}

void Answering::step(Direction direction) {
  const MapStep found = step_from(context, here, direction);
  const std::string_view way = direction_words(direction);
  if (!found.to)
    return tell(say(words::area_ends{.area = data().name, .direction = way, .place = called(here.value)}));
  const std::size_t to = found.to.value;
  answer.action = show_place(data(), found.to);
  const bool same = called(to) == called(here.value);
  const std::string up = upper_first(way), name = named(to);
  const std::string far = distance_words(apart(at(here.value), at(to)));
  tell(found.touches ? say(same ? words::step_same_name::kId : words::step::kId,
                           {std::string_view(up), std::string_view(name)})
                     : say(same ? words::step_apart_same_name::kId : words::step_apart::kId,
                           {std::string_view(up), std::string_view(far), std::string_view(name)}));
  const Measure& measure = shown(context);
  if (measure.ordered()) tell_figure(measure, found.to);
  if (const NetworkIndex network = leading(to)) {
    tell(say(words::leads_there{.network = name_of(data(), network)}));
  } else {
    tell(words::nobody_leads_there);
  }
  std::vector<std::string> names;
  for (const SmallAreaIndex place : found.further) {
    const std::string& other = called(place.value);
    if (std::find(names.begin(), names.end(), other) == names.end()) names.push_back(other);
    link_place(place);
  }
  if (!names.empty()) tell(say(words::also_there{.direction = way, .places = first_of(names, 2)}));
}

// From where the question is answered.
void find_here(Answering& asked) {
  const auto inside = [&asked](SmallAreaIndex place, TextId from) {
    asked.here = place;
    asked.from = from;
    return place && place.value < asked.places();
  };
  if (inside(selected_place(asked.data(), asked.context.state), words::you_are_in::kId)) return;
  if (const PracticeIndex practice = find_practice(asked.data(), asked.context.state.practice)) {
    if (inside(asked.data().practices[practice.value].small_area, words::it_stands_in::kId)) return;
  }
  if (inside(asked.sight.under, words::middle_is_in::kId)) return;
  asked.from = words::middle_is_outside::kId;
  asked.here = SmallAreaIndex(std::size_t{0});
  for (std::size_t place = 1; place < asked.places(); ++place) {
    if (apart(asked.sight.middle, asked.at(place)) < apart(asked.sight.middle, asked.at(asked.here.value)))
      asked.here = SmallAreaIndex(place);
  }
}

}  // namespace

MapAnswer answer_map(const ViewContext& context, const MapSight& sight, std::string_view question) {
  MapAnswer answer;
  Answering asked{context, sight, answer, {}, {}};
  if (question == "pattern") {
    answer.text = pattern_words(context);
    return answer;
  }
  if (asked.places() == 0) {
    answer.text = words::no_places;
    return answer;
  }
  find_here(asked);
  static constexpr std::pair<std::string_view, void (Answering::*)()> kAnswers[] = {
      {"chosen", &Answering::chosen},     {"where", &Answering::where},
      {"value", &Answering::value},       {"extremes", &Answering::extremes},
      {"practice", &Answering::practice}, {"networks", &Answering::networks},
      {"changed", &Answering::changed},   {"view", &Answering::view},
      {"extent", &Answering::extent}};
  for (const auto& [id, answering] : kAnswers) {
    if (question == id) (asked.*answering)();
  }
  static constexpr std::pair<std::string_view, Direction> kSteps[] = {{"north", Direction::kNorth},
                                                                      {"east", Direction::kEast},
                                                                      {"south", Direction::kSouth},
                                                                      {"west", Direction::kWest}};
  for (const auto& [id, direction] : kSteps) {
    if (question == id) asked.step(direction);
  }
  return answer;
}

}  // namespace pcn
