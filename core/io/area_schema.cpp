#include "core/io/area_schema.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/io/area_package.h"
#include "core/io/area_tables.h"
#include "core/io/cells.h"
#include "core/io/shape_codec.h"
#include "core/io/table_reader.h"

namespace pcn {
namespace {

Json reference(std::string_view name) { return Json::Object{{"$ref", "#/$defs/" + std::string(name)}}; }
Json typed(std::string_view type) { return Json::Object{{"type", type}}; }
Json list_of(Json item) { return Json::Object{{"type", "array"}, {"items", std::move(item)}}; }
Json or_null(Json value) { return Json::Object{{"anyOf", Json::Array{std::move(value), typed("null")}}}; }
Json whole_from(std::int64_t least, std::int64_t most) {
  return Json::Object{{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}
Json counted_list(Json item, std::size_t size) {
  Json list = list_of(std::move(item));
  list.object()->emplace_back("minItems", static_cast<std::int64_t>(size));
  list.object()->emplace_back("maxItems", static_cast<std::int64_t>(size));
  return list;
}

// What decode() (cells.h) takes for each type.
inline Json value_schema(const std::string& /*type*/) { return reference("text"); }
inline Json value_schema(bool /*type*/) { return typed("boolean"); }
inline Json value_schema(double /*type*/) { return typed("number"); }
inline Json value_schema(Date /*type*/) { return reference("date"); }
inline Json value_schema(const WeekHours& /*type*/) { return reference("hours"); }
inline Json value_schema(const CqcRating& /*type*/) {
  return Json::Object{{"type", "array"},
                      {"prefixItems", Json::Array{reference("text"), typed("integer")}},
                      {"minItems", 2},
                      {"maxItems", 2}};
}
template <WholeNumber T>
Json value_schema(T /*type*/) {
  if constexpr (sizeof(T) == sizeof(std::int64_t)) {
    return typed("integer");
  } else {
    return whole_from(std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
  }
}
template <class T>
Json value_schema(const std::optional<T>& /*type*/) {
  return or_null(value_schema(T{}));
}
template <class T>
Json value_schema(const std::vector<T>& /*type*/) {
  return list_of(value_schema(T{}));
}
template <class T, std::size_t N>
Json value_schema(const std::array<T, N>& /*type*/) {
  return counted_list(value_schema(T{}), N);
}

// The words of one table or object, and which of them were asked for.
class Words {
 public:
  // Fault: the first thing that is wrong, as pointer and detail.
  struct Fault {
    std::string pointer;
    std::string detail;
  };
  Words(const Json* words, std::string pointer, std::optional<Fault>& fault)
      : words_(words), pointer_(std::move(pointer)), fault_(fault) {
    if (words_ == nullptr || words_->object() == nullptr) {
      words_ = nullptr;
      set(pointer_, "expected the words of this table: an object");
    }
  }
  // What the table is.
  std::string_view table() {
    const Json* found = find("");
    if (found != nullptr && found->text() != nullptr) return *found->text();
    if (words_ != nullptr) set(pointer_ + "/", "expected what the table is, as text");
    return {};
  }
  // What a column is, and bounds of its values, which are added to `value`.
  std::string_view column(std::string_view name, Json* value) {
    const Json* found = find(name);
    if (found == nullptr) {
      if (words_ != nullptr) set(pointer_ + "/" + std::string(name), "this column has no words");
      return {};
    }
    if (found->text() != nullptr) return *found->text();
    const Json* words = found->find("words");
    if (words == nullptr || words->text() == nullptr || value == nullptr) {
      set(pointer_ + "/" + std::string(name), "expected text, or an object with \"words\" and bounds");
      return {};
    }
    for (const auto& [key, bound] : *found->object()) {
      if (key != "words") add(*value, key, bound);
    }
    return *words->text();
  }
  void finish() {
    if (words_ == nullptr) return;
    for (const auto& member : *words_->object()) {
      if (std::find(known_.begin(), known_.end(), member.first) == known_.end())
        set(pointer_ + "/" + member.first, "there is no such column");
    }
  }

 private:
  const Json* find(std::string_view name) {
    known_.emplace_back(name);
    return words_ == nullptr ? nullptr : words_->find(name);
  }
  // A bound goes to the value itself, not beside the null that may stand for it.
  static void add(Json& value, const std::string& key, const Json& bound) {
    if (const Json* choices = value.find("anyOf")) {
      Json::Array parts = *choices->array();
      add(parts.front(), key, bound);
      value = Json::Object{{"anyOf", Json(std::move(parts))}};
      return;
    }
    if (value.find("$ref") != nullptr) value = typed("string");
    for (auto& member : *value.object()) {
      if (member.first == key) {
        member.second = bound;
        return;
      }
    }
    value.object()->emplace_back(key, bound);
  }
  void set(std::string pointer, std::string detail) {
    if (!fault_) fault_ = Fault{std::move(pointer), std::move(detail)};
  }

  const Json* words_;
  std::string pointer_;
  std::optional<Fault>& fault_;
  std::vector<std::string> known_;
};

Json described(std::string_view words, Json value) {
  Json::Object object{{"description", words}};
  for (auto& member : *value.object()) object.push_back(std::move(member));
  return object;
}

// The interface of TableReader; for each column it notes what TableWriter would write.
template <class Row>
class TableSchema {
 public:
  explicit TableSchema(Words& words) : words_(words) {
    properties_.emplace_back("rows", described("Number of rows: the length of every column.",
                                               whole_from(0, static_cast<std::int64_t>(kMostRows))));
    required_.emplace_back("rows");
  }

  TableSchema& added() {
    added_ = true;
    return *this;
  }

  template <class Access>
  void column(std::string_view name, Access access) {
    add_list(name, value_schema(Value<Access>{}), encode(default_of(access)));
  }
  template <class Access>
  void index(std::string_view name, Access /*access*/, std::size_t /*limit*/) {
    add_list(name, or_null(position()), Json());
  }
  template <class Access>
  void indices(std::string_view name, Access /*access*/, std::size_t /*limit*/) {
    add_list(name, list_of(position()), Json(Json::Array{}));
  }
  template <class Access>
  void choice(std::string_view name, Access access, std::span<const std::string_view> names) {
    Json::Array list;
    for (const auto option : names) list.emplace_back(option);
    add_list(name, Json::Object{{"enum", Json(std::move(list))}},
             Json(names[static_cast<std::size_t>(default_of(access))]));
  }
  template <class Access>
  void point(std::string_view name, Access /*access*/) {
    const bool later = std::exchange(added_, false);
    add(std::string(name) + "_east", list_of(or_null(whole_from(kLeastEast, kMostEast))), nullptr, Json(),
        later);
    add(std::string(name) + "_north", list_of(or_null(whole_from(kLeastNorth, kMostNorth))), nullptr, Json(),
        later);
  }
  template <class Access>
  void dictionary(std::string_view name, Access access) {
    Json value = value_schema(Value<Access>{});
    const std::string_view words = words_.column(name, &value);
    Json list = described("The different values, in order of first use.", list_of(std::move(value)));
    Json columns = Json::Object{
        {"type", "object"},
        {"properties",
         Json(Json::Object{{"values", std::move(list)},
                           {"index", described("For each row its place in values.", reference("packed"))}})},
        {"required", Json(Json::Array{"values", "index"})}};
    put(name, described(words, std::move(columns)), encode(default_of(access)), std::exchange(added_, false));
  }
  template <class Access>
  void packed(std::string_view name, Access /*access*/) {
    add(name, reference("packed"), nullptr, Json(0), std::exchange(added_, false));
  }
  template <class Access>
  void packed_index(std::string_view name, Access access, std::size_t /*limit*/) {
    packed(name, access);
  }
  template <class Access>
  void packed_array(std::string_view name, Access access) {
    packed(name, access);
  }
  template <class Access>
  void shapes(std::string_view name, Access /*access*/) {
    add(name, reference("shapes"), nullptr, Json(""), std::exchange(added_, false));
  }

  Json finish() {
    const std::string_view words = words_.table();
    words_.finish();
    return described(words, Json::Object{{"type", "object"},
                                         {"properties", Json(std::move(properties_))},
                                         {"required", Json(std::move(required_))}});
  }

 private:
  template <class Access>
  using Value = std::remove_cvref_t<std::invoke_result_t<Access, Row&>>;
  template <class Access>
  static Value<Access> default_of(Access access) {
    Row row{};
    return std::invoke(access, row);
  }
  static Json position() { return Json::Object{{"type", "integer"}, {"minimum", 0}}; }

  void add_list(std::string_view name, Json value, Json standard) {
    add(name, list_of(value), &value, std::move(standard), std::exchange(added_, false));
  }
  void add(std::string_view name, Json column, Json* value, Json standard, bool later) {
    const std::string_view words = words_.column(name, value);
    if (value != nullptr) column = list_of(std::move(*value));
    put(name, described(words, std::move(column)), std::move(standard), later);
  }
  // A column that came later is not required; the schema says what stands in its place in every row.
  void put(std::string_view name, Json column, Json standard, bool later) {
    if (later) {
      column.object()->emplace_back("default", std::move(standard));
    } else {
      required_.emplace_back(name);
    }
    properties_.emplace_back(name, std::move(column));
  }

  Words& words_;
  Json::Object properties_;
  Json::Array required_;
  bool added_ = false;
};

class ObjectSchema {
 public:
  explicit ObjectSchema(Words& words) : words_(words) {}
  ObjectSchema& added() {
    added_ = true;
    return *this;
  }
  template <class T>
  void field(std::string_view name, const T& standard) {
    Json value = value_schema(T{});
    const std::string_view words = words_.column(name, &value);
    if (std::exchange(added_, false)) {
      value.object()->emplace_back("default", encode(standard));
    } else {
      required_.emplace_back(name);
    }
    properties_.emplace_back(name, described(words, std::move(value)));
  }
  Json finish() {
    const std::string_view words = words_.table();
    words_.finish();
    return described(words, Json::Object{{"type", "object"},
                                         {"properties", Json(std::move(properties_))},
                                         {"required", Json(std::move(required_))}});
  }

 private:
  Words& words_;
  Json::Object properties_;
  Json::Array required_;
  bool added_ = false;
};

class PackageSchema {
 public:
  explicit PackageSchema(const Json& words) : words_(words) {
    for (const auto& [name, value] :
         {std::pair<std::string_view, Json>{"format", Json(kAreaFormat)}, {"version", Json(kAreaVersion)}}) {
      properties_.emplace_back(name, Json(Json::Object{{"const", value}}));
      required_.emplace_back(name);
    }
    known_ = {"", "$defs"};
  }

  template <class Describe>
  void object(std::string_view name, const Describe& describe) {
    Words words = words_of(name);
    ObjectSchema schema(words);
    describe(schema);
    add(name, schema.finish(), true);
  }
  template <class Row, class Describe>
  void table(std::string_view name, const std::vector<Row>& /*rows*/, const Describe& describe) {
    add_table<Row>(name, describe, true);
  }
  template <class Row, class Describe>
  void optional_table(std::string_view name, const std::vector<Row>& /*rows*/, const Describe& describe) {
    add_table<Row>(name, describe, false);
  }
  // These have a form of their own, which their words hold whole.
  void topology(std::string_view name, const Topology& /*shapes*/) { add_whole(name, true); }
  void flows(std::string_view name, const std::vector<ObservedFlow>& /*flows*/, std::size_t /*practices*/,
             std::size_t /*small_areas*/) {
    add_whole(name, false);
  }
  void postcodes(std::string_view name, const std::vector<Postcode>& /*postcodes*/,
                 std::size_t /*small_areas*/) {
    add_whole(name, true);
  }

  std::optional<Words::Fault> fault() {
    for (const auto& member : *words_.object()) {
      if (!fault_ && std::find(known_.begin(), known_.end(), member.first) == known_.end())
        fault_ = Words::Fault{"/" + member.first, "there is no such table"};
    }
    for (const char* name : {"", "$defs"}) {
      if (!fault_ && words_.find(name) == nullptr)
        fault_ = Words::Fault{"/" + std::string(name), "is missing"};
    }
    return fault_;
  }
  Json finish() {
    return Json::Object{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                        {"title", "PCN Explorer area package"},
                        {"description", *words_.find("")},
                        {"type", "object"},
                        {"properties", Json(std::move(properties_))},
                        {"required", Json(std::move(required_))},
                        {"$defs", *words_.find("$defs")}};
  }

 private:
  Words words_of(std::string_view name) { return {words_.find(name), "/" + std::string(name), fault_}; }
  template <class Row, class Describe>
  void add_table(std::string_view name, const Describe& describe, bool required) {
    Words words = words_of(name);
    TableSchema<Row> schema(words);
    describe(schema);
    add(name, schema.finish(), required);
  }
  void add_whole(std::string_view name, bool required) {
    const Json* found = words_.find(name);
    if (found == nullptr) {
      if (!fault_) fault_ = Words::Fault{"/" + std::string(name), "is missing"};
      return;
    }
    add(name, *found, required);
  }
  void add(std::string_view name, Json schema, bool required) {
    known_.emplace_back(name);
    properties_.emplace_back(name, std::move(schema));
    if (required) required_.emplace_back(name);
  }

  const Json& words_;
  std::optional<Words::Fault> fault_;
  std::vector<std::string> known_;
  Json::Object properties_;
  Json::Array required_;
};

}  // namespace

Result<std::string> area_schema(const Json& words, const std::string& words_file) {
  if (words.object() == nullptr)
    return Error{ErrorCode::kBadValue, {words_file, 0, 0, ""}, "expected an object"};
  const Dataset data;
  PackageSchema schema(words);
  describe_area(schema, data);
  if (const auto fault = schema.fault()) {
    return Error{ErrorCode::kBadValue, {words_file, 0, 0, fault->pointer}, fault->detail};
  }
  return to_text(schema.finish(), 4) + "\n";
}

}  // namespace pcn
