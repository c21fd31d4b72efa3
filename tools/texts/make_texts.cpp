// make_texts ENGLISH_DIR OUT_DIR [--language DIR FILE …] [--made-up FILE] [--page JSON …]
// Reads the messages of ENGLISH_DIR/*.arb and writes OUT_DIR/texts/NAME.h for each file, and
// OUT_DIR/english_texts.cpp.
// --language DIR FILE: the texts of another language, for use_texts(); what it lacks stays English.
// --made-up FILE: the texts of the made-up language of the tests.
// A file is written only where it changed, so that little is compiled again.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/message_form.h"
#include "core/base/plural_rule.h"
#include "tools/texts/icu_message.h"

namespace {

namespace fs = std::filesystem;
namespace form = pcn::message_form;
using pcn::texts::Field;
using pcn::texts::FieldKind;
using pcn::texts::IcuMessage;

[[noreturn]] void fail(const std::string& text) {
  std::fprintf(stderr, "make_texts: %s\n", text.c_str());
  std::exit(1);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_if_changed(const fs::path& path, const std::string& bytes) {
  if (fs::exists(path) && read_file(path) == bytes) return;
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) fail(path.string() + ": cannot be written");
}

struct NamedMessage {
  std::string name;
  std::string text;  // as it was written
  IcuMessage message;
};
struct TextFile {
  std::string name;
  std::vector<NamedMessage> messages;
};

bool is_identifier(const std::string& name) {
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// An .arb file: a JSON object of messages by name. "@name" explains one to translators; "@@…" is about the
// file.
TextFile read_arb(const fs::path& path) {
  TextFile file = {.name = path.stem().string(), .messages = {}};
  const std::string where = path.string() + ": ";
  std::set<std::string> names;
  std::string twice;
  const auto note = [&](int depth, nlohmann::ordered_json::parse_event_t event,
                        nlohmann::ordered_json& value) {
    if (depth == 1 && event == nlohmann::ordered_json::parse_event_t::key &&
        !names.insert(value.get<std::string>()).second)
      twice = value.get<std::string>();
    return true;
  };
  const auto json = nlohmann::ordered_json::parse(read_file(path), note, false);
  if (!json.is_object()) fail(where + "is no JSON object");
  if (!twice.empty()) fail(where + "\"" + twice + "\" stands twice");
  for (const auto& [name, value] : json.items()) {
    if (name.starts_with('@')) {
      if (!name.starts_with("@@") && !json.contains(name.substr(1)))
        fail(where + "\"" + name + "\" explains no message");
      continue;
    }
    if (!is_identifier(name)) fail(where + "\"" + name + "\" is no name: small letters, digits and _");
    if (!value.is_string()) fail(where + "\"" + name + "\" is no text");
    NamedMessage message = {.name = name, .text = value.get<std::string>(), .message = {}};
    message.message = pcn::texts::read_icu_message(message.text);
    if (!message.message.fault.empty()) fail(where + "\"" + name + "\": " + message.message.fault);
    file.messages.push_back(std::move(message));
  }
  if (file.messages.size() >= 1U << form::kMessageBits) fail(where + "has too many messages: part it");
  return file;
}

std::vector<TextFile> read_folder(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".arb") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<TextFile> files;
  for (const fs::path& path : paths) files.push_back(read_arb(path));
  return files;
}

std::string comment(const std::string& text) {
  std::string line = "// ";
  for (const char c : text) line += c == '\n' || c == '\\' ? ' ' : c;
  return line;
}

std::string header_of(const TextFile& file, std::size_t number) {
  std::string text =
      "// Made from " + file.name +
      ".arb.\n#pragma once\n\n#include <array>\n\n#include \"core/base/message.h\"\n\nnamespace pcn::text::" +
      file.name + " {\n";
  for (std::size_t i = 0; i < file.messages.size(); ++i) {
    const NamedMessage& each = file.messages[i];
    const std::string id = std::to_string(number << form::kMessageBits | i);
    text += "\n" + comment(each.text) + "\n";
    if (each.message.fields.empty()) {
      text += "inline constexpr TextId " + each.name + "{" + id + "};\n";
      continue;
    }
    text += "struct " + each.name + " {\n";
    std::string values;
    for (const Field& field : each.message.fields) {
      const char* type = field.kind == FieldKind::kTag      ? "TextTag"
                         : field.kind == FieldKind::kNumber ? "TextNumber"
                                                            : "std::string_view";
      text += std::string("  ") + type + " " + field.name + ";\n";
      values += (values.empty() ? "TextArgument(" : ", TextArgument(") + field.name + ")";
    }
    text += "  static constexpr TextId kId{" + id + "};\n";
    text += "  std::array<TextArgument, " + std::to_string(each.message.fields.size()) +
            "> arguments() const { return {" + values + "}; }\n};\n";
  }
  return text + "\n}  // namespace pcn::text::" + file.name + "\n";
}

// A number that changes when a message comes, goes or takes other arguments.
std::string version_of(const std::vector<TextFile>& english) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](const std::string& text) {
    for (const char c : text + '\n') hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  };
  for (const TextFile& file : english) {
    add(file.name);
    for (const NamedMessage& each : file.messages) {
      add(each.name);
      for (const Field& field : each.message.fields)
        add(field.name + std::to_string(static_cast<int>(field.kind)));
    }
  }
  return std::to_string(hash);
}

template <typename PartsOf>
std::string bytes_of(const std::vector<TextFile>& english, const std::string& language,
                     const std::string& rules, PartsOf parts_of) {
  std::string bytes =
      std::string(form::kFirstLine) + "\n" + language + "\n" + rules + "\n" + version_of(english) + "\n";
  for (const TextFile& file : english) {
    for (const NamedMessage& each : file.messages) {
      bytes += pcn::texts::message_form_of(parts_of(file, each), each.message.fields);
      bytes += '\0';
    }
    bytes += form::kFileEnd;
    bytes += '\0';
  }
  return bytes;
}

std::string as_source(const std::string& bytes) {
  std::string text =
      "// Made from assets/texts/en.\n#include <string_view>\n\nnamespace pcn {\n\nextern const "
      "std::string_view kEnglishTexts;\nconst std::string_view kEnglishTexts(\n    \"";
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += {'\\', c};
    } else if (byte >= 0x20 && byte < 0x7F && c != '?') {
      text += c;
    } else {  // three octal digits, so that a digit behind them is no part of it
      text += {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
               static_cast<char>('0' + (byte & 7))};
    }
    if (++column % 100 == 0) text += "\"\n    \"";
  }
  return text + "\",\n    " + std::to_string(bytes.size()) + ");\n\n}  // namespace pcn\n";
}

struct Language {
  std::string tag, plural;
};

Language read_language(const fs::path& folder) {
  const auto json = nlohmann::json::parse(read_file(folder / "language.json"), nullptr, false);
  if (!json.is_object() || !json.contains("locale") || !json.contains("plural") ||
      !json["locale"].is_string() || !json["plural"].is_string())
    fail((folder / "language.json").string() + ": needs \"locale\" and \"plural\"");
  Language language = {json["locale"].get<std::string>(), json["plural"].get<std::string>()};
  if (!pcn::is_plural_rules(language.plural))
    fail((folder / "language.json").string() + ": \"plural\" cannot be read");
  return language;
}

std::string translated(const std::vector<TextFile>& english, const fs::path& folder) {
  std::map<std::string, std::map<std::string, IcuMessage>> theirs;
  std::size_t found = 0, all = 0;
  for (TextFile& file : read_folder(folder))
    for (NamedMessage& each : file.messages) theirs[file.name][each.name] = std::move(each.message);
  for (const auto& [file, messages] : theirs) {
    for (const auto& [name, message] : messages) {
      const std::string where = (folder / (file + ".arb")).string() + ": \"" + name + "\"";
      const NamedMessage* source = nullptr;
      for (const TextFile& each : english)
        for (const NamedMessage& own : each.messages)
          if (each.name == file && own.name == name) source = &own;
      if (source == nullptr) fail(where + " is no message of the program");
      for (const Field& field : message.fields) {
        const auto& own = source->message.fields;
        const auto same =
            std::find_if(own.begin(), own.end(), [&](const Field& f) { return f.name == field.name; });
        if (same == own.end() || (same->kind == FieldKind::kTag) != (field.kind == FieldKind::kTag) ||
            (field.kind == FieldKind::kNumber && same->kind != FieldKind::kNumber))
          fail(where + ": the English message has no such argument as '" + field.name + "'");
      }
      ++found;
    }
  }
  for (const TextFile& file : english) all += file.messages.size();
  if (found < all)
    std::printf("%s: %zu of %zu messages; the others stay English\n", folder.string().c_str(), found, all);
  const Language language = read_language(folder);
  return bytes_of(english, language.tag, language.plural,
                  [&](const TextFile& file, const NamedMessage& each) {
                    const auto& messages = theirs[file.name];
                    const auto own = messages.find(each.name);
                    return own == messages.end() ? each.message.parts : own->second.parts;
                  });
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> words(values + 1, values + count);
  if (words.size() < 2) fail("make_texts ENGLISH_DIR OUT_DIR [--language DIR FILE] [--made-up FILE]");
  const fs::path folder = words[0], out = words[1];
  const std::vector<TextFile> english = read_folder(folder);
  const Language language = read_language(folder);
  if (english.size() > 1U << (16 - form::kMessageBits)) fail("too many files");
  for (std::size_t i = 0; i < english.size(); ++i)
    write_if_changed(out / "texts" / (english[i].name + ".h"), header_of(english[i], i));
  write_if_changed(
      out / "english_texts.cpp",
      as_source(bytes_of(english, language.tag, language.plural,
                         [](const TextFile&, const NamedMessage& each) { return each.message.parts; })));
  for (std::size_t i = 2; i < words.size();) {
    if (words[i] == "--language" && i + 2 < words.size()) {
      write_if_changed(words[i + 2], translated(english, words[i + 1]));
      i += 3;
    } else if (words[i] == "--made-up" && i + 1 < words.size()) {
      write_if_changed(words[i + 1], bytes_of(english, std::string(pcn::texts::kMadeUpLanguage),
                                              std::string(pcn::texts::kMadeUpPlurals),
                                              [](const TextFile&, const NamedMessage& each) {
                                                return pcn::texts::made_up(each.message.parts);
                                              }));
      i += 2;
    } else {
      fail("does not know '" + words[i] + "'");
    }
  }
  return 0;
}
