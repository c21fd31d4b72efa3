#pragma once

#include "core/document/document.h"
#include "core/state/context.h"

namespace pcn {

// Sections that rest on where each practice's patients live; nothing where the context has no flows.

// A practice's catchment: how far it reaches, and the places with most of its patients.
void append_catchment(Document& document, const ViewContext& context, PracticeIndex practice);

// How far a network's patients reach, and which other networks share its places.
void append_overlaps(Document& document, const ViewContext& context, NetworkIndex network);

}  // namespace pcn
