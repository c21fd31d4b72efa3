// No view opens empty: without a network chosen it is of all networks in hand.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/export/exports.h"
#include "core/model/query.h"
#include "core/session/session.h"
#include "tests/view/depth_fixture.h"

namespace pcn {
namespace {

using testing::column_of;
using testing::has;
using testing::shown;
using testing::two_boroughs;

const Row& row_of(const Table& table, std::string_view key) {
  static const Row none;
  for (const Row& row : table.rows) {
    if (row.key == key) return row;
  }
  ADD_FAILURE() << table.id << " has no row " << key;
  return none;
}

Table table_at(std::string_view fragment, std::string_view id) {
  const auto open = Session::from_data(two_boroughs());
  EXPECT_TRUE(open->restore(fragment).empty()) << fragment;
  const Document document = open->document("view");
  const Table* table = find_table(document, id);
  EXPECT_NE(table, nullptr) << fragment << " has no table " << id;
  return table ? *table : Table{};
}

struct Overview {
  std::string_view view;
  std::string_view table;
};
constexpr Overview kOverviews[] = {{"people", "people-by-network"},
                                   {"staff", "staff-by-network"},
                                   {"services", "services-by-network"},
                                   {"rules", "rules-by-network"},
                                   {"sharing", "sharing"}};

TEST(Overviews, EachRowLeadsToTheNetworksOwnPageOfTheView) {
  for (const Overview& overview : kOverviews) {
    const std::string fragment = "view=" + std::string(overview.view);
    const Table table = table_at(fragment, overview.table);
    for (const char* code : {"U1", "U2"})
      EXPECT_EQ(row_of(table, code).cells[0].action, fragment + "&net=" + code) << overview.view;
  }
}

TEST(Overviews, AreOfTheAreaInHandAndCanBeTakenAway) {
  for (const Overview& overview : kOverviews) {
    if (overview.view == "sharing") continue;  // of one network there is nothing to share
    const auto open = Session::from_data(two_boroughs());
    open->restore("view=" + std::string(overview.view) + "&la=E09000002");
    const Document document = open->document("view");
    const Table* table = find_table(document, overview.table);
    ASSERT_NE(table, nullptr) << overview.view;
    for (const Row& row : table->rows) EXPECT_NE(row.key, "U1") << overview.view;
    EXPECT_TRUE(open->export_file("csv:" + std::string(overview.table)).has_value());
  }
}

TEST(StaffOverview, ShowsRatesNumbersAndShares) {
  const Table rates = table_at("view=staff", "staff-by-network");
  const Table numbers = table_at("view=staff&as=number", "staff-by-network");
  const Table shares = table_at("view=staff&as=share", "staff-by-network");
  const std::size_t all = column_of(numbers, "all");
  EXPECT_EQ(row_of(numbers, "U1").cells[all].text, "4.5");
  EXPECT_EQ(row_of(numbers, "U2").cells[all].text, "2.0");
  EXPECT_EQ(row_of(numbers, "area").cells[all].text, "6.5");
  EXPECT_NEAR(*row_of(rates, "U1").cells[all].sort, 4.5 / 32'000 * 10'000, 1e-9);
  EXPECT_NEAR(*row_of(rates, "area").cells[all].sort, 6.5 / 95'500 * 10'000, 1e-9);
  // A clinical pharmacist and a paramedic in U1, a paramedic only in U2.
  ASSERT_EQ(shares.columns.size(), 4u);
  EXPECT_EQ(shares.columns[2].title, numbers.columns[2].title);
  const Row& one = row_of(shares, "U1");
  EXPECT_NEAR(*one.cells[2].sort + *one.cells[3].sort, 1, 1e-12);
  EXPECT_NEAR(std::max(*one.cells[2].sort, *one.cells[3].sort), 3.5 / 4.5, 1e-12);
  const Row& other = row_of(numbers, "U2");
  EXPECT_EQ(std::min(*other.cells[2].sort, *other.cells[3].sort), 0);
}

TEST(StaffOverview, ANetworkWithoutARowIsNotWithoutStaff) {
  Dataset data = two_boroughs();
  std::erase_if(data.workforce,
                [&data](const Workforce& row) { return row.network == find_network(data, "U2"); });
  const auto open = Session::from_data(std::move(data));
  const std::string text = shown(*open, "view=staff");
  EXPECT_TRUE(has(text, "1 network has no row in the staff data, which does not mean no staff")) << text;
  EXPECT_TRUE(has(text, "South Town | not in the data"));
}

TEST(RulesOverview, GivesEachReason) {
  const auto loaded = Session::load(testing::text_of("assets/areas/south-east-london.json"), "area.json");
  if (!loaded) GTEST_SKIP() << "the package has not been built";
  Session& open = **loaded;
  ASSERT_TRUE(open.restore("view=rules").empty());
  const Document document = open.document("view");
  ASSERT_NE(find_table(document, "rules-by-network"), nullptr);
  ASSERT_NE(find_table(document, "rules-reasons"), nullptr);
  const Table& matrix = *find_table(document, "rules-by-network");
  const Table& reasons = *find_table(document, "rules-reasons");
  std::size_t asked = 0;
  for (const Row& row : matrix.rows)
    asked += static_cast<std::size_t>(*row.cells[column_of(matrix, "not-met")].sort +
                                      *row.cells[column_of(matrix, "caution")].sort);
  EXPECT_GT(asked, 0u);
  EXPECT_EQ(reasons.rows.size(), asked);
  for (const Row& row : reasons.rows) EXPECT_FALSE(row.cells[3].text.empty());
}

std::int64_t sum_of(const Table& table, std::size_t column) {
  double sum = 0;
  for (const Row& row : table.rows) {
    if (row.key != "total") sum += row.cells[column].sort.value_or(0);
  }
  return static_cast<std::int64_t>(sum + 0.5);
}

TEST(SharingOverview, SharesAmongNetworksInWholePounds) {
  const Table table = table_at("view=sharing&amount=250001", "sharing");
  for (const char* id : {"by-equal", "by-registered", "by-need"}) {
    const std::size_t column = column_of(table, id);
    EXPECT_EQ(sum_of(table, column), 250'001) << id;
    for (const Row& row : table.rows) EXPECT_EQ(row.cells[column].text.find('.'), std::string::npos) << id;
  }
  const std::size_t registered = column_of(table, "by-registered");
  EXPECT_EQ(*row_of(table, "U1").cells[registered].sort, 83'770);  // 250,001 * 32,000 / 95,500 = 83,769.97
  EXPECT_EQ(*row_of(table, "U2").cells[registered].sort, 166'231);
}

TEST(SharingOverview, SmallSumsAreSharedToThePenny) {
  const Table table = table_at("view=sharing&amount=100", "sharing");
  const std::size_t column = column_of(table, "by-registered");
  EXPECT_EQ(row_of(table, "U1").cells[column].text, "£33.51");
  EXPECT_EQ(row_of(table, "U2").cells[column].text, "£66.49");
}

TEST(SharingOverview, AMixThatIsNot100GetsAWord) {
  const auto open = Session::from_data(two_boroughs());
  const std::string odd =
      shown(*open, "view=sharing&mix-equal=0&mix-registered=10&mix-weighted=0&mix-need=50");
  EXPECT_TRUE(has(odd, "add up to 60%, not to 100%")) << odd;
  EXPECT_TRUE(has(odd, "by registered list 16.7% and by need 83.3%"));
  EXPECT_TRUE(has(shown(*open, "view=sharing&mix-registered=0&mix-need=0"), "Nothing is in the mix"));
  EXPECT_TRUE(has(shown(*open, "view=sharing"), "The parts of the mix add up to 100%."));
}

TEST(SharingOverview, SaysBecauseOfWhomAWayCannotBeUsed) {
  const auto open = Session::from_data(two_boroughs());
  EXPECT_TRUE(
      has(shown(*open, "view=sharing"),
          "Nothing is shared by weighted list, because of South Town the weighted list is not in the"));
}

TEST(SouthEastLondonShared, NeedOfAllNetworksIsTheirListAsLongAsNothingIsWeighed) {
  const auto loaded = Session::load(testing::text_of("assets/areas/south-east-london.json"), "area.json");
  if (!loaded) GTEST_SKIP() << "the package has not been built";
  Session& open = **loaded;
  ASSERT_TRUE(open.restore("view=sharing&la=E09000004&amount=1000000").empty());
  const Document document = open.document("view");
  const Table* table = find_table(document, "sharing");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rows.size(), 4u);
  EXPECT_EQ(table->foot.size(), 1u) << "together";
  for (const Row& row : table->rows) {
    EXPECT_EQ(row.cells[column_of(*table, "by-need")].text,
              row.cells[column_of(*table, "by-registered")].text);
  }
  // 1,000,000 * 106,461 / 257,069
  EXPECT_EQ(row_of(*table, table->rows[3].key).cells[0].text, "North Bexley");
  EXPECT_EQ(table->rows[3].cells[column_of(*table, "by-registered")].text, "£414,134");
}

}  // namespace
}  // namespace pcn
