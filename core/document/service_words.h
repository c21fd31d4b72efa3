#pragma once

#include <string>
#include <string_view>

#include "core/document/document.h"
#include "core/insight/offers.h"
#include "core/insight/opening.h"

namespace pcn {

// Words about services and about the reader's own files.

[[nodiscard]] std::string clock_words(int minute);  // "18:30"
// "Services that are closed on 5 July 2026 at 12:00 are not marked."
[[nodiscard]] std::string open_filter_words(Moment moment);

// Which service file is open, with the link that puts it away.
[[nodiscard]] Paragraph own_services_words(const Offers& offers);
// Which registrations of the reader stand in place of the model, with the link that puts them away.
[[nodiscard]] Paragraph own_registrations_words(std::string_view file);
// "for patients of all practices of North PCN", "for patients of A and B only".
[[nodiscard]] std::string covered_by(const Dataset& data, const Offer& offer);

}  // namespace pcn
