#!/usr/bin/env bash
# The typo: a clean-up with the wrong path deletes one file after the other, all the day long. For drills and tests: it deletes only below a
# directory that holds a file named .scratch, and leaves that one.
set -euo pipefail
dir=${1:?delete-all.sh DIRECTORY}
[ -e "$dir/.scratch" ] || { echo "$dir holds no file .scratch, so it is not there to be deleted. Nothing was touched." >&2; exit 1; }
find "$dir" -type f ! -name .scratch -print0 | sort -z | while IFS= read -r -d '' file; do
  rm -- "$file"
  echo "deleted $file"
  sleep 0.02
done
