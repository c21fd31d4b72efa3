#include "core/footprint/counted_rows.h"

namespace pcn {
namespace {

bool place_is_told(Beyond where) {
  return where == Beyond::kEngland || where == Beyond::kWales || where == Beyond::kScotland ||
         where == Beyond::kNorthernIreland || where == Beyond::kIslands;
}

}  // namespace

std::vector<CountedRows> rows_by_practice(const Dataset& data) {
  std::vector<CountedRows> result(data.practices.size() + 1);
  const auto slot = [&data](PracticeIndex practice) -> std::size_t {
    return practice ? practice.value : data.practices.size();
  };
  for (std::size_t at = 0; at < data.observed.size(); ++at) {
    CountedRows& rows = result[slot(data.observed[at].practice)];
    if (rows.end == 0) rows.begin = at;
    rows.end = at + 1;
    rows.inside += data.observed[at].patients;
  }
  for (const PatientsBeyond& row : data.observed_beyond) {
    CountedRows& rows = result[slot(row.practice)];
    rows.beyond += row.patients;
    if (!place_is_told(row.where)) rows.unplaced += row.patients;
  }
  return result;
}

void FlowBuilder::move_to(PatientFlows& flows) const {
  flows.start.assign(data_.small_areas.size() + 1, 0);
  for (const Entry& entry : entries_) ++flows.start[entry.place.value + 1];
  for (std::size_t at = 1; at < flows.start.size(); ++at) flows.start[at] += flows.start[at - 1];
  flows.practice.resize(entries_.size());
  flows.patients.resize(entries_.size());
  std::vector<std::uint32_t> next(flows.start.begin(), flows.start.end() - 1);
  for (const Entry& entry : entries_) {
    const std::uint32_t at = next[entry.place.value]++;
    flows.practice[at] = entry.practice;
    flows.patients[at] = entry.patients;
  }
}

}  // namespace pcn
