#include "core/io/registration_merge.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/model/query.h"
#include "core/model/succession.h"
#include "texts/registrations.h"

namespace pcn {
namespace {

constexpr Date kFirstCount{2013, 1, 1};  // the publisher's series begins in that year
constexpr int kDaysAhead = 366;
constexpr double kLeastOfList = 0.5;
constexpr double kMostOfList = 2;
constexpr std::string_view kGroup = "observed";

// By practice, and for all others in the last place: patients in the rows.
std::vector<std::int64_t> patients_by_practice(const Dataset& data, const Registrations& read) {
  std::vector<std::int64_t> result(data.practices.size() + 1, 0);
  for (const ObservedFlow& flow : read.flows)
    result[flow.practice ? flow.practice.value : data.practices.size()] += flow.patients;
  for (const PatientsBeyond& row : read.beyond) result[row.practice.value] += row.patients;
  return result;
}

struct Judgement {
  RegistrationReport report;
  std::vector<bool> taken;  // by practice
};

Judgement judge(const Dataset& data, const Registrations& read) {
  Judgement result;
  RegistrationReport& report = result.report;
  report.date = read.date;
  const std::vector<std::int64_t> patients = patients_by_practice(data, read);
  std::map<int, int> distances;
  const DayLists lists(data, read.date);
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const PracticeIndex practice(at);
    const auto list = lists.of(practice);
    const auto counted = static_cast<double>(patients[at]);
    const auto listed = list ? static_cast<double>(list->patients.count) : counted;
    const bool fits = counted >= listed * kLeastOfList && counted <= listed * kMostOfList;
    result.taken.push_back(patients[at] > 0 && fits);
    if (!data.practices[at].in_area || is_gone(data, practice, read.date) || !list) continue;
    ++report.practices;
    report.listed += list->patients.count;
    ++distances[std::abs(to_days(list->date) - to_days(read.date))];
    if (result.taken[at]) {
      ++report.practices_counted;
      report.counted += std::min<std::int64_t>(patients[at], list->patients.count);
    } else if (patients[at] > 0) {
      report.doubtful.push_back(practice);
    }
  }
  const auto usual = std::max_element(distances.begin(), distances.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual != distances.end()) report.days_from_lists = usual->first;
  return result;
}

std::string coverage_words(const RegistrationReport& report) {
  return say(text::registrations::coverage{.counted = report.practices_counted,
                                           .listed = report.listed,
                                           .patients = report.counted,
                                           .percent = format_decimal(report.share() * 100, 1),
                                           .practices = report.practices});
}

std::optional<Error> refuse(const Dataset& data, const RegistrationReport& report, std::string_view file) {
  const auto error = [&](ErrorCode code, std::string field, std::string text) {
    return Error{code, {std::string(file), 0, 0, std::move(field)}, std::move(text)};
  };
  if (report.date < kFirstCount || to_days(report.date) > to_days(data.newest) + kDaysAhead) {
    return error(
        ErrorCode::kBadValue, "EXTRACT_DATE",
        say(text::registrations::wrong_day{.day = to_words(report.date), .newest = to_words(data.newest)}));
  }
  if (report.practices_counted == 0) {
    return error(ErrorCode::kInconsistent, "NUMBER_OF_PATIENTS",
                 report.doubtful.empty() ? say(text::registrations::no_practice_of_area{.area = data.name})
                                         : say(text::registrations::numbers_do_not_fit{.area = data.name}));
  }
  if (data.observed.empty() && report.share() < kWholeCount) {
    return error(ErrorCode::kInconsistent, "PRACTICE_CODE",
                 say(text::registrations::too_little{.coverage = coverage_words(report)}));
  }
  return std::nullopt;
}

// The days of the rows that are kept, before those of the file come in.
std::vector<Date> days_of(const Dataset& data) {
  std::vector<Date> result(data.practices.size(), data.observed_date);
  for (const ObservedDay& row : data.observed_days) result[row.practice.value] = row.date;
  return result;
}

void merge_rows(Dataset& data, Registrations& read, const Judgement& judged) {
  std::vector<bool> taken = judged.taken;
  // With a whole count those that are gone by its day are on other lists, and counted there.
  for (std::size_t at = 0; at < taken.size() && judged.report.replaced_all; ++at)
    taken[at] = taken[at] || is_gone(data, PracticeIndex(at), read.date);
  taken.push_back(judged.report.replaced_all);  // practices that the package does not hold
  const auto from_file = [&](PracticeIndex practice) {
    return taken[practice ? practice.value : data.practices.size()];
  };
  std::vector<Date> days = days_of(data);
  std::erase_if(data.observed, [&](const ObservedFlow& flow) { return from_file(flow.practice); });
  std::erase_if(data.observed_beyond, [&](const PatientsBeyond& row) { return from_file(row.practice); });
  for (const ObservedFlow& flow : read.flows) {
    if (from_file(flow.practice) && (!flow.practice || judged.taken[flow.practice.value]))
      data.observed.push_back(flow);
  }
  for (const PatientsBeyond& row : read.beyond) {
    if (judged.taken[row.practice.value]) data.observed_beyond.push_back(row);
  }
  sort_stable(data.observed.begin(), data.observed.end(), [](const ObservedFlow& a, const ObservedFlow& b) {
    return std::tuple(!a.practice.valid(), a.practice.value, a.small_area) <
           std::tuple(!b.practice.valid(), b.practice.value, b.small_area);
  });
  sort_stable(data.observed_beyond.begin(), data.observed_beyond.end(),
              [](const PatientsBeyond& a, const PatientsBeyond& b) {
                return std::tie(a.practice, a.where) < std::tie(b.practice, b.where);
              });
  for (std::size_t at = 0; at < days.size(); ++at) {
    if (judged.taken[at]) days[at] = read.date;
  }
  if (judged.report.replaced_all) data.observed_date = read.date;
  std::vector<bool> has_rows(data.practices.size(), false);
  for (const ObservedFlow& flow : data.observed) {
    if (flow.practice) has_rows[flow.practice.value] = true;
  }
  data.observed_days.clear();
  for (std::size_t at = 0; at < days.size(); ++at) {
    if (has_rows[at] && days[at] != data.observed_date)
      data.observed_days.push_back({PracticeIndex(at), days[at]});
  }
}

void put_source(Dataset& data, const RegistrationReport& report, std::string_view file, std::string sha256) {
  const Source entry{std::string(kGroup) + "-file",
                     "Patients registered at a GP practice, by small area",
                     "NHS England",
                     "https://digital.nhs.uk/data-and-information/publications/statistical/"
                     "patients-registered-at-a-gp-practice",
                     std::string(file),
                     to_words(report.date),
                     "OGL-3.0",
                     std::move(sha256)};
  auto source = std::find_if(data.sources.begin(), data.sources.end(),
                             [&entry](const Source& row) { return row.id == entry.id; });
  if (source == data.sources.end()) {
    source = data.sources.insert(source, Source{});
  } else {
    std::erase_if(data.build_notes, [&](const Diagnostic& note) { return note.where.file == source->file; });
  }
  *source = entry;
  const SourceIndex index(static_cast<std::size_t>(source - data.sources.begin()));
  auto provenance = std::find_if(data.provenance.begin(), data.provenance.end(),
                                 [](const Provenance& row) { return row.group == kGroup; });
  if (provenance == data.provenance.end()) {
    provenance = data.provenance.insert(provenance, Provenance{std::string(kGroup), {}, {}});
  }
  if (report.replaced_all) provenance->sources.clear();
  if (std::find(provenance->sources.begin(), provenance->sources.end(), index) == provenance->sources.end())
    provenance->sources.push_back(index);
  provenance->method = text::registrations::method;
  if (!report.replaced_all) {
    provenance->method += ' ';
    provenance->method += say(text::registrations::method_of_some{.coverage = coverage_words(report)});
  }
}

}  // namespace

Result<RegistrationReport> put_registrations(Dataset& data, Registrations registrations,
                                             std::string_view file, std::string sha256) {
  Judgement judged = judge(data, registrations);
  if (auto error = refuse(data, judged.report, file)) return std::move(*error);
  judged.report.replaced_all = judged.report.share() >= kWholeCount;
  merge_rows(data, registrations, judged);
  put_source(data, judged.report, file, std::move(sha256));
  for (Diagnostic& note : registrations.diagnostics) data.build_notes.push_back(std::move(note));
  return std::move(judged.report);
}

std::vector<std::string> report_sentences(const Dataset& data, const RegistrationReport& report) {
  std::vector<std::string> result;
  result.push_back(
      say(text::registrations::tells_of{.coverage = coverage_words(report), .day = to_words(report.date)}));
  if (!report.replaced_all) {
    result.push_back(say(text::registrations::others_stay{.day = to_words(data.observed_date)}));
  }
  if (!report.doubtful.empty()) {
    std::vector<std::string> names;
    constexpr std::size_t kNamed = 5;
    for (const PracticeIndex practice : report.doubtful) {
      if (names.size() == kNamed) break;
      names.push_back(data.practices[practice.value].name);
    }
    const std::string practices = join(names, ", ");
    result.push_back(report.doubtful.size() > kNamed
                         ? say(text::registrations::not_used_and_more{.more = report.doubtful.size() - kNamed,
                                                                      .practices = practices})
                         : say(text::registrations::not_used{.practices = practices}));
  }
  constexpr int kMonthDays = 30;
  if (report.days_from_lists > 3 * kMonthDays) {
    result.push_back(
        say(text::registrations::months_from_lists{.months = report.days_from_lists / kMonthDays}));
  }
  return result;
}

}  // namespace pcn
