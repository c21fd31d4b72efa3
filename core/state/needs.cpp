#include "core/state/needs.h"

namespace pcn {

const std::vector<Need>& needs() {
  static const std::vector<Need> all = {
      {"emergency", "Help in an emergency", NeedKind::kSafety},
      {"urgent", "Help that cannot wait", NeedKind::kSafety},
      {"pharmacy", "A pharmacy near you", NeedKind::kPharmacy},
      {"pharmacy-late", "A pharmacy that is open late", NeedKind::kPharmacy},
      {"pharmacy-saturday", "A pharmacy that opens on Saturday", NeedKind::kPharmacy},
      {"pharmacy-sunday", "A pharmacy that opens on Sunday", NeedKind::kPharmacy},
      {"evening", "An appointment in the evening", NeedKind::kEvening},
      {"saturday", "An appointment at the weekend", NeedKind::kEvening},
      {"physio", "A physiotherapist", NeedKind::kRole},
      {"pharmacist", "A pharmacist at your practice", NeedKind::kRole},
      {"mental-health", "A mental health worker", NeedKind::kRole},
      {"link-worker", "A social prescribing link worker", NeedKind::kRole},
      {"paramedic", "A paramedic", NeedKind::kRole},
      {"nurse", "A nurse", NeedKind::kRole},
      {"coach", "A health and wellbeing coach", NeedKind::kRole},
      {"care-coordinator", "A care co-ordinator", NeedKind::kRole},
      {"dietitian", "A dietitian", NeedKind::kRole},
      {"podiatrist", "A podiatrist", NeedKind::kRole},
      {"occupational-therapist", "An occupational therapist", NeedKind::kRole},
      {"social-worker", "A social worker", NeedKind::kRole},
      {"healthcare-assistant", "A healthcare assistant", NeedKind::kRole},
      {"gp", "A GP practice near you", NeedKind::kPractices},
      {"register", "Register with a GP practice", NeedKind::kPractices},
      {"change", "Change your GP practice", NeedKind::kPractices},
      {"closed", "Your practice has closed", NeedKind::kPractices},
      {"my-practice", "Which practice are you with?", NeedKind::kPractices},
      {"hospital", "A hospital", NeedKind::kHospital},
      {"blood-pressure", "A blood pressure check", NeedKind::kElsewhere},
      {"blood-test", "A blood test", NeedKind::kElsewhere},
      {"vaccination", "A vaccination", NeedKind::kElsewhere},
      {"prescription", "A prescription", NeedKind::kElsewhere},
      {"dentist", "A dentist", NeedKind::kElsewhere},
      {"optician", "An optician", NeedKind::kElsewhere},
      {"pregnancy", "Care in pregnancy", NeedKind::kElsewhere},
      {"sexual-health", "Sexual health and contraception", NeedKind::kElsewhere},
      {"at-practice", "Ask your practice", NeedKind::kElsewhere},
      {"pcn", "What is a primary care network?", NeedKind::kElsewhere},
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
