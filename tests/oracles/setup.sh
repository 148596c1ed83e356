#!/bin/sh
# Installs what the validators of this folder depend on, outside the work tree. Safe to run again: what is there stays.
set -eu
cd "$(dirname "$0")"
home=${COUNTERSIGN_ORACLES:-${XDG_CACHE_HOME:-$HOME/.cache}/countersign-oracles}
mkdir -p "$home"
# Two test runs that begin at once install once.
exec 9>"$home/lock"
if command -v flock >/dev/null 2>&1; then flock 9; fi

# part NAME FILE…: whether NAME has still to be installed from these files.
part() {
  name=$1
  shift
  wanted=$(cat "$@" | cksum)
  [ "$(cat "$home/$name/installed" 2>/dev/null)" != "$wanted" ] || return 1
  echo "installing the validator '$name' in $home"
  rm -rf "${home:?}/$name"
  mkdir -p "$home/$name"
}
# To be called last: an installation that was cut short is begun again.
installed() { echo "$wanted" >"$home/$name/installed"; }

if part credential credential/package.json credential/package-lock.json; then
  cp credential/package.json credential/package-lock.json "$home/credential/"
  (cd "$home/credential" && npm ci --silent --no-fund --no-audit)
  installed
fi

if part python python/requirements.txt; then
  python3 -m venv "$home/python"
  "$home/python/bin/pip" install --quiet --disable-pip-version-check -r python/requirements.txt
  installed
fi

# Programs without any Python in them: no environment of their own.
if part dependencies dependencies/requirements.txt; then
  "$home/python/bin/pip" install --quiet --disable-pip-version-check --target "$home/dependencies" -r dependencies/requirements.txt
  installed
fi

for name in openbadges pdfium writers; do
  if part "$name" "$name/requirements.txt"; then
    python3 -m venv "$home/$name"
    "$home/$name/bin/pip" install --quiet --disable-pip-version-check -r "$name/requirements.txt"
    installed
  fi
done

if part log log/main.go; then
  # The packages are Debian's, from golang-golang-x-mod-dev: nothing is fetched.
  (cd log && GO111MODULE=off GOFLAGS= GOPATH="$home/log/go:/usr/share/gocode" go build -o "$home/log/logcheck" .)
  installed
fi
