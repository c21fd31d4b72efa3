#include "core/import/inputs.h"

#include <algorithm>

#include "core/import/sha256.h"
#include "core/io/json.h"

namespace pcn {
namespace {

std::string replaced(const std::string& pattern, const std::string& part) {
  const std::size_t at = pattern.find("{}");
  if (at == std::string::npos) return pattern;
  return pattern.substr(0, at) + part + pattern.substr(at + 2);
}

}  // namespace

Result<std::vector<SourceSpec>> parse_sources(std::string_view bytes, std::string_view file) {
  const auto document = parse_json(bytes, file);
  if (!document) return document.error();
  const std::string name(file);
  const Json* list = document->find("sources");
  if (list == nullptr || list->array() == nullptr) {
    return Error{ErrorCode::kBadFormat, {name, 0, 0, "/sources"}, "expected the list of sources"};
  }
  std::vector<SourceSpec> specs;
  for (std::size_t i = 0; i < list->array()->size(); ++i) {
    const Json& entry = (*list->array())[i];
    SourceSpec spec;
    const std::vector<std::pair<std::string_view, std::string*>> texts = {
        {"id", &spec.id},     {"kind", &spec.kind}, {"title", &spec.title}, {"publisher", &spec.publisher},
        {"page", &spec.page}, {"file", &spec.file}, {"date", &spec.date},   {"licence", &spec.licence}};
    for (const auto& [key, target] : texts) {
      const Json* value = entry.find(key);
      if (value == nullptr || value->text() == nullptr || value->text()->empty()) {
        return Error{ErrorCode::kBadValue,
                     {name, 0, 0, "/sources/" + std::to_string(i) + "/" + std::string(key)},
                     "expected text"};
      }
      *target = *value->text();
    }
    if (const Json* day = entry.find("day"); day != nullptr && day->text() != nullptr) {
      spec.day = *day->text();
      if (!parse_date(spec.day)) {
        return Error{ErrorCode::kBadValue,
                     {name, 0, 0, "/sources/" + std::to_string(i) + "/day"},
                     "expected a date such as \"2026-07-01\""};
      }
    }
    if (const Json* optional = entry.find("optional");
        optional != nullptr && optional->boolean() != nullptr) {
      spec.optional = *optional->boolean();
    }
    if (const Json* columns = entry.find("columns"); columns != nullptr && columns->array() != nullptr) {
      for (const Json& column : *columns->array()) {
        if (column.text() != nullptr) spec.columns.push_back(*column.text());
      }
    }
    if (std::any_of(specs.begin(), specs.end(),
                    [&](const SourceSpec& other) { return other.id == spec.id; })) {
      return Error{ErrorCode::kBadValue,
                   {name, 0, 0, "/sources/" + std::to_string(i) + "/id"},
                   "the id \"" + spec.id + "\" occurs twice"};
    }
    specs.push_back(std::move(spec));
  }
  return specs;
}

const SourceSpec* Inputs::spec(std::string_view id) const {
  for (const SourceSpec& candidate : specs_) {
    if (candidate.id == id) return &candidate;
  }
  return nullptr;
}

std::vector<std::string> Inputs::of_kind(std::string_view kind) const {
  std::vector<const SourceSpec*> found;
  for (const SourceSpec& candidate : specs_) {
    if (candidate.kind == kind) found.push_back(&candidate);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const SourceSpec* a, const SourceSpec* b) { return a->day < b->day; });
  std::vector<std::string> ids;
  for (const SourceSpec* entry : found) ids.push_back(entry->id);
  return ids;
}

std::string Inputs::newest(std::string_view kind) const {
  const auto ids = of_kind(kind);
  return ids.empty() ? "" : ids.back();
}

Date Inputs::day(std::string_view id) const {
  const SourceSpec* found = spec(id);
  return found == nullptr ? Date{} : parse_date(found->day).value_or(Date{});
}

Result<Inputs::File> Inputs::file(std::string_view id) { return file(id, ""); }

Result<Inputs::File> Inputs::file(std::string_view id, const std::string& part) {
  auto found = peek(id, part);
  if (found) found->source = use(id, part, *found);
  return found;
}

Result<Inputs::File> Inputs::peek(std::string_view id, const std::string& part) {
  const SourceSpec* found = spec(id);
  if (found == nullptr) {
    return Error{
        ErrorCode::kNotFound, {"sources.json", 0, 0, std::string(id)}, "there is no source with this id"};
  }
  const std::string path = replaced(found->file, part);
  if (progress_) progress_(path);
  auto bytes = access_.read(path);
  if (bytes) return File{std::move(*bytes), path, {}};
  return Error{ErrorCode::kNotFound,
               {path, 0, 0, ""},
               bytes.error().detail + ". It is \"" + found->title + "\" from " + found->publisher + " (" +
                   found->page + "); if yours has another name, change \"file\" in sources.json"};
}

SourceIndex Inputs::use(std::string_view id, const std::string& part, const File& file) {
  const SourceSpec* found = spec(id);
  const bool many = found->file != file.path;
  const std::string source_id = found->id + (many ? "-" + part : "");
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (sources_[i].id == source_id) return SourceIndex{i};
  }
  sources_.push_back({source_id, found->title + (many ? " (" + part + ")" : ""), found->publisher,
                      found->page, file.path, found->date, found->licence, sha256_hex(file.bytes)});
  source_kinds_.push_back(found->kind);
  return SourceIndex{sources_.size() - 1};
}

std::vector<std::string> Inputs::parts(std::string_view id) const {
  std::vector<std::string> found;
  const SourceSpec* entry = spec(id);
  if (entry == nullptr) return found;
  const std::size_t hole = entry->file.find("{}");
  const std::size_t slash = entry->file.rfind('/', hole);
  if (hole == std::string::npos || slash == std::string::npos) return found;
  const std::string before = entry->file.substr(slash + 1, hole - slash - 1);
  const std::string after = entry->file.substr(hole + 2);
  for (const std::string& name : access_.list(entry->file.substr(0, slash))) {
    if (name.size() > before.size() + after.size() && name.starts_with(before) && name.ends_with(after)) {
      found.push_back(name.substr(before.size(), name.size() - before.size() - after.size()));
    }
  }
  return found;
}

bool Inputs::may_skip(std::string_view id, const Error& error) const {
  const SourceSpec* found = spec(id);
  return error.code == ErrorCode::kNotFound && error.where.line == 0 && (found == nullptr || found->optional);
}

std::vector<SourceIndex> Inputs::used(const std::vector<std::string>& kinds) const {
  std::vector<SourceIndex> found;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (std::find(kinds.begin(), kinds.end(), source_kinds_[i]) != kinds.end()) found.emplace_back(i);
  }
  return found;
}

}  // namespace pcn
