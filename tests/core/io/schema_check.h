#pragma once

#include <cmath>
#include <optional>
#include <regex>
#include <string>

#include "core/io/json.h"

namespace pcn::testing {

// Checks a value against the parts of JSON Schema that the package's schema uses, straight from the
// standard's words; the pointer of the first value that does not fit, or nothing.
class SchemaCheck {
 public:
  explicit SchemaCheck(const Json& schema) : root_(schema) {}
  [[nodiscard]] std::optional<std::string> fault(const Json& value) const { return fault(value, root_, ""); }

 private:
  using Fault = std::optional<std::string>;

  [[nodiscard]] Fault fault(const Json& value, const Json& schema, const std::string& at) const {
    for (const auto& [key, rule] : *schema.object()) {
      if (Fault found = broken(value, key, rule, at)) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] Fault broken(const Json& value, const std::string& key, const Json& rule,
                             const std::string& at) const {
    const Fault here = at + " (" + key + ")";
    if (key == "type") return is_of(value, *rule.text()) ? std::nullopt : here;
    if (key == "const") return value == rule ? std::nullopt : here;
    if (key == "$ref") return fault(value, *root_.find("$defs")->find(rule.text()->substr(8)), at);
    if (key == "enum" || key == "anyOf") {
      for (const Json& option : *rule.array()) {
        if (key == "enum" ? value == option : !fault(value, option, at)) return std::nullopt;
      }
      return here;
    }
    if (key == "required" && value.object() != nullptr) {
      for (const Json& name : *rule.array()) {
        if (value.find(*name.text()) == nullptr) return at + "/" + *name.text() + " (required)";
      }
    }
    if (key == "properties" && value.object() != nullptr) {
      for (const auto& [name, member] : *value.object()) {
        const Json* described = rule.find(name);
        if (described == nullptr) continue;
        if (Fault found = fault(member, *described, at + "/" + name)) return found;
      }
    }
    if (const auto* list = value.array()) {
      const auto size = static_cast<double>(list->size());
      if (key == "minItems" && size < rule.number()) return here;
      if (key == "maxItems" && size > rule.number()) return here;
      for (std::size_t i = 0; i < list->size(); ++i) {
        const Json* item = key == "items"                                     ? &rule
                           : key == "prefixItems" && i < rule.array()->size() ? &(*rule.array())[i]
                                                                              : nullptr;
        if (item == nullptr) continue;
        if (Fault found = fault((*list)[i], *item, at + "/" + std::to_string(i))) return found;
      }
    }
    if (value.is_number()) {
      if (key == "minimum" && value.number() < rule.number()) return here;
      if (key == "maximum" && value.number() > rule.number()) return here;
      if (key == "exclusiveMinimum" && value.number() <= rule.number()) return here;
    }
    if (const auto* text = value.text()) {
      if (key == "maxLength" && static_cast<double>(text->size()) > rule.number()) return here;
      // The library's expressions recurse once a character; long texts are those of packed numbers.
      if (key == "pattern" && !std::regex_match(text->substr(0, 1000), std::regex(*rule.text()))) return here;
    }
    return std::nullopt;
  }

  static bool is_of(const Json& value, const std::string& type) {
    if (type == "object") return value.object() != nullptr;
    if (type == "array") return value.array() != nullptr;
    if (type == "string") return value.text() != nullptr;
    if (type == "boolean") return value.boolean() != nullptr;
    if (type == "integer")
      return value.integer() != nullptr ||
             (value.is_number() && std::floor(value.number()) == value.number());
    if (type == "number") return value.is_number();
    return type == "null" && value.is_null();
  }

  const Json& root_;
};

}  // namespace pcn::testing
