if(EMSCRIPTEN)
  # A structure that a function takes by value (a string view, a point) goes in as its fields instead of the address of a
  # copy: a tenth of the program less. The system's libraries are built without this and take none from here; the linker
  # warns where their copy of an inline function looks different, and pack_program.mjs stops where one would be called.
  # What is returned is written field by field too, so that large arrays are no values to return. Clang 14 knows no such
  # pointers to member functions: GoogleTest, which passes some, was added before and goes without.
  # Only the compiler with which this was tried does so; with others the page is larger, and the same.
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 14 AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
    add_compile_options("SHELL:-Xclang -target-abi -Xclang experimental-mv" -Wlarge-by-value-copy=256)
  endif()
  add_compile_options(-msign-ext -mnontrapping-fptoint)  # every browser with WebGL 2 has these instructions
endif()

# pcn_library(NAME layer SOURCES … DEPENDS …): one layer of the core, with the options that the core keeps.
function(pcn_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  if(NOT arg_SOURCES)  # a layer of headers only
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_DEPENDS})
    target_include_directories(${name} INTERFACE "${CMAKE_SOURCE_DIR}")
    return()
  endif()
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC ${arg_DEPENDS} PRIVATE pcn_lean ${arg_PRIVATE_DEPENDS})
  target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}" "${PCN_GENERATED_TEXTS_DIR}")
  add_dependencies(${name} pcn_texts)
  # The page is compiled file by file, as it is published; so are tests, which give many things the same names.
  if(NOT EMSCRIPTEN)
    pcn_unity(${name})
  endif()
  if(PCN_TIDY)
    set_target_properties(${name} PROPERTIES CXX_CLANG_TIDY "clang-tidy;--quiet;--warnings-as-errors=*")
  endif()
endfunction()

# pcn_test(NAME SOURCES … DEPENDS …): one GoogleTest program, native or as wasm under Node. Natively each case is a test of
# CTest, listed when the tests are run, so that building runs nothing (1,270 processes: 34 s where the 16 programs took 13 s). As
# wasm the program is one: Node would start and compile a module of some megabytes for each case.
function(pcn_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE pcn_options ${arg_DEPENDS} pcn_gtest_main)
  # Assertions expand to a lot of code: optimising it takes longer than running it.
  target_compile_options(${name} PRIVATE $<$<NOT:$<CONFIG:Debug>>:-O1>)
  target_compile_definitions(${name} PRIVATE PCN_SOURCE_DIR=".")  # tests run there
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sALLOW_MEMORY_GROWTH=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sINITIAL_MEMORY=64MB
      -sTOTAL_STACK=1MB -O1)  # linked quickly: what runs for seconds is not worth minutes of optimising
    add_test(NAME ${name} COMMAND ${PCN_NODE} ${PCN_NODE_FLAGS} $<TARGET_FILE:${name}>
      WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  else()
    gtest_discover_tests(${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120)
  endif()
endfunction()

# pcn_fuzz(NAME SOURCES … DEPENDS … [SEEDS DIR]): one libFuzzer program. tools/test runs each for a while, from the files
# of DIR (under tests/) and from what earlier runs found.
function(pcn_fuzz name)
  cmake_parse_arguments(arg "" "SEEDS" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE pcn_options ${arg_DEPENDS})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/fuzz/${name}.seeds" CONTENT "${arg_SEEDS}" @ONLY)
  if(NOT TARGET pcn_fuzzers)
    add_custom_target(pcn_fuzzers)
  endif()
  add_dependencies(pcn_fuzzers ${name})
endfunction()

# pcn_bench(NAME SOURCES … DEPENDS …): one Google Benchmark program, run by tools/bench.
function(pcn_bench name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  find_package(benchmark REQUIRED)
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE pcn_options ${arg_DEPENDS} benchmark::benchmark_main)
  target_compile_definitions(${name} PRIVATE PCN_SOURCE_DIR=".")  # tests run there
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
endfunction()
