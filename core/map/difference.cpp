#include "core/map/difference.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/footprint/carried.h"
#include "core/map/measures.h"
#include "texts/difference.h"

namespace pcn {

namespace words = text::difference;

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
  // With messages of one kind: in how many places it is another, in all the same, not known.
  [[nodiscard]] std::string told(TextId another, TextId same, TextId missing) const;
};

std::string Tally::told(TextId another, TextId same, TextId missing) const {
  std::string text;
  if (other.places > 0) {
    text = say(another, {TextArgument(known), TextArgument(other.places), TextArgument(other.people)});
  } else if (known > 0) {
    text = say(same, {TextArgument(known)});
  }
  if (unknown.places > 0) {
    if (!text.empty()) text += ' ';
    text += say(missing, {TextArgument(unknown.places)});
  }
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
    return say(words::led_on_both{
        .after = percent_words(now.share), .before = percent_words(then.share), .network = one});
  return say(words::led_then_and_now{.after = percent_words(now.share),
                                     .after_day = to_words(after),
                                     .after_network = two,
                                     .before = percent_words(then.share),
                                     .before_day = to_words(before),
                                     .before_network = one});
}

std::string difference_words(const ViewContext& first, const ViewContext& second) {
  const auto& areas = first.data.small_areas;
  const std::size_t all = std::min(first.footprints->areas.size(), second.footprints->areas.size());
  Tally led;
  for (std::size_t place = 0; place < all; ++place)
    led.add(areas[place], leader(first, place), leader(second, place));
  std::string text = led.told(words::led_other::kId, words::led_same::kId, words::led_unknown::kId);
  const Measure& measure = *find_measure(shown_measure(first.state));
  if (measure.id == "network" || measure.id != shown_measure(second.state)) return text;
  const MapClasses one = measure.classify(first), two = measure.classify(second);
  if (!same_classes(one, two)) return text + " " + std::string(words::other_classes);
  Tally classes;
  for (std::size_t place = 0; place < all; ++place)
    classes.add(areas[place], class_at(one, place), class_at(two, place));
  return text + " " +
         classes.told(words::class_other::kId, words::class_same::kId, words::class_unknown::kId);
}

}  // namespace pcn
