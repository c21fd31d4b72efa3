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
  expect_rows(",\n\"\",a,\n", {{"", ""}, {"", "a", ""}}, [] {
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
  format.encoding = TextEncoding::kLatin1;
  format.quotes = false;
  expect_rows("Caf\xE9\xAC\"x\xAC\n", {{"Caf\xC3\xA9", "\"x", ""}}, format);
}

TEST(Csv, BytesThatAreNotUtf8NameTheirPlace) { expect_error("a,b\nc,d\xFF\n", ErrorCode::kBadFormat, 2, 3); }

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
