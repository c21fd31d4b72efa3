#include "core/insight/offers.h"

#include <algorithm>
#include <tuple>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/insight/members.h"
#include "core/model/query.h"
#include "texts/offers.h"

namespace pcn {
namespace {

Diagnostic about(const LoadedServices& loaded, std::string field, std::string detail) {
  return {Severity::kWarning,
          "service-not-tied",
          {loaded.file.name, 0, 0, std::move(field)},
          std::move(detail),
          1,
          0};
}

std::string unknown_network(const Dataset& data, const FileService& service, NetworkIndex network) {
  if (!network.valid())
    return say(text::offers::no_such_network{
        .area = data.name, .network = service.network, .service = service.name});
  const Network& beyond = data.networks[network.value];
  return say(text::offers::network_beyond{
      .area = data.name, .code = beyond.code, .network = beyond.name, .service = service.name});
}

void put_in_order(std::vector<Offer>& offers) {
  sort_stable(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
    return std::tie(a.network, a.service.name, a.service.id) <
           std::tie(b.network, b.service.name, b.service.id);
  });
}

}  // namespace

Offers tie_offers(const LoadedServices& loaded, const Dataset& data) {
  Offers result;
  result.files = {loaded.file.name};
  result.title = loaded.file.title;
  result.diagnostics = loaded.diagnostics;
  for (const FileService& service : loaded.file.services) {
    Offer offer{service, find_network(data, service.network), {}};
    if (!offer.network.valid() || !data.networks[offer.network.value].in_area) {
      result.diagnostics.push_back(
          about(loaded, "covers/network", unknown_network(data, service, offer.network)));
      continue;
    }
    for (const std::string& code : service.practices) {
      const PracticeIndex practice = find_practice(data, code);
      if (practice.valid()) {
        offer.practices.push_back(practice);
      } else {
        result.diagnostics.push_back(
            about(loaded, "covers/practices",
                  say(text::offers::no_such_practice{.code = code, .service = service.name})));
      }
    }
    if (offer.practices.empty() && !service.practices.empty()) {
      result.diagnostics.push_back(
          about(loaded, "covers/practices", say(text::offers::no_practice{.service = service.name})));
      continue;
    }
    sort_stable(offer.practices.begin(), offer.practices.end(), [&data](PracticeIndex a, PracticeIndex b) {
      return data.practices[a.value].code < data.practices[b.value].code;
    });
    result.offers.push_back(std::move(offer));
  }
  put_in_order(result.offers);
  return result;
}

Offers add_offers(Offers earlier, const Offers& later) {
  for (const Offer& offer : later.offers) {
    const auto replaced = std::erase_if(earlier.offers, [&offer](const Offer& old) {
      return old.network == offer.network && old.service.id == offer.service.id;
    });
    if (replaced == 0) continue;
    earlier.diagnostics.push_back({Severity::kNote,
                                   "service-replaced",
                                   {join_and(later.files), 0, 0, "services, id " + offer.service.id},
                                   say(text::offers::replaced{.service = offer.service.name}),
                                   static_cast<std::int64_t>(replaced),
                                   0});
  }
  earlier.files.insert(earlier.files.end(), later.files.begin(), later.files.end());
  earlier.title = earlier.files.size() == 1 ? later.title : std::string();
  earlier.offers.insert(earlier.offers.end(), later.offers.begin(), later.offers.end());
  earlier.diagnostics.insert(earlier.diagnostics.end(), later.diagnostics.begin(), later.diagnostics.end());
  put_in_order(earlier.offers);
  return earlier;
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
