#include "core/figures/figure_text.h"

namespace pcn {

std::string FigureText::with(std::initializer_list<TextArgument> arguments) const {
  if (is_message_) return say(id_, arguments);
  std::string text(text_);
  std::size_t at = 0;
  for (const TextArgument& argument : arguments) {
    at = text.find("{}", at);
    if (at == std::string::npos) break;
    text.replace(at, 2, argument.text);
    at += argument.text.size();
  }
  return text;
}

}  // namespace pcn
