#include "core/document/glossary_depth.h"

namespace pcn {

std::vector<GlossaryEntry> depth_terms() {
  return {
      {"adjusted-population", "Adjusted population",
       "A third way of counting a network's patients, set by the network contract, that scales the list for "
       "need.",
       "The minutes of evening and weekend care that a network must offer, and some of its money, follow it.",
       "It is not in the files used here. Neither the registered nor the weighted list may be shown as if it "
       "were "
       "it."},
      {"age-groups", "Ages of patients",
       "Registered patients by sex and five-year age band, added up over the practices of a network.",
       "Older people and small children need more care.",
       "Counted on one day; people who have moved away may still be on the list."},
      {"confidence-interval", "Confidence interval",
       "The range that would hold the true rate in 95 of 100 such counts, by Wilson's method.",
       "It tells a real difference from one that chance could make.",
       "It knows nothing of faults in recording, only of chance."},
      {"fair-sharing", "Fair sharing",
       "Ways to divide money, staff or hours among the practices of a network: equally, by registered list, "
       "by weighted "
       "list, by need, or by a mix.",
       "Equal shares look fair, but practices differ in size and in the needs of their patients.",
       "No way of sharing is official. The practices of a network agree on theirs."},
      {"funnel", "Funnel plot",
       "Rates drawn against the number of people they come from, with limits that widen where there are few "
       "people, and where networks differ from each other anyway.",
       "Small numbers swing widely; the limits keep from blame or praise for what is no more than that.",
       "Rates that are not adjusted for age differ because ages do."},
      {"need", "Need",
       "Registered patients of a practice, weighed by age, deprivation and a disease register as the network "
       "chooses.",
       "Ten patients of eighty-five need more than ten of twenty-five.",
       "The weights are for a network to agree on; they are no official formula. Without weights need is the "
       "list."},
      {"practice-deprivation", "Deprivation score of practices",
       "The mean deprivation score (IMD 2025) of the places where a practice's patients live; for a network "
       "the mean of "
       "its practices, weighted by their lists.",
       "It follows the patients and not the place of the surgery. A higher score is more deprived.",
       "A mean hides how different the streets of one network can be."},
      {"prevalence", "Register rate (prevalence)",
       "People on a practice's register of a condition, as part of the patients of the ages that the "
       "register looks at.",
       "It shows how many people live with the condition and need its care.",
       "It is crude, not adjusted for age, and depends on how well practices find and record the condition."},
      {"role-calendar", "Calendar of roles",
       "The day from which the NHS pays networks back for a kind of staff.",
       "A network cannot have been paid for a role before that day.",
       "Days are in the data only where a source of this page states them."},
      {"service-file", "Service file",
       "A file in which a network lists its own services, with places, hours, who they are for and who last "
       "checked them.",
       "National files do not say what a network offers.",
       "What it says is as true as those who wrote it; the day of the last check stands beside each "
       "service."},
      {"similar", "Networks like this one",
       "The networks nearest in size, ages, deprivation and density, each measured in standard deviations.",
       "To learn from others it helps to look at those with like patients.",
       "Likeness in four figures is not likeness in everything."},
  };
}

}  // namespace pcn
