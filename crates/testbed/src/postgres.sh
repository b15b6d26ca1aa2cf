#!/usr/bin/env bash
# A PostgreSQL cluster for tests, thrown away when its last user is gone.
#
# postgres.sh FOLDER [SECONDS]
#
# Prints the administrator's address, closes its output and stays as the cluster's keeper; so start it beside you, and
# read until the end. Who uses the cluster holds a shared lock on FOLDER/users; once nobody has done so for SECONDS, or
# when the keeper is told to stop (FOLDER/keeper holds its process id), the server ends and its data go. Should the
# keeper be killed, then the kernel ends the server. What goes wrong is printed instead of the address.
set -uo pipefail

folder=$1
patience=${2:-10}
exec 2>&1

programs=
for found in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
  if [ -x "$found/initdb" ] && [ -x "$found/postgres" ]; then programs=$found; break; fi
done
if [ -z "$programs" ] && found=$(command -v postgres) && [ -x "${found%/*}/initdb" ]; then programs=${found%/*}; fi
if [ -z "$programs" ]; then
  echo "PostgreSQL is not installed: no initdb in /usr/lib/postgresql/15/bin"
  exit 3
fi
export LC_ALL=C.UTF-8

data=$(mktemp -d "${TMPDIR:-/tmp}/woonspoor-cluster-XXXXXX") || exit 3
server=

stop() {
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  fi
  rm -rf "$data" "$folder/url" "$folder/keeper"
}
trap 'stop; exit 0' TERM INT HUP
trap stop EXIT

# PostgreSQL refuses to run as root; then it runs as the user its package made, or as nobody.
as=(setpriv --pdeathsig QUIT)
if [ "$(id -u)" = 0 ]; then
  user=nobody
  if id postgres >/dev/null 2>&1; then user=postgres; fi
  as+=("--reuid=$user" "--regid=$(id -g "$user")" --clear-groups --)
  chown "$user" "$data"
else
  as+=(--)
fi
if ! "${as[@]}" test -w "$data"; then
  echo "PostgreSQL's user cannot write in $data; set TMPDIR to a folder open to all"
  exit 3
fi

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
(umask 077 && echo "$password" >"$data/password")
if [ "$(id -u)" = 0 ]; then chown "$user" "$data/password"; fi
# The order of a language, not of bytes: what counts on byte order without asking for it fails here, not at a customer's.
if ! "${as[@]}" "$programs/initdb" -D "$data/cluster" -U woonspoor --pwfile="$data/password" \
  --auth-host=password --auth-local=reject --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=nl-BE \
  --no-sync --no-instructions >"$data/log" 2>&1 </dev/null; then
  echo "initdb failed:"
  tail -n 20 "$data/log"
  exit 3
fi

start() { # port
  "${as[@]}" "$programs/postgres" -D "$data/cluster" -p "$1" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB \
    -c max_wal_size=4GB -c checkpoint_timeout=1h -c autovacuum=off -c timezone=Europe/Brussels \
    >"$data/log" 2>&1 </dev/null 8>&- 9>&- &
  server=$!
  for _ in {1..400}; do
    if ! kill -0 "$server" 2>/dev/null; then wait "$server"; server=; return 1; fi
    if [ "$(sed -n 8p "$data/cluster/postmaster.pid" 2>/dev/null | tr -d ' ')" = ready ]; then return; fi
    sleep 0.05
  done
  return 1
}

url=
for _ in {1..8}; do
  port=$((18000 + RANDOM % 14000))
  if start "$port"; then url=postgres://woonspoor:$password@127.0.0.1:$port/postgres; break; fi
  if [ -n "$server" ]; then break; fi
done
if [ -z "$url" ]; then
  echo "PostgreSQL did not start:"
  tail -n 20 "$data/log"
  exit 3
fi

umask 077
echo $$ >"$folder/keeper"
echo "$url" >"$folder/url.new"
mv "$folder/url.new" "$folder/url"
echo "$url"
exec >/dev/null 2>&1 </dev/null

# A lock of our own shows that nobody else has one. The last is kept until all is cleared away.
exec 9>>"$folder/users"
idle=0
while kill -0 "$server" 2>/dev/null; do
  if flock -n -x 9; then
    idle=$((idle + 1))
    if [ "$idle" -gt "$patience" ]; then break; fi
    flock -u 9
  else
    idle=0
  fi
  sleep 1 9>&- &
  wait $!
done
