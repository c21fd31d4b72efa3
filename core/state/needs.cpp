#include "core/state/needs.h"

#include "texts/needs.h"

namespace pcn {

const std::vector<Need>& needs() {
  static const std::vector<Need> all = {
      {"emergency", text::needs::emergency, NeedKind::kSafety},
      {"urgent", text::needs::urgent, NeedKind::kSafety},
      {"pharmacy", text::needs::pharmacy, NeedKind::kPharmacy},
      {"pharmacy-late", text::needs::pharmacy_late, NeedKind::kPharmacy},
      {"pharmacy-saturday", text::needs::pharmacy_saturday, NeedKind::kPharmacy},
      {"pharmacy-sunday", text::needs::pharmacy_sunday, NeedKind::kPharmacy},
      {"evening", text::needs::evening, NeedKind::kEvening},
      {"saturday", text::needs::saturday, NeedKind::kEvening},
      {"physio", text::needs::physio, NeedKind::kRole},
      {"pharmacist", text::needs::pharmacist, NeedKind::kRole},
      {"mental-health", text::needs::mental_health, NeedKind::kRole},
      {"link-worker", text::needs::link_worker, NeedKind::kRole},
      {"paramedic", text::needs::paramedic, NeedKind::kRole},
      {"nurse", text::needs::nurse, NeedKind::kRole},
      {"coach", text::needs::coach, NeedKind::kRole},
      {"care-coordinator", text::needs::care_coordinator, NeedKind::kRole},
      {"dietitian", text::needs::dietitian, NeedKind::kRole},
      {"podiatrist", text::needs::podiatrist, NeedKind::kRole},
      {"occupational-therapist", text::needs::occupational_therapist, NeedKind::kRole},
      {"social-worker", text::needs::social_worker, NeedKind::kRole},
      {"healthcare-assistant", text::needs::healthcare_assistant, NeedKind::kRole},
      {"gp", text::needs::gp, NeedKind::kPractices},
      {"register", text::needs::register_with, NeedKind::kPractices},
      {"change", text::needs::change, NeedKind::kPractices},
      {"closed", text::needs::closed, NeedKind::kPractices},
      {"my-practice", text::needs::my_practice, NeedKind::kPractices},
      {"hospital", text::needs::hospital, NeedKind::kHospital},
      {"blood-pressure", text::needs::blood_pressure, NeedKind::kElsewhere},
      {"blood-test", text::needs::blood_test, NeedKind::kElsewhere},
      {"vaccination", text::needs::vaccination, NeedKind::kElsewhere},
      {"prescription", text::needs::prescription, NeedKind::kElsewhere},
      {"dentist", text::needs::dentist, NeedKind::kElsewhere},
      {"optician", text::needs::optician, NeedKind::kElsewhere},
      {"pregnancy", text::needs::pregnancy, NeedKind::kElsewhere},
      {"sexual-health", text::needs::sexual_health, NeedKind::kElsewhere},
      {"at-practice", text::needs::at_practice, NeedKind::kElsewhere},
      {"pcn", text::needs::pcn, NeedKind::kElsewhere},
  };
  return all;
}

const Need* find_need(std::string_view id) {
  for (const Need& need : needs()) {
    if (need.id == id) return &need;
  }
  return nullptr;
}

}  // namespace pcn
