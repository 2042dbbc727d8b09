# The recipe of each server as a process: the Debian packages it misses, what must be there first,
# its command line, and a question that only a working server answers (it prints the version).
# shellcheck shell=bash
# shellcheck disable=SC2154 # `here` and `cache` are set by scripts/services
# shellcheck disable=SC2016 # what must not expand here is in single quotes on purpose

mongo_version=1.47.0
minio_version=RELEASE.2025-09-07T16-13-09Z
minio_module=v0.0.0-20250907161309-07c3a429bfed # the same, as Go counts
mongo_home=$cache/mongo-java-server-$mongo_version
minio_home=$cache/minio-$minio_version

# --- RabbitMQ --------------------------------------------------------------------------------

rabbitmq_command=/usr/lib/rabbitmq/bin/rabbitmq-server # Debian's wrapper in PATH wants root

rabbitmq_packages() { [ -x "$rabbitmq_command" ] || echo rabbitmq-server; }

rabbitmq_prepare() { own "$1" rabbitmq; }

# Its ports for other nodes and for Erlang's registry of them, derived from the one for clients.
rabbitmq_side_port() { echo $(($1 > 40000 ? $1 - 20000 : $1 + 20000)); }

rabbitmq_run() {
  local side
  side=$(rabbitmq_side_port "$2")
  # RUNNING_UNDER_SYSTEMD: the server itself takes the script's place, so that its id is known.
  launch rabbitmq rabbitmq "$2" \
    RUNNING_UNDER_SYSTEMD=true \
    ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$((side + 1)) \
    RABBITMQ_NODENAME=toac@localhost \
    RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$2" RABBITMQ_DIST_PORT="$side" \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
    RABBITMQ_CONF_ENV_FILE="$1/rabbitmq-env.conf" RABBITMQ_CONFIG_FILE="$1/rabbitmq" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$1/enabled_plugins" \
    RABBITMQ_MNESIA_BASE="$1/mnesia" RABBITMQ_LOG_BASE="$1/log" RABBITMQ_LOGS=- \
    "$rabbitmq_command"
}

# The greeting of AMQP 0-9-1, answered only once the broker is up.
rabbitmq_version() {
  converse "$1" 'AMQP\x00\x00\x09\x01' | sed -nE 's/.*version[^0-9]*S?([0-9]+\.[0-9]+\.[0-9]+).*/\1/p' |
    grep .
}

rabbitmq_ended() {
  ERL_EPMD_PORT=$(($(rabbitmq_side_port "$1") + 1)) epmd -kill >/dev/null 2>&1 || true
}

# --- PostgreSQL ------------------------------------------------------------------------------

postgres_bin() {
  local found
  found=$(find /usr/lib/postgresql -path '*/bin/postgres' 2>/dev/null | sort -V | tail -n 1)
  dirname "${found:-$(command -v postgres)}" 2>/dev/null
}

postgres_packages() { [ -x "$(postgres_bin)/postgres" ] || echo postgresql; }

# A server that was killed leaves its lock file, and PostgreSQL takes any process of that id for the
# holder, be it dead and not yet reaped. It is stale once no process works in the data folder.
postgres_unlock() {
  local deadline=$((SECONDS + 10))
  while [ -n "$(find /proc -maxdepth 2 -name cwd -lname "$1" 2>/dev/null)" ]; do
    [ "$SECONDS" -lt "$deadline" ] || return 0
    sleep 0.1
  done
  rm -f "$1/postmaster.pid"
}

postgres_prepare() {
  local bin prefix new=$1.new
  if [ -d "$1" ]; then
    postgres_unlock "$1"
    return
  fi
  bin=$(postgres_bin)
  become postgres
  rm -rf "$new" && own "$new" postgres &&
    quietly postgres "${prefix[@]}" env -C "$new" \
      "$bin/initdb" -D "$new" -U toac -A trust -E UTF8 --no-locale &&
    quietly postgres "${prefix[@]}" env -C "$new" \
      sh -c 'echo "create database toac" | "$0/postgres" --single -D "$1" postgres' "$bin" "$new" &&
    mv "$new" "$1"
}

postgres_run() {
  launch postgres postgres "$2" "$(postgres_bin)/postgres" -D "$1" -p "$2" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories=
}

postgres_version() {
  PGCONNECT_TIMEOUT=2 psql -X -At -h 127.0.0.1 -p "$1" -U toac -d toac -c 'show server_version' \
    2>/dev/null
}

# --- MariaDB ---------------------------------------------------------------------------------

mariadb_packages() { have mariadbd && have mariadb || echo mariadb-server; }

mariadb_prepare() {
  local prefix new=$1.new
  if [ ! -d "$1" ]; then
    become mysql
    rm -rf "$new" && own "$new" mysql &&
      quietly mariadb "${prefix[@]}" env -C "$new" mariadb-install-db --no-defaults \
        --auth-root-authentication-method=normal --skip-test-db --datadir="$new" &&
      mv "$new" "$1" || return 1
  fi
  cat >"$1/users.sql" <<'END'
create database if not exists toac;
create user if not exists 'toac'@'%' identified by 'toac';
grant all on *.* to 'toac'@'%' with grant option;
END
}

mariadb_run() {
  launch mariadb mysql "$2" mariadbd --no-defaults --datadir="$1" --socket="$1/socket" \
    --pid-file="$1/pid" --port="$2" --bind-address=127.0.0.1 --skip-name-resolve \
    --init-file="$1/users.sql"
}

mariadb_version() {
  mariadb --no-defaults --connect-timeout=2 -h 127.0.0.1 -P "$1" -u toac -ptoac \
    -BNe 'select version()' toac 2>/dev/null
}

# --- Redis -----------------------------------------------------------------------------------

redis_packages() { have redis-server && have redis-cli || echo redis-server; }

redis_prepare() { own "$1" redis; }

redis_run() {
  launch redis redis "$2" redis-server --port "$2" --bind 127.0.0.1 --dir "$1" \
    --appendonly yes --save ''
}

redis_version() {
  timeout 2 redis-cli -h 127.0.0.1 -p "$1" info server 2>/dev/null | tr -d '\r' |
    sed -n 's/^redis_version://p' | grep .
}

# --- MongoDB's protocol ----------------------------------------------------------------------

mongodb_packages() {
  [ -d "$mongo_home" ] || have mvn || echo maven
  have javac || echo default-jdk-headless
}

mongodb_fetch() {
  quietly mongodb mvn -B -ntp -Dstyle.color=never -f "$here/pom.xml" "-Dmongo.version=$mongo_version" \
    dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$1/lib"
}

mongodb_prepare() {
  own "$1" "$(id -un)" && cached "${mongo_home##*/}" mongodb_fetch || return 1
  [ "$mongo_home/MongoServer.class" -nt "$here/MongoServer.java" ] ||
    quietly mongodb javac -cp "$mongo_home/lib/*" -d "$mongo_home" "$here/MongoServer.java"
}

mongodb_run() {
  launch mongodb "$(id -un)" "$2" java -Xmx1g -Djava.net.preferIPv4Stack=true \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$mongo_home:$mongo_home/lib/*" MongoServer "$2"
}

# The message {buildInfo: 1, $db: 'admin'}.
mongodb_version() {
  local head='\x38\0\0\0\x01\0\0\0\0\0\0\0\xdd\x07\0\0\0\0\0\0\0' version
  local body='\x23\0\0\0\x10buildInfo\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0'
  version=$(converse "$1" "$head$body" | grep -oE 'version[0-9]+(\.[0-9]+)+') || return 1
  echo "${version#version} (mongo-java-server $mongo_version)"
}

# --- S3 --------------------------------------------------------------------------------------

minio_packages() {
  [ -d "$minio_home" ] || have go || say 'minio is built from source: it needs Go 1.24 or newer'
  have curl || echo curl
}

minio_build() {
  say 'building minio: some minutes, once'
  quietly minio env GOBIN="$1" CGO_ENABLED=0 \
    go install -trimpath -ldflags='-s -w' "github.com/minio/minio@$minio_module"
}

# A folder of the drive is a bucket.
minio_prepare() {
  own "$1" "$(id -un)" && mkdir -p "$1/drive/toac" && cached "${minio_home##*/}" minio_build
}

minio_run() {
  launch minio "$(id -un)" "$2" MINIO_ROOT_USER=toac MINIO_ROOT_PASSWORD=toac-secret \
    MINIO_BROWSER=off MINIO_UPDATE=off \
    "$minio_home/minio" server --quiet --address "127.0.0.1:$2" "$1/drive"
}

minio_version() {
  curl -fsS --noproxy '*' -m 2 "http://127.0.0.1:$1/minio/health/ready" 2>/dev/null &&
    echo "$minio_version"
}
