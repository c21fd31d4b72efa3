# Toolchain of the web presets: Emscripten's own, wherever this machine has it (PATH, then EMSDK).
find_program(PCN_EMCC NAMES emcc HINTS "$ENV{EMSDK}/upstream/emscripten" REQUIRED)
file(REAL_PATH "${PCN_EMCC}" pcn_emcc)
get_filename_component(pcn_folder "${pcn_emcc}" DIRECTORY)
if(NOT EXISTS "${pcn_folder}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "${PCN_EMCC} lies beside no cmake/Modules/Platform/Emscripten.cmake")
endif()
include("${pcn_folder}/cmake/Modules/Platform/Emscripten.cmake")
