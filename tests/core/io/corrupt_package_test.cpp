// Every way in which a package may be broken gives one error that names file, place and what was expected.
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/io/area_package.h"
#include "core/io/json.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

// The full package with one value replaced or removed, found by its JSON pointer.
class Broken {
 public:
  Broken() : document_(*parse_json(write_area_package(testing::full_dataset()), "full.json")) {}

  Broken& set(std::string_view pointer, Json value) {
    at(pointer) = std::move(value);
    return *this;
  }
  Broken& remove(std::string_view table, std::string_view column) {
    std::erase_if(*at(table).object(), [column](const auto& member) { return member.first == column; });
    return *this;
  }
  void expect(ErrorCode code, std::string_view pointer, std::string_view words) const {
    const auto read = read_area_package(to_text(document_), "broken.json");
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, code) << read.error().message();
    EXPECT_EQ(read.error().where.file, "broken.json");
    EXPECT_EQ(read.error().where.field, pointer) << read.error().message();
    EXPECT_NE(read.error().detail.find(words), std::string::npos) << read.error().message();
  }

 private:
  Json& at(std::string_view pointer) {
    Json* value = &document_;
    for (const auto part : split(pointer.substr(1), '/')) {
      if (auto* list = value->array()) {
        value = &(*list)[static_cast<std::size_t>(*parse_integer(part))];
        continue;
      }
      for (auto& member : *value->object()) {
        if (member.first == part) {
          value = &member.second;
          break;
        }
      }
    }
    return *value;
  }

  Json document_;
};

TEST(CorruptPackage, EveryTruncationIsAnErrorWithALine) {
  const std::string text = write_area_package(testing::full_dataset());
  for (std::size_t length = 0; length + 2 < text.size(); length += 97) {
    const auto read = read_area_package(std::string_view(text).substr(0, length), "cut.json");
    ASSERT_FALSE(read.has_value()) << length;
    EXPECT_EQ(read.error().code, ErrorCode::kBadFormat);
    EXPECT_GT(read.error().where.line, 0);
  }
}

TEST(CorruptPackage, OtherJsonIsNoPackage) {
  for (const std::string_view text : {"{}", "[]", "{\"format\":\"topojson\"}", "7"}) {
    const auto read = read_area_package(text, "other.json");
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::kBadFormat);
    EXPECT_EQ(read.error().where.field, "/format");
  }
}

TEST(CorruptPackage, ANewerVersionIsSaidInASentence) {
  Broken()
      .set("/version", Json(kAreaVersion + 1))
      .expect(ErrorCode::kUnsupported, "/version", "use a newer program");
  Broken().set("/version", Json(0)).expect(ErrorCode::kBadValue, "/version", "expected the version");
  Broken().set("/version", Json("1")).expect(ErrorCode::kBadValue, "/version", "expected the version");
}

TEST(CorruptPackage, ADepthBombIsRefused) {
  const auto read = read_area_package(std::string(1'000'000, '['), "bomb.json");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::kTooLarge);
}

TEST(CorruptPackage, AMissingTableOrColumnIsNamed) {
  Broken().set("/networks", Json()).expect(ErrorCode::kBadValue, "/networks", "expected an object");
  Broken().remove("/practices", "phone").expect(ErrorCode::kBadValue, "/practices/phone", "missing");
  Broken().remove("/area", "newest").expect(ErrorCode::kBadValue, "/area/newest", "missing");
}

TEST(CorruptPackage, AValueOfTheWrongTypeNamesItsCell) {
  Broken()
      .set("/practices/name/1", Json(7))
      .expect(ErrorCode::kBadValue, "/practices/name/1", "found a whole number");
  Broken()
      .set("/networks/opened/0", Json("2019-02-30"))
      .expect(ErrorCode::kBadValue, "/networks/opened/0", "a date");
  Broken()
      .set("/networks/type/0", Json("round"))
      .expect(ErrorCode::kBadValue, "/networks/type/0", "special-allocation");
  Broken()
      .set("/roles/england_quartiles/0", Json::Array{Json(1)})
      .expect(ErrorCode::kBadValue, "/roles/england_quartiles/0", "a list of 3");
  Broken()
      .set("/practices/name", Json("x"))
      .expect(ErrorCode::kBadValue, "/practices/name", "expected a list of");
  Broken()
      .set("/memberships/practice", Json(1))
      .expect(ErrorCode::kBadValue, "/memberships/practice", "packed numbers");
}

TEST(CorruptPackage, AColumnOfTheWrongLengthIsNamed) {
  Broken()
      .set("/networks/code", Json::Array{Json("U1")})
      .expect(ErrorCode::kBadValue, "/networks/code", "found one of 1");
}

TEST(CorruptPackage, ARowCountWithoutRowsTakesNoMemory) {
  Broken()
      .set("/networks/rows", Json(900'000))
      .expect(ErrorCode::kBadValue, "/networks/rows", "no column has as many");
  Broken()
      .set("/networks/rows", Json(-1))
      .expect(ErrorCode::kBadValue, "/networks/rows", "the number of rows");
  Broken()
      .set("/networks/rows", Json(2'000'000'000))
      .expect(ErrorCode::kBadValue, "/networks/rows", "at most");
}

TEST(CorruptPackage, AnIndexOutOfRangeIsNamed) {
  Broken()
      .set("/networks/district/0", Json(99))
      .expect(ErrorCode::kBadValue, "/networks/district/0", "a position from 0");
  Broken()
      .set("/networks/district/0", Json(-1))
      .expect(ErrorCode::kBadValue, "/networks/district/0", "a position from 0");
  Broken()
      .set("/provenance/sources/0", Json::Array{Json(50)})
      .expect(ErrorCode::kBadValue, "/provenance/sources/0", "a position from 0");
  Broken().set("/lists/practice", Json("+z//////")).expect(ErrorCode::kBadValue, "/lists/practice", "row 0");
  Broken()
      .set("/workforce/role", Json("gggC"))
      .expect(ErrorCode::kInconsistent, "/workforce/role/0", "a position in roles");
}

TEST(CorruptPackage, PackedNumbersThatAreDamagedOrTooManyAreNamed) {
  Broken().set("/lists/patients", Json("")).expect(ErrorCode::kBadValue, "/lists/patients", "too few");
  Broken()
      .set("/registers/list_size", Json("AAA"))
      .expect(ErrorCode::kBadValue, "/registers/list_size", "more packed");
  Broken()
      .set("/registers/list_size", Json("?"))
      .expect(ErrorCode::kBadValue, "/registers/list_size", "damaged");
}

TEST(CorruptPackage, ADictionaryMustHoldItsValues) {
  Broken()
      .set("/practices/contract", Json::Array{})
      .expect(ErrorCode::kBadValue, "/practices/contract", "\"values\"");
  Broken()
      .set("/practices/contract/values", Json::Array{})
      .expect(ErrorCode::kBadValue, "/practices/contract/index", "row 0");
  Broken()
      .set("/services/hours/values/0", Json("9 to 5"))
      .expect(ErrorCode::kBadValue, "/services/hours/values/0", "opening hours");
}

TEST(CorruptPackage, HalfAPointIsNamed) {
  Broken()
      .set("/practices/point_east/0", Json())
      .expect(ErrorCode::kBadValue, "/practices/point_east/0", "both columns");
  Broken()
      .set("/practices/point_east/0", Json(5'000'000))
      .expect(ErrorCode::kBadValue, "/practices/point_east/0", "National Grid");
}

TEST(CorruptPackage, DamagedShapesAreNamed) {
  Broken().set("/topology", Json("AAAA")).expect(ErrorCode::kBadValue, "/topology", "near byte");
  Broken().set("/topology", Json("AA")).expect(ErrorCode::kInconsistent, "/topology", "expected shapes of");
  Broken().set("/declared/shape", Json("!")).expect(ErrorCode::kBadValue, "/declared/shape", "damaged");
}

TEST(CorruptPackage, ACodeTwiceOrOutOfOrderIsNamed) {
  Broken()
      .set("/networks/code/1", Json("U1"))
      .expect(ErrorCode::kInconsistent, "/networks/rows/1", "the same code");
  Broken()
      .set("/networks/code/1", Json("A0"))
      .expect(ErrorCode::kInconsistent, "/networks/rows/1", "sorted by code");
  Broken()
      .set("/practices/code/2", Json("G1"))
      .expect(ErrorCode::kInconsistent, "/practices/code/2", "G1 occurs twice");
}

TEST(CorruptPackage, ValuesOutsideTheirRangeAreNamed) {
  Broken()
      .set("/memberships/share/values", Json::Array{Json(1.5)})
      .expect(ErrorCode::kInconsistent, "/memberships/share/0", "at most 1");
  Broken()
      .set("/weighted/patients/0", Json(-1))
      .expect(ErrorCode::kInconsistent, "/weighted/patients/0", "expected 0 to");
}

TEST(CorruptPackage, TextThatIsTooLongIsRefused) {
  Broken()
      .set("/networks/name/0", Json(std::string(5000, 'x')))
      .expect(ErrorCode::kBadValue, "/networks/name/0", "at most 4,000 bytes");
}

}  // namespace
}  // namespace pcn
