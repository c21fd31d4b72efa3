#include "core/document/glossary.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/glossary_depth.h"

namespace pcn {

namespace {

std::vector<GlossaryEntry> entries() {
  return {
      {"arrs", "Additional roles (ARRS)",
       "Staff whose pay a network gets back from the NHS: pharmacists, physiotherapists, social prescribing "
       "link workers and others. ARRS is short for Additional Roles Reimbursement Scheme.",
       "They are most of what a network adds to what each practice could do alone.",
       "Counted on one day of the year. Staff who are paid in other ways are not in this figure."},
      {"borough", "Local authority",
       "The council area in which a place lies: a London borough, a metropolitan borough, a district or a "
       "unitary authority. A network is counted in the one where most of its patients are registered.",
       "Councils run social care and public health, so networks work with them.",
       "Networks and practices may serve people of several local authorities."},
      {"branch", "Branch surgery",
       "A second place where a practice sees patients. It shares the practice's code and patient list.",
       "Your nearest door may be a branch of a practice whose main site is farther away.",
       "Branches come from an older list than the practices. Ask the practice whether the branch is still "
       "open."},
      {"carried-forward", "Carried forward",
       "Counted earlier, and brought up to a later list. Each practice keeps the places where its patients "
       "lived "
       "when they were counted. Their number grows or shrinks with its list. When practices merge, their "
       "counts "
       "are added.",
       "Counts by place are not at hand for every month. Where people register changes slowly: after three "
       "years, about 95 of 100 patients were still in the right practice and place.",
       "New homes and moves since the count are not in it. Practices of which nobody was counted are "
       "modelled."},
      {"clinical-director", "Clinical director",
       "The doctor, nurse or other clinician who answers for a network's work. Every network must have one.",
       "It is the person whom partners and patients' groups can talk to about the network as a whole.",
       "Names of clinical directors are not in the open data used here."},
      {"coverage-gap", "Coverage gap",
       "A place, a practice or a network that fails one of the named tests of coverage: too far, too few, in "
       "none.",
       "Commissioners have to see to it that networks cover every place and every patient.",
       "Each test has a threshold that you can move. A gap is a question to ask, not proof that people go "
       "without "
       "care."},
      {"cqc", "CQC rating",
       "The mark that a practice got at its last inspection by the Care Quality Commission. It is "
       "Outstanding, Good, Requires improvement or Inadequate.",
       "It is the one public judgement of a practice by an independent inspector.",
       "Many ratings are several years old. The year of the inspection is shown with it."},
      {"declared", "Declared area",
       "The area that a network's practices said they cover, as published for spring 2020.",
       "It shows where people may ask to register.",
       "Areas of neighbouring networks overlap a great deal. How the shapes were made is not stated by their "
       "publisher; "
       "that they join up practices' own catchment areas is inferred from the overlaps."},
      {"density", "Residents per square kilometre",
       "People counted where they live by the 2021 census, divided by the area of the place.",
       "Where people live close together, a practice can be near to many of them.",
       "Parks, rivers and docks inside a place make it look emptier than its streets are."},
      {"deprivation", "Deprivation (IMD 2025)",
       "The Index of Multiple Deprivation puts all 33,755 small areas of England in order. It looks at "
       "income, work, health, schooling, crime, housing and surroundings. Tenth 1 is the most deprived.",
       "People in deprived places tend to fall ill earlier and to need more care.",
       "It describes places, not persons: not everybody in a deprived place is poor."},
      {"distance", "Distance",
       "Metres in a straight line, from the middle of the postcode or from where most people of a place "
       "live; by the nearest bridge, tunnel or ferry where a wide river that the data know lies between.",
       "Near services are used more.",
       "The way along streets is longer, often by a third, and a small river or a railway can make it much "
       "longer."},
      {"enhanced-access", "Evening and weekend clinics (enhanced access)",
       "Appointments outside normal hours that a network offers to patients of all its practices: Monday to "
       "Friday 6:30pm "
       "to 8pm and Saturday 9am to 5pm.",
       "They help people who cannot come in working hours.",
       "The list used here has the clinics' addresses but not their hours. Book through your own practice."},
      {"footprint", "Footprint", "The places where a network's patients live, under a stated rule.",
       "Networks are lists of practices. A footprint shows what part of the map they serve.",
       "Each rule draws another line. The rule is always named beside the map."},
      {"fte", "FTE (full-time equivalent)",
       "Staff time in units of one full-time job. Two people who each work half the week are 1 FTE.",
       "It compares staff fairly where many work part-time.",
       "It says nothing of how many persons there are."},
      {"fte-per-10000", "Additional staff per 10,000 patients",
       "How many full-time jobs in additional roles there are for every 10,000 patients.",
       "It compares networks of different size.",
       "Networks also buy services from others; those staff may be missing here."},
      {"hospital", "Hospital", "A hospital site on the national list of 2022.",
       "It shows where the next hospital is.", "Not every hospital has an emergency department."},
      {"icb", "Integrated care board (ICB)",
       "The NHS body that plans and pays for health services in a part of England.",
       "It signs the contracts with the networks and must see that they cover everyone.", ""},
      {"leading-network", "Leading network",
       "The network that looks after more of the people of a place than any other.",
       "It is the best single answer to the question which network serves this place.",
       "In many places several networks serve a good part of the people. You belong to the network of your "
       "own practice, "
       "whichever that is."},
      {"leading-share", "Share of the leading network",
       "How many of the people of a place go to its leading network. Only people with a practice are "
       "counted.",
       "A high share means that one network can plan for the place. A low share means that several must work "
       "together.",
       "It is as good as what it rests on: a count, a count carried forward, or a model. The map says "
       "which."},
      {"list-inflation", "List inflation",
       "More people are on the lists of practices than were counted as living here. This is the difference.",
       "Lists keep some who have moved away, and the census misses some who live here.",
       "Part of it is people who live just outside and register inside."},
      {"list-size", "Registered patients", "All people on the lists of a network's practices on one day.",
       "It is the number that the size rule is about and on which payments rest.",
       "More people are registered than the census counts. It is not the same as residents or as weighted "
       "patients."},
      {"modelled", "Modelled",
       "Worked out by a formula, not counted. The list of each practice is spread over the places around it. "
       "Near places get more. In the end every list is used up, and every place gets its residents.",
       "It serves where nobody was counted, and to compare with the count.",
       "Real people also choose by bus route, language, friends and habit. Read the map as likely, not as "
       "certain."},
      {"network", "Primary care network (PCN)",
       "A group of GP practices near each other. They work as a team and share staff and services.",
       "It lets small practices offer what none could offer alone, such as a physiotherapist or Saturday "
       "clinics.",
       "It is not a place to go to and not a public authority. You register with a practice, never with a "
       "network."},
      {"observed", "Observed",
       "Counted: the published number of each practice's patients living in each small area.",
       "It shows real choices of real people.",
       "It stands for days within three months of the count. For other days it is carried forward."},
      {"ods-code", "ODS code",
       "The NHS's own code for an organisation: a letter and five digits for most practices and networks.",
       "Names change and repeat; codes do not.", ""},
      {"pharmacy", "Pharmacy",
       "A chemist that hands out what doctors prescribe. Pharmacists give advice and can treat some common "
       "illnesses.",
       "Often it is the nearest place for help without an appointment.",
       "Opening hours are those of the list's date. Call before you go far."},
      {"practice", "GP practice",
       "A team of doctors, nurses and others. It looks after the people who are registered with it.",
       "It is your first place for care and the member of the network.", ""},
      {"residents", "Residents", "People whose usual home was in the place on census day, 21 March 2021.",
       "It counts people where they live, whether registered or not.",
       "The population has changed since 2021."},
      {"size-rule", "Size rule",
       "The national contract wants networks to have 30,000 to 50,000 registered patients. Smaller ones are "
       "meant only for very rural places. Larger ones are allowed.",
       "Small enough to know its people, large enough to share staff.",
       "“Rural” here means that most of the network's counted patients live in places classed as rural "
       "(2021). Whether the commissioner allowed a smaller network is not in the data."},
      {"small-area", "Small area (LSOA)",
       "A piece of the map with about 1,000 to 3,000 people. It was drawn for counting, by the Office for "
       "National Statistics.",
       "It is the smallest place for which population and deprivation are published.",
       "Its borders mean nothing to the people who live there."},
      {"special-list", "List that is not open to everyone",
       "A practice for some people only: those who were taken off the list of another practice (special "
       "allocation), who live in care homes, are homeless, go to one school or university, or see their GP "
       "online.",
       "Such a practice is a member of its network like others. But people nearby cannot simply join it, so "
       "it is left out of lists of practices near you.",
       "It is told by the practice's name or by the ages on its list, so one or the other may be missed."},
      {"succession", "Practice that was taken over",
       "A practice whose list ended while another practice's list grew by as much. Its patients are then "
       "with "
       "that one.",
       "Its surgery often stays open as a branch, under the other practice's code.",
       "No open register names the successor of a practice: it is inferred from the lists. Where several "
       "could "
       "be meant, the practice is only said to be listed no more."},
      {"unallocated", "Practice in no network",
       "A practice that sees patients but belongs to no network on the date.",
       "Its patients must still be offered network services, by arrangement.",
       "It may be about to join or to close."},
      {"ward", "Ward", "A part of a local authority that elects its own councillors.",
       "Neighbourhood health teams are being planned by groups of wards.", ""},
      {"weighted-patients", "Weighted patients",
       "Registered patients, made to count more or less by the work they are likely to need. The formula is "
       "national (Carr-Hill). It looks at age, sex, illness, new patients and rural costs.",
       "Most money for practices follows it.",
       "It is an average over a financial year and not a count of people. Never compare it with registered "
       "patients as if "
       "both were heads."},
  };
}

}  // namespace

const std::vector<GlossaryEntry>& glossary() {
  static const std::vector<GlossaryEntry> all = [] {
    std::vector<GlossaryEntry> sorted = entries();
    for (const GlossaryEntry& entry : depth_terms()) sorted.push_back(entry);
    sort_stable(sorted.begin(), sorted.end(), [](const GlossaryEntry& a, const GlossaryEntry& b) {
      return to_lower_ascii(a.term) < to_lower_ascii(b.term);
    });
    return sorted;
  }();
  return all;
}

const GlossaryEntry* find_term(std::string_view id) {
  for (const GlossaryEntry& entry : glossary()) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace pcn
