#include "core/insight/conditions.h"

#include "core/insight/members.h"
#include "core/model/known.h"

namespace pcn {
namespace {

std::vector<Prevalence> empty_table(const Dataset& data) {
  std::vector<Prevalence> table(data.conditions.size());
  for (std::size_t at = 0; at < table.size(); ++at) table[at].condition = static_cast<std::uint16_t>(at);
  return table;
}

void add(Prevalence& prevalence, const Register& row, double share) {
  prevalence.patients += row.patients * share;
  prevalence.list += row.list_size * share;
  ++prevalence.practices;
}

}  // namespace

std::optional<double> Prevalence::rate() const {
  if (!(list > 0)) return std::nullopt;
  return patients / list;
}

std::vector<Prevalence> network_prevalence(const Dataset& data, NetworkIndex network, Date day) {
  auto table = empty_table(data);
  const auto members = members_on(data, network, day);
  const bool known = is_known(data, Figure::kRegisters, day);
  for (const MemberShare& member : members) {
    if (!known) break;
    for (const Register* row : rows_of(data.registers, member.practice))
      add(table[row->condition], *row, member.share);
  }
  for (Prevalence& entry : table)
    entry.practices_without = static_cast<int>(members.size()) - entry.practices;
  return table;
}

std::vector<Prevalence> area_prevalence(const Dataset& data) {
  auto table = empty_table(data);
  for (const Register& row : data.registers) {
    if (data.practices[row.practice.value].in_area) add(table[row.condition], row, 1);
  }
  return table;
}

}  // namespace pcn
