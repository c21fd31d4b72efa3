#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/document/glossary.h"
#include "core/model/dataset.h"
#include "core/session/session.h"

namespace pcn::testing {

// A small area with everything that views speak of: two networks and a neighbour's, a practice in no network,
// one that changed its network, a special allocation practice, services, staff, postcodes, declared areas,
// sources.
//
//   a a b b c c
//   a a b b c c
//   d d e e f F
[[nodiscard]] Dataset view_dataset();

// A session of that area at an address; fails where the address cannot be applied.
[[nodiscard]] std::unique_ptr<Session> session(std::string_view address = "");

// Every text of a document, one on each line, with the blocks' kinds: for golden files and searches.
[[nodiscard]] std::string to_plain_text(const Document& document);

// Every action that a document offers, controls included.
[[nodiscard]] std::vector<std::string> actions_of(const Document& document);

// Every glossary id and every provenance group that a document names.
[[nodiscard]] std::vector<std::string> glossary_ids_of(const Document& document);
[[nodiscard]] std::vector<std::string> provenance_of(const Document& document);

// The words of assets/glossary.json; empty, with a failure, where they cannot be read.
[[nodiscard]] const std::vector<GlossaryEntry>& glossary();

}  // namespace pcn::testing
