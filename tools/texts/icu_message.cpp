#include "tools/texts/icu_message.h"

#include <algorithm>

#include "core/base/message_form.h"

namespace pcn::texts {
namespace {

namespace form = message_form;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_syntax(char c) { return c == '{' || c == '}' || c == '<' || c == '#'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  IcuMessage read() {
    IcuMessage message;
    message.parts = parts("", "");
    if (fault_.empty() && at_ < text_.size()) fault("'}' without '{'");
    std::sort(fields_.begin(), fields_.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
    message.fields = std::move(fields_);
    message.fault = std::move(fault_);
    if (message.fault.empty() && message.fields.size() > 90) message.fault = "more than 90 arguments";
    return message;
  }

 private:
  void fault(const std::string& text) {
    if (fault_.empty()) fault_ = text + " at character " + std::to_string(at_ + 1);
  }
  bool done() const { return at_ >= text_.size() || !fault_.empty(); }
  bool take(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  std::string name() {
    skip_space();
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    const std::string found(text_.substr(begin, at_ - begin));
    if (found.empty()) fault("a name is missing");
    skip_space();
    return found;
  }
  void use(const std::string& field, FieldKind kind) {
    for (Field& known : fields_) {
      if (known.name != field) continue;
      // What is a number somewhere is one everywhere.
      if (known.kind == FieldKind::kTag || kind == FieldKind::kTag) {
        if (known.kind != kind) fault("'" + field + "' is a tag and an argument");
      } else if (kind == FieldKind::kNumber) {
        known.kind = kind;
      }
      return;
    }
    fields_.push_back({field, kind});
  }

  // Up to the "}" of a branch or the end of a tag, which is left to the caller.
  std::vector<Part> parts(const std::string& counted, const std::string& tag) {
    std::vector<Part> found;
    const auto words = [&]() -> std::string& {
      if (found.empty() || found.back().kind != PartKind::kWords) found.push_back({.kind = PartKind::kWords});
      return found.back().words;
    };
    while (!done()) {
      const char c = text_[at_];
      if (c == '}') break;
      if (c == '\'') {
        apostrophe(words());
      } else if (c == '{') {
        found.push_back(argument());
      } else if (c == '#' && !counted.empty()) {
        ++at_;
        found.push_back({.kind = PartKind::kNumber, .name = counted});
      } else if (c == '<' && at_ + 1 < text_.size() && text_[at_ + 1] == '/') {
        if (tag.empty()) fault("the end of a tag that was not begun");
        break;
      } else if (c == '<' && at_ + 1 < text_.size() && is_name_character(text_[at_ + 1])) {
        found.push_back(tagged(counted));
      } else if (static_cast<unsigned char>(c) < 0x20) {
        fault("a control character");
      } else {
        words() += c;
        ++at_;
      }
    }
    return found;
  }

  void apostrophe(std::string& words) {
    ++at_;
    if (take("'")) {
      words += '\'';
      return;
    }
    if (at_ >= text_.size() || !is_syntax(text_[at_])) {
      words += '\'';
      return;
    }
    while (at_ < text_.size() && text_[at_] != '\'') words += text_[at_++];
    if (!take("'")) fault("plain text between apostrophes without an end");
  }

  Part tagged(const std::string& counted) {
    Part part = {.kind = PartKind::kTag};
    ++at_;
    part.name = name();
    use(part.name, FieldKind::kTag);
    if (!take(">")) fault("'>' is missing");
    part.branches.push_back({.key = {}, .parts = parts(counted, part.name)});
    if (!take("</" + part.name + ">")) fault("</" + part.name + "> is missing");
    return part;
  }

  Part argument() {
    Part part;
    ++at_;
    part.name = name();
    if (take("}")) {
      part.kind = PartKind::kText;
      use(part.name, FieldKind::kText);
      return part;
    }
    if (!take(",")) {
      fault("',' or '}' is missing");
      return part;
    }
    const std::string type = name();
    if (type == "number") {
      part.kind = PartKind::kNumber;
      use(part.name, FieldKind::kNumber);
      if (!take("}")) fault("'}' is missing");
      return part;
    }
    if (type != "plural" && type != "select") {
      fault("'" + type + "' is none of number, plural, select");
      return part;
    }
    part.kind = type == "plural" ? PartKind::kPlural : PartKind::kSelect;
    use(part.name, type == "plural" ? FieldKind::kNumber : FieldKind::kText);
    if (!take(",")) fault("',' is missing");
    branches(part);
    return part;
  }

  void branches(Part& part) {
    const bool plural = part.kind == PartKind::kPlural;
    while (!done()) {
      skip_space();
      if (take("}")) break;
      Branch branch;
      if (plural && take("=")) branch.key = "=";
      branch.key += name();
      if (!take("{")) fault("'{' is missing");
      const bool category = branch.key == "zero" || branch.key == "one" || branch.key == "two" ||
                            branch.key == "few" || branch.key == "many" || branch.key == "other" ||
                            branch.key.starts_with("=");
      if (plural && !category) fault("'" + branch.key + "' is no plural category");
      branch.parts = parts(plural ? part.name : "", "");
      if (!take("}")) fault("'}' is missing");
      part.branches.push_back(std::move(branch));
    }
    // "other" stands last, so that it is taken where nothing else fits.
    std::stable_partition(part.branches.begin(), part.branches.end(),
                          [](const Branch& b) { return b.key != "other"; });
    if (part.branches.empty() || part.branches.back().key != "other") fault("the branch 'other' is missing");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Field> fields_;
  std::string fault_;
};

char number_of(const std::string& name, const std::vector<Field>& fields) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  return static_cast<char>(form::kFirstArgument + (found - fields.begin()));
}

bool is_number(const std::string& name, const std::vector<Field>& fields) {
  return fields[static_cast<std::size_t>(number_of(name, fields) - form::kFirstArgument)].kind ==
         FieldKind::kNumber;
}

void append_form(const std::vector<Part>& parts, const std::vector<Field>& fields, std::string& bytes) {
  for (const Part& part : parts) {
    if (part.kind == PartKind::kWords) {
      bytes += part.words;
      continue;
    }
    const char field = number_of(part.name, fields);
    switch (part.kind) {
      case PartKind::kText:
        bytes += {is_number(part.name, fields) ? form::kNumber : form::kText, field};
        break;
      case PartKind::kNumber:
        bytes += {form::kNumber, field};
        break;
      case PartKind::kTag:
        bytes += {form::kTag, field};
        append_form(part.branches[0].parts, fields, bytes);
        bytes += form::kTagEnd;
        break;
      default:
        bytes += {part.kind == PartKind::kPlural ? form::kPlural : form::kSelect, field};
        for (const Branch& branch : part.branches) {
          const bool exact = part.kind == PartKind::kSelect || branch.key[0] == '=';
          bytes += branch.key == "other" ? "*" : exact ? branch.key : branch.key.substr(0, 1);
          bytes += form::kBranch;
          append_form(branch.parts, fields, bytes);
          bytes += form::kBranchEnd;
        }
        bytes += form::kEnd;
    }
  }
}

// The vowel twice and with an accent; letters that the page's own font has.
std::string made_up_words(std::string_view words) {
  constexpr std::string_view kPlain = "aeiouAEIOU";
  constexpr std::string_view kAccented[] = {"á", "é", "í", "ó", "ú", "É", "É", "É", "É", "É"};
  std::string text;
  for (const char c : words) {
    const std::size_t vowel = kPlain.find(c);
    if (vowel == std::string_view::npos) {
      text += c;
    } else {
      text += kAccented[vowel];
      text += kAccented[vowel % 5];
    }
  }
  return text;
}

}  // namespace

IcuMessage read_icu_message(std::string_view text) { return Reader(text).read(); }

std::string message_form_of(const std::vector<Part>& parts, const std::vector<Field>& fields) {
  std::string bytes;
  append_form(parts, fields, bytes);
  return bytes;
}

std::string icu_text_of(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts) {
    switch (part.kind) {
      case PartKind::kWords:
        for (std::size_t i = 0; i < part.words.size(); ++i) {
          const char c = part.words[i];
          // What follows behind the last may be an argument or a tag.
          const char next = i + 1 < part.words.size() ? part.words[i + 1] : '{';
          if (is_syntax(c)) {
            text += {'\'', c, '\''};
          } else {
            text += c;
            if (c == '\'' && (is_syntax(next) || next == '\'')) text += c;
          }
        }
        break;
      case PartKind::kText:
        text += "{" + part.name + "}";
        break;
      case PartKind::kNumber:
        text += "{" + part.name + ", number}";
        break;
      case PartKind::kTag:
        text += "<" + part.name + ">" + icu_text_of(part.branches[0].parts) + "</" + part.name + ">";
        break;
      default:
        text += "{" + part.name + (part.kind == PartKind::kPlural ? ", plural," : ", select,");
        for (const Branch& branch : part.branches)
          text += " " + branch.key + " {" + icu_text_of(branch.parts) + "}";
        text += "}";
    }
  }
  return text;
}

std::vector<Part> made_up(const std::vector<Part>& parts) {
  std::vector<Part> others;
  for (const Part& part : parts) {
    Part other = part;
    other.words = made_up_words(part.words);
    for (Branch& branch : other.branches) branch.parts = made_up(branch.parts);
    if (part.kind == PartKind::kPlural) {  // a form for "few", which English does not have
      Branch few = other.branches.back();
      few.key = "few";
      other.branches.insert(other.branches.begin(), few);
    }
    if (part.kind == PartKind::kText) {
      others.push_back({.kind = PartKind::kWords, .words = "←"});
      others.push_back(std::move(other));
      others.push_back({.kind = PartKind::kWords, .words = "→"});
    } else {
      others.push_back(std::move(other));
    }
  }
  return others;
}

}  // namespace pcn::texts
