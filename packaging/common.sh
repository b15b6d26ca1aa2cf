# What build-deb and build-tarball share: the program, its version, and what goes along with it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
say() { printf '%s\n' "$*" >&2; }
stop() {
  say "$0: $*"
  exit 1
}

# The release program, built when it is not given in WOONSPOOR_PROGRAM.
find_program() {
  program=${WOONSPOOR_PROGRAM:-}
  if [ -z "$program" ]; then
    (cd "$root" && cargo build --release --locked -q -p woonspoor) || stop "the program does not build"
    program=${CARGO_TARGET_DIR:-$root/target}/release/woonspoor
  fi
  [ -x "$program" ] || stop "$program is not there, or cannot be run"
  version=$("$program" --version | awk '{ print $2 }')
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+ ]] || stop "$program gives no version"
}

# Everything that is the same in every kind of package, under a folder that stands for /usr.
fill_usr() { # folder
  install -D -m 0755 "$program" "$1/bin/woonspoor"
  if command -v strip >/dev/null 2>&1; then strip --strip-unneeded "$1/bin/woonspoor"; fi
  install -d "$1/share/man/man1" "$1/share/bash-completion/completions" "$1/share/zsh/vendor-completions" \
    "$1/share/fish/vendor_completions.d"
  "$program" man --out "$1/share/man/man1"
  gzip -n -9 "$1"/share/man/man1/*.1
  "$program" completions bash >"$1/share/bash-completion/completions/woonspoor"
  "$program" completions zsh >"$1/share/zsh/vendor-completions/_woonspoor"
  "$program" completions fish >"$1/share/fish/vendor_completions.d/woonspoor.fish"
  local doc=$1/share/doc/woonspoor
  install -D -m 0644 "$root/packaging/woonspoor.toml" "$doc/examples/woonspoor.toml"
  install -m 0644 "$root/README.md" "$root/CHANGELOG.md" "$root/LICENCE" "$doc/"
  install -m 0644 "$root"/docs/*.md "$doc/"
  install -m 0644 "$root/crates/server/static/htmx-licence.txt" "$doc/"
}

# The moment that goes into archives, so that the same source gives the same bytes.
stamp() { git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s; }
