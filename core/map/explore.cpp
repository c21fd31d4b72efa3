#include "core/map/explore.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/history.h"
#include "core/map/pattern.h"
#include "core/state/extra_keys.h"

namespace pcn {
namespace {

constexpr double kNear = 3'000;  // metres

double apart(BritishGrid a, BritishGrid b) { return std::hypot(a.east - b.east, a.north - b.north); }

const SmallArea& area_of(const ViewContext& context, SmallAreaIndex place) {
  return context.data.small_areas[place.value];
}

std::string named(const ViewContext& context, SmallAreaIndex place) {
  const SmallArea& area = area_of(context, place);
  const std::string district = district_name(context.data, area.district);
  return place_name(area) + (district.empty() ? "" : ", " + district);
}

Span place_link(const ViewContext& context, SmallAreaIndex place) {
  return link(place_name(area_of(context, place)), show_place(context.data, place));
}

const Measure& shown(const ViewContext& context) { return *find_measure(shown_measure(context.state)); }

// Networks have no order; how clear they lead has one.
const Measure& ordered(const ViewContext& context) {
  const Measure& measure = shown(context);
  return measure.figure ? measure : *find_measure("lead");
}

// Names in a row, the first few of them; how many more there are is said.
std::string first_of(const std::vector<std::string>& names, std::size_t most) {
  if (names.size() <= most) return join_and(names);
  std::vector<std::string> first(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(most));
  first.push_back(std::to_string(names.size() - most) + " more");
  return join_and(first);
}

struct Asked {
  const ViewContext& context;
  const MapSight& sight;
  SmallAreaIndex here;
  std::string_view from;  // how it came to be here: said before its name

  NetworkIndex leading() const { return context.footprints->areas[here.value].leading(); }
  // The chosen network, else the one that leads here.
  NetworkIndex mine() const {
    const NetworkIndex chosen = find_network(context.data, context.state.network);
    return chosen ? chosen : leading();
  }
};

std::string leads_words(const ViewContext& context, SmallAreaIndex place) {
  const NetworkIndex leading = context.footprints->areas[place.value].leading();
  return leading ? name_of(context.data, leading) + " leads there." : "No network is known to lead there.";
}

MapAnswer where(const Asked& asked) {
  const ViewContext& context = asked.context;
  const Measure& measure = shown(context);
  MapAnswer answer{std::string(asked.from) + named(context, asked.here) + ". ", {}, {}};
  if (const NetworkIndex chosen = find_network(context.data, context.state.network))
    answer.text = "Chosen: " + name_of(context.data, chosen) + ". " + answer.text;
  if (const PracticeIndex chosen = find_practice(context.data, context.state.practice)) {
    const NetworkIndex network = context.day.network_of(chosen);
    answer.text = "Chosen: " + context.data.practices[chosen.value].name +
                  (network ? ", of " + name_of(context.data, network) : ", in no network") + ". " +
                  answer.text;
    answer.links.push_back(practice_link(context.data, chosen));
  }
  if (measure.id != "lead" && measure.figure) {
    const MapClasses classes = measure.classify(context);
    answer.text += upper_first(measure.say(context, asked.here)) +
                   ", class: " + classes.classes[classes.class_of[asked.here.value]].label + ". ";
  }
  answer.text += upper_first(find_measure("network")->say(context, asked.here)) + ".";
  answer.links.push_back(place_link(context, asked.here));
  if (const NetworkIndex leading = asked.leading())
    answer.links.push_back(network_link(context.data, leading));
  return answer;
}

MapAnswer value(const Asked& asked) {
  const ViewContext& context = asked.context;
  const Measure& measure = ordered(context);
  const Standing standing = standing_of(context, measure);
  const std::size_t at = asked.here.value;
  const std::string said = upper_first(measure.say(context, asked.here));
  if (!standing.figure[at]) return {place_name(area_of(context, asked.here)) + ": " + said + ".", {}, {}};
  const double rank = standing.rank[at], above = standing.above[at];
  const std::string third = rank >= 2.0 / 3   ? "Among the " + std::string(measure.high) + " third"
                            : rank <= 1.0 / 3 ? "Among the " + std::string(measure.low) + " third"
                                              : std::string("In the middle third");
  const auto share = [](double part) { return part > 0 ? percent_words(part) : "none"; };
  return {third + ". " + said + ". Of the people of " + context.data.name + ", " + share(above) +
              " live nearer the " + std::string(measure.high) + " end and " +
              share(std::max(0.0, 2 * rank - 1 + above)) + " nearer the " + std::string(measure.low) +
              " end.",
          {},
          {place_link(context, asked.here)}};
}

// The nearest of the places at one end, within so many metres of here.
SmallAreaIndex end_of(const Asked& asked, const Standing& standing, bool high, double within) {
  const BritishGrid from = area_of(asked.context, asked.here).centroid;
  SmallAreaIndex best;
  for (std::size_t place = 0; place < standing.figure.size(); ++place) {
    const double far = apart(from, asked.context.data.small_areas[place].centroid);
    if (!standing.figure[place] || far > within) continue;
    if (best) {
      const double than = *standing.figure[best.value], now = *standing.figure[place];
      if (high ? now < than : now > than) continue;
      if (now == than && far >= apart(from, area_of(asked.context, best).centroid)) continue;
    }
    best = SmallAreaIndex(place);
  }
  return best;
}

MapAnswer extremes(const Asked& asked) {
  const ViewContext& context = asked.context;
  const Measure& measure = ordered(context);
  const Standing standing = standing_of(context, measure);
  MapAnswer answer;
  if (standing.known == 0) return {"Nothing of this is in the data.", {}, {}};
  const BritishGrid from = area_of(context, asked.here).centroid;
  const auto add = [&](bool high, double within, std::string_view scope) {
    const SmallAreaIndex place = end_of(asked, standing, high, within);
    if (!place) return;
    const double far = apart(from, area_of(context, place).centroid);
    answer.text +=
        (answer.text.empty() ? "" : " ") + upper_first(high ? measure.high : measure.low) +
        std::string(scope) + ": " +
        (place == asked.here
             ? "here"
             : named(context, place) + ", " + distance_words(far) + " " +
                   std::string(direction_words(direction_of(from, area_of(context, place).centroid)))) +
        " (" + measure.say(context, place) + ").";
    answer.links.push_back(place_link(context, place));
  };
  const std::string all = " in " + context.data.name;
  add(true, kNear, " within 3 km");
  add(false, kNear, " within 3 km");
  add(true, INFINITY, all);
  add(false, INFINITY, all);
  return answer;
}

MapAnswer practice(const Asked& asked) {
  const ViewContext& context = asked.context;
  const auto chosen = selected_point(context.data, context.state);
  const auto near = nearest_practices(context, chosen.value_or(area_of(context, asked.here).centroid), 3);
  if (near.empty()) return {"No practice with a known point is in the data.", {}, {}};
  MapAnswer answer;
  std::vector<Way> ways;
  for (const NearPractice& each : near) {
    const bool first = ways.empty();
    const NetworkIndex network = context.day.network_of(each.practice);
    answer.text += (first              ? "Nearest practice: "
                    : ways.size() == 1 ? " Then "
                                       : ", ") +
                   context.data.practices[each.practice.value].name + at_site_words(each) + ", " +
                   way_words(context.data, each.way);
    ways.push_back(each.way);
    if (first) answer.text += network ? ", of " + name_of(context.data, network) + "." : ", in no network.";
    answer.links.push_back(practice_link(context.data, each.practice));
  }
  if (near.size() > 1) answer.text += ".";
  answer.text +=
      " " + upper_first(ways_sentence(ways)) + (chosen ? "." : " from the middle of the place's people.");
  return answer;
}

MapAnswer networks(const Asked& asked) {
  const ViewContext& context = asked.context;
  const NetworkIndex mine = asked.mine();
  if (!mine) return {"No network is known to lead here.", {}, {}};
  const std::string& name = name_of(context.data, mine);
  BritishGrid heart;
  double places = 0;
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    if (context.footprints->areas[place].leading() != mine) continue;
    heart.east += context.data.small_areas[place].centroid.east;
    heart.north += context.data.small_areas[place].centroid.north;
    ++places;
  }
  if (places == 0) return {name + " leads in no place of the map.", {}, {}};
  heart = {heart.east / places, heart.north / places};
  MapAnswer answer;
  std::vector<std::string> names;
  for (const Touching& each : touching_networks(context, mine)) {
    names.push_back(name_of(context.data, each.network) + " in the " +
                    std::string(direction_words(direction_of(heart, each.at))));
    answer.links.push_back(network_link(context.data, each.network));
  }
  answer.text = names.empty() ? name + " touches no other network on the map."
                              : name + " touches " +
                                    count_of(static_cast<std::int64_t>(names.size()), "network", "networks") +
                                    ", longest border first: " + first_of(names, 8) + ".";
  return answer;
}

MapAnswer changed(const Asked& asked) {
  const ViewContext& context = asked.context;
  const NetworkIndex mine = asked.mine();
  if (!mine) return {"No network is known to lead here.", {}, {}};
  const Dataset& data = context.data;
  const Changes changes = changes_between(data, since_day(context), context.day.date);
  const std::string days = " between " + to_words(changes.before) + " and " + to_words(changes.after);
  if (changes.before == changes.after)
    return {
        "The map shows the first day that the data know. Choose a later date to hear what changed.", {}, {}};
  MapAnswer answer;
  std::vector<std::string> events;
  const auto has = [mine](const std::vector<NetworkIndex>& list) {
    return std::find(list.begin(), list.end(), mine) != list.end();
  };
  if (has(changes.began)) events.emplace_back("the network began");
  if (has(changes.ended)) events.emplace_back("the network ended");
  for (const Move& move : changes.moves) {
    if (move.from != mine && move.to != mine) continue;
    const bool joined = move.to == mine;
    const NetworkIndex other = joined ? move.from : move.to;
    events.push_back(data.practices[move.practice.value].name + (joined ? " joined" : " left") +
                     (other ? (joined ? " from " : " for ") + name_of(data, other) : std::string()));
    answer.links.push_back(practice_link(data, move.practice));
  }
  answer.text = events.empty() ? "No practice of " + name_of(data, mine) + " joined or left" + days + "."
                               : name_of(data, mine) + days + ": " + first_of(events, 4) + ".";
  answer.links.push_back(
      link("History of " + name_of(data, mine), "view=history&net=" + data.networks[mine.value].code));
  return answer;
}

// Places whose people's middle is in sight.
std::vector<std::size_t> in_sight(const ViewContext& context, const MapSight& sight) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const BritishGrid at = context.data.small_areas[place].centroid;
    if (at.east >= sight.south_west.east && at.east <= sight.north_east.east &&
        at.north >= sight.south_west.north && at.north <= sight.north_east.north)
      places.push_back(place);
  }
  return places;
}

MapAnswer view(const Asked& asked) {
  const ViewContext& context = asked.context;
  const std::vector<std::size_t> places = in_sight(context, asked.sight);
  struct Led {
    NetworkIndex network;
    std::int64_t people = 0;
  };
  std::vector<Led> led(context.data.networks.size());
  std::int64_t people = 0;
  for (const std::size_t place : places) {
    const std::int64_t here = context.data.small_areas[place].total_residents().count;
    people += here;
    const NetworkIndex leading = context.footprints->areas[place].leading();
    if (!leading) continue;
    led[leading.value].network = leading;
    led[leading.value].people += here;
  }
  std::erase_if(led, [](const Led& each) { return !each.network; });
  sort_stable(led.begin(), led.end(), [](const Led& a, const Led& b) { return a.people > b.people; });
  if (places.empty()) return {"No place of " + context.data.name + " is in view.", {}, {}};
  MapAnswer answer;
  std::vector<std::string> names;
  for (const Led& each : led) {
    names.push_back(name_of(context.data, each.network));
    answer.links.push_back(network_link(context.data, each.network));
  }
  answer.text =
      "In view: " + count_of(static_cast<std::int64_t>(places.size()), "small area", "small areas") +
      " with " + format_count(people) + " residents (census of 2021). ";
  answer.text += names.empty() ? "No network is known to lead there."
                               : "Led, most people first, by " + first_of(names, 4) + ".";
  return answer;
}

MapAnswer extent(const Asked& asked) {
  const ViewContext& context = asked.context;
  const MapSight& sight = asked.sight;
  const std::vector<std::size_t> places = in_sight(context, sight);
  std::vector<std::size_t> seen(context.data.districts.size()), all(context.data.districts.size());
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    if (const DistrictIndex district = context.data.small_areas[place].district) ++all[district.value];
  }
  for (const std::size_t place : places) {
    if (const DistrictIndex district = context.data.small_areas[place].district) ++seen[district.value];
  }
  std::vector<std::string> whole, part;
  for (std::size_t district = 0; district < all.size(); ++district) {
    if (seen[district] > 0)
      (seen[district] == all[district] ? whole : part).push_back(context.data.districts[district].name);
  }
  MapAnswer answer;
  answer.text = "The map shows " + distance_words(sight.north_east.east - sight.south_west.east) +
                " from west to east and " + distance_words(sight.north_east.north - sight.south_west.north) +
                " from south to north";
  if (places.size() == context.footprints->areas.size()) {
    answer.text += ": all of " + context.data.name + ".";
  } else if (places.empty()) {
    answer.text += ": no place of " + context.data.name + ".";
  } else {
    answer.text += ": ";
    if (!whole.empty()) answer.text += "all of " + join_and(whole) + (part.empty() ? "" : "; ");
    if (!part.empty()) answer.text += "part of " + join_and(part);
    answer.text += ".";
  }
  return answer;
}

MapAnswer step(const Asked& asked, Direction direction) {
  const ViewContext& context = asked.context;
  const Step found = step_from(context, asked.here, direction);
  const std::string way(direction_words(direction));
  if (!found.to) {
    return {"No place of " + context.data.name + " lies to the " + way + " of " +
                place_name(area_of(context, asked.here)) + ": the area ends here.",
            {},
            {}};
  }
  MapAnswer answer{
      upper_first(way) + ": " + named(context, found.to), show_place(context.data, found.to), {}};
  if (!found.touches) {
    answer.text +=
        ", the nearest that way, " +
        distance_words(apart(area_of(context, asked.here).centroid, area_of(context, found.to).centroid)) +
        " off; no place that way shares a border";
  }
  const Measure& measure = shown(context);
  answer.text += ". ";
  if (measure.figure) answer.text += upper_first(measure.say(context, found.to)) + ". ";
  answer.text += leads_words(context, found.to);
  std::vector<std::string> names;
  for (const SmallAreaIndex place : found.further) {
    names.push_back(place_name(area_of(context, place)));
    answer.links.push_back(place_link(context, place));
  }
  if (!names.empty()) answer.text += " Also " + way + " of the last: " + first_of(names, 2) + ".";
  return answer;
}

// Where the colours are networks: who leads in each direction.
std::string networks_by_direction(const ViewContext& context) {
  Standing standing = standing_of(context, *find_measure("lead"));
  std::vector<std::string> parts;
  for (const DirectionPart& part : pattern_of(context, standing).parts) {
    const NetworkIndex leading = context.footprints->areas[part.heart.value].leading();
    if (leading)
      parts.push_back(std::string(direction_words(part.direction)) + ": " +
                      short_name(context.data.networks[leading.value]));
  }
  if (parts.empty()) return "No network is known to lead anywhere on the map.";
  return "Colours tell networks apart; none is more than another. At the heart of each part leads, in the " +
         join(parts, "; ") + ".";
}

Asked make_asked(const ViewContext& context, const MapSight& sight) {
  Asked asked{context, sight, selected_place(context.data, context.state), "You are in "};
  const auto inside = [&context](SmallAreaIndex place) {
    return place && place.value < context.footprints->areas.size();
  };
  if (inside(asked.here)) return asked;
  if (const PracticeIndex practice = find_practice(context.data, context.state.practice)) {
    asked.here = context.data.practices[practice.value].small_area;
    asked.from = "The chosen practice stands in ";
    if (inside(asked.here)) return asked;
  }
  asked.here = sight.under;
  asked.from = "The middle of the map is in ";
  if (inside(asked.here)) return asked;
  asked.from = "The middle of the map is outside the area; nearest to it is ";
  asked.here = {};
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    if (!asked.here || apart(sight.middle, context.data.small_areas[place].centroid) <
                           apart(sight.middle, area_of(context, asked.here).centroid))
      asked.here = SmallAreaIndex(place);
  }
  return asked;
}

}  // namespace

std::string pattern_words(const ViewContext& context) {
  const Measure& measure = shown(context);
  if (!measure.figure) return networks_by_direction(context);
  const Standing standing = standing_of(context, measure);
  const Pattern pattern = pattern_of(context, standing);
  if (pattern.parts.empty()) return "There is no pattern: nothing of this is known for places with people.";
  const MapClasses classes = measure.classify(context);
  const auto typical = [&](const DirectionPart& part) {
    return classes.classes[classes.class_of[part.typical.value]].label;
  };
  const auto words = [&](std::string_view end, const DirectionPart& part) {
    return upper_first(end) + " in the " + std::string(direction_words(part.direction)) + ", around " +
           named(context, part.around) + ": typically " + typical(part) + ".";
  };
  const DirectionPart &high = pattern.parts[pattern.highest], &low = pattern.parts[pattern.lowest];
  std::string text = pattern.clear()
                         ? words(measure.high, high) + " " + words(measure.low, low)
                         : "No clear pattern by direction: high and low lie side by side in all parts of " +
                               context.data.name + ", from typically " + typical(low) + " in the " +
                               std::string(direction_words(low.direction)) + " to " + typical(high) +
                               " in the " + std::string(direction_words(high.direction)) + ".";
  if (const std::size_t missing = standing.figure.size() - standing.known; missing > 0)
    text += " Not known for " + count_of(static_cast<std::int64_t>(missing), "place", "places") + " of " +
            format_count(static_cast<std::int64_t>(standing.figure.size())) + ".";
  return text;
}

MapAnswer answer_map(const ViewContext& context, const MapSight& sight, std::string_view question) {
  if (question == "pattern") return {pattern_words(context), {}, {}};
  if (context.footprints->areas.empty()) return {"The data have no places.", {}, {}};
  const Asked asked = make_asked(context, sight);
  if (question == "where") return where(asked);
  if (question == "value") return value(asked);
  if (question == "extremes") return extremes(asked);
  if (question == "practice") return practice(asked);
  if (question == "networks") return networks(asked);
  if (question == "changed") return changed(asked);
  if (question == "view") return view(asked);
  if (question == "extent") return extent(asked);
  for (const Direction direction :
       {Direction::kNorth, Direction::kEast, Direction::kSouth, Direction::kWest}) {
    if (question == direction_words(direction)) return step(asked, direction);
  }
  return {};
}

}  // namespace pcn
