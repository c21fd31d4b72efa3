// What people type, paste and save, in the one form in which the program keeps it.
#include <gtest/gtest.h>

#include "core/base/characters.h"
#include "core/base/codes.h"
#include "core/base/postcode.h"
#include "core/base/text.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

TEST(NormalisePostcode, TakesWhatPeopleType) {
  for (const char* text : {"SE5 9RS", "se59rs", " se5  9rs ", "S E 5 9 R S"}) {
    EXPECT_EQ(normalise_postcode(text), "SE5 9RS") << text;
  }
  EXPECT_EQ(normalise_postcode("w1a0ax"), "W1A 0AX");
  EXPECT_EQ(normalise_postcode("EC1A1BB"), "EC1A 1BB");
  EXPECT_EQ(normalise_postcode("M11AE"), "M1 1AE");
  EXPECT_EQ(normalise_postcode("SE10 0AA"), "SE10 0AA");
}

TEST(NormalisePostcode, TakesWhatWasPasted) {
  for (const char* text :
       {"SE5\xC2\xA0"
        "9RS",
        "SE5\xE2\x80\x8B 9RS",
        "\xEF\xBB\xBFSE5 9RS",
        "SE5-9RS",
        "se5\xE2\x80\x93"
        "9rs",
        "SE5 9RS.",
        "SE5.9RS",
        "(SE5 9RS)",
        "[se5 9rs]",
        "\"SE5 9RS\"",
        "“SE5 9RS”",
        "SE5 9RS, London",
        "My postcode is SE5 9RS",
        "London SE59RS",
        "SE5 9RS;",
        "SE5,9RS",
        "\tSE5\r\n9RS ",
        "SE5/9RS",
        "\xEF\xBC\xB3\xEF\xBC\xA5\xEF\xBC\x95\xE3\x80\x80\xEF\xBC\x99\xEF\xBC\xB2\xEF\xBC\xB3",
        "SE5 9R\xC2\xADS",
        "SE5 9RS SE5 9RS"}) {
    EXPECT_EQ(normalise_postcode(text), "SE5 9RS") << text;
  }
}

TEST(NormalisePostcode, ExchangesLettersAndDigitsThatLookAlikeOnlyWhereOneReadingIsLeft) {
  EXPECT_EQ(normalise_postcode("SE1 OAA"), "SE1 0AA");
  EXPECT_EQ(normalise_postcode("SEI 0AA"), "SE1 0AA");
  EXPECT_EQ(normalise_postcode("se1o oab"), "SE10 0AB");
  EXPECT_EQ(normalise_postcode("SE5 OAB"), "SE5 0AB");
  EXPECT_EQ(normalise_postcode("0X1 1AA"), "OX1 1AA");
  EXPECT_EQ(normalise_postcode("WIA 1AA"), "W1A 1AA");
  EXPECT_EQ(normalise_postcode("ECIA 1BB"), "EC1A 1BB");
  EXPECT_FALSE(normalise_postcode("SE5 9R5")) << "S for 5 is a guess";
  EXPECT_FALSE(normalise_postcode("QQI 0AA")) << "no such area";
}

// A postcode stays itself however its signs are changed, and no exchange turns one into another.
TEST(NormalisePostcode, IsSettledAndKeepsEveryPostcodeItself) {
  pcn::testing::Random random(7);
  SCOPED_TRACE(random.trace());
  const std::vector<std::string> shapes{"Ld", "Ldd", "LdL", "LLd", "LLdd", "LLdL"};
  const auto some = [&random](std::string_view signs) {
    return signs[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(signs.size()) - 1))];
  };
  for (int round = 0; round < 2000; ++round) {
    std::string outward;
    for (const char kind : shapes[static_cast<std::size_t>(random.integer(0, 5))])
      outward += kind == 'd' ? some("0123456789") : some("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const std::string inward{some("0123456789"), some("ABDEFGHJLNPQRSTUWXYZ"), some("ABDEFGHJLNPQRSTUWXYZ")};
    const std::string postcode = outward + " " + inward;
    const std::string between{some(" -./,\t")};
    ASSERT_EQ(normalise_postcode(postcode), postcode);
    ASSERT_EQ(normalise_postcode("(" + to_lower_ascii(outward) + between + inward + ")."), postcode);
    ASSERT_EQ(normalise_postcode(outward + inward), postcode);
  }
}

TEST(PostcodeDistrict, IsTheFirstHalfAndNothingElse) {
  EXPECT_EQ(postcode_district("se5"), "SE5");
  EXPECT_EQ(postcode_district(" (SE5). "), "SE5");
  EXPECT_EQ(postcode_district("SE5 9"), "SE5");
  EXPECT_EQ(postcode_district("EC1A"), "EC1A");
  for (const char* text : {"", "SE", "5", "SE5 9RS", "SE5 surgery", "U1", "Q5", "E1 4 6", "SE555"})
    EXPECT_FALSE(postcode_district(text)) << text;
}

TEST(PostcodeArea, IsNamedForItsTown) {
  EXPECT_EQ(postcode_area_name("LS1 4AP"), "Leeds");
  EXPECT_EQ(postcode_area_name("L1 1AA"), "Liverpool");
  EXPECT_EQ(postcode_area_name("DA1"), "Dartford");
  EXPECT_EQ(postcode_area_name("YO1 1AA"), "York");
  EXPECT_EQ(postcode_area_name("AA1 1AA"), "");
  EXPECT_EQ(postcode_area_name(""), "");
  EXPECT_EQ(postcode_nation("EH1 1AA"), "Scotland");
  EXPECT_EQ(postcode_nation("CF10 1AA"), "Wales");
  EXPECT_EQ(postcode_nation("BT1 1AA"), "Northern Ireland");
  EXPECT_EQ(postcode_nation("B1 1AA"), "");
}

TEST(NormalisePostcode, RefusesWhatCannotBeOne) {
  for (const char* text : {"",
                           " ",
                           "SE5",
                           "SE5 9",
                           "SE5 9R",
                           "SE5 9RSS",
                           "SE 9RS",
                           "5E5 9RS",
                           "SE5 RS9",
                           "SEE5 9RS",
                           "SE555 9RS",
                           "12345",
                           "ABCDE",
                           "SE5 9R\xC3\x93",
                           "SE5X9 9RS",
                           "LONDON",
                           "NORIAN",
                           "G83001",
                           "E01003013",
                           "SE5 9RS or SE1 1AA",
                           "Unit N1 OLD Street",
                           "SEO1 1AA"}) {
    EXPECT_FALSE(normalise_postcode(text)) << text;
  }
}

TEST(CleanText, KeepsWhatIsWrittenAndDropsWhatCannotBeSeen) {
  EXPECT_EQ(clean_text(" King’s\xC2\xA0Ride "), "King’s Ride");
  EXPECT_EQ(clean_text("a\xE2\x80\x8B"
                       "b\x01\xC2\x96"),
            "ab");
  EXPECT_EQ(clean_text("two\r\n  lines"), "two lines");
  EXPECT_EQ(clean_text("caf\xE9 \x96 x"), "café – x") << "Windows-1252";
  EXPECT_EQ(clean_text(""), "");
}

TEST(PlainText, MakesLookAlikesAscii) {
  EXPECT_EQ(plain_text("\xEF\xBC\xA7\xEF\xBC\x98“x’s”–−"), "G8\"x's\"--");
  EXPECT_EQ(plain_text("\xF0\x9D\x90\x80\xF0\x9D\x9F\x8F"), "A1");
}

TEST(PlainText, IsTotalAndSettled) {
  pcn::testing::Random random(3);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (std::int64_t i = random.integer(0, 40); i > 0; --i)
      bytes += static_cast<char>(random.integer(0, 255));
    const std::string plain = plain_text(bytes);
    ASSERT_TRUE(is_utf8(plain));
    ASSERT_EQ(plain_text(plain), plain);
    ASSERT_TRUE(is_utf8(utf16_to_utf8(bytes)));
    ASSERT_EQ(trim(trim(bytes)), trim(bytes));
  }
}

TEST(Trim, TakesEveryKindOfSpaceOffTheEnds) {
  EXPECT_EQ(trim("\xC2\xA0 G83001\xE2\x80\x8B\xC2\xA0"), "G83001");
  EXPECT_EQ(trim("\xEF\xBB\xBFx"), "x");
  EXPECT_EQ(trim("\xA0x\xA0"), "\xA0x\xA0") << "no UTF-8: left alone";
  EXPECT_EQ(trim("é"), "é");
}

TEST(Utf16, IsToldAndRead) {
  EXPECT_TRUE(
      is_utf16(std::string_view("\xFF\xFE"
                                "A\0",
                                4)));
  EXPECT_TRUE(is_utf16(std::string_view("A\0B\0", 4)));
  EXPECT_FALSE(is_utf16("AB"));
  EXPECT_FALSE(is_utf16("PRACTICE_CODE"));
  EXPECT_EQ(utf16_to_utf8(std::string_view("\xFF\xFE"
                                           "A\0\x19\x20",
                                           6)),
            "A’");
  EXPECT_EQ(utf16_to_utf8(std::string_view("\xFE\xFF\0A\x20\x19", 6)), "A’");
  EXPECT_EQ(utf16_to_utf8(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE", 6)), "😀");
  EXPECT_EQ(utf16_to_utf8(std::string_view("\xFF\xFE\x3D\xD8"
                                           "A",
                                           5)),
            "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(NormaliseCode, IsCapitalsAndDigitsWithoutSpace) {
  for (const char* text : {"G83001", "g83001", " G83001 ", "G83001\xC2\xA0", "\xE2\x80\x8BG83001", "G83 001",
                           "\xEF\xBC\xA7\xEF\xBC\x98"
                           "3001",
                           "'G83001'", "=\"G83001\"", "(g83001)"}) {
    EXPECT_EQ(normalise_code(text), "G83001") << text;
  }
  EXPECT_EQ(normalise_code(""), "");
  EXPECT_EQ(normalise_code("?"), "?") << "what is no code can be shown";
  EXPECT_TRUE(is_code("QKK"));
  EXPECT_FALSE(is_code_with_digit("QKK"));
  EXPECT_TRUE(is_code_with_digit("E01003013"));
  for (const char* text : {"", "G", "g83001", "G83-001", "ABCDEFGHIJKLM"})
    EXPECT_FALSE(is_code(text)) << text;
}

TEST(ReadWhole, TakesWhatSpreadsheetsWrite) {
  for (const char* text : {"1012", "1,012", "1012.0", "1,012.00", " 1012 ", "1 012",
                           "1\xC2\xA0"
                           "012",
                           "1\xE2\x80\xAF"
                           "012",
                           "+1012",
                           "\xEF\xBC\x91"
                           "012",
                           "01012", "1012."}) {
    EXPECT_EQ(read_whole(text), 1012) << text;
  }
  EXPECT_EQ(read_whole("-5"), -5);
  EXPECT_EQ(read_whole("\xE2\x88\x92"
                       "5"),
            -5);
  EXPECT_EQ(read_whole("63,436,508"), 63'436'508);
  EXPECT_EQ(read_whole("0"), 0);
}

TEST(ReadWhole, RefusesWhatIsNoneOrHasLostDigits) {
  for (const char* text : {"",
                           " ",
                           "-",
                           ".",
                           "1.5",
                           "1E3",
                           "1e+05",
                           "0x10",
                           "1,01",
                           "1,0123",
                           ",012",
                           "1,,012",
                           "12 34",
                           "1;2",
                           "*",
                           "nan",
                           "inf",
                           "9223372036854775808",
                           "99999999999999999999",
                           "--1",
                           "1-",
                           "1.0.0",
                           "½",
                           "1,012 345",
                           "+"}) {
    EXPECT_FALSE(read_whole(text)) << text;
  }
}

TEST(ReadNumber, TakesFractionsAndSmallExponentsOnly) {
  EXPECT_EQ(read_number("1,234.5"), 1234.5);
  EXPECT_EQ(read_number(".5"), 0.5);
  EXPECT_EQ(read_number("-0.25"), -0.25);
  EXPECT_EQ(read_number("5.2e-05"), 5.2e-05);
  for (const char* text : {"", "1e5", "1E+05", "0x1p3", "nan", "1.2.3", "12x", "."}) {
    EXPECT_FALSE(read_number(text)) << text;
  }
}

TEST(ReadWhole, AgreesWithWhatFormatCountWrites) {
  pcn::testing::Random random(5);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 1000; ++round) {
    const std::int64_t value = random.integer(-2'000'000'000, 2'000'000'000) >> random.integer(0, 30);
    ASSERT_EQ(read_whole(format_count(value)), value);
    ASSERT_EQ(read_whole(std::to_string(value) + ".0"), value);
  }
}

}  // namespace
}  // namespace pcn
