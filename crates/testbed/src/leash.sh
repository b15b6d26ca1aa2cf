#!/usr/bin/env bash
# Runs a program on a leash: when standard input ends, the program ends, and all that it started.
#
# setsid bash leash.sh FOLDER PROGRAM ARGUMENT...
#
# Prints the program's process id; what the program says goes to FOLDER/log. Whoever holds the other end of standard
# input may end in any way: then all processes of this session are killed and FOLDER is removed. When the program ends
# first, so do those it left behind; FOLDER stays and its status is ours.
set -uo pipefail

folder=$1
shift
exec 3<&0 </dev/null

end_all() {
  local stat line fields pids
  for _ in {1..100}; do
    pids=()
    for stat in /proc/[0-9]*/stat; do
      { read -r line <"$stat"; } 2>/dev/null || continue
      # After the name in brackets: state, parent, group, session.
      read -ra fields <<<"${line##*) }"
      if [ "${fields[3]}" = $$ ] && [ "${line%% *}" != $$ ] && [ "${fields[0]}" != Z ]; then pids+=("${line%% *}"); fi
    done
    if [ ${#pids[@]} = 0 ]; then break; fi
    kill -KILL "${pids[@]}" 2>/dev/null
    sleep 0.02
  done
}
trap 'end_all; rm -rf "$folder"; exit 143' TERM INT HUP

"$@" >>"$folder/log" 2>&1 3<&- &
program=$!
{ cat <&3 >/dev/null; kill -TERM $$; } 2>/dev/null &
exec 3<&-
echo "$program"
exec >/dev/null 2>&1

wait "$program"
status=$?
trap '' TERM INT HUP
end_all
exit "$status"
