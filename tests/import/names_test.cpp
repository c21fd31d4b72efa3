#include "core/import/names.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(OfficialName, IsWrittenAsPeopleDo) {
  EXPECT_EQ(official_name(""), "");
  EXPECT_EQ(official_name("NORTH LEWISHAM PCN"), "North Lewisham PCN");
  EXPECT_EQ(official_name("MOTTINGHAM, DOWNHAM & CHISLEHURST PCN"), "Mottingham, Downham & Chislehurst PCN");
  EXPECT_EQ(official_name("ST MARKS PMS"), "St Marks PMS");
}

TEST(OfficialName, AbbreviationsOfTheRegisterAreSpeltOut) {
  EXPECT_EQ(official_name("NORTHUMBERLAND HEATH MED.CTR."), "Northumberland Heath Medical Centre");
  EXPECT_EQ(official_name("PLUMSTEAD H/C PMS"), "Plumstead Health Centre PMS");
  EXPECT_EQ(official_name("THE SOUTH LAMBETH RD PRACTICE"), "The South Lambeth Road Practice");
  EXPECT_EQ(official_name("GREEN STREET GREEN MED CT"), "Green Street Green Medical Centre");
}

TEST(OfficialName, KnownInitialsStayCapitals) {
  EXPECT_EQ(official_name("MODALITY LEWISHAM (ML)"), "Modality Lewisham (ML)");
  EXPECT_EQ(official_name("AT MEDICS STREATHAM PCN"), "AT Medics Streatham PCN");
  EXPECT_EQ(official_name("Gstt @ London Bridge Hospital"), "GSTT at London Bridge Hospital");
}

TEST(OfficialName, MixedCaseIsKept) { EXPECT_EQ(official_name("StockWellBeing PCN"), "StockWellBeing PCN"); }

TEST(ServiceName, WordsOfTheRegisterBecomePlain) {
  EXPECT_EQ(service_name("APLOS HEALTH PCN GPEA"), "Aplos Health PCN enhanced access");
  EXPECT_EQ(service_name("CLAPHAM PCN EA HUB"), "Clapham PCN enhanced access hub");
  EXPECT_EQ(service_name("GREENWICH OOH"), "Greenwich out of hours");
}

TEST(SameName, IgnoresCaseSpacesTheAndAmpersand) {
  EXPECT_TRUE(same_name("THE ACORN & GAUMONT", "Acorn and Gaumont"));
  EXPECT_FALSE(same_name("North PCN", "South PCN"));
  EXPECT_TRUE(name_within("King's College Hospital", "Kings College Hospital (Denmark Hill)"));
}

}  // namespace
}  // namespace pcn
