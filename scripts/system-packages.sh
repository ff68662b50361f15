#!/bin/sh
# Makes sure that the tests find a Chromium and PostgreSQL's programs. As root on Debian it installs
# them; elsewhere it says what is missing and how to get it.
set -eu

chromium() { node -e 'import("./scripts/browser.mjs").then((b) => process.exit(b.findChromium() ? 0 : 1))'; }
postgres() { command -v postgres || ls /usr/lib/postgresql/*/bin/postgres || ls /opt/homebrew/opt/postgresql*/bin/postgres; }

packages=
chromium || packages="chromium"
postgres >/dev/null 2>&1 || packages="$packages postgresql"
[ -n "$packages" ] || exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing by apt-get: $packages"
    apt-get update -qq
    # The package would start a server of its own, which no test uses.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
    exit 0
fi
{
    echo "The tests need what is not here: $packages"
    echo "  Debian, Ubuntu:  apt-get install $packages      (as an administrator)"
    echo "  Fedora:          dnf install chromium postgresql-server"
    echo "  macOS:           brew install --cask chromium; brew install postgresql"
    echo "PLAUDIT_CHROMIUM may name a Chromium or Chrome elsewhere. No PostgreSQL server has to run:"
    echo "the tests start their own in a temporary folder."
} >&2
exit 1
