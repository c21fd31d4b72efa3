#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/list.h"

namespace pcn {
namespace {

std::string licence_words(const std::string& licence) {
  if (licence == "OGL-3.0") return "Open Government Licence v3.0";
  if (licence == "ODbL-1.0") return "Open Database Licence v1.0";
  if (licence == "CC-BY-4.0") return "Creative Commons Attribution 4.0";
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
    list.items.push_back(
        paragraph("Contains information from NHS England, licensed under the current version of the Open "
                  "Government Licence."));
    list.items.push_back(paragraph(
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."));
    list.items.push_back(paragraph(
        "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail "
        "copyright and "
        "database right 2025. Contains National Statistics data © Crown copyright and database right 2025."));
  }
  if (any_source(data, "ODbL-1.0")) {
    list.items.push_back(
        paragraph("River, railways, stations and place names: © OpenStreetMap contributors, under the Open "
                  "Database Licence. They "
                  "are kept apart from all other data here."));
  }
  if (any_source(data, "CC-BY-4.0")) {
    list.items.push_back(
        paragraph("Declared areas of 2020: British Red Cross, CC BY 4.0, made from public NHS data."));
  }
  return list;
}

Table sources_table(const Dataset& data) {
  Table table;
  table.id = "sources";
  table.caption = "Every file behind this page.";
  table.columns = make_columns({{"title", "What", {}, {}, false},
                                {"publisher", "Publisher", {}, {}, false},
                                {"date", "Date", {}, {}, false},
                                {"licence", "Licence", {}, {}, false},
                                {"page", "Publisher's page", {}, {}, false},
                                {"checksum", "SHA-256 of the file, first 12 digits", {}, {}, false}});
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
  constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kWords = {{
      {"networks", "Networks"},
      {"networks.district", "Local authorities of networks"},
      {"networks.type", "Types of networks"},
      {"memberships", "Which practice was in which network"},
      {"practices", "Practices"},
      {"practices.point", "Where practices are"},
      {"practices.district", "Local authorities of practices"},
      {"practices.contract", "Contracts of practices"},
      {"practices.cqc", "CQC ratings"},
      {"practices.imd", "Deprivation of practices' patients"},
      {"sites", "Branches and former sites"},
      {"successions", "Practices that were taken over"},
      {"special_lists", "Lists that are not open to everyone"},
      {"lists", "Registered patients"},
      {"lists.age_sex", "Age and sex of patients"},
      {"lists.weighted", "Weighted patients"},
      {"small_areas", "Small areas"},
      {"small_areas.residents", "Residents"},
      {"small_areas.deprivation", "Deprivation"},
      {"small_areas.rural_urban", "Town or country"},
      {"small_areas.ward", "Wards"},
      {"small_areas.msoa", "Names of places"},
      {"small_areas.changes", "Small areas that changed"},
      {"observed", "Where patients live"},
      {"services.register", "Evening clinics"},
      {"services.pharmacies", "Pharmacies"},
      {"services.hospitals", "Hospitals"},
      {"workforce", "Staff"},
      {"workforce.years", "Staff in earlier years"},
      {"registers", "Long-term conditions"},
      {"activity", "Appointments, calls and online requests"},
      {"declared", "Declared areas of 2020"},
      {"basemap.river", "Rivers on the map"},
      {"basemap.park", "Parks on the map"},
      {"basemap.rail", "Railways on the map"},
      {"basemap.station", "Stations on the map"},
      {"basemap.place", "Names on the map"},
      {"postcodes", "Postcodes"},
  }};
  for (const auto& [slug, words] : kWords) {
    if (slug == group) return std::string(words);
  }
  return group;
}

Table methods_table(const Dataset& data) {
  Table table;
  table.id = "methods";
  table.caption = "What was done to the files, group by group.";
  table.columns = make_columns({{"group", "Figures", {}, {}, false},
                                {"sources", "From", {}, {}, false},
                                {"method", "How", {}, {}, false}});
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
  table.columns = make_columns({{"note", "What", {}, {}, false},
                                {"count", "Rows", {}, {}, true},
                                {"patients", "Registered patients affected", {}, {}, true},
                                {"file", "File", {}, {}, false},
                                {"code", "Code", {}, {}, false}});
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
  if (!data.observed.empty()) {
    add("Where patients live was counted on " + to_words(data.observed_date) +
        ". For other days the count is carried forward to the practices' lists, and said to be so.");
  } else {
    add("How many patients of each practice live where is published by NHS England but is not among the "
        "files used here. "
        "Where people register is therefore modelled, and said to be so wherever it is shown.");
  }
  add("More people are registered with practices than the census counts. Lists keep some who have moved "
      "away, and the "
      "census misses some who live here.");
  add("Registered, weighted and adjusted patients are three different counts. They are never mixed. The "
      "adjusted count is "
      "not in the open data.");
  add("Networks went live on 1 July 2019; the national register lists them from 1 October 2019. Between the "
      "dates of two "
      "lists, the day on which a practice moved is not always known.");
  add("Names of clinical directors, opening hours of evening clinics and the partners of each network are "
      "not in the open "
      "data.");
  add("Distances are in a straight line, or by the nearest crossing of a wide river that the data know.");
  return list;
}

}  // namespace

Document make_about(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "about";
  document.title = "Data and licences";
  document.summary = "All figures of " + data.name + " come from " +
                     count_of(static_cast<std::int64_t>(data.sources.size()), "public file", "public files") +
                     ". The newest list of networks is of " + to_words(data.newest) + ".";
  document.blocks.push_back(heading("Licences"));
  document.blocks.emplace_back(attributions(data));
  document.blocks.push_back(heading("What to be careful of"));
  document.blocks.emplace_back(limits(data));
  if (context.flows) {
    document.blocks.push_back(heading("The model"));
    document.blocks.push_back(paragraph(context.flows->method));
  }
  document.blocks.push_back(heading("Sources"));
  document.blocks.emplace_back(sources_table(data));
  document.blocks.push_back(heading("Methods"));
  document.blocks.emplace_back(methods_table(data));
  if (!data.build_notes.empty()) {
    document.blocks.push_back(heading("What was dropped or repaired"));
    document.blocks.emplace_back(
        notes_table(data.build_notes, "build-notes",
                    "Rows that were left out or mended while the data were put together."));
  }
  if (context.diagnostics && !context.diagnostics->empty()) {
    document.blocks.push_back(heading("Findings on loading"));
    document.blocks.emplace_back(
        notes_table(*context.diagnostics, "findings", "What was found while the data were read."));
  }
  return document;
}

}  // namespace pcn
