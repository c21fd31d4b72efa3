#include "texts/service.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/pages/list.h"
#include "core/pages/need_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {

namespace words = text::service;

namespace {

ServiceIndex find_service(const Dataset& data, std::string_view code) {
  for (std::size_t i = 0; i < data.services.size(); ++i) {
    if (data.services[i].code == code) return ServiceIndex(i);
  }
  return {};
}

const std::string& source_date(const Dataset& data, const Service& service) {
  static const std::string kNone;
  return service.source.valid() ? data.sources[service.source.value].date : kNone;
}

void append_week(Document& document, const Dataset& data, const Service& service) {
  add_heading(document, words::hours_title);
  if (!service.hours) {
    add_paragraph(document, words::hours_not_known);
    return;
  }
  add_paragraph(document, words::hours{.hours = hours_words(*service.hours)});
  const std::string& date = source_date(data, service);
  add_paragraph(
      document,
      date.empty() ? std::string(words::hours_caution) : say(words::hours_caution_as_of{.day = date}),
      Tone::kMuted);
}

std::string what_it_is(const Service& service, std::string_view address) {
  const auto one_of = [&](TextId alone, TextId at) {
    return address.empty() ? say(alone, {std::string_view(service.name)})
                           : say(at, {address, std::string_view(service.name)});
  };
  switch (service.kind) {
    case ServiceKind::kEnhancedAccess:
      return one_of(words::evening_clinic::kId, words::evening_clinic_at::kId);
    case ServiceKind::kPharmacy:
      return one_of(words::pharmacy::kId, words::pharmacy_at::kId);
    case ServiceKind::kHospital:
      return one_of(words::hospital::kId, words::hospital_at::kId);
    case ServiceKind::kUrgentTreatment:
    case ServiceKind::kWalkIn:
    case ServiceKind::kOutOfHours:
      break;
  }
  return one_of(words::prescribing_service::kId, words::prescribing_service_at::kId);
}

}  // namespace

Document make_service(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "service";
  const ServiceIndex index = find_service(data, extra(context.state, "service"));
  if (!index.valid()) {
    document.title = words::title;
    document.summary = words::none_chosen;
    add_paragraph(document, words::search);
    return document;
  }
  const Service& service = data.services[index.value];
  std::vector<std::string> address = {service.address, service.postcode};
  std::erase(address, std::string());
  document.title = service.name;
  document.summary = what_it_is(service, join(address, ", "));
  Paragraph contact;
  if (address.empty()) contact = paragraph(words::address_not_known);
  if (address.empty() && service.phone.empty()) {
    contact.spans = {plain(words::contact_not_known)};
  } else if (service.phone.empty()) {
    contact.spans.push_back(plain(words::phone_not_known));
  } else {
    append_phone(contact, service.phone);
  }
  document.blocks.emplace_back(std::move(contact));
  if (const auto from = from_where(context); from && service.point) {
    const Way way = Ways(data).way(from->point, *service.point);
    add_paragraph(document, words::distance{.distance = way_words(data, way), .place = from->words});
  }
  if (service.network.valid()) {
    add_paragraph(document, words::for_patients_of{.name = name_of(data, service.network),
                                                   .network = network_link(data, service.network)});
  }
  if (service.kind == ServiceKind::kHospital) {
    const std::string& date = source_date(data, service);
    const Span help = phone_link("111"), emergency = phone_link("999");
    document.blocks.push_back(
        date.empty()
            ? paragraph(words::hospital_offers{.emergency = emergency, .help = help})
            : paragraph(words::hospital_offers_as_of{.day = date, .emergency = emergency, .help = help}));
    add_paragraph(document,
                  {outside_link(words::about_hospitals, "https://www.nhs.uk/nhs-services/hospitals/")});
  } else {
    append_week(document, data, service);
  }
  if (service.kind == ServiceKind::kPharmacy) {
    add_paragraph(document,
                  words::other_pharmacies{
                      .find = outside_link("", "https://www.nhs.uk/service-search/pharmacy/find-a-pharmacy"),
                      .near = link("", show_need("pharmacy"))});
  }
  document.provenance = {service.kind == ServiceKind::kPharmacy   ? "services.pharmacies"
                         : service.kind == ServiceKind::kHospital ? "services.hospitals"
                                                                  : "services.register"};
  return document;
}

}  // namespace pcn
