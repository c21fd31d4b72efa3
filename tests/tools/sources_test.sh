#!/usr/bin/env bash
# What is fetched from elsewhere is installed only with the checksum that this project knows.
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
source tools/lib/sources.sh

root=$PCN_ROOT
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

echo '#error changed on its way' >earcut.hpp
if install_earcut earcut.hpp "a test" 2>/dev/null; then fail "an earcut.hpp with another checksum was installed"; fi
[[ ! -e .deps ]] || fail "a refused earcut.hpp left something behind"
if [[ -f "$root/.deps/include/mapbox/earcut.hpp" ]]; then
  install_earcut "$root/.deps/include/mapbox/earcut.hpp" "a test" >/dev/null || fail "the right earcut.hpp was refused"
  [[ -f .deps/include/mapbox/earcut.hpp ]] || fail "the right earcut.hpp was not installed"
fi

mkdir empty
if imgui_is_tested empty; then fail "an empty folder passed as Dear ImGui"; fi
if [[ -f "$root/.deps/imgui/imgui.h" ]] && imgui_is_tested "$root/.deps/imgui"; then
  cp -r "$root/.deps/imgui" changed
  echo '// changed on its way' >>changed/imgui_draw.cpp
  if imgui_is_tested changed; then fail "a changed Dear ImGui passed"; fi
  imgui_is_usable changed || fail "the changed copy should differ in its checksum only"
fi
say "What is fetched is checked"
