

#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/footprint/model_check.h"

namespace pcn {
namespace {

std::string parameters_text(const GravityParameters& parameters) {
  std::string text;
  switch (parameters.decay) {
    case Decay::kExponential:
      text = format_decimal(parameters.beta * 1000, 2) + " per km";
      break;
    case Decay::kPower:
      text = "exponent " + format_decimal(parameters.beta, 2);
      if (parameters.rural_beta > 0) text += ", rural " + format_decimal(parameters.rural_beta, 2);
      break;
    case Decay::kPowerExponential:
      text = "exponent " + format_decimal(parameters.exponent, 2) + ", " +
             format_decimal(parameters.beta * 1000, 2) + " per km";
      break;
  }
  if (parameters.border < 1) text += ", border " + format_decimal(parameters.border, 2);
  if (parameters.ratio == RegistrationRatio::kDistrict) text += ", districts' ratios";
  return text;
}

std::string row(const std::vector<std::string>& cells) { return "| " + join(cells, " | ") + " |\n"; }

std::string candidate_row(const Candidate& candidate, bool marked) {
  const std::string mark = marked ? "**" : "";
  return row({mark + candidate.name + mark, parameters_text(candidate.parameters),
              format_percent(candidate.declared.patients_inside, 1),
              format_percent(candidate.declared.leading_declares, 1),
              format_decimal(candidate.deprivation.root_mean_square, 3),
              format_decimal(candidate.deprivation.correlation, 3),
              format_percent(candidate.deprivation.explained, 1),
              format_count(std::int64_t(candidate.mean_metres))});
}

bool same_model(const GravityParameters& a, const GravityParameters& b) {
  return a.decay == b.decay && a.beta == b.beta && a.exponent == b.exponent && a.border == b.border &&
         a.rural_beta == b.rural_beta && a.ratio == b.ratio;
}

}  // namespace

std::string check_report(const Dataset& data, const std::vector<Candidate>& candidates) {
  const Date first = data.vintages.empty() ? data.newest : data.vintages.front();
  std::string text = "# Modelled footprints of " + data.name + " against what is known\n\n";
  text += "Declared areas of spring 2020 with the memberships of " + to_words(first) +
          "; deprivation scores of practices with the lists of " + to_words(data.newest) +
          ". The default is marked.\n\n";
  text +=
      row({"decay", "parameters", "patients inside the declared area", "leading network declares the place",
           "root mean square error of scores", "correlation", "variance explained", "mean distance, m"});
  text += "|---|---|---:|---:|---:|---:|---:|---:|\n";
  const Candidate* usual = nullptr;
  for (const Candidate& candidate : candidates) {
    const bool is_usual = same_model(candidate.parameters, default_gravity());
    if (is_usual) usual = &candidate;
    text += candidate_row(candidate, is_usual);
  }
  if (usual == nullptr) return text;
  text += "\nA place lies in " + format_decimal(usual->declared.mean_claims, 1) +
          " declared areas on average, so a network drawn by chance would have declared it in " +
          format_percent(usual->declared.chance, 1) + " of cases. Of " +
          count_of(usual->deprivation.practices, "practice", "practices") +
          " with a published score, the default explains " + format_percent(usual->deprivation.explained, 1) +
          " of the variance and leaves " + format_percent(1 - usual->deprivation.explained, 1) +
          " unexplained; the score of the place where the practice stands would explain " +
          format_percent(usual->deprivation.explained_by_address, 1) + ".\n\n";
  text += row({"network", "modelled patients", "inside its declared area"}) + "|---|---:|---:|\n";
  std::vector<NetworkCheck> networks = usual->declared.networks;
  sort_stable(networks.begin(), networks.end(), [](const NetworkCheck& a, const NetworkCheck& b) {
    return a.inside_declared * b.patients < b.inside_declared * a.patients;
  });
  for (const NetworkCheck& network : networks) {
    const Network& known = data.networks[network.network.value];
    text += row({known.name + " (" + known.code + ")", format_count(std::llround(network.patients)),
                 format_percent(network.patients > 0 ? network.inside_declared / network.patients : 0, 1)});
  }
  return text;
}

}  // namespace pcn
