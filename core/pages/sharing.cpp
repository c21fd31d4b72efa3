#include "core/insight/sharing.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/population.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/pages/depth_sharing.h"
#include "core/pages/list.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/sharing.h"

namespace pcn {
namespace {

// Among whom is shared: the practices of a network, or networks.
struct Parties {
  std::vector<SharingPractice> figures;
  std::vector<std::string> names;
  std::vector<std::string> keys;
  std::vector<ActionText> actions;
  std::string_view one = "practice";  // or "network"; not for readers
  [[nodiscard]] TextId title() const {
    return one == "network" ? text::sharing::network : text::sharing::practice;
  }
  [[nodiscard]] std::size_t size() const { return figures.size(); }
};

Parties practices_of(const ViewContext& context, NetworkIndex network, const NeedWeights& weights) {
  const Dataset& data = context.data;
  Parties parties;
  parties.figures = sharing_practices(data, network, context.day.date, weights);
  for (const SharingPractice& practice : parties.figures) {
    parties.names.push_back(data.practices[practice.practice.value].name);
    parties.keys.push_back(data.practices[practice.practice.value].code);
    parties.actions.push_back(show_practice(data, practice.practice));
  }
  return parties;
}

Parties networks_of(const ViewContext& context, const NeedWeights& weights) {
  const Dataset& data = context.data;
  Parties parties;
  parties.one = "network";
  for (SharingNetwork& network :
       sharing_networks(data, networks_in_hand(context), context.day.date, weights)) {
    parties.figures.push_back(std::move(network.figures));
    parties.names.push_back(network_name(data, network.network));
    parties.keys.push_back(data.networks[network.network.value].code);
    parties.actions.push_back(action({"view", "sharing", "net", parties.keys.back()}));
  }
  return parties;
}

std::string difference_words(SharedUnit unit, std::int64_t amount, std::int64_t equal) {
  std::string words = amount_words(unit, amount - equal, true);
  if (equal <= 0) return words;
  const double part = static_cast<double>(amount - equal) / static_cast<double>(equal);
  return say(text::sharing::difference{.amount = words,
                                       .percent = std::string(part > 0   ? "+"
                                                              : part < 0 ? "−"
                                                                         : "") +
                                                  format_percent(std::fabs(part))});
}

// The basis that shows the distance of equal shares from the others: need, unless it is the same as the list.
std::size_t telling_basis(const Sharing& sharing) {
  constexpr auto kNeed = static_cast<std::size_t>(SharingBasis::kNeed);
  constexpr auto kRegistered = static_cast<std::size_t>(SharingBasis::kRegistered);
  const bool differs =
      !sharing.amounts[kNeed].empty() && sharing.amounts[kNeed] != sharing.amounts[kRegistered];
  return differs ? kNeed : kRegistered;
}

// Whom equal shares serve worst.
std::string finding(const Parties& parties, const SharingQuestion& question, const Sharing& sharing) {
  const auto& equal = sharing.amounts[0];
  const std::size_t basis = telling_basis(sharing);
  const auto& other = sharing.amounts[basis];
  if (equal.empty() || other.empty()) return say(text::sharing::finding_unknown{.party = parties.one});
  std::size_t worst = 0;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (other[i] - equal[i] > other[worst] - equal[worst]) worst = i;
  }
  const std::int64_t lost = other[worst] - equal[worst];
  if (lost <= 0) return text::sharing::finding_same;
  return say(text::sharing::finding{
      .amount = amount_words(question.unit, lost), .name = parties.names[worst], .way = kBasisInside[basis]});
}

Chart chart_of(const Parties& parties, const SharingQuestion& question, const Sharing& sharing) {
  Chart chart;
  chart.id = "sharing-chart";
  chart.title = finding(parties, question, sharing);
  chart.summary = say(text::sharing::chart_summary{.amount = amount_words(question.unit, question.total),
                                                   .party = parties.one});
  std::vector<std::string> alike;  // nothing would be seen of them
  chart.x = {parties.title(), false, 0, false};
  chart.y = {std::string(question.unit == SharedUnit::kMoney ? std::string_view(text::sharing::pounds)
                                                             : unit_words(question.unit)),
             true, question.unit == SharedUnit::kMoney ? 0 : 1, false};
  chart.provenance = kSharingSources;
  for (std::size_t basis = 0; basis < kSharingBases; ++basis) {
    const auto& amounts = sharing.amounts[basis];
    if (amounts.empty()) continue;
    constexpr auto kList = static_cast<std::size_t>(SharingBasis::kRegistered);
    if (basis > kList && amounts == sharing.amounts[kList]) {
      alike.emplace_back(kBasisInside[basis]);
      continue;
    }
    ChartSeries series;
    series.name = kBasisWords[basis];
    for (std::size_t i = 0; i < parties.size(); ++i) {
      ChartPoint point;
      point.x = static_cast<double>(i);
      point.y = amount_value(question.unit, amounts[i]);
      point.label = parties.names[i];
      point.action = parties.actions[i];
      series.points.push_back(std::move(point));
    }
    chart.series.push_back(std::move(series));
  }
  if (!alike.empty()) chart.summary += " " + say(text::sharing::alike{.ways = join_and(alike)});
  return chart;
}

Cell amount(SharedUnit unit, const std::vector<std::int64_t>& amounts, std::size_t i) {
  if (amounts.empty()) return text_cell(kNotInData, {}, Tone::kMuted);
  return {amount_words(unit, amounts[i]), amount_value(unit, amounts[i]), {}, Tone::kPlain, std::nullopt};
}

Table amounts_table(const Parties& parties, const SharingQuestion& question, const Sharing& sharing) {
  Table table;
  table.id = "sharing";
  const std::string all = amount_words(question.unit, question.total);
  table.caption = question.unit == SharedUnit::kMoney && sharing_step(question) > 1
                      ? say(text::sharing::caption_pounds{.amount = all, .party = parties.one})
                      : say(text::sharing::caption{.amount = all, .party = parties.one});
  table.columns = make_columns({{parties.one, parties.title(), {}, parties.one, false}});
  for (std::size_t basis = 0; basis < kSharingBases; ++basis)
    add_column(
        table,
        {"by-" + std::string(kBasisIds[basis]), kBasisWords[basis], unit_words(question.unit), {}, true});
  add_column(table, {"registered", text::depth::registered, {}, "list-size", true});
  std::string weighted_head = text::sharing::weighted_column;
  for (const SharingPractice& practice : parties.figures) {
    if (!practice.weighted_date) continue;
    weighted_head = say(text::sharing::weighted_year_column{.year = financial_year(*practice.weighted_date)});
    break;
  }
  add_column(table, {"weighted", weighted_head, {}, "weighted-patients", true});
  add_column(table, {"need", text::sharing::need_column, text::sharing::need_unit, "need", true});
  table.provenance = kSharingSources;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const SharingPractice& practice = parties.figures[i];
    Row row;
    row.key = parties.keys[i];
    row.cells = {text_cell(parties.names[i], parties.actions[i])};
    for (std::size_t basis = 0; basis < kSharingBases; ++basis)
      row.cells.push_back(amount(question.unit, sharing.amounts[basis], i));
    row.cells.push_back(practice.registered ? count_cell(practice.registered->count)
                                            : number_cell(std::nullopt, 0));
    row.cells.push_back(
        number_cell(practice.weighted ? std::optional(practice.weighted->count) : std::nullopt, 0));
    row.cells.push_back(number_cell(practice.need, 0));
    table.rows.push_back(std::move(row));
  }
  Row total;
  total.key = "total";
  total.cells = {text_cell(text::sharing::together)};
  for (std::size_t basis = 0; basis < kSharingBases; ++basis) {
    if (sharing.amounts[basis].empty()) {
      total.cells.push_back(text_cell("–"));
      continue;
    }
    std::int64_t sum = 0;
    for (const std::int64_t part : sharing.amounts[basis]) sum += part;
    total.cells.push_back(
        {amount_words(question.unit, sum), amount_value(question.unit, sum), {}, Tone::kPlain, std::nullopt});
  }
  total.cells.resize(table.columns.size(), text_cell("–"));
  table.foot.push_back(std::move(total));
  return table;
}

Table differences_table(const Parties& parties, const SharingQuestion& question, const Sharing& sharing) {
  Table table;
  table.id = "sharing-differences";
  table.caption = text::sharing::differences_caption;
  table.columns = make_columns({{parties.one, parties.title(), {}, parties.one, false}});
  for (std::size_t basis = 1; basis < kSharingBases; ++basis)
    add_column(
        table,
        {"by-" + std::string(kBasisIds[basis]), kBasisWords[basis], unit_words(question.unit), {}, true});
  table.provenance = kSharingSources;
  const auto& equal = sharing.amounts[0];
  for (std::size_t i = 0; i < parties.size(); ++i) {
    Row row;
    row.key = parties.keys[i];
    row.cells = {text_cell(parties.names[i])};
    for (std::size_t basis = 1; basis < kSharingBases; ++basis) {
      const auto& amounts = sharing.amounts[basis];
      if (amounts.empty() || equal.empty()) {
        row.cells.push_back(text_cell(kNotInData, {}, Tone::kMuted));
      } else {
        row.cells.push_back({difference_words(question.unit, amounts[i], equal[i]),
                             amount_value(question.unit, amounts[i] - equal[i]),
                             {},
                             Tone::kPlain,
                             std::nullopt});
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Ready-made weights to begin with.
Paragraph need_examples(const ViewContext& context) {
  std::vector<Span> spans = {
      plain(text::sharing::tries),
      link(text::sharing::try_older, action({"need-age-4", "1.5", "need-age-5", "2", "need-age-6", "3"})),
      plain(" · "), link(text::sharing::try_deprivation, action({"need-deprivation", "1"}))};
  for (const Condition& condition : context.data.conditions) {
    if (condition.code != "DM") continue;
    spans.push_back(plain(" · "));
    spans.push_back(link(text::sharing::try_diabetes, action({"need-register", "DM"})));
  }
  spans.push_back(plain(" · "));
  spans.push_back(
      link(text::sharing::try_nothing,
           action({"need-age-0",    "", "need-age-1",           "", "need-age-2", "", "need-age-3",       "",
                   "need-age-4",    "", "need-age-5",           "", "need-age-6", "", "need-deprivation", "",
                   "need-register", "", "need-register-weight", ""})));
  return paragraph(std::move(spans));
}

void append_dates(Document& document, const Dataset& data, const Parties& parties) {
  BulletList notes;
  std::optional<Date> registered;
  std::optional<Date> weighted;
  bool one_date = true;
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const SharingPractice& practice = parties.figures[i];
    one_date =
        one_date && (!registered || !practice.registered_date || registered == practice.registered_date);
    if (practice.registered_date) registered = practice.registered_date;
    if (practice.weighted_date && (!weighted || *practice.weighted_date < *weighted))
      weighted = practice.weighted_date;
    if (practice.practice && practice.registered && practice.weighted_date) {
      const auto before = list_when_weighted(data, practice.practice, *practice.weighted_date);
      const auto now = static_cast<double>(practice.registered->count);
      if (before && std::fabs(now / static_cast<double>(before->count) - 1) > kMuchChanged)
        changed.push_back(say(text::sharing::changed_list{
            .name = parties.names[i], .now = practice.registered->count, .then = before->count}));
    }
    if (!practice.need_note.empty())
      notes.items.push_back(
          paragraph(text::sharing::note_of{.name = parties.names[i], .note = practice.need_note}));
  }
  std::string words = registered && one_date ? say(text::sharing::registered_of{.day = to_words(*registered)})
                                             : std::string(text::sharing::registered_nearest);
  if (weighted) words += " " + say(text::sharing::weighted_of{.year = financial_year(*weighted)});
  words += " " + say(text::sharing::counts_differ{.day = to_words(data.age_sex_date)});
  add_paragraph(document, std::move(words), Tone::kMuted);
  if (!changed.empty())
    add_paragraph(document, text::sharing::lists_changed{.lists = join_and(changed)}, Tone::kCaution);
  if (!notes.items.empty()) document.blocks.emplace_back(std::move(notes));
}

}  // namespace

namespace {

// What each party lacks for a way of sharing that can then be used for nobody.
void append_lacking(Document& document, const Parties& parties, const Sharing& sharing) {
  constexpr auto kWeighted = static_cast<std::size_t>(SharingBasis::kWeighted);
  if (!sharing.amounts[kWeighted].empty()) return;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (!parties.figures[i].weighted) names.push_back(parties.names[i]);
  }
  if (names.empty()) return;
  add_paragraph(document, text::sharing::lacking{.names = join_and(names)}, Tone::kCaution);
}

Sharing shared(const Parties& parties, const SharingQuestion& question) {
  const std::int64_t step = sharing_step(question);
  Sharing sharing = share_out(parties.figures, question.total / step, question.mix);
  for (auto& amounts : sharing.amounts) {
    for (std::int64_t& each : amounts) each *= step;
  }
  return sharing;
}

void append_sharing(Document& document, const ViewContext& context, const SharingQuestion& question,
                    const Parties& parties, const Sharing& sharing) {
  document.summary = say(text::depth::sentence{.finding = finding(parties, question, sharing)});
  document.blocks.emplace_back(sharing_controls(context, question));
  document.blocks.emplace_back(mix_words(question));
  append_lacking(document, parties, sharing);
  document.blocks.emplace_back(chart_of(parties, question, sharing));
  document.blocks.emplace_back(amounts_table(parties, question, sharing));
  document.blocks.emplace_back(differences_table(parties, question, sharing));
  add_heading(document, text::sharing::ways_title);
  document.blocks.emplace_back(basis_explained(parties.one));
  add_heading(document, text::sharing::need_title);
  add_paragraph(document, parties.one == "network" ? text::sharing::need_of_networks
                                                   : text::sharing::need_of_practices);
  document.blocks.emplace_back(need_examples(context));
  document.blocks.emplace_back(need_controls(context, question));
  append_dates(document, context.data, parties);
}

}  // namespace

Document make_sharing(const ViewContext& context) {
  const Dataset& data = context.data;
  auto view = begin_network_document(
      context, "sharing",
      {text::sharing::title, text::sharing::title_of_one::kId, text::sharing::title_of_all::kId});
  Document& document = view.document;
  const SharingQuestion question = sharing_question(context);
  for (const std::string_view group : split(kSharingSources, ' ')) document.provenance.emplace_back(group);
  if (!view.network.valid()) {
    const Parties networks = networks_of(context, question.weights);
    if (networks.size() > 1) {
      append_sharing(document, context, question, networks, shared(networks, question));
    } else if (networks.size() == 1) {
      document.summary = say(text::sharing::one_network{.area = area_words(context)});
      add_paragraph(document, {link(networks.names.front(), networks.actions.front())});
    }
    return std::move(document);
  }
  if (!view.on_day) return std::move(document);
  const Parties practices = practices_of(context, view.network, question.weights);
  if (practices.size() < 2) {
    document.summary = say(text::sharing::one_practice{.network = name_of(data, view.network)});
    add_paragraph(document, text::sharing::inside_practice);
    append_more_about(document, context, view.network, "sharing");
    return std::move(document);
  }
  append_sharing(document, context, question, practices, shared(practices, question));
  append_compensation(document, context, question, practices.figures);
  append_more_about(document, context, view.network, "sharing");
  return std::move(document);
}

}  // namespace pcn
