# Writes several style sheets into one, without comments and indentation: cmake -DOUT=FILE "-DFILES=a;b;c" -P join_files.cmake
set(text "")
foreach(file IN LISTS FILES)
  file(READ "${file}" part)
  string(APPEND text "${part}\n")
endforeach()
string(REGEX REPLACE "/[*]([^*]|[*]+[^*/])*[*]+/" "" text "${text}")
string(REGEX REPLACE "[ \n]*\n[ \n]*" "\n" text "${text}")
file(WRITE "${OUT}" "${text}")
