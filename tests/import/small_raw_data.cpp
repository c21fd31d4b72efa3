#include "tests/import/small_raw_data.h"

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/io/json.h"

namespace pcn::testing {
namespace {

std::string source(const std::string& kind, const std::string& file, const std::string& day, bool optional) {
  const Json entry = Json::Object{{"id", Json(kind + "-" + day)},
                                  {"kind", Json(kind)},
                                  {"title", Json("Title of " + kind)},
                                  {"publisher", Json("Publisher")},
                                  {"page", Json("https://publisher.example")},
                                  {"file", Json(file)},
                                  {"date", Json(day)},
                                  {"day", Json(day)},
                                  {"licence", Json("OGL-3.0")},
                                  {"optional", Json(optional)}};
  return to_text(entry);
}

// A square in the grid as a GeoJSON ring in degrees.
std::string square(double east, double north, double size) {
  std::string ring;
  for (const auto& [x, y] : std::vector<std::pair<double, double>>{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}) {
    const LonLat place = to_lonlat({east + x * size, north + y * size});
    std::string position = "[";
    append_json_number(position, place.lon);
    position += ',';
    append_json_number(position, place.lat);
    ring += (ring.empty() ? "" : ",") + position + "]";
  }
  return "[[" + ring + "]]";
}

std::string shape(const std::string& code, double east) {
  return R"({"type":"Feature","properties":{"LSOA21CD":")" + code +
         R"(","LSOA21NM":"Town 001A"},"geometry":{"type":"Polygon","coordinates":)" +
         square(east, 180'000, 1000) + "}}";
}

std::string practice_row(const std::string& code, const std::string& name, const std::string& postcode,
                         const std::string& kind, const std::string& commissioner) {
  return "\"" + code + "\",\"" + name + "\",\"Y56\",\"QAA\",\"1 HIGH STREET\",\"\",\"\",\"TOWN\",\"\",\"" +
         postcode + "\",\"19740401\",\"\",\"ACTIVE\",\"B\",\"" + commissioner +
         "\",\"\",\"\",\"02079460000\",\"\",\"\",\"\",\"1\",\"\",\"" + commissioner + "\",\"\",\"" + kind +
         "\",\"\"\n";
}

}  // namespace

SmallRawData::SmallRawData() {
  files_["details.csv"] =
      "PCN Code,PCN Name,Current Clinical Commissioning Group Code,Open Date (YYYYMMDD),Close Date\n"
      "U1,NORTH PCN,01A,20191001,\nU2,FAR PCN,02B,20191001,\n";
  files_["members.csv"] =
      "Partner Organisation Code,Partner Name,Practice Parent CCG Code,PCN Code,PCN Name,PCN Parent CCG Code,"
      "Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date\n"
      "G00001,OLD SURGERY,01A,U1,NORTH PCN,01A,20191001,\nG00002,NEW SURGERY,01A,U1,NORTH PCN,01A,20191001,\n"
      "G00009,FAR SURGERY,02B,U2,FAR PCN,02B,20191001,\n";
  files_["map.csv"] =
      "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,"
      "ICB_CODE,ICB_NAME\n"
      "01Jul2026,G00001,OLD SURGERY,AA1 1AA,U1,NORTH PCN,11A,QAA,NHS Small Town Integrated Care Board\n"
      "01Jul2026,G00002,NEW SURGERY,AA1 1AB,U,Unallocated,11A,QAA,NHS Small Town Integrated Care Board\n"
      "01Jul2026,G00009,FAR SURGERY,AA1 1AC,U2,FAR PCN,22B,QBB,NHS Far Integrated Care Board\n";
  files_["ages.csv"] =
      "EXTRACT_DATE,ORG_TYPE,ORG_CODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\n"
      "2026-07-01,GP,G00001,ALL,ALL,7000\n2026-07-01,GP,G00001,FEMALE,0_4,4000\n2026-07-01,GP,G00001,MALE,0_"
      "4,3000\n"
      "2026-07-01,GP,G00002,ALL,ALL,2000\n2026-07-01,GP,G00009,ALL,ALL,900\n";
  files_["epraccur.csv"] = practice_row("G00001", "OLD SURGERY", "AA1 1AA", "RO76", "11A") +
                           practice_row("G00002", "NEW SURGERY", "AA1 1AB", "RO76", "11A") +
                           practice_row("Y00001", "NORTH PCN EXTENDED SERVICE", "AA1 1AA", "RO321", "11A") +
                           practice_row("Y00002", "FAR OFF PCN LIVI HUB", "AA1 1AA", "RO321", "22B") +
                           practice_row("Y00003", "TOWN 111 CAS", "AA1 1AB", "RO259", "11A");
  files_["shapes/E09000001.geojson"] = R"({"type":"FeatureCollection","features":[)" +
                                       shape("E01000001", 530'000) + "," + shape("E01000002", 531'000) + "]}";
  files_["icb.csv"] =
      "lsoa21_code,lsoa21_name,sicbl24_code_nhs,icb24_code_nhs,icb24_name\nE01000001,Town 001A,11A,QAA,NHS "
      "Small Town\n"
      "E01000002,Town 001B,11A,QAA,NHS Small Town\nE01000003,Far 001A,22B,QBB,NHS Far\n";
  files_["ward.csv"] =
      "lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code\nE01000001,West,E05000001,Town,E09000001\n"
      "E01000002,East,E05000002,Town,E09000001\nE01000003,Far,E05000003,Far,E09000002\n";
  files_["residents.csv"] =
      "lsoa21_code,age_group,usual_residents\nE01000001,Aged 15 years and under,1500\nE01000002,Aged 65 "
      "years and over,1600\n"
      "E01000002,Aged 16 to 24 years,4\nE01000003,Aged 65 years and over,4\n"
      "E01000003,Aged 16 to 24 years,900\n";
  files_["centroids.csv"] =
      "LSOA21CD,x,y\nE01000001,530500,180500\nE01000002,531500,180500\nE01000003,533500,180500\n";
  files_["postcodes/aa.csv"] =
      "\"AA1 1AA\",10,530200,180200,\"\",\"\",\"\",\"\",\"E09000001\",\"\"\n"
      "\"AA1 1AB\",10,531200,180200,\"\",\"\",\"\",\"\",\"E09000001\",\"\"\n"
      "\"AA1 1AC\",10,533200,180200,\"\",\"\",\"\",\"\",\"E09000002\",\"\"\n"
      "\"AA1 1AE\",10,530300,180200,\"\",\"\",\"\",\"\",\"\",\"\"\n"
      "\"AA1 1AF\",10,531300,180200,\"\",\"\",\"\",\"\",\"E09000077\",\"\"\n"
      "\"AA1 1AD\",90,0,0,\"\",\"\",\"\",\"\",\"E09000001\",\"\"\n";
}

SmallRawData& SmallRawData::set(const std::string& path, const std::string& text) {
  files_[path] = text;
  if (text.empty()) files_.erase(path);
  return *this;
}

Inputs SmallRawData::inputs() const {
  std::string list;
  const auto add = [&list](const std::string& kind, const std::string& file, const std::string& day,
                           bool optional) {
    list += (list.empty() ? "" : ",") + source(kind, file, day, optional);
  };
  add("pcn-details", "details.csv", "2019-12-01", true);
  add("pcn-members", "members.csv", "2019-12-01", true);
  add("practice-map", "map.csv", "2026-07-01", false);
  add("practice-ages", "ages.csv", "2026-07-01", false);
  add("organisations", "epraccur.csv", "2026-02-01", true);
  add("area-shapes", "shapes/{}.geojson", "2021-12-01", false);
  add("area-commissioners", "icb.csv", "2024-04-01", false);
  add("area-wards", "ward.csv", "2024-05-01", false);
  add("residents", "residents.csv", "2021-03-21", false);
  add("centroids", "centroids.csv", "2021-12-01", false);
  add("postcodes", "postcodes/{}.csv", "2025-10-20", false);
  add("area-changes", "changes.csv", "2022-12-01", true);
  add("ratings", "cqc.csv", "2024-04-01", true);
  add("area-commissioners", "icb26.csv", "2026-04-01", true);
  add("practice-places", "places.csv", "2024-03-01", true);
  add("declared-areas", "declared.geojson", "2020-04-01", true);
  auto specs = parse_sources("{\"sources\":[" + list + "]}", "sources.json");
  EXPECT_TRUE(specs.has_value()) << specs.error().message();
  const auto files = files_;
  return Inputs(std::move(*specs),
                {[files](const std::string& path) -> Result<std::string> {
                   const auto found = files.find(path);
                   if (found != files.end()) return found->second;
                   return Error{ErrorCode::kNotFound, {path, 0, 0, ""}, "this file is not there"};
                 },
                 [files](const std::string& folder) {
                   std::vector<std::string> names;
                   for (const auto& [path, text] : files) {
                     if (path.starts_with(folder + "/")) names.push_back(path.substr(folder.size() + 1));
                   }
                   return names;
                 }});
}

}  // namespace pcn::testing
