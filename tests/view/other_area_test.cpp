// An area that is not London: nothing there is called what it is called in London.
#include <gtest/gtest.h>

#include "core/pages/views.h"
#include "core/session/session.h"
#include "core/state/layers.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

// The made-up area, governed by districts of a county.
Dataset somewhere_else() {
  Dataset data = testing::view_dataset();
  std::size_t number = 107;
  for (District& district : data.districts) {
    district.code = "E07000" + std::to_string(number++);
    if (district.name == "Borough") district.name = "Vale";
  }
  for (SmallArea& place : data.small_areas) {
    if (place.name.starts_with("Borough ")) place.name.replace(0, 7, "Vale");
  }
  return data;
}

void expect_no_london(const std::string& text, const std::string& where) {
  for (const std::string_view word : {"borough", "Borough", "London", "Thames"}) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      // "coverage-by-borough" is the id of a table.
      const bool id = at > 0 && text[at - 1] == '-';
      EXPECT_TRUE(id) << where << " says: " << text.substr(at > 60 ? at - 60 : 0, 120);
    }
  }
}

TEST(OtherArea, IsNotSpokenOfInLondonsWords) {
  const auto session = Session::from_data(somewhere_else());
  for (const View& companion : companion_documents())
    expect_no_london(testing::to_plain_text(session->document(companion.id)), std::string(companion.id));
  for (const View& view : views()) {
    session->restore("view=" + std::string(view.id) +
                     "&net=U1&practice=G1&postcode=SE1 1AA&council=E07000107");
    ASSERT_EQ(session->state().view, view.id);
    expect_no_london(testing::to_plain_text(session->document("view")), std::string(view.id));
  }
  std::string layers_text;
  for (const Layer& layer : layers()) layers_text += title_of(layer, session->data()) + "\n";
  expect_no_london(layers_text, "the layers");
  EXPECT_NE(layers_text.find("Borders of districts"), std::string::npos) << layers_text;
}

TEST(OtherArea, IsSearchedByTheNamesOfItsCouncils) {
  const auto session = Session::from_data(somewhere_else());
  for (const char* typed : {"Vale", "vale district council", "District of Vale", "the vale council"}) {
    const LookUp found = session->look_up(typed);
    ASSERT_TRUE(found.exact) << typed << ": " << found.title;
    EXPECT_EQ(found.exact->label, "Vale") << typed;
    EXPECT_EQ(found.exact->detail, "district") << typed;
  }
}

}  // namespace
}  // namespace pcn
