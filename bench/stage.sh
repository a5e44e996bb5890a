# Sourced by the commands of the benchmark: a scratch PostgreSQL full of articles, and nodes of the production build on it.
# Everything listens on loopback only; every process is ended by its id when the command ends.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

port=18080 other_port=18083 database_port=15432 nginx_port=18082
token=bench-token-of-at-least-32-characters
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)

if ! command -v wrk >/dev/null || ! command -v nginx >/dev/null || [ ! -x "$postgres/initdb" ]; then
    sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get install -y -q wrk nginx-light postgresql postgresql-contrib
    postgres=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
fi
# Of what stands here now, not of what was built some other day; which that is, the results say.
./mvnw -q -B -ntp -DskipTests package
target/quarkus-app/rehearse
commit=$(git describe --always --dirty --abbrev=7 --exclude='*')

scratch=$(mktemp -d)
chmod 755 "$scratch"
started=()
as_postgres=()
if [ "$(id -u)" = 0 ]; then
    as_postgres=(runuser -u postgres --)
    chown postgres "$scratch"
fi
cleanup() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
    "${as_postgres[@]}" "$postgres/pg_ctl" -D "$scratch/db" -m fast stop >/dev/null 2>&1 || true
    rm -rf "$scratch"
}
trap cleanup EXIT

until_answers() {
    for _ in $(seq 1 600); do curl -fso /dev/null "$1" && return; sleep 0.1; done
    echo "No answer from $1" >&2
    exit 1
}

"${as_postgres[@]}" "$postgres/initdb" -D "$scratch/db" -A trust -E UTF8 --locale=C.UTF-8 --data-checksums >/dev/null
# A quarter of the memory, as its manual advises.
quarter=$(awk '/MemTotal/ {printf "%d", $2 / 4096}' /proc/meminfo)
"${as_postgres[@]}" "$postgres/pg_ctl" -D "$scratch/db" -w -l "$scratch/db.log" \
    -o "-p $database_port -k $scratch -c listen_addresses=127.0.0.1 -c shared_buffers=${quarter}MB" start >/dev/null
sql=(psql -q -h 127.0.0.1 -p "$database_port" -U postgres)
"${sql[@]}" -c 'create database copydesk'

# Starts a node on a port, with more options for Java, and waits until it is ready; $service is its id. Ready answers get room
# for all of 10,000 articles.
serve() { # port, options
    local options=("${@:2}")
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$database_port/copydesk" QUARKUS_DATASOURCE_USERNAME=postgres \
        QUARKUS_DATASOURCE_PASSWORD=none QUARKUS_HTTP_PORT=$1 COPYDESK_ADMIN_TOKEN=$token COPYDESK_SAMPLE_ENABLED=false \
        COPYDESK_CACHE_OBEY_NO_CACHE=true COPYDESK_CACHE_MEMORY=512M \
        java "${options[@]}" @target/quarkus-app/start >"$scratch/service-$1.log" 2>&1 &
    service=$!
    started+=("$service")
    until_answers "http://127.0.0.1:$1/q/health/ready"
}

# The first start migrates; what is then loaded is not announced to anybody. A database in use has in its memory what is read
# most.
fill() { # articles
    serve $port
    kill "$service"; wait "$service" 2>/dev/null || true
    "${sql[@]}" -d copydesk -v articles="$1" -v editions="${EDITIONS:-1}" -f bench/load.sql >/dev/null
    "${sql[@]}" -d copydesk -c 'create extension pg_prewarm' -c "select pg_prewarm(name) from unnest(array[regclass
        'edition', 'edition_by_article', 'edition_by_slug', 'edition_live_newest', 'edition_live_by_section',
        'edition_by_words_and_date', 'comment', 'comment_visible_newest', 'comment_visible_thread']) name" >/dev/null
}
