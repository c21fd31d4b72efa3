#include "core/document/service_words.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/state/app_state.h"
#include "core/state/fragment.h"

namespace pcn {

std::string clock_words(int minute) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::string open_filter_words(Moment moment) {
  return "Services that are closed on " + to_words(moment.date) + " at " + clock_words(moment.minute) +
         " are not marked.";
}

Paragraph own_services_words(const Offers& offers) {
  const bool one = offers.files.size() == 1;
  std::vector<std::string> names;
  for (const std::string& file : offers.files) names.push_back(quoted(file));
  std::vector<Span> spans = {plain(one ? "From your file " : "From your files "), strong(join_and(names))};
  if (!offers.title.empty()) spans.push_back(plain(" (" + offers.title + ")"));
  spans.push_back(plain(": " +
                        count_of(static_cast<std::int64_t>(offers.offers.size()), "service", "services") +
                        ". Nobody but you sees " + (one ? "it. " : "them. ")));
  spans.push_back(link(one ? "Put the file away" : "Put the files away", std::string(kCloseServices)));
  return paragraph(std::move(spans));
}

Paragraph own_registrations_words(std::string_view file) {
  return paragraph({plain("Registrations from your file "), strong(quoted(file)),
                    plain(" stand in place of the model. Nobody but you sees them. "),
                    link("Put the file away", kCloseRegistrations)});
}

std::string covered_by(const Dataset& data, const Offer& offer) {
  if (offer.practices.empty()) return "for patients of all practices of " + name_of(data, offer.network);
  std::vector<std::string> names;
  for (const PracticeIndex practice : offer.practices) names.push_back(data.practices[practice.value].name);
  return "for patients of " + join_and(names) + " only";
}

}  // namespace pcn
