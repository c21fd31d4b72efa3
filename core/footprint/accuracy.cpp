#include "core/footprint/accuracy.h"

#include <algorithm>
#include <cmath>

#include "core/base/json_writer.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/footprint/basis_words.h"
#include "core/model/query.h"
#include "core/model/succession.h"

namespace pcn {
namespace {

struct Cell {
  SmallAreaIndex place;
  PracticeIndex practice;
  double patients = 0;
};

// By place, then practice, each pair once.
std::vector<Cell> joined(std::vector<Cell> cells) {
  sort_stable(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return a.place != b.place ? a.place < b.place : a.practice < b.practice;
  });
  std::vector<Cell> result;
  for (const Cell& cell : cells) {
    const bool same =
        !result.empty() && result.back().place == cell.place && result.back().practice == cell.practice;
    if (same) {
      result.back().patients += cell.patients;
    } else {
      result.push_back(cell);
    }
  }
  return result;
}

// Patients of one place by network; the last is of practices in none.
class NetworkSums {
 public:
  NetworkSums(const Dataset& data, Date day) : networks_(data.networks.size()), of_(data.practices.size()) {
    for (const Membership& member : memberships_on(data, day))
      of_[member.practice.value].push_back({member.network.value, member.share});
    sums_.resize(networks_ + 1);
  }
  void clear() { std::fill(sums_.begin(), sums_.end(), 0.0); }
  void add(PracticeIndex practice, double patients) {
    if (of_[practice.value].empty()) sums_[networks_] += patients;
    for (const Part& part : of_[practice.value]) sums_[part.network] += patients * part.share;
  }
  [[nodiscard]] std::size_t leading() const {
    return static_cast<std::size_t>(std::max_element(sums_.begin(), sums_.end()) - sums_.begin());
  }
  [[nodiscard]] double of(std::size_t network) const { return sums_[network]; }
  [[nodiscard]] double all() const {
    double sum = 0;
    for (const double patients : sums_) sum += patients;
    return sum;
  }
  [[nodiscard]] NetworkIndex index(std::size_t network) const {
    return network < networks_ ? NetworkIndex(network) : NetworkIndex{};
  }

 private:
  struct Part {
    std::size_t network = 0;
    double share = 1;
  };
  std::size_t networks_;
  std::vector<std::vector<Part>> of_;  // by practice
  std::vector<double> sums_;
};

// By practice: all its patients in the flows.
std::vector<double> totals_of(const Dataset& data, const PatientFlows& flows) {
  std::vector<double> result = flows.elsewhere;
  result.resize(data.practices.size(), 0);
  for (std::size_t at = 0; at < flows.practice.size(); ++at) {
    if (flows.practice[at]) result[flows.practice[at].value] += flows.patients[at];
  }
  return result;
}

class Comparison {
 public:
  Comparison(const Dataset& data, const PatientFlows& flows, Date day, const Registrations& count)
      : data_(data),
        counted_total_(data.practices.size(), 0),
        counted_sums_(data, day),
        flow_sums_(data, day) {
    result_.basis = flows.basis;
    result_.date = day;
    result_.counted = count.date;
    std::vector<PracticeIndex> holder;
    for (std::size_t at = 0; at < data.practices.size(); ++at)
      holder.push_back(holder_on(data, PracticeIndex(at), day));
    std::vector<bool> seen(data.practices.size(), false);
    const auto note = [&](PracticeIndex practice, double patients) {
      if (!practice) return;
      seen[practice.value] = true;
      counted_total_[holder[practice.value].value] += patients;
    };
    for (const ObservedFlow& flow : count.flows) note(flow.practice, flow.patients);
    for (const PatientsBeyond& row : count.beyond) note(row.practice, row.patients);
    const std::vector<double> flow_total = totals_of(data, flows);
    factor_.assign(data.practices.size(), 0);
    for (std::size_t at = 0; at < factor_.size(); ++at) {
      if (counted_total_[at] <= 0 || flow_total[at] <= 0) continue;
      factor_[at] = counted_total_[at] / flow_total[at];
      result_.patients += counted_total_[at];
    }
    for (std::size_t at = 0; at < seen.size(); ++at) {
      if (seen[at]) ++(factor_[holder[at].value] > 0 ? result_.practices : result_.practices_left_out);
    }
    std::vector<Cell> cells;
    for (const ObservedFlow& flow : count.flows) {
      if (flow.practice && compared(holder[flow.practice.value]))
        cells.push_back({flow.small_area, holder[flow.practice.value], static_cast<double>(flow.patients)});
    }
    counted_ = joined(std::move(cells));
    cells.clear();
    for (std::size_t place = 0; place + 1 < flows.start.size(); ++place) {
      for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
        const PracticeIndex practice = flows.practice[at];
        if (practice && compared(practice))
          cells.push_back({SmallAreaIndex(place), practice, flows.patients[at] * factor_[practice.value]});
      }
    }
    flows_ = joined(std::move(cells));
  }

  FlowAccuracy run(double least_patients) {
    std::size_t counted = 0;
    std::size_t flow = 0;
    for (std::size_t place = 0; place < inner_small_areas(data_); ++place) {
      const std::size_t counted_begin = counted;
      const std::size_t flow_begin = flow;
      while (counted < counted_.size() && counted_[counted].place.value == place) ++counted;
      while (flow < flows_.size() && flows_[flow].place.value == place) ++flow;
      double patients = 0;
      for (std::size_t at = counted_begin; at < counted; ++at) patients += counted_[at].patients;
      if (patients >= least_patients && patients > 0)
        result_.places.push_back(compare(place, {counted_begin, counted}, {flow_begin, flow}));
    }
    return std::move(result_);
  }

 private:
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] bool compared(PracticeIndex practice) const { return factor_[practice.value] > 0; }

  PlaceAccuracy compare(std::size_t place, Range counted, Range flow) {
    PlaceAccuracy row;
    row.place = SmallAreaIndex(place);
    counted_sums_.clear();
    flow_sums_.clear();
    for (std::size_t at = counted.begin; at < counted.end; ++at)
      counted_sums_.add(counted_[at].practice, counted_[at].patients);
    for (std::size_t at = flow.begin; at < flow.end; ++at)
      flow_sums_.add(flows_[at].practice, flows_[at].patients);
    for (std::size_t a = counted.begin, b = flow.begin; a < counted.end && b < flow.end;) {
      if (counted_[a].practice == flows_[b].practice) {
        row.right_cell += std::min(counted_[a++].patients, flows_[b++].patients);
      } else {
        ++(counted_[a].practice < flows_[b].practice ? a : b);
      }
    }
    const std::size_t leading = counted_sums_.leading();
    row.patients = counted_sums_.all();
    row.counted = counted_sums_.index(leading);
    row.counted_share = counted_sums_.of(leading) / row.patients;
    const double all = flow_sums_.all();
    if (all > 0) {
      const std::size_t own = flow_sums_.leading();
      row.leading = flow_sums_.index(own);
      row.leading_share = flow_sums_.of(own) / all;
      row.share = flow_sums_.of(leading) / all;
    }
    return row;
  }

  const Dataset& data_;
  FlowAccuracy result_;
  std::vector<double> counted_total_;  // by practice of the day
  std::vector<double> factor_;         // of the flows, by practice; 0: not compared
  std::vector<Cell> counted_;
  std::vector<Cell> flows_;
  NetworkSums counted_sums_;
  NetworkSums flow_sums_;
};

}  // namespace

double FlowAccuracy::leading_agreement() const {
  const auto right = std::count_if(places.begin(), places.end(), [](const PlaceAccuracy& row) {
    return row.counted == row.leading && row.share > 0;
  });
  return places.empty() ? 0 : static_cast<double>(right) / static_cast<double>(places.size());
}

double FlowAccuracy::patients_in_right_cell() const {
  double right = 0;
  double all = 0;
  for (const PlaceAccuracy& row : places) {
    right += row.right_cell;
    all += row.patients;
  }
  return all > 0 ? right / all : 0;
}

double FlowAccuracy::share_error() const {
  double error = 0;
  for (const PlaceAccuracy& row : places) error += std::fabs(row.share - row.counted_share);
  return places.empty() ? 0 : error / static_cast<double>(places.size());
}

FlowAccuracy compare_with_count(const Dataset& data, const PatientFlows& flows, Date day,
                                const Registrations& count, double least_patients) {
  return Comparison(data, flows, day, count).run(least_patients);
}

std::string accuracy_json(const FlowAccuracy& accuracy) {
  JsonWriter json;
  json.begin_object();
  json.member("basis", basis_words(accuracy.basis));
  json.member("date", to_iso(accuracy.date));
  json.member("against", to_iso(accuracy.counted));
  json.member("practices", static_cast<std::int64_t>(accuracy.practices));
  json.member("practices_left_out", static_cast<std::int64_t>(accuracy.practices_left_out));
  json.member("patients", accuracy.patients);
  json.member("places", static_cast<std::int64_t>(accuracy.places.size()));
  json.member("leading_agreement", accuracy.leading_agreement());
  json.member("patients_in_right_cell", accuracy.patients_in_right_cell());
  json.member("share_error", accuracy.share_error());
  json.end_object();
  return json.take() + "\n";
}

}  // namespace pcn
