#include "core/pages/depth_sharing.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/depth.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/sharing.h"

namespace pcn {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"money", "staff", "hours"};
constexpr std::array<int, 3> kParts = {100, 100, 60};           // smallest units in one
constexpr std::array<double, 3> kExamples = {100'000, 10, 60};  // amounts to begin with
constexpr double kMost = 1e9;

std::size_t number(SharedUnit unit) { return static_cast<std::size_t>(unit); }

std::int64_t in_units(SharedUnit unit, double amount) {
  return static_cast<std::int64_t>(std::floor(std::clamp(amount, 0.0, kMost) * kParts[number(unit)] + 0.5));
}

std::string plain_figure(double value, int places) {
  std::string text = format_decimal(value, places);
  std::erase(text, ',');
  return text;
}

Control number_control(std::string key, std::string label, double value, double step, std::string unit,
                       std::string help) {
  Control control;
  control.key = std::move(key);
  control.label = std::move(label);
  control.kind = ControlKind::kNumber;
  control.value = plain_figure(value, value == std::floor(value) ? 0 : 2);
  control.minimum = 0;
  control.maximum = kMost;
  control.step = step;
  control.unit = std::move(unit);
  control.help = std::move(help);
  return control;
}

// The users with one of them switched, as an action.
ActionText switch_user(const Dataset& data, const std::vector<PracticeIndex>& users, PracticeIndex practice) {
  std::vector<std::string> codes;
  bool found = false;
  for (const PracticeIndex user : users) {
    if (user == practice) {
      found = true;
    } else {
      codes.push_back(data.practices[user.value].code);
    }
  }
  if (!found) codes.push_back(data.practices[practice.value].code);
  return action({"uses", join(codes, ",")});
}

Cell amount_cell(SharedUnit unit, std::int64_t amount, Tone tone = Tone::kPlain) {
  return {amount_words(unit, amount), amount_value(unit, amount), {}, tone, std::nullopt};
}

std::string outcome(const SharingQuestion& question, const Compensation& result, std::string_view way) {
  const auto words = [&question](std::int64_t amount) { return amount_words(question.unit, amount); };
  if (result.balanced) return say(text::sharing::balanced{.way = way});
  return say(
      text::sharing::lack{.amount = words(result.shortfall), .limit = words(result.fair_limit), .way = way});
}

}  // namespace

SharingQuestion sharing_question(const ViewContext& context) {
  const AppState& state = context.state;
  SharingQuestion question;
  const auto unit = std::find(kUnits.begin(), kUnits.end(), extra(state, "unit"));
  if (unit != kUnits.end()) question.unit = static_cast<SharedUnit>(unit - kUnits.begin());
  const double example = kExamples[number(question.unit)];
  question.total = in_units(question.unit, extra_number(state, "amount", example));
  question.mix = {extra_number(state, "mix-equal", 0), extra_number(state, "mix-registered", 50),
                  extra_number(state, "mix-weighted", 0), extra_number(state, "mix-need", 50)};
  for (std::size_t group = 0; group < kNeedAgeGroups; ++group)
    question.weights.age[group] = extra_number(state, "need-age-" + std::to_string(group), 1);
  question.weights.deprivation = extra_number(state, "need-deprivation", 0);
  const std::string_view code = extra(state, "need-register");
  for (std::size_t at = 0; at < context.data.conditions.size(); ++at) {
    if (context.data.conditions[at].code == code)
      question.weights.registers = {
          {static_cast<std::uint16_t>(at), extra_number(state, "need-register-weight", 1)}};
  }
  const auto basis = std::find(kBasisIds.begin(), kBasisIds.end(), extra(state, "fair"));
  if (basis != kBasisIds.end()) question.basis = static_cast<SharingBasis>(basis - kBasisIds.begin());
  question.cost =
      std::min(question.total, in_units(question.unit, extra_number(state, "cost", example * 0.3)));
  for (const std::string_view user : split(extra(state, "uses"), ',')) {
    const PracticeIndex practice = find_practice(context.data, user);
    if (practice.valid()) question.users.push_back(practice);
  }
  return question;
}

std::int64_t sharing_step(const SharingQuestion& question) {
  constexpr std::int64_t kSmall = 1000;  // pounds, below which pence are worth a word
  const std::int64_t pound = kParts[number(SharedUnit::kMoney)];
  const bool whole = question.total % pound == 0 && question.cost % pound == 0;
  return question.unit == SharedUnit::kMoney && whole && question.total >= kSmall * pound ? pound : 1;
}

double amount_value(SharedUnit unit, std::int64_t amount) {
  return static_cast<double>(amount) / kParts[number(unit)];
}

std::string_view unit_words(SharedUnit unit) {
  switch (unit) {
    case SharedUnit::kMoney:
      return "£";
    case SharedUnit::kStaff:
      return text::sharing::fte_unit;
    case SharedUnit::kHours:
      return text::sharing::hours_unit;
  }
  return {};
}

std::string amount_words(SharedUnit unit, std::int64_t amount, bool with_sign) {
  const std::string sign = amount < 0 ? "−" : with_sign && amount > 0 ? "+" : "";
  const std::int64_t size = amount < 0 ? -amount : amount;
  switch (unit) {
    case SharedUnit::kMoney:
      return say(text::sharing::pounds_amount{
          .amount = format_decimal(amount_value(unit, size), size % kParts[0] == 0 ? 0 : 2), .sign = sign});
    case SharedUnit::kStaff:
      return say(text::sharing::fte{.number = sign + format_decimal(amount_value(unit, size), 2)});
    case SharedUnit::kHours:
      return size % 60 == 0
                 ? say(text::sharing::hours{.hours = size / 60, .sign = sign})
                 : say(text::sharing::hours_minutes{.hours = size / 60, .minutes = size % 60, .sign = sign});
  }
  return {};
}

Controls sharing_controls(const ViewContext& context, const SharingQuestion& question) {
  Controls result;
  result.controls.push_back(make_select("unit", text::sharing::what,
                                        std::string(kUnits[number(question.unit)]),
                                        {{"money", text::sharing::money},
                                         {"staff", text::sharing::staff},
                                         {"hours", text::sharing::hours_choice}}));
  const bool set = !extra(context.state, "amount").empty();
  result.controls.push_back(
      number_control("amount", text::sharing::how_much, amount_value(question.unit, question.total),
                     question.unit == SharedUnit::kMoney ? 1000 : 1, std::string(unit_words(question.unit)),
                     set ? std::string() : std::string(text::sharing::example)));
  const auto percent = [&result](std::string_view key, std::string_view label, double value) {
    result.controls.push_back(make_slider(key, label, value, 0, 100, 5, "%"));
  };
  percent("mix-equal", text::sharing::mix_equal, question.mix.equal);
  percent("mix-registered", text::sharing::mix_registered, question.mix.registered);
  percent("mix-weighted", text::sharing::mix_weighted, question.mix.weighted);
  percent("mix-need", text::sharing::mix_need, question.mix.need);
  return result;
}

Paragraph mix_words(const SharingQuestion& question) {
  const SharingMix& mix = question.mix;
  const double sum = mix.equal + mix.registered + mix.weighted + mix.need;
  if (sum <= 0) return paragraph(text::sharing::mix_empty, Tone::kCaution);
  if (std::fabs(sum - 100) < 0.01) return paragraph(text::sharing::mix_100, Tone::kMuted);
  std::vector<std::string> parts;
  const std::array<double, 4> all = {mix.equal, mix.registered, mix.weighted, mix.need};
  for (std::size_t way = 0; way < all.size(); ++way) {
    if (all[way] > 0)
      parts.push_back(say(
          text::sharing::mix_part{.percent = format_percent(all[way] / sum, 1), .way = kBasisInside[way]}));
  }
  return paragraph(text::sharing::mix_not_100{.parts = join_and(parts),
                                              .sum = format_decimal(sum, sum == std::floor(sum) ? 0 : 1)},
                   Tone::kCaution);
}

BulletList basis_explained(std::string_view party) {
  const Span way = strong({});
  BulletList list;
  list.items = {paragraph(text::sharing::equally_is{.party = party, .way = way}),
                paragraph(text::sharing::by_registered_is{.way = way}),
                paragraph(text::sharing::by_weighted_is{.way = way}),
                paragraph(text::sharing::by_need_is{.way = way}),
                paragraph(text::sharing::by_mix_is{.way = way})};
  return list;
}

Controls need_controls(const ViewContext& context, const SharingQuestion& question) {
  constexpr std::array<TextId, kNeedAgeGroups> kAged = {
      text::sharing::aged_0,  text::sharing::aged_5,  text::sharing::aged_15, text::sharing::aged_45,
      text::sharing::aged_65, text::sharing::aged_75, text::sharing::aged_85};
  Controls result;
  for (std::size_t group = 0; group < kNeedAgeGroups; ++group) {
    result.controls.push_back(make_slider("need-age-" + std::to_string(group), kAged[group],
                                          question.weights.age[group], 0, 5, 0.1, text::sharing::times));
  }
  result.controls.push_back(make_slider("need-deprivation", text::sharing::deprivation_weight,
                                        question.weights.deprivation, 0, 2, 0.1, "",
                                        text::sharing::deprivation_help));
  std::vector<Option> registers = {{"", text::sharing::none}};
  for (const Condition& condition : context.data.conditions)
    registers.push_back({condition.code, condition.name});
  result.controls.push_back(make_select("need-register", text::sharing::register_choice,
                                        std::string(extra(context.state, "need-register")),
                                        std::move(registers)));
  if (!question.weights.registers.empty()) {
    result.controls.push_back(make_slider("need-register-weight", text::sharing::register_weight,
                                          question.weights.registers[0].weight, 0, 2, 0.1, "",
                                          text::sharing::register_help));
  }
  return result;
}

void append_compensation(Document& document, const ViewContext& context, const SharingQuestion& question,
                         const std::vector<SharingPractice>& practices) {
  const Dataset& data = context.data;
  add_heading(document, text::sharing::for_some_title);
  add_paragraph(document, text::sharing::for_some);
  Controls controls;
  controls.controls.push_back(
      number_control("cost", text::sharing::cost, amount_value(question.unit, question.cost),
                     question.unit == SharedUnit::kMoney ? 1000 : 1, std::string(unit_words(question.unit)),
                     text::sharing::cost_help));
  std::vector<Option> bases;
  for (std::size_t b = 0; b < kSharingBases; ++b)
    bases.push_back({std::string(kBasisIds[b]), std::string(kBasisWords[b])});
  controls.controls.push_back(make_select("fair", text::sharing::fair_choice,
                                          std::string(kBasisIds[static_cast<std::size_t>(question.basis)]),
                                          std::move(bases)));
  document.blocks.emplace_back(std::move(controls));

  std::vector<bool> uses;
  for (const SharingPractice& practice : practices)
    uses.push_back(std::find(question.users.begin(), question.users.end(), practice.practice) !=
                   question.users.end());
  const auto parts = parts_of_one(practices, question.basis, question.mix);
  const std::int64_t step = sharing_step(question);
  auto result =
      parts.empty() ? std::nullopt : compensate({question.total / step, question.cost / step}, parts, uses);
  if (result) {
    for (auto* amounts : {&result->fair_value, &result->use, &result->money, &result->without}) {
      for (std::int64_t& amount : *amounts) amount *= step;
    }
    result->shortfall *= step;
    result->fair_limit *= step;
  }
  const TextId basis = kBasisInside[static_cast<std::size_t>(question.basis)];
  if (parts.empty()) {
    add_paragraph(document, text::sharing::needs_figure, Tone::kCaution);
  } else if (result) {
    add_paragraph(document, outcome(question, *result, basis),
                  result->balanced ? Tone::kGood : Tone::kProblem);
  } else {
    add_paragraph(document, text::sharing::choose_users, Tone::kMuted);
  }
  Table table;
  table.id = "compensation";
  table.caption =
      say(text::sharing::compensation_caption{.amount = amount_words(question.unit, question.total),
                                              .cost = amount_words(question.unit, question.cost)});
  const std::string unit(unit_words(question.unit));
  table.columns = make_columns({{"practice", text::depth::practice_column, {}, "practice", false},
                                {"uses", text::sharing::uses_column, {}, {}, false},
                                {"fair", text::sharing::fair_column, unit, {}, true},
                                {"value", text::sharing::worth_column, unit, {}, true},
                                {"paid", text::sharing::rest_column, unit, {}, true},
                                {"without", text::sharing::split_column, unit, {}, true}});
  table.provenance = kSharingSources;
  for (std::size_t i = 0; i < practices.size(); ++i) {
    const PracticeIndex practice = practices[i].practice;
    Row row;
    row.key = data.practices[practice.value].code;
    row.cells = {text_cell(data.practices[practice.value].name, show_practice(data, practice)),
                 text_cell(uses[i] ? text::sharing::uses : text::sharing::does_not_use,
                           switch_user(data, question.users, practice))};
    if (result) {
      row.cells.push_back(amount_cell(question.unit, result->fair_value[i]));
      row.cells.push_back(amount_cell(question.unit, result->use[i]));
      const bool lacks =
          result->use[i] + result->money[i] + static_cast<std::int64_t>(practices.size()) * step <
          result->fair_value[i];
      row.cells.push_back(
          amount_cell(question.unit, result->money[i], lacks ? Tone::kProblem : Tone::kPlain));
      row.cells.push_back(amount_cell(question.unit, result->without[i]));
    } else {
      for (int column = 0; column < 4; ++column) row.cells.push_back(text_cell("–"));
    }
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
}

}  // namespace pcn
