#include "core/document/role_words.h"

#include <algorithm>

#include "core/base/text.h"

namespace pcn {

const std::vector<AskedRole>& asked_roles() {
  static const std::vector<AskedRole> all = {
      {"physio", "physiotherapist", "For pain in your back, joints or muscles.",
       "physiotherapists advanced-physiotherapist-practitioners", true},
      {"pharmacist", "pharmacist", "For help with your medicines and how to take them.",
       "pharmacists advanced-pharmacist-practitioners", true},
      {"mental-health", "mental health worker", "For low mood, worry, stress or other troubles of the mind.",
       "mental-health-practitioners mental-health-and-wellbeing-practitioners "
       "nhs-talking-therapies-therapists community-mental-health-nurses "
       "trainee-mental-health-and-wellbeing-practitioners trainee-nhs-talking-therapies-therapists "
       "applied-psychologists-clinical clinical-associates-in-psychology",
       true},
      {"link-worker", "link worker", "For help that is not medical: debt, housing, work or being alone.",
       "social-prescribing-link-workers", true},
      {"paramedic", "paramedic", "For visits at home, and for those who must be seen the same day.",
       "paramedics advanced-paramedic-practitioners", true},
      {"nurse", "nurse", "For many checks and treatments. Your practice has nurses of its own too.",
       "advanced-nurse-practitioners enhanced-practice-nurses nurse-specialists nursing-associates "
       "other-nurses",
       false},
      {"coach", "health coach", "For goals such as sleep, weight, pain or stress.",
       "health-and-wellbeing-coaches", false},
      {"care-coordinator", "care co-ordinator", "For help to plan care, if you have a lot of it.",
       "care-coordinators", false},
      {"dietitian", "dietitian", "For what to eat if you are ill.",
       "dieticians advanced-dietician-practitioners", false},
      {"podiatrist", "podiatrist", "For your feet and ankles.",
       "podiatrists advanced-podiatrist-practitioners", false},
      {"occupational-therapist", "occupational therapist", "For help to manage each day at home and at work.",
       "therapists advanced-occupational-therapist-practitioners", false},
      {"social-worker", "social worker", "For help with care, a home and being safe.", "social-workers",
       false},
      {"healthcare-assistant", "healthcare assistant", "For blood tests, blood pressure and other checks.",
       "healthcare-assistants healthcare-support-workers phlebotomists", false},
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
