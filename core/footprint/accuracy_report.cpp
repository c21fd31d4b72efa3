#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/footprint/accuracy.h"
#include "core/footprint/basis_words.h"
#include "core/footprint/carried.h"
#include "core/footprint/gravity.h"
#include "core/footprint/inside.h"

namespace pcn {
namespace {

std::string percent(double part, int places = 1) { return format_decimal(part * 100, places) + "%"; }
std::string row(const std::vector<std::string>& cells) { return "| " + join(cells, " | ") + " |\n"; }
std::string count_text(std::size_t count) { return format_count(static_cast<std::int64_t>(count)); }

std::string name_of(const Dataset& data, NetworkIndex network) {
  return network ? data.networks[network.value].name : std::string("practices in no network");
}

bool right(const PlaceAccuracy& place) { return place.counted == place.leading && place.share > 0; }

// Networks that declared each place of the area.
std::vector<std::vector<NetworkIndex>> declared_by(const Dataset& data) {
  std::vector<std::vector<NetworkIndex>> result(data.small_areas.size());
  const auto places = places_in_declared_areas(data);
  for (std::size_t network = 0; network < places.size(); ++network) {
    for (const SmallAreaIndex place : places[network]) result[place.value].push_back(NetworkIndex(network));
  }
  return result;
}

// How often the leading network is right where its share in the flows is of this clarity.
std::string clarity_row(const FlowAccuracy& accuracy, Clarity clarity, const std::string& shares) {
  std::size_t places = 0;
  std::size_t agreeing = 0;
  for (const PlaceAccuracy& place : accuracy.places) {
    if (clarity_of(place.leading_share) != clarity) continue;
    ++places;
    agreeing += right(place) ? 1 : 0;
  }
  const double part = places > 0 ? static_cast<double>(agreeing) / static_cast<double>(places) : 0;
  return row({std::string(basis_words(accuracy.basis)),
              std::string(clarity_word(clarity)) + " (" + shares + ")", count_text(places),
              places > 0 ? percent(part) : "-"});
}

std::string basis_row(const FlowAccuracy& accuracy) {
  return row({std::string(basis_words(accuracy.basis)), percent(accuracy.leading_agreement()),
              percent(accuracy.patients_in_right_cell()), format_decimal(accuracy.share_error() * 100, 2)});
}

std::string declared_row(const Dataset& data, const FlowAccuracy& accuracy) {
  const auto declared = declared_by(data);
  std::size_t known = 0;
  std::size_t holds = 0;
  std::size_t claims = 0;
  for (const PlaceAccuracy& place : accuracy.places) {
    const auto& networks = declared[place.place.value];
    if (networks.empty()) continue;
    ++known;
    claims += networks.size();
    holds += std::find(networks.begin(), networks.end(), place.counted) != networks.end() ? 1 : 0;
  }
  if (known == 0) return {};
  const auto places = static_cast<double>(known);
  return "\nThe areas declared in 2020 name no leading network: a place lies in " +
         format_decimal(static_cast<double>(claims) / places, 1) +
         " of them on average. The network that leads by the count had declared the place in " +
         percent(static_cast<double>(holds) / places) + " of " + count_text(known) + " places.\n";
}

struct Both {
  FlowAccuracy usual;
  FlowAccuracy modelled;
};

Both compare_both(const Dataset& data, const Registrations& count) {
  const Date day = data.newest;
  return {compare_with_count(data, flows_for(data, day, usual_footprint(data, day)), day, count),
          compare_with_count(data, model_flows(data, day), day, count)};
}

}  // namespace

std::string accuracy_report(const Dataset& data, const Registrations& count) {
  const Both both = compare_both(data, count);
  const FlowAccuracy& usual = both.usual;
  std::string text = "Footprints of " + data.name + " on " + to_words(usual.date) + " against the count of " +
                     to_words(usual.counted) + ": " +
                     count_of(static_cast<std::int64_t>(usual.practices), "practice", "practices") +
                     " with " + format_count(std::llround(usual.patients)) + " patients, " +
                     count_of(static_cast<std::int64_t>(usual.places.size()), "place", "places") +
                     " with at least " + format_decimal(kLeastCompared, 0) + " of them.\n";
  if (usual.practices_left_out > 0) {
    text += "Left out, since it is not known who holds their patients now: " +
            count_of(static_cast<std::int64_t>(usual.practices_left_out), "practice", "practices") + ".\n";
  }
  text += "\n" +
          row({"basis", "right leading network", "patients in the right practice and place",
               "mean error of the leading share, points"}) +
          "|---|---:|---:|---:|\n" + basis_row(usual);
  if (usual.basis != FootprintBasis::kModelled) text += basis_row(both.modelled);
  text += declared_row(data, usual);
  text += "\n" +
          row({"basis", "step (share of the leading network)", "places", "of these, right leading network"}) +
          "|---|---|---:|---:|\n";
  struct Step {
    Clarity clarity;
    const char* shares;
  };
  for (const FlowAccuracy* accuracy : {&both.usual, &both.modelled}) {
    if (accuracy == &both.modelled && usual.basis == FootprintBasis::kModelled) break;
    for (const Step step : {Step{Clarity::kClear, "75% and more"}, Step{Clarity::kLikely, "50% to 75%"},
                            Step{Clarity::kOpen, "below 50%"}})
      text += clarity_row(*accuracy, step.clarity, step.shares);
  }
  text += "\n" +
          row({"place", "leads by the count", "leads here (" + std::string(basis_words(usual.basis)) + ")",
               "share of the first, counted", "here"}) +
          "|---|---|---|---:|---:|\n";
  for (const PlaceAccuracy& place : usual.places) {
    if (right(place)) continue;
    text += row({data.small_areas[place.place.value].code, name_of(data, place.counted),
                 name_of(data, place.leading), percent(place.counted_share), percent(place.share)});
  }
  return text;
}

std::string fit_report(const Dataset& data, const Registrations& count) {
  struct Tried {
    double beta, rural, border;
  };
  std::string text =
      row({"exponent", "in rural places", "across a border", "right leading network",
           "patients in the right practice and place", "mean error of the leading share, points"}) +
      "|---:|---:|---:|---:|---:|---:|\n";
  for (const Tried tried :
       {Tried{2.5, 2.5, 1}, Tried{2.5, 2.5, 0.25}, Tried{3, 3, 1}, Tried{3, 3, 0.5}, Tried{3, 3, 0.25},
        Tried{3.5, 3.5, 0.5}, Tried{2.75, 2.75, 0.25}, Tried{2.75, 3.25, 0.25}, Tried{2.75, 3.25, 0.125}}) {
    GravityParameters parameters = default_gravity();
    const bool usual = tried.beta == parameters.beta && tried.rural == parameters.rural_beta &&
                       tried.border == parameters.border;
    parameters.beta = tried.beta;
    parameters.rural_beta = tried.rural;
    parameters.border = tried.border;
    const FlowAccuracy found =
        compare_with_count(data, model_flows(data, data.newest, parameters), data.newest, count);
    const std::string mark = usual ? "**" : "";
    text += row({mark + format_decimal(tried.beta, 2) + mark, format_decimal(tried.rural, 2),
                 format_decimal(tried.border, 3), percent(found.leading_agreement()),
                 percent(found.patients_in_right_cell()), format_decimal(found.share_error() * 100, 2)});
  }
  return text;
}

std::string accuracy_csv(const Dataset& data, const Registrations& count) {
  const Both both = compare_both(data, count);
  const auto declared = declared_by(data);
  const auto code = [&data](NetworkIndex network) {
    return network ? data.networks[network.value].code : std::string();
  };
  std::string text =
      "lsoa21_code,patients_counted,leading_counted,share_counted,basis,leading,leading_share,"
      "share_of_leading_counted,leading_modelled,modelled_share,modelled_share_of_leading_counted,"
      "networks_that_declared,leading_counted_declared\n";
  std::size_t other = 0;
  for (const PlaceAccuracy& place : both.usual.places) {
    while (other < both.modelled.places.size() && both.modelled.places[other].place < place.place) ++other;
    const bool both_know =
        other < both.modelled.places.size() && both.modelled.places[other].place == place.place;
    const PlaceAccuracy model = both_know ? both.modelled.places[other] : PlaceAccuracy{};
    const auto& networks = declared[place.place.value];
    const bool own = std::find(networks.begin(), networks.end(), place.counted) != networks.end();
    text += join({data.small_areas[place.place.value].code, std::to_string(std::llround(place.patients)),
                  code(place.counted), format_decimal(place.counted_share, 4),
                  std::string(basis_words(both.usual.basis)), code(place.leading),
                  format_decimal(place.leading_share, 4), format_decimal(place.share, 4), code(model.leading),
                  format_decimal(model.leading_share, 4), format_decimal(model.share, 4),
                  std::to_string(networks.size()), own ? "yes" : "no"},
                 ",") +
            "\n";
  }
  return text;
}

std::string accuracy_map(const Dataset& data, const Registrations& count) {
  const Both both = compare_both(data, count);
  std::vector<AccuracyClass> classes(data.topology.areas.size(), AccuracyClass::kNotCompared);
  std::vector<NetworkIndex> leading(classes.size());
  for (const PlaceAccuracy& place : both.usual.places) {
    classes[place.place.value] = right(place) ? AccuracyClass::kRight : AccuracyClass::kWrong;
    leading[place.place.value] = place.counted;
  }
  if (both.usual.basis != FootprintBasis::kModelled) {
    for (const PlaceAccuracy& place : both.modelled.places) {
      AccuracyClass& own = classes[place.place.value];
      if (own == AccuracyClass::kRight && !right(place)) own = AccuracyClass::kOnlyModelWrong;
    }
  }
  return draw_accuracy(data, classes, leading, to_words(count.date), basis_words(both.usual.basis));
}

}  // namespace pcn
