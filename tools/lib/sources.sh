# Third-party sources that no binary package of a stable Debian has, fetched as signed source packages into .deps.
# shellcheck shell=bash

kImguiVersion="1.92.2b"  # the version that the tests were seen to pass with; any from 1.92 on is accepted
kImguiOrigSha256="e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48"
kImguiLeast=19200
kImguiGit="https://github.com/ocornut/imgui.git"
kEarcutSha256="3b838bc3f643d34ced850b6d53b19e2d9abdf6c2c067425b02868d131379b3cc"
kEarcutGit="https://github.com/mapbox/earcut.hpp.git"
kEarcutTag="v2.2.4"

# The archive that this machine's own apt configuration takes its main packages from, and nothing else.
machine_archive() {
  apt-get indextargets 'Created-By: Packages' "Origin: $1" "Label: $1" --format '$(REPO_URI)' 2>/dev/null | head -n 1
}

# download_source DIR SUITE PACKAGE[=VERSION]: a source package from SUITE of the machine's archive, into DIR.
# apt checks the archive's signature and every checksum; no root and no change to the machine's configuration needed.
download_source() {
  local dir=$1 suite=$2 package=$3 id origin uri keyring stanza
  have apt-get || return 1
  id=$(. /etc/os-release && echo "${ID:-}")
  case "$id" in
    debian) origin=Debian ;;
    ubuntu) origin=Ubuntu ;;
    *) return 1 ;;
  esac
  uri=$(machine_archive "$origin")
  [[ -n "$uri" ]] || return 1
  stanza=""
  for keyring in "/usr/share/keyrings/$id-archive-keyring.gpg" "/usr/share/keyrings/$id-archive-keyring.pgp"; do
    if [[ -f "$keyring" ]]; then
      stanza="Signed-By: $keyring"
      break
    fi
  done
  local components="main"
  [[ "$id" == ubuntu ]] && components="main universe"
  mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
  printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: %s\n%s\n' "$uri" "$suite" "$components" "$stanza" \
    >"$dir/$suite.sources"
  local options=(
    -o "Dir::Etc::sourcelist=$dir/$suite.sources" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::Lists=$dir/lists" -o "Dir::Cache=$dir/cache" -o APT::Sandbox::User=root
    -o Acquire::Languages=none -o Acquire::Retries=2
    # A mirror that lags behind is good enough: what is fetched is checked by signature and by version.
    -o Acquire::Check-Valid-Until=false
  )
  if [[ ! -f "$dir/$suite.updated" ]]; then
    apt-get "${options[@]}" update >"$dir/$suite.log" 2>&1 || return 1
    touch "$dir/$suite.updated"
  fi
  (cd "$dir" && apt-get "${options[@]}" source --download-only "$package" >>"$dir/$suite.log" 2>&1)
}

imgui_version_number() {
  sed -n 's/^#define IMGUI_VERSION_NUM *\([0-9]*\).*/\1/p' "$1/imgui.h" 2>/dev/null
}

imgui_is_usable() {
  local number
  number=$(imgui_version_number "$1")
  [[ -n "$number" && "$number" -ge "$kImguiLeast" && -f "$1/imgui_draw.cpp" ]]
}

# unpack_imgui TARBALL DIR: the tarball's one folder becomes DIR.
unpack_imgui() {
  rm -rf "$2"
  mkdir -p "$2"
  tar -xf "$1" -C "$2" --strip-components=1
}

# Leaves a usable Dear ImGui in .deps/imgui, or says what was tried and what to do.
fetch_imgui() {
  local work=$1 suite wanted tarball
  for suite in sid testing stable; do
    # The tested version first; else whatever newer one the suite holds.
    for wanted in "imgui=$kImguiVersion+ds-1" imgui; do
      rm -f "$work"/imgui_*
      download_source "$work" "$suite" "$wanted" || continue
      tarball=$(find "$work" -maxdepth 1 -name 'imgui_*.orig.tar.*' ! -name '*.asc' | head -n 1)
      [[ -n "$tarball" ]] || continue
      if [[ "$tarball" == *"_$kImguiVersion+ds.orig."* && "$(sha256_of "$tarball")" != "$kImguiOrigSha256" ]]; then
        fail "Dear ImGui $kImguiVersion from $suite does not have the checksum that tools/lib/sources.sh expects"
      fi
      unpack_imgui "$tarball" "$work/imgui"
      if imgui_is_usable "$work/imgui"; then
        install_imgui "$work/imgui" "source package of $suite"
        return
      fi
    done
  done
  if have git && timeout 120 git -c advice.detachedHead=false clone --quiet --depth 1 --branch "v$kImguiVersion" \
    "$kImguiGit" "$work/imgui-git" >"$work/git.log" 2>&1 && imgui_is_usable "$work/imgui-git"; then
    rm -rf "$work/imgui-git/.git"
    install_imgui "$work/imgui-git" "release tag v$kImguiVersion"
    return
  fi
  cat "$work"/*.log >&2 2>/dev/null || true
  fail "Dear ImGui 1.92 or newer could not be fetched, neither as a Debian source package nor from its repository.
       Put a copy anywhere and set PCN_IMGUI_DIR to its folder (it holds imgui.h), then run this again."
}

install_imgui() {
  rm -rf .deps/imgui
  mv "$1" .deps/imgui
  note "Dear ImGui $(sed -n 's/^#define IMGUI_VERSION *"\(.*\)"/\1/p' .deps/imgui/imgui.h) ($2) is in .deps/imgui"
  [[ "$(imgui_version_number .deps/imgui)" == 19222 ]] ||
    warn "this is not the version that the tests were run with ($kImguiVersion)"
}

# Leaves mapbox's polygon triangulation in .deps/include/mapbox/earcut.hpp, or says what to do.
fetch_earcut() {
  local work=$1 suite tarball header
  for suite in bookworm "$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")" stable testing; do
    rm -f "$work"/python-mapbox-earcut_*
    download_source "$work" "$suite" python-mapbox-earcut || continue
    tarball=$(find "$work" -maxdepth 1 -name 'python-mapbox-earcut_*.orig.tar.*' ! -name '*.asc' | head -n 1)
    [[ -n "$tarball" ]] || continue
    rm -rf "$work/earcut"
    mkdir -p "$work/earcut"
    tar -xf "$tarball" -C "$work/earcut"
    header=$(find "$work/earcut" -path '*/mapbox/earcut.hpp' | head -n 1)
    [[ -n "$header" ]] || continue
    install_earcut "$header" "source package of $suite"
    return
  done
  if have git && timeout 120 git -c advice.detachedHead=false clone --quiet --depth 1 --branch "$kEarcutTag" \
    "$kEarcutGit" "$work/earcut-git" >"$work/git.log" 2>&1; then
    install_earcut "$work/earcut-git/include/mapbox/earcut.hpp" "release tag $kEarcutTag"
    return
  fi
  cat "$work"/*.log >&2 2>/dev/null || true
  fail "mapbox's earcut.hpp could not be fetched; put it at .deps/include/mapbox/earcut.hpp and run this again"
}

install_earcut() {
  mkdir -p .deps/include/mapbox
  cp "$1" .deps/include/mapbox/earcut.hpp
  note "earcut.hpp ($2) is in .deps/include/mapbox"
  [[ "$(sha256_of .deps/include/mapbox/earcut.hpp)" == "$kEarcutSha256" ]] ||
    warn "this is not the earcut.hpp that the tests were run with"
}

# stage_headers NAME: copies a header-only package out of the system's include folder, because a WebAssembly build
# that saw the whole of /usr/include would find the host's libc.
stage_headers() {
  local name=$1 from
  for from in /usr/include /usr/local/include; do
    if [[ -d "$from/$name" ]]; then
      mkdir -p .deps/include
      rm -rf ".deps/include/$name"
      cp -r "$from/$name" ".deps/include/$name"
      note "$name headers are in .deps/include"
      return
    fi
  done
  fail "the $name headers are in neither /usr/include nor /usr/local/include"
}
