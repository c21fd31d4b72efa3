#include "core/document/service_words.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/state/app_state.h"
#include "core/state/fragment.h"
#include "texts/service_words.h"

namespace pcn {

namespace words = text::service_words;

std::string clock_words(int minute) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::string open_filter_words(Moment moment) {
  return say(words::closed_not_marked{.day = to_words(moment.date), .time = clock_words(moment.minute)});
}

Paragraph own_services_words(const Offers& offers) {
  std::vector<std::string> files;
  for (const std::string& file : offers.files) files.push_back(quoted(file));
  const std::string names = join_and(files);
  const Span close = link("", kCloseServices);
  if (offers.title.empty())
    return paragraph(words::own_services{.close = close,
                                         .file = strong(""),
                                         .files = files.size(),
                                         .names = names,
                                         .services = offers.offers.size()});
  return paragraph(words::own_services_titled{.close = close,
                                              .file = strong(""),
                                              .files = files.size(),
                                              .names = names,
                                              .services = offers.offers.size(),
                                              .title = offers.title});
}

Paragraph own_registrations_words(std::string_view file) {
  return paragraph(words::own_registrations{
      .close = link("", kCloseRegistrations), .file = strong(""), .name = quoted(file)});
}

std::string covered_by(const Dataset& data, const Offer& offer) {
  if (offer.practices.empty()) return say(words::for_network{.network = name_of(data, offer.network)});
  std::vector<std::string> names;
  for (const PracticeIndex practice : offer.practices) names.push_back(data.practices[practice.value].name);
  return say(words::for_practices{.practices = join_and(names)});
}

}  // namespace pcn
