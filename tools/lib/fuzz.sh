#!/usr/bin/env bash
# fuzz.sh DIR COUNTS: runs every fuzz target in DIR for PCN_FUZZ_SECONDS, from its seeds and from what earlier runs
# found, and writes "PASSED FAILED SKIPPED" to the file COUNTS. Inputs that broke something are kept in DIR/found.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folder=$1 counts=$2 seconds=${PCN_FUZZ_SECONDS:-10}
passed=0 failed=0
mkdir -p "$folder/found"

# run_target PROGRAM: one target; its output is shown only when it fails.
run_target() {
  local name seeds corpus log
  name=$(basename "$1")
  corpus="$folder/corpus-$name" log="$folder/$name.log"
  seeds=$(cat "$folder/$name.seeds")
  mkdir -p "$corpus"
  local folders=("$corpus")
  [[ -d "$seeds" ]] && folders+=("$seeds")
  # Only what is long for a person counts as slow; a single input may not take more than 10 s or 2 GB.
  if ! timeout $((seconds + 60)) "$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 \
    -print_final_stats=1 -artifact_prefix="$folder/found/$name-" "${folders[@]}" >"$log" 2>&1; then
    tail -n 60 "$log"
    return 1
  fi
  note "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
}

running=()
while IFS= read -r program; do
  run_target "$program" &
  running+=($!)
  # One for each core.
  if [[ ${#running[@]} -ge $(nproc) ]]; then
    for process in "${running[@]}"; do
      if wait "$process"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    done
    running=()
  fi
done < <(find "$folder" -maxdepth 1 -type f -perm -u+x -name '*_fuzz' | sort)
for process in "${running[@]}"; do
  if wait "$process"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done

echo "$passed $failed 0" >"$counts"
[[ $failed -eq 0 && $passed -gt 0 ]]
