#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/insight/members.h"
#include "core/insight/sharing.h"
#include "core/model/query.h"
#include "texts/sharing.h"

namespace pcn {
namespace {

// What a factor needs of one practice; empty where it is not in the data.
struct Evidence {
  double list = 0;
  std::optional<double> age_weight;  // mean weight of one patient
  std::optional<double> imd;
  std::vector<std::optional<double>> prevalence;  // by NeedWeights::registers
};

std::optional<double> mean_age_weight(const Dataset& data, PracticeIndex practice,
                                      const NeedWeights& weights) {
  const auto rows = rows_of(data.age_sex, practice);
  if (rows.empty()) return std::nullopt;
  double sum = 0;
  double people = 0;
  for (int band = 0; band < kAgeBands; ++band) {
    const auto at = static_cast<std::size_t>(band);
    const double count = static_cast<double>(rows.front()->female[at]) + rows.front()->male[at];
    people += count;
    sum += count * weights.age[need_age_group(band)];
  }
  if (!(people > 0)) return std::nullopt;
  return sum / people;
}

std::optional<double> prevalence(const Dataset& data, PracticeIndex practice, std::uint16_t condition) {
  for (const Register* row : rows_of(data.registers, practice)) {
    if (row->condition == condition && row->list_size > 0) return row->patients / row->list_size;
  }
  return std::nullopt;
}

// The mean over practices, weighted by their lists, of those where it is known; empty if nowhere.
template <class Get>
std::optional<double> network_mean(const std::vector<std::optional<Evidence>>& all, Get get) {
  double sum = 0;
  double people = 0;
  for (const auto& evidence : all) {
    if (!evidence) continue;
    const std::optional<double> value = get(*evidence);
    if (!value) continue;
    sum += *value * evidence->list;
    people += evidence->list;
  }
  if (!(people > 0)) return std::nullopt;
  return sum / people;
}

// 1 + weight * (value / mean - 1), never below 0. Where it cannot be told the practice counts as average.
double factor(double weight, std::optional<double> value, std::optional<double> mean, bool& missing) {
  if (weight == 0) return 1;
  if (!value || !mean || !(*mean > 0)) {
    missing = true;
    return 1;
  }
  return std::max(0.0, 1 + weight * (*value / *mean - 1));
}

std::optional<Evidence> evidence_of(const Dataset& data, const SharingPractice& practice,
                                    const NeedWeights& weights) {
  if (!practice.registered) return std::nullopt;
  Evidence evidence;
  evidence.list = static_cast<double>(practice.registered->count);
  evidence.age_weight = mean_age_weight(data, practice.practice, weights);
  evidence.imd = data.practices[practice.practice.value].imd_score;
  for (const auto& entry : weights.registers)
    evidence.prevalence.push_back(prevalence(data, practice.practice, entry.condition));
  return evidence;
}

void add_needs(const Dataset& data, const NeedWeights& weights, std::vector<SharingPractice>& practices) {
  std::vector<std::optional<Evidence>> all;
  for (const SharingPractice& practice : practices) all.push_back(evidence_of(data, practice, weights));
  const auto mean_age = network_mean(all, [](const Evidence& e) { return e.age_weight; });
  const auto mean_imd = network_mean(all, [](const Evidence& e) { return e.imd; });
  std::vector<std::optional<double>> mean_prevalence;
  for (std::size_t r = 0; r < weights.registers.size(); ++r)
    mean_prevalence.push_back(network_mean(all, [r](const Evidence& e) { return e.prevalence[r]; }));

  const bool by_age = std::any_of(weights.age.begin(), weights.age.end(),
                                  [&weights](double weight) { return weight != weights.age[0]; });
  double people = 0;
  double needs = 0;
  for (std::size_t i = 0; i < practices.size(); ++i) {
    if (!all[i]) continue;
    const Evidence& evidence = *all[i];
    std::vector<std::string> missing;
    bool no_imd = false;
    bool no_register = false;
    if (!evidence.age_weight && by_age) missing.emplace_back(text::sharing::age_groups);
    double need = evidence.list * evidence.age_weight.value_or(mean_age.value_or(1));
    need *= factor(weights.deprivation, evidence.imd, mean_imd, no_imd);
    for (std::size_t r = 0; r < weights.registers.size(); ++r)
      need *= factor(weights.registers[r].weight, evidence.prevalence[r], mean_prevalence[r], no_register);
    if (no_imd) missing.emplace_back(text::sharing::deprivation_score);
    if (no_register) missing.emplace_back(text::sharing::disease_registers);
    practices[i].need = need;
    if (!missing.empty()) practices[i].need_note = say(text::sharing::stood_in{.missing = join_and(missing)});
    people += evidence.list * practices[i].membership_share;
    needs += need * practices[i].membership_share;
  }
  for (SharingPractice& practice : practices) {
    if (practice.need && needs > 0) *practice.need *= people / needs;
  }
}

}  // namespace

std::size_t need_age_group(int band) {
  constexpr std::array<int, kNeedAgeGroups - 1> kFirstBands = {1, 3, 9, 13, 15, 17};
  std::size_t group = 0;
  for (const int first : kFirstBands) group += band >= first ? 1 : 0;
  return group;
}

namespace {

std::vector<SharingPractice> without_needs(const Dataset& data, NetworkIndex network, Date day,
                                           const DayLists& lists, const DayWeighted& weighted_lists) {
  std::vector<SharingPractice> practices;
  for (const MemberShare& member : members_on(data, network, day)) {
    SharingPractice practice;
    practice.practice = member.practice;
    practice.membership_share = member.share;
    if (const auto list = lists.of(member.practice)) {
      practice.registered = list->patients;
      practice.registered_date = list->date;
    }
    if (const auto weighted = weighted_lists.of(member.practice)) {
      practice.weighted = weighted->patients;
      practice.weighted_date = weighted->date;
    }
    practices.push_back(std::move(practice));
  }
  return practices;
}

}  // namespace

std::vector<SharingPractice> sharing_practices(const Dataset& data, NetworkIndex network, Date day,
                                               const NeedWeights& weights) {
  auto practices = without_needs(data, network, day, DayLists(data, day), DayWeighted(data, day));
  add_needs(data, weights, practices);
  return practices;
}

std::vector<SharingNetwork> sharing_networks(const Dataset& data,
                                             const std::vector<const NetworkOnDay*>& networks, Date day,
                                             const NeedWeights& weights) {
  const DayLists lists(data, day);
  const DayWeighted weighted_lists(data, day);
  std::vector<SharingPractice> all;
  std::vector<std::size_t> end;
  for (const NetworkOnDay* network : networks) {
    for (SharingPractice& practice : without_needs(data, network->network, day, lists, weighted_lists))
      all.push_back(std::move(practice));
    end.push_back(all.size());
  }
  add_needs(data, weights, all);
  std::vector<SharingNetwork> result;
  std::size_t at = 0;
  for (std::size_t i = 0; i < networks.size(); ++i) {
    SharingNetwork network;
    network.network = networks[i]->network;
    SharingPractice& figures = network.figures;
    if (networks[i]->registered.count > 0) figures.registered = networks[i]->registered;
    figures.registered_date = networks[i]->registered_date;
    figures.weighted = networks[i]->weighted;
    figures.weighted_date = networks[i]->weighted_date;
    int stood_in = 0;
    for (; at < end[i]; ++at) {
      if (!all[at].need) continue;
      figures.need = figures.need.value_or(0) + *all[at].need * all[at].membership_share;
      stood_in += all[at].need_note.empty() ? 0 : 1;
    }
    if (stood_in > 0) figures.need_note = say(text::sharing::stood_in_for{.practices = stood_in});
    result.push_back(std::move(network));
  }
  return result;
}

}  // namespace pcn
