#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "texts/words.h"

namespace pcn {
namespace {

Cell missing_cell() { return {std::string(kNotInData), std::nullopt, {}, Tone::kMuted, std::nullopt}; }

}  // namespace

std::string percent_words(double fraction) {
  if (fraction > 0 && fraction < 0.005) return text::parts::less_than_one_percent;
  if (fraction > 0.995 && fraction < 1) return text::parts::more_than_99_percent;
  return format_percent(fraction);
}

std::string distance_words(double metres) {
  constexpr double kSame = 25;  // postcodes are no more exact than this
  return metres < kSame ? std::string(text::parts::very_near) : format_distance(metres);
}

std::string way_words(const Dataset& data, const Way& way) {
  std::string distance = distance_words(way.metres);
  if (way.kind == WayKind::kByCrossing)
    return say(text::parts::by_way_of{.crossing = crossing_of(data, way), .distance = distance});
  if (way.kind == WayKind::kAcrossTheSea) return say(text::parts::across_the_sea{.distance = distance});
  return distance;
}

std::string away_words(const Dataset& data, const Way& way) {
  const std::string words = way_words(data, way);
  return way.kind == WayKind::kStraight ? say(text::parts::away{.distance = words}) : words;
}

std::string ways_sentence(std::span<const Way> ways) {
  const auto any = [ways](WayKind kind) {
    return std::any_of(ways.begin(), ways.end(), [kind](const Way& way) { return way.kind == kind; });
  };
  const bool sea = any(WayKind::kAcrossTheSea);
  if (any(WayKind::kByCrossing))
    return sea ? text::parts::by_crossings_and_the_sea : text::parts::by_crossings;
  return sea ? text::parts::by_the_sea : text::parts::in_straight_lines;
}

std::string country_words(const Practice& practice) {
  if (practice.country == Country::kEngland) return {};
  return std::string(text::words::list_comma) +
         say(text::parts::in_country{.country = country_name(practice.country)});
}

std::string beyond_england_sentence(Country country) {
  return say(text::parts::beyond_england{.country = country_name(country)});
}

std::string border_caution(const Dataset& data, SmallAreaIndex place, BeyondBorder what,
                           double nearest_metres) {
  const auto border = unknown_beyond(data, place, what);
  if (!border || border->metres >= nearest_metres) return {};
  return say(what == BeyondBorder::kPractices ? text::parts::no_practices_beyond::kId
                                              : text::parts::no_services_beyond::kId,
             {country_name(border->country), std::string_view(format_distance(border->metres))});
}

Cell text_cell(Wording text, std::string_view action, Tone tone) {
  return {std::string(text), std::nullopt, std::string(action), tone, std::nullopt};
}

Cell known_cell(Wording text) { return std::string_view(text).empty() ? missing_cell() : text_cell(text); }

Cell count_cell(std::int64_t value) {
  return {format_count(value), static_cast<double>(value), {}, Tone::kPlain, std::nullopt};
}

Cell people_cell(std::int64_t people, bool hidden) {
  Cell cell = text_cell(shown_count(people, hidden));
  cell.withheld = hidden || (people > 0 && people < kLeastShown);
  cell.sort = cell.withheld ? 1.0 : static_cast<double>(people);
  return cell;
}

Cell number_cell(std::optional<double> value, int places) {
  if (!value) return missing_cell();
  return {format_decimal(*value, places), *value, {}, Tone::kPlain, std::nullopt};
}

Cell percent_cell(std::optional<double> fraction) {
  if (!fraction) return missing_cell();
  return {percent_words(*fraction), *fraction, {}, Tone::kPlain, std::nullopt};
}

Cell distance_cell(double metres) { return {distance_words(metres), metres, {}, Tone::kPlain, std::nullopt}; }

Cell way_cell(const Dataset& data, const Way& way) {
  return {way_words(data, way), way.metres, {}, Tone::kPlain, std::nullopt};
}

}  // namespace pcn
