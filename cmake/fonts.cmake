# Inter and the tool that cuts it down: both of Debian. Without them the page uses the reader's sans-serif font, and the
# canvas the one that Dear ImGui brings.
find_program(PCN_PYFTSUBSET pyftsubset)
foreach(weight Regular SemiBold)
  find_file(PCN_INTER_${weight} NAMES Inter-${weight}.otf
    PATHS /usr/share/fonts/opentype/inter /usr/local/share/fonts NO_CMAKE_FIND_ROOT_PATH)
endforeach()
set(PCN_HAS_FONTS FALSE)
if(PCN_PYFTSUBSET AND PCN_INTER_Regular AND PCN_INTER_SemiBold)
  set(PCN_HAS_FONTS TRUE)
endif()
