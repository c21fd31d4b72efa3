#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/document/document.h"
#include "core/pages/views.h"
#include "core/state/context.h"
#include "core/state/extra_keys.h"

namespace pcn {

// What the views of one network in depth have in common (history, people, staff, services, comparison,
// sharing, rules).

// A control that chooses the network; `nothing` is the label of no network, such as "All networks".
[[nodiscard]] Control network_chooser(const ViewContext& context, std::string_view nothing);

// A view's document with its controls: the area in hand and the chooser first. Empty network: none is chosen,
// and the view is of all networks in hand, or it has no members on the day, which is said in the document.
struct NetworkDocument {
  Document document;
  const NetworkOnDay* on_day = nullptr;  // null if there is none
  NetworkIndex network;
};
// Its titles: by itself, of one network ({network}), of all in hand ({area}).
struct NetworkTitles {
  TextId title, of_one, of_all;
};
[[nodiscard]] NetworkDocument begin_network_document(const ViewContext& context, std::string_view view,
                                                     const NetworkTitles& titles,
                                                     std::vector<Control> more = {});

// Links to the other views of the network, and to pin it for comparison.
void append_more_about(Document& document, const ViewContext& context, NetworkIndex network,
                       std::string_view this_view);

// The pinned networks: those that the address names, or all in hand.
[[nodiscard]] std::vector<NetworkIndex> pinned(const ViewContext& context);
// The action that pins the network, or takes its pin away.
[[nodiscard]] ActionText toggle_pin(const ViewContext& context, NetworkIndex network);
[[nodiscard]] ActionText set_pins(const Dataset& data, const std::vector<NetworkIndex>& pins);
[[nodiscard]] Span pin_link(const ViewContext& context, NetworkIndex network);

// Lists of links in a sentence: what a message says between tags that are like list_place(n) gives way to the
// nth list. Another language may have them in another order, or one of them twice.
[[nodiscard]] Span list_place(char which);
[[nodiscard]] std::vector<Span> put_lists(std::vector<Span> said,
                                          const std::vector<std::vector<Span>>& lists);

// Pieces.
[[nodiscard]] Fact make_fact(Wording label, Wording value, Wording note, std::string_view glossary,
                             std::string_view provenance, Tone tone = Tone::kPlain);
[[nodiscard]] Control make_select(std::string_view key, Wording label, std::string_view value,
                                  std::vector<Option> options, Wording help = {});
[[nodiscard]] Control make_slider(std::string_view key, Wording label, double value, double minimum,
                                  double maximum, double step, Wording unit, Wording help = {});
// "1st", "2nd", "11th", "23rd".
[[nodiscard]] std::string ordinal(std::size_t number);
// "Lowest quarter", "second quarter", "third quarter", "highest quarter" of England's networks.
[[nodiscard]] std::string_view quarter_words(int quarter);
// The network's short name.
[[nodiscard]] std::string network_name(const Dataset& data, NetworkIndex network);
// "modelled", "observed" or "carried forward".
[[nodiscard]] std::string_view basis_word(const NetworkFlows& flows);

}  // namespace pcn
