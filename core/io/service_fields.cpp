#include "core/io/service_fields.h"

#include <algorithm>

#include "core/base/text.h"

namespace pcn {
namespace {

std::string sentence(std::string_view entry, std::string_view detail, std::string_view end) {
  return (entry.empty() ? std::string() : std::string(entry) + ": ") + std::string(detail) + std::string(end);
}

bool two_digits(std::string_view text) {
  return text.size() == 2 && text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

}  // namespace

void ServiceLog::left_out(std::string field, std::string_view entry, std::string_view detail) {
  add({Severity::kWarning,
       "service-left-out",
       {file, 0, 0, std::move(field)},
       sentence(entry, detail, "; it was left out"),
       1,
       0});
}

void ServiceLog::note(std::string field, std::string_view entry, std::string_view detail) {
  add({Severity::kNote,
       "service-field-unknown",
       {file, 0, 0, std::move(field)},
       sentence(entry, detail, ""),
       1,
       0});
}

void ServiceLog::add(Diagnostic found) {
  if (diagnostics.size() < kMostFaults) return diagnostics.push_back(std::move(found));
  if (diagnostics.size() == kMostFaults)
    diagnostics.push_back({Severity::kWarning, "service-more-faults", {file, 0, 0, {}}, {}, 0, 0});
  Diagnostic& more = diagnostics.back();
  ++more.count;
  more.detail = format_count(more.count) + " more faults are not told one by one";
}

ServiceFields::ServiceFields(const Json& value, std::string path, ServiceLog& log, ServiceFields* outer)
    : value_(value), path_(std::move(path)), log_(log), outer_(outer) {}

bool ServiceFields::is_object() {
  if (value_.object()) return true;
  spoil();
  log_.left_out(path_, entry(), "expected an object, not " + std::string(value_.kind()));
  return false;
}

const Json* ServiceFields::find(std::string_view field) const {
  const Json* member = value_.find(field);
  return member && !member->is_null() ? member : nullptr;
}

void ServiceFields::spoil() {
  for (ServiceFields* fields = this; fields; fields = fields->outer_) fields->good_ = false;
}

std::string ServiceFields::entry() const {
  if (outer_) return outer_->entry();
  const std::string kind = path_.starts_with("/services/")        ? "service"
                           : path_.starts_with("/locations/")     ? "location"
                           : path_.starts_with("/organizations/") ? "organization"
                                                                  : "";
  if (kind.empty()) return {};
  for (const std::string_view field : {"name", "id"}) {
    const Json* name = find(field);
    if (name && name->text() && !trim(*name->text()).empty())
      return kind + " \"" + std::string(trim(*name->text())) + "\"";
  }
  return kind + " number " +
         std::to_string(parse_integer(path_.substr(path_.rfind('/') + 1)).value_or(0) + 1);
}

void ServiceFields::fault(std::string_view field, std::string_view detail) {
  spoil();
  log_.left_out(path_ + "/" + std::string(field), entry(), std::string(field) + ": " + std::string(detail));
}

std::string ServiceFields::text(std::string_view field) {
  const Json* member = find(field);
  if (!member) return {};
  if (!member->text()) {
    fault(field, "expected text, not " + std::string(member->kind()));
    return {};
  }
  return std::string(trim(*member->text()));
}

std::string ServiceFields::required(std::string_view field) {
  const Json* member = find(field);
  std::string value = text(field);
  if (!member || (member->text() && value.empty())) fault(field, "is missing");
  return value;
}

bool ServiceFields::fits(std::string_view field, std::size_t entries) {
  if (entries <= kMostEntries) return true;
  fault(field, "more than " + std::to_string(kMostEntries) + " entries");
  return false;
}

std::vector<std::string> ServiceFields::texts(std::string_view field) {
  const Json* list = find(field);
  std::vector<std::string> result;
  if (!list) return result;
  if (!list->array()) {
    fault(field, "expected a list, not " + std::string(list->kind()));
    return result;
  }
  if (!fits(field, list->array()->size())) return result;
  for (const Json& item : *list->array()) {
    if (!item.text() || trim(*item.text()).empty()) {
      fault(field, "expected a list of texts");
      return {};
    }
    result.emplace_back(trim(*item.text()));
  }
  return result;
}

std::optional<double> ServiceFields::number(std::string_view field, double least, double most) {
  const Json* member = find(field);
  if (!member) return std::nullopt;
  if (!member->is_number()) {
    fault(field, "expected a number, not " + std::string(member->kind()));
    return std::nullopt;
  }
  const double value = member->number();
  if (!(value >= least && value <= most)) {
    fault(field, "expected a number from " + format_decimal(least, 0) + " to " + format_decimal(most, 0));
    return std::nullopt;
  }
  return value;
}

std::optional<int> ServiceFields::whole(std::string_view field, int least, int most) {
  const Json* member = find(field);
  if (member && !member->integer()) {
    fault(field, "expected a whole number");
    return std::nullopt;
  }
  const auto value = number(field, least, most);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<Date> ServiceFields::date(std::string_view field) {
  const std::string value = text(field);
  if (value.empty()) return std::nullopt;
  const auto parsed = read_date(value);
  if (!parsed) fault(field, "expected a day such as 2026-07-01, not \"" + value + "\"");
  return parsed;
}

std::optional<int> ServiceFields::clock(std::string_view field) {
  const std::string value = required(field);
  if (value.empty()) return std::nullopt;
  const bool shape = value.size() == 5 && value[2] == ':' &&
                     two_digits(std::string_view(value).substr(0, 2)) &&
                     two_digits(std::string_view(value).substr(3));
  const auto hours = shape ? *parse_integer(std::string_view(value).substr(0, 2)) : 99;
  const auto minutes = shape ? *parse_integer(std::string_view(value).substr(3)) : 99;
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) {
    fault(field, "expected a time such as 18:30, not \"" + value + "\"");
    return std::nullopt;
  }
  return static_cast<int>(hours * 60 + minutes);
}

void ServiceFields::known(std::initializer_list<std::string_view> names) {
  if (!value_.object()) return;
  for (const auto& [name, member] : *value_.object()) {
    // A leading underscore marks a remark.
    if (name.starts_with('_') || std::find(names.begin(), names.end(), name) != names.end()) continue;
    log_.note(path_ + "/" + name, entry(), name + " means nothing in a service file and was skipped");
  }
}

}  // namespace pcn
