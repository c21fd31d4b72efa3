#pragma once

#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/model/dataset.h"

namespace pcn {

// Somebody for whom a patient can ask at the reception: one or more roles of the workforce data.
struct AskedRole {
  std::string_view need;       // its card: a value of the key "need"
  TextId name;                 // "physiotherapist"
  TextId one;                  // "a physiotherapist"
  TextId help;                 // what for, one sentence
  std::string_view roles;      // ids in the workforce data, separated by spaces
  bool first_contact = false;  // often seen without seeing a GP first
};
// First contact first.
[[nodiscard]] const std::vector<AskedRole>& asked_roles();
[[nodiscard]] const AskedRole* find_asked_role(std::string_view need);

// The roles of a network, by their plain names, that are of this kind and have staff in it.
[[nodiscard]] std::vector<std::uint16_t> staff_to_ask(const Dataset& data, NetworkIndex network,
                                                      const AskedRole& asked);
// Whether patients see somebody in this role: no managers, no office staff, nobody in training.
[[nodiscard]] bool sees_patients(const Role& role);

}  // namespace pcn
