#!/usr/bin/env bash
# Installs the editors that `npm run test:editors` drives: from Debian's packages, and VS Code as code-server from npm into a cache
# folder (TBCV_EDITORS, else ~/.cache/tbcv-editors). With --all also the Debian 13 and testing folders with Helix and newer Neovims.
# What is there already is left alone; the first thing that fails ends it with what failed.
set -euo pipefail
cd "$(dirname "$0")/.."

CACHE=${TBCV_EDITORS:-$HOME/.cache/tbcv-editors}
PACKAGES=(chromium neovim emacs-nox elpa-eglot elpa-lsp-mode elpa-markdown-mode vim-nox vim-ale tmux)
CODE_SERVER=4.139.1 # VS Code 1.139.1, which runs on Node 24
NODE_HEADERS=24.21.0
# The mirror that apt itself uses.
MIRROR=${TBCV_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | sed -n 1p)}

say() { echo "install-editors: $*"; }
fail() { echo "install-editors: $*" >&2; exit 1; }
case "${1:-}" in "" | --all) ;; *) fail "\"$1\" is no option; there is --all" ;; esac
[ "$(uname -s)" = Linux ] || fail "this script installs on Debian only; install the editors by hand"

install_packages() {
  local missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "apt: ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; } ||
    fail "apt could not install ${missing[*]}; run it as root on Debian 12 or newer"
}

# Runs a command into a log that is shown where it fails.
logged() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 || { tail -n 30 "$log" >&2; fail "failed: $*"; }
}

# npm builds nothing by itself: the package's own install script downloads, which is not wanted. The native parts that the workbench
# needs for files and extensions are built here, against the headers that come with a package.
install_code_server() {
  local folder=$CACHE/code-server-$CODE_SERVER
  if [ -f "$folder/complete" ]; then return; fi
  say "code-server $CODE_SERVER into $folder (about a minute)"
  rm -rf "$folder"
  mkdir -p "$folder"
  echo '{"private": true}' >"$folder/package.json"
  local npm=(npm install --ignore-scripts --no-audit --no-fund --loglevel=error)
  logged "$folder/install.log" "${npm[@]}" --prefix "$folder" "code-server@$CODE_SERVER" "node-linux-$(node -p process.arch)@$NODE_HEADERS"
  local code=$folder/node_modules/code-server/lib/vscode headers=$folder/node_modules/node-linux-$(node -p process.arch)
  # Two at a time: each waits for the network most of the time.
  logged "$folder/vscode.log" "${npm[@]}" --omit=dev --prefix "$code" &
  local first=$!
  logged "$folder/extensions.log" "${npm[@]}" --omit=dev --prefix "$code/extensions"
  wait "$first"
  local gyp
  gyp=$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js
  [ -f "$gyp" ] || fail "npm's own node-gyp was not found at $gyp"
  for part in node-pty @vscode/spdlog @vscode/native-watchdog @parcel/watcher; do
    logged "$folder/build-${part//\//-}.log" "$headers/bin/node" "$gyp" rebuild --directory "$code/node_modules/$part" --nodedir="$headers"
  done
  logged "$folder/version.log" env XDG_CONFIG_HOME="$folder/xdg" XDG_DATA_HOME="$folder/xdg" "$headers/bin/node" "$folder/node_modules/code-server/out/node/entry.js" --version
  touch "$folder/complete"
}

# A Debian of another version in a folder, and commands that start its programs with its own libraries.
install_debian() {
  local suite=$1 folder=$CACHE/debian-$1
  shift
  if [ -f "$folder/complete" ]; then return; fi
  install_packages debootstrap
  say "Debian $suite into $folder: $*"
  rm -rf "$folder"
  mkdir -p "$folder"
  local packages
  packages=$(IFS=,; echo "$*")
  logged "$folder/debootstrap.log" debootstrap --variant=minbase --include="$packages" "$suite" "$folder/root" "$MIRROR" /usr/share/debootstrap/scripts/sid
  # Neovim looks for its parsers in a folder of the system's; here they lie beside what it reads anyway.
  ln -s "$folder/root/usr/lib/nvim/parser" "$folder/root/usr/share/nvim/runtime/parser"
  touch "$folder/complete"
}

# `make_command FOLDER NAME PROGRAM [VARIABLE=VALUE…]` makes a command that runs a program of such a folder.
make_command() {
  local root=$1/root name=$2 program=$3
  shift 3
  local loader
  loader=$(find "$root"/usr/lib/*-linux-gnu* -maxdepth 1 -name 'ld-linux-*.so.*' | head -n 1)
  [ -n "$loader" ] || fail "no loader in $root"
  printf '#!/bin/sh\nexec env %s "%s" --library-path "%s" "%s" "$@"\n' "$*" "$loader" "$(dirname "$loader")" "$root/$program" >"$CACHE/$name"
  chmod +x "$CACHE/$name"
}

mkdir -p "$CACHE"
install_packages "${PACKAGES[@]}"
install_code_server
if [ "${1:-}" = --all ]; then
  install_debian trixie neovim hx
  make_command "$CACHE/debian-trixie" nvim-0.10 usr/bin/nvim "VIMRUNTIME=$CACHE/debian-trixie/root/usr/share/nvim/runtime"
  make_command "$CACHE/debian-trixie" hx usr/lib/hx/hx "HELIX_RUNTIME=$CACHE/debian-trixie/root/usr/lib/hx/runtime"
  install_debian testing neovim
  make_command "$CACHE/debian-testing" nvim-testing usr/bin/nvim "VIMRUNTIME=$CACHE/debian-testing/root/usr/share/nvim/runtime"
fi
say "all there"
