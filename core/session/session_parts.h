#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.h"
#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/insight/plan.h"
#include "core/map/borders.h"
#include "core/map/make_scene.h"
#include "core/map/measures.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "core/state/context.h"

namespace pcn {

inline constexpr std::string_view kModelled = "modelled:", kCarried = "carried:";  // of footprints

// Flows of one day and basis: what takes longest.
struct DayFlows {
  PatientFlows patients;
  NetworkFlows networks;
};

// What a file of registrations takes the place of.
struct BeforeRegistrations {
  std::string file;  // that took it
  std::vector<ObservedFlow> observed;
  std::vector<PatientsBeyond> beyond;
  std::vector<ObservedDay> days;
  Date date;
  std::vector<Source> sources;
  std::vector<Provenance> provenance;
  Diagnostics notes;
};

// What a file made of a document says besides its figures: the rule of the footprints, with a plan in force,
// and how it is known where patients live.
struct FileWords {
  std::string rule;
  std::string_view model;
  const District* area = nullptr;  // the local authority in hand
};

// A document, for as long as what it was made from holds.
struct KeptDocument {
  std::string name;
  AppState state;  // it was made for, without what does not bear on it
  std::uint64_t revision = 0;
  std::string here;
  Document whole;      // as its view made it
  std::string wanted;  // of its tables, in the state
  Document shown;      // as it then is,
  std::string text;    // and as JSON
  std::uint64_t version = 0;
};

// What is slow is made when it is first asked for, so that the list of networks need not wait for the map.
struct Session::Parts {
  Dataset data;  // with the plan in force
  Diagnostics diagnostics;
  std::vector<Offers> service_files;  // each as it was tied; `offers` is all of them together
  std::optional<Offers> offers;
  std::optional<BeforeRegistrations> before_registrations;
  AppState state;
  DayFacts day;
  std::string plan;  // in force; empty: none
  BeforePlan before_plan;
  std::string plan_sentence;
  std::optional<PublishedFacts> published;
  std::string today, time;  // of the device, as it told them last; empty: not told
  // Where the device is, "latitude,longitude", and the small area around it. Views may read it (from_where)
  // as long as that place is shown; no address and no file ever holds it.
  std::string here, here_place;
  std::vector<std::unique_ptr<KeptDocument>> documents;
  mutable AppState state_with_here;

  // For the life of the session.
  std::optional<RegionLocator> locator;
  std::optional<TextSearch> search;
  std::optional<PlaceGeometry> geometry;
  std::optional<BaseFrame> base;
  std::vector<std::uint8_t> lasting;

  // For a date and a basis, then for a rule.
  std::vector<std::unique_ptr<DayFlows>> kept;  // latest use first: going back in time is quick
  const DayFlows* flows = nullptr;              // one of them
  std::optional<Footprints> footprints;
  std::optional<CoverageFacts> coverage;
  std::vector<std::uint8_t> colours;
  std::map<std::string, std::uint8_t, std::less<>> network_colours;  // the same by code
  NetworkFrame frame;
  BorderScale scale;

  // For a state.
  std::optional<AppState> scene_state;
  Scene scene;
  std::uint64_t scene_version = 0;
  std::uint64_t revision = 0;

  // The second map, and what it was made for.
  std::unique_ptr<Session> second;
  AppState second_of;
  std::uint64_t second_revision = 0;

  void set_state(AppState next);
  void close_registrations();
  void set_plan(std::string_view wanted);
  template <class Work>
  void without_plan(const Work& work);
  void need_published();
  void forget_networks();
  void forget_flows();
  void files_changed();
  DayFlows& flows_of_state(const FootprintChoice& choice);
  void need_footprints();
  void need_coverage();
  [[nodiscard]] CoverageFacts coverage_of(const NetworkFlows& networks, const Footprints& shapes) const;
  void need(const View& view);
  void need(const Measure& measure);
  void need_scene();
  void set_scale(double metres_per_pixel);
  [[nodiscard]] ViewContext context(bool with_footprints = true) const;
  [[nodiscard]] FileWords words_of(const Document& document) const;
  const RegionLocator& region();
};

template <class Work>
void Session::Parts::without_plan(const Work& work) {
  const std::string in_force = plan;
  set_plan({});
  work();
  set_plan(in_force);
}

}  // namespace pcn
