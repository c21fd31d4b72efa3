#include "core/base/excerpt.h"

#include <gtest/gtest.h>

#include "core/base/result.h"
#include "core/base/text.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

TEST(Excerpt, NothingStaysNothing) {
  EXPECT_EQ(excerpt(""), "");
  EXPECT_EQ(excerpt("", 0), "");
}

TEST(Excerpt, PlainTextStaysAsItIs) { EXPECT_EQ(excerpt("Ty Gwyn – Dŵr £5"), "Ty Gwyn – Dŵr £5"); }

TEST(Excerpt, AtMostALineIsQuoted) {
  const std::string line(kMostQuoted, 'x');
  EXPECT_EQ(excerpt(line), line);
  EXPECT_EQ(excerpt(line + "y"), line + "…");
  EXPECT_EQ(excerpt(std::string(12'000'000, 'x')), line + "…");
}

TEST(Excerpt, CharactersAreCountedNotBytes) { EXPECT_EQ(excerpt("ŵŵŵŵ", 3), "ŵŵŵ…"); }

TEST(Excerpt, WhatWouldSteerATerminalIsWrittenAsCode) {
  EXPECT_EQ(excerpt("\x1B[2Jgone\a\n\t"), "\\x1B[2Jgone\\x07\\x0A\\x09");
  EXPECT_EQ(excerpt("a\x7F\xC2\x9B"), "a\\x7F\\x9B");
  EXPECT_EQ(excerpt(std::string_view("a\0b", 3)), "a\\x00b");
}

TEST(Excerpt, WhatTurnsTheDirectionOfWritingIsWrittenAsCode) {
  EXPECT_EQ(excerpt("a\u202Eb\u2066c\u200F"), "a\\u202Eb\\u2066c\\u200F");
}

TEST(Excerpt, BytesThatAreNoTextAreWrittenAsCode) {
  EXPECT_EQ(excerpt("King\x92s"), "King\\x92s");
  EXPECT_EQ(excerpt("\xE2\x82"), "\\xE2\\x82");
  EXPECT_EQ(excerpt("\xC0\xAF"), "\\xC0\\xAF");
}

TEST(Excerpt, AnyBytesGiveTextThatPrints) {
  testing::Random random(120);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (auto n = random.integer(0, 200); n > 0; --n) bytes += static_cast<char>(random.integer(0, 255));
    const std::string text = excerpt(bytes);
    ASSERT_TRUE(is_utf8(text));
    for (const char c : text) ASSERT_GE(static_cast<unsigned char>(c), 0x20);
    ASSERT_LE(text.size(), kMostQuoted * 6 + 3);
  }
}

TEST(Excerpt, AnErrorIsShortWhateverItIsMadeOf) {
  const std::string long_text(1'000'000, 'x');
  const Error error{
      ErrorCode::kBadFormat, {long_text + ".json", 3, 4, "/" + long_text}, "near \x1B" + long_text};
  EXPECT_LT(error.message().size(), 2 * kMostQuoted + kMostSaid + 60);
  EXPECT_EQ(error.message().find('\x1B'), std::string::npos);
}

TEST(HasHidden, FindsWhatCannotBeSeenAndNothingElse) {
  for (const char* text : {"", "plain", "Töwn – “quoted” £5", "\xF0\x9F\x8F\xA5",
                           "no\xC2\xA0"
                           "break"})
    EXPECT_FALSE(has_hidden(text)) << text;
  for (const char* text :
       {"\n", "a\tb", "\x7F", "\xC2\x96", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xFF", "caf\xC3"})
    EXPECT_TRUE(has_hidden(text)) << text;
}

}  // namespace
}  // namespace pcn
