#include "texts/about.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/list.h"

namespace pcn {

namespace words = text::about;

namespace {

std::string licence_words(const std::string& licence) {
  if (licence == "OGL-3.0") return words::ogl;
  if (licence == "ODbL-1.0") return words::odbl;
  if (licence == "CC-BY-4.0") return words::cc_by;
  return licence;
}

bool any_source(const Dataset& data, std::string_view licence) {
  return std::any_of(data.sources.begin(), data.sources.end(),
                     [licence](const Source& source) { return source.licence == licence; });
}

// The sentences that the licences ask for.
BulletList attributions(const Dataset& data) {
  BulletList list;
  if (any_source(data, "OGL-3.0")) {
    for (const TextId credit : {words::credit_nhs, words::credit_ons, words::credit_os})
      list.items.push_back(paragraph(credit));
  }
  if (any_source(data, "ODbL-1.0")) list.items.push_back(paragraph(words::credit_osm));
  if (any_source(data, "CC-BY-4.0")) list.items.push_back(paragraph(words::credit_declared));
  return list;
}

Table sources_table(const Dataset& data) {
  Table table;
  table.id = "sources";
  table.caption = words::sources_caption;
  table.columns = make_columns({{"title", words::what, {}, {}, false},
                                {"publisher", words::publisher, {}, {}, false},
                                {"date", words::date, {}, {}, false},
                                {"licence", words::licence, {}, {}, false},
                                {"page", words::page, {}, {}, false},
                                {"checksum", words::checksum, {}, {}, false}});
  for (const Source& source : data.sources) {
    Row row;
    row.key = source.id;
    for (const std::string& text :
         {source.title, source.publisher, source.date, licence_words(source.licence), source.page,
          source.sha256.substr(0, 12)}) {
      row.cells.push_back(text_cell(text));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// The name of a group of figures for people; the slug itself for one that is new.
std::string group_words(const std::string& group) {
  constexpr std::array<std::pair<std::string_view, TextId>, 38> kWords = {{
      {"networks", words::networks},
      {"networks.district", words::networks_district},
      {"networks.type", words::networks_type},
      {"memberships", words::memberships},
      {"practices", words::practices},
      {"practices.point", words::practices_point},
      {"practices.district", words::practices_district},
      {"practices.contract", words::practices_contract},
      {"practices.cqc", words::practices_cqc},
      {"practices.imd", words::practices_imd},
      {"sites", words::sites},
      {"successions", words::successions},
      {"special_lists", words::special_lists},
      {"lists", words::lists},
      {"lists.age_sex", words::lists_age_sex},
      {"lists.weighted", words::lists_weighted},
      {"small_areas", words::small_areas},
      {"small_areas.residents", words::residents},
      {"small_areas.deprivation", words::deprivation},
      {"small_areas.rural_urban", words::rural_urban},
      {"small_areas.ward", words::ward},
      {"small_areas.msoa", words::msoa},
      {"small_areas.changes", words::changes},
      {"observed", words::observed},
      {"services.register", words::clinics},
      {"services.pharmacies", words::pharmacies},
      {"services.hospitals", words::hospitals},
      {"workforce", words::workforce},
      {"workforce.years", words::workforce_years},
      {"registers", words::registers},
      {"activity", words::activity},
      {"declared", words::declared},
      {"basemap.river", words::river},
      {"basemap.park", words::park},
      {"basemap.rail", words::rail},
      {"basemap.station", words::station},
      {"basemap.place", words::place},
      {"postcodes", words::postcodes},
  }};
  for (const auto& [slug, name] : kWords) {
    if (slug == group) return name;
  }
  return group;
}

Table methods_table(const Dataset& data) {
  Table table;
  table.id = "methods";
  table.caption = words::methods_caption;
  table.columns = make_columns({{"group", words::group, {}, {}, false},
                                {"sources", words::from, {}, {}, false},
                                {"method", words::how, {}, {}, false}});
  for (const Provenance& provenance : data.provenance) {
    std::vector<std::string> titles;
    for (const SourceIndex source : provenance.sources) titles.push_back(data.sources[source.value].title);
    Row row;
    row.key = provenance.group;
    row.cells = {text_cell(group_words(provenance.group)), text_cell(join(titles, "; ")),
                 text_cell(provenance.method)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table notes_table(const Diagnostics& notes, std::string id, std::string caption) {
  Table table;
  table.id = std::move(id);
  table.caption = std::move(caption);
  table.columns = make_columns({{"note", words::what, {}, {}, false},
                                {"count", words::rows, {}, {}, true},
                                {"patients", words::patients, {}, {}, true},
                                {"file", words::file, {}, {}, false},
                                {"code", words::code, {}, {}, false}});
  for (const Diagnostic& note : notes) {
    Row row;
    row.key = note.code + std::to_string(table.rows.size());
    row.cells = {text_cell(note.detail), count_cell(note.count), count_cell(note.patients),
                 text_cell(note.where.file), text_cell(note.code)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

BulletList limits(const Dataset& data) {
  BulletList list;
  const auto add = [&list](std::string_view text) { list.items.push_back(paragraph(text)); };
  add(data.observed.empty() ? std::string(words::limit_modelled)
                            : say(words::limit_counted{.day = to_words(data.observed_date)}));
  for (const TextId limit : {words::limit_lists, words::limit_counts, words::limit_dates, words::limit_names,
                             words::limit_distances})
    add(limit);
  return list;
}

}  // namespace

Document make_about(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "about";
  document.title = words::title;
  document.summary =
      say(words::summary{.area = data.name, .day = to_words(data.newest), .files = data.sources.size()});
  add_heading(document, words::licences_title);
  document.blocks.emplace_back(attributions(data));
  add_heading(document, words::limits_title);
  document.blocks.emplace_back(limits(data));
  if (context.flows) {
    add_heading(document, words::model_title);
    add_paragraph(document, context.flows->method);
  }
  add_heading(document, words::sources_title);
  document.blocks.emplace_back(sources_table(data));
  add_heading(document, words::methods_title);
  document.blocks.emplace_back(methods_table(data));
  if (!data.build_notes.empty()) {
    add_heading(document, words::dropped_title);
    document.blocks.emplace_back(notes_table(data.build_notes, "build-notes", words::dropped_caption));
  }
  if (context.diagnostics && !context.diagnostics->empty()) {
    add_heading(document, words::findings_title);
    document.blocks.emplace_back(notes_table(*context.diagnostics, "findings", words::findings_caption));
  }
  return document;
}

}  // namespace pcn
