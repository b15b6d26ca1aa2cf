# What bin/run and bin/test share: where things live, and what a machine has to have.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }

# A folder for what may outlive the checkout: tools, and the fuzzers' build.
cache=${WOONSPOOR_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/woonspoor}

missing() {
  say "Woonspoor: $1 is missing and could not be installed here."
  say "  $2"
  exit 3
}

# Installs a Debian package for a command that is not there, when that can be done.
need() { # command, package
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" != 0 ]; then
    missing "$1" "Ask an administrator for the Debian package '$2', or install it yourself; this script may only do so as root."
  fi
  command -v apt-get >/dev/null 2>&1 || missing "$1" "This machine has no apt-get; install '$2' in its own way and start again."
  say "Installing $2 ..."
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$2"; } >/dev/null 2>&1 \
    || missing "$1" "apt-get could not install '$2'; try 'apt-get update && apt-get install $2' to see why."
}

need_rust() {
  need cc gcc
  if ! command -v cargo >/dev/null 2>&1 && [ -x "${HOME:-}/.cargo/bin/cargo" ]; then
    PATH="$HOME/.cargo/bin:$PATH"
  fi
  command -v cargo >/dev/null 2>&1 \
    || missing "Rust" "Install Rust $(rust_version) or later with rustup (https://rustup.rs); Debian's own is too old."
  local have want
  have=$(rustc --version | sed -E 's/^rustc ([0-9]+)\.([0-9]+).*/\1 \2/')
  want=$(rust_version | tr . ' ')
  set -- $have $want
  if [ "$1" -lt "$3" ] || { [ "$1" = "$3" ] && [ "$2" -lt "$4" ]; }; then
    missing "Rust $(rust_version)" "This machine has $(rustc --version); update it with 'rustup update'."
  fi
}

rust_version() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }
