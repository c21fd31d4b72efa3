# The sentences of assets/texts: headers "texts/NAME.h" and the English texts as a source file (PCN_ENGLISH_TEXTS), and the
# texts of the made-up language of the tests (PCN_MADE_UP_TEXTS). docs/texts.md tells how they are used.
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
add_custom_command(OUTPUT "${PCN_ENGLISH_TEXTS}" "${PCN_MADE_UP_TEXTS}" ${pcn_text_headers}
  COMMAND ${pcn_make_texts_command} "${PCN_TEXTS_DIR}/en" "${PCN_GENERATED_TEXTS_DIR}" --made-up "${PCN_MADE_UP_TEXTS}"
  DEPENDS pcn_make_texts ${pcn_text_files} "${PCN_TEXTS_DIR}/en/language.json" VERBATIM)
add_custom_target(pcn_texts DEPENDS "${PCN_ENGLISH_TEXTS}" ${pcn_text_headers})
