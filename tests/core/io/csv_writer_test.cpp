#include <gtest/gtest.h>

#include "core/io/csv.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

TEST(CsvWriter, WritesRfc4180Rows) {
  CsvWriter writer;
  writer.text("plain");
  writer.text("a,b");
  writer.text("say \"no\"");
  writer.whole(-12);
  writer.number(1.25, 1);
  writer.empty();
  writer.end_row();
  EXPECT_EQ(writer.bytes(), "plain,\"a,b\",\"say \"\"no\"\"\",-12,1.2,\r\n");
}

TEST(CsvWriter, TextThatASpreadsheetWouldRunGetsAnApostrophe) {
  for (const std::string start : {"=1+1", "+44", "-x", "@SUM(A1)", "\tx", " =1+1", "  \t@x", "\u00A0=1",
                                  "\u3000-x", "＝1+1", "＋x", "－x", " ＠x"}) {
    CsvWriter writer;
    writer.text(start);
    EXPECT_EQ(writer.bytes(), "'" + start);
  }
}

TEST(CsvWriter, WhatOnlyLooksAlikeStaysAsItIs) {
  for (const std::string text : {"-5", "a=b", " plain", "1-2", "– none", "é"}) {
    CsvWriter writer;
    writer.text(text);
    EXPECT_EQ(writer.bytes(), text);
  }
}

TEST(CsvWriter, ControlCharactersAreLeftOut) {
  CsvWriter writer;
  writer.text(std::string_view("a\0b\x1B[1m\x7F", 8));
  EXPECT_EQ(writer.bytes(), "ab[1m");
}

TEST(CsvWriter, AControlCharacterHidesNoFormula) {
  CsvWriter writer;
  writer.text("\x01=1+1");
  EXPECT_EQ(writer.bytes(), "'=1+1");
}

TEST(CsvWriter, NumbersAreNeverTakenForFormulas) {
  CsvWriter writer;
  writer.number(-1.5, 1);
  EXPECT_EQ(writer.bytes(), "-1.5");
}

TEST(CsvWriter, ANumberThatRoundsToZeroHasNoSign) {
  CsvWriter writer;
  writer.number(-0.01, 1);
  EXPECT_EQ(writer.bytes(), "0.0");
}

TEST(CsvWriter, AnyTextComesBackThroughTheReader) {
  testing::Random random(4180);
  SCOPED_TRACE(random.trace());
  constexpr std::string_view kLetters = "ab,\"\n\r; é";
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> cells;
    CsvWriter writer;
    for (int i = 0; i < 4; ++i) {
      std::string text = "x";
      for (auto n = random.integer(0, 8); n > 0; --n) {
        text += kLetters[static_cast<std::size_t>(random.integer(0, 6))];
      }
      cells.push_back(text);
      writer.text(text);
    }
    writer.end_row();
    CsvFormat format;
    format.header = false;
    auto reader = CsvReader::open(writer.bytes(), "test.csv", format);
    ASSERT_TRUE(reader.has_value());
    const auto more = reader->next();
    ASSERT_TRUE(more.has_value()) << more.error().message();
    for (std::size_t i = 0; i < cells.size(); ++i) ASSERT_EQ((*reader)[i], cells[i]);
  }
}

}  // namespace
}  // namespace pcn
