// What people type and what comes of it, on the real area: one thing that is opened, or a list that holds the
// right thing and opens nothing.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/session/other_names.h"
#include "core/session/phrases.h"
#include "core/session/session.h"
#include "core/state/context.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

std::string all_of(const LookUp& found) {
  std::string text =
      found.exact ? "opens " + found.exact->label + " (" + found.exact->detail + ") " + found.exact->action
                  : found.title;
  for (const std::string& message : found.messages) text += "\n" + message;
  for (const Suggestion& choice : found.choices)
    text += "\n- " + choice.label + ": " + choice.detail + " " + choice.action;
  return text;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

enum class Outcome { kOpens, kLists, kElsewhere };
struct Row {
  const char* typed;
  Outcome outcome;
  const char* target;  // of what is opened: a part of its action; of a list: a part of one of its entries
};

constexpr Row kRows[] = {
    // Emergencies first, whatever else is said.
    {"999", Outcome::kOpens, "need=emergency"},
    {"A&E", Outcome::kOpens, "need=emergency"},
    {"a & e near me", Outcome::kOpens, "need=emergency"},
    {"accident and emergency", Outcome::kOpens, "need=emergency"},
    {"emergency", Outcome::kOpens, "need=emergency"},
    {"ambulance", Outcome::kOpens, "need=emergency"},
    {"I have chest pain since this morning", Outcome::kOpens, "need=emergency"},
    {"my dad had a stroke", Outcome::kOpens, "need=emergency"},
    {"suicidal", Outcome::kOpens, "need=emergency"},
    {"111", Outcome::kOpens, "need=urgent"},
    {"NHS 111", Outcome::kOpens, "need=urgent"},
    {"walk in centre", Outcome::kOpens, "need=urgent"},
    {"walk-in centre", Outcome::kOpens, "need=urgent"},
    {"urgent treatment centre", Outcome::kOpens, "need=urgent"},
    {"urgent care", Outcome::kOpens, "need=urgent"},
    {"minor injuries", Outcome::kOpens, "need=urgent"},
    {"out of hours doctor", Outcome::kOpens, "need=urgent"},
    // Pharmacies.
    {"pharmacy", Outcome::kOpens, "need=pharmacy&"},
    {"chemist", Outcome::kOpens, "need=pharmacy&"},
    {"chemist near me", Outcome::kOpens, "need=pharmacy&"},
    {"pharmacy open now", Outcome::kOpens, "need=pharmacy&on=now&at=now"},
    {"Which chemist is open today?", Outcome::kOpens, "need=pharmacy&on=now&at=now"},
    {"pharmacy open on Sunday", Outcome::kOpens, "need=pharmacy-sunday"},
    {"my nearest pharmacy open on Sunday", Outcome::kOpens, "need=pharmacy-sunday"},
    {"chemist open saturday", Outcome::kOpens, "need=pharmacy-saturday"},
    {"late night pharmacy", Outcome::kOpens, "need=pharmacy-late"},
    {"24 hour pharmacy", Outcome::kOpens, "need=pharmacy-late"},
    {"pharmacy SE5 9RS", Outcome::kOpens, "need=pharmacy&on=&at=&postcode=SE5%209RS"},
    {"pharmacy near SE5 9RS open on Sunday", Outcome::kOpens,
     "need=pharmacy-sunday&on=&at=&postcode=SE5%209RS"},
    {"pharmacy in Camberwell", Outcome::kOpens, "need=pharmacy&on=&at=&place=E01003921"},
    {"pharmacy in Sidcup", Outcome::kOpens, "need=pharmacy&on=&at=&place=E01"},
    {"Peace Pharmacy", Outcome::kOpens, "view=service&service="},
    {"Woolwich Late Night Pharmacy", Outcome::kOpens, "view=service&service="},
    {"boots", Outcome::kLists, "55 Sydenham Road"},
    {"Boots Sydenham", Outcome::kLists, "55 Sydenham Road"},
    // Appointments.
    {"evening appointment", Outcome::kOpens, "need=evening"},
    {"GP appointment after work", Outcome::kOpens, "need=evening"},
    {"Saturday appointment", Outcome::kOpens, "need=saturday"},
    {"can I see a doctor at the weekend", Outcome::kOpens, "need=saturday"},
    {"saturday", Outcome::kLists, "An appointment at the weekend"},
    {"sunday", Outcome::kLists, "A pharmacy that opens on Sunday"},
    // People.
    {"physio", Outcome::kOpens, "need=physio"},
    {"I need a physio", Outcome::kOpens, "need=physio"},
    {"physiotherapist near SE15 5LJ", Outcome::kOpens, "need=physio&on=&at=&postcode=SE15%205LJ"},
    {"see a physiotherapist without a GP", Outcome::kOpens, "need=physio"},
    {"pharmacist", Outcome::kOpens, "need=pharmacist"},
    {"link worker", Outcome::kOpens, "need=link-worker"},
    {"social prescribing", Outcome::kOpens, "need=link-worker"},
    {"mental health", Outcome::kOpens, "need=mental-health"},
    {"someone to talk to", Outcome::kOpens, "need=mental-health"},
    {"depression", Outcome::kOpens, "need=mental-health"},
    {"nurse", Outcome::kOpens, "need=nurse"},
    {"dietitian", Outcome::kOpens, "need=dietitian"},
    // Practices.
    {"gp near me", Outcome::kOpens, "need=gp"},
    {"GP", Outcome::kOpens, "need=gp"},
    {"doctor", Outcome::kOpens, "need=gp"},
    {"register with a GP", Outcome::kOpens, "need=register"},
    {"how do I register with a doctor", Outcome::kOpens, "need=register"},
    {"change GP", Outcome::kOpens, "need=change"},
    {"I want to change my doctor", Outcome::kOpens, "need=change"},
    {"my practice closed", Outcome::kOpens, "need=closed"},
    {"my surgery has closed", Outcome::kOpens, "need=closed"},
    {"Dr. Patel", Outcome::kLists, "Patel"},
    // Not in the data, or only in part.
    {"dentist", Outcome::kOpens, "need=dentist"},
    {"NHS dentist near me", Outcome::kOpens, "need=dentist"},
    {"optician", Outcome::kOpens, "need=optician"},
    {"blood test", Outcome::kOpens, "need=blood-test"},
    {"blood pressure", Outcome::kOpens, "need=blood-pressure"},
    {"flu jab", Outcome::kOpens, "need=vaccination"},
    {"vaccination", Outcome::kOpens, "need=vaccination"},
    {"prescription", Outcome::kOpens, "need=prescription"},
    {"midwife", Outcome::kOpens, "need=pregnancy"},
    {"hospital", Outcome::kOpens, "need=hospital"},
    {"King's College Hospital", Outcome::kOpens, "service=hospital-kings-college-hospital"},
    {"kings college hospital", Outcome::kOpens, "service=hospital-kings-college-hospital"},
    {"Lewisham Hospital", Outcome::kLists, "University Hospital Lewisham"},
    {"PRUH", Outcome::kOpens, "service=hospital-princess-royal-university-hospital"},
    {"queen elizabeth hospital woolwich", Outcome::kLists, "Queen Elizabeth Hospital"},
    {"emergency dentist", Outcome::kLists, "A dentist"},
    {"emergency contraception", Outcome::kOpens, "need=sexual-health"},
    {"smear test", Outcome::kOpens, "need=at-practice"},
    {"what is a PCN", Outcome::kOpens, "need=pcn"},
    {"which network am I in", Outcome::kOpens, "need=my-practice"},
    {"I feel ill", Outcome::kLists, "Help that cannot wait"},
    {"help", Outcome::kLists, "Help that cannot wait"},
    {"I want to die", Outcome::kOpens, "need=emergency"},
    {"pharmacy open bank holiday", Outcome::kOpens, "need=pharmacy&on=&at="},
    // Boroughs, towns and places.
    {"Lewisham", Outcome::kOpens, "view=borough&council=E09000023"},
    {"Bromley", Outcome::kOpens, "view=borough&council=E09000006"},
    {"bexley borough", Outcome::kOpens, "view=borough&council=E09000004"},
    {"Southwark council", Outcome::kOpens, "view=borough&council=E09000028"},
    {"Royal Borough of Greenwich", Outcome::kOpens, "view=borough&council=E09000011"},
    {"Camberwell", Outcome::kOpens, "view=place&place=E01003921"},
    {"Sidcup", Outcome::kLists, "Sidcup: station in Bexley"},
    {"Crystal Palace", Outcome::kOpens, "view=place&place=E01"},
    {"Croydon", Outcome::kElsewhere, "outside the area"},
    {"Dartford", Outcome::kElsewhere, "outside the area"},
    {"London", Outcome::kElsewhere, "Only a part of London is here"},
    {"Leeds", Outcome::kElsewhere, "This page covers Bexley"},
    {"LS1 4AP", Outcome::kElsewhere, "Leeds"},
    // Names on the door.
    {"Manor Place Surgery", Outcome::kLists, "surgery of Nexus Health Group, 1 Manor Place"},
    {"Aylesbury Medical Centre", Outcome::kLists, "surgery of Nexus Health Group"},
    {"Waldron Health Centre", Outcome::kLists, "practice in North Lewisham PCN"},
    {"Decima Street", Outcome::kLists, "surgery of"},
    {"Marvels Lane", Outcome::kLists, "surgery of"},
    {"The Pickford Surgery", Outcome::kOpens, "view=practice&practice=G83002&site=G83002001"},
    {"Station Road Surgery", Outcome::kLists, "DA17 6JJ"},
    {"Burnt Ash Surgery", Outcome::kOpens, "practice=G85027"},
    {"South Lewisham Group Practice", Outcome::kOpens, "practice=G85005"},
    {"Coldharbour Lane", Outcome::kLists, "practice in"},
    {"fiveways", Outcome::kOpens, "net=U41041"},
    {"five ways", Outcome::kOpens, "net=U41041"},
    {"Five Ways PCN", Outcome::kOpens, "net=U41041"},
    {"Brixton Hill", Outcome::kLists, "Brixton Hill Group Practice"},
    {"Rye Lane", Outcome::kLists, "20 Rye Lane"},
    // Telephone numbers.
    {"020 7274 4507", Outcome::kOpens, "practice="},
    {"02072744507", Outcome::kOpens, "practice="},
    {"+44 20 7274 4507", Outcome::kOpens, "practice="},
    {"+44 (0)20 7274 4507", Outcome::kOpens, "practice="},
    {"tel. 020 7274 4507", Outcome::kOpens, "practice="},
    {"020 8778 7651", Outcome::kOpens, "view=service&service="},
    {"020 7000 0000", Outcome::kElsewhere, "Nobody in these data has the number"},
    // Slips: a list, and nothing is opened.
    {"pharmcy", Outcome::kLists, "A pharmacy near you"},
    {"physoi", Outcome::kLists, "A physiotherapist"},
    {"dentits", Outcome::kLists, "A dentist"},
    {"emergancy", Outcome::kLists, "Help in an emergency"},
    {"Lewishem", Outcome::kLists, "Lewisham"},
    {"Pickford Surgey", Outcome::kLists, "The Pickford Surgery"},
    {"Camberwell Green Surgey", Outcome::kLists, "Camberwell Green Surgery"},
};

class TypedPhrases : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto loaded = Session::load(bytes, "south-east-london.json");
    ASSERT_TRUE(loaded) << loaded.error().message();
    session_ = loaded->release();
  }
  static void TearDownTestSuite() { delete session_; }
  void SetUp() override { session_->restore(""); }
  static inline Session* session_ = nullptr;

  static Document answer(const std::string& fragment) {
    EXPECT_TRUE(session_->restore(fragment).empty()) << fragment;
    return session_->document("answer");
  }
};

TEST_F(TypedPhrases, EachComesToTheRightEnd) {
  static_assert(std::size(kRows) >= 80);
  for (const Row& row : kRows) {
    const LookUp found = session_->look_up(row.typed);
    const std::string text = all_of(found);
    if (row.outcome == Outcome::kOpens) {
      EXPECT_TRUE(found.exact && has(found.exact->action, row.target))
          << row.typed << " should open " << row.target << "\n"
          << text;
      continue;
    }
    EXPECT_FALSE(found.exact) << row.typed << "\n" << text;
    EXPECT_EQ(found.elsewhere, row.outcome == Outcome::kElsewhere) << row.typed << "\n" << text;
    EXPECT_TRUE(!found.choices.empty() || row.outcome == Outcome::kElsewhere) << row.typed << "\n" << text;
    EXPECT_TRUE(has(text, row.target)) << row.typed << " should list " << row.target << "\n" << text;
  }
}

TEST_F(TypedPhrases, WhatIsOpenedAndOfferedHoldsInAnAddress) {
  session_->apply("clock=2026-11-29T10:15");
  for (const Row& row : kRows) {
    const LookUp found = session_->look_up(row.typed);
    std::vector<Suggestion> all = found.choices;
    if (found.exact) all.push_back(*found.exact);
    for (const Suggestion& suggestion : all) {
      session_->restore("");
      EXPECT_TRUE(session_->apply(suggestion.action).empty()) << row.typed << ": " << suggestion.action;
    }
  }
}

TEST_F(TypedPhrases, TheWordForAnEmergencyIsAnsweredBeforeAllElse) {
  const Document card = answer("view=need&need=emergency");
  EXPECT_TRUE(has(card.summary, "Call 999"));
  const std::string text = testing::to_plain_text(card);
  EXPECT_LT(text.find("999"), text.find("111"));
  EXPECT_TRUE(has(text, "not in the data")) << text;
}

TEST_F(TypedPhrases, AFigureOfThePostcodeIsFromThePostcode) {
  const Document card = answer("view=need&need=pharmacy-sunday&postcode=SE5+9RS");
  const std::string text = testing::to_plain_text(card);
  EXPECT_TRUE(has(text, "from SE5 9RS")) << text;
  EXPECT_TRUE(has(text, "Sunday 1")) << text;
  EXPECT_TRUE(has(text, "October to December 2023")) << text;
  EXPECT_FALSE(has(text, "Sunday closed")) << text;
}

TEST_F(TypedPhrases, OpenNowSaysWhichTimeWasUsedAndTheAddressKeepsIt) {
  session_->apply("clock=2026-11-29T10:15");
  session_->apply("view=need&need=pharmacy&postcode=SE5+9RS&on=now&at=now");
  EXPECT_TRUE(has(session_->fragment(), "at=10:15")) << session_->fragment();
  EXPECT_TRUE(has(session_->fragment(), "on=2026-11-29")) << session_->fragment();
  const std::string text = testing::to_plain_text(session_->document("answer"));
  EXPECT_TRUE(has(text, "open on Sunday 29 November 2026 at 10:15")) << text;
  session_->apply("clock=nonsense");
  EXPECT_TRUE(session_->apply("view=need&need=pharmacy&on=now&at=now").empty());
  EXPECT_FALSE(has(session_->fragment(), "at=")) << "without a clock there is no time";
}

TEST_F(TypedPhrases, APostcodeTypedOnTheCardOfANeedStaysWithIt) {
  session_->apply("view=need&need=pharmacy-sunday");
  const LookUp first = session_->look_up("SE5 9RS");
  ASSERT_TRUE(first.exact);
  session_->apply(first.exact->action);
  EXPECT_EQ(session_->state().view, "need");
  const LookUp second = session_->look_up("SE15 5LJ");
  session_->apply(second.exact->action);
  EXPECT_EQ(session_->state().view, "place") << "a second postcode asks for its network";
}

TEST_F(TypedPhrases, ABoroughListsItsNetworksAndPracticesAsLinks) {
  const Document card = answer("view=borough&council=E09000023");
  const std::string text = testing::to_plain_text(card);
  EXPECT_EQ(card.title, "Lewisham");
  EXPECT_TRUE(has(text, "North Lewisham PCN")) << text;
  const auto actions = testing::actions_of(card);
  for (const char* action : {"net=", "practice="}) {
    EXPECT_TRUE(std::any_of(actions.begin(), actions.end(), [action](const std::string& each) {
      return has(each, action);
    })) << action;
  }
}

TEST_F(TypedPhrases, ASurgeryLeadsToItsPracticeWhichSaysSo) {
  const LookUp found = session_->look_up("The Pickford Surgery");
  ASSERT_TRUE(found.exact);
  const std::string text = testing::to_plain_text(answer(found.exact->action));
  EXPECT_TRUE(has(text, "The Pickford Surgery is a surgery of The Westwood Surgery")) << text;
}

TEST_F(TypedPhrases, DistancesAreFromTheDeviceAndTheAddressDoesNotHoldWhereItIs) {
  // In front of Norheads Lane Surgery, which is 320 metres from the middle of its small area.
  const LookUp found = session_->look_up("51.31454,0.02674");
  ASSERT_TRUE(found.exact);
  session_->apply(found.exact->action);
  const std::string text = testing::to_plain_text(session_->document("answer"));
  EXPECT_TRUE(has(text, "from where you are")) << text;
  EXPECT_FALSE(has(text, "Norheads Lane Surgery, 320 metres")) << text;
  EXPECT_FALSE(has(session_->fragment(), "51.3")) << session_->fragment();
  EXPECT_FALSE(has(session_->fragment(), "here")) << session_->fragment();
  // A link to the place is of the place, and another place is another one.
  const std::string place = "view=place&place=" + session_->state().place;
  session_->apply("view=place&postcode=SE5+9RS");
  EXPECT_FALSE(has(testing::to_plain_text(session_->document("answer")), "from where you are"));
  EXPECT_FALSE(session_->apply("here=51.3,0").empty()) << "it is no key of an address";
}

TEST_F(TypedPhrases, AClosedPracticeSaysWhenAndWhereItsPatientsAreAndHasNoTelephone) {
  const std::string text = testing::to_plain_text(answer("view=practice&practice=G85027"));
  EXPECT_TRUE(has(text, "Burnt Ash Surgery closed on 30 September 2025")) << text;
  EXPECT_TRUE(has(text, "Ashdown Medical Group")) << text;
  EXPECT_FALSE(has(text.substr(0, text.find("## Who is in")), "Phone:")) << text;
  const std::string gone = testing::to_plain_text(answer("view=practice&practice=Y03296"));
  EXPECT_TRUE(has(gone, "Clover Health Centre closed on 31 October 2024")) << gone;
  EXPECT_TRUE(has(gone, "Its last network was")) << gone;
  EXPECT_TRUE(has(gone, "## Practices near you")) << gone;
}

TEST_F(TypedPhrases, WhereNoNetworkIsLikelyThePracticeIsAskedForFirst) {
  int open = 0;
  for (std::size_t i = 0; i < session_->data().postcodes.size() && open < 3; i += 97) {
    std::string postcode = to_text(session_->data().postcodes[i]);
    std::replace(postcode.begin(), postcode.end(), ' ', '+');
    const Document card = answer("view=place&postcode=" + postcode);
    const std::string text = testing::to_plain_text(card);
    if (!has(text, "No one network is clear here")) continue;
    ++open;
    const auto* first = std::get_if<Heading>(&card.blocks.front());
    ASSERT_TRUE(first != nullptr) << text;
    EXPECT_EQ(first->text, "Which practice are you with?");
    EXPECT_TRUE(has(text, "PCN")) << text;
  }
  EXPECT_EQ(open, 3);
}

TEST_F(TypedPhrases, AHospitalSaysWhatIsNotKnownOfIt) {
  const std::string text =
      testing::to_plain_text(answer("view=service&service=hospital-kings-college-hospital"));
  EXPECT_TRUE(has(text, "A&E, is not in the data")) << text;
  EXPECT_TRUE(has(text, "999")) << text;
}

TEST_F(TypedPhrases, APhysiotherapistIsThereOrSaidToBeMissing) {
  // Streatham employs some, by the workforce data.
  const Dataset& data = session_->data();
  for (const Network& network : data.networks) {
    if (network.name != "Streatham PCN") continue;
    const std::string text = testing::to_plain_text(answer("view=need&need=physio&net=" + network.code));
    EXPECT_TRUE(has(text, "Streatham PCN has a physiotherapist of its own (30 June 2026)")) << text;
    const std::string card = testing::to_plain_text(answer("view=network&net=" + network.code));
    EXPECT_TRUE(has(card, "First contact physiotherapist")) << card;
    EXPECT_FALSE(has(card, "Trainee nursing associate")) << card;
    return;
  }
  FAIL() << "no Streatham PCN";
}

TEST_F(TypedPhrases, NumbersOfTheUnitedKingdomHaveOneForm) {
  for (const char* typed : {"020 7274 4507", "02072744507", "+44 20 7274 4507", "+44(0)20-7274-4507",
                            "0044 20 7274 4507", "(020) 7274 4507"}) {
    EXPECT_EQ(phone_digits(typed), "02072744507") << typed;
  }
  for (const char* typed :
       {"", "111", "999", "SE5 9RS", "2026", "020 7274", "51.4712,-0.0963", "12345678901234"})
    EXPECT_EQ(phone_digits(typed), "") << typed;
}

}  // namespace
}  // namespace pcn
