#include "core/session/open_file.h"

#include <algorithm>

#include "core/base/characters.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/io/csv.h"
#include "core/io/foreign_file.h"
#include "core/io/service_file.h"
#include "core/state/fragment.h"
#include "texts/open_file.h"
#include "texts/service_file.h"

namespace pcn {
namespace {

constexpr std::size_t kLooked = 4096;  // bytes that tell what a file is

// The beginning, in UTF-8.
std::string start_of(std::string_view bytes) {
  std::string own;
  return std::string(as_utf8(bytes.substr(0, kLooked), own));
}

// The text of the member "format" at the top of a JSON object; empty if it is not among the first bytes.
std::string_view format_of(std::string_view json) {
  int depth = 0;
  std::string_view word;
  bool value = false;  // the next text is the value of "format"
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == ',') {
      value = false;
    } else if (c == ':') {
      value = depth == 1 && word == "format";
    } else if (c == '"') {
      const std::size_t begin = at + 1;
      for (++at; at < json.size() && json[at] != '"'; ++at) at += json[at] == '\\' ? 1 : 0;
      word = json.substr(begin, std::min(at, json.size()) - begin);
      if (value) return word;
    }
  }
  return {};
}

// What a file that cannot be used looks like, for people.
std::string unknown_words(std::string_view bytes) {
  const std::string start = start_of(bytes);
  if (start.empty()) return text::open_file::empty;
  if (const std::string_view foreign = foreign_file(bytes); !foreign.empty()) return std::string(foreign);
  std::string words = text::open_file::unknown;
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && start[first] == '{') {
    if (has_curly_quotes(start)) return text::service_file::curly_quotes;
    const std::string_view format = format_of(start);
    words += ' ';
    words += format.empty() ? std::string(text::open_file::json_without_format)
                            : say(text::open_file::unknown_format{.format = quoted(format)});
  }
  return words;
}

OpenedFile failed(FileKind kind, std::string_view name, std::string why) {
  OpenedFile result;
  result.kind = kind;
  result.title = say(text::open_file::not_opened{.file = quoted(name)});
  result.messages = {std::move(why), text::open_file::unchanged};
  return result;
}

OpenedFile open_area(std::unique_ptr<Session>& session, std::string_view bytes, std::string_view name) {
  auto loaded = Session::load(bytes, name);
  if (!loaded) return failed(FileKind::kArea, name, loaded.error().message());
  OpenedFile result;
  if (session && session->files().any()) result.messages.emplace_back(text::open_file::files_put_away);
  session = std::move(*loaded);
  const Dataset& data = session->data();
  result.ok = true;
  result.kind = FileKind::kArea;
  result.title = say(text::open_file::opened_area{.area = data.name, .file = quoted(name)});
  result.messages.push_back(say(text::open_file::speaks_of{.area = data.name, .day = to_words(data.newest)}));
  return result;
}

// At most eight of the sentences, and how many more there are.
void add_some(std::vector<std::string>& messages, std::vector<std::string> more, TextId rest) {
  constexpr std::size_t kSaid = 8;
  for (std::size_t i = 0; i < std::min(more.size(), kSaid); ++i) messages.push_back(std::move(more[i]));
  if (more.size() > kSaid) messages.push_back(say(rest, {TextNumber(more.size() - kSaid)}));
}

OpenedFile none_taken(std::string_view name, OpenedServices opened) {
  OpenedFile result;
  result.kind = FileKind::kServices;
  const std::string file = quoted(name);
  result.title = opened.listed == 0 ? say(text::open_file::no_services{.file = file})
                 : opened.resting == opened.listed
                     ? say(text::open_file::none_active{.file = file})
                     : say(text::open_file::none_usable{.file = file, .services = opened.listed});
  add_some(result.messages, std::move(opened.messages), text::open_file::more::kId);
  result.messages.emplace_back(text::open_file::unchanged);
  return result;
}

// Where the services of a file are to be seen now.
std::string shown_words(const OpenedServices& opened) {
  const std::string_view on_map = opened.places == 0               ? "no_places"
                                  : opened.placed == opened.places ? "all"
                                  : opened.placed == 0             ? "none"
                                                                   : "";
  return say(text::open_file::where_services_are{
      .on_map = on_map, .placed = opened.placed, .places = opened.places});
}

OpenedFile open_services(Session& session, std::string_view bytes, std::string_view name) {
  auto loaded = session.load_services(bytes, name);
  if (!loaded) return failed(FileKind::kServices, name, loaded.error().message());
  OpenedServices& opened = *loaded;
  if (opened.taken == 0) return none_taken(name, std::move(opened));
  OpenedFile result;
  result.ok = true;
  result.kind = FileKind::kServices;
  const std::size_t meant = opened.listed - opened.resting;
  result.partly = opened.taken < meant || !opened.messages.empty();
  result.title =
      opened.taken < meant
          ? say(text::open_file::opened_some_services{.file = quoted(name),
                                                      .networks = opened.networks.size(),
                                                      .services = meant,
                                                      .taken = opened.taken})
          : say(text::open_file::opened_services{
                .file = quoted(name), .networks = opened.networks.size(), .services = opened.taken});
  add_some(result.messages, std::move(opened.messages), text::open_file::more_in_services::kId);
  result.messages.push_back(shown_words(opened));
  if (opened.again) result.messages.emplace_back(text::open_file::takes_place_of);
  if (!opened.others.empty()) {
    std::vector<std::string> names;
    for (const std::string& other : opened.others) names.push_back(quoted(other));
    result.messages.push_back(say(text::open_file::others_stay{.files = join_and(names)}));
  }
  const Dataset& data = session.data();
  const NetworkIndex chosen = find_network(data, session.state().network);
  const bool has = std::find(opened.networks.begin(), opened.networks.end(), chosen) != opened.networks.end();
  const NetworkIndex shown = has ? chosen : opened.networks.front();
  result.action = action({"view", "services", "net", data.networks[shown.value].code});
  return result;
}

OpenedFile open_registrations(Session& session, std::string_view bytes, std::string_view name) {
  auto said = session.load_registrations(bytes, name);
  if (!said) return failed(FileKind::kRegistrations, name, said.error().message());
  OpenedFile result;
  result.ok = true;
  result.kind = FileKind::kRegistrations;
  result.title = say(text::open_file::opened_registrations{.file = quoted(name)});
  for (std::string& message : *said) result.messages.push_back(std::move(message));
  result.messages.emplace_back(text::open_file::registrations_stay);
  return result;
}

}  // namespace

FileKind kind_of_file(std::string_view bytes) {
  const std::string start = start_of(bytes);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return FileKind::kUnknown;
  if (start[first] == '{') {
    const std::string_view format = format_of(start);
    if (format == "pcn-area") return FileKind::kArea;
    return format == "pcn-services" ? FileKind::kServices : FileKind::kUnknown;
  }
  // A list with one column misspelt is still meant to be that list; its reader names the column. The header
  // is found as that reader finds it.
  const auto header = CsvReader::open(std::string_view(start).substr(0, start.rfind('\n') + 1), {});
  if (!header) return FileKind::kUnknown;
  const int known =
      (header->find_column({"PRACTICE_CODE"}) ? 1 : 0) +
      (header->find_column({"LSOA_CODE", "LSOA_2021_CODE", "LSOA_2011_CODE", "LSOA21CD", "LSOA11CD"}) ? 1
                                                                                                      : 0) +
      (header->find_column({"NUMBER_OF_PATIENTS"}) ? 1 : 0);
  return known >= 2 ? FileKind::kRegistrations : FileKind::kUnknown;
}

OpenedFile open_file(std::unique_ptr<Session>& session, std::string_view bytes, std::string_view name) {
  const FileKind kind = kind_of_file(bytes);
  if (kind == FileKind::kArea) return open_area(session, bytes, name);
  if (!session) return failed(kind, name, text::open_file::not_loaded);
  if (kind == FileKind::kServices) return open_services(*session, bytes, name);
  if (kind == FileKind::kRegistrations) return open_registrations(*session, bytes, name);
  return failed(kind, name, unknown_words(bytes));
}

}  // namespace pcn
