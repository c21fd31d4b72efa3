#include "core/insight/offers.h"

#include <gtest/gtest.h>

#include "core/insight/opening.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

std::string file_of(const std::string& services) {
  return R"({"format": "pcn-services", "version": 1, "title": "Test",
    "organizations": [{"id": "o1", "name": "Home Visiting Ltd"}],
    "locations": [{"id": "l1", "name": "Hub", "address": "1 High Street", "postal_code": "se59rs"}],
    "services": [)" +
         services + "]}";
}

const std::string kVisiting =
    R"({"id": "s1", "name": "Home visiting", "organization_id": "o1", "location_ids": ["l1"],
  "phones": [{"number": "020 7946 0000"}], "eligibility_description": "People who cannot leave home",
  "schedules": [{"byday": "MO,WE", "opens_at": "18:30", "closes_at": "20:00"},
                {"byday": "SA", "opens_at": "22:00", "closes_at": "02:00", "valid_to": "2026-07-31"}],
  "covers": {"network": "U1", "practices": ["G1"]}, "assured_date": "2026-07-01", "source": "the network"})";

LoadedServices load(const std::string& services) {
  auto loaded = read_service_file(file_of(services), "mine.json");
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message());
  return loaded ? *loaded : LoadedServices{};
}

std::string messages(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += d.where.file + " " + d.where.field + " " + d.detail + "\n";
  return text;
}

Dataset two_practices() {
  return AsciiArea({"a b"}).practice("G1", 'a', 1000, "U1").practice("G2", 'b', 3000, "U1").build();
}

TEST(ServiceFile, RefusesWhatIsNoServiceFile) {
  EXPECT_FALSE(read_service_file("", "x.json"));
  EXPECT_FALSE(read_service_file("[]", "x.json"));
  EXPECT_FALSE(read_service_file("{}", "x.json"));
  EXPECT_FALSE(read_service_file(R"({"format": "pcn-services", "version": 1})", "x.json"));
  const auto newer =
      read_service_file(R"({"format": "pcn-services", "version": 2, "services": []})", "x.json");
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::kUnsupported);
  EXPECT_NE(newer.error().message().find("x.json"), std::string::npos);
  EXPECT_FALSE(read_service_file(std::string(kMaxServiceFileBytes + 1, ' '), "x.json"));
}

TEST(ServiceFile, MayBeEmpty) {
  const auto loaded = load("");
  EXPECT_TRUE(loaded.file.services.empty());
  EXPECT_TRUE(loaded.diagnostics.empty());
}

TEST(ServiceFile, ReadsAServiceWithAllItsParts) {
  const auto loaded = load(kVisiting);
  EXPECT_EQ(messages(loaded.diagnostics), "");
  ASSERT_EQ(loaded.file.services.size(), 1U);
  const FileService& service = loaded.file.services[0];
  EXPECT_EQ(service.organization, "Home Visiting Ltd");
  ASSERT_EQ(service.locations.size(), 1U);
  EXPECT_EQ(service.locations[0].postcode, "SE5 9RS");
  EXPECT_EQ(service.phones, std::vector<std::string>{"020 7946 0000"});
  EXPECT_EQ(service.assured, day_of(2026, 7, 1));
  ASSERT_EQ(service.schedules.size(), 2U);
  EXPECT_EQ(service.schedules[0].days, (std::vector<int>{0, 2}));
  EXPECT_EQ(service.schedules[1].closes, 26 * 60);
}

// A fault in one service: the message names file, service and field, and the others load.
TEST(ServiceFile, LeavesOutABadServiceAndSaysWhere) {
  struct Fault {
    const char* service;
    const char* field;
    const char* words;
  };
  const std::vector<Fault> faults = {
      {R"("text")", "/services/0", "expected an object"},
      {R"({"id": "b", "covers": {"network": "U1"}})", "/services/0/name", "is missing"},
      {R"({"id": "b", "name": "B"})", "/services/0/covers", "is missing"},
      {R"({"id": "b", "name": 5, "covers": {"network": "U1"}})", "/services/0/name", "expected text"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1", "practices": [1]}})",
       "/services/0/covers/practices", "list of texts"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "assured_date": "1 July"})",
       "/services/0/assured_date", "1 July"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "minimum_age": 70, "maximum_age": 60})",
       "/services/0/maximum_age", "below"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "location_ids": ["no"]})",
       "/services/0/location_ids", "no location"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "organization_id": "no"})",
       "/services/0/organization_id", "no organization"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "url": "javascript:alert"})",
       "/services/0/url", "https"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "schedules": [{"byday": "XX", "opens_at": "09:00", "closes_at": "10:00"}]})",
       "/services/0/schedules/0/byday", "XX"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "schedules": [{"byday": "MO", "opens_at": "9 or so", "closes_at": "10:00"}]})",
       "/services/0/schedules/0/opens_at", "9 or so"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "schedules": [{"byday": "MO", "opens_at": "09:00"}]})",
       "/services/0/schedules/0/closes_at", "is missing"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "schedules": {}})", "/services/0/schedules",
       "expected a list"},
      {R"({"id": "b", "name": "B", "covers": {"network": "U1"}, "status": "maybe"})", "/services/0/status",
       "active"},
  };
  for (const Fault& fault : faults) {
    const auto loaded = load(std::string(fault.service) + "," + kVisiting);
    ASSERT_EQ(loaded.file.services.size(), 1U) << fault.service;
    EXPECT_EQ(loaded.file.services[0].id, "s1");
    const std::string said = messages(loaded.diagnostics);
    EXPECT_NE(said.find(std::string("mine.json ") + fault.field), std::string::npos) << fault.field << "\n"
                                                                                     << said;
    EXPECT_NE(said.find(fault.words), std::string::npos) << said;
    EXPECT_NE(said.find("service"), std::string::npos) << said;
  }
}

// What can be meant in one way only is read as it is meant.
TEST(ServiceFile, ReadsPlainSlips) {
  const auto service = [](const std::string& members) {
    const auto loaded = load(R"({"id": "b", "name": "B", "covers": {"network": "U1"}, )" + members + "}");
    EXPECT_EQ(messages(loaded.diagnostics), "") << members;
    EXPECT_EQ(loaded.file.services.size(), 1U) << members;
    return loaded.file.services.empty() ? FileService{} : loaded.file.services[0];
  };
  const auto schedule = [&service](const std::string& day, const std::string& opens,
                                   const std::string& closes) {
    const FileService read = service(R"("schedules": [{"byday": ")" + day + R"(", "opens_at": ")" + opens +
                                     R"(", "closes_at": ")" + closes + "\"}]");
    return read.schedules.empty() ? FileSchedule{} : read.schedules[0];
  };
  for (const char* nine : {"9:00", "09:00", "09:00:00", "9.00"}) {
    EXPECT_EQ(schedule("MO", nine, "17:30").opens, 540) << nine;
    EXPECT_EQ(schedule("MO", nine, "17:30").closes, 1050) << nine;
  }
  EXPECT_EQ(schedule("MO", "18:00", "24:00").closes, 1440);
  EXPECT_EQ(schedule("Monday", "9:00", "10:00").days, std::vector<int>{0});
  EXPECT_EQ(schedule("Tues, thu,SATURDAY", "9:00", "10:00").days, (std::vector<int>{1, 3, 5}));
  EXPECT_EQ(schedule("MO-FR", "9:00", "10:00").days, (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_EQ(schedule("sat-mon", "9:00", "10:00").days, (std::vector<int>{0, 5, 6}));
  EXPECT_EQ(service(R"("url": "www.example.org/clinic")").url, "https://www.example.org/clinic");
  EXPECT_EQ(service(R"("url": "HTTPS://example.org")").url, "HTTPS://example.org");
  EXPECT_FALSE(service(R"("minimum_age": "", "maximum_age": null)").minimum_age);
  EXPECT_EQ(service(R"("minimum_age": "16")").minimum_age, 16);
  EXPECT_EQ(service(R"("status": "Active")").name, "B");
}

TEST(ServiceFile, DoesNotGuessWhatCouldBeMeantInTwoWays) {
  const auto refused = [](const std::string& members) {
    const auto loaded = load(R"({"id": "b", "name": "B", "covers": {"network": "U1"}, )" + members + "}");
    EXPECT_TRUE(loaded.file.services.empty()) << members;
    EXPECT_FALSE(loaded.diagnostics.empty()) << members;
  };
  for (const char* time : {"9", "25:00", "9:60", "-1:00", "9:0", "24:01", "9:00:30", ":00", "9 30"})
    refused(R"("schedules": [{"byday": "MO", "opens_at": ")" + std::string(time) +
            R"(", "closes_at": "23:00"}])");
  for (const char* day : {"M", "T", "MO-TU-WE", "weekday", "MO,,TU", "-"})
    refused(R"("schedules": [{"byday": ")" + std::string(day) +
            R"(", "opens_at": "9:00", "closes_at": "10:00"}])");
  for (const char* url : {"example", "me@example.org", "javascript:alert(1)", "a b.org", "ftp://example.org"})
    refused(R"("url": ")" + std::string(url) + "\"");
  refused(R"("minimum_age": "sixteen")");
  refused(R"("minimum_age": "1e1")");
}

TEST(ServiceFile, SkipsDoubledIdsAndWhatIsNotActiveAndNotesUnknownNames) {
  const auto loaded = load(kVisiting + "," + kVisiting + R"(,{"id": "x", "name": "Gone", "status": "defunct",
    "covers": {"network": "U1"}}, {"id": "y", "name": "Here", "covers": {"network": "U1"}, "nmae": "?", "_note": "fine"})");
  ASSERT_EQ(loaded.file.services.size(), 2U);
  EXPECT_EQ(loaded.file.services[1].name, "Here");
  const std::string said = messages(loaded.diagnostics);
  EXPECT_NE(said.find("/services/1/id"), std::string::npos);
  EXPECT_NE(said.find("/services/3/nmae"), std::string::npos);
  EXPECT_EQ(loaded.diagnostics.size(), 2U);
}

TEST(ServiceFile, EveryCutOffFileIsAnErrorOrLoads) {
  const std::string whole = file_of(kVisiting);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(read_service_file(std::string_view(whole).substr(0, size), "cut.json")) << size;
}

TEST(Offers, AreTiedToNetworksAndPractices) {
  const Dataset data = two_practices();
  const Offers offers = tie_offers(load(kVisiting), data);
  ASSERT_EQ(offers.offers.size(), 1U);
  const Offer& offer = offers.offers[0];
  EXPECT_TRUE(covers(offer, PracticeIndex(0)));
  EXPECT_FALSE(covers(offer, PracticeIndex(1)));
  EXPECT_EQ(left_out(offer, data, day_of(2026, 7, 1)), std::vector<PracticeIndex>{PracticeIndex(1)});
  EXPECT_EQ(offers_of(offers, NetworkIndex(0)).size(), 1U);
  EXPECT_TRUE(offers_of(offers, NetworkIndex(1)).empty());
}

TEST(Offers, ForStrangersAreLeftOutAndSaid) {
  const Dataset data = two_practices();
  const Offers offers = tie_offers(load(R"({"id": "a", "name": "A", "covers": {"network": "U9"}},
              {"id": "b", "name": "B", "covers": {"network": "U1", "practices": ["G9", "G2"]}},
              {"id": "c", "name": "C", "covers": {"network": "U1", "practices": ["G9"]}},
              {"id": "d", "name": "D", "covers": {"network": "U1"}})"),
                                   data);
  ASSERT_EQ(offers.offers.size(), 2U);
  EXPECT_EQ(offers.offers[0].practices, std::vector<PracticeIndex>{PracticeIndex(1)});
  EXPECT_TRUE(left_out(offers.offers[1], data, day_of(2026, 7, 1)).empty());
  const std::string said = messages(offers.diagnostics);
  for (const char* words : {"service \"A\"", "U9", "service \"B\"", "G9", "service \"C\"", "mine.json"})
    EXPECT_NE(said.find(words), std::string::npos) << words;
}

TEST(Offers, OfAnotherAreasNetworkAreLeftOutByItsName) {
  Dataset data = two_practices();
  Network beyond;
  beyond.code = "U8";
  beyond.name = "Far PCN";
  beyond.in_area = false;
  data.networks.push_back(beyond);
  const Offers offers = tie_offers(load(R"({"id": "a", "name": "A", "covers": {"network": "U8"}})"), data);
  EXPECT_TRUE(offers.offers.empty());
  EXPECT_NE(messages(offers.diagnostics).find("U8 is Far PCN, a network outside"), std::string::npos)
      << messages(offers.diagnostics);
}

TEST(Offers, OfTwoFilesStandTogetherAndTheLaterOfOneIdCounts) {
  const Dataset data = two_practices();
  const auto tied = [&data](const std::string& services, const char* name) {
    auto loaded = read_service_file(file_of(services), name);
    return tie_offers(*loaded, data);
  };
  const Offers all = add_offers(tied(kVisiting, "a.json"),
                                tied(R"({"id": "s1", "name": "Visits", "covers": {"network": "U1"}},
                                        {"id": "s2", "name": "Walks", "covers": {"network": "U1"}})",
                                     "b.json"));
  EXPECT_EQ(all.files, (std::vector<std::string>{"a.json", "b.json"}));
  ASSERT_EQ(all.offers.size(), 2U);
  EXPECT_EQ(all.offers[0].service.name, "Visits");
  EXPECT_EQ(all.offers[1].service.name, "Walks");
  EXPECT_NE(messages(all.diagnostics).find("takes the place of the one with the same id"), std::string::npos);
}

TEST(Offers, HaveTheHoursOfTheSchedulesInForce) {
  const auto loaded = load(kVisiting);
  const FileService& service = loaded.file.services[0];
  const auto july = hours_on(service, day_of(2026, 7, 1));
  const auto august = hours_on(service, day_of(2026, 8, 1));
  ASSERT_TRUE(july && august);
  EXPECT_EQ(network_standard_minutes(*july), 180);
  EXPECT_EQ((*july)[5], (std::vector<OpenInterval>{{1320, 1560}}));
  EXPECT_TRUE((*august)[5].empty());
  EXPECT_EQ(open_at(july, {day_of(2026, 7, 5), 60}), OpenState::kOpen);
  EXPECT_FALSE(hours_on(FileService{}, day_of(2026, 7, 1)));
}

}  // namespace
}  // namespace pcn
