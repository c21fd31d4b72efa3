#!/usr/bin/env bash
# lint.sh all|changed COUNTS: lints C++ files of core, web and tools that the native build compiles; needs build/dev
# configured. Writes "PASSED FAILED SKIPPED" (files) to the file COUNTS.
#   all      every file, with the static analyser, which takes three times as long again
#   changed  what changed since PCN_BASE, or since this branch left the main one (on the main one: since its last commit),
#            for PCN_LINT_SECONDS (180) at most; files for which that is too short are left to the nightly run
# A file that passed is not looked at again until it, a header or the rules change.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scope=$1 counts=$2
kVersion=14 # later versions know checks that these rules do not speak of
linter=""
for name in "clang-tidy-$kVersion" clang-tidy; do
  if have "$name" && "$name" --version | grep -q "version $kVersion\."; then
    linter=$name
    break
  fi
done
skip() {
  warn "$1; nothing was linted"
  echo "0 0 1" >"$counts"
  exit 0
}
[[ -n "$linter" ]] || skip "clang-tidy $kVersion is not here"
git rev-parse --git-dir >/dev/null 2>&1 || skip "there is no git history here"

# The commit to compare with, or nothing where there is none.
find_base() {
  if [[ -n "${PCN_BASE:-}" ]]; then
    git rev-parse --quiet --verify "$PCN_BASE^{commit}" || true
    return
  fi
  local head base name
  head=$(git rev-parse HEAD)
  for name in origin/HEAD origin/main main; do
    base=$(git merge-base HEAD "$name" 2>/dev/null) || continue
    if [[ "$base" != "$head" ]]; then
      echo "$base"
      return
    fi
  done
  git rev-parse --quiet --verify HEAD~1 || true
}

mapfile -t known < <(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' build/dev/compile_commands.json |
  grep -E "^$PCN_ROOT/(core|web|tools)/" | sort -u)
[[ ${#known[@]} -gt 0 ]] || fail "build/dev/compile_commands.json names no file of core, web or tools"

if [[ "$scope" == all ]]; then
  files=("${known[@]}") checks=() seconds=1000000
else
  base=$(find_base)
  [[ -n "$base" ]] || skip "there is no earlier commit to compare with"
  # A changed header is looked at through one file that includes it.
  mapfile -t files < <({ git diff --name-only --diff-filter=d "$base" -- core web tools &&
    git ls-files --others --exclude-standard -- core web tools; } | sort -u |
    while read -r file; do
      case "$file" in
        *.cpp) echo "$PCN_ROOT/$file" ;;
        *.h) grep -lF --include='*.cpp' -r "#include \"$file\"" core web tools | head -n 1 | sed "s|^|$PCN_ROOT/|" ;;
      esac
    done | sort -u | comm -12 - <(printf '%s\n' "${known[@]}"))
  if [[ ${#files[@]} -eq 0 ]]; then
    note "no file to lint changed since ${base:0:9}"
    echo "1 0 0" >"$counts"
    exit 0
  fi
  checks=(--checks='-clang-analyzer-*') seconds=${PCN_LINT_SECONDS:-180}
fi

cache="$PCN_ROOT/build/lint"
mkdir -p "$cache"
rules=$({ cat .clang-tidy "$PCN_ROOT/tools/lib/lint.sh" && echo "$scope"; } | sha256sum | cut -d' ' -f1)
headers=$(git ls-files --cached --others --exclude-standard -- 'core/*.h' 'web/*.h' 'tools/*.h' | sort |
  while read -r file; do [[ -f "$file" ]] && cat "$file"; done | sha256sum | cut -d' ' -f1)
deadline=$(($(date +%s) + seconds))
results=$(mktemp)
trap 'rm -f "$results"' EXIT

# Adds a line to the results: passed, failed or left.
lint_one() {
  local file=$1 key
  key=$({ echo "$rules$headers" && cat "$file"; } | sha256sum | cut -d' ' -f1)
  if [[ ! -f "$cache/$key" ]]; then
    if [[ $(date +%s) -ge $deadline ]]; then
      echo left >>"$results"
      return
    fi
    if ! "$linter" -p build/dev --quiet "${@:2}" --warnings-as-errors='*' "$file" 2>"$cache/$key.err"; then
      # Without findings of its own, the fault is in what it says about itself.
      grep -v 'warnings generated' "$cache/$key.err" || true
      rm -f "$cache/$key.err"
      echo failed >>"$results"
      return
    fi
    rm -f "$cache/$key.err"
    touch "$cache/$key"
  fi
  echo passed >>"$results"
}
export -f lint_one
export rules headers cache linter deadline results

printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'lint_one "$@"' lint {} "${checks[@]}"
count() { grep -c "^$1\$" "$results" || true; }
passed=$(count passed) failed=$(count failed) left=$(count left)
echo "$passed $failed $left" >"$counts"
note "$passed files have no findings, $failed have some"
if [[ $left -gt 0 ]]; then warn "$left changed files were left to the nightly run: $seconds s were over"; fi
[[ $failed -eq 0 && $((passed + failed + left)) -eq ${#files[@]} ]]
