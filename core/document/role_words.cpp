#include "core/document/role_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "texts/role_words.h"

namespace pcn {

namespace words = text::role_words;

const std::vector<AskedRole>& asked_roles() {
  static const std::vector<AskedRole> all = {
      {"physio", words::physio, words::physio_one, words::physio_help,
       "physiotherapists advanced-physiotherapist-practitioners", true},
      {"pharmacist", words::pharmacist, words::pharmacist_one, words::pharmacist_help,
       "pharmacists advanced-pharmacist-practitioners", true},
      {"mental-health", words::mental_health, words::mental_health_one, words::mental_health_help,
       "mental-health-practitioners mental-health-and-wellbeing-practitioners "
       "nhs-talking-therapies-therapists community-mental-health-nurses "
       "trainee-mental-health-and-wellbeing-practitioners trainee-nhs-talking-therapies-therapists "
       "applied-psychologists-clinical clinical-associates-in-psychology",
       true},
      {"link-worker", words::link_worker, words::link_worker_one, words::link_worker_help,
       "social-prescribing-link-workers", true},
      {"paramedic", words::paramedic, words::paramedic_one, words::paramedic_help,
       "paramedics advanced-paramedic-practitioners", true},
      {"nurse", words::nurse, words::nurse_one, words::nurse_help,
       "advanced-nurse-practitioners enhanced-practice-nurses nurse-specialists nursing-associates "
       "other-nurses",
       false},
      {"coach", words::coach, words::coach_one, words::coach_help, "health-and-wellbeing-coaches", false},
      {"care-coordinator", words::care_coordinator, words::care_coordinator_one, words::care_coordinator_help,
       "care-coordinators", false},
      {"dietitian", words::dietitian, words::dietitian_one, words::dietitian_help,
       "dieticians advanced-dietician-practitioners", false},
      {"podiatrist", words::podiatrist, words::podiatrist_one, words::podiatrist_help,
       "podiatrists advanced-podiatrist-practitioners", false},
      {"occupational-therapist", words::occupational_therapist, words::occupational_therapist_one,
       words::occupational_therapist_help, "therapists advanced-occupational-therapist-practitioners", false},
      {"social-worker", words::social_worker, words::social_worker_one, words::social_worker_help,
       "social-workers", false},
      {"healthcare-assistant", words::healthcare_assistant, words::healthcare_assistant_one,
       words::healthcare_assistant_help, "healthcare-assistants healthcare-support-workers phlebotomists",
       false},
  };
  return all;
}

const AskedRole* find_asked_role(std::string_view need) {
  for (const AskedRole& asked : asked_roles()) {
    if (asked.need == need) return &asked;
  }
  return nullptr;
}

std::vector<std::uint16_t> staff_to_ask(const Dataset& data, NetworkIndex network, const AskedRole& asked) {
  std::vector<std::uint16_t> found;
  for (const std::string_view id : split(asked.roles, ' ')) {
    for (const Workforce& row : data.workforce) {
      if (row.network == network && row.fte > 0 && data.roles[row.role].id == id) found.push_back(row.role);
    }
  }
  return found;
}

bool sees_patients(const Role& role) {
  const std::string group = to_lower_ascii(role.group);
  return group.find("admin") == std::string::npos && group.find("director") == std::string::npos &&
         !role.id.starts_with("trainee") && !role.id.starts_with("apprentice");
}

}  // namespace pcn
