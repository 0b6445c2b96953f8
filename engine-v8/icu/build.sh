#!/bin/bash
# Makes the two packed data files from ICU's whole one: build.sh icudt77l.dat OUT_DIR. Needs icupkg (Debian: icu-devtools).
set -eu
whole=$(realpath "$1") out=$(realpath "$2")
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/items" "$tmp/full" "$tmp/base"
icupkg -x '*' -d "$tmp/items" "$whole"
cd "$tmp/items"
# The name of the file goes into it, so both have the one that V8 expects.
find . -type f | sed 's#^\./##' | grep -vE '^translit/|^unames\.icu$|^confusables\.cfu$|\.spp$' | sort >"$tmp/full.txt"
icupkg -tl -a "$tmp/full.txt" -s . new "$tmp/full/icudt77l.dat"
printf '%s\n' nfc.nrm nfkc.nrm pool.res res_index.res root.res >"$tmp/base.txt"
icupkg -tl -a "$tmp/base.txt" -s . new "$tmp/base/icudt77l.dat"
gzip -9nc "$tmp/full/icudt77l.dat" >"$out/icudt77l.dat.gz"
gzip -9nc "$tmp/base/icudt77l.dat" >"$out/icudt77l-base.dat.gz"
ls -l "$out"/icudt77l*.gz
