# Puts the site together: a folder of static files, build/…/site, that any host can serve under any path.
# Expects the target pcn_program (web/): pcn.js, an ES module whose default export makes the program, beside pcn.wasm.
set(PCN_SITE_DIR "${CMAKE_BINARY_DIR}/site")
set(PCN_AREA_PACKAGE "${CMAKE_SOURCE_DIR}/assets/areas/south-east-london.json" CACHE FILEPATH "Area package of the page")
set(PCN_AREA_NAME "South East London" CACHE STRING "Name of the area in the page's heading")
if(NOT TARGET pcn_program OR NOT EXISTS "${PCN_AREA_PACKAGE}")
  message(WARNING "No site is built: ${PCN_AREA_PACKAGE} or the program is missing. tools/pcn build makes a package.")
  return()
endif()
set(pcn_page_dir "${CMAKE_SOURCE_DIR}/web/page")

set(pcn_page_modules
  address.js announce.js canvas.js canvas_field.js chart_sheet.js clock.js columns.js desk.js details.js document.js faults.js
  fetch_bytes.js found.js hint.js letters.js locate.js main.js map_tools.js notices.js offline.js open_file.js opening.js own_files.js patch.js play.js presses.js print.js
  program.js progress.js questions.js reach.js rest.js save.js say.js search.js share.js tabs.js theme.js views.js wait.js)

# Inter, cut down to the letters that names and sentences here use, with the accents of Western European names; one file
# for the page and for the canvas, which reads plain OpenType only. Outlines alone remain: no hints, kerning and tabular
# figures as the only features. The page takes any other letter from the reader's own fonts.
set(pcn_font_letters "U+0020-007E,U+00A0,U+00A3,U+00A9,U+00B0,U+00B2,U+00B7,U+00BD,U+00C9,U+00D7,U+00E0-00E2,U+00E4,\
U+00E7-00EB,U+00ED-00EF,U+00F1,U+00F3-00F4,U+00F6,U+00FA,U+00FC,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,\
U+2190-2193,U+2212,U+2248,U+2264-2265,U+25B2,U+25BC,U+2713,U+2715")
# And the letters that other languages of the page need.
set(pcn_font_texts)
foreach(language IN LISTS PCN_LANGUAGES)
  list(APPEND pcn_font_texts "${PCN_GENERATED_TEXTS_DIR}/texts.${language}.bin" "${PCN_PAGE_TEXTS}.${language}.json")
endforeach()
set(pcn_font_text_options ${pcn_font_texts})
list(TRANSFORM pcn_font_text_options PREPEND "--text-file=")
find_program(PCN_ESBUILD esbuild)
include(fonts)

set(pcn_site_files)
set(pcn_site_fonts)
set(pcn_fonts_css "${CMAKE_BINARY_DIR}/generated/fonts.css")
set(pcn_font_faces)
if(PCN_HAS_FONTS)
  foreach(weight Regular SemiBold)
    string(TOLOWER "fonts/inter-${weight}.otf" file)
    if(weight STREQUAL "Regular")
      set(css_weight 400)
    else()
      set(css_weight 600)
    endif()
    add_custom_command(OUTPUT "${PCN_SITE_DIR}/${file}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${PCN_SITE_DIR}/fonts"
      COMMAND "${PCN_PYFTSUBSET}" "${PCN_INTER_${weight}}" "--unicodes=${pcn_font_letters}" ${pcn_font_text_options} --layout-features=kern,tnum
        --no-hinting --desubroutinize --notdef-outline --name-IDs=1,2,4,6 "--output-file=${PCN_SITE_DIR}/${file}"
      DEPENDS "${PCN_INTER_${weight}}" ${pcn_font_texts}
      COMMENT "Cutting ${file}" VERBATIM)
    list(APPEND pcn_site_files "${PCN_SITE_DIR}/${file}")
    list(APPEND pcn_site_fonts "${file}")
    string(APPEND pcn_font_faces "@font-face {\n  font-family: \"Inter\";\n  src: url(\"../${file}\") format(\"opentype\");\n"
      "  font-weight: ${css_weight};\n  font-display: swap;\n}\n")
  endforeach()
  # What the canvas writes with where these two do not arrive; asked for only then.
  add_custom_command(OUTPUT "${PCN_SITE_DIR}/page/plain.otf"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PCN_SITE_DIR}/page"
    COMMAND "${PCN_PYFTSUBSET}" "${PCN_INTER_Regular}" --unicodes=U+0020-007E,U+00A3,U+00B7,U+2013,U+2018-2019,U+2026
      --layout-features= --no-hinting --desubroutinize --notdef-outline --name-IDs=1,2,4,6
      "--output-file=${PCN_SITE_DIR}/page/plain.otf"
    DEPENDS "${PCN_INTER_Regular}" COMMENT "Cutting page/plain.otf" VERBATIM)
  list(APPEND pcn_site_files "${PCN_SITE_DIR}/page/plain.otf")
else()
  message(WARNING "Inter (package fonts-inter) or pyftsubset (package fonttools) is missing: the page uses the reader's "
    "sans-serif font, and the canvas its built-in one. tools/setup installs both.")
endif()
file(CONFIGURE OUTPUT "${pcn_fonts_css}" CONTENT "${pcn_font_faces}" @ONLY)

# Copies one file into the site. `pcn_site_file(SOURCE NAME)`
function(pcn_site_file source name)
  get_filename_component(folder "${PCN_SITE_DIR}/${name}" DIRECTORY)
  add_custom_command(OUTPUT "${PCN_SITE_DIR}/${name}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${source}" "${PCN_SITE_DIR}/${name}"
    DEPENDS "${source}" VERBATIM)
  set(pcn_site_files ${pcn_site_files} "${PCN_SITE_DIR}/${name}" PARENT_SCOPE)
endfunction()

# All modules and the program's glue in one script. What earlier builds left beside it would be published with it.
set(pcn_module_files ${pcn_page_modules})
list(TRANSFORM pcn_module_files PREPEND "${pcn_page_dir}/")
file(GLOB pcn_left_over "${PCN_SITE_DIR}/page/*.js")
list(REMOVE_ITEM pcn_left_over "${PCN_SITE_DIR}/page/main.js")
file(REMOVE "${PCN_SITE_DIR}/pcn.js" ${pcn_left_over})
add_custom_command(OUTPUT "${PCN_SITE_DIR}/page/main.js"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${PCN_SITE_DIR}/page"
  COMMAND "${PCN_NODE}" "${pcn_page_dir}/assemble/join_scripts.mjs" --modules "${pcn_page_dir}"
    --glue "$<TARGET_FILE_DIR:pcn_program>/pcn.js" --texts "${PCN_PAGE_TEXTS}.en.json" --esbuild "${PCN_ESBUILD}" --out "${PCN_SITE_DIR}/page/main.js"
  DEPENDS ${pcn_module_files} "${PCN_PAGE_TEXTS}.en.json" "${pcn_page_dir}/assemble/join_scripts.mjs" "${pcn_page_dir}/assemble/link_modules.mjs" pcn_program
  COMMENT "Joining the page's scripts" VERBATIM)
list(APPEND pcn_site_files "${PCN_SITE_DIR}/page/main.js")
pcn_site_file("${CMAKE_SOURCE_DIR}/LICENSE" licences/pcn-explorer.txt)
foreach(folder "${PCN_IMGUI_DIR}" "${PCN_DEPS_DIR}/imgui")
  if(EXISTS "${folder}/LICENSE.txt")
    pcn_site_file("${folder}/LICENSE.txt" licences/dear-imgui.txt)
    break()
  endif()
endforeach()
pcn_site_file("${CMAKE_SOURCE_DIR}/assets/licences/earcut.txt" licences/earcut.txt)
foreach(pair fonts-inter=inter nlohmann-json3-dev=nlohmann-json)
  string(REGEX MATCH "^(.*)=(.*)$" pair "${pair}")
  if(EXISTS "/usr/share/doc/${CMAKE_MATCH_1}/copyright")
    pcn_site_file("/usr/share/doc/${CMAKE_MATCH_1}/copyright" "licences/${CMAKE_MATCH_2}.txt")
  endif()
endforeach()

add_custom_command(OUTPUT "${PCN_SITE_DIR}/page/style.css"
  COMMAND "${CMAKE_COMMAND}" -DOUT=${PCN_SITE_DIR}/page/style.css
    "-DFILES=${PCN_THEME_CSS};${pcn_fonts_css};${pcn_page_dir}/style.css;${pcn_page_dir}/map.css;${pcn_page_dir}/desk.css;${pcn_page_dir}/print.css" -P "${CMAKE_SOURCE_DIR}/cmake/join_files.cmake"
  DEPENDS "${PCN_THEME_CSS}" "${pcn_fonts_css}" "${pcn_page_dir}/style.css" "${pcn_page_dir}/map.css" "${pcn_page_dir}/desk.css" "${pcn_page_dir}/print.css" cmake/join_files.cmake VERBATIM)
list(APPEND pcn_site_files "${PCN_SITE_DIR}/page/style.css")

get_filename_component(pcn_package_name "${PCN_AREA_PACKAGE}" NAME)
string(REGEX REPLACE "[.]json$" ".rest.json" pcn_rest_name "${pcn_package_name}")
set(pcn_split "${pcn_page_dir}/assemble/split_package.mjs")
add_custom_command(OUTPUT "${PCN_SITE_DIR}/areas/${pcn_package_name}" "${PCN_SITE_DIR}/areas/${pcn_rest_name}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${PCN_SITE_DIR}/areas"
  COMMAND "${PCN_NODE}" "${pcn_split}" "${PCN_AREA_PACKAGE}" "${PCN_SITE_DIR}/areas/${pcn_package_name}"
    "${PCN_SITE_DIR}/areas/${pcn_rest_name}"
  DEPENDS "${PCN_AREA_PACKAGE}" "${pcn_split}" VERBATIM)
list(APPEND pcn_site_files "${PCN_SITE_DIR}/areas/${pcn_package_name}" "${PCN_SITE_DIR}/areas/${pcn_rest_name}")
set(pcn_pack "${pcn_page_dir}/assemble/pack_program.mjs")
add_custom_command(OUTPUT "${PCN_SITE_DIR}/pcn.wasm"
  COMMAND "${PCN_NODE}" "${pcn_pack}" "$<TARGET_FILE_DIR:pcn_program>/pcn.wasm" "${PCN_SITE_DIR}/pcn.wasm"
  DEPENDS pcn_program "${pcn_pack}" "${pcn_page_dir}/assemble/order_functions.mjs"
    "${pcn_page_dir}/assemble/similar_order.mjs" "${pcn_page_dir}/assemble/split_columns.mjs"
    "${pcn_page_dir}/assemble/wasm_parts.mjs" "${pcn_page_dir}/columns.js" VERBATIM)
list(APPEND pcn_site_files "${PCN_SITE_DIR}/pcn.wasm")

# The documents that stand in the page before any script has run, made by the same core, under Node.
set(pcn_glossary "${CMAKE_SOURCE_DIR}/assets/glossary.json")
add_executable(pcn_print_documents "${pcn_page_dir}/assemble/print_documents.cpp")
target_link_libraries(pcn_print_documents PRIVATE pcn_lean pcn_core)
target_link_options(pcn_print_documents PRIVATE -sALLOW_MEMORY_GROWTH=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sINITIAL_MEMORY=64MB
  -sTOTAL_STACK=1MB)
list(JOIN pcn_site_fonts "," pcn_fonts_argument)
set(pcn_assemble "${pcn_page_dir}/assemble/make_index.mjs")

# One page: `pcn_page(LANGUAGE NAME FOLDER)`; its texts for the program lie beside it, but those in English, which are part
# of it.
function(pcn_page language name folder)
  set(documents "${CMAKE_BINARY_DIR}/generated/documents.${language}.json")
  set(texts)
  set(sized)
  if(NOT language STREQUAL "en")
    set(texts "${PCN_GENERATED_TEXTS_DIR}/texts.${language}.bin")
    set(sized "${folder}/page/texts.${language}.bin")
    add_custom_command(OUTPUT "${sized}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}/page"
      COMMAND "${CMAKE_COMMAND}" -E copy "${texts}" "${sized}"
      DEPENDS "${texts}" VERBATIM)
  endif()
  set(glossary "${pcn_glossary}")
  if(EXISTS "${PCN_TEXTS_DIR}/${language}/glossary.json")
    set(glossary "${PCN_TEXTS_DIR}/${language}/glossary.json")
  endif()
  add_custom_command(OUTPUT "${documents}"
    COMMAND "${PCN_NODE}" ${PCN_NODE_FLAGS} "$<TARGET_FILE:pcn_print_documents>" "${PCN_AREA_PACKAGE}" "${glossary}" ${texts} > "${documents}"
    DEPENDS pcn_print_documents "${PCN_AREA_PACKAGE}" "${glossary}" ${texts} VERBATIM)
  set(others)
  foreach(other IN ITEMS en LISTS PCN_LANGUAGES)
    if(NOT other STREQUAL language)
      list(APPEND others --other "${PCN_PAGE_TEXTS}.${other}.json")
    endif()
  endforeach()
  set(other_texts ${others})
  list(FILTER other_texts INCLUDE REGEX "json$")
  add_custom_command(OUTPUT "${folder}/${name}"
    COMMAND "${PCN_NODE}" "${pcn_assemble}" --shell "${CMAKE_SOURCE_DIR}/shell.html" --documents "${documents}"
      --package "areas/${pcn_package_name}" --rest "areas/${pcn_rest_name}" --area "${PCN_AREA_NAME}" --modules=
      "--fonts=${pcn_fonts_argument}" --texts "${PCN_PAGE_TEXTS}.${language}.json" ${others} --out "${folder}/${name}"
      "${PCN_SITE_DIR}/pcn.wasm" "${PCN_SITE_DIR}/areas/${pcn_package_name}" ${sized}
    DEPENDS "${CMAKE_SOURCE_DIR}/shell.html" "${pcn_assemble}" "${pcn_page_dir}/document.js" "${pcn_page_dir}/html.js"
      "${pcn_page_dir}/say.js" "${PCN_PAGE_TEXTS}.${language}.json" ${other_texts} "${documents}" "${PCN_SITE_DIR}/pcn.wasm"
      "${PCN_SITE_DIR}/areas/${pcn_package_name}" ${sized}
    COMMENT "Writing ${name}" VERBATIM)
  set(pcn_site_files ${pcn_site_files} ${sized} "${folder}/${name}" PARENT_SCOPE)
endfunction()
pcn_page(en index.html "${PCN_SITE_DIR}")
foreach(language IN LISTS PCN_LANGUAGES)
  pcn_page(${language} index.${language}.html "${PCN_SITE_DIR}")
endforeach()
# The page in the made-up language, for tests; it is not published.
if(NOT "en-XA" IN_LIST PCN_LANGUAGES)
  pcn_page(en-XA index.en-XA.html "${CMAKE_BINARY_DIR}/made_up")
endif()

add_custom_target(site ALL DEPENDS ${pcn_site_files})
