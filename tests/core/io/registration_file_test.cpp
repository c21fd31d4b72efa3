#include "core/io/registration_file.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

// Two places of 2021 with real-looking codes, a practice of a network in each.
Dataset two_places() {
  Dataset data = AsciiArea({"a b"})
                     .residents('a', 1000)
                     .residents('b', 3000)
                     .practice("G1", 'a', 1000, "U1")
                     .practice("G2", 'b', 1000, "U2")
                     .build();
  data.small_areas[0].code = "E01000001";
  data.small_areas[1].code = "E01000002";
  return data;
}

const std::string kHeader =
    "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\n";

std::string row(const std::string& practice, const std::string& place, const std::string& patients,
                const std::string& sex = "ALL") {
  return "GP_PRAC_PAT_LIST,01APR2024," + practice + ",NAME," + place + "," + sex + "," + patients + "\n";
}

Result<Registrations> read(const std::string& text, const std::vector<PlaceChange>& changes = {}) {
  Dataset data = two_places();
  data.place_changes = changes;
  return read_registrations(text, "lsoa.csv", data);
}

const SmallAreaIndex kFirst{std::size_t{0}};
const SmallAreaIndex kSecond{std::size_t{1}};

const Diagnostic* find(const Registrations& read, std::string_view code) {
  for (const Diagnostic& diagnostic : read.diagnostics) {
    if (diagnostic.code == code) return &diagnostic;
  }
  return nullptr;
}

TEST(Registrations, OnlyRowsOfAllSexesCount) {
  const auto result = read(kHeader + row("G1", "E01000001", "40") + row("G1", "E01000001", "20", "FEMALE") +
                           row("G2", "E01000001", "60") + row("G2", "E01000002", "0"));
  ASSERT_TRUE(result) << result.error().message();
  EXPECT_EQ(result->date, day_of(2024, 4, 1));
  EXPECT_EQ(result->rows, 3);
  EXPECT_EQ(result->patients, 100);
  ASSERT_EQ(result->flows.size(), 2u);
  EXPECT_EQ(result->flows[1].practice.value, 1u);
  EXPECT_EQ(result->flows[1].patients, 60);
}

// The same rows as spreadsheets and people save them.
TEST(Registrations, AFileSavedByASpreadsheetIsReadAsTheOriginal) {
  const auto plain = read(kHeader + row("G1", "E01000001", "1012") + row("G2", "E01000002", "60"));
  ASSERT_TRUE(plain);
  const auto file = [](const std::string& date, const std::string& practice, const std::string& patients,
                       const std::string& sex) {
    return "Publication,Extract Date,Practice Code,Practice Name,LSOA Code,Sex,Number of Patients\nX," +
           date + "," + practice + ",ST JOHN\x92S CAF\xC9,e01000001," + sex + "," + patients + "\nX," + date +
           ",G2,N,E01000002\xC2\xA0," + sex + ",60.0\n,,,,,,\nSource: NHS England Digital\n";
  };
  for (const char* date :
       {"01APR2024", "01-Apr-24", "1-Apr-24", "01/04/2024", "1 April 2024", "2024-04-01"}) {
    for (const char* practice : {"G1", "g1", " G1\xC2\xA0",
                                 "\xEF\xBC\xA7"
                                 "1"}) {
      for (const char* patients : {"1012", "\"1,012\"", "1012.0", "1 012"}) {
        const auto result = read(file(date, practice, patients, "All"));
        ASSERT_TRUE(result) << date << practice << patients << result.error().message();
        EXPECT_EQ(result->flows, plain->flows);
        EXPECT_EQ(result->date, plain->date);
        EXPECT_EQ(find(*result, "file-as-written")->detail, "Left out below the table: 1 line.");
      }
    }
  }
}

TEST(Registrations, WithheldNumbersAreToldAndInNoSum) {
  const auto result = read(kHeader + row("G1", "E01000001", "40") + row("G2", "E01000001", "*"));
  ASSERT_TRUE(result) << result.error().message();
  EXPECT_EQ(result->patients, 40);
  ASSERT_NE(find(*result, "numbers-withheld"), nullptr);
  EXPECT_EQ(find(*result, "numbers-withheld")->count, 1);
  EXPECT_EQ(find(*result, "numbers-withheld")->where.line, 3);
}

TEST(Registrations, PlacesOf2011AreCarriedTo2021) {
  const std::vector<PlaceChange> changes{{"E01000090", kFirst},  // merged into the first
                                         {"E01000091", kFirst},
                                         {"E01000092", kFirst},  // split, residents 1 to 3
                                         {"E01000092", kSecond}};
  const auto result = read(
      kHeader + row("G1", "E01000090", "10") + row("G1", "E01000091", "5") + row("G2", "E01000092", "41"),
      changes);
  ASSERT_TRUE(result) << result.error().message();
  ASSERT_EQ(result->flows.size(), 3u);
  EXPECT_EQ(result->flows[0].patients, 15);
  EXPECT_EQ(result->flows[1].patients, 10);
  EXPECT_EQ(result->flows[2].patients, 31);
  EXPECT_EQ(find(*result, "small-areas-of-2011")->patients, 56);
}

TEST(Registrations, SmallAreasOfTwoYearsInOneFileAreAnErrorThatNamesBothRows) {
  const std::vector<PlaceChange> changes{{"E01000090", kFirst}};
  const std::string old_row = row("G1", "E01000090", "10");
  const std::string neutral = row("G2", "E01000002", "5");  // the same in both years
  const std::string new_row = row("G2", "E01000001", "5");
  for (const bool old_first : {true, false}) {
    const auto result =
        read(kHeader + neutral + (old_first ? old_row : new_row) + (old_first ? new_row : old_row), changes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().where.line, 4);
    EXPECT_EQ(result.error().where.column, 36);
    EXPECT_EQ(result.error().where.field, "LSOA_CODE");
    EXPECT_NE(result.error().detail.find("line 3"), std::string::npos) << result.error().detail;
    EXPECT_NE(result.error().detail.find(old_first ? "of 2021, but" : "of 2011, but"), std::string::npos);
  }
  EXPECT_TRUE(read(kHeader + neutral + new_row, changes));
}

TEST(Registrations, CodesInPlaceOfASmallAreaAreToldApart) {
  struct Told {
    const char* code;
    Beyond where;
  };
  const std::vector<Told> codes{{"E01777777", Beyond::kEngland},
                                {"W01000001", Beyond::kWales},
                                {"S01006506", Beyond::kScotland},
                                {"N21000001", Beyond::kNorthernIreland},
                                {"95GG01S1", Beyond::kNorthernIreland},
                                {"L99999999", Beyond::kIslands},
                                {"M99999999", Beyond::kIslands},
                                {"NO2011", Beyond::kNoPlace},
                                {"EMPTY", Beyond::kNoPlace},
                                {"CLOSED", Beyond::kClosed},
                                {"X", Beyond::kUnknown}};
  for (const Told& told : codes) {
    SCOPED_TRACE(told.code);
    const auto result = read(kHeader + row("G1", "E01000001", "10") + row("G1", told.code, "3"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->flows.size(), 1u);
    ASSERT_EQ(result->beyond.size(), 1u);
    EXPECT_EQ(result->beyond[0].where, told.where);
    EXPECT_EQ(result->beyond[0].patients, 3);
    EXPECT_EQ(find(*result, "patients-elsewhere")->patients, 3);
  }
}

TEST(Registrations, UnknownCodesBecomeDiagnosticsWithPatients) {
  const auto result = read(kHeader + row("G1", "E01000001", "10") + row("G1", "E0177", "3") +
                           row("G2", "?", "4") + row("G2", "NO2011", "5"));
  ASSERT_TRUE(result);
  const Diagnostic* unknown = find(*result, "unknown-small-area");
  ASSERT_NE(unknown, nullptr);
  EXPECT_EQ(unknown->count, 2);
  EXPECT_EQ(unknown->patients, 7);
  EXPECT_EQ(unknown->where.line, 3);
}

TEST(Registrations, BeyondTheEdgeOnlyRowsOfTheAreasPracticesAreKept) {
  Dataset data = two_places();
  data.small_areas[1].in_area = false;
  data.practices[1].in_area = false;
  data.networks[1].in_area = false;
  const std::string text = kHeader + row("G1", "E01000001", "10") + row("G1", "E01000002", "20") +
                           row("G2", "E01000001", "30") + row("G2", "E01000002", "40") +
                           row("G9", "E01000002", "50");
  auto result = read_registrations(text, "lsoa.csv", data);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->flows.size(), 3u);
  ASSERT_EQ(result->beyond.size(), 1u);
  EXPECT_EQ(result->beyond[0].practice.value, 1u);
  EXPECT_EQ(result->beyond[0].where, Beyond::kEngland);
  EXPECT_EQ(result->beyond[0].patients, 40);
  data.networks[1].in_area = true;  // a member of a network of the area counts like one of its practices
  result = read_registrations(text, "lsoa.csv", data);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->flows.size(), 4u);
}

struct BadFile {
  const char* name;
  std::string text;
  std::int64_t line;
  const char* field;
};

TEST(Registrations, BadFilesNameThePlaceOfTheFault) {
  const std::string good = kHeader + row("G1", "E01000001", "10");
  const std::vector<BadFile> files{
      {"empty", "", 0, ""},
      {"wrong column", "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,LSOA_CODE,SEX,PATIENTS\n", 1, ""},
      {"no rows of all sexes", kHeader + row("G1", "E01000001", "10", "MALE"), 0, "SEX"},
      {"negative", good + row("G2", "E01000001", "-1"), 3, "NUMBER_OF_PATIENTS"},
      {"no number", good + row("G2", "E01000001", "1.5"), 3, "NUMBER_OF_PATIENTS"},
      {"an exponent", good + row("G2", "E01000001", "1E3"), 3, "NUMBER_OF_PATIENTS"},
      {"too many", good + row("G2", "E01000001", "99999999999999999999"), 3, "NUMBER_OF_PATIENTS"},
      {"an American date", good + "X,04/13/2024,G2,N,E01000001,ALL,3\n", 3, "EXTRACT_DATE"},
      {"no code", good + row("Total", "E01000001", "1"), 3, "PRACTICE_CODE"},
      {"no practice", good + row("", "E01000001", "1"), 3, "PRACTICE_CODE"},
      {"half a line", good + "GP_PRAC_PAT_LIST,01APR2024,G2", 3, ""},
      {"two dates", good + "X,01MAY2024,G2,N,E01000001,ALL,3\n", 3, "EXTRACT_DATE"},
      {"no date", good + "X,31APR2024,G2,N,E01000001,ALL,3\n", 3, "EXTRACT_DATE"},
      {"given twice", good + row("G2", "E01000001", "1") + row("G1", "E01000001", "10"), 4, "LSOA_CODE"},
  };
  for (const BadFile& file : files) {
    SCOPED_TRACE(file.name);
    const auto result = read(file.text);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().where.file, "lsoa.csv");
    EXPECT_FALSE(result.error().detail.empty());
    if (file.line > 0) {
      EXPECT_EQ(result.error().where.line, file.line) << result.error().message();
    }
    if (*file.field != 0) {
      EXPECT_EQ(result.error().where.field, file.field);
    }
  }
}

TEST(Registrations, FaultsInARowNameTheColumn) {
  const auto result = read(kHeader + row("G1", "E01000001", "x"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().where.line, 2);
  EXPECT_EQ(result.error().where.column, 50);
  const auto half = read(kHeader + "GP_PRAC_PAT_LIST,01APR2024,G2");
  ASSERT_FALSE(half);
  EXPECT_EQ(half.error().where.column, 28);  // where the last field begins
}

TEST(Registrations, AFileOfAnotherAreaIsAnError) {
  const auto result = read(kHeader + row("X1", "E01777777", "10"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kNotFound);
}

TEST(Registrations, PatientsAreConservedWhateverTheCodes) {
  // Splits share out in whole patients: nobody is lost or made up, whatever the remainder.
  const std::vector<PlaceChange> changes{{"E01000092", kFirst}, {"E01000092", kSecond}};
  for (int patients = 0; patients < 50; ++patients) {
    const auto result = read(kHeader + row("G1", "E01000092", std::to_string(patients)) +
                                 row("G2", "E01000092", "7") + row("G2", "NO2011", "3"),
                             changes);
    ASSERT_TRUE(result);
    std::int64_t sum = 0;
    for (const ObservedFlow& flow : result->flows) sum += flow.patients;
    for (const PatientsBeyond& row : result->beyond) sum += row.patients;
    EXPECT_EQ(sum, patients + 10);
    EXPECT_EQ(result->patients, sum);
  }
}

}  // namespace
}  // namespace pcn
