#include "core/io/service_fields.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "texts/service_file.h"

namespace pcn {
namespace {

std::string sentence(std::string_view entry, std::string_view fault) {
  return entry.empty() ? std::string(fault)
                       : say(text::service_file::of_entry{.entry = entry, .fault = fault});
}

// Hours and minutes after midnight up to 24:00, with or without seconds that are nought.
std::optional<int> minute_of(std::string_view text) {
  if (text.ends_with(":00") && text.find(':') + 3 < text.size()) text.remove_suffix(3);
  const std::size_t sign = text.find_first_of(":.");
  if (sign == 0 || sign > 2 || text.size() != sign + 3) return std::nullopt;
  const auto hours = parse_integer(text.substr(0, sign));
  const auto minutes = parse_integer(text.substr(sign + 1));
  if (!hours || !minutes || *hours < 0 || *minutes < 0 || *minutes > 59 || *hours * 60 + *minutes > 24 * 60)
    return std::nullopt;
  return static_cast<int>(*hours * 60 + *minutes);
}

// 0 = Monday for "MO", "Mon", "Monday" and what lies between, in any case; -1 for anything else.
int day_of_week(std::string_view text) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                     "friday", "saturday", "sunday"};
  const std::string lower = to_lower_ascii(text);
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    if (lower.size() >= 2 && kDays[day].starts_with(lower)) return static_cast<int>(day);
  }
  return -1;
}

}  // namespace

void ServiceLog::left_out(std::string field, std::string_view entry, std::string_view detail) {
  add({Severity::kWarning,
       "service-left-out",
       {file, 0, 0, std::move(field)},
       say(text::service_file::left_out{.fault = sentence(entry, detail)}),
       1,
       0});
}

void ServiceLog::note(std::string field, std::string_view entry, std::string_view detail) {
  add({Severity::kNote,
       "service-field-unknown",
       {file, 0, 0, std::move(field)},
       sentence(entry, detail),
       1,
       0});
}

void ServiceLog::add(Diagnostic found) {
  if (diagnostics.size() < kMostFaults) return diagnostics.push_back(std::move(found));
  if (diagnostics.size() == kMostFaults)
    diagnostics.push_back({Severity::kWarning, "service-more-faults", {file, 0, 0, {}}, {}, 0, 0});
  Diagnostic& more = diagnostics.back();
  ++more.count;
  more.detail = say(text::service_file::more_faults{.faults = more.count});
}

ServiceFields::ServiceFields(const Json& value, std::string path, ServiceLog& log, ServiceFields* outer)
    : value_(value), path_(std::move(path)), log_(log), outer_(outer) {}

bool ServiceFields::is_object() {
  if (value_.object()) return true;
  spoil();
  log_.left_out(path_, entry(), say(text::service_file::no_object{.kind = value_.kind()}));
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
  const auto names = split(path_, '/');  // "", "services", "3"
  const std::string_view kind = names.size() > 1 ? names[1] : std::string_view();
  if (kind.empty()) return {};
  for (const std::string_view field : {"name", "id"}) {
    const Json* name = find(field);
    if (name && name->text() && !trim(*name->text()).empty())
      return say(text::service_file::entry{.kind = kind, .name = trim(*name->text())});
  }
  return say(text::service_file::entry_number{
      .kind = kind, .number = std::to_string(parse_integer(names.back()).value_or(0) + 1)});
}

void ServiceFields::fault(std::string_view field, std::string_view detail) {
  spoil();
  log_.left_out(path_ + "/" + std::string(field), entry(),
                say(text::service_file::of_field{.fault = detail, .field = field}));
}

void ServiceFields::fault_of_kind(std::string_view field, TextId expected, const Json& found) {
  fault(field, say(expected, {found.kind()}));
}

std::string ServiceFields::text(std::string_view field) {
  const Json* member = find(field);
  if (!member) return {};
  if (!member->text()) {
    fault_of_kind(field, text::service_file::no_text::kId, *member);
    return {};
  }
  return std::string(trim(*member->text()));
}

std::string ServiceFields::required(std::string_view field) {
  const Json* member = find(field);
  std::string value = text(field);
  if (!member || (member->text() && value.empty())) fault(field, text::service_file::missing);
  return value;
}

bool ServiceFields::fits(std::string_view field, std::size_t entries) {
  if (entries <= kMostEntries) return true;
  fault(field, say(text::service_file::many_entries{.most = std::to_string(kMostEntries)}));
  return false;
}

std::vector<std::string> ServiceFields::texts(std::string_view field) {
  const Json* list = find(field);
  std::vector<std::string> result;
  if (!list) return result;
  if (!list->array()) {
    fault_of_kind(field, text::service_file::list::kId, *list);
    return result;
  }
  if (!fits(field, list->array()->size())) return result;
  for (const Json& item : *list->array()) {
    if (!item.text() || trim(*item.text()).empty()) {
      fault(field, text::service_file::texts);
      return {};
    }
    result.emplace_back(trim(*item.text()));
  }
  return result;
}

// As find(), without texts that hold nothing.
const Json* ServiceFields::find_number(std::string_view field) const {
  const Json* member = find(field);
  return member && member->text() && trim(*member->text()).empty() ? nullptr : member;
}

std::optional<double> ServiceFields::number(std::string_view field, double least, double most) {
  const Json* member = find_number(field);
  if (!member) return std::nullopt;
  const std::optional<double> value = member->text()        ? parse_number(trim(*member->text()))
                                      : member->is_number() ? std::optional(member->number())
                                                            : std::nullopt;
  if (!value) {
    fault(field, member->text() ? say(text::service_file::number_not_text{.value = *member->text()})
                                : say(text::service_file::number_not_kind{.kind = member->kind()}));
    return std::nullopt;
  }
  if (!(*value >= least && *value <= most)) {
    fault(field, say(text::service_file::number_between{.least = format_decimal(least, 0),
                                                        .most = format_decimal(most, 0)}));
    return std::nullopt;
  }
  return value;
}

std::optional<int> ServiceFields::whole(std::string_view field, int least, int most) {
  const Json* member = find_number(field);
  const bool fits = !member || (member->text() ? parse_integer(trim(*member->text())).has_value()
                                               : member->integer() != nullptr);
  if (!fits) {
    fault(field, text::service_file::whole);
    return std::nullopt;
  }
  const auto value = number(field, least, most);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<Date> ServiceFields::date(std::string_view field) {
  const std::string value = text(field);
  if (value.empty()) return std::nullopt;
  const auto parsed = read_date(value);
  if (!parsed) fault(field, say(text::service_file::date{.value = value}));
  return parsed;
}

std::optional<int> ServiceFields::clock(std::string_view field) {
  const std::string value = required(field);
  if (value.empty()) return std::nullopt;
  const std::optional<int> minute = minute_of(value);
  if (!minute) fault(field, say(text::service_file::clock{.value = value}));
  return minute;
}

std::vector<int> ServiceFields::days(std::string_view field) {
  const std::string value = required(field);  // outlives the views that split gives
  std::vector<int> result;
  if (value.empty()) return result;
  for (const std::string_view part : split(value, ',')) {
    const auto ends = split(part, '-');
    const int first = day_of_week(trim(ends.front()));
    const int last = day_of_week(trim(ends.back()));
    if (ends.size() > 2 || first < 0 || last < 0) {
      fault(field, say(text::service_file::days{.value = part}));
      return {};
    }
    for (int day = first;; day = (day + 1) % 7) {
      result.push_back(day);
      if (day == last) break;
    }
  }
  sort_stable(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::string ServiceFields::web_address(std::string_view field) {
  const std::string value = text(field);
  const std::string lower = to_lower_ascii(value);
  if (value.empty() || lower.starts_with("https://") || lower.starts_with("http://")) return value;
  // A name of a host, with or without a path: no scheme, nobody's mailbox.
  const std::string host = value.substr(0, value.find('/'));
  const bool named = host.find('.') != std::string::npos && host.front() != '.' && host.back() != '.' &&
                     value.find_first_of(":@ \\\"<>") == std::string::npos;
  if (named) return "https://" + value;
  fault(field, text::service_file::web_address);
  return {};
}

void ServiceFields::known(std::initializer_list<std::string_view> names) {
  if (!value_.object()) return;
  for (const auto& [name, member] : *value_.object()) {
    // A leading underscore marks a remark.
    if (name.starts_with('_') || std::find(names.begin(), names.end(), name) != names.end()) continue;
    log_.note(path_ + "/" + name, entry(), say(text::service_file::means_nothing{.field = name}));
  }
}

}  // namespace pcn
