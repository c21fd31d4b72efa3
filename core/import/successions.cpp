#include "core/import/successions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "core/geo/polygon_ops.h"
#include "core/import/build.h"
#include "core/model/query.h"
#include "core/model/succession.h"

namespace pcn {
namespace {

using Vintage = std::pair<Date, ListKind>;

constexpr double kRemnant = 0.25;   // a list of less than this part of its largest is what was left behind
constexpr double kLowestFit = 0.8;  // growth over the lists that ended, to be as much
constexpr double kHighestFit = 1.25;
constexpr double kLowestLikely = 0.85;  // likewise, where nothing but the list shows it
constexpr double kHighestLikely = 1.15;
constexpr double kMostLeft = 0.6;       // of its largest list, for what ended to be a list and no rest
constexpr double kMisfit = 4;           // by what a fit that is less good outweighs ties
constexpr double kNoise = 0.05;         // growth of less than this part of the own list says nothing
constexpr int kAtOnce = 130;            // days between two vintages that leave little room for anything else
constexpr double kNear = 2'000;         // metres
constexpr double kSamePlace = 60;       // metres within which two sites are one
constexpr double kAround = 700;         // metres around a surgery in which people are its neighbours
constexpr std::size_t kNeighbours = 6;  // small areas
constexpr double kClearShare = 0.4;     // of the neighbours, to show that the surgery is the successor's
constexpr double kFarShare = 0.25;      // to tie the two at all
constexpr std::size_t kMostTogether = 10;

struct Ended {
  PracticeIndex practice;
  std::size_t from = 0;  // positions in the vintages
  std::size_t to = 0;
  std::int64_t patients = 0;
};

struct Tie {
  double score = 0;  // 0: nothing ties the two
  double share = 0;  // of the people around the surgery, if the successor leads there; else 0
  double metres = -1;
  bool network = false;
  bool address = false;
  bool phone = false;
};

class Finder {
 public:
  Finder(const Dataset& data, const std::set<std::string, std::less<>>& listed)
      : data_(data), listed_(listed), networks_(data.practices.size()) {
    for (const Membership& stay : data.memberships) networks_[stay.practice.value].insert(stay.network);
    find_vintages();
  }

  std::vector<Succession> find() {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<Ended>> windows;
    for (std::size_t at = 0; at < data_.practices.size(); ++at) {
      if (const auto ended = end_of(PracticeIndex(at))) windows[{ended->from, ended->to}].push_back(*ended);
    }
    // The latest first: who holds whom later tells whose neighbours were counted.
    for (auto window = windows.rbegin(); window != windows.rend(); ++window) match(window->second);
    return known_.successions;
  }

 private:
  // All vintages in which most practices of the area have a list, by date.
  void find_vintages() {
    std::map<Vintage, std::size_t> count;
    for (const ListSize& list : data_.lists) {
      // Beyond the edge some vintages have no lists.
      if (data_.practices[list.practice.value].in_area) ++count[{list.date, list.kind}];
    }
    std::size_t most = 0;
    for (const auto& [vintage, lists] : count) most = std::max(most, lists);
    for (const auto& [vintage, lists] : count) {
      if (lists * 2 < most) continue;
      vintages_.push_back(vintage);
      lists_.emplace_back(data_.practices.size(), 0);
      for (const ListSize& list : data_.lists) {
        if (list.date == vintage.first && list.kind == vintage.second)
          lists_.back()[list.practice.value] = list.patients.count;
      }
    }
  }

  // The time in which a practice that is listed no more lost its list.
  [[nodiscard]] std::optional<Ended> end_of(PracticeIndex practice) const {
    if (listed_.contains(data_.practices[practice.value].code)) return std::nullopt;
    std::int64_t largest = 0;
    for (const auto& lists : lists_) largest = std::max(largest, lists[practice.value]);
    std::optional<std::size_t> last;
    for (std::size_t at = 0; at < lists_.size(); ++at) {
      const std::int64_t patients = lists_[at][practice.value];
      if (patients > 0 && static_cast<double>(patients) >= kRemnant * static_cast<double>(largest)) last = at;
    }
    if (!last || *last + 1 == lists_.size()) return std::nullopt;
    if (static_cast<double>(lists_[*last][practice.value]) < kMostLeft * static_cast<double>(largest))
      return std::nullopt;  // its patients had begun to leave: nobody has them all
    return Ended{practice, *last, *last + 1, lists_[*last][practice.value]};
  }

  // By what factor lists changed from one vintage to another: the median of all that are in both.
  [[nodiscard]] double usual_growth(std::size_t from, std::size_t to) const {
    std::vector<double> factors;
    for (std::size_t at = 0; at < data_.practices.size(); ++at) {
      const auto before = static_cast<double>(lists_[from][at]);
      const auto after = static_cast<double>(lists_[to][at]);
      if (before > 0 && after > 0) factors.push_back(after / before);
    }
    if (factors.empty()) return 1;
    const auto middle = factors.begin() + static_cast<std::ptrdiff_t>(factors.size() / 2);
    std::nth_element(factors.begin(), middle, factors.end());
    return *middle;
  }

  // How much more than usual the list grew; empty when that says nothing.
  [[nodiscard]] std::optional<double> growth_of(PracticeIndex practice, const Ended& ended,
                                                double usual) const {
    const auto before = static_cast<double>(lists_[ended.from][practice.value]);
    const auto after = static_cast<double>(lists_[ended.to][practice.value]);
    if (after <= 0) return std::nullopt;
    if (before <= 0) {
      // A new code: it must not have been there before.
      for (std::size_t at = 0; at < ended.from; ++at) {
        if (lists_[at][practice.value] > 0) return std::nullopt;
      }
      return after;
    }
    const double growth = after - before * usual;
    if (growth < kNoise * before) return std::nullopt;
    return growth;
  }

  // Which part of the people around a surgery that was gone when they were counted is with each practice
  // (or with the one that holds its patients since).
  [[nodiscard]] std::map<PracticeIndex, double> neighbours_of(const Ended& ended) const {
    std::map<PracticeIndex, double> shares;
    const auto& at = data_.practices[ended.practice.value].point;
    if (!at || data_.observed.empty() || data_.observed_date < vintages_[ended.to].first) {
      // A list that is missing from the average of the year of the count had ended by then as well.
      const bool same_year = at && !data_.observed.empty() &&
                             vintages_[ended.to].second == ListKind::kYearAverage &&
                             to_days(vintages_[ended.to].first) - to_days(data_.observed_date) < 183;
      if (!same_year) return shares;
    }
    std::vector<std::pair<double, SmallAreaIndex>> around;
    for (std::size_t place = 0; place < data_.small_areas.size(); ++place) {
      const double metres = distance(data_.small_areas[place].centroid, *at);
      if (metres <= kAround) around.emplace_back(metres, SmallAreaIndex(place));
    }
    std::sort(around.begin(), around.end());
    if (around.size() > kNeighbours) around.resize(kNeighbours);
    std::set<SmallAreaIndex> places;
    for (const auto& [metres, place] : around) places.insert(place);
    double all = 0;
    for (const ObservedFlow& row : data_.observed) {
      if (!places.contains(row.small_area)) continue;
      all += row.patients;
      if (row.practice) shares[holder_today(known_, row.practice)] += row.patients;
    }
    // Whoever still had patients of their own around it was not gone.
    if (all <= 0 || shares[ended.practice] > all / 100) return {};
    for (auto& [practice, share] : shares) share /= all;
    return shares;
  }

  [[nodiscard]] Tie tie_of(const Ended& ended, PracticeIndex successor,
                           const std::map<PracticeIndex, double>& neighbours) const {
    const Practice& old = data_.practices[ended.practice.value];
    const Practice& other = data_.practices[successor.value];
    Tie tie;
    for (const NetworkIndex network : networks_[ended.practice.value])
      tie.network = tie.network || networks_[successor.value].contains(network);
    tie.address = !old.postcode.empty() && old.postcode == other.postcode;
    tie.phone = !old.phone.empty() && old.phone == other.phone;
    if (old.point && other.point) tie.metres = distance(*old.point, *other.point);
    for (const Site& site : data_.sites) {
      if (site.practice != successor || site.kind == SiteKind::kFormer || !site.point || !old.point) continue;
      const double metres = distance(*old.point, *site.point);
      if (metres < tie.metres) tie.metres = metres;
      tie.address = tie.address || metres <= kSamePlace;
    }
    const PracticeIndex holder = holder_today(known_, successor);
    double most = 0;
    for (const auto& [practice, share] : neighbours) most = std::max(most, share);
    const auto own = neighbours.find(holder);
    if (own != neighbours.end() && own->second >= most) tie.share = own->second;
    const bool near = tie.metres >= 0 && tie.metres < kNear;
    if (!tie.network && !tie.address && !tie.phone && tie.share < kFarShare) return tie;
    tie.score = (tie.address ? 1 : 0) + (tie.phone ? 1 : 0) + (tie.network ? 0.25 : 0) +
                (own != neighbours.end() ? own->second : 0) + (near ? 0.25 * (1 - tie.metres / kNear) : 0) +
                0.001;
    return tie;
  }

  struct Offer {
    double score = 0;
    PracticeIndex successor;
    double growth = 0;
    double together = 0;
    std::vector<std::size_t> taken;  // positions in the window
  };

  // The best set of those still to be placed that one practice's growth can hold.
  [[nodiscard]] std::optional<Offer> best_offer(const std::vector<Ended>& window,
                                                const std::vector<std::vector<Tie>>& ties,
                                                const std::vector<bool>& done, std::size_t successor,
                                                double growth) const {
    std::vector<std::size_t> able;
    for (std::size_t at = 0; at < window.size(); ++at) {
      if (!done[at] && ties[at][successor].score > 0) able.push_back(at);
    }
    std::stable_sort(able.begin(), able.end(), [&](std::size_t a, std::size_t b) {
      return ties[a][successor].score > ties[b][successor].score;
    });
    if (able.size() > kMostTogether) able.resize(kMostTogether);
    std::optional<Offer> best;
    for (std::uint32_t set = 1; set < (1U << able.size()); ++set) {
      Offer offer{0, PracticeIndex(successor), growth, 0, {}};
      for (std::size_t bit = 0; bit < able.size(); ++bit) {
        if ((set >> bit & 1U) == 0) continue;
        offer.taken.push_back(able[bit]);
        offer.together += static_cast<double>(window[able[bit]].patients);
        offer.score += ties[able[bit]][successor].score;
      }
      const double fit = growth / offer.together;
      if (fit < kLowestFit || fit > kHighestFit) continue;
      offer.score -= kMisfit * std::abs(fit - 1);
      if (!best || offer.score > best->score) best = std::move(offer);
    }
    return best;
  }

  void match(const std::vector<Ended>& window) {
    const double usual = usual_growth(window.front().from, window.front().to);
    std::vector<std::pair<std::size_t, double>> grown;
    for (std::size_t at = 0; at < data_.practices.size(); ++at) {
      if (const auto growth = growth_of(PracticeIndex(at), window.front(), usual))
        grown.emplace_back(at, *growth);
    }
    std::vector<std::vector<Tie>> ties(window.size(), std::vector<Tie>(data_.practices.size()));
    for (std::size_t at = 0; at < window.size(); ++at) {
      const auto neighbours = neighbours_of(window[at]);
      for (const auto& [successor, growth] : grown) {
        if (growth >= kLowestFit * static_cast<double>(window[at].patients))
          ties[at][successor] = tie_of(window[at], PracticeIndex(successor), neighbours);
      }
    }
    std::vector<bool> done(window.size(), false);
    std::set<std::size_t> used;
    while (true) {
      std::optional<Offer> best;
      for (const auto& [successor, growth] : grown) {
        if (used.contains(successor)) continue;
        auto offer = best_offer(window, ties, done, successor, growth);
        if (offer && (!best || offer->score > best->score)) best = std::move(offer);
      }
      if (!best) break;
      used.insert(best->successor.value);
      for (const std::size_t at : best->taken) {
        done[at] = true;
        add(window[at], *best, ties[at][best->successor.value]);
      }
    }
  }

  void add(const Ended& ended, const Offer& offer, const Tie& tie) {
    Succession row;
    row.practice = ended.practice;
    row.successor = offer.successor;
    row.from = vintages_[ended.from].first;
    row.to = vintages_[ended.to].first;
    row.first_day = row.to;
    const auto between = [&row](std::optional<Date> day) { return day && row.from < *day && *day <= row.to; };
    for (const Membership& stay : data_.memberships) {
      if (stay.practice != ended.practice || !stay.end_is_recorded || !between(stay.end)) continue;
      row.first_day = *stay.end;
      row.day_is_recorded = true;
    }
    if (const auto& closed = data_.practices[ended.practice.value].closed;
        !row.day_is_recorded && between(closed)) {
      row.first_day = *closed;
      row.day_is_recorded = true;
    }
    const auto days = to_days(row.to) - to_days(row.from);
    const bool on_days =
        vintages_[ended.from].second == ListKind::kOnDay && vintages_[ended.to].second == ListKind::kOnDay;
    const bool around = tie.share >= kClearShare;
    const bool clear = around || tie.address || tie.phone || (on_days && days <= kAtOnce);
    const double fit = offer.growth / offer.together;
    if (!clear && (fit < kLowestLikely || fit > kHighestLikely)) return;
    row.certainty = clear ? SuccessionCertainty::kClear : SuccessionCertainty::kLikely;
    row.patients = static_cast<std::int32_t>(ended.patients);
    row.growth = static_cast<std::int32_t>(std::llround(offer.growth));
    row.together = static_cast<std::int32_t>(std::llround(offer.together));
    row.metres = tie.metres < 0 ? -1 : static_cast<std::int32_t>(std::llround(tie.metres));
    row.same_network = tie.network;
    row.same_address = tie.address;
    row.same_phone = tie.phone;
    auto& rows = known_.successions;
    rows.insert(
        std::upper_bound(rows.begin(), rows.end(), row,
                         [](const Succession& a, const Succession& b) { return a.practice < b.practice; }),
        row);
  }

  const Dataset& data_;
  const std::set<std::string, std::less<>>& listed_;
  std::vector<std::set<NetworkIndex>> networks_;  // by practice: all that it was in
  std::vector<Vintage> vintages_;                 // by date
  std::vector<std::vector<std::int64_t>> lists_;  // by vintage and practice; 0 is none
  Dataset known_;                                 // its successions: those that were found
};

}  // namespace

std::vector<Succession> find_successions(const Dataset& data,
                                         const std::set<std::string, std::less<>>& listed) {
  return Finder(data, listed).find();
}

SettledSites settle_sites(Dataset& data, const std::set<std::string, std::less<>>& listed) {
  SettledSites settled;
  const auto at_site_of = [&data](PracticeIndex practice, BritishGrid at) {
    return std::any_of(data.sites.begin(), data.sites.end(), [&](const Site& site) {
      const bool own = site.practice == practice && site.kind != SiteKind::kFormer;
      return own && site.point && distance(*site.point, at) <= kSamePlace;
    });
  };
  std::vector<Site> kept;
  for (const Site& site : data.sites) {
    Site now = site;
    const bool gone =
        site.kind == SiteKind::kMain && !listed.contains(data.practices[site.practice.value].code);
    if (gone) {
      now.phone.clear();
      const Succession* row = succession_of(data, site.practice);
      const PracticeIndex holder = holder_today(data, site.practice);
      const bool clear = row != nullptr && row->certainty == SuccessionCertainty::kClear &&
                         listed.contains(data.practices[holder.value].code);
      if (clear && site.point && at_site_of(holder, *site.point)) {
        ++settled.same_place;
        continue;
      }
      now.kind = clear ? SiteKind::kMerged : SiteKind::kFormer;
      if (clear) now.practice = holder;
      ++(clear ? settled.merged : settled.former);
    } else if (site.kind == SiteKind::kFormer) {
      now.phone.clear();
    }
    kept.push_back(std::move(now));
  }
  data.sites = std::move(kept);
  std::stable_sort(data.sites.begin(), data.sites.end(), [](const Site& a, const Site& b) {
    return std::tie(a.practice, a.kind, a.code) < std::tie(b.practice, b.kind, b.code);
  });
  return settled;
}

Status add_successions(Build& build) {
  std::set<std::string, std::less<>> listed;
  for (const PracticeMapping& row : build.history.maps.back().rows) listed.insert(row.practice);
  build.data.successions = find_successions(build.data, listed);
  const SettledSites settled = settle_sites(build.data, listed);
  build.note(Severity::kNote, "surgery-of-merged-practice", "",
             "Surgeries of practices that others clearly took over: kept as theirs.", settled.merged);
  build.note(Severity::kNote, "surgery-at-successor", "",
             "Surgeries of practices that one at the same place took over: one site.", settled.same_place);
  build.note(
      Severity::kNote, "surgery-may-have-closed", "",
      "Surgeries of practices that are listed no more, and nobody clearly took over: kept as former sites.",
      settled.former);
  return ok();
}

}  // namespace pcn
