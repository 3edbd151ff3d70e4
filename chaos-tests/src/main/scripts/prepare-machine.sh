#!/usr/bin/env bash
# Prepares a bare Debian or Ubuntu machine for the chaos harness: installs what network namespaces,
# packet queues and the Docker backend want, and starts a Docker engine if none runs. Wants root.
# May be run again at any time: what is there is left alone. Says what it does.
set -euo pipefail

say() { printf 'prepare-machine: %s\n' "$*"; }

# program=package of each thing that is run
wanted=(
  ip=iproute2 iptables=iptables nsenter=util-linux cc=gcc busybox=busybox-static
  dockerd=docker.io mkfs.xfs=xfsprogs
)

if [ "$(id -u)" -ne 0 ]; then
  say "root is wanted; run it with sudo" >&2
  exit 2
fi
PATH=$PATH:/usr/sbin:/sbin

packages=()
for pair in "${wanted[@]}"; do
  command -v "${pair%%=*}" >/dev/null || packages+=("${pair#*=}")
done
[ -e /usr/include/linux/netfilter/nfnetlink_queue.h ] || packages+=(libc6-dev)
if [ ${#packages[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    say "no apt-get here; install these by your package manager: ${packages[*]}" >&2
    exit 2
  fi
  say "installing ${packages[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
else
  say "every program is installed"
fi

if docker info >/dev/null 2>&1; then
  say "a Docker engine runs"
  exit 0
fi
log=${QUORATE_DOCKERD_LOG:-/var/log/quorate-dockerd.log}
say "starting dockerd; its log is $log"
setsid dockerd >"$log" 2>&1 </dev/null &
for _ in $(seq 60); do
  if docker info >/dev/null 2>&1; then
    say "a Docker engine runs"
    exit 0
  fi
  sleep 0.5
done
say "dockerd did not start within 30 s; see $log" >&2
exit 1
