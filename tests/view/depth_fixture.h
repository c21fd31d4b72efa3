#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/session/session.h"
#include "tests/view/view_fixture.h"

// What the tests of the views in depth have in common.
namespace pcn::testing {

inline std::unique_ptr<Session> small_session() { return Session::from_data(view_dataset()); }

// The view at the address, as text.
inline std::string shown(Session& session, std::string_view fragment) {
  EXPECT_TRUE(session.restore(fragment).empty()) << fragment;
  return to_plain_text(session.document("view"));
}

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A file of the project.
inline std::string text_of(const std::string& path) {
  std::ifstream file(PCN_SOURCE_DIR "/" + path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline std::size_t column_of(const Table& table, std::string_view id) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (table.columns[at].id == id) return at;
  }
  ADD_FAILURE() << table.id << " has no column " << id;
  return 0;
}

}  // namespace pcn::testing
