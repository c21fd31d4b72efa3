#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/import/build.h"
#include "core/import/list_files.h"
#include "core/import/organisation_files.h"

namespace pcn {

// What the files say about practices, by code.
struct PracticeFiles {
  struct Register {
    std::string name;
    std::string postcode;
  };
  std::unordered_map<std::string, Register> practices;  // newest word of any register
  std::unordered_map<std::string, Organisation> organisations;
  std::vector<Organisation> newest_organisations;
  std::vector<PracticeSite> sites;
  std::unordered_map<std::string, std::size_t> sites_by_code;
  std::unordered_map<std::string, PracticePlace> places;
  std::unordered_map<std::string, std::string> rated_names;
  std::unordered_map<std::string, std::string> contracts;
  std::vector<PracticeAges> ages;
  std::vector<PracticeList> lists;
  std::vector<std::pair<Date, std::vector<PracticePayment>>> payments;  // by the middle of the year
};

// Lists of all vintages, weighted lists and age bands of the practices in data.practices.
void add_lists(Build& build, const PracticeFiles& files);
// Which practices have lists that are not open to everyone: by their names, and by the ages on them.
void add_special_lists(Build& build, const PracticeFiles& files);
// Networks, memberships and the districts of networks and practices.
[[nodiscard]] Status add_networks(Build& build);
// Main, branch and former sites of the practices of the area.
void add_sites(Build& build, const PracticeFiles& files);

[[nodiscard]] std::map<std::string, PracticeIndex, std::less<>> index_practices(const Dataset& data);

}  // namespace pcn
