#include "core/map/explore.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/history.h"
#include "core/map/difference.h"
#include "core/map/pattern.h"
#include "core/map/saying.h"
#include "core/state/extra_keys.h"

namespace pcn {
namespace {

constexpr double kNear = 3'000;  // metres
constexpr std::string_view kNobodyLeads = "No network is known to lead here.";

double apart(BritishGrid a, BritishGrid b) { return std::hypot(a.east - b.east, a.north - b.north); }

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return count_of(static_cast<std::int64_t>(number), one, many);
}

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
    names.push_back(std::to_string(all - most) + " more");
  }
  return join_and(names);
}

// A question while it is answered: from where, and what has been said.
struct Answering {
  const ViewContext& context;
  const MapSight& sight;
  MapAnswer& answer;
  SmallAreaIndex here;
  std::string_view from;  // how it came to be here: said before its name

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
  // As one says it: without the code that tells small areas of one neighbourhood apart.
  [[nodiscard]] const std::string& called(std::size_t place) const {
    return area(place).msoa_name.empty() ? area(place).name : area(place).msoa_name;
  }
  [[nodiscard]] std::string named(std::size_t place) const {
    const std::string district = district_name(data(), area(place).district);
    return words({called(place), district.empty() ? "" : ", ", district});
  }
  void say(std::initializer_list<Piece> parts) { answer.text += words(parts); }
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
    say({"Chosen: ", name_of(data(), chosen), ". "});
  if (const PracticeIndex chosen = find_practice(data(), context.state.practice)) {
    const NetworkIndex network = context.day.network_of(chosen);
    say({"Chosen: ", data().practices[chosen.value].name, network ? ", of " : ", in no network",
         network ? std::string_view(name_of(data(), network)) : "", ". "});
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
  say({from, named(here.value), ". "});
  if (measure.id != "lead" && measure.ordered()) {
    const MapClasses classes = measure.classify(context);
    say({upper_first(measure.say(context, here)),
         ", class: ", classes.classes[classes.class_of[here.value]].label, ". "});
  }
  say({upper_first(find_measure("network")->say(context, here)), "."});
  link_place(here);
  if (const NetworkIndex network = leading(here.value)) link_network(network);
}

void Answering::value() {
  const Measure& measure = ordered(context);
  const Standing standing = standing_of(context, measure);
  const std::string said = upper_first(measure.say(context, here));
  if (!standing.figure[here.value]) return say({named(here.value), ": ", said, "."});
  const double rank = standing.rank[here.value], above = standing.above[here.value];
  const bool high = rank >= 2.0 / 3, low = rank <= 1.0 / 3;
  const auto share = [](double part) { return part > 0 ? percent_words(part) : std::string("none"); };
  say({high || low ? words({"In the third of people nearest to “", high ? measure.high : measure.low, "”. "})
                   : std::string("In the middle third of people. "),
       said, ". Of the people of ", data().name, ", ", share(above), " live nearer the ", measure.high,
       " end and ", share(2 * rank - 1 + above), " nearer the ", measure.low, " end."});
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
  if (standing.known == 0) return say({"Nothing of this is in the data."});
  for (const bool near : {true, false}) {
    for (const bool high : {true, false}) {
      const SmallAreaIndex place = end_of(standing, high, near ? kNear : INFINITY);
      if (!place) continue;
      const BritishGrid there = at(place.value);
      say({answer.text.empty() ? "" : " ", upper_first(high ? measure.high : measure.low),
           near ? " within 3 km: " : " in ", near ? "" : data().name, near ? "" : ": "});
      if (place == here) {
        say({"here"});
      } else {
        say({named(place.value), ", ", distance_words(apart(at(here.value), there)), " ",
             direction_words(direction_of(at(here.value), there))});
      }
      say({" (", measure.say(context, place), ")."});
      link_place(place);
    }
  }
}

void Answering::practice() {
  const auto chosen = selected_point(data(), context.state);
  const auto near = nearest_practices(context, chosen.value_or(at(here.value)), 3);
  if (near.empty()) return say({"No practice with a known point is in the data."});
  std::vector<Way> ways;
  for (const NearPractice& each : near) {
    const NetworkIndex network = context.day.network_of(each.practice);
    say({ways.empty()       ? "Nearest practice: "
         : ways.size() == 1 ? " Then "
                            : ", ",
         data().practices[each.practice.value].name, at_site_words(each), ", ", way_words(data(), each.way)});
    if (ways.empty())
      say({network ? ", of " : ", in no network", network ? std::string_view(name_of(data(), network)) : "",
           "."});
    ways.push_back(each.way);
    link_practice(each.practice);
  }
  say({near.size() > 1 ? ". " : " ", upper_first(ways_sentence(ways)),
       chosen ? "." : " from the middle of the place's people."});
}

void Answering::networks() {
  const NetworkIndex network = mine();
  if (!network) return say({kNobodyLeads});
  BritishGrid heart;
  double led = 0;
  for (std::size_t place = 0; place < places(); ++place) {
    if (leading(place) != network) continue;
    heart.east += at(place).east;
    heart.north += at(place).north;
    ++led;
  }
  say({name_of(data(), network)});
  if (led == 0) return say({" leads in no place of the map."});
  heart = {heart.east / led, heart.north / led};
  std::vector<std::string> names;
  for (const Touching& each : touching_networks(context, network)) {
    names.push_back(
        words({name_of(data(), each.network), " in the ", direction_words(direction_of(heart, each.at))}));
    link_network(each.network);
  }
  if (names.empty()) return say({" touches no other network on the map."});
  say({" touches ", count(names.size(), "network", "networks"),
       ", longest border first: ", first_of(names, 8), "."});
}

void Answering::changed() {
  const NetworkIndex network = mine();
  if (!network) return say({kNobodyLeads});
  const Changes changes = changes_between(data(), since_day(context), context.day.date);
  if (changes.before == changes.after)
    return say(
        {"Nothing earlier is known to compare this day with. Choose a later date to hear what changed."});
  std::vector<std::string> events;
  const auto has = [network](const std::vector<NetworkIndex>& list) {
    return std::find(list.begin(), list.end(), network) != list.end();
  };
  if (has(changes.began)) events.emplace_back("the network began");
  if (has(changes.ended)) events.emplace_back("the network ended");
  for (const Move& move : changes.moves) {
    if (move.from != network && move.to != network) continue;
    const bool joined = move.to == network;
    const NetworkIndex other = joined ? move.from : move.to;
    events.push_back(words({data().practices[move.practice.value].name, joined ? " joined" : " left",
                            !other   ? ""
                            : joined ? " from "
                                     : " for ",
                            other ? std::string_view(name_of(data(), other)) : ""}));
    link_practice(move.practice);
  }
  const std::string& name = name_of(data(), network);
  say({events.empty() ? "No practice of " : "", name, events.empty() ? " joined or left" : "", " between ",
       to_words(changes.before), " and ", to_words(changes.after), events.empty() ? "" : ": ",
       first_of(events, 4), ".", led_then_and_now(context, here, changes.before, changes.after)});
  add(link("History of " + name, "view=history&net=" + data().networks[network.value].code));
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
  if (seen.empty()) return say({"No place of ", data().name, " is in view."});
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
  say({"In view: ", count(seen.size(), "small area", "small areas"), " with ", format_count(people),
       " residents (census of 2021). "});
  if (names.empty()) return say({"No network is known to lead there."});
  say({"Led, most people first, by ", first_of(names, 4), "."});
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
  say({"The map shows ", distance_words(sight.north_east.east - sight.south_west.east),
       " from west to east and ", distance_words(sight.north_east.north - sight.south_west.north),
       " from south to north: "});
  if (places_seen.empty() || places_seen.size() == places())
    return say({places_seen.empty() ? "no place of " : "all of ", data().name, "."});
  if (!whole.empty()) say({"all of ", join_and(whole), part.empty() ? "" : "; "});
  if (!part.empty()) say({"part of ", join_and(part)});
  say({"."});
}

void Answering::step(Direction direction) {
  const MapStep found = step_from(context, here, direction);
  const std::string_view way = direction_words(direction);
  if (!found.to)
    return say({"No place of ", data().name, " lies to the ", way, " of ", called(here.value),
                ": the area ends here."});
  const std::size_t to = found.to.value;
  answer.action = show_place(data(), found.to);
  say({upper_first(way), called(to) == called(here.value) ? ": another part of " : ": ", named(to)});
  if (!found.touches)
    say({", the nearest that way, ", distance_words(apart(at(here.value), at(to))),
         " off; no place that way shares a border"});
  say({". "});
  const Measure& measure = shown(context);
  if (measure.ordered()) say({upper_first(measure.say(context, found.to)), ". "});
  const NetworkIndex network = leading(to);
  say({network ? std::string_view(name_of(data(), network)) : "No network is known to lead there",
       network ? " leads there." : "."});
  std::vector<std::string> names;
  for (const SmallAreaIndex place : found.further) {
    const std::string& name = called(place.value);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    link_place(place);
  }
  if (!names.empty()) say({" Also ", way, " of the last: ", first_of(names, 2), "."});
}

// Where the colours are networks: who leads at the heart of each part.
std::string networks_by_direction(const ViewContext& context) {
  const Standing standing = standing_of(context, *find_measure("lead"));
  std::string text;
  for (const DirectionPart& part : pattern_of(context, standing).parts) {
    const NetworkIndex leading = context.footprints->areas[part.heart.value].leading();
    if (leading)
      text += words({text.empty() ? "" : "; ", direction_words(part.direction), ": ",
                     short_name(context.data.networks[leading.value])});
  }
  if (text.empty()) return "No network is known to lead anywhere on the map.";
  return words(
      {"Colours tell networks apart; none is more than another. At the heart of each part leads, in the ",
       text, "."});
}

// From where the question is answered.
void find_here(Answering& asked) {
  const auto inside = [&asked](SmallAreaIndex place, std::string_view from) {
    asked.here = place;
    asked.from = from;
    return place && place.value < asked.places();
  };
  if (inside(selected_place(asked.data(), asked.context.state), "You are in ")) return;
  if (const PracticeIndex practice = find_practice(asked.data(), asked.context.state.practice)) {
    if (inside(asked.data().practices[practice.value].small_area, "It stands in ")) return;
  }
  if (inside(asked.sight.under, "The middle of the map is in ")) return;
  asked.from = "The middle of the map is outside the area; nearest to it is ";
  asked.here = SmallAreaIndex(std::size_t{0});
  for (std::size_t place = 1; place < asked.places(); ++place) {
    if (apart(asked.sight.middle, asked.at(place)) < apart(asked.sight.middle, asked.at(asked.here.value)))
      asked.here = SmallAreaIndex(place);
  }
}

}  // namespace

std::string pattern_words(const ViewContext& context) {
  const Measure& measure = shown(context);
  if (!measure.ordered()) return networks_by_direction(context);
  const Standing standing = standing_of(context, measure);
  const Pattern pattern = pattern_of(context, standing);
  if (pattern.parts.empty()) return "There is no pattern: nothing of this is known for places with people.";
  const MapClasses classes = measure.classify(context);
  const MapSight nowhere;
  MapAnswer answer;
  Answering asked{context, nowhere, answer, {}, {}};
  const auto typical = [&](const DirectionPart& part) -> const std::string& {
    return classes.classes[classes.class_of[part.typical.value]].label;
  };
  const DirectionPart &high = pattern.parts[pattern.highest], &low = pattern.parts[pattern.lowest];
  asked.say({title_of(measure, classes), measure.unit.empty() ? "" : " (", measure.unit,
             measure.unit.empty() ? ": " : "): "});
  if (pattern.clear()) {
    for (const DirectionPart* part : {&high, &low})
      asked.say({part == &high ? "" : " ",
                 part == &high ? std::string(measure.high) : upper_first(measure.low), " in the ",
                 direction_words(part->direction), ", around ", asked.named(part->around.value),
                 ": typically ", typical(*part), "."});
  } else {
    asked.say({"no clear pattern by direction; high and low lie side by side in all parts of ",
               context.data.name, ", from typically ", typical(low), " in the ",
               direction_words(low.direction), " to ", typical(high), " in the ",
               direction_words(high.direction), "."});
  }
  if (const std::size_t missing = standing.figure.size() - standing.known; missing > 0)
    asked.say({" Not known for ", count(missing, "place", "places"), " of ",
               format_count(static_cast<std::int64_t>(standing.figure.size())), "."});
  return answer.text;
}

MapAnswer answer_map(const ViewContext& context, const MapSight& sight, std::string_view question) {
  MapAnswer answer;
  Answering asked{context, sight, answer, {}, {}};
  if (question == "pattern") {
    answer.text = pattern_words(context);
    return answer;
  }
  if (asked.places() == 0) {
    answer.text = "The data have no places.";
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
  for (const Direction direction :
       {Direction::kNorth, Direction::kEast, Direction::kSouth, Direction::kWest}) {
    if (question == direction_words(direction)) asked.step(direction);
  }
  return answer;
}

}  // namespace pcn
