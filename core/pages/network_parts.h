#pragma once

#include <vector>

#include "core/document/parts.h"

namespace pcn {

// Sections about one network, used by its view and by the answer card.
void append_members(Document& document, const ViewContext& context, const NetworkOnDay& on_day);
void append_staff(Document& document, const ViewContext& context, const NetworkOnDay& on_day);
void append_services(Document& document, const ViewContext& context, NetworkIndex network);
void append_footprint(Document& document, const ViewContext& context, NetworkIndex network);
void append_history(Document& document, const ViewContext& context, NetworkIndex network);

// A role with the network's staff in it, most staff first (ties: order of the roles).
struct StaffedRole {
  std::uint16_t role = 0;
  double fte = 0;
};
[[nodiscard]] std::vector<StaffedRole> staffed_roles(const Dataset& data, NetworkIndex network);

// The register's evening and weekend clinics of the network.
[[nodiscard]] std::vector<ServiceIndex> clinics_of(const Dataset& data, NetworkIndex network);

}  // namespace pcn
