# Shared by the scripts in tools/: where the project is, how they speak, and which toolchain they find.
# shellcheck shell=bash
set -euo pipefail

PCN_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$PCN_ROOT"

if [[ -t 1 && -z "${NO_COLOR:-}" ]]; then
  kBold=$'\e[1m' kRed=$'\e[31m' kGreen=$'\e[32m' kYellow=$'\e[33m' kPlain=$'\e[0m'
else
  kBold='' kRed='' kGreen='' kYellow='' kPlain=''
fi

say() { printf '%s==>%s %s\n' "$kBold" "$kPlain" "$*"; }
note() { printf '    %s\n' "$*"; }
warn() { printf '%swarning:%s %s\n' "$kYellow" "$kPlain" "$*" >&2; }
fail() {
  printf '%serror:%s %s\n' "$kRed" "$kPlain" "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# An emsdk that is installed but not activated in this shell is found through $EMSDK.
find_emscripten() {
  if ! have emcc && [[ -n "${EMSDK:-}" && -x "$EMSDK/upstream/emscripten/emcc" ]]; then
    PATH="$EMSDK/upstream/emscripten:$PATH"
    export PATH
    # emsdk keeps its own configuration beside itself.
    if [[ -z "${EM_CONFIG:-}" && -f "$EMSDK/.emscripten" ]]; then export EM_CONFIG="$EMSDK/.emscripten"; fi
  fi
  # Debian keeps Node's libraries, which optimised links call, outside Node's own search path.
  if [[ -d /usr/share/nodejs ]]; then
    export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"
  fi
}
find_emscripten

# The browser of the end-to-end tests and benchmarks, or nothing.
find_chromium() {
  local name
  for name in "${PCN_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ -n "$name" ]] && have "$name"; then
      command -v "$name"
      return
    fi
  done
}

# configure PRESET [cmake options …]: quiet when all is well, whole when not.
configure() {
  local preset=$1 log
  shift
  log="$PCN_ROOT/build/$preset.configure.log"
  mkdir -p "$PCN_ROOT/build"
  if ! cmake --preset "$preset" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
}

sha256_of() { sha256sum "$1" | cut -d' ' -f1; }
