# The servers as containers of one compose project.
# shellcheck shell=bash disable=SC2154 # `here` is set by scripts/services

compose() { docker compose -p toac -f "$here/compose.yaml" "$@"; }

# container NAME FORMAT: one field of a running container, or nothing.
container() {
  docker ps --filter label=com.docker.compose.project=toac \
    --filter "label=com.docker.compose.service=$1" --format "$2"
}

port() {
  local published
  published=$(container "$1" '{{.Ports}}' | sed -nE 's/.*127\.0\.0\.1:([0-9]+)->.*/\1/p')
  echo "${published:-$(wanted_port "$1")}"
}

version() {
  local image
  case $(container "$1" '{{.Status}}') in *'(healthy)'*) ;; *) return 1 ;; esac
  image=$(container "$1" '{{.Image}}')
  echo "${image##*:}"
}

engine_start() {
  local name failed=0
  compose pull --quiet --policy missing "$@" || say 'not every image could be pulled'
  compose up --detach --wait --wait-timeout 60 "$@" >&2 || true
  for name in "$@"; do
    version "$name" >/dev/null && continue
    say "$name does not answer; the end of its log:"
    compose logs --no-color --tail 20 "$name" >&2 || true
    failed=1
  done
  return "$failed"
}

engine_stop() { compose stop "$@" >&2; }
