#include "core/pages/depth_sharing.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/depth.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

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

std::string outcome(const SharingQuestion& question, const Compensation& result, std::string_view basis) {
  const auto words = [&question](std::int64_t amount) { return amount_words(question.unit, amount); };
  if (!result.balanced)
    return "The service takes more than its users' fair part: the others lack " + words(result.shortfall) +
           " even if they get all that is left. Shared " + to_lower_ascii(basis) +
           ", the service could cost at most " + words(result.fair_limit) + ".";
  return "Everybody can be left with their fair part (" + to_lower_ascii(basis) +
         "): the users' part is paid as the service and the rest, and the others get more of what is left.";
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
  constexpr std::array<std::string_view, 3> kWords = {"£", "FTE", "hours"};
  return kWords[number(unit)];
}

std::string amount_words(SharedUnit unit, std::int64_t amount, bool with_sign) {
  const std::string sign = amount < 0 ? "−" : with_sign && amount > 0 ? "+" : "";
  const std::int64_t size = amount < 0 ? -amount : amount;
  switch (unit) {
    case SharedUnit::kMoney:
      return sign + "£" + format_decimal(amount_value(unit, size), size % kParts[0] == 0 ? 0 : 2);
    case SharedUnit::kStaff:
      return sign + format_decimal(amount_value(unit, size), 2) + " FTE";
    case SharedUnit::kHours:
      return sign + count_of(size / 60, "hour", "hours") +
             (size % 60 == 0 ? "" : " " + count_of(size % 60, "minute", "minutes"));
  }
  return {};
}

Controls sharing_controls(const ViewContext& context, const SharingQuestion& question) {
  Controls result;
  result.controls.push_back(make_select("unit", "What is shared", std::string(kUnits[number(question.unit)]),
                                        {{"money", "Money"}, {"staff", "Staff (FTE)"}, {"hours", "Hours"}}));
  const bool set = !extra(context.state, "amount").empty();
  result.controls.push_back(number_control("amount", "How much", amount_value(question.unit, question.total),
                                           question.unit == SharedUnit::kMoney ? 1000 : 1,
                                           std::string(unit_words(question.unit)),
                                           set ? "" : "An example: put in your own amount."));
  const auto percent = [&result](std::string_view key, std::string_view label, double value) {
    result.controls.push_back(make_slider(key, label, value, 0, 100, 5, "%"));
  };
  percent("mix-equal", "In the mix: equally", question.mix.equal);
  percent("mix-registered", "In the mix: by registered list", question.mix.registered);
  percent("mix-weighted", "In the mix: by weighted list", question.mix.weighted);
  percent("mix-need", "In the mix: by need", question.mix.need);
  return result;
}

Paragraph mix_words(const SharingQuestion& question) {
  const SharingMix& mix = question.mix;
  const double sum = mix.equal + mix.registered + mix.weighted + mix.need;
  if (sum <= 0)
    return paragraph("Nothing is in the mix, so nothing is shared by it. Give at least one way a part.",
                     Tone::kCaution);
  if (std::fabs(sum - 100) < 0.01) return paragraph("The parts of the mix add up to 100%.", Tone::kMuted);
  std::vector<std::string> parts;
  const auto say = [&](std::string_view words, double part) {
    if (part > 0) parts.push_back(std::string(words) + " " + format_percent(part / sum, 1));
  };
  say("equally", mix.equal);
  say("by registered list", mix.registered);
  say("by weighted list", mix.weighted);
  say("by need", mix.need);
  return paragraph("The parts of the mix add up to " + format_decimal(sum, sum == std::floor(sum) ? 0 : 1) +
                       "%, not to 100%. Their proportion counts: " + join_and(parts) + ".",
                   Tone::kCaution);
}

BulletList basis_explained(std::string_view party) {
  const std::string one(party);
  BulletList list;
  const auto add = [&list](std::string_view name, std::string_view what) {
    list.items.push_back(paragraph({strong(name), plain(what)}));
  };
  add("Equally: ", "each " + one + " gets the same, however many patients it has.");
  add("By registered list: ", "in proportion to the people on its list. Everyone counts once.");
  add("By weighted list: ",
      "in proportion to its list as the Carr-Hill formula weighs it for age, sex, health and other things. "
      "It is older than the registered list.");
  add("By need: ",
      "in proportion to its list as the weights below weigh it. They are yours to choose: nobody has set "
      "them. As long as nothing is weighed it is the same as by registered list.");
  add("By the mix: ", "a part of the sum is shared in each of these ways, as the sliders above say.");
  return list;
}

Controls need_controls(const ViewContext& context, const SharingQuestion& question) {
  Controls result;
  for (std::size_t group = 0; group < kNeedAgeGroups; ++group) {
    result.controls.push_back(make_slider("need-age-" + std::to_string(group),
                                          std::string("A patient aged ") + kNeedAgeWords[group] + " counts",
                                          question.weights.age[group], 0, 5, 0.1, "times"));
  }
  result.controls.push_back(make_slider("need-deprivation", "Weight of deprivation",
                                        question.weights.deprivation, 0, 2, 0.1, "",
                                        "At 1 a practice with twice the network's score counts twice."));
  std::vector<Option> registers = {{"", "none"}};
  for (const Condition& condition : context.data.conditions)
    registers.push_back({condition.code, condition.name});
  result.controls.push_back(make_select("need-register", "Disease register",
                                        std::string(extra(context.state, "need-register")),
                                        std::move(registers)));
  if (!question.weights.registers.empty()) {
    result.controls.push_back(make_slider("need-register-weight", "Weight of the register",
                                          question.weights.registers[0].weight, 0, 2, 0.1, "",
                                          "At 1 a practice with twice the network's rate counts twice."));
  }
  return result;
}

void append_compensation(Document& document, const ViewContext& context, const SharingQuestion& question,
                         const std::vector<SharingPractice>& practices) {
  const Dataset& data = context.data;
  document.blocks.push_back(heading("A service for some practices only"));
  document.blocks.emplace_back(
      paragraph("A service that some practices use and others do not can be right. What must be settled is "
                "what the others "
                "get instead. Say what it costs and who uses it."));
  Controls controls;
  controls.controls.push_back(
      number_control("cost", "Cost of the service", amount_value(question.unit, question.cost),
                     question.unit == SharedUnit::kMoney ? 1000 : 1, std::string(unit_words(question.unit)),
                     "Taken from what is shared above."));
  std::vector<Option> bases;
  for (std::size_t b = 0; b < kSharingBases; ++b)
    bases.push_back({std::string(kBasisIds[b]), std::string(kBasisWords[b])});
  controls.controls.push_back(make_select("fair", "Fair means shared",
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
  const std::string_view basis = kBasisWords[static_cast<std::size_t>(question.basis)];
  if (parts.empty()) {
    document.blocks.emplace_back(paragraph(
        "This way of sharing needs a figure that is " + std::string(kNotInData) + " for a practice.",
        Tone::kCaution));
  } else if (result) {
    document.blocks.emplace_back(
        paragraph(outcome(question, *result, basis), result->balanced ? Tone::kGood : Tone::kProblem));
  } else {
    document.blocks.emplace_back(paragraph("Choose in the table who uses the service.", Tone::kMuted));
  }
  Table table;
  table.id = "compensation";
  table.caption = "A service that costs " + amount_words(question.unit, question.cost) + " of " +
                  amount_words(question.unit, question.total) +
                  ", and what each practice would get of the rest.";
  const std::string unit(unit_words(question.unit));
  table.columns = make_columns({{"practice", "Practice", {}, "practice", false},
                                {"uses", "Uses the service", {}, {}, false},
                                {"fair", "Fair part of all", unit, {}, true},
                                {"value", "Worth of the service to it", unit, {}, true},
                                {"paid", "Fair part of the rest", unit, {}, true},
                                {"without", "If the rest were simply split", unit, {}, true}});
  table.provenance = kSharingSources;
  for (std::size_t i = 0; i < practices.size(); ++i) {
    const PracticeIndex practice = practices[i].practice;
    Row row;
    row.key = data.practices[practice.value].code;
    row.cells = {text_cell(data.practices[practice.value].name, show_practice(data, practice)),
                 text_cell(uses[i] ? "yes (change to no)" : "no (change to yes)",
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
