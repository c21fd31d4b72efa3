# Writes the text of several files into one: cmake -DOUT=FILE "-DFILES=a;b;c" -P join_files.cmake
set(text "")
foreach(file IN LISTS FILES)
  file(READ "${file}" part)
  string(APPEND text "${part}\n")
endforeach()
file(WRITE "${OUT}" "${text}")
