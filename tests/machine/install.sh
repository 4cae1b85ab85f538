#!/usr/bin/env bash
# Installs what some tests need besides Python, where it is missing and may be installed: a browser
# with letters for Vietnamese, and LibreOffice for spreadsheets. Where it may not, those tests say
# that they are skipped.
set -euo pipefail

missing=()
have() { command -v "$1" >/dev/null 2>&1; }
have "${KG_CHROMIUM:-chromium}" || have chromium-browser || have google-chrome ||
    have google-chrome-stable || missing+=(chromium)
have fc-list && [ -n "$(fc-list :lang=vi file)" ] || missing+=(fontconfig fonts-noto-core)
have soffice || have libreoffice || missing+=(libreoffice-calc-nogui)
[ ${#missing[@]} -gt 0 ] || exit 0

if ! have apt-get; then
    echo "Some tests will be skipped: ${missing[*]} cannot be installed without apt-get." >&2
    exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Some tests will be skipped; to run them: sudo apt-get install ${missing[*]}" >&2
        exit 0
    fi
    as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
fi
echo "Installing what some tests need: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"${as_root[@]}" apt-get update -qq >"$log" 2>&1 || true
for package in "${missing[@]}"; do # one by one: a name that a distribution lacks keeps no other back
    if ! "${as_root[@]}" apt-get install -y -qq -o DPkg::Lock::Timeout=300 \
        --no-install-recommends "$package" >>"$log" 2>&1; then
        tail -n 3 "$log" >&2
        echo "Some tests will be skipped: $package could not be installed." >&2
    fi
done
