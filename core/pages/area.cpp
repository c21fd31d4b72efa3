#include "core/pages/area.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/model/known.h"
#include "core/pages/depth.h"
#include "texts/area.h"
#include "texts/depth.h"

namespace pcn {
namespace {

// Figures that add up over networks.
struct Together {
  std::int64_t networks = 0;
  std::int64_t practices = 0;
  std::int64_t patients = 0;
  double fte = 0;
  std::int64_t patients_then = 0;  // of the networks with a row in the staff data
};

Together together(const ViewContext& context, const std::vector<const NetworkOnDay*>& networks) {
  Together sum;
  const auto staff_of_all = staff_of_networks(context.data, context.day.date);
  for (const NetworkOnDay* network : networks) {
    ++sum.networks;
    sum.practices += static_cast<std::int64_t>(network->members.size());
    sum.patients += network->registered.count;
    const auto& staff = staff_of_all[network->network.value];
    if (!staff) continue;
    sum.fte += staff->arrs_fte;
    sum.patients_then += staff->registered.count;
  }
  return sum;
}

Row row_of(std::string_view key, std::string_view name, const Together& sum) {
  Row row;
  row.key = key;
  row.cells = {text_cell(name),
               count_cell(sum.networks),
               count_cell(sum.practices),
               count_cell(sum.patients),
               number_cell(sum.networks > 0 ? std::optional(static_cast<double>(sum.patients) /
                                                            static_cast<double>(sum.networks))
                                            : std::nullopt,
                           0),
               number_cell(sum.patients_then > 0 ? per_10000(sum.fte, {sum.patients_then}) : std::nullopt, 1),
               text_cell(text::area::how_together)};
  return row;
}

}  // namespace

DistrictIndex authority_in_hand(const ViewContext& context) {
  return authority_in_hand(context.data, context.state);
}

std::string area_words(const ViewContext& context) {
  const DistrictIndex authority = authority_in_hand(context);
  return authority ? district_name(context.data, authority) : context.data.name;
}

bool is_in_hand(const ViewContext& context, NetworkIndex network) {
  const DistrictIndex authority = authority_in_hand(context);
  return network.valid() && (!authority || context.data.networks[network.value].district == authority);
}

std::vector<const NetworkOnDay*> networks_in_hand(const ViewContext& context) {
  std::vector<const NetworkOnDay*> networks;
  for (const NetworkOnDay& network : context.day.networks) {
    if (is_in_hand(context, network.network)) networks.push_back(&network);
  }
  const Dataset& data = context.data;
  sort_stable(networks.begin(), networks.end(), [&data](const NetworkOnDay* a, const NetworkOnDay* b) {
    return to_lower_ascii(name_of(data, a->network)) < to_lower_ascii(name_of(data, b->network));
  });
  return networks;
}

std::vector<DistrictIndex> authorities_of(const Dataset& data) {
  std::vector<DistrictIndex> authorities;
  for (std::size_t at = 0; at < data.districts.size(); ++at) {
    if (data.districts[at].in_area) authorities.emplace_back(at);
  }
  sort_stable(authorities.begin(), authorities.end(), [&data](DistrictIndex a, DistrictIndex b) {
    return data.districts[a.value].name < data.districts[b.value].name;
  });
  return authorities;
}

void add_area_chooser(std::vector<Control>& controls, const ViewContext& context) {
  const Dataset& data = context.data;
  const auto authorities = authorities_of(data);
  if (authorities.size() < 2) return;
  std::vector<Option> options = {{"", say(text::area::whole_area{.area = data.name})}};
  for (const DistrictIndex authority : authorities)
    options.push_back({data.districts[authority.value].code, data.districts[authority.value].name});
  const DistrictIndex chosen = authority_in_hand(context);
  controls.push_back(make_select("la", district_words(data).title,
                                 chosen ? data.districts[chosen.value].code : std::string(),
                                 std::move(options), text::area::choice_help));
}

void append_beside(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  if (!authority_in_hand(context)) return;
  std::vector<const NetworkOnDay*> all;
  for (const NetworkOnDay& network : context.day.networks) all.push_back(&network);
  Table table;
  table.id = "beside";
  table.caption = say(text::area::beside_caption{
      .area = data.name, .authority = area_words(context), .day = to_words(context.day.date)});
  table.columns =
      make_columns({{"area", text::area::area_column, {}, {}, false},
                    {"networks", text::area::networks_column, {}, "network", true},
                    {"practices", text::area::practices_column, {}, "practice", true},
                    {"registered", text::depth::registered, {}, "list-size", true},
                    {"mean", text::area::mean_column, {}, "list-size", true},
                    {"arrs-per-10000", text::area::staff_column, text::area::fte_unit, "fte-per-10000", true},
                    {"how", text::area::how_column, {}, {}, false}});
  table.provenance = "networks lists workforce england";
  table.rows.push_back(row_of(data.districts[authority_in_hand(context).value].code, area_words(context),
                              together(context, networks_in_hand(context))));
  table.rows.push_back(row_of("area", data.name, together(context, all)));
  const EnglandBenchmarks& england = data.england;
  if (england.networks > 0) {
    const bool staffed =
        is_known(data, Figure::kStaff, context.day.date) && england.arrs_fte_quartiles[1] > 0;
    Row row;
    row.key = "england";
    row.cells = {
        text_cell(say(text::area::england_on{.day = to_words(england.date)})),
        count_cell(england.networks),
        number_cell(std::nullopt, 0),
        number_cell(std::nullopt, 0),
        number_cell(
            england.list_size_deciles[4] > 0 ? std::optional(england.list_size_deciles[4]) : std::nullopt, 0),
        number_cell(staffed ? std::optional(england.arrs_fte_quartiles[1]) : std::nullopt, 1),
        text_cell(text::area::how_england)};
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
}

}  // namespace pcn
