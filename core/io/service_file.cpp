#include "core/io/service_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/characters.h"
#include "core/base/codes.h"
#include "core/base/text.h"
#include "core/io/json.h"
#include "core/io/service_fields.h"
#include "texts/service_file.h"

namespace pcn {
namespace {

constexpr std::string_view kFormat = "pcn-services";
constexpr std::int64_t kVersion = 1;
constexpr int kMidnight = 24 * 60;

class Reader {
 public:
  explicit Reader(std::string_view file) { loaded_.file.name = file; }

  Result<LoadedServices> read(const Json& document) {
    ServiceFields top(document, "", *this_log());
    if (!document.object()) return fault("", say(text::service_file::not_object{.kind = document.kind()}));
    const Json* format = document.find("format");
    if (!format || !format->text() || *format->text() != kFormat)
      return fault("/format", text::service_file::not_format);
    const Json* version = document.find("version");
    if (!version || !version->integer()) return fault("/version", text::service_file::whole);
    if (*version->integer() != kVersion) {
      return Error{
          ErrorCode::kUnsupported, {loaded_.file.name, 0, 0, "/version"}, text::service_file::version};
    }
    loaded_.file.title = top.text("title");
    top.known({"$schema", "format", "version", "title", "note", "organizations", "locations", "services"});
    read_all(document, "organizations", [this](ServiceFields& fields) { read_organization(fields); });
    read_all(document, "locations", [this](ServiceFields& fields) { read_location(fields); });
    const Json* services = document.find("services");
    if (!services || !services->array()) return fault("/services", text::service_file::no_services);
    if (services->array()->size() > kMaxServices)
      return Error{
          ErrorCode::kTooLarge, {loaded_.file.name, 0, 0, "/services"}, text::service_file::many_services};
    loaded_.listed = services->array()->size();
    read_all(document, "services", [this](ServiceFields& fields) { read_service(fields); });
    loaded_.diagnostics = std::move(log_.diagnostics);
    return std::move(loaded_);
  }

 private:
  ServiceLog* this_log() {
    log_.file = loaded_.file.name;
    return &log_;
  }

  [[nodiscard]] Error fault(std::string field, std::string detail) const {
    return {ErrorCode::kBadFormat, {loaded_.file.name, 0, 0, std::move(field)}, std::move(detail)};
  }

  template <class Read>
  void read_all(const Json& document, std::string_view list, Read read) {
    const Json* items = document.find(list);
    if (!items) return;
    const std::string path = "/" + std::string(list);
    if (!items->array()) {
      log_.left_out(path, "", say(text::service_file::list{.kind = items->kind()}));
      return;
    }
    for (std::size_t i = 0; i < items->array()->size(); ++i) {
      ServiceFields fields((*items->array())[i], path + "/" + std::to_string(i), log_);
      if (fields.is_object()) read(fields);
    }
  }

  void read_organization(ServiceFields& fields) {
    std::string id = fields.required("id"), name = fields.required("name");
    fields.known({"id", "name", "description", "url", "email"});
    if (fields.good()) organizations_.emplace(std::move(id), std::move(name));
  }

  void read_location(ServiceFields& fields) {
    FileLocation location;
    location.id = fields.required("id");
    location.name = fields.text("name");
    location.address = fields.text("address");
    if (const std::string postcode = fields.text("postal_code"); !postcode.empty()) {
      const auto normal = normalise_postcode(postcode);
      if (!normal) fields.fault("postal_code", say(text::service_file::no_postcode{.postcode = postcode}));
      location.postcode = normal.value_or("");
    }
    const auto latitude = fields.number("latitude", -90, 90);
    const auto longitude = fields.number("longitude", -180, 180);
    if (latitude.has_value() != longitude.has_value())
      fields.fault("latitude", text::service_file::two_together);
    if (latitude && longitude) location.position = LonLat{*longitude, *latitude};
    fields.known({"id", "name", "address", "postal_code", "latitude", "longitude"});
    const std::string id = location.id;
    if (fields.good()) locations_.emplace(id, std::move(location));
  }

  void read_service(ServiceFields& fields) {
    FileService service;
    service.id = fields.required("id");
    service.name = fields.required("name");
    service.description = fields.text("description");
    service.url = fields.web_address("url");
    service.email = fields.text("email");
    service.eligibility = fields.text("eligibility_description");
    service.minimum_age = fields.whole("minimum_age", 0, 130);
    service.maximum_age = fields.whole("maximum_age", 0, 130);
    if (service.minimum_age && service.maximum_age && *service.minimum_age > *service.maximum_age)
      fields.fault("maximum_age", text::service_file::below_minimum_age);
    service.fees = fields.text("fees_description");
    service.how_to_use = fields.text("application_process");
    service.assured = fields.date("assured_date");
    service.assurer = fields.text("assurer");
    service.source = fields.text("source");
    read_status(fields);
    read_organization_of(fields, service);
    read_locations_of(fields, service);
    fields.each("phones", [&service](ServiceFields& phone) {
      service.phones.push_back(phone.required("number"));
      phone.known({"number", "description"});
    });
    fields.each("schedules", [&service](ServiceFields& schedule) { read_schedule(schedule, service); });
    read_covers(fields, service);
    fields.known({"id", "name", "description", "url", "email", "eligibility_description", "minimum_age",
                  "maximum_age", "fees_description", "application_process", "assured_date", "assurer",
                  "source", "status", "organization_id", "location_ids", "phones", "schedules", "covers"});
    if (!fields.good()) return;
    if (!ids_.insert(service.id).second) {
      fields.fault("id", say(text::service_file::used_before{.id = service.id}));
      return;
    }
    if (active_) {
      loaded_.file.services.push_back(std::move(service));
    } else {
      ++loaded_.resting;
    }
  }

  void read_status(ServiceFields& fields) {
    const std::string status = to_lower_ascii(fields.text("status"));
    active_ = status.empty() || status == "active";
    if (!active_ && status != "inactive" && status != "defunct" && status != "temporarily closed")
      fields.fault("status", text::service_file::status);
  }

  void read_organization_of(ServiceFields& fields, FileService& service) {
    const std::string id = fields.text("organization_id");
    if (id.empty()) return;
    const auto at = organizations_.find(id);
    if (at == organizations_.end()) {
      fields.fault("organization_id", say(text::service_file::no_organization{.id = id}));
    } else {
      service.organization = at->second;
    }
  }

  void read_locations_of(ServiceFields& fields, FileService& service) {
    for (const std::string& id : fields.texts("location_ids")) {
      const auto at = locations_.find(id);
      if (at == locations_.end()) {
        fields.fault("location_ids", say(text::service_file::no_location{.id = id}));
      } else {
        service.locations.push_back(at->second);
      }
    }
  }

  static void read_schedule(ServiceFields& fields, FileService& service) {
    FileSchedule schedule;
    schedule.days = fields.days("byday");
    if (schedule.days.empty()) return;
    const auto opens = fields.clock("opens_at");
    const auto closes = fields.clock("closes_at");
    schedule.opens = opens.value_or(0);
    schedule.closes = closes.value_or(0);
    if (schedule.opens == kMidnight) fields.fault("opens_at", text::service_file::day_ends);
    // A close at or before the opening is the next day's.
    if (schedule.closes <= schedule.opens) schedule.closes += kMidnight;
    schedule.valid_from = fields.date("valid_from");
    schedule.valid_to = fields.date("valid_to");
    if (schedule.valid_from && schedule.valid_to && *schedule.valid_to < *schedule.valid_from)
      fields.fault("valid_to", text::service_file::before_valid_from);
    schedule.note = fields.text("description");
    fields.known({"byday", "opens_at", "closes_at", "valid_from", "valid_to", "description", "freq"});
    const std::string frequency = to_upper_ascii(fields.text("freq"));
    if (!frequency.empty() && frequency != "WEEKLY") fields.fault("freq", text::service_file::weekly_only);
    service.schedules.push_back(std::move(schedule));
  }

  static void read_covers(ServiceFields& fields, FileService& service) {
    fields.object("covers", [&service](ServiceFields& covers) {
      service.network = normalise_code(covers.required("network"));
      service.practices = covers.texts("practices");
      for (std::string& practice : service.practices) practice = normalise_code(practice);
      covers.known({"network", "practices"});
    });
  }

  LoadedServices loaded_;
  ServiceLog log_;
  std::map<std::string, std::string> organizations_;  // names by id; of ids that occur twice, the first
  std::map<std::string, FileLocation> locations_;
  std::set<std::string> ids_;
  bool active_ = true;
};

}  // namespace

bool has_curly_quotes(std::string_view json) {
  const std::size_t first = json.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || json[first] != '{') return false;
  const std::string_view rest = trim(json.substr(first + 1));
  for (const std::string_view mark : {"“", "”", "„", "‘", "’", "«", "″"}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

Result<LoadedServices> read_service_file(std::string_view bytes, std::string_view file) {
  JsonLimits limits;
  limits.bytes = kMaxServiceFileBytes;
  limits.depth = 12;
  limits.values = 400'000;
  limits.text_bytes = 20'000;
  std::string own;
  const std::string_view text = as_utf8(bytes, own);
  if (has_curly_quotes(text)) {
    return Error{ErrorCode::kBadFormat, {std::string(file), 1, 0, {}}, text::service_file::curly_quotes};
  }
  auto document = parse_json(text, file, limits);
  if (!document) return document.error();
  return Reader(file).read(*document);
}

}  // namespace pcn
