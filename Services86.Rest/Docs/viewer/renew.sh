#!/usr/bin/env bash
# Puts another version of the viewer here: ./renew.sh 5.35.0
set -euo pipefail
cd "$(dirname "$0")"
version=$1

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd "$scratch" && npm pack --silent "swagger-ui-dist@$version" >/dev/null && tar xzf swagger-ui-dist-*.tgz)

rm -f ./*.gz
for file in swagger-ui.css swagger-ui-bundle.js swagger-ui-standalone-preset.js favicon-32x32.png; do
  gzip -9nc "$scratch/package/$file" >"$file.gz"
done
for licences in swagger-ui-bundle.js.LICENSE.txt swagger-ui-standalone-preset.js.LICENSE.txt; do
  gzip -9nc "$scratch/package/$licences" >"$licences.gz"
done
for licence in LICENSE NOTICE; do
  cp "$scratch/package/$licence" "$licence.txt"
done
sed -i "s/version .* of/version $version of/" README.md
