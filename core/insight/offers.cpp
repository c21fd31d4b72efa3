#include "core/insight/offers.h"

#include <algorithm>
#include <tuple>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/insight/members.h"
#include "core/model/query.h"

namespace pcn {
namespace {

Diagnostic about(const LoadedServices& loaded, const FileService& service, std::string field,
                 std::string detail) {
  return {Severity::kWarning,
          "service-not-tied",
          {loaded.file.name, 0, 0, std::move(field)},
          "service \"" + service.name + "\": " + std::move(detail),
          1,
          0};
}

}  // namespace

Offers tie_offers(const LoadedServices& loaded, const Dataset& data) {
  Offers result;
  result.file = loaded.file.name;
  result.title = loaded.file.title;
  result.diagnostics = loaded.diagnostics;
  for (const FileService& service : loaded.file.services) {
    Offer offer{service, find_network(data, service.network), {}};
    if (!offer.network.valid()) {
      result.diagnostics.push_back(
          about(loaded, service, "covers/network",
                "the data hold no network " + service.network + "; it was left out"));
      continue;
    }
    for (const std::string& code : service.practices) {
      const PracticeIndex practice = find_practice(data, code);
      if (practice.valid()) {
        offer.practices.push_back(practice);
      } else {
        result.diagnostics.push_back(about(loaded, service, "covers/practices",
                                           "the data hold no practice " + code + "; it was skipped"));
      }
    }
    if (offer.practices.empty() && !service.practices.empty()) {
      result.diagnostics.push_back(about(loaded, service, "covers/practices",
                                         "none of its practices is in the data; it was left out"));
      continue;
    }
    sort_stable(offer.practices.begin(), offer.practices.end(), [&data](PracticeIndex a, PracticeIndex b) {
      return data.practices[a.value].code < data.practices[b.value].code;
    });
    result.offers.push_back(std::move(offer));
  }
  sort_stable(result.offers.begin(), result.offers.end(), [](const Offer& a, const Offer& b) {
    return std::tie(a.network, a.service.name, a.service.id) <
           std::tie(b.network, b.service.name, b.service.id);
  });
  return result;
}

std::vector<const Offer*> offers_of(const Offers& offers, NetworkIndex network) {
  std::vector<const Offer*> own;
  for (const Offer& offer : offers.offers) {
    if (offer.network == network) own.push_back(&offer);
  }
  return own;
}

std::vector<ToldService> told_services(const Offers& offers) {
  std::vector<ToldService> told;
  for (const Offer& offer : offers.offers)
    told.push_back({offer.service.name, offer.network, offer.practices});
  return told;
}

bool covers(const Offer& offer, PracticeIndex practice) {
  return offer.practices.empty() ||
         std::find(offer.practices.begin(), offer.practices.end(), practice) != offer.practices.end();
}

std::vector<PracticeIndex> left_out(const Offer& offer, const Dataset& data, Date day) {
  std::vector<PracticeIndex> result;
  for (const MemberShare& member : members_on(data, offer.network, day)) {
    if (!covers(offer, member.practice)) result.push_back(member.practice);
  }
  return result;
}

std::optional<WeekHours> hours_on(const FileService& service, Date day) {
  if (service.schedules.empty()) return std::nullopt;
  WeekHours hours;
  for (const FileSchedule& schedule : service.schedules) {
    if ((schedule.valid_from && day < *schedule.valid_from) ||
        (schedule.valid_to && *schedule.valid_to < day))
      continue;
    for (const int weekday_of_it : schedule.days) {
      hours[static_cast<std::size_t>(weekday_of_it)].push_back(
          {static_cast<std::int16_t>(schedule.opens), static_cast<std::int16_t>(schedule.closes)});
    }
  }
  for (auto& intervals : hours) {
    sort_stable(intervals.begin(), intervals.end(), [](const OpenInterval& a, const OpenInterval& b) {
      return std::tie(a.open, a.close) < std::tie(b.open, b.close);
    });
  }
  return hours;
}

}  // namespace pcn
