#include "core/map/difference.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/footprint/carried.h"
#include "core/map/measures.h"
#include "core/map/saying.h"

namespace pcn {
namespace {

struct Count {
  std::int64_t places = 0, people = 0;
  void add(const SmallArea& area) {
    ++places;
    people += area.total_residents().count;
  }
};

// A place told by both maps, and whether they tell the same; neither where one does not know.
struct Tally {
  Count other, unknown;
  std::int64_t known = 0;

  void add(const SmallArea& area, std::string_view one, std::string_view two) {
    if (one.empty() || two.empty()) return unknown.add(area);
    ++known;
    if (one != two) other.add(area);
  }
  [[nodiscard]] std::string say(std::string_view changed, std::string_view same,
                                std::string_view missing) const;
};

std::string places(std::int64_t number) { return count_of(number, "place", "places"); }

std::string Tally::say(std::string_view changed, std::string_view same, std::string_view missing) const {
  std::string text;
  if (other.places > 0) {
    text = words({changed, " in ", format_count(other.places), " of ", places(known), ", where ",
                  count_of(other.people, "person lives", "people live"), " (census of 2021)."});
  } else if (known > 0) {
    text = words({same, " in all ", places(known), "."});
  }
  if (unknown.places > 0)
    text += words({text.empty() ? "" : " ", missing, " on one map or both in ", places(unknown.places), "."});
  return text;
}

std::string_view leader(const ViewContext& context, std::size_t place) {
  const NetworkIndex leading = context.footprints->areas[place].leading();
  return leading ? std::string_view(context.data.networks[leading.value].code) : std::string_view();
}

// The class of a place; empty: it is not known.
std::string_view class_at(const MapClasses& classes, std::size_t place) {
  const MapClass& at = classes.classes[classes.class_of[place]];
  return at.paint == Paint::kNoData ? std::string_view() : std::string_view(at.label);
}

// The network that leads a place on a day, and its share; empty where nobody was counted or none is known.
NetworkShare led_on(const ViewContext& context, std::size_t place, Date day) {
  const FootprintChoice& choice = context.footprints->choice;
  if (basis_on(context.data, day, choice.basis) == FootprintBasis::kModelled) return {};
  const auto first = [place](const std::vector<AreaLead>& areas) {
    return areas[place].networks.empty() ? NetworkShare{} : areas[place].networks.front();
  };
  if (day == context.day.date) return first(context.footprints->areas);
  return first(aggregate(context.data, flows_for(context.data, day, choice), day).areas);
}

bool same_classes(const MapClasses& one, const MapClasses& two) {
  return std::equal(one.classes.begin(), one.classes.end(), two.classes.begin(), two.classes.end(),
                    [](const MapClass& a, const MapClass& b) { return a.label == b.label; });
}

}  // namespace

std::string led_then_and_now(const ViewContext& context, SmallAreaIndex place, Date before, Date after) {
  if (context.footprints->choice.basis == FootprintBasis::kModelled) return {};
  const NetworkShare then = led_on(context, place.value, before), now = led_on(context, place.value, after);
  if (!then.network || !now.network) return {};
  const auto& networks = context.data.networks;
  const std::string &one = networks[then.network.value].name, &two = networks[now.network.value].name;
  if (then.network == now.network)
    return words({" ", one, " led this place on both days, with ", percent_words(then.share),
                  " of its patients, then ", percent_words(now.share), "."});
  return words({" On ", to_words(before), " ", one, " led this place with ", percent_words(then.share),
                " of its patients, on ", to_words(after), " ", two, " with ", percent_words(now.share), "."});
}

std::string difference_words(const ViewContext& first, const ViewContext& second) {
  const auto& areas = first.data.small_areas;
  const std::size_t all = std::min(first.footprints->areas.size(), second.footprints->areas.size());
  Tally led;
  for (std::size_t place = 0; place < all; ++place)
    led.add(areas[place], leader(first, place), leader(second, place));
  std::string text =
      led.say("Another network leads", "The same network leads", "The leading network is not known");
  const Measure& measure = *find_measure(shown_measure(first.state));
  if (measure.id == "network" || measure.id != shown_measure(second.state)) return text;
  const MapClasses one = measure.classify(first), two = measure.classify(second);
  if (!same_classes(one, two))
    return text + " The maps do not have the same classes, so these are not compared.";
  Tally classes;
  for (std::size_t place = 0; place < all; ++place)
    classes.add(areas[place], class_at(one, place), class_at(two, place));
  return text + " " +
         classes.say("The colour is of another class", "The class is the same", "The class is not known");
}

}  // namespace pcn
