#!/usr/bin/env bash
# Order, links, roots and signatures of a trail, with bash, coreutils, jq and openssl: public.sh DIR SIGNING.PUB
# It looks at no MAC and at no form, and not at what ends a trail (docs/FORMAT.md sections 1 and 4).
set -euo pipefail
export LC_ALL=C
unhex() { tr a-f A-F <<<"$1" | basenc --base16 --decode; }
sha() { sha256sum | cut -c1-64; }
fail() { echo "line $n: $1" && exit 33; }
folder=$(mktemp -d) && trap 'rm -r "$folder"' EXIT
unhex "302a300506032b6570032100$(<"$2")" >"$folder/key"
n=0 zeros=$(printf %064d 0) edge=() && prev=$zeros

while IFS= read -r line; do
    [[ $(jq -r '"\(.seq) \(.prev)"' <<<"$line") == "$n $prev" ]] || fail "seq or link"
    body=${line::-74} mac=${line: -66:64}
    if [[ $line == '{"v":1,"kind":"checkpoint",'* ]]; then
        body=$line mac=$zeros root=${edge[-1]}
        for ((i = ${#edge[@]} - 2; i >= 0; i--)); do root=$(unhex "01${edge[i]}$root" | sha); done
        jq -r .checkpoint.note <<<"$line" >"$folder/note" && sed -n 1,3p "$folder/note" >"$folder/text"
        [[ $(sed -n 2,3p "$folder/note") == "$n"$'\n'"$(unhex "$root" | base64)" ]] || fail "size or root"
        sed -n '5s/.* //p' "$folder/note" | base64 --decode | tail -c 64 >"$folder/signature"
        openssl pkeyutl -verify -pubin -keyform DER -inkey "$folder/key" -rawin \
            -in "$folder/text" -sigfile "$folder/signature" >/dev/null || fail "signature"
    fi
    prev=$(unhex "00$(printf %s "$body" | sha)$mac" | sha) subtree=$prev
    for ((i = n; i & 1; i >>= 1)); do subtree=$(unhex "01${edge[-1]}$subtree" | sha) && unset 'edge[-1]'; done
    edge+=("$subtree") n=$((n + 1))
done < <(cat "$1"/*.jsonl)
echo "$n lines: order, links, roots and signatures hold"
