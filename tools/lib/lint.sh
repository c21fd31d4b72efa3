#!/usr/bin/env bash
# Lints every C++ file of core, web and tools that the native build compiles; needs build/dev configured. A file that
# passed is not looked at again until it, a header or the rules change. The static analyser, which takes as long again,
# runs in the preset tidy.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

kVersion=14 # later versions know checks that these rules do not speak of
linter=""
for name in "clang-tidy-$kVersion" clang-tidy; do
  if have "$name" && "$name" --version | grep -q "version $kVersion\."; then
    linter=$name
    break
  fi
done
if [[ -z "$linter" ]]; then
  warn "clang-tidy $kVersion is not here; nothing was linted"
  exit 0
fi

cache="$PCN_ROOT/build/lint"
mkdir -p "$cache"
rules=$(cat .clang-tidy "$PCN_ROOT/tools/lib/lint.sh" | sha256sum | cut -d' ' -f1)
headers=$(git ls-files --cached --others --exclude-standard -- 'core/*.h' 'web/*.h' 'tools/*.h' | sort |
  while read -r file; do [[ -f "$file" ]] && cat "$file"; done | sha256sum | cut -d' ' -f1)

lint_one() {
  local file=$1 key
  key=$({ echo "$rules$headers" && cat "$file"; } | sha256sum | cut -d' ' -f1)
  [[ -f "$cache/$key" ]] && return 0
  if "$linter" -p build/dev --quiet --checks='-clang-analyzer-*' --warnings-as-errors='*' "$file" 2>"$cache/$key.err"; then
    rm -f "$cache/$key.err"
    touch "$cache/$key"
  else
    # Without findings of its own, the fault is in what it says about itself.
    grep -v 'warnings generated' "$cache/$key.err" || true
    rm -f "$cache/$key.err"
    return 1
  fi
}
export -f lint_one
export rules headers cache linter

mapfile -t files < <(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' build/dev/compile_commands.json |
  grep -E "^$PCN_ROOT/(core|web|tools)/" | sort -u)
[[ ${#files[@]} -gt 0 ]] || fail "build/dev/compile_commands.json names no file of core, web or tools"
printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'lint_one {}' ||
  fail "clang-tidy has findings"
note "${#files[@]} files have no findings"
