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

# Installs Debian packages for a command that is not there, when that can be done.
need() { # command, package...
  command -v "$1" >/dev/null 2>&1 || install "$@"
}

install() { # what is missing, package...
  local what=$1
  shift
  if [ "$(id -u)" != 0 ]; then
    missing "$what" "Ask an administrator for the Debian package '$*', or install it yourself; this script may only do so as root."
  fi
  command -v apt-get >/dev/null 2>&1 || missing "$what" "This machine has no apt-get; install '$*' in its own way and start again."
  say "Installing $* ..."
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"; } >/dev/null 2>&1 \
    || missing "$what" "apt-get could not install '$*'; try 'apt-get update && apt-get install $*' to see why."
}

need_rust() {
  need cc gcc
  need make make
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

# PostgreSQL's programs. A cluster that its package may have started is not ours and is left alone.
need_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null 2>&1 || install PostgreSQL postgresql
}

# A cluster for this run alone, in WOONSPOOR_TEST_POSTGRES, unless that already names one. It ends with stop_postgres,
# or by itself once this process and those it started are gone.
start_postgres() {
  if [ -n "${WOONSPOOR_TEST_POSTGRES:-}" ]; then return; fi
  need_postgres
  need setsid util-linux
  postgres_folder=$(mktemp -d)
  exec 9>>"$postgres_folder/users"
  flock -s 9
  WOONSPOOR_TEST_POSTGRES=$(setsid bash crates/testbed/src/postgres.sh "$postgres_folder" 2 9>&- &)
  case $WOONSPOOR_TEST_POSTGRES in
    postgres://*) export WOONSPOOR_TEST_POSTGRES ;;
    *) missing "a PostgreSQL cluster for the tests" "$WOONSPOOR_TEST_POSTGRES" ;;
  esac
}

stop_postgres() {
  if [ -z "${postgres_folder:-}" ]; then return; fi
  exec 9>&-
  local keeper
  if keeper=$(cat "$postgres_folder/keeper" 2>/dev/null) && kill "$keeper" 2>/dev/null; then
    for _ in {1..100}; do
      kill -0 "$keeper" 2>/dev/null || break
      sleep 0.05
    done
  fi
  rm -rf "$postgres_folder"
  postgres_folder=
}

# A browser to test with, the program that drives it, and letters to see.
need_browser() {
  need chromium chromium fonts-liberation
  need chromedriver chromium-driver
}

schemathesis_version=4.32.5

# Sets `schemathesis` to a program that tries out the interface other programs use.
need_schemathesis() {
  local folder=$cache/schemathesis-$schemathesis_version
  schemathesis=$folder/bin/schemathesis
  if [ -e "$folder/complete" ]; then return; fi
  need python3 python3 python3-venv
  python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || install "Python's venv" python3-venv
  mkdir -p "$cache"
  (
    flock 8
    if [ -e "$folder/complete" ]; then exit; fi
    say "Installing schemathesis $schemathesis_version ..."
    rm -rf "$folder"
    { python3 -m venv "$folder" \
      && "$folder/bin/pip" install -q --disable-pip-version-check "schemathesis==$schemathesis_version" \
      && "$schemathesis" --version && touch "$folder/complete"; } >"$cache/schemathesis.log" 2>&1
  ) 8>>"$cache/schemathesis.lock" \
    || missing "schemathesis" "pip could not install it; $cache/schemathesis.log says why."
}
