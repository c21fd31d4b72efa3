#!/usr/bin/env bash
# same_bytes.sh COUNTS NATIVE WEB: compares what the command line and the core print for every committed area package, made
# natively (in the build folder NATIVE) and as WebAssembly (in WEB), and writes "PASSED FAILED SKIPPED" to the file COUNTS.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

counts=$1 native_build=$2 web_build=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
native=$native_build/tests/parity/pcn_print_results
wasm=$web_build/tests/parity/pcn_print_results.js
command_line=$(find "$native_build/tools" -maxdepth 1 -type f -perm -u+x -name 'pcn*' | head -n 1)

# Emscripten before 3.1.10 takes Node's fetch() for a browser's.
node_flags=()
if node --no-experimental-fetch -e '' 2>/dev/null; then node_flags=(--no-experimental-fetch); fi

# compare NAME FILE_A FILE_B
compare() {
  if cmp "$2" "$3"; then
    note "$1: $(wc -c <"$2") equal bytes"
    passed=$((passed + 1))
  else
    diff "$2" "$3" | cut -c 1-300 | head -n 20 || true
    failed=$((failed + 1))
  fi
}

for package in assets/areas/*.json; do
  [[ -f "$package" ]] || fail "no area package in assets/areas"
  for mode in report all; do
    "$native" "$mode" "$package" >"$work/native"
    node "${node_flags[@]}" "$wasm" "$mode" "$package" >"$work/wasm"
    [[ -s "$work/native" ]] || fail "nothing was printed for $package"
    compare "$mode of $(basename "$package")" "$work/native" "$work/wasm"
  done
  for mode in report gaps; do
    "$command_line" "$mode" "$package" --json >"$work/native"
    node "${node_flags[@]}" "$wasm" "$mode" "$package" >"$work/wasm"
    compare "pcn $mode of $(basename "$package")" "$work/native" "$work/wasm"
  done
done

echo "$passed $failed 0" >"$counts"
[[ $failed -eq 0 ]]
