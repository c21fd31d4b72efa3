#include <array>

#include "core/import/staff_files.h"

namespace pcn {
namespace {

// First days under the reimbursement scheme, as the Network Contract DES of each year brought them in; a year
// alone is taken as the start of that financial year, and the first year began with the contract on 1 July
// 2019. Advanced practitioners and mental health practitioners came in April 2021, nursing associates in
// October 2020. Since April 2026 any GP may be paid for, before that recently qualified ones only.
constexpr std::string_view kNotStated;

struct Known {
  std::string_view role;
  std::string_view plain_name;
  std::string_view plain_help;
  std::string_view from;
};

// Roles of the Additional Roles Reimbursement Scheme.
constexpr std::array<Known, 27> kReimbursed = {{
    {"Pharmacists", "Clinical pharmacist",
     "Checks that your medicines suit you and answers questions about them.", "2019-07-01"},
    {"Social Prescribing Link Workers", "Social prescribing link worker",
     "Puts you in touch with local groups and help that is not medical, such as debt advice or company.",
     "2019-07-01"},
    {"Physiotherapists", "First contact physiotherapist",
     "Sees people with back, joint or muscle pain without a GP appointment first.", "2020-04-01"},
    {"Physician Associates", "Physician assistant (physician associate)",
     "Assists the GPs with patients whom a doctor has seen; never stands in for a doctor. The role was "
     "reviewed "
     "and renamed in July 2025 (Leng review).",
     "2020-04-01"},
    {"Pharmacy Technicians", "Pharmacy technician",
     "Sorts out repeat prescriptions and how to use your medicines.", "2020-04-01"},
    {"Care Coordinators", "Care co-ordinator",
     "Helps people with several conditions or carers to plan care and keep appointments.", "2020-04-01"},
    {"Health and Wellbeing Coaches", "Health and wellbeing coach",
     "Works with you on goals such as weight, sleep, pain or stress.", "2020-04-01"},
    {"Dieticians", "Dietitian",
     "Advises what to eat with diabetes, gut trouble or after losing weight unplanned.", "2020-04-01"},
    {"Podiatrists", "Podiatrist", "Treats feet and ankles, for instance of people with diabetes.",
     "2020-04-01"},
    {"Therapists", "Occupational and other therapists",
     "Help you to manage everyday tasks at home and at work; most are occupational therapists.",
     "2020-04-01"},
    {"Paramedics", "Paramedic", "Visits people at home and sees those who need to be seen on the same day.",
     "2021-04-01"},
    {"Nursing Associates", "Nursing associate", "Takes blood, checks blood pressure and supports the nurses.",
     "2020-10-01"},
    {"Trainee Nursing Associates", "Trainee nursing associate",
     "Learns the work of a nursing associate on the job.", "2020-10-01"},
    {"Mental Health Practitioners", "Mental health practitioner",
     "Talks with you about anxiety, low mood or other troubles and plans what may help.", "2021-04-01"},
    {"Advanced Nurse Practitioners", "Advanced nurse practitioner",
     "A nurse with further training who can diagnose, prescribe and refer.", "2021-04-01"},
    {"Advanced Pharmacist Practitioners", "Advanced pharmacist",
     "A pharmacist with further training who can assess you and prescribe.", "2021-04-01"},
    {"Advanced Paramedic Practitioners", "Advanced paramedic",
     "A paramedic with further training who can diagnose and treat.", "2021-04-01"},
    {"Advanced Physiotherapist Practitioners", "Advanced physiotherapist",
     "A physiotherapist with further training who can order tests and give injections.", "2021-04-01"},
    {"Advanced Occupational Therapist Practitioners", "Advanced occupational therapist",
     "An occupational therapist with further training for complex needs.", "2021-04-01"},
    {"Advanced Dietician Practitioners", "Advanced dietitian",
     "A dietitian with further training for complex needs.", "2021-04-01"},
    {"Advanced Podiatrist Practitioners", "Advanced podiatrist",
     "A podiatrist with further training for complex needs.", "2021-04-01"},
    {"General Practice Assistants", "GP assistant",
     "Does paperwork and simple tests so that GPs have time for you.", "2022-10-01"},
    {"Digital and Transformation Leads", "Digital and transformation lead",
     "Improves how appointments, telephones and online services work.", "2022-10-01"},
    {"Enhanced Practice Nurses", "Enhanced practice nurse",
     "A practice nurse with further training in an area such as women's health or diabetes.", "2024-04-01"},
    {"Salaried GPs", "GP employed by the network",
     "A doctor whom the network employs for all its practices: since October 2024 recently qualified ones, "
     "since "
     "April 2026 any.",
     "2024-10-01"},
    {"Healthcare Support Workers", "Healthcare support worker",
     "Takes blood, checks blood pressure and gives advice.", "2025-04-01"},
    {"Apprentice Physician Associates", "Apprentice physician assistant", "Learns the work on the job.",
     "2023-04-01"},
}};

// Staff of networks who are paid in other ways.
constexpr std::array<Known, 21> kOthers = {{
    {"Medical Clinical Director (GP)", "Clinical director (GP)", "A GP who leads the network.", kNotStated},
    {"Clinical Director (DPC)", "Clinical director", "A clinician who leads the network.", kNotStated},
    {"Clinical Director (Nurse)", "Clinical director (nurse)", "A nurse who leads the network.", kNotStated},
    {"Non-clinical Director", "Director", "Leads the network's business side.", kNotStated},
    {"Managers", "Manager", "Runs the network's daily business.", kNotStated},
    {"Receptionists", "Receptionist", "Answers calls and books appointments.", kNotStated},
    {"Telephonists", "Telephonist", "Answers calls.", kNotStated},
    {"Medical Secretaries", "Medical secretary", "Writes and sends letters about your care.", kNotStated},
    {"Other Admin/Non-clinical", "Other office staff", "Work behind the scenes.", kNotStated},
    {"Estates and Ancillary", "Buildings and support staff", "Look after the buildings.", kNotStated},
    {"Apprentices", "Apprentice", "Learns a job in the network.", kNotStated},
    {"GP Locums", "Locum GP", "A doctor who stands in for a time.", kNotStated},
    {"Healthcare Assistants", "Healthcare assistant", "Takes blood, checks blood pressure and gives advice.",
     kNotStated},
    {"Phlebotomists", "Phlebotomist", "Takes blood samples.", kNotStated},
    {"Nurse Specialists", "Specialist nurse", "A nurse with special knowledge of a condition.", kNotStated},
    {"Other Nurses", "Other nurses", "Nurses in other posts.", kNotStated},
    {"Community Mental Health Nurses", "Community mental health nurse",
     "Supports people with mental illness near home.", kNotStated},
    {"Mental Health and Wellbeing Practitioners", "Mental health and wellbeing practitioner",
     "Plans care with people who have severe mental health problems.", kNotStated},
    {"NHS Talking Therapies Therapists", "Talking therapist",
     "Gives talking treatment for anxiety and depression.", kNotStated},
    {"Social Workers", "Social worker", "Helps with care, housing and safety.", kNotStated},
    {"Other Direct Patient Care", "Other staff who care for patients", "See patients in other posts.",
     kNotStated},
}};

template <std::size_t N>
const Known* find(const std::array<Known, N>& table, std::string_view role) {
  for (const Known& known : table) {
    if (known.role == role) return &known;
  }
  return nullptr;
}

}  // namespace

RoleWords role_words(std::string_view /*group*/, std::string_view role) {
  if (const Known* known = find(kReimbursed, role)) {
    return {std::string(known->plain_name), std::string(known->plain_help), parse_date(known->from), true};
  }
  if (const Known* known = find(kOthers, role)) {
    return {std::string(known->plain_name), std::string(known->plain_help), std::nullopt, false};
  }
  return {std::string(role), "", std::nullopt, false};
}

}  // namespace pcn
