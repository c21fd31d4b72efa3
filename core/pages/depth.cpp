#include "core/pages/depth.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/footprint/basis_words.h"
#include "core/pages/area.h"
#include "core/pages/views.h"
#include "core/state/fragment.h"
#include "texts/depth.h"

namespace pcn {
namespace {

struct DepthView {
  std::string_view id;
  TextId words;
};
constexpr std::array<DepthView, 9> kDepthViews = {{
    {"network", text::depth::overview},
    {"people", text::depth::people},
    {"staff", text::depth::staff},
    {"activity", text::depth::activity},
    {"services", text::depth::services},
    {"history", text::depth::history},
    {"compare", text::depth::comparison},
    {"sharing", text::depth::sharing},
    {"rules", text::depth::rules},
}};

}  // namespace

Control network_chooser(const ViewContext& context, std::string_view nothing) {
  const Dataset& data = context.data;
  std::vector<NetworkIndex> all;
  for (const NetworkOnDay* network : networks_in_hand(context)) all.push_back(network->network);
  for (const std::string_view code :
       {std::string_view(context.state.network), extra(context.state, "led-by")}) {
    const NetworkIndex chosen = find_network(data, code);
    if (chosen.valid() && std::find(all.begin(), all.end(), chosen) == all.end()) all.push_back(chosen);
  }
  sort_stable(all.begin(), all.end(), [&data](NetworkIndex a, NetworkIndex b) {
    return to_lower_ascii(name_of(data, a)) < to_lower_ascii(name_of(data, b));
  });
  std::vector<Option> options = {{"", std::string(nothing)}};
  for (const NetworkIndex network : all)
    options.push_back({data.networks[network.value].code, name_of(data, network)});
  return make_select("net", text::depth::network_choice, context.state.network, std::move(options));
}

NetworkDocument begin_network_document(const ViewContext& context, std::string_view view,
                                       const NetworkTitles& titles, std::vector<Control> more) {
  NetworkDocument result;
  Document& document = result.document;
  document.id = view;
  document.title = titles.title;
  Controls controls;
  add_area_chooser(controls.controls, context);
  controls.controls.push_back(network_chooser(context, text::depth::all_networks));
  result.network = find_network(context.data, context.state.network);
  result.on_day = result.network.valid() ? context.day.find(result.network) : nullptr;
  if (result.on_day) {
    const std::string name = network_name(context.data, result.network);
    document.title = say(titles.of_one, {std::string_view(name)});
    std::move(more.begin(), more.end(), std::back_inserter(controls.controls));
  }
  document.blocks.emplace_back(std::move(controls));
  if (!result.network.valid()) {
    const std::string area = area_words(context);
    document.title = say(titles.of_all, {std::string_view(area)});
    document.summary = networks_in_hand(context).empty()
                           ? say(text::depth::no_network{.area = area})
                           : say(text::depth::networks_on{.area = area, .day = to_words(context.day.date)});
  } else if (!result.on_day) {
    document.summary = say(text::depth::no_practices{.day = to_words(context.day.date),
                                                     .network = name_of(context.data, result.network)});
  }
  return result;
}

void append_more_about(Document& document, const ViewContext& context, NetworkIndex network,
                       std::string_view this_view) {
  const std::string& code = context.data.networks[network.value].code;
  std::vector<Span> spans = {plain(say(text::depth::more_about{.network = name_of(context.data, network)}))};
  bool first = true;
  for (const DepthView& view : kDepthViews) {
    if (view.id == this_view) continue;
    if (!first) spans.push_back(plain(" · "));
    first = false;
    spans.push_back(link(view.words, action({"view", view.id, "net", code})));
  }
  spans.push_back(plain(" · "));
  spans.push_back(pin_link(context, network));
  add_paragraph(document, std::move(spans));
}

std::vector<NetworkIndex> pinned(const ViewContext& context) {
  std::vector<NetworkIndex> pins;
  if (extra(context.state, "pins") == kAllPins) {
    for (const NetworkOnDay* network : networks_in_hand(context)) pins.push_back(network->network);
    return pins;
  }
  for (const std::string_view code : split(extra(context.state, "pins"), ',')) {
    const NetworkIndex network = find_network(context.data, code);
    const bool known = std::find(pins.begin(), pins.end(), network) != pins.end();
    if (network.valid() && !known) pins.push_back(network);
  }
  return pins;
}

ActionText set_pins(const Dataset& data, const std::vector<NetworkIndex>& pins) {
  std::vector<std::string> codes;
  for (const NetworkIndex pin : pins) codes.push_back(data.networks[pin.value].code);
  return action({"pins", join(codes, ",")});
}

ActionText toggle_pin(const ViewContext& context, NetworkIndex network) {
  std::vector<NetworkIndex> pins = pinned(context);
  const auto at = std::find(pins.begin(), pins.end(), network);
  if (at != pins.end()) {
    pins.erase(at);
  } else {
    pins.push_back(network);
  }
  return set_pins(context.data, pins);
}

Span pin_link(const ViewContext& context, NetworkIndex network) {
  const auto pins = pinned(context);
  const bool is_pinned = std::find(pins.begin(), pins.end(), network) != pins.end();
  return link(is_pinned ? text::depth::take_pin_out : text::depth::pin, toggle_pin(context, network));
}

Span list_place(char which) { return link({}, std::string_view(&which, 1)); }

std::vector<Span> put_lists(std::vector<Span> said, const std::vector<std::vector<Span>>& lists) {
  std::vector<Span> all;
  for (Span& span : said) {
    const std::size_t which = span.action.size() == 1 ? std::size_t(span.action[0] - '0') : lists.size();
    if (which < lists.size()) {
      all.insert(all.end(), lists[which].begin(), lists[which].end());
    } else {
      all.push_back(std::move(span));
    }
  }
  return all;
}

Fact make_fact(Wording label, Wording value, Wording note, std::string_view glossary,
               std::string_view provenance, Tone tone) {
  return {std::string(std::string_view(label)),
          std::string(std::string_view(value)),
          std::string(std::string_view(note)),
          std::string(glossary),
          std::string(provenance),
          tone,
          {}};
}

Control make_select(std::string_view key, Wording label, std::string_view value, std::vector<Option> options,
                    Wording help) {
  Control control;
  control.key = key;
  control.label = std::string_view(label);
  control.value = value;
  control.options = std::move(options);
  control.help = std::string_view(help);
  return control;
}

Control make_slider(std::string_view key, Wording label, double value, double minimum, double maximum,
                    double step, Wording unit, Wording help) {
  const int places = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  std::string text = format_decimal(value, places);
  std::erase(text, ',');
  Control control = make_select(key, label, text, {}, help);
  control.kind = ControlKind::kSlider;
  control.minimum = minimum;
  control.maximum = maximum;
  control.step = step;
  control.unit = std::string_view(unit);
  return control;
}

std::string ordinal(std::size_t number) {
  const std::size_t tens = number % 100;
  const std::size_t ones = number % 10;
  const bool teens = tens >= 11 && tens <= 13;
  return say(text::depth::ordinal{.ending = teens       ? "th"
                                            : ones == 1 ? "st"
                                            : ones == 2 ? "nd"
                                            : ones == 3 ? "rd"
                                                        : "th",
                                  .number = std::to_string(number)});
}

std::string_view quarter_words(int quarter) {
  constexpr std::array<TextId, 4> kWords = {text::depth::lowest_quarter, text::depth::second_quarter,
                                            text::depth::third_quarter, text::depth::highest_quarter};
  return kWords[static_cast<std::size_t>(std::clamp(quarter, 1, 4) - 1)];
}

std::string network_name(const Dataset& data, NetworkIndex network) {
  return short_name(data.networks[network.value]);
}

std::string_view basis_word(const NetworkFlows& flows) { return basis_words(flows.basis); }

}  // namespace pcn
