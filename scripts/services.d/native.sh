# The servers as processes of this machine: installs what they miss, starts, watches and ends them.
# shellcheck shell=bash disable=SC2154 # `cache` is set by scripts/services

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 022
data=$cache/data run=$cache/run logs=$cache/log
timeout=60

have() { command -v "$1" >/dev/null; }

# --- processes -------------------------------------------------------------------------------

# When a process was born, in the kernel's ticks: with its id it names it beyond doubt.
born() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # shellcheck disable=SC2086 # the fields after the command's name, split on purpose
  set -- ${stat##*) }
  [ "$1" != Z ] && echo "${20}"
}

# recorded NAME: prints id and port of the process started for it, if that still lives.
recorded() {
  local pid birth port
  [ -f "$run/$1" ] && read -r pid birth port <"$run/$1" || return 1
  [ "$(born "$pid")" = "$birth" ] && echo "$pid $port"
}

port() {
  local record
  if record=$(recorded "$1"); then echo "${record#* }"; else wanted_port "$1"; fi
}

version() {
  local record
  record=$(recorded "$1") && "$1_version" "${record#* }"
}

# become USER: sets `prefix` to what runs a command as USER, where the caller is root.
become() {
  prefix=()
  if [ "$EUID" = 0 ]; then
    prefix=(setpriv "--reuid=$1" "--regid=$(id -g "$1")" --init-groups)
  fi
}

# own DIR USER: makes a folder that belongs to USER.
own() {
  mkdir -p "$1" && chmod 700 "$1" || return 1
  [ "$EUID" != 0 ] || chown "$2:" "$1"
}

# launch NAME USER PORT COMMAND…: starts a server that outlives this shell, in its data folder.
launch() {
  local name=$1 user=$2 port=$3 log=$logs/$1.log prefix
  shift 3
  become "$user"
  [ ! -f "$log" ] || mv -f "$log" "$log.old"
  setsid "${prefix[@]}" env -C "$data/$name" "HOME=$data/$name" "$@" \
    </dev/null >"$log" 2>&1 9>&- &
  echo "$! $(born $!) $port" >"$run/$name"
}

accepts() { (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# converse PORT BYTES: sends bytes, prints what can be printed of the first answer.
converse() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  timeout 2 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && printf "$1" >&3 && dd bs=65536 count=1 <&3' \
    "$1" "$2" 2>/dev/null | tr -cd '[:print:]'
}

# --- installing ------------------------------------------------------------------------------

# quietly NAME COMMAND…: keeps the output for the log and shows its end on failure, without hosts.
quietly() {
  local log=$logs/$1.setup.log
  "${@:2}" </dev/null >"$log" 2>&1 9>&- && return 0
  say "the set-up of $1 failed:"
  tail -n 20 "$log" |
    sed -E 's#[a-z]+://[^ ]+#<address>#g; s#([a-z0-9-]+\.)+(org|com|net|io|dev)\b#<host>#g' >&2
  return 1
}

as_root() { if [ "$EUID" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y "$@"; }

# apt_install PACKAGE…: installs without letting the distribution start its own daemons.
apt_install() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" && as_root chmod 755 "$policy"
  fi
  apt install --no-install-recommends "$@" || {
    apt update && apt install --no-install-recommends "$@"
  } || exit 1
  [ -d /run/systemd/system ] || exit 0
  for package in "$@"; do # nor at the next boot
    as_root systemctl disable --now "${package/mariadb-server/mariadb}" || true
  done
)

install_packages() {
  local name packages=()
  for name in "$@"; do
    mapfile -t -O "${#packages[@]}" packages < <("${name}_packages")
  done
  [ "${#packages[@]}" -gt 0 ] || return 0
  have apt-get || { say "needs a docker engine, or: ${packages[*]}" && return 1; }
  say "installing ${packages[*]}"
  quietly packages apt_install "${packages[@]}"
}

# cached TOOL COMMAND…: runs COMMAND with an empty folder to fill, unless the cache has it whole.
cached() {
  local folder=$cache/$1 new=$cache/$1.new
  [ ! -d "$folder" ] || return 0
  rm -rf "$new" && mkdir -p "$new" && "${@:2}" "$new" && mv "$new" "$folder"
}

# Servers that root starts run as users of their own. Where those cannot reach the cache (it lies
# in root's home), the data folder is a link to one that they can reach.
make_folders() {
  local real
  mkdir -p "$run" "$logs"
  [ ! -L "$data" ] || [ -e "$data" ] || rm "$data"
  if [ ! -e "$data" ] && [ "$EUID" = 0 ] &&
    ! setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$cache"; then
    real=$(mktemp -d "${TMPDIR:-/var/tmp}/toac-data.XXXXXX") && chmod 755 "$real"
    ln -s "$real" "$data"
  fi
  mkdir -p "$data"
  data=$(readlink -f "$data")
}

# --- the engine ------------------------------------------------------------------------------

fail() {
  say "$1 $2; the end of its log:"
  tail -n 20 "$logs/$1.log" >&2
  return 1
}

begin() {
  local name=$1 port
  recorded "$name" >/dev/null && return 0
  port=$(wanted_port "$name")
  if accepts "$port"; then
    say "$name: port $port is taken by another program; set TOAC_TEST_$(key "$name")_PORT"
    return 1
  fi
  "${name}_prepare" "$data/$name" && "${name}_run" "$data/$name" "$port"
}

# await NAME: until it answers. One that died at once is tried again, once: after a crash, what
# is left of its predecessor may take a second to go.
await() {
  local name=$1 deadline=$((SECONDS + timeout)) tried=0
  until version "$name" >/dev/null; do
    if ! recorded "$name" >/dev/null; then
      if [ $((tried++)) -gt 0 ]; then
        fail "$name" ended
        return 1
      fi
      sleep 1
      begin "$name" || return 1
    elif [ "$SECONDS" -ge "$deadline" ]; then
      fail "$name" "did not answer within $timeout s" || end "$name"
      return 1
    fi
    sleep 0.2
  done
  say "$name runs on 127.0.0.1:$(port "$name")"
}

end() {
  local name=$1 record pid port signal=TERM deadline=$((SECONDS + 30))
  record=$(recorded "$name") || { rm -f "$run/$name" && return 0; }
  read -r pid port <<<"$record"
  [ "$name" != postgres ] || signal=INT # its TERM waits for every client to leave
  kill "-$signal" "$pid" || return 1
  while recorded "$name" >/dev/null; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      say "$name does not end; killing it"
      kill -KILL "$pid"
      deadline=$((SECONDS + 5))
    fi
    sleep 0.1
  done
  rm -f "$run/$name"
  ! declare -F "${name}_ended" >/dev/null || "${name}_ended" "$port"
  say "$name stopped"
}

# One start or stop at a time.
lock() {
  mkdir -p "$cache"
  exec 9>"$cache/services.lock"
  flock 9
}

engine_start() {
  local name down=() begun=() failed=0
  lock
  make_folders
  for name in "$@"; do
    if version "$name" >/dev/null; then
      say "$name runs already on 127.0.0.1:$(port "$name")"
    else
      down+=("$name")
    fi
  done
  install_packages "${down[@]}" || return 1
  for name in "${down[@]}"; do
    if begin "$name"; then begun+=("$name"); else failed=1; fi
  done
  for name in "${begun[@]}"; do
    await "$name" || failed=1
  done
  return "$failed"
}

engine_stop() {
  local name failed=0
  lock
  for name in "$@"; do
    end "$name" || failed=1
  done
  return "$failed"
}
