#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

// One entry of sources.json: a file that its publisher offers, or a folder of files of one kind.
struct SourceSpec {
  std::string id;
  std::string kind;  // which reader takes it: "practice-map"; several vintages may have one kind
  std::string title;
  std::string publisher;
  std::string page;
  std::string file;  // below the raw data folder; "{}" stands for the part that varies in a folder of files
  std::string date;  // as said to people
  std::string day;   // the day of the vintage, where one is needed: "2021-01-01"
  std::string licence;
  std::vector<std::string> columns;  // what the tool reads, for people
  bool optional = false;
  bool operator==(const SourceSpec&) const = default;
};

[[nodiscard]] Result<std::vector<SourceSpec>> parse_sources(std::string_view bytes, std::string_view file);

// How the importer reaches files: by path below the raw data folder.
struct FileAccess {
  std::function<Result<std::string>(const std::string& path)> read;
  std::function<std::vector<std::string>(const std::string& folder)> list;  // names in it, sorted
};

// Hands out the bytes of the inputs and remembers which were used, with their SHA-256.
class Inputs {
 public:
  Inputs(std::vector<SourceSpec> specs, FileAccess access,
         std::function<void(const std::string&)> progress = {})
      : specs_(std::move(specs)), access_(std::move(access)), progress_(std::move(progress)) {}

  struct File {
    std::string bytes;
    std::string path;
    SourceIndex source;
  };

  // The file of that source. A missing one is an error that says where to get it.
  [[nodiscard]] Result<File> file(std::string_view id);
  // The same with "{}" replaced.
  [[nodiscard]] Result<File> file(std::string_view id, const std::string& part);
  // The same without marking the file as used: for a folder of which few files matter.
  [[nodiscard]] Result<File> peek(std::string_view id, const std::string& part);
  // Marks a file that was peeked at as used.
  SourceIndex use(std::string_view id, const std::string& part, const File& file);
  // All parts for which a file is there, sorted: "br", "da", … for postcodes/{}.csv.
  [[nodiscard]] std::vector<std::string> parts(std::string_view id) const;
  // Whether the source is marked as one that the tool can do without and its file cannot be read.
  [[nodiscard]] bool may_skip(std::string_view id, const Error& error) const;

  [[nodiscard]] const SourceSpec* spec(std::string_view id) const;
  // The ids of all entries of a kind by rising day; the last one is the newest.
  [[nodiscard]] std::vector<std::string> of_kind(std::string_view kind) const;
  // The newest id of a kind; empty if there is none.
  [[nodiscard]] std::string newest(std::string_view kind) const;
  // The vintage's day; 1970-01-01 when the entry has none.
  [[nodiscard]] Date day(std::string_view id) const;

  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }
  // The positions of all used files of these kinds.
  [[nodiscard]] std::vector<SourceIndex> used(const std::vector<std::string>& kinds) const;

 private:
  std::vector<SourceSpec> specs_;
  FileAccess access_;
  std::function<void(const std::string&)> progress_;
  std::vector<Source> sources_;
  std::vector<std::string> source_kinds_;  // by source: the kind of its entry
};

}  // namespace pcn
