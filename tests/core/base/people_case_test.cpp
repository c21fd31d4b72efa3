#include <gtest/gtest.h>

#include "core/base/text.h"

namespace pcn {
namespace {

struct Case {
  const char* capitals;
  const char* people;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(people_case(c.capitals), c.people);
}

TEST(PeopleCase, KeepsNothingAndPunctuationAsTheyAre) {
  expect_all({{"", ""}, {"   ", ""}, {"-", "-"}, {"'", "'"}, {"'''", "'''"}, {"12", "12"}, {"A", "A"}});
}

TEST(PeopleCase, LeavesMixedCaseAloneButForItsSpaces) {
  expect_all({{"St John's  surgery ", "St John's surgery"}, {"iPlato GP", "iPlato GP"}});
}

TEST(PeopleCase, WritesNamesOfPracticesAndNetworksAsPeopleDo) {
  expect_all({{"NORTH LEWISHAM PCN", "North Lewisham PCN"},
              {"DR S SMITH & PARTNERS", "Dr S Smith & Partners"},
              {"ST JOHN'S ROAD SURGERY", "St John's Road Surgery"},
              {"THE LANE MEDICAL CENTRE", "The Lane Medical Centre"},
              {"DMC CHADWICK ROAD", "DMC Chadwick Road"},
              {"HURLEY GROUP - KENNINGTON", "Hurley Group - Kennington"},
              {"MOTTINGHAM, DOWNHAM & CHISLEHURST PCN", "Mottingham, Downham & Chislehurst PCN"},
              {"HETHERINGTON AT THE PAVILION", "Hetherington at the Pavilion"},
              {"BRIXTON AND CLAPHAM PARK PCN", "Brixton and Clapham Park PCN"},
              {"LISTER GP WALK IN CLINIC", "Lister GP Walk in Clinic"},
              {"LEWISHAM WALK-IN CENTRE", "Lewisham Walk-in Centre"},
              {"HENLEY-IN-ARDEN MEDICAL CENTRE", "Henley-in-Arden Medical Centre"},
              {"PRIMECARE PMS (SOUTH STREET)", "Primecare PMS (South Street)"},
              {"SURGERY (THE)", "Surgery (The)"},
              {"ST GILES SURGERY", "St Giles Surgery"},
              {"RAVENSBOURNE PCN LTD", "Ravensbourne PCN Ltd"},
              {"8 TO 8 TOP-UP HUB", "8 to 8 Top-Up Hub"}});
}

TEST(PeopleCase, KeepsInitialsAndAbbreviationsInCapitals) {
  expect_all({{"DR KK MISRA'S PRACTICE", "Dr KK Misra's Practice"},
              {"DR BPC PEIRIS' PRACTICE", "Dr BPC Peiris' Practice"},
              {"MODALITY LEWISHAM (ML)", "Modality Lewisham (ML)"},
              {"APL BEXLEY PCN", "APL Bexley PCN"},
              {"AT MEDICS STREATHAM PCN EA HUB", "AT Medics Streatham PCN EA Hub"},
              {"AT HOME SERVICE", "At Home Service"},
              {"C&RH BECKENHAM BEACON", "C&RH Beckenham Beacon"},
              {"A&E HUB", "A&E Hub"},
              {"SELDOC OOH", "SELDOC OOH"},
              {"SW9 NETWORK II", "SW9 Network II"}});
}

TEST(PeopleCase, KnowsApostrophes) {
  expect_all({{"KING'S COLLEGE HOSPITAL", "King's College Hospital"},
              {"ST JAMES' PRACTICE", "St James' Practice"},
              {"DR O'CONNELL", "Dr O'Connell"},
              {"WYVERN HEALTH P'SHIP", "Wyvern Health P'ship"},
              {"MCDONALD HOUSE", "McDonald House"}});
}

TEST(PeopleCase, WritesAddressesAsPeopleDo) {
  expect_all({{"3RD FLOOR BECKETT HOUSE", "3rd Floor Beckett House"},
              {"1ST FLOOR", "1st Floor"},
              {"41A-41C STREATHAM HILL", "41A-41C Streatham Hill"},
              {"12 THE SLADE", "12 The Slade"},
              {"C/O AKERMAN MEDICAL PRACTICE", "c/o Akerman Medical Practice"},
              {"UNIT 10.1.1 THE LEATHERMARKET", "Unit 10.1.1 The Leathermarket"},
              {"379 CROYDON RD", "379 Croydon Rd"}});
}

TEST(PeopleCase, KeepsBytesThatAreNotLetters) {
  EXPECT_EQ(people_case("CAF\xC3\x89 SURGERY"), "Caf\xC3\x89 Surgery");
  EXPECT_EQ(people_case(std::string_view("A\0B", 3)), std::string("A\0B", 3));
}

}  // namespace
}  // namespace pcn
