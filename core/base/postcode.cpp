#include "core/base/postcode.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/characters.h"

namespace pcn {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

// The postcode areas of the Royal Mail, each with the town that it is named for. A sign before the name tells
// the nation: - Scotland, / Wales, + Northern Ireland, = Channel Islands, * Isle of Man.
constexpr std::string_view kAreas =
    "AB-Aberdeen|AL St Albans|B Birmingham|BA Bath|BB Blackburn|BD Bradford|BH Bournemouth|BL Bolton|"
    "BN Brighton|BR Bromley|BS Bristol|BT+Belfast|CA Carlisle|CB Cambridge|CF/Cardiff|CH Chester|"
    "CM Chelmsford|CO Colchester|CR Croydon|CT Canterbury|CV Coventry|CW Crewe|DA Dartford|DD-Dundee|"
    "DE Derby|DG-Dumfries|DH Durham|DL Darlington|DN Doncaster|DT Dorchester|DY Dudley|E East London|"
    "EC the City of London|EH-Edinburgh|EN Enfield|EX Exeter|FK-Falkirk|FY Blackpool|G-Glasgow|"
    "GL Gloucester|GU Guildford|GY=Guernsey|HA Harrow|HD Huddersfield|HG Harrogate|HP Hemel Hempstead|"
    "HR Hereford|HS-the Outer Hebrides|HU Hull|HX Halifax|IG Ilford|IM*Douglas|IP Ipswich|IV-Inverness|"
    "JE=Jersey|KA-Kilmarnock|KT Kingston upon Thames|KW-Kirkwall|KY-Kirkcaldy|L Liverpool|LA Lancaster|"
    "LD/Llandrindod Wells|LE Leicester|LL/Llandudno|LN Lincoln|LS Leeds|LU Luton|M Manchester|"
    "ME Rochester|MK Milton Keynes|ML-Motherwell|N North London|NE Newcastle upon Tyne|NG Nottingham|"
    "NN Northampton|NP/Newport|NR Norwich|NW North West London|OL Oldham|OX Oxford|PA-Paisley|"
    "PE Peterborough|PH-Perth|PL Plymouth|PO Portsmouth|PR Preston|RG Reading|RH Redhill|RM Romford|"
    "S Sheffield|SA/Swansea|SE South East London|SG Stevenage|SK Stockport|SL Slough|SM Sutton|"
    "SN Swindon|SO Southampton|SP Salisbury|SR Sunderland|SS Southend-on-Sea|ST Stoke-on-Trent|"
    "SW South West London|SY Shrewsbury|TA Taunton|TD-Galashiels|TF Telford|TN Tonbridge|TQ Torquay|"
    "TR Truro|TS Cleveland|TW Twickenham|UB Southall|W West London|WA Warrington|WC Central London|"
    "WD Watford|WF Wakefield|WN Wigan|WR Worcester|WS Walsall|WV Wolverhampton|YO York|ZE-Lerwick";

// The entry of the letters in front, from its sign on; empty if there is none.
std::string_view area_entry(std::string_view postcode) {
  std::size_t letters = 0;
  while (letters < postcode.size() && letters < 3 && is_letter(postcode[letters])) ++letters;
  if (letters == 0 || letters > 2) return {};
  const std::string_view wanted = postcode.substr(0, letters);
  std::string_view rest = kAreas;
  while (!rest.empty()) {
    const std::size_t end = rest.find('|');
    const std::string_view entry = rest.substr(0, end);
    if (entry.starts_with(wanted) && !is_letter(entry[letters])) return entry.substr(letters);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return {};
}

// What may stand where: 'L' a letter, 'd' a digit, of the half before the space.
constexpr std::array<std::string_view, 6> kOutwardShapes = {"Ld", "Ldd", "LdL", "LLd", "LLdd", "LLdL"};

// The text in a shape, with O and 0, I and 1 exchanged where that makes it fit; counts the exchanges.
std::optional<std::string> in_shape(std::string_view text, std::string_view shape, int& exchanged) {
  if (text.size() != shape.size()) return std::nullopt;
  std::string result(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char& c = result[i];
    if (shape[i] == 'd' ? is_digit(c) : is_letter(c)) continue;
    const std::string_view from = shape[i] == 'd' ? "OI" : "01";
    const std::size_t at = from.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    c = (shape[i] == 'd' ? "01" : "OI")[at];
    ++exchanged;
  }
  return result;
}

// Capitals and digits without space as a postcode. Letters are exchanged only if it has a digit, if but one
// reading is possible, and if its area is one of the Royal Mail's.
std::optional<std::string> shaped(std::string_view compact) {
  if (compact.size() < 5 || compact.size() > 7) return std::nullopt;
  int inward_exchanged = 0;
  const auto inward = in_shape(compact.substr(compact.size() - 3), "dLL", inward_exchanged);
  // O and I never are among the last two letters.
  if (!inward || is_digit(compact[compact.size() - 1]) || is_digit(compact[compact.size() - 2]))
    return std::nullopt;
  std::vector<std::string> readings;
  for (const std::string_view shape : kOutwardShapes) {
    int exchanged = inward_exchanged;
    const auto outward = in_shape(compact.substr(0, compact.size() - 3), shape, exchanged);
    if (!outward) continue;
    std::string reading = *outward + " " + *inward;
    if (exchanged == 0) return reading;
    // Districts are not written with a nought in front, nor end in a letter that looks like a digit.
    const std::size_t first = outward->find_first_of("0123456789");
    const bool odd = (outward->size() > first + 1 && (*outward)[first] == '0') || outward->back() == 'O' ||
                     outward->back() == 'I';
    if (!odd && !area_entry(reading).empty()) readings.push_back(std::move(reading));
  }
  const bool has_digit = std::any_of(compact.begin(), compact.end(), is_digit);
  if (readings.size() != 1 || !has_digit) return std::nullopt;
  return readings.front();
}

// Words of capitals and digits; what is neither, such as an accented letter, spoils its word.
std::vector<std::string> words_of(std::string_view plain) {
  std::vector<std::string> words(1);
  for (const char c : plain) {
    const bool part = static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || is_letter(c);
    if (part) words.back() += c;
    if (!part && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// The last two letters are never one of these.
bool is_inward(std::string_view word) {
  return word.size() == 3 && is_digit(word[0]) && is_letter(word[1]) && is_letter(word[2]) &&
         word.substr(1).find_first_of("CIKMOV") == std::string_view::npos;
}

bool is_whole(std::string_view outward, std::string_view inward) {
  return is_outward(outward) && is_inward(inward) && !area_entry(outward).empty();
}

// The one postcode among the words of a longer text.
std::optional<std::string> within(const std::vector<std::string>& words) {
  std::string found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    std::string here;
    if (word.size() >= 5 && word.size() <= 7 &&
        is_whole(word.substr(0, word.size() - 3), word.substr(word.size() - 3))) {
      here = word.substr(0, word.size() - 3) + " " + word.substr(word.size() - 3);
    } else if (i + 1 < words.size() && is_whole(word, words[i + 1])) {
      here = word + " " + words[i + 1];
    }
    if (here.empty() || here == found) continue;
    if (!found.empty()) return std::nullopt;
    found = std::move(here);
  }
  if (found.empty()) return std::nullopt;
  return found;
}

}  // namespace

bool is_outward(std::string_view text) {
  const std::size_t letters = text.size() > 1 && is_letter(text[1]) ? 2 : 1;
  return !text.empty() && is_letter(text[0]) && text.size() > letters && text.size() <= letters + 2 &&
         is_digit(text[letters]) &&
         (text.size() == letters + 1 || is_digit(text.back()) || is_letter(text.back()));
}

std::optional<std::string> normalise_postcode(std::string_view text) {
  // The usual form, which most are in, at once: files have millions of them.
  const std::size_t space = text.find(' ');
  if (space != std::string_view::npos && is_outward(text.substr(0, space)) &&
      is_inward(text.substr(space + 1)))
    return std::string(text);
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) return std::nullopt;
  const auto words = words_of(to_upper_ascii(plain_text(text)));
  std::string compact;
  for (const std::string& word : words) compact += word;
  if (const auto whole = shaped(compact)) return whole;
  return within(words);
}

std::optional<std::string> postcode_district(std::string_view text) {
  constexpr std::size_t kLongest = 30;
  if (text.size() > kLongest) return std::nullopt;
  const auto words = words_of(to_upper_ascii(plain_text(text)));
  if (words.empty() || words.size() > 2 || area_entry(words[0]).empty() || !is_outward(words[0]))
    return std::nullopt;
  if (words.size() == 2 && (words[1].size() != 1 || !is_digit(words[1][0]))) return std::nullopt;
  return words[0];
}

std::string_view postcode_area_name(std::string_view postcode) {
  const std::string_view entry = area_entry(postcode);
  return entry.empty() ? entry : entry.substr(1);
}

std::string_view postcode_nation(std::string_view postcode) {
  const std::string_view entry = area_entry(postcode);
  if (entry.empty()) return {};
  switch (entry[0]) {
    case '-':
      return "Scotland";
    case '/':
      return "Wales";
    case '+':
      return "Northern Ireland";
    case '=':
      return "the Channel Islands";
    case '*':
      return "the Isle of Man";
    default:
      return {};
  }
}

}  // namespace pcn
