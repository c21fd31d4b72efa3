#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/state/context.h"

namespace pcn {

// Words about practices that are not what their names say: those that are listed no more, and those whose
// lists are not open to everyone.

// "people in care homes".
[[nodiscard]] std::string_view list_for_words(ListFor whom);
// "Its list is not open to everyone: it is for people in care homes. 86% of its patients are 75 or older …"
// Empty for practices that anybody nearby can join.
[[nodiscard]] std::string special_list_sentence(const Dataset& data, PracticeIndex practice);
// Of these practices, those whose lists are not open to everyone.
[[nodiscard]] std::vector<PracticeIndex> with_special_lists(const Dataset& data,
                                                            const std::vector<PracticeIndex>& practices);
// "One of them is not open to everyone: SEL Special Allocation Practice." Empty if all are.
[[nodiscard]] std::string not_open_sentence(const Dataset& data, const std::vector<PracticeIndex>& practices);

// Whether the day's networks and lists know the practice no more, and nothing says that it is still there.
[[nodiscard]] bool is_listed_no_more(const ViewContext& context, PracticeIndex practice);
// Whether its telephone number and website are of somebody who is there today.
[[nodiscard]] bool can_be_reached(const Dataset& data, PracticeIndex practice);
// "now part of The Lewisham Care Partnership", "listed no more, may have closed": for a practice of which
// is_listed_no_more holds.
[[nodiscard]] std::string fate_words(const Dataset& data, PracticeIndex practice);
// "Vale Practice is now part of The Lewisham Care Partnership.": the same in a sentence.
[[nodiscard]] std::string fate_sentence(const Dataset& data, PracticeIndex practice);
// What became of it, how that is known, and whether its surgery is open: one or two paragraphs.
[[nodiscard]] std::vector<Paragraph> fate_paragraphs(const ViewContext& context, PracticeIndex practice);

// "Urgent treatment centres are not in the data …": said wherever people may look for them.
[[nodiscard]] Paragraph no_urgent_care_words();

}  // namespace pcn
