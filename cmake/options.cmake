# What a build may contain. Presets choose; nothing else does.
option(PCN_TESTS "Build the tests" ON)
option(PCN_BENCH "Build the benchmarks (Google Benchmark)" OFF)
option(PCN_FUZZ "Build the libFuzzer targets (clang only)" OFF)
option(PCN_SANITIZE "Address and undefined behaviour sanitizers" OFF)
option(PCN_TIDY "Run clang-tidy on every translation unit" OFF)
option(PCN_UNITY "Compile several source files at a time: half the time for whole builds, more for small changes" OFF)
option(PCN_WERROR "Treat warnings as errors" ON)
set(PCN_IMGUI_DIR "" CACHE PATH "A Dear ImGui checkout, 1.92 or newer; empty: the copy that tools/setup fetched")
set(PCN_DEPS_DIR "${CMAKE_SOURCE_DIR}/.deps" CACHE PATH "Folder into which tools/setup fetched third-party sources")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(PCN_CCACHE ccache)
if(PCN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${PCN_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${PCN_CCACHE}")
endif()

# Warnings and the common dialect. Contraction is off so that native and wasm round alike.
add_library(pcn_options INTERFACE)
target_include_directories(pcn_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(pcn_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Woverloaded-virtual
  -Wnull-dereference -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # When it optimises, GCC 12 sees overlapping copies in std::string's operator+, null pointers behind every get_if of a
  # variant that was asked before, and values of an empty optional used where has_value() or value_or() guards them.
  target_compile_options(pcn_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-Wno-restrict -Wno-null-dereference -Wno-maybe-uninitialized>)
endif()
if(PCN_UNITY)  # a local name may hide a constant of another file
  target_compile_options(pcn_options INTERFACE -Wno-shadow)
endif()
if(PCN_WERROR)
  target_compile_options(pcn_options INTERFACE -Werror)
endif()
if(PCN_SANITIZE)
  # vptr asks for types at run time, which core and web do not have.
  target_compile_options(pcn_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pcn_options INTERFACE -fsanitize=address,undefined)
endif()
if(PCN_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "PCN_FUZZ needs clang++: use the preset fuzz or asan")
  endif()
  target_compile_options(pcn_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Core and web throw nothing and ask no types at run time.
add_library(pcn_lean INTERFACE)
target_link_libraries(pcn_lean INTERFACE pcn_options)
target_compile_options(pcn_lean INTERFACE -fno-exceptions -fno-rtti)
