// The views of services and of fair sharing.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/export/exports.h"
#include "core/model/query.h"
#include "tests/support/ascii_area.h"
#include "tests/view/depth_fixture.h"

namespace pcn {
namespace {

using testing::column_of;
using testing::has;
using testing::shown;
using testing::small_session;
using testing::text_of;

TEST(ServicesView, LeavesClosedServicesOutOfTheMapAtTheChosenTime) {
  const auto session = small_session();
  const auto marked = [&session](std::string_view fragment) {
    session->restore(fragment);
    std::set<std::string> details;
    for (const Marker& marker : session->scene().markers) details.insert(marker.detail);
    std::string all;
    for (const std::string& detail : details) all += detail + "\n";
    return all;
  };
  // The pharmacy is open Monday to Saturday 09:00-18:00.
  EXPECT_TRUE(has(marked("layers=pharmacies&on=2026-07-04&at=10:00"), "open"));
  EXPECT_FALSE(has(marked("layers=pharmacies&on=2026-07-05&at=10:00"), "harmacy"));
  EXPECT_TRUE(has(marked("layers=pharmacies&on=2026-08-31&at=10:00"), "bank holiday"));
  EXPECT_TRUE(has(session->scene().summary, "Services that are closed on 31 August 2026 at 10:00"));
  EXPECT_TRUE(has(shown(*session, "view=services&net=U1&on=2026-08-31&at=10:00"), "Summer bank holiday"));
}

TEST(ServicesView, LeavesClosedClinicsOutOfTheTable) {
  const auto session = Session::from_data(testing::view_dataset());
  const auto clinics = [&session](std::string_view moment) {
    (void)shown(*session, "view=services&net=U1&" + std::string(moment));
    const Document document = session->document("view");
    std::size_t evening = 0;
    for (const Row& row : find_table(document, "clinics")->rows) {
      evening += has(row.cells[1].text, "evening") ? 1 : 0;
    }
    return evening;
  };
  EXPECT_EQ(clinics("on=2026-07-01&at=19:00"), 1u);  // a Wednesday evening
  EXPECT_EQ(clinics("on=2026-07-01&at=12:00"), 0u);
  EXPECT_TRUE(has(shown(*session, "view=services&net=U1&on=2026-07-01&at=12:00"),
                  "Closed then, and neither listed nor on the map: 1 clinic or hospital."));
  EXPECT_TRUE(has(shown(*session, "view=services&net=U1&on=2026-07-01&at=19:00"),
                  "those not known to be closed on 1 July 2026 at 19:00."));
  EXPECT_EQ(clinics("at="), 1u);
}

TEST(ServicesView, NeverPassesTheRawListOffAsTheAdjustedPopulation) {
  const auto session = small_session();
  const std::string without = shown(*session, "view=services&net=U1");
  EXPECT_TRUE(has(without, "The contract asks for: not in the data"));
  EXPECT_TRUE(has(without, "a stand-in, not the contract's figure"));
  const std::string with = shown(*session, "view=services&net=U1&adjusted=57510");
  EXPECT_TRUE(has(with, "The contract asks for: 3,451 minutes"));
  EXPECT_FALSE(has(with, "stand-in"));
  EXPECT_TRUE(has(shown(*session, "view=people&net=U1"), "Adjusted population: not in the data"));
}

TEST(SharingView, OfOnePracticeSaysThatThereIsNobodyToShareWith) {
  Dataset data = testing::view_dataset();
  std::erase_if(data.memberships,
                [&data](const Membership& stay) { return stay.practice == find_practice(data, "G2"); });
  const auto session = Session::from_data(std::move(data));
  const std::string text = shown(*session, "view=sharing&net=U1");
  EXPECT_TRUE(has(text, "North Town PCN is one practice: there is nobody to share with")) << text;
  EXPECT_FALSE(has(text, "[chart"));
  EXPECT_FALSE(has(text, "[table"));
}

TEST(SharingView, DrawsNothingTwice) {
  const auto session = small_session();
  const auto chart_of = [&session](std::string_view fragment) {
    session->restore(fragment);
    const Document document = session->document("view");
    for (const Block& block : document.blocks) {
      if (const Chart* chart = std::get_if<Chart>(&block)) return *chart;
    }
    return Chart{};
  };
  const Chart alike = chart_of("view=sharing&net=U1");
  EXPECT_EQ(alike.series.size(), 3U);
  EXPECT_TRUE(has(alike.summary, "Sharing by need and by the mix gives the same as by registered list"));
  const Chart mixed = chart_of("view=sharing&net=U1&mix-equal=100&mix-registered=0&mix-need=0");
  EXPECT_EQ(mixed.series.size(), 4U);
}

TEST(SharingView, ItsReadyMadeWeightsAreAccepted) {
  const auto session = small_session();
  session->restore("view=sharing&net=U1");
  int tried = 0;
  for (const std::string& action : testing::actions_of(session->document("view"))) {
    if (action.find("need-") != 0 || action.find('&') == std::string::npos) continue;
    EXPECT_TRUE(session->apply(action).empty()) << action;
    ++tried;
  }
  EXPECT_EQ(tried, 2);
  EXPECT_EQ(session->fragment().find("need-"), std::string::npos) << "the last of them takes all away";
}

TEST(SharingView, TakesWeightsAmountsAndUsersFromTheAddress) {
  const auto session = small_session();
  const std::string text =
      shown(*session, "view=sharing&net=U1&amount=1000&uses=G1&cost=500&fair=equal&unit=hours");
  EXPECT_TRUE(has(text, "What each practice would get of 1,000 hours"));
  EXPECT_TRUE(has(text, "A service that costs 500 hours"));
  EXPECT_FALSE(session->restore("view=sharing&net=U1&amount=-5").empty());
  EXPECT_FALSE(session->restore("view=sharing&net=U1&amount=1e400").empty());
  EXPECT_FALSE(session->restore("view=sharing&net=U1&uses=NOBODY").empty());
  EXPECT_FALSE(session->restore("view=sharing&net=U1&need-age-0=99").empty());
}

constexpr std::string_view kServices = R"({"format": "pcn-services", "version": 1, "services": [
  {"id": "a", "name": "Home visiting", "covers": {"network": "U1", "practices": ["G1"]},
   "schedules": [{"byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}]},
  {"id": "b", "name": "Broken", "covers": {"network": "U1"}, "assured_date": "soon"}]})";

TEST(ServicesView, ShowsTheServicesOfAFileAndForWhomTheyAre) {
  const auto session = small_session();
  EXPECT_TRUE(has(shown(*session, "view=services&net=U1"), "No service file is open"));
  const auto messages = session->load_services(kServices, "mine.json");
  ASSERT_TRUE(messages);
  ASSERT_EQ(messages->messages.size(), 1U);
  for (const char* words : {"mine.json", "Broken", "assured_date"})
    EXPECT_TRUE(has(messages->messages.front(), words));
  const std::string text = shown(*session, "view=services&net=U1&on=2026-07-06&at=10:00");
  EXPECT_TRUE(has(text, "For patients of Practice G1 only; not for those of Practice G2."));
  EXPECT_TRUE(has(text, "When: Monday 09:00–17:00"));
  EXPECT_TRUE(has(text, "On 6 July 2026, 10:00: open"));
  EXPECT_TRUE(has(text, "Last checked: the file does not say"));
  EXPECT_TRUE(has(text, "What could not be read"));
  EXPECT_TRUE(has(shown(*session, "view=services&net=U2"), "It holds nothing for this network."));
}

TEST(ServicesView, AnOfferForSomePracticesIsSaidSoOnEveryPage) {
  const auto session = small_session();
  constexpr std::string_view kBoth = R"({"format": "pcn-services", "version": 1,
    "locations": [{"id": "x", "name": "Clinic", "postal_code": "SE1 1AA"}], "services": [
    {"id": "a", "name": "Home visiting", "location_ids": ["x"], "covers": {"network": "U1", "practices": ["G1"]}},
    {"id": "b", "name": "Walking group", "location_ids": ["x"], "covers": {"network": "U1"}}]})";
  ASSERT_TRUE(session->load_services(kBoth, "mine.json"));
  const auto said = [&session](std::string_view fragment, std::string_view which) {
    EXPECT_TRUE(session->restore(fragment).empty()) << fragment;
    return testing::to_plain_text(session->document(which));
  };
  for (const char* which : {"view", "answer"}) {
    const std::string own = said("view=practice&practice=G1", which);
    EXPECT_TRUE(has(own, "Home visiting: for patients of this practice.")) << which << own;
    const std::string other = said("view=practice&practice=G2", which);
    EXPECT_TRUE(has(other, "Home visiting: not for patients of this practice.")) << which << other;
    EXPECT_TRUE(has(other, "Walking group: for patients of this practice.")) << which;
    EXPECT_TRUE(has(said("view=network&net=U1", which), "Home visiting: for patients of Practice G1 only."));
    EXPECT_FALSE(has(said("view=network&net=U2", which), "Home visiting")) << which;
  }
  (void)said("view=services&net=U1", "view");
  const auto actions = testing::actions_of(session->document("view"));
  EXPECT_EQ(std::count(actions.begin(), actions.end(), "view=sharing&net=U1&uses=G1"), 1);
  std::set<MarkerShape> shapes;
  for (const Marker& marker : session->scene().markers) {
    if (has(marker.detail, "From your file")) shapes.insert(marker.shape);
  }
  EXPECT_EQ(shapes.size(), 2U) << "those for some practices look otherwise";
  std::string legend;
  for (const LegendEntry& entry : session->scene().legend.entries) legend += entry.label + "\n";
  EXPECT_TRUE(has(legend, "service from your file for some practices only")) << legend;
}

TEST(ServicesView, ThoseThatAServiceLeavesOutAreFoundWhileItsFileIsOpen) {
  const auto session = small_session();
  constexpr std::string_view kTest = "view=gap&test=service-left-out&measure=gap";
  const auto summary = [&session](std::string_view fragment) {
    (void)shown(*session, fragment);
    return session->document("view").summary;
  };
  const auto hatched = [&session] {
    const std::vector<AreaFill>& fills = session->scene().fills;
    return std::count_if(fills.begin(), fills.end(),
                         [](const AreaFill& fill) { return fill.hatch == Hatch::kDiagonal; });
  };
  EXPECT_TRUE(has(summary(kTest), "Not in the data: services of networks"));
  EXPECT_EQ(hatched(), 0);
  ASSERT_TRUE(session->load_services(kServices, "mine.json"));  // home visiting of U1 for G1, not for G2
  EXPECT_TRUE(
      has(session->document("view").summary, "12,000 registered patients are with practices left out"));
  EXPECT_EQ(hatched(), 1) << "where G2 stands";
  const Document document = session->document("view");
  const Table* table = find_table(document, "gap-service-left-out");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(table->rows[0].key, "G2");
  EXPECT_EQ(table->rows[0].cells[2].text, "12,000");
  EXPECT_TRUE(has(testing::to_plain_text(document), "do not fail"));
  const auto csv = session->export_file("csv:gap-service-left-out");
  ASSERT_TRUE(csv);
  EXPECT_TRUE(has(csv->text, "Home visiting"));
  EXPECT_TRUE(has(shown(*session, "view=gaps"), "12,000 registered patients are with practices left out"));
  (void)shown(*session, "view=matrix&by=networks");
  const Document matrix = session->document("view");
  const Table* by_network = find_table(matrix, "coverage-by-network");
  ASSERT_NE(by_network, nullptr);
  const auto own = std::find_if(by_network->rows.begin(), by_network->rows.end(),
                                [](const Row& row) { return row.key == "U1"; });
  ASSERT_NE(own, by_network->rows.end());
  EXPECT_EQ(own->cells[column_of(*by_network, "service-left-out")].text, "12,000");

  // A plan that brings G4 into U1 has it left out as well; one that takes G2 out leaves nobody.
  EXPECT_TRUE(has(summary(std::string(kTest) + "&plan=G4:U1"), "72,000 registered patients"));
  EXPECT_TRUE(has(summary(std::string(kTest) + "&plan=G2:U2"), "No registered patients"));
  const std::string plan = shown(*session, "view=plan&plan=G4:U1");
  EXPECT_TRUE(has(plan, "72,000") && has(plan, "+60,000")) << plan;

  EXPECT_TRUE(has(summary(kTest), "12,000"));
  session->apply("close=services");
  EXPECT_TRUE(has(session->document("view").summary, "Not in the data: services of networks"));
}

TEST(ServicesView, AFileCannotMeanTheNewNetworkOfAPlan) {
  const auto session = small_session();
  (void)shown(*session, "view=gaps&plan=G2:new");
  std::string code;
  for (const Network& network : session->data().networks) code = network.code;
  const auto messages = session->load_services(
      R"({"format": "pcn-services", "version": 1, "services": [{"id": "a", "name": "A", "covers": {"network": ")" +
          code + R"("}}]})",
      "mine.json");
  ASSERT_TRUE(messages);
  ASSERT_EQ(messages->messages.size(), 1U);
  EXPECT_TRUE(has(messages->messages.front(), "the data hold no network " + code));
  EXPECT_EQ(messages->taken, 0U);
  EXPECT_EQ(session->data().networks.back().code, code) << "the plan is still in force";
  EXPECT_TRUE(has(shown(*session, "view=gap&test=service-left-out"), "Not in the data"));
}

TEST(ServicesView, KeepsTheServicesItHasWhenAFileIsNoServiceFile) {
  const auto session = small_session();
  ASSERT_TRUE(session->load_services(kServices, "mine.json"));
  EXPECT_FALSE(session->load_services("{}", "other.json"));
  EXPECT_TRUE(has(shown(*session, "view=services&net=U1"), "Home visiting"));
}

TEST(ServiceFiles, OfTheProjectReadWithoutAWord) {
  const auto example = read_service_file(text_of("assets/services/south-east-london.json"), "example");
  ASSERT_TRUE(example) << example.error().message();
  EXPECT_TRUE(example->diagnostics.empty());
  EXPECT_EQ(example->file.services.size(), 2U);
  const std::string page = text_of("docs/service-files.md");
  const std::size_t begin = page.find("```json\n") + 8;
  const auto pattern = read_service_file(page.substr(begin, page.find("```", begin) - begin), "template");
  ASSERT_TRUE(pattern) << pattern.error().message();
  EXPECT_TRUE(pattern->diagnostics.empty());
  EXPECT_EQ(pattern->file.services.size(), 1U);
}

}  // namespace
}  // namespace pcn
