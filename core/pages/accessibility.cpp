#include "texts/accessibility.h"

#include <initializer_list>

#include "core/document/parts.h"
#include "core/map/map_keys.h"
#include "core/pages/fixed_documents.h"

namespace pcn {

namespace words = text::accessibility;

namespace {

void append_points(Document& document, TextId title, std::initializer_list<TextId> points) {
  add_heading(document, title);
  BulletList list;
  for (const TextId point : points) list.items.push_back(paragraph(point));
  document.blocks.emplace_back(std::move(list));
}

}  // namespace

Document make_accessibility() {
  Document document;
  document.id = "accessibility";
  document.title = words::title;
  document.summary = words::summary;
  Table table;
  table.id = "keys";
  table.caption = words::keys_caption;
  table.columns = {{"key", words::key, {}, {}, false}, {"does", words::does, {}, {}, false}};
  for (const auto& [key, does] : kMapKeys) {
    Row row;
    row.key = key;
    row.cells = {text_cell(std::string(key)), text_cell(upper_first(does))};
    table.rows.push_back(std::move(row));
  }
  add_heading(document, words::keys_title);
  document.blocks.emplace_back(std::move(table));
  append_points(document, words::rely_title,
                {words::rely_text, words::rely_keyboard, words::rely_zoom, words::rely_colours,
                 words::rely_motion, words::rely_announced});
  append_points(document, words::tested_title,
                {words::tested_aim, words::tested_views, words::tested_contrast, words::tested_texts});
  append_points(
      document, words::not_good_title,
      {words::not_good_map, words::not_good_colours, words::not_good_people, words::not_good_names});
  add_heading(document, words::tell_title);
  add_paragraph(document, words::tell);
  return document;
}

}  // namespace pcn
