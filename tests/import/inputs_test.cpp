#include "core/import/inputs.h"

#include <gtest/gtest.h>

#include "core/import/sha256.h"

namespace pcn {
namespace {

TEST(Sha256, MeetsThePublishedExamples) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

constexpr std::string_view kSources = R"({"sources":[
 {"id":"new","kind":"lists","title":"New list","publisher":"P","page":"https://p.example","file":"a/new.csv",
  "date":"2022","day":"2022-01-01","licence":"OGL-3.0"},
 {"id":"old","kind":"lists","title":"Old list","publisher":"P","page":"https://p.example","file":"a/old.csv",
  "date":"2021","day":"2021-01-01","licence":"OGL-3.0","optional":true},
 {"id":"many","kind":"shapes","title":"Shapes","publisher":"P","page":"https://p.example","file":"b/{}.json",
  "date":"2021","licence":"OGL-3.0"}]})";

Inputs make() {
  auto specs = parse_sources(kSources, "sources.json");
  EXPECT_TRUE(specs.has_value()) << specs.error().message();
  const std::map<std::string, std::string> files = {
      {"a/new.csv", "abc"}, {"b/x.json", "{}"}, {"b/y.json", "[]"}};
  return Inputs(std::move(*specs),
                {[files](const std::string& path) -> Result<std::string> {
                   const auto found = files.find(path);
                   if (found != files.end()) return found->second;
                   return Error{ErrorCode::kNotFound, {path, 0, 0, ""}, "there is no such file"};
                 },
                 [](const std::string&) {
                   return std::vector<std::string>{"readme.txt", "x.json", "y.json"};
                 }});
}

TEST(Inputs, RememberWhatWasUsedWithItsChecksum) {
  Inputs inputs = make();
  const auto file = inputs.file("new");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->source, SourceIndex{std::size_t{0}});
  ASSERT_TRUE(inputs.file("new").has_value());
  ASSERT_EQ(inputs.sources().size(), 1u);
  EXPECT_EQ(inputs.sources()[0].sha256, sha256_hex("abc"));
  EXPECT_EQ(inputs.sources()[0].file, "a/new.csv");
  EXPECT_EQ(inputs.used({"lists"}).size(), 1u);
}

TEST(Inputs, VintagesOfAKindComeByTheirDay) {
  Inputs inputs = make();
  EXPECT_EQ(inputs.of_kind("lists"), (std::vector<std::string>{"old", "new"}));
  EXPECT_EQ(inputs.newest("lists"), "new");
  EXPECT_EQ(inputs.newest("nothing"), "");
  EXPECT_EQ(inputs.day("new"), (Date{2022, 1, 1}));
}

TEST(Inputs, AMissingFileSaysWhereToGetIt) {
  Inputs inputs = make();
  const auto file = inputs.file("old");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().code, ErrorCode::kNotFound);
  EXPECT_NE(file.error().message().find("a/old.csv"), std::string::npos);
  EXPECT_NE(file.error().message().find("https://p.example"), std::string::npos);
  EXPECT_NE(file.error().message().find("sources.json"), std::string::npos);
  EXPECT_TRUE(inputs.may_skip("old", file.error()));
  EXPECT_FALSE(inputs.may_skip("new", file.error()));
}

TEST(Inputs, AFolderOfFilesHasParts) {
  Inputs inputs = make();
  EXPECT_EQ(inputs.parts("many"), (std::vector<std::string>{"x", "y"}));
  const auto peeked = inputs.peek("many", "x");
  ASSERT_TRUE(peeked.has_value());
  EXPECT_TRUE(inputs.sources().empty());
  inputs.use("many", "x", *peeked);
  EXPECT_EQ(inputs.sources().front().id, "many-x");
  EXPECT_EQ(inputs.sources().front().file, "b/x.json");
}

TEST(Sources, FaultsNameTheirPointer) {
  const auto expect = [](std::string_view text, std::string_view pointer) {
    const auto specs = parse_sources(text, "sources.json");
    ASSERT_FALSE(specs.has_value());
    EXPECT_EQ(specs.error().where.field, pointer) << specs.error().message();
  };
  expect("{}", "/sources");
  expect(R"({"sources":[{"id":""}]})", "/sources/0/id");
  constexpr std::string_view kEntry =
      R"({"id":"a","kind":"k","title":"t","publisher":"p","page":"g","file":"f","date":"d","licence":"l")";
  expect(R"({"sources":[)" + std::string(kEntry) + R"(,"day":"2021-13-01"}]})", "/sources/0/day");
  expect(R"({"sources":[)" + std::string(kEntry) + "}," + std::string(kEntry) + "}]}", "/sources/1/id");
}

}  // namespace
}  // namespace pcn
