#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"

// What the tests of the views in depth have in common.
namespace pcn::testing {

inline std::unique_ptr<Session> small_session() { return Session::from_data(view_dataset()); }

// The same area with a second authority: "Riverside" has the places c, e and f, and the network U2.
inline Dataset two_boroughs() {
  Dataset data = view_dataset();
  data.districts.push_back({"E09000002", "Riverside", true});
  const DistrictIndex second(data.districts.size() - 1);
  for (const char* code : {"E-c", "E-e", "E-f"})
    data.small_areas[find_small_area(data, code).value].district = second;
  for (const char* code : {"G3", "G4", "G6"})
    data.practices[find_practice(data, code).value].district = second;
  data.networks[find_network(data, "U2").value].district = second;
  return data;
}

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
