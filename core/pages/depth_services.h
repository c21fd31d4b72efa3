#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/document/document.h"
#include "core/document/service_words.h"
#include "core/model/ways.h"
#include "core/state/context.h"

namespace pcn {

// Sections of the view of services.

// The services of the file that is open, as a list: of a network, each with whom it is for; of a practice of
// it, whether its patients are among them. Nothing where no file is open.
void append_own_offers(Document& document, const ViewContext& context, NetworkIndex network,
                       PracticeIndex practice = {});

// A service with the way to the nearest site of the network's practices.
struct ServiceNearNetwork {
  ServiceIndex service;
  Way way;
  PracticeIndex practice;
};
// Of one kind and known on the day, nearest first (ties: the register's order), those within the metres by
// land.
[[nodiscard]] std::vector<ServiceNearNetwork> services_near(const Dataset& data, const NetworkOnDay& network,
                                                            ServiceKind kind, double within, Date day);

// Times of a usual week at which people look for something open.
struct UsualTime {
  int day;  // 0: Monday
  int minute;
  std::string_view id;
  TextId words;
};
[[nodiscard]] std::span<const UsualTime> usual_times();

// Pharmacies count as near within this distance of a practice of the network, by land.
inline constexpr double kNearMetres = 1000;

void append_pharmacies(Document& document, const ViewContext& context, const NetworkOnDay& on_day);
void append_clinics(Document& document, const ViewContext& context, const NetworkOnDay& on_day);
[[nodiscard]] std::string services_summary(const ViewContext& context, const NetworkOnDay& on_day);

}  // namespace pcn
