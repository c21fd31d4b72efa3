#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/model/ids.h"

namespace pcn {

// Full-time equivalents of one network in one role. Totals only: one row of the source is one person's post.
struct Workforce {
  NetworkIndex network;
  std::uint16_t role = 0;  // index into Dataset::roles
  double fte = 0;
  bool operator==(const Workforce&) const = default;
};

struct Role {
  std::string id;                         // slug
  std::string name;                       // as published: "Clinical Pharmacists"
  std::string group;                      // staff group as published
  std::string plain_name;                 // as the public would say it
  std::string plain_help;                 // what it can do for a patient: one short sentence, own words
  std::optional<Date> reimbursable_from;  // first day under ARRS, empty if not an ARRS role or not known
  bool arrs = false;
  // Quartiles of FTE per 10,000 registered patients over all England's networks with data (zero where
  // absent).
  std::array<double, 3> england_quartiles{};
  bool operator==(const Role&) const = default;
};

// By network, staff group and year to 31 March: the mean FTE of one recorded post, as the source published
// it. It is no total: never to be added up, and not comparable with Workforce::fte.
struct WorkforceYear {
  NetworkIndex network;
  std::int16_t year = 0;
  std::string group;
  double fte = 0;
  bool operator==(const WorkforceYear&) const = default;
};

}  // namespace pcn
