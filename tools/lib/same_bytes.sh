#!/usr/bin/env bash
# same_bytes.sh COUNTS: compares what the command line (build/release) and the core as WebAssembly (build/web) print for
# every committed area package, and writes "PASSED FAILED SKIPPED" to the file COUNTS.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

counts=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
native=build/release/tests/parity/pcn_print_results
wasm=build/web/tests/parity/pcn_print_results.js
command_line=$(find build/release/tools -maxdepth 1 -type f -perm -u+x -name 'pcn*' | head -n 1)

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
