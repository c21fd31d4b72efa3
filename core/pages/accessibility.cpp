#include <initializer_list>

#include "core/document/parts.h"
#include "core/map/map_keys.h"
#include "core/pages/fixed_documents.h"

namespace pcn {
namespace {

void append_points(Document& document, std::string_view title,
                   std::initializer_list<std::string_view> points) {
  document.blocks.push_back(heading(title));
  BulletList list;
  for (const std::string_view point : points) list.items.push_back(paragraph(std::string(point)));
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_accessibility() {
  Document document;
  document.id = "accessibility";
  document.title = "Accessibility and keys";
  document.summary =
      "How this page is made so that everybody can use it, what is not good yet, and how to say so.";
  Table table;
  table.id = "keys";
  table.caption = "Keys of the map. They work while the map has the focus.";
  table.columns = {{"key", "Key", {}, {}, false}, {"does", "What it does", {}, {}, false}};
  for (const auto& [key, does] : kMapKeys) {
    Row row;
    row.key = key;
    row.cells = {text_cell(std::string(key)), text_cell(upper_first(does))};
    table.rows.push_back(std::move(row));
  }
  document.blocks.push_back(heading("Keys of the map"));
  document.blocks.emplace_back(std::move(table));
  append_points(
      document, "What you can rely on",
      {"Everything on the map is also on the page as text and tables. Both are made from the same data.",
       "Everything works with the keyboard alone. Nothing needs dragging. Tab always leaves the map.",
       "The page can be zoomed to 400% without scrolling sideways. Wide tables scroll in their own frame.",
       "There are light and dark colours. Nothing is told by colour alone.",
       "Nothing moves if your device asks for less motion.",
       "What changes after a search or a choice is announced to screen readers."});
  append_points(
      document, "How it was tested",
      {"The aim is level AA of the Web Content Accessibility Guidelines 2.2.",
       "Tests that run with every change open every view in light and dark, on a desk and a phone screen, "
       "and "
       "look for faults with the axe tool. They check order and sight of the focus, zoom, wide text spacing, "
       "forced colours and the sizes of buttons.",
       "The contrast of every pair of colours is worked out by a test, for four kinds of colour vision.",
       "The texts for the public are measured: people of about eleven should be able to read them."});
  append_points(
      document, "What is not good yet",
      {"The map is a picture. Its controls, its legend and \"Map in words\" are text: a screen reader "
       "is told where it is, how high, the pattern and what lies next, by button or by key.",
       "Forced colours of your device do not reach the picture of the map. The text around it takes "
       "them.",
       "It has been tested by machines and with a keyboard, not yet by people who use screen "
       "readers every day.",
       "Names of practices and networks are shown as the NHS writes them, even where they are hard "
       "to read."});
  document.blocks.push_back(heading("If something keeps you out"));
  document.blocks.push_back(paragraph(
      "Please tell whoever runs this copy of the page. Their contact stands at the foot of the page if they "
      "have put one there. Say what you were trying to do, and which device and browser you use."));
  return document;
}

}  // namespace pcn
