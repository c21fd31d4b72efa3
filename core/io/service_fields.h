#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/diagnostics.h"
#include "core/io/json.h"
#include "texts/service_file.h"

namespace pcn {

// The most entries of one list within a service, and the most faults that are told one by one.
inline constexpr std::size_t kMostEntries = 200;
inline constexpr std::size_t kMostFaults = 500;

// Collects what was wrong with a service file: the first kMostFaults, and how many more.
struct ServiceLog {
  std::string file;
  Diagnostics diagnostics;

  void left_out(std::string field, std::string_view entry, std::string_view detail);
  void note(std::string field, std::string_view entry, std::string_view detail);

 private:
  void add(Diagnostic found);
};

// The members of one object of a service file. Every fault is logged with the name of the outermost entry
// ("service Home visiting") and makes the object, and those around it, no good.
class ServiceFields {
 public:
  ServiceFields(const Json& value, std::string path, ServiceLog& log, ServiceFields* outer = nullptr);

  [[nodiscard]] bool is_object();
  [[nodiscard]] bool good() const { return good_; }
  void fault(std::string_view field, std::string_view detail);

  // Empty text if the member is missing or null.
  [[nodiscard]] std::string text(std::string_view field);
  // The same, but a fault if it is missing or blank.
  [[nodiscard]] std::string required(std::string_view field);
  [[nodiscard]] std::vector<std::string> texts(std::string_view field);
  // Numbers may stand in quotes; a blank text is none at all.
  [[nodiscard]] std::optional<int> whole(std::string_view field, int least, int most);
  [[nodiscard]] std::optional<double> number(std::string_view field, double least, double most);
  [[nodiscard]] std::optional<Date> date(std::string_view field);
  // Minutes after midnight; a fault if it is missing. "9:00", "09.00" and "09:00:00" are nine o'clock.
  [[nodiscard]] std::optional<int> clock(std::string_view field);
  // Days of the week, 0 = Monday, ascending: "MO,TU", "Mon, Tues", "monday", "MO-FR"; a fault if it is
  // missing.
  [[nodiscard]] std::vector<int> days(std::string_view field);
  // An address of the web, empty if it is missing: "www.example.org" gets the https:// that is meant.
  [[nodiscard]] std::string web_address(std::string_view field);

  // Notes members with other names than these.
  void known(std::initializer_list<std::string_view> names);

  template <class Read>
  void each(std::string_view field, Read read) {
    const Json* list = find(field);
    if (!list) return;
    if (!list->array()) {
      fault_of_kind(field, text::service_file::list::kId, *list);
      return;
    }
    if (!fits(field, list->array()->size())) return;
    for (std::size_t i = 0; i < list->array()->size(); ++i) {
      ServiceFields inner((*list->array())[i], path_ + "/" + std::string(field) + "/" + std::to_string(i),
                          log_, this);
      if (inner.is_object()) read(inner);
    }
  }

  // A member that must be there and be an object.
  template <class Read>
  void object(std::string_view field, Read read) {
    const Json* value = find(field);
    if (!value) {
      fault(field, text::service_file::missing);
      return;
    }
    ServiceFields inner(*value, path_ + "/" + std::string(field), log_, this);
    if (inner.is_object()) read(inner);
  }

 private:
  [[nodiscard]] const Json* find(std::string_view field) const;
  // "expected a list, not text".
  void fault_of_kind(std::string_view field, TextId expected, const Json& found);
  // A fault for more than kMostEntries.
  bool fits(std::string_view field, std::size_t entries);
  [[nodiscard]] const Json* find_number(std::string_view field) const;
  [[nodiscard]] std::string entry() const;
  void spoil();

  const Json& value_;
  std::string path_;
  ServiceLog& log_;
  ServiceFields* outer_;
  bool good_ = true;
};

}  // namespace pcn
