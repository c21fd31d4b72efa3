#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/pages/list.h"
#include "core/pages/need_parts.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
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
  document.blocks.push_back(heading("Opening hours"));
  if (!service.hours) {
    document.blocks.push_back(paragraph("Its hours are not in the data."));
    return;
  }
  document.blocks.push_back(paragraph(hours_words(*service.hours) + "."));
  const std::string& date = source_date(data, service);
  document.blocks.push_back(paragraph(
      (date.empty() ? "" : "As recorded in " + date + ". ") + "Bank holidays differ. Call before you go.",
      Tone::kMuted));
}

}  // namespace

Document make_service(const ViewContext& context) {
  const Dataset& data = context.data;
  Document document;
  document.id = "service";
  const ServiceIndex index = find_service(data, extra(context.state, "service"));
  if (!index.valid()) {
    document.title = "One service";
    document.summary = "No pharmacy, clinic or hospital is chosen.";
    document.blocks.push_back(paragraph("Search for its name."));
    return document;
  }
  const Service& service = data.services[index.value];
  const std::string word(service_word(service.kind));
  std::vector<std::string> address = {service.address, service.postcode};
  std::erase(address, std::string());
  document.title = service.name;
  const std::string article = service.kind == ServiceKind::kEnhancedAccess ? "an " : "a ";
  document.summary =
      service.name + " is " + article + word + (address.empty() ? "." : " at " + join(address, ", ") + ".");
  Paragraph contact;
  if (address.empty()) contact = paragraph("Its address is not in the data.");
  if (address.empty() && service.phone.empty()) {
    contact.spans = {plain("Its address and phone number are not in the data.")};
  } else if (service.phone.empty()) {
    contact.spans.push_back(plain("Its phone number is not in the data."));
  } else {
    append_phone(contact, service.phone);
  }
  document.blocks.emplace_back(std::move(contact));
  if (const auto from = from_where(context); from && service.point) {
    const Way way = Ways(data).way(from->point, *service.point);
    document.blocks.push_back(paragraph("It is " + way_words(data, way) + " from " + from->words + "."));
  }
  if (service.network.valid()) {
    document.blocks.push_back(paragraph({plain("It is for patients of "), network_link(data, service.network),
                                         plain(". Book through your own practice.")}));
  }
  if (service.kind == ServiceKind::kHospital) {
    const std::string& date = source_date(data, service);
    document.blocks.push_back(paragraph(
        {plain("What it offers, and whether it has an A&E, is not in the data" +
               (date.empty() ? std::string() : " (a list of points of " + date + ")") +
               ". Hospitals see most people only by a letter from a GP. If it cannot wait, call "),
         phone_link("111"), plain(". If a life is in danger, call "), phone_link("999"), plain(".")}));
    document.blocks.push_back(
        paragraph({outside_link("About hospitals (NHS)", "https://www.nhs.uk/nhs-services/hospitals/")}));
  } else {
    append_week(document, data, service);
  }
  if (service.kind == ServiceKind::kPharmacy) {
    document.blocks.push_back(
        paragraph({link("Other pharmacies near you", show_need("pharmacy")), plain(" · "),
                   outside_link("Find a pharmacy (NHS)",
                                "https://www.nhs.uk/service-search/pharmacy/find-a-pharmacy")}));
  }
  document.provenance = {service.kind == ServiceKind::kPharmacy   ? "services.pharmacies"
                         : service.kind == ServiceKind::kHospital ? "services.hospitals"
                                                                  : "services.register"};
  return document;
}

}  // namespace pcn
