#include "core/session/open_file.h"

#include <algorithm>

#include "core/base/characters.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/io/csv.h"
#include "core/io/foreign_file.h"
#include "core/io/service_file.h"
#include "core/state/fragment.h"

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
  if (start.empty()) return "The file is empty.";
  if (const std::string_view foreign = foreign_file(bytes); !foreign.empty()) return std::string(foreign);
  std::string words =
      "It is none of the files that can be opened here: an area package or a service file "
      "(JSON), or the list of patients registered at a GP practice by small area (CSV).";
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && start[first] == '{') {
    if (has_curly_quotes(start)) return std::string(kCurlyQuotes);
    const std::string_view format = format_of(start);
    words += format.empty() ? " It is JSON without the field \"format\" that tells what it is."
                            : " Line 1, field format: " + quoted(format) + " is not known.";
  }
  return words;
}

OpenedFile failed(FileKind kind, std::string_view name, std::string why) {
  OpenedFile result;
  result.kind = kind;
  result.title = quoted(name) + " was not opened";
  result.messages = {std::move(why), "What you had before is unchanged."};
  return result;
}

OpenedFile open_area(std::unique_ptr<Session>& session, std::string_view bytes, std::string_view name) {
  auto loaded = Session::load(bytes, name);
  if (!loaded) return failed(FileKind::kArea, name, loaded.error().message());
  OpenedFile result;
  if (session && session->files().any())
    result.messages.emplace_back("Files that you had opened for the area before were put away.");
  session = std::move(*loaded);
  const Dataset& data = session->data();
  result.ok = true;
  result.kind = FileKind::kArea;
  result.title = "Opened " + quoted(name) + ": " + data.name;
  result.messages.emplace_back("Everything on this page now speaks of " + data.name + ", with data up to " +
                               to_words(data.newest) + ". Reload the page to go back.");
  return result;
}

OpenedFile open_services(Session& session, std::string_view bytes, std::string_view name) {
  auto left_out = session.load_services(bytes, name);
  if (!left_out) return failed(FileKind::kServices, name, left_out.error().message());
  const Offers& offers = *session.files().services;
  OpenedFile result;
  result.ok = true;
  result.kind = FileKind::kServices;
  std::vector<NetworkIndex> networks;
  for (const Offer& offer : offers.offers) {
    if (networks.empty() || networks.back() != offer.network) networks.push_back(offer.network);
  }
  result.title = "Opened " + quoted(name) + ": " +
                 count_of(static_cast<std::int64_t>(offers.offers.size()), "service", "services") + " of " +
                 count_of(static_cast<std::int64_t>(networks.size()), "network", "networks");
  result.messages.emplace_back(
      "They are on the map and in the view of services, marked as from your file. They stay on this device "
      "and "
      "are no part of a link.");
  constexpr std::size_t kSaid = 8;
  for (std::size_t i = 0; i < std::min(left_out->size(), kSaid); ++i)
    result.messages.push_back(std::move((*left_out)[i]));
  if (left_out->size() > kSaid)
    result.messages.push_back("And " + std::to_string(left_out->size() - kSaid) +
                              " more; the view of services lists all.");
  if (!networks.empty()) {
    const Dataset& data = session.data();
    const NetworkIndex chosen = find_network(data, session.state().network);
    const bool has = std::find(networks.begin(), networks.end(), chosen) != networks.end();
    const NetworkIndex shown = has ? chosen : networks.front();
    result.action = action({"view", "services", "net", data.networks[shown.value].code});
  }
  return result;
}

OpenedFile open_registrations(Session& session, std::string_view bytes, std::string_view name) {
  auto said = session.load_registrations(bytes, name);
  if (!said) return failed(FileKind::kRegistrations, name, said.error().message());
  OpenedFile result;
  result.ok = true;
  result.kind = FileKind::kRegistrations;
  result.title = "Opened " + quoted(name) + ": where registered patients live";
  for (std::string& message : *said) result.messages.push_back(std::move(message));
  result.messages.emplace_back(
      "The file stays on this device and is no part of a link; “Date, colours and layers of the map” puts it "
      "away again.");
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
  if (!session) return failed(kind, name, "The data of the page are not loaded yet.");
  if (kind == FileKind::kServices) return open_services(*session, bytes, name);
  if (kind == FileKind::kRegistrations) return open_registrations(*session, bytes, name);
  return failed(kind, name, unknown_words(bytes));
}

}  // namespace pcn
