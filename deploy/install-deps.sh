#!/bin/sh
# Installs every Debian 12 package that Duban needs to be built, tested and demonstrated. Safe to run again: it installs
# only what is missing and says so. Uses sudo only when not root.
set -eu

packages="build-essential cmake ninja-build ccache mold pkg-config unzip git
libgrpc++-dev libgrpc-dev protobuf-compiler protobuf-compiler-grpc libprotobuf-dev libgoogle-common-protos-java
libabsl-dev libboost-dev libsqlite3-dev libsoci-dev libssl-dev libspdlog-dev nlohmann-json3-dev
prometheus-cpp-dev libcli11-dev libcsv-dev libcurl4-openssl-dev libxlsxwriter-dev libzip-dev libpugixml-dev
libkainjow-mustache-dev libgtest-dev libgmock-dev
libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-arphic-ukai"
# (LibreOffice, poppler and the faces open and print the rendered documents in a test.)
# Only for the benchmarks: DUBAN_BENCH=1 sh deploy/install-deps.sh
if [ "${DUBAN_BENCH:-0}" = 1 ]; then packages="$packages etcd-server nghttp2-client curl"; fi

missing=""
for package in $packages; do
  if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
    missing="$missing $package"
  fi
done
if [ -z "$missing" ]; then
  echo "install-deps: every package is installed already."
  exit 0
fi

sudo=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "install-deps: run as root, or install sudo; missing:$missing" >&2; exit 1; }
  sudo="sudo"
fi
echo "install-deps: installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
echo "install-deps: done."
