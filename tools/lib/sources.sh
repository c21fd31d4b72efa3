# Third-party sources that no binary package of a stable Debian has, fetched as signed source packages into .deps.
# shellcheck shell=bash

kImguiVersion="1.92.2b"  # the version that the tests were seen to pass with
kImguiSources="imconfig.h imgui.cpp imgui.h imgui_draw.cpp imgui_internal.h imgui_tables.cpp imgui_widgets.cpp
  imstb_rectpack.h imstb_textedit.h imstb_truetype.h LICENSE.txt"
kImguiSha256="99208bb5568e05d016c6820a027dfd488f8fc47ad0fb5466c54b7cba7765d176"  # of the checksums of those files, whichever way they came
kImguiTested=19222
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

# imgui_checksum DIR: one checksum of everything that is compiled; nothing where a file is missing.
imgui_checksum() {
  local sums
  # shellcheck disable=SC2086  # a list of names
  sums=$(cd "$1" && LC_ALL=C sha256sum $kImguiSources 2>/dev/null) || return 0
  printf '%s\n' "$sums" | sha256sum | cut -d' ' -f1
}

# imgui_is_tested DIR: whether it holds, byte for byte, the version that the tests were run with.
imgui_is_tested() {
  [[ "$(imgui_checksum "$1")" == "$kImguiSha256" ]]
}

# unpack_imgui TARBALL DIR: the tarball's one folder becomes DIR.
unpack_imgui() {
  rm -rf "$2"
  mkdir -p "$2"
  tar -xf "$1" -C "$2" --strip-components=1
}

# imgui_from_archive WORK SUITE PACKAGE: leaves what the archive has in WORK/imgui.
imgui_from_archive() {
  local work=$1 tarball
  rm -f "$work"/imgui_*
  download_source "$work" "$2" "$3" || return 1
  tarball=$(find "$work" -maxdepth 1 -name 'imgui_*.orig.tar.*' ! -name '*.asc' | head -n 1)
  [[ -n "$tarball" ]] || return 1
  unpack_imgui "$tarball" "$work/imgui"
  imgui_is_usable "$work/imgui"
}

# Leaves a usable Dear ImGui in .deps/imgui, or says what was tried and what to do. The tested version is known by its
# checksum wherever it comes from. Only where nobody has it any more is a newer one taken, from the archive alone: there
# apt has checked its signature.
fetch_imgui() {
  local work=$1 suite
  for suite in sid testing stable; do
    imgui_from_archive "$work" "$suite" "imgui=$kImguiVersion+ds-1" || continue
    if imgui_is_tested "$work/imgui"; then
      install_imgui "$work/imgui" "source package of $suite, checksum right"
      return
    fi
    warn "Dear ImGui $kImguiVersion from $suite does not have the checksum that tools/lib/sources.sh expects; it is not used"
  done
  if have git && timeout 120 git -c advice.detachedHead=false clone --quiet --depth 1 --branch "v$kImguiVersion" \
    "$kImguiGit" "$work/imgui-git" >"$work/git.log" 2>&1; then
    if imgui_is_tested "$work/imgui-git"; then
      rm -rf "$work/imgui-git/.git"
      install_imgui "$work/imgui-git" "release tag v$kImguiVersion, checksum right"
      return
    fi
    warn "the release tag v$kImguiVersion does not have the checksum that tools/lib/sources.sh expects; it is not used"
  fi
  for suite in sid testing stable; do
    imgui_from_archive "$work" "$suite" imgui || continue
    # The tested version with another checksum is no newer version: it is a changed one.
    [[ "$(imgui_version_number "$work/imgui")" -gt "$kImguiTested" ]] || continue
    install_imgui "$work/imgui" "source package of $suite, signed by the archive"
    warn "this is newer than the version that the tests were run with ($kImguiVersion)"
    return
  done
  cat "$work"/*.log >&2 2>/dev/null || true
  fail "Dear ImGui could not be fetched: neither version $kImguiVersion with the right checksum, as a Debian source package
       or from its repository, nor a newer signed source package.
       Put a copy that you trust anywhere and set PCN_IMGUI_DIR to its folder (it holds imgui.h), then run this again."
}

install_imgui() {
  rm -rf .deps/imgui
  mv "$1" .deps/imgui
  note "Dear ImGui $(sed -n 's/^#define IMGUI_VERSION *"\(.*\)"/\1/p' .deps/imgui/imgui.h) ($2) is in .deps/imgui"
}

# Leaves mapbox's polygon triangulation in .deps/include/mapbox/earcut.hpp, or says what to do. A file with another
# checksum is never installed.
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
    install_earcut "$header" "source package of $suite" && return
  done
  if have git && timeout 120 git -c advice.detachedHead=false clone --quiet --depth 1 --branch "$kEarcutTag" \
    "$kEarcutGit" "$work/earcut-git" >"$work/git.log" 2>&1; then
    install_earcut "$work/earcut-git/include/mapbox/earcut.hpp" "release tag $kEarcutTag" && return
  fi
  cat "$work"/*.log >&2 2>/dev/null || true
  fail "mapbox's earcut.hpp ($kEarcutTag, SHA-256 $kEarcutSha256)
       could not be fetched; put it at .deps/include/mapbox/earcut.hpp and run this again"
}

# install_earcut HEADER FROM: refuses what does not have the right checksum.
install_earcut() {
  if [[ "$(sha256_of "$1")" != "$kEarcutSha256" ]]; then
    warn "earcut.hpp ($2) does not have the checksum that tools/lib/sources.sh expects; it is not used"
    return 1
  fi
  mkdir -p .deps/include/mapbox
  cp "$1" .deps/include/mapbox/earcut.hpp
  note "earcut.hpp ($2, checksum right) is in .deps/include/mapbox"
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
