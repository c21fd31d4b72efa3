#include "core/io/csv.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> read_rows(std::string_view bytes, CsvFormat format = {}) {
  auto reader = CsvReader::open(bytes, "test.csv", format);
  if (!reader) return reader.error();
  Rows rows;
  while (true) {
    const auto more = reader->next();
    if (!more) return more.error();
    if (!*more) return rows;
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < reader->size(); ++i) row.emplace_back((*reader)[i]);
  }
}

CsvFormat no_header() {
  CsvFormat format;
  format.header = false;
  return format;
}

void expect_rows(std::string_view bytes, const Rows& rows, CsvFormat format = no_header()) {
  const auto read = read_rows(bytes, format);
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(*read, rows);
}

void expect_error(std::string_view bytes, ErrorCode code, std::int64_t line, std::int64_t column,
                  CsvFormat format = no_header()) {
  const auto read = read_rows(bytes, format);
  ASSERT_FALSE(read.has_value()) << bytes;
  EXPECT_EQ(read.error().code, code) << read.error().message();
  EXPECT_EQ(read.error().where.line, line) << read.error().message();
  EXPECT_EQ(read.error().where.column, column) << read.error().message();
}

TEST(CsvReader, LeavesOutTheLinesThatThisProgramWritesAboveItsTables) {
  const std::string text =
      "\xEF\xBB\xBF# Shown: a table, with commas, of one, two, three\r\n# As of: "
      "2026-07-01\r\nCode,People\r\nA1,5\r\n";
  auto reader = CsvReader::open(text, "own.csv");
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->header(), (std::vector<std::string>{"Code", "People"}));
  EXPECT_TRUE(reader->remarks().empty());
  ASSERT_TRUE(reader->next().value());
  EXPECT_EQ((*reader)[0], "A1");
  EXPECT_EQ(reader->line(), 4);
  EXPECT_FALSE(reader->next().value());
  // A first column may be called so.
  auto other = CsvReader::open("#id,People\n1,2\n", "other.csv");
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(other->header()[0], "#id");
  EXPECT_FALSE(CsvReader::open("# nothing else", "empty.csv")->next().value());
}

TEST(Csv, NothingHasNoRows) {
  expect_rows("", {});
  expect_rows("\n\r\n", {});
}

TEST(Csv, AnEmptyFileWithoutItsHeaderIsAnError) {
  const auto reader = CsvReader::open("", "test.csv");
  ASSERT_FALSE(reader.has_value());
  EXPECT_NE(reader.error().message().find("test.csv: the file is empty"), std::string::npos);
}

TEST(Csv, LinesEndInAnyWayAndTheLastNeedNotEnd) {
  expect_rows("a,b\nc,d\r\ne,f\rg,h", {{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}});
}

TEST(Csv, EmptyFieldsAreKept) {
  expect_rows("x,\n\"\",a,\n", {{"x", ""}, {"", "a"}}, [] {
    CsvFormat format = no_header();
    format.ragged = true;
    return format;
  }());
}

TEST(Csv, QuotedFieldsHoldSeparatorsQuotesAndLineEnds) {
  expect_rows("\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\"\nx,y,z\n",
              {{"a,b", "say \"no\"", "two\r\nlines"}, {"x", "y", "z"}});
}

TEST(Csv, LineNumbersCountLineEndsInsideQuotes) {
  auto reader = CsvReader::open("h\n\"1\n2\"\nx\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ(reader->line(), 2);
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ(reader->line(), 4);
}

TEST(Csv, AByteOrderMarkIsNoPartOfTheFirstName) {
  const auto reader = CsvReader::open("\xEF\xBB\xBFPCN Code,Name\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->header().front(), "PCN Code");
}

TEST(Csv, TheSeparatorMayBeAnyByteOfLatin1) {
  CsvFormat format = no_header();
  format.separator = '\xAC';
  format.quotes = false;
  expect_rows("Caf\xE9\xAC\"x\xAC\n", {{"Caf\xC3\xA9", "\"x", ""}}, format);
}

TEST(Csv, BytesThatAreNotUtf8AreReadAsWindows1252) {
  expect_rows("a,caf\xC3\xA9\nKing\x92s Ride,x \x96 y\n", {{"a", "café"}, {"King’s Ride", "x – y"}});
  auto reader = CsvReader::open("a,b,c\n1,Caf\xE9,2\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  EXPECT_TRUE(reader->remarks().empty());
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ(reader->remarks(), std::vector<std::string>{"Letters beyond ASCII are read as Windows-1252."});
}

std::string utf16(std::string_view ascii, bool big, bool mark) {
  std::string bytes = !mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

TEST(Csv, Utf16IsReadInEitherOrderWithOrWithoutItsMark) {
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      auto reader = CsvReader::open(utf16("Code\tName\r\nA1\tx\r\n", big, mark), "test.csv");
      ASSERT_TRUE(reader.has_value());
      EXPECT_EQ(reader->header(), (std::vector<std::string>{"Code", "Name"}));
      const CsvReader copy = *reader;  // shares the decoded text
      ASSERT_TRUE(*reader->next());
      EXPECT_EQ((*reader)[0], "A1");
      EXPECT_EQ(copy.header(), reader->header());
    }
  }
}

TEST(Csv, SemicolonsTabsAndALineThatNamesTheSignAreUnderstood) {
  const Rows rows{{"1,5", "x"}};
  expect_rows("a;b\n1,5;x\n", rows, {});
  expect_rows("a\tb\n1,5\tx\n", rows, {});
  expect_rows("sep=;\r\na;b\r\n1,5;x\r\n", rows, {});
  expect_rows("\"sep=;\"\na;b\n1,5;x\n", rows, {});
  expect_rows("SEP=|\na|b\n1,5|x\n", rows, {});
  expect_rows("a,b\n\"1;2;3\",x;y;z\n", {{"1;2;3", "x;y;z"}}, {});
}

TEST(Csv, TitlesAboveAndSourcesBelowATableAreLeftOutAndTold) {
  for (const std::string_view table :
       {"Patients registered at a GP practice,,\n,,\nCode,Name,Number\nA1,x,2\n,,\nSource: NHS England,,\n",
        "Patients, by practice\n\nCode,Name,Number\nA1,x,2\n\nNotes\nSource: NHS England, 2026\n",
        "Patients\nCode,Name,Number\nA1,x,2\n\"Source: NHS England, with a comma\"\n© Crown "
        "copyright\n\x1A"}) {
    SCOPED_TRACE(table);
    auto reader = CsvReader::open(table, "test.csv");
    ASSERT_TRUE(reader.has_value()) << reader.error().message();
    EXPECT_EQ(reader->header(), (std::vector<std::string>{"Code", "Name", "Number"}));
    ASSERT_TRUE(*reader->next());
    EXPECT_EQ((*reader)[2], "2");
    const auto end = reader->next();
    ASSERT_TRUE(end.has_value()) << end.error().message();
    EXPECT_FALSE(*end);
    ASSERT_EQ(reader->remarks().size(), 2u);
    EXPECT_TRUE(reader->remarks()[0].starts_with("Left out above the header: ")) << reader->remarks()[0];
    EXPECT_TRUE(reader->remarks()[1].starts_with("Left out below the table: ")) << reader->remarks()[1];
  }
}

TEST(Csv, AFileCutShortIsNoTableWithANote) {
  for (const std::string_view cut : {"Code,Name,Number\nA1,x,2\nA2,y", "Code,Name,Number\nA1,x,2\nA2"}) {
    auto reader = CsvReader::open(cut, "test.csv");
    ASSERT_TRUE(reader.has_value());
    ASSERT_TRUE(*reader->next());
    EXPECT_FALSE(reader->next().has_value()) << cut;
  }
}

TEST(Csv, ALastFieldOverSeveralLinesIsNoNote) {
  auto reader = CsvReader::open("a,b,c\n1,2,\"two\nlines of text\"\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ((*reader)[2], "two\nlines of text");
}

TEST(Csv, RowsWithoutContentAndEmptyFieldsBehindTheLastAreSkipped) {
  expect_rows("a,b\n,\n1,2,,\n , \n\xC2\xA0,\n3,4\n,\n", {{"1", "2"}, {"3", "4"}}, {});
}

TEST(Csv, FilesOfOtherFormatsAreNamed) {
  const auto said = [](std::string_view bytes) {
    const auto reader = CsvReader::open(bytes, "it.csv");
    return reader ? std::string("read") : reader.error().message();
  };
  const auto has = [&](std::string_view bytes, std::string_view word) {
    EXPECT_NE(said(bytes).find(word), std::string::npos) << said(bytes);
  };
  has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "old Excel workbook (.xls)");
  has(std::string("PK\x03\x04....[Content_Types].xml"), "Excel workbook (.xlsx)");
  has("PK\x03\x04....x.csv", "packed file (ZIP)");
  has("%PDF-1.7", "PDF");
  has("<!DOCTYPE html><html><title>Sign in to NHSmail</title>", "web page");
  has("\n  <HTML>", "web page");
  has("\xEF\xBB\xBF<!doctype HTML>", "web page");
  has("\x1F\x8B\x08", "packed file");
  has("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", "workbook in XML");
}

TEST(Csv, AQuoteThatIsNeverClosedNamesWhereItOpened) {
  expect_error("a,b\nc,\"d\ne,f\n", ErrorCode::kBadFormat, 2, 3);
}

TEST(Csv, TextAfterAClosingQuoteIsAnError) { expect_error("a,\"b\"c\n", ErrorCode::kBadFormat, 1, 6); }

TEST(Csv, AQuoteInsideAPlainFieldIsAnError) { expect_error("a,b\"c\n", ErrorCode::kBadFormat, 1, 4); }

TEST(Csv, ARowOfAnotherLengthIsAnErrorUnlessRagged) {
  expect_error("a,b\nc\n", ErrorCode::kBadFormat, 2, 1);
  CsvFormat format = no_header();
  format.ragged = true;
  expect_rows("a,b\nc\n", {{"a", "b"}, {"c"}}, format);
}

TEST(Csv, AMissingFieldReadsAsEmpty) {
  CsvFormat format;
  format.ragged = true;
  auto reader = CsvReader::open("a,b\nc\n", "test.csv", format);
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ((*reader)[1], "");
  EXPECT_EQ((*reader)[99], "");
}

TEST(Csv, LimitsOfColumnsAndFieldsHold) {
  CsvFormat format = no_header();
  format.most_columns = 2;
  expect_error("a,b,c\n", ErrorCode::kTooLarge, 1, 5, format);
  format.most_field_bytes = 3;
  expect_error("abcd\n", ErrorCode::kTooLarge, 1, 1, format);
}

TEST(Csv, ColumnsAreFoundBySeveralSpellings) {
  const auto reader = CsvReader::open("Practice_Code,Average number of weighted patients1,X\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(*reader->find_column({"Other", "PRACTICE CODE"}), 0u);
  EXPECT_EQ(*reader->find_column({"Average Number of Weighted Patients"}), 1u);
  EXPECT_FALSE(reader->find_column({"Practice"}).has_value());
}

TEST(Csv, AMissingColumnSaysWhichThereAre) {
  const auto reader = CsvReader::open("A,B\n1,2\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  const auto found = reader->column({"PCN_CODE", "PCN"});
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(found.error().message(),
            "test.csv, line 1, field PCN_CODE: this column is missing; the file has A, B");
}

TEST(Csv, ErrorsAtAFieldNameLineColumnAndHeader) {
  auto reader = CsvReader::open("A,B\n10,x\n", "test.csv");
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE(*reader->next());
  const Error error = reader->error_at(1, ErrorCode::kBadValue, "expected a number");
  EXPECT_EQ(error.message(), "test.csv, line 2, column 4, field B: expected a number");
}

}  // namespace
}  // namespace pcn
