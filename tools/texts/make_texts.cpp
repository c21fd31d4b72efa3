// make_texts ENGLISH_DIR OUT_DIR [--page JSON] [--language DIR FILE JSON …] [--made-up FILE JSON]
// Reads the messages of ENGLISH_DIR/*.arb and writes OUT_DIR/texts/NAME.h for each file, and
// OUT_DIR/english_texts.cpp. Those of ENGLISH_DIR/page/*.arb are the page's own, which the program does not
// carry.
// --page JSON: the page's texts, for web/page/assemble/make_index.mjs.
// --language DIR FILE JSON: the texts of another language, for use_texts(), and those of its page; what it
// lacks stays English.
// --made-up FILE JSON: the same in the made-up language of the tests.
// A file is written only where it changed, so that little is compiled again.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
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

// Paths are compared as texts: Emscripten's library compares paths by another calling convention than its
// header.
std::vector<TextFile> read_folder(const fs::path& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (const std::string path = entry.path().string(); path.ends_with(".arb")) paths.push_back(path);
  std::sort(paths.begin(), paths.end());
  std::vector<TextFile> files;
  for (const std::string& path : paths) files.push_back(read_arb(path));
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
      ".arb.\n#pragma once\n\n#include \"core/base/message.h\"\n\nnamespace pcn::text::" + file.name + " {\n";
  for (std::size_t i = 0; i < file.messages.size(); ++i) {
    const NamedMessage& each = file.messages[i];
    const std::string id = std::to_string(number << form::kMessageBits | i);
    text += "\n" + comment(each.text) + "\n";
    if (each.message.fields.empty()) {
      text += "inline constexpr TextId " + each.name + "{" + id + "};\n";
      continue;
    }
    text += "struct " + each.name + " {\n";
    for (const Field& field : each.message.fields) {
      const char* type = field.kind == FieldKind::kTag      ? "TextTag"
                         : field.kind == FieldKind::kNumber ? "TextNumber"
                                                            : "TextWords";
      text += std::string("  ") + type + " " + field.name + ";\n";
    }
    text += "  static constexpr TextId kId{" + id + "};\n";
    text +=
        "  static constexpr std::size_t kFields = " + std::to_string(each.message.fields.size()) + ";\n};\n";
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

struct Language {
  std::string tag, plural, canvas;
  nlohmann::ordered_json page;  // what the page needs to know of it
};

std::string bytes_of(const std::vector<TextFile>& files, const Language& language) {
  std::string bytes = form::kFirstLine;
  for (const std::string& line : {language.tag, language.canvas, language.plural, version_of(files)})
    bytes += "\n" + line;
  bytes += "\n";
  for (const TextFile& file : files) {
    for (const NamedMessage& each : file.messages) {
      bytes += pcn::texts::message_form_of(each.message.parts, each.message.fields);
      bytes += '\0';
    }
    bytes += form::kFileEnd;
    bytes += '\0';
  }
  return bytes;
}

std::string as_source(const std::string& bytes) {
  std::string text =
      "// Made from assets/texts/en.\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n#include "
      "<string_view>\n\nnamespace pcn {\n\nextern const "
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

Language read_language(const fs::path& folder) {
  const std::string where = (folder / "language.json").string();
  const auto json = nlohmann::ordered_json::parse(read_file(folder / "language.json"), nullptr, false);
  const auto text = [&](const char* name, const char* otherwise) {
    if (!json.is_object() || (!json.contains(name) && otherwise == nullptr) ||
        (json.contains(name) && !json[name].is_string()))
      fail(where + ": needs \"" + name + "\", a text");
    return json.contains(name) ? json[name].get<std::string>() : std::string(otherwise);
  };
  Language language = {.tag = text("locale", nullptr),
                       .plural = text("plural", nullptr),
                       .canvas = text("canvas", "text"),
                       .page = {}};
  if (!pcn::is_plural_rules(language.plural)) fail(where + ": \"plural\" cannot be read");
  const std::string direction = text("dir", "ltr");
  if (direction != "ltr" && direction != "rtl") fail(where + ": \"dir\" is ltr or rtl");
  if (language.canvas != "text" && language.canvas != form::kNamesOnly)
    fail(where + ": \"canvas\" is text or names");
  language.page = {{"language", text("lang", language.tag.c_str())},
                   {"file", language.tag},
                   {"name", text("name", nullptr)},
                   {"dir", direction},
                   {"canvas", language.canvas}};
  return language;
}

Language made_up_language() {
  const std::string tag(pcn::texts::kMadeUpLanguage);
  return {
      .tag = tag,
      .plural = std::string(pcn::texts::kMadeUpPlurals),
      .canvas = "text",
      .page = {{"language", tag}, {"file", tag}, {"name", "Énglísh"}, {"dir", "ltr"}, {"canvas", "text"}}};
}

// The messages of another language in the place of the English ones, which stay where it has none. `found`
// counts those that it has.
std::vector<TextFile> translated(std::vector<TextFile> files, const fs::path& folder, std::size_t& found) {
  if (!fs::exists(folder)) return files;
  for (TextFile& theirs : read_folder(folder)) {
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const TextFile& each) { return each.name == theirs.name; });
    for (NamedMessage& message : theirs.messages) {
      const std::string where = (folder / (theirs.name + ".arb")).string() + ": \"" + message.name + "\"";
      if (file == files.end()) fail(where + " is no message of the program");
      const auto source = std::find_if(file->messages.begin(), file->messages.end(),
                                       [&](const NamedMessage& each) { return each.name == message.name; });
      if (source == file->messages.end()) fail(where + " is no message of the program");
      for (const Field& field : message.message.fields) {
        const auto& own = source->message.fields;
        const auto same =
            std::find_if(own.begin(), own.end(), [&](const Field& f) { return f.name == field.name; });
        if (same == own.end() || (same->kind == FieldKind::kTag) != (field.kind == FieldKind::kTag) ||
            (field.kind == FieldKind::kNumber && same->kind != FieldKind::kNumber))
          fail(where + ": the English message has no such argument as '" + field.name + "'");
      }
      source->message.parts = std::move(message.message.parts);
      source->text = pcn::texts::icu_text_of(source->message.parts);
      ++found;
    }
  }
  return files;
}

std::vector<TextFile> made_up(std::vector<TextFile> files) {
  for (TextFile& file : files) {
    for (NamedMessage& each : file.messages) {
      each.message.parts = pcn::texts::made_up(each.message.parts);
      each.text = pcn::texts::icu_text_of(each.message.parts);
    }
  }
  return files;
}

// What the page's shell and scripts say, as messages, for web/page/assemble/make_index.mjs.
std::string page_json(const std::vector<TextFile>& files, const Language& language) {
  nlohmann::ordered_json json = language.page;
  for (const TextFile& file : files) {
    auto& messages = json[file.name] = nlohmann::ordered_json::object();
    for (const NamedMessage& each : file.messages) messages[each.name] = each.text;
  }
  return json.dump(1) + "\n";
}

std::size_t count(const std::vector<TextFile>& files) {
  std::size_t all = 0;
  for (const TextFile& file : files) all += file.messages.size();
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2)
    fail("make_texts ENGLISH_DIR OUT_DIR [--page JSON] [--language DIR FILE JSON …] [--made-up FILE JSON]");
  const fs::path folder = words[0], out = words[1];
  const std::vector<TextFile> english = read_folder(folder), page = read_folder(folder / "page");
  const Language language = read_language(folder);
  if (english.size() > 1U << (16 - form::kMessageBits)) fail("too many files");
  for (std::size_t i = 0; i < english.size(); ++i)
    write_if_changed(out / "texts" / (english[i].name + ".h"), header_of(english[i], i));
  write_if_changed(out / "english_texts.cpp", as_source(bytes_of(english, language)));
  for (std::size_t i = 2; i < words.size();) {
    if (words[i] == "--page" && i + 1 < words.size()) {
      write_if_changed(words[i + 1], page_json(page, language));
      i += 2;
    } else if (words[i] == "--language" && i + 3 < words.size()) {
      const fs::path theirs = words[i + 1];
      const Language other = read_language(theirs);
      std::size_t found = 0;
      write_if_changed(words[i + 2], bytes_of(translated(english, theirs, found), other));
      write_if_changed(words[i + 3], page_json(translated(page, theirs / "page", found), other));
      const std::size_t all = count(english) + count(page);
      if (found < all)
        std::printf("%s: %zu of %zu messages; the others stay English\n", theirs.string().c_str(), found,
                    all);
      i += 4;
    } else if (words[i] == "--made-up" && i + 2 < words.size()) {
      const Language other = made_up_language();
      write_if_changed(words[i + 1], bytes_of(made_up(english), other));
      write_if_changed(words[i + 2], page_json(made_up(page), other));
      i += 3;
    } else {
      fail("does not know '" + words[i] + "'");
    }
  }
  return 0;
}
