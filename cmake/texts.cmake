# The sentences of assets/texts: headers "texts/NAME.h" and the English texts as a source file (PCN_ENGLISH_TEXTS), and the
# texts of the made-up language of the tests (PCN_MADE_UP_TEXTS). What the page itself says goes into page_texts.LANGUAGE.json.
# docs/texts.md tells how they are used.
# Everything that includes such a header depends on the target pcn_texts.
add_executable(pcn_make_texts tools/texts/make_texts.cpp tools/texts/icu_message.cpp core/base/plural_rule.cpp
  core/base/text.cpp core/base/characters.cpp core/base/decimal.cpp)
target_include_directories(pcn_make_texts PRIVATE "${CMAKE_SOURCE_DIR}")
target_link_libraries(pcn_make_texts PRIVATE pcn_options pcn_json)
set(pcn_make_texts_command "$<TARGET_FILE:pcn_make_texts>")
if(EMSCRIPTEN)
  target_link_options(pcn_make_texts PRIVATE -sALLOW_MEMORY_GROWTH=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1)
  set(pcn_make_texts_command "${PCN_NODE}" ${PCN_NODE_FLAGS} "$<TARGET_FILE:pcn_make_texts>")
endif()

set(PCN_TEXTS_DIR "${CMAKE_SOURCE_DIR}/assets/texts")
set(PCN_GENERATED_TEXTS_DIR "${CMAKE_BINARY_DIR}/generated")
set(PCN_ENGLISH_TEXTS "${PCN_GENERATED_TEXTS_DIR}/english_texts.cpp")
set(PCN_MADE_UP_TEXTS "${PCN_GENERATED_TEXTS_DIR}/texts.en-XA.bin")
file(GLOB pcn_text_files CONFIGURE_DEPENDS "${PCN_TEXTS_DIR}/en/*.arb")
set(pcn_text_headers)
foreach(file IN LISTS pcn_text_files)
  get_filename_component(name "${file}" NAME_WE)
  list(APPEND pcn_text_headers "${PCN_GENERATED_TEXTS_DIR}/texts/${name}.h")
endforeach()
file(GLOB pcn_page_text_files CONFIGURE_DEPENDS "${PCN_TEXTS_DIR}/en/page/*.arb")
set(PCN_PAGE_TEXTS "${PCN_GENERATED_TEXTS_DIR}/page_texts")  # with ".LANGUAGE.json" behind it
add_custom_command(OUTPUT "${PCN_ENGLISH_TEXTS}" "${PCN_MADE_UP_TEXTS}" "${PCN_PAGE_TEXTS}.en.json" "${PCN_PAGE_TEXTS}.en-XA.json"
    ${pcn_text_headers}
  COMMAND ${pcn_make_texts_command} "${PCN_TEXTS_DIR}/en" "${PCN_GENERATED_TEXTS_DIR}" --page "${PCN_PAGE_TEXTS}.en.json"
    --made-up "${PCN_MADE_UP_TEXTS}" "${PCN_PAGE_TEXTS}.en-XA.json"
  DEPENDS pcn_make_texts ${pcn_text_files} ${pcn_page_text_files} "${PCN_TEXTS_DIR}/en/language.json" VERBATIM)
add_custom_target(pcn_texts DEPENDS "${PCN_ENGLISH_TEXTS}" ${pcn_text_headers})

# The other languages of the page: folders of assets/texts, or en-XA, which is the made-up one.
set(PCN_LANGUAGES "" CACHE STRING "Languages of the page besides English, as a list")
foreach(language IN LISTS PCN_LANGUAGES)
  if(language STREQUAL "en-XA")
    continue()
  endif()
  file(GLOB pcn_translations CONFIGURE_DEPENDS "${PCN_TEXTS_DIR}/${language}/*.arb" "${PCN_TEXTS_DIR}/${language}/page/*.arb")
  set(pcn_translated "${PCN_GENERATED_TEXTS_DIR}/texts.${language}.bin" "${PCN_PAGE_TEXTS}.${language}.json")
  add_custom_command(OUTPUT ${pcn_translated}
    COMMAND ${pcn_make_texts_command} "${PCN_TEXTS_DIR}/en" "${PCN_GENERATED_TEXTS_DIR}"
      --language "${PCN_TEXTS_DIR}/${language}" ${pcn_translated}
    DEPENDS pcn_make_texts pcn_texts ${pcn_translations} ${pcn_page_text_files} "${PCN_TEXTS_DIR}/${language}/language.json" VERBATIM)
endforeach()
