#include "core/import/build.h"

namespace pcn {
namespace {

struct Group {
  std::string_view group;
  std::vector<std::string> kinds;  // of sources
  std::string_view method;
};

const std::vector<Group>& groups() {
  static const std::vector<Group> table = {
      {"networks",
       {"pcn-details", "practice-map"},
       "Code, name and dates as the register gives them; the newest name counts, earlier ones are kept. The "
       "address of "
       "a network in the register is its payee's office and is not used."},
      {"networks.district",
       {"pcn-members", "postcodes"},
       "The borough of the CCG of 2019 where that stood for one borough; for later networks the borough of "
       "most of the "
       "members' patients."},
      {"networks.type",
       {"practice-map"},
       "No open source states a network's type. A network most of whose patients are on lists that are not "
       "open to everyone is marked as such; all others are taken as geographic."},
      {"memberships",
       {"pcn-members", "practice-map", "monthly-memberships"},
       "The registers of several years and the months from June 2024 on joined into one history; a later "
       "register's dates count, but nobody joins before the day of a register that lacks them, and nobody is "
       "a "
       "member after the practice closed. The registers record "
       "networks from 1 October 2019, but the contracts went live on 1 July 2019. Where a change lies "
       "between two "
       "vintages without a recorded day, the day of the later vintage is used and marked as not recorded. "
       "Each "
       "practice counts wholly to its network: the registers hold no shares."},
      {"practices",
       {"organisations", "practice-map", "practice-sites", "ratings"},
       "Name, address, telephone and status of the newest register. Names are put in ordinary case, spelt as "
       "the "
       "Care Quality Commission does where both agree; websites are of 2019."},
      {"practices.point",
       {"postcodes", "practice-places", "practice-sites"},
       "The position of the practice's postcode, good to about 100 metres; not the door."},
      {"practices.district",
       {"pcn-members", "postcodes"},
       "The borough of the practice's CCG of 2019; for later practices that of their network, else of their "
       "postcode."},
      {"practices.contract",
       {"payments"},
       "The type of contract in the latest payments file that has the practice."},
      {"practices.cqc",
       {"ratings"},
       "The latest overall rating and its year, as a research centre gathered them from the regulator's "
       "list; ratings after the file's date are missing."},
      {"practices.imd",
       {"practice-deprivation"},
       "The average deprivation score of the places where the registered patients live, weighted by "
       "patients."},
      {"sites",
       {"practice-sites", "organisations", "postcodes"},
       "Main sites are the practices of today; branches are of 2019 and may have changed. The surgery of a "
       "practice that another one clearly took over is taken to be open, as that one's. Surgeries of other "
       "practices that are listed no more, and sites that have moved since 2019, are kept as former sites."},
      {"successions",
       {"practice-lists", "practice-ages", "payments", "practice-map", "placed-lists"},
       "No open register names the successor of a practice. It is inferred: in the time in which one list "
       "ended another grew by as much more than usual. Address, telephone, network, the way between the "
       "surgeries, and with whom the people around the surgery were registered afterwards, decide between "
       "several. Clear means that it happened within four months, at one address, or that those people were "
       "mostly with the successor."},
      {"special_lists",
       {"practice-map", "practice-ages"},
       "Practices whose lists are not open to everyone: told by the name (special allocation, homeless, care "
       "home), or by the ages and sexes on the list."},
      {"lists",
       {"practice-lists", "practice-ages", "payments"},
       "Registered patients on the day, and averages over a financial year, dated in its middle. More people "
       "are "
       "registered than the census counts: lists hold people who moved away."},
      {"lists.age_sex", {"practice-ages"}, "Registered patients by sex and five-year age band."},
      {"lists.weighted",
       {"payments"},
       "The contractor weighted list (Carr-Hill formula), average over a financial year, dated in its "
       "middle. It is "
       "neither the registered list nor the network's adjusted population."},
      {"small_areas",
       {"area-commissioners", "area-wards", "area-shapes", "centroids"},
       "Lower layer super output areas of 2021; borders generalised to 20 metres, rounded to whole metres "
       "and stored "
       "once. Beyond the edge only the population-weighted centre and the residents are kept."},
      {"small_areas.residents",
       {"residents"},
       "Usual residents by six age groups; of the area's places, 1 to 4 people of a group are kept as 3."},
      {"small_areas.deprivation",
       {"deprivation"},
       "Index of Multiple Deprivation 2025: rank 1 is the most deprived."},
      {"small_areas.rural_urban", {"rural-urban"}, "Rural-urban classification of 2021."},
      {"small_areas.ward",
       {"area-wards"},
       "The ward of 2024 that fits a small area best; wards and small areas do not nest. A postcode has the "
       "ward that the postcode directory gives it."},
      {"small_areas.msoa",
       {"msoa-names"},
       "Names of middle layer super output areas by the House of Commons Library."},
      {"small_areas.changes",
       {"area-changes"},
       "Which small areas of 2011 were split or merged into which of 2021; used for registrations by small "
       "area of "
       "2011."},
      {"observed",
       {"placed-lists", "area-changes", "residents"},
       "Registered patients of each practice by the small area where they live, both sexes, as published. "
       "Small "
       "areas of 2011 are carried to those of 2021; patients of one that was split are shared out by "
       "residents. "
       "Of practices beyond the edge only the patients of the area's places are kept."},
      {"services.register",
       {"organisations", "postcodes"},
       "Enhanced access services that are active in the register of prescribers and that its kind, their "
       "whole name and their place tie to one network; without telephone numbers of mobiles. Opening hours "
       "are not in the data. Urgent treatment and walk-in centres are not used: in this register they are "
       "cost centres and no list of places."},
      {"services.pharmacies",
       {"pharmacies", "dispensaries", "pharmacy-postcodes", "postcodes"},
       "Pharmacies with contracted opening hours of the list; those that a later register gives as closed "
       "are left "
       "out, those that only it has are added without hours. Position of the postcode. Those up to 5 km "
       "beyond the edge are kept for "
       "distances only."},
      {"services.hospitals",
       {"hospitals"},
       "Points of hospitals in the area; the file has neither address nor hours."},
      {"workforce",
       {"staff"},
       "Full-time equivalents (37.5 hours a week) of staff whom the networks report, summed by network and "
       "role: one "
       "row of the file is one person's post and is never shown. Networks without a return are missing, not "
       "zero."},
      {"workforce.years",
       {"staff-years"},
       "The mean working time of one recorded post (1 is full time) by year to 31 March and staff group, "
       "over "
       "the monthly returns of that year, as the file's author worked it out. It is not a total: it says "
       "whether posts were full or part time, not how many staff a network had."},
      {"registers",
       {"registers"},
       "Patients on the disease registers of the Quality and Outcomes Framework; crude counts, not adjusted "
       "for age."},
      {"activity",
       {"appointments", "practice-heads", "online-consultations", "calls", "impact-fund"},
       "Counts of the publishers by practice, added up over the members of the shown day; a practice of "
       "which a file has "
       "nothing is not known, and the practices that are known are said."},
      {"declared",
       {"declared-areas"},
       "Network areas of spring 2020 as the British Red Cross published them. The publisher does not say how "
       "the shapes "
       "were made; that they are unions of the areas that practices declared is inferred from their "
       "overlaps."},
      {"basemap.river", {"rivers"}, "Clipped to the surroundings of the area and simplified."},
      {"basemap.park", {"parks"}, "Public parks of two hectares or more, simplified."},
      {"basemap.rail",
       {"rail-lines", "tube-lines"},
       "Lines that run today, simplified; planned and closed ones left out."},
      {"basemap.station", {"tube-stations", "rail-stations"}, "Stations served today."},
      {"basemap.place", {"places", "settlements"}, "Names of towns, suburbs and villages."},
      {"postcodes",
       {"postcodes"},
       "Every postcode of the area with its position to a metre and the small area that contains it."},
      {"england",
       {"practice-ages", "practice-map", "staff"},
       "Quartiles and deciles over all of England's networks on the newest date; rates of staff over the "
       "networks with "
       "a return."},
  };
  return table;
}

}  // namespace

void add_provenance(Build& build) {
  for (const Group& group : groups()) {
    const auto used = build.inputs.used(group.kinds);
    if (!used.empty())
      build.data.provenance.push_back({std::string(group.group), used, std::string(group.method)});
  }
}

}  // namespace pcn
