#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"

namespace pcn {
namespace {

Cell missing_cell() { return {std::string(kNotInData), std::nullopt, {}, Tone::kMuted, std::nullopt}; }

}  // namespace

std::string percent_words(double fraction) {
  if (fraction > 0 && fraction < 0.005) return "less than 1%";
  if (fraction > 0.995 && fraction < 1) return "more than 99%";
  return format_percent(fraction);
}

std::string distance_words(double metres) {
  constexpr double kSame = 25;  // postcodes are no more exact than this
  return metres < kSame ? "less than 25 metres" : format_distance(metres);
}

std::string way_words(const Dataset& data, const Way& way) {
  std::string words = distance_words(way.metres);
  if (way.kind == WayKind::kByCrossing) words += " by way of " + crossing_of(data, way);
  if (way.kind == WayKind::kAcrossTheSea) words += " across the sea";
  return words;
}

std::string ways_sentence(std::span<const Way> ways) {
  const auto any = [ways](WayKind kind) {
    return std::any_of(ways.begin(), ways.end(), [kind](const Way& way) { return way.kind == kind; });
  };
  std::string words = "in a straight line";
  if (any(WayKind::kByCrossing)) words += ", or by the nearest crossing where a river lies between";
  if (any(WayKind::kAcrossTheSea)) words += "; across the sea there is no way by land";
  return words;
}

std::string country_words(const Practice& practice) {
  if (practice.country == Country::kEngland) return {};
  return ", in " + std::string(country_name(practice.country));
}

std::string beyond_england_sentence(Country country) {
  const std::string name(country_name(country));
  return "The nearest practice is in " + name +
         ", and most people here are registered there, as far as the data tell. Primary care networks are "
         "England's; no leading network is known here.";
}

std::string border_caution(const Dataset& data, SmallAreaIndex place, BeyondBorder what,
                           double nearest_metres) {
  const auto border = unknown_beyond(data, place, what);
  if (!border || border->metres >= nearest_metres) return {};
  const std::string country(country_name(border->country));
  return (what == BeyondBorder::kPractices ? "Practices in " : "Pharmacies and clinics in ") + country +
         " are not in these data. " + country + " begins about " + format_distance(border->metres) +
         " from here, so there may be nearer ones.";
}

Cell text_cell(std::string_view text, std::string_view action, Tone tone) {
  return {std::string(text), std::nullopt, std::string(action), tone, std::nullopt};
}

Cell known_cell(std::string_view text) { return text.empty() ? missing_cell() : text_cell(text); }

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
