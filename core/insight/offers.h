#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/facts.h"
#include "core/io/service_file.h"
#include "core/model/dataset.h"

namespace pcn {

// A service of a service file, tied to the networks and practices of a Dataset.
struct Offer {
  FileService service;
  NetworkIndex network;
  std::vector<PracticeIndex> practices;  // named ones by code; empty: all members, whoever they are
  bool operator==(const Offer&) const = default;
};

struct Offers {
  std::vector<std::string> files;  // their names, in the order in which they were opened
  std::string title;               // that the only file gives itself; may be empty
  std::vector<Offer> offers;       // by network, name, id
  Diagnostics diagnostics;         // of reading and of tying
  bool operator==(const Offers&) const = default;
};

// A service for a network of another area, or for practices that the Dataset does not know, is left out, or
// loses those practices, and a diagnostic names file, service and field.
[[nodiscard]] Offers tie_offers(const LoadedServices& loaded, const Dataset& data);

// The services of two files together. One of the same id for the same network stands in both: `later` has it,
// and a diagnostic says so.
[[nodiscard]] Offers add_offers(Offers earlier, const Offers& later);

[[nodiscard]] std::vector<const Offer*> offers_of(const Offers& offers, NetworkIndex network);

// What the gap tests look at; holds as long as the offers do.
[[nodiscard]] std::vector<ToldService> told_services(const Offers& offers);

// Whether patients of the practice can use it (by the file; eligibility apart).
[[nodiscard]] bool covers(const Offer& offer, PracticeIndex practice);

// The members of the network on a day that the offer leaves out, by code.
[[nodiscard]] std::vector<PracticeIndex> left_out(const Offer& offer, const Dataset& data, Date day);

// The week's hours by the schedules that are valid on the day; empty if the file gives no schedule at all.
[[nodiscard]] std::optional<WeekHours> hours_on(const FileService& service, Date day);

}  // namespace pcn
