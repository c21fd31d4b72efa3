#include "core/base/message.h"

#include "core/base/canvas_text.h"
#include "core/base/message_form.h"
#include "core/base/plural_rule.h"
#include "core/base/text.h"

namespace pcn {

extern const std::string_view kEnglishTexts;  // made by the build

namespace {

namespace form = message_form;

struct Texts {
  std::string own;  // empty: English, which is part of the program
  std::string_view language, canvas, rules, version;
  std::vector<const char*> messages;
  std::vector<std::uint32_t> files;  // where each begins in messages
};

// The next line, and what stands behind it.
std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return line;
}

bool read_texts(std::string_view bytes, Texts& texts) {
  if (bytes.empty() || bytes.back() != '\0' || take_line(bytes) != form::kFirstLine) return false;
  texts.language = take_line(bytes);
  texts.canvas = take_line(bytes);
  texts.rules = take_line(bytes);
  texts.version = take_line(bytes);
  texts.files.push_back(0);
  for (std::size_t at = 0; at < bytes.size(); at = bytes.find('\0', at) + 1) {
    if (bytes[at] == form::kFileEnd) {
      texts.files.push_back(static_cast<std::uint32_t>(texts.messages.size()));
    } else {
      texts.messages.push_back(bytes.data() + at);
    }
  }
  return true;
}

Texts& texts() {
  static Texts all;
  if (all.messages.empty()) read_texts(kEnglishTexts, all);
  return all;
}

const char* message_at(TextId id) {
  const Texts& all = texts();
  return all
      .messages[all.files[id.value >> form::kMessageBits] + (id.value & ((1U << form::kMessageBits) - 1U))];
}

// One message being said.
class Speaker {
 public:
  explicit Speaker(const TextArgument* arguments) : arguments_(arguments) {}

  // Up to the end of the message or of the branch, which is passed.
  void speak(const char*& at) {
    while (*at != '\0') {
      const char c = *at++;
      switch (c) {
        case form::kText:
          piece_->text += argument(at).text;
          break;
        case form::kNumber:
          piece_->text += format_count(argument(at).number);
          break;
        case form::kPlural:
        case form::kSelect:
          choose(c == form::kPlural, at);
          break;
        case form::kTag:
          begin(argument(at).span);
          break;
        case form::kTagEnd:
          begin(nullptr);
          break;
        case form::kBranchEnd:
          return;
        default:
          piece_->text += c;
      }
    }
  }
  std::vector<SaidPiece> pieces() {
    if (pieces_.back().text.empty()) pieces_.pop_back();
    return std::move(pieces_);
  }
  std::string text() { return std::move(piece_->text); }
  void in_one_piece() { parted_ = false; }

 private:
  const TextArgument& argument(const char*& at) { return arguments_[*at++ - form::kFirstArgument]; }

  void begin(const Span* like) {
    if (!parted_) return;
    if (piece_->text.empty()) pieces_.pop_back();
    pieces_.push_back({.text = {}, .like = like});
    piece_ = &pieces_.back();
  }

  // Past a branch that is not taken.
  static void skip(const char*& at) {
    for (int depth = 0; *at != '\0'; ++at) {
      if (*at == form::kPlural || *at == form::kSelect) ++depth;
      if (*at == form::kEnd) --depth;
      if (*at == form::kBranchEnd && depth == 0) {
        ++at;
        return;
      }
    }
  }

  void choose(bool plural, const char*& at) {
    const TextArgument& by = argument(at);
    const std::string exact = plural ? "=" + std::to_string(by.number) : std::string(by.text);
    const char category = plural ? plural_category(texts().rules, by.number) : '*';
    for (bool taken = false; *at != form::kEnd && *at != '\0';) {
      const char* const key = at;
      while (*at != form::kBranch && *at != '\0') ++at;
      const std::string_view name(key, static_cast<std::size_t>(at - key));
      if (*at != '\0') ++at;
      const bool fits = name == exact || name == "*" || (name.size() == 1 && plural && name[0] == category);
      if (fits && !taken) {
        speak(at);
      } else {
        skip(at);
      }
      taken = taken || fits;
    }
    if (*at != '\0') ++at;
  }

  const TextArgument* arguments_;
  bool parted_ = true;
  std::vector<SaidPiece> pieces_ = std::vector<SaidPiece>(1);
  SaidPiece* piece_ = &pieces_.back();
};

}  // namespace

TextId::operator std::string_view() const { return message_at(*this); }
TextId::operator std::string() const { return message_at(*this); }

TextWords::TextWords(const std::string& words) : argument_(std::string_view(words)) {}
TextWords::TextWords(TextId message) : argument_(std::string_view(message)) {}

Wording::operator std::string_view() const {
  if ((size_ & kMessage) == 0) return {text_, size_};
  return TextId{static_cast<std::uint16_t>(size_)};
}

std::string_view say(TextId id) { return id; }
std::string say(TextId id, std::initializer_list<TextArgument> arguments) {
  return say_with(id, arguments.begin());
}

std::string say_with(TextId id, const TextArgument* arguments) {
  Speaker speaker(arguments);
  speaker.in_one_piece();
  const char* at = message_at(id);
  speaker.speak(at);
  return speaker.text();
}

std::vector<SaidPiece> say_pieces(TextId id, const TextArgument* arguments) {
  Speaker speaker(arguments);
  const char* at = message_at(id);
  speaker.speak(at);
  return speaker.pieces();
}

bool use_texts(std::string bytes) {
  Texts others;
  others.own = std::move(bytes);
  if (!read_texts(others.own, others) || others.version != texts().version ||
      others.messages.size() != texts().messages.size())
    return false;
  texts() =
      std::move(others);  // what was read stays where it is: texts are longer than a string has room for
  return true;
}

void use_english() { texts() = Texts(); }

std::string_view language() { return texts().language; }

bool canvas_has_names_only() { return texts().canvas == form::kNamesOnly; }

bool canvas_can_write(std::string_view text) {
  // By the first bytes of letters behind Latin in UTF-8. E2 begins dashes, quotes and arrows, E1 B8 to E1 BB
  // Latin letters with further accents.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (byte >= 0xCD && byte != 0xE2 && !(byte == 0xE1 && next >= 0xB8 && next <= 0xBB)) return false;
  }
  return true;
}

}  // namespace pcn
