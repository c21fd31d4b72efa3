#pragma once

#include "core/document/document.h"
#include "core/state/context.h"

namespace pcn {

// What the views of one network show while none is chosen: tables over all networks in hand, each row with a
// link to the network's own page of the same view.

void append_people_overview(Document& document, const ViewContext& context);
void append_staff_overview(Document& document, const ViewContext& context);
void append_services_overview(Document& document, const ViewContext& context);
void append_rules_overview(Document& document, const ViewContext& context);

}  // namespace pcn
