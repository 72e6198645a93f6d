#!/usr/bin/env bash
# Installs what `npm run test:services` needs beside npm's packages: Redis and PostgreSQL. Debian and Ubuntu; does nothing where they are.
set -euo pipefail

packages=()
command -v redis-server >/dev/null || packages+=(redis-server)
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || packages+=(postgresql)
[ ${#packages[@]} -eq 0 ] && exit 0

export DEBIAN_FRONTEND=noninteractive
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -q
"${as_root[@]}" apt-get install -y -q --no-install-recommends "${packages[@]}"
