#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.h"

namespace pcn {

// Files that the reader opens on the page. They are read on the device and go nowhere.
enum class FileKind : std::uint8_t { kUnknown, kArea, kServices, kRegistrations };

// What the bytes claim to be, by content alone: an area package, a service file or a list of registrations by
// small area. Reads at most the first few kilobytes; total on any bytes.
[[nodiscard]] FileKind kind_of_file(std::string_view bytes);

struct OpenedFile {
  bool ok = false;
  bool partly = false;  // opened, but something in it was left out or is doubtful
  FileKind kind = FileKind::kUnknown;
  std::string title;                  // what happened, as a heading
  std::vector<std::string> messages;  // sentences: what was left out, or what is wrong and where
  ActionText action;                  // shows what was opened; empty if there is nothing to show
  bool operator==(const OpenedFile&) const = default;
};

// Reads a file of any kind into the session; an area package puts a new session in its place. If that fails,
// the session is as it was and the messages name file, line and field.
[[nodiscard]] OpenedFile open_file(std::unique_ptr<Session>& session, std::string_view bytes,
                                   std::string_view name);

}  // namespace pcn
