# Turns assets/theme.json into theme_tokens.h (for the canvas) and theme.css (for the page), so that both have one look.
# Gives the INTERFACE target pcn_theme (include "theme_tokens.h") and PCN_THEME_CSS.
set(pcn_theme_json_file "${CMAKE_SOURCE_DIR}/assets/theme.json")
set(pcn_palette_file "${CMAKE_SOURCE_DIR}/core/map/palette.h")
set(pcn_theme_dir "${CMAKE_BINARY_DIR}/generated")
set(PCN_THEME_CSS "${pcn_theme_dir}/theme.css")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${pcn_theme_json_file}" "${pcn_palette_file}")

# TextSize -> text-size
function(pcn_css_name name result)
  string(REGEX REPLACE "([a-z])([A-Z0-9])" "\\1-\\2" dashed "${name}")
  string(TOLOWER "${dashed}" dashed)
  set(${result} "${dashed}" PARENT_SCOPE)
endfunction()

# #rrggbb or #rrggbbaa -> {0xrr, 0xgg, 0xbb, 0xaa}
function(pcn_rgba colour where result)
  if(colour MATCHES "^#([0-9a-fA-F][0-9a-fA-F])([0-9a-fA-F][0-9a-fA-F])([0-9a-fA-F][0-9a-fA-F])([0-9a-fA-F][0-9a-fA-F])?$")
    set(alpha "${CMAKE_MATCH_4}")
    if(alpha STREQUAL "")
      set(alpha "ff")
    endif()
    set(${result} "{0x${CMAKE_MATCH_1}, 0x${CMAKE_MATCH_2}, 0x${CMAKE_MATCH_3}, 0x${alpha}}" PARENT_SCOPE)
  else()
    message(FATAL_ERROR "${pcn_theme_json_file}: ${where}: '${colour}' is not a colour (#rrggbb or #rrggbbaa)")
  endif()
endfunction()

# Appends one token of a group to the four lists of lines that pcn_make_theme writes out.
macro(pcn_add_colour group name css_prefix)
  foreach(mode light dark)
    string(JSON colour ERROR_VARIABLE missing GET "${theme}" ${group} ${name} ${mode})
    if(missing)
      message(FATAL_ERROR "${pcn_theme_json_file}: ${group}.${name}.${mode} is missing")
    endif()
    pcn_rgba("${colour}" "${group}.${name}.${mode}" rgba)
    pcn_css_name(${name} css_name)
    string(APPEND cpp_${group}_${mode} "    Rgba${rgba},  // ${name}\n")
    string(APPEND css_${mode} "  --${css_prefix}${css_name}: ${colour};\n")
  endforeach()
endmacro()

function(pcn_make_theme)
  file(READ "${pcn_theme_json_file}" theme)

  # The order of the table is the order of the enumeration.
  file(READ "${pcn_palette_file}" palette)
  string(REGEX REPLACE "//[^\n]*" "" palette "${palette}")
  string(REGEX MATCH "enum class Paint[^{]*{([^}]*)}" unused "${palette}")
  string(REGEX MATCHALL "k[A-Z][A-Za-z0-9]*" paints "${CMAKE_MATCH_1}")
  list(REMOVE_ITEM paints kCount)
  foreach(paint IN LISTS paints)
    string(SUBSTRING ${paint} 1 -1 name)
    pcn_add_colour(paint ${name} "paint-")
  endforeach()
  list(LENGTH paints paint_count)
  string(JSON described LENGTH "${theme}" paint)
  if(NOT described EQUAL paint_count)
    message(FATAL_ERROR "${pcn_theme_json_file}: paint has ${described} entries, ${pcn_palette_file} ${paint_count}")
  endif()

  string(JSON ui_count LENGTH "${theme}" ui)
  math(EXPR last "${ui_count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${theme}" ui ${i})
    string(APPEND ui_enumerators "  k${name},\n")
    pcn_add_colour(ui ${name} "")
  endforeach()

  string(JSON metric_count LENGTH "${theme}" metric)
  math(EXPR last "${metric_count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${theme}" metric ${i})
    string(JSON value GET "${theme}" metric ${name})
    pcn_css_name(${name} css_name)
    string(APPEND cpp_metrics "inline constexpr float k${name} = ${value};\n")
    string(APPEND css_metrics "  --${css_name}: calc(${value}rem / 16);\n")
  endforeach()

  file(CONFIGURE OUTPUT "${pcn_theme_dir}/theme_tokens.h" CONTENT [[// Made from assets/theme.json by cmake/theme.cmake.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/map/palette.h"

namespace pcn::theme {

// Straight (not premultiplied) sRGB.
struct Rgba {
  std::uint8_t r = 0, g = 0, b = 0, a = 0;
  bool operator==(const Rgba&) const = default;
};

enum class Ui : std::uint8_t {
@ui_enumerators@  kCount,
};

inline constexpr std::array<Rgba, static_cast<std::size_t>(Ui::kCount)> kUiLight = {
@cpp_ui_light@};
inline constexpr std::array<Rgba, static_cast<std::size_t>(Ui::kCount)> kUiDark = {
@cpp_ui_dark@};

inline constexpr std::array<Rgba, static_cast<std::size_t>(Paint::kCount)> kPaintLight = {
@cpp_paint_light@};
inline constexpr std::array<Rgba, static_cast<std::size_t>(Paint::kCount)> kPaintDark = {
@cpp_paint_dark@};

// CSS pixels.
@cpp_metrics@
constexpr Rgba ui(Ui token, bool dark) { return (dark ? kUiDark : kUiLight)[static_cast<std::size_t>(token)]; }
constexpr Rgba paint(Paint token, bool dark) { return (dark ? kPaintDark : kPaintLight)[static_cast<std::size_t>(token)]; }

}  // namespace pcn::theme
]] @ONLY)

  file(CONFIGURE OUTPUT "${PCN_THEME_CSS}" CONTENT [[/* Made from assets/theme.json by cmake/theme.cmake. */
:root {
  color-scheme: light;
@css_metrics@@css_light@}

[data-theme="dark"] {
  color-scheme: dark;
@css_dark@}

@media (prefers-color-scheme: dark) {
:root:not([data-theme="light"]) {
  color-scheme: dark;
@css_dark@}
}
]] @ONLY)
endfunction()

pcn_make_theme()
add_library(pcn_theme INTERFACE)
target_include_directories(pcn_theme INTERFACE "${pcn_theme_dir}" "${CMAKE_SOURCE_DIR}")
