#include "core/session/look_up.h"

#include <algorithm>

#include "core/base/codes.h"
#include "core/base/postcode.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/session/other_names.h"
#include "core/session/phrases.h"
#include "core/session/suggestions.h"
#include "core/state/fragment.h"
#include "core/state/postcode_lookup.h"
#include "texts/look_up.h"
#include "texts/needs.h"
#include "texts/phrases.h"

namespace pcn {
namespace {

constexpr std::size_t kMostHits = 60;
constexpr std::size_t kMostChoices = 40;
constexpr std::size_t kMostOffered = 8;  // of what is only near

// Needs whose words end many names.
bool is_of_names(std::string_view need) { return need == "gp" || need == "pcn"; }

// "A pharmacy near you" -> "A pharmacy near Camberwell".
std::string near(std::string_view need, std::string_view place) {
  if (need == say(text::needs::pharmacy)) return say(text::look_up::pharmacy_near{.place = place});
  if (need == say(text::needs::gp)) return say(text::look_up::gp_near{.place = place});
  return say(text::look_up::need_near{.need = need, .place = place});
}

class Asker {
 public:
  Asker(const ViewContext& context, const TextSearch& search, const RegionLocator& region,
        std::string_view text)
      : context_(context), data_(context.data), search_(search), region_(region), text_(text) {}

  LookUp ask() {
    if (const auto at = place_at(context_, region_, text_)) return at_position(*at);
    asked_ = understand(text_);
    if (asked_.urgent) {
      result_.exact = need_suggestion(asked_.needs.front());
      return std::move(result_);
    }
    const PostcodeAnswer postcode = look_up_postcode(data_, text_);
    if (postcode.kind == PostcodeAnswer::Kind::kFound) {
      answer_postcode(postcode);
      return std::move(result_);
    }
    if (postcode.kind == PostcodeAnswer::Kind::kUnknown) {
      refuse(postcode);
      return std::move(result_);
    }
    if (const std::string digits = phone_digits(text_); !digits.empty()) {
      answer_phone(digits);
      return std::move(result_);
    }
    if (const DistrictIndex borough = borough_called(data_, text_); borough.valid()) {
      result_.exact = of({SearchKind::kDistrict, borough.value, data_.districts[borough.value].name});
      return std::move(result_);
    }
    std::vector<SearchHit> hits = search_.search(text_, kMostHits);
    if (hits.empty() && (asked_.needs.empty() || asked_.weak)) {
      for (const std::string& other : other_spellings(text_)) {
        if (hits.empty()) hits = search_.search(other, kMostHits);
      }
    }
    nearest_first(context_, hits);
    std::vector<SearchHit> exact;
    for (const SearchHit& hit : hits) {
      if (hit.quality == MatchQuality::kExact) exact.push_back(hit);
    }
    if (!exact.empty()) {
      choose_among(each_once(exact), hits);
    } else if (!asked_.needs.empty()) {
      answer_need(hits);
    } else if (postcode.kind == PostcodeAnswer::Kind::kDistrict) {
      show_district(postcode);
    } else {
      offer(hits);
    }
    return std::move(result_);
  }

 private:
  LookUp at_position(SmallAreaIndex at) {
    if (at.valid()) {
      result_.exact = of({SearchKind::kSmallArea, at.value, place_name(data_.small_areas[at.value])});
      if (context_.state.view == "need" && !selected_point(data_, context_.state))
        result_.exact->action = action({"place", data_.small_areas[at.value].code});
      result_.exact->action += "&here=" + std::string(text_);
    } else {
      result_.title = text::look_up::position_outside;
      result_.messages = {covered_words(data_)};
      result_.elsewhere = true;
    }
    return std::move(result_);
  }

  [[nodiscard]] Suggestion of(const SearchHit& hit) const { return suggestion_of(context_, region_, hit); }
  [[nodiscard]] Suggestion of_postcode(std::uint32_t index,
                                       MatchQuality quality = MatchQuality::kExact) const {
    return of({SearchKind::kPostcode, index, {}, quality});
  }

  void add(Suggestion choice) {
    const auto same = [&choice](const Suggestion& other) {
      return other.label == choice.label && other.action == choice.action && other.query == choice.query;
    };
    if (choice.action.empty() && choice.query.empty()) return;
    if (std::none_of(result_.choices.begin(), result_.choices.end(), same))
      result_.choices.push_back(std::move(choice));
  }

  // A need near the postcode that stands in the text too, else the postcode itself.
  void answer_postcode(const PostcodeAnswer& postcode) {
    Suggestion found = of_postcode(static_cast<std::uint32_t>(postcode.found - data_.postcodes.data()));
    if (!asked_.needs.empty()) {
      Suggestion need = need_suggestion(asked_.needs.front(), asked_.now);
      need.label = near(need.label, found.label);
      need.action += "&" + action({"postcode", found.label});
      found = std::move(need);
    }
    result_.exact = std::move(found);
  }

  void answer_phone(const std::string& digits) {
    const std::vector<SearchHit> hits = with_phone(data_, digits);
    if (hits.size() == 1) {
      result_.exact = of(hits.front());
      return;
    }
    if (hits.empty()) {
      result_.title = say(text::look_up::no_such_number{.number = quoted(text_)});
      result_.messages = {text::look_up::whose_numbers, covered_words(data_)};
      result_.elsewhere = true;
      return;
    }
    result_.title = say(text::look_up::several_with_number{.number = quoted(text_)});
    result_.messages = {text::look_up::choose_what_you_mean};
    for (const SearchHit& hit : hits) add(of(hit));
  }

  // A practice is not also offered as a surgery of its own name.
  [[nodiscard]] std::vector<SearchHit> each_once(const std::vector<SearchHit>& hits) const {
    std::vector<SearchHit> result;
    for (const SearchHit& hit : hits) {
      const bool again =
          hit.kind == SearchKind::kSite && std::any_of(hits.begin(), hits.end(), [&](const SearchHit& other) {
            return other.kind == SearchKind::kPractice &&
                   other.index == data_.sites[hit.index].practice.value;
          });
      if (!again) result.push_back(hit);
    }
    return result;
  }

  // The place, if the text names one besides the need: the need is then told for it.
  [[nodiscard]] std::vector<Suggestion> needs_at(std::string_view where) const {
    std::vector<Suggestion> result;
    bool by_place = false;  // stations and wards of the name of a place are not told apart from it
    for (const SearchHit& hit : search_.search(where, kMostHits)) {
      const bool point = hit.kind == SearchKind::kPlace;
      const bool known = point || hit.kind == SearchKind::kWard || hit.kind == SearchKind::kMsoa;
      if (hit.quality != MatchQuality::kExact || !known) continue;
      SmallAreaIndex at(hit.index);
      if (point) at = region_.locate(data_.basemap_points[hit.index].point);
      if (!at.valid() || !data_.small_areas[at.value].in_area) continue;
      const bool place = point && data_.basemap_points[hit.index].kind == BasemapKind::kPlace;
      if (place && !by_place) result.clear();
      if (by_place && !place) continue;
      by_place = by_place || place;
      const Suggestion found = of(hit);
      for (const std::string_view id : asked_.needs) {
        Suggestion need = need_suggestion(id, asked_.now);
        need.label = near(need.label, found.label);
        need.detail = found.detail;
        need.action += "&" + action({"place", data_.small_areas[at.value].code});
        result.push_back(std::move(need));
      }
    }
    return result;
  }

  void answer_need(const std::vector<SearchHit>& hits) {
    std::vector<Suggestion> there;
    if (!asked_.rest.empty()) there = needs_at(asked_.rest);
    if (asked_.needs.front() == "hospital" && !asked_.rest.empty()) {
      for (const SearchHit& hit : hospitals_with(data_, asked_.rest)) add(of(hit));
    }
    // "Surgery" or "PCN" behind a name is a part of it.
    if (there.empty() && asked_.weak && is_of_names(asked_.needs.front()) && !asked_.rest.empty()) {
      offer(hits);
      return;
    }
    std::vector<SearchHit> named;  // by every word of the text
    for (const SearchHit& hit : hits) {
      if (hit.quality <= MatchQuality::kWords || (asked_.weak && !asked_.rest.empty())) named.push_back(hit);
    }
    const bool alone = asked_.rest.empty() || (!asked_.weak && named.empty());
    const std::string words = " " + fold_text(text_);
    const std::vector<std::string_view> where = split(say(text::phrases::where), '|');
    const bool said_where = std::any_of(where.begin(), where.end(), [&words](std::string_view word) {
      return words.find(" " + std::string(word) + " ") != std::string::npos;
    });
    if (there.size() == 1 && (named.empty() || said_where)) {
      result_.exact = std::move(there.front());
      return;
    }
    if (there.empty() && alone && asked_.needs.size() == 1) {
      result_.exact = need_suggestion(asked_.needs.front(), asked_.now);
      return;
    }
    for (Suggestion& choice : there) add(std::move(choice));
    if (!asked_.rest.empty()) {
      for (const SearchHit& hit : named) {
        if (result_.choices.size() < kMostOffered) add(of(hit));
      }
    }
    if (there.empty()) {
      for (const std::string_view id : asked_.needs) add(need_suggestion(id, asked_.now));
    }
    result_.title = say(text::look_up::what_do_you_mean{.typed = quoted(text_)});
    result_.messages = {text::look_up::choose_one};
  }

  // The neighbourhoods in which these postcodes lie, those with most of them first.
  void add_neighbourhoods(std::uint32_t first, std::uint32_t last, const std::string& district) {
    struct Group {
      std::uint32_t place = 0;  // the first met
      std::int64_t postcodes = 0;
    };
    std::vector<Group> groups;
    const auto& places = data_.small_areas;
    for (std::uint32_t i = first; i < last; ++i) {
      const SmallAreaIndex at = data_.postcodes[i].small_area;
      if (!at.valid() || !places[at.value].in_area) continue;
      const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
        return places[group.place].msoa_name == places[at.value].msoa_name &&
               places[group.place].district == places[at.value].district;
      });
      if (same != groups.end()) {
        ++same->postcodes;
      } else {
        groups.push_back({at.value, 1});
      }
    }
    sort_stable(groups.begin(), groups.end(),
                [](const Group& a, const Group& b) { return a.postcodes > b.postcodes; });
    for (const Group& group : groups) {
      const std::string& name = places[group.place].msoa_name;
      if (name.empty() || result_.choices.size() >= kMostChoices) continue;
      Suggestion choice = of({SearchKind::kMsoa, group.place, name});
      choice.detail = say(text::look_up::with_postcodes{
          .district = district, .place = choice.detail, .postcodes = group.postcodes});
      add(std::move(choice));
    }
  }

  void refuse(const PostcodeAnswer& postcode) {
    result_.title = say(text::look_up::postcode_unknown{.postcode = postcode.text});
    result_.messages = postcode.sentences;
    result_.messages.push_back(covered_words(data_));
    result_.elsewhere = postcode_nation(postcode.text).empty();
    const std::string sector = postcode.text.substr(0, postcode.text.size() - 2);
    const PostcodeRange near = search_.postcodes().in_sector(sector);
    for (std::uint32_t i = near.first; i < near.last && i - near.first < kMostOffered; ++i)
      add(of_postcode(i, MatchQuality::kFuzzy));
    if (near.size() == 0)
      add_neighbourhoods(postcode.first, postcode.last, postcode.text.substr(0, postcode.text.find(' ')));
  }

  void show_district(const PostcodeAnswer& district) {
    result_.title = say(text::look_up::half_postcode{.postcode = district.text});
    result_.messages = district.sentences;
    result_.messages.emplace_back(text::look_up::type_whole_postcode);
    if (district.first == district.last) {
      result_.messages.back() = covered_words(data_);
      result_.elsewhere = postcode_nation(district.text).empty();
    }
    add_neighbourhoods(district.first, district.last, district.text);
  }

  static bool is_one_thing(SearchKind kind) {
    return kind != SearchKind::kWard && kind != SearchKind::kMsoa && kind != SearchKind::kPostcode;
  }

  // A place or a borough elsewhere, of which nothing is here but its name.
  void answer_outside(const SearchHit& hit, const std::vector<SearchHit>& hits) {
    const Suggestion only = of(hit);
    // A town, such as London, goes on beyond the edge of the area.
    const std::string town = ", " + only.label;
    constexpr std::ptrdiff_t kMany = 10;
    const auto there = std::count_if(
        data_.practices.begin(), data_.practices.end(),
        [&town](const Practice& practice) { return practice.in_area && practice.address.ends_with(town); });
    const bool in_part = there >= kMany;
    result_.title = say(in_part ? text::look_up::only_a_part::kId : text::look_up::outside::kId,
                        {std::string_view(only.label)});
    if (!in_part) result_.messages = {say(text::look_up::no_more_of_it{.what = only.detail})};
    result_.messages.push_back(covered_words(data_));
    result_.elsewhere = true;
    if (!in_part) add_named(hits);
  }

  // Things whose name or code is exactly the text.
  void choose_among(std::vector<SearchHit> exact, const std::vector<SearchHit>& hits) {
    const SearchHit first = exact.front();
    std::erase_if(exact, [this](const SearchHit& hit) {
      const Suggestion found = of(hit);
      return found.action.empty() && found.query.empty();
    });
    if (exact.empty()) {
      answer_outside(first, hits);
      return;
    }
    if (exact.size() == 1 && is_one_thing(exact[0].kind)) {
      result_.exact = of(exact[0]);
      return;
    }
    if (exact.size() == 1) {
      const Suggestion only = of(exact[0]);
      result_.title = say(text::look_up::name_and_kind{.name = only.label, .what = only.detail});
    } else {
      result_.title = say(text::look_up::several_named{.typed = quoted(text_)});
      for (const SearchHit& hit : exact) add(of(hit));
      if (result_.choices.size() == 1) {  // a place and its station, say, in one small area
        Suggestion only = std::move(result_.choices.front());
        result_ = {};
        result_.exact = std::move(only);
        return;
      }
    }
    add_named(hits);
    for (const SearchHit& hit : exact) add_parts(hit);
    if (result_.choices.empty()) add(of(exact[0]));
    result_.messages = {text::look_up::choose_what_you_mean};
  }

  // Practices, surgeries and services of this name or street.
  void add_named(const std::vector<SearchHit>& hits) {
    std::size_t named = 0;
    for (const SearchHit& hit : hits) {
      const bool cared = hit.kind == SearchKind::kPractice || hit.kind == SearchKind::kSite ||
                         hit.kind == SearchKind::kService || hit.kind == SearchKind::kNetwork;
      const bool near_name = hit.quality == MatchQuality::kPrefix || hit.quality == MatchQuality::kWords;
      if (cared && near_name && named++ < kMostOffered) add(of(hit));
    }
  }

  // What a ward or a neighbourhood consists of.
  void add_parts(const SearchHit& hit) {
    std::vector<SearchHit> parts;
    if (hit.kind == SearchKind::kWard || hit.kind == SearchKind::kMsoa) {
      const SmallArea& first = data_.small_areas[hit.index];
      for (std::size_t i = 0; i < data_.small_areas.size(); ++i) {
        const SmallArea& place = data_.small_areas[i];
        const bool same =
            hit.kind == SearchKind::kWard ? place.ward == first.ward : place.msoa_name == first.msoa_name;
        if (same && place.in_area && place.district == first.district)
          parts.push_back({SearchKind::kSmallArea, static_cast<std::uint32_t>(i), place_name(place)});
      }
    }
    sort_stable(parts.begin(), parts.end(),
                [](const SearchHit& a, const SearchHit& b) { return a.label < b.label; });
    for (const SearchHit& part : parts) {
      if (result_.choices.size() < kMostChoices) add(of(part));
    }
  }

  // Postcodes of the data that the text becomes when one sign is taken for another that looks like it.
  void add_look_alikes() {
    constexpr std::string_view kPairs[] = {"5S", "2Z", "8B", "6G"};
    const std::string typed = to_upper_ascii(text_.substr(0, 12));
    for (std::size_t i = 0; i < typed.size(); ++i) {
      for (const std::string_view pair : kPairs) {
        const std::size_t at = pair.find(typed[i]);
        if (at == std::string_view::npos) continue;
        std::string other = typed;
        other[i] = pair[1 - at];
        if (const auto found = search_.postcodes().find(other)) add(of_postcode(*found));
      }
    }
  }

  void offer(const std::vector<SearchHit>& hits) {
    add_look_alikes();
    const bool named = !hits.empty() && hits.front().quality != MatchQuality::kFuzzy;
    const bool one_word = trim(text_).find(' ') == std::string_view::npos;
    for (const std::string_view id : needs_beginning(text_)) add(need_suggestion(id));
    const auto add_slips = [&] {
      for (const std::string_view id : needs_like(text_)) add(need_suggestion(id));
    };
    if (!named && one_word) add_slips();
    for (const SearchHit& hit : hits) {
      const bool fits = !named || hit.quality != MatchQuality::kFuzzy;
      if (fits && result_.choices.size() < kMostOffered) add(of(hit));
    }
    if (!named && !one_word) add_slips();
    if (result_.choices.empty() && asked_.help) {
      for (const char* id : {"urgent", "pharmacy", "gp", "mental-health", "link-worker", "register"})
        add(need_suggestion(id));
      result_.title = text::look_up::what_do_you_need;
      result_.messages = {text::look_up::choose_one};
      return;
    }
    if (!result_.choices.empty()) {
      result_.title = named ? text::look_up::choose_title : text::look_up::did_you_mean;
      result_.messages = {say(named ? text::look_up::these_fit::kId : text::look_up::none_exactly::kId,
                              {std::string_view(quoted(text_))})};
      if (hits.size() > kMostOffered) result_.messages.emplace_back(text::look_up::there_are_more);
      return;
    }
    const std::string example = example_postcode(data_);
    result_.title = say(text::look_up::nothing_found{.typed = quoted(text_)});
    result_.messages = {covered_words(data_)};
    result_.messages.push_back(example.empty() ? text::look_up::try_postcode
                                               : say(text::look_up::try_such_as{.postcode = example}));
    result_.elsewhere = true;
  }

  const ViewContext& context_;
  const Dataset& data_;
  const TextSearch& search_;
  const RegionLocator& region_;
  std::string_view text_;
  Understood asked_;
  LookUp result_;
};

}  // namespace

LookUp look_up(const ViewContext& context, const TextSearch& search, const RegionLocator& region,
               std::string_view text) {
  constexpr std::size_t kLongest = 200;
  const std::string_view typed = trim(text.substr(0, kLongest));
  if (typed.empty()) {
    LookUp nothing;
    nothing.title = text::look_up::nothing_to_look_for;
    nothing.messages = {text::look_up::type_something};
    return nothing;
  }
  return Asker(context, search, region, typed).ask();
}

}  // namespace pcn
