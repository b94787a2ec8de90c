# commands.sh MIGRATIONS PORT: what one would write by hand, with everything at its default.
set -eu
migrations=$1
port=$2
trap 'pg_ctl --pgdata=data --mode=immediate stop >&2 || true' EXIT
trap 'exit 130' INT TERM

initdb --pgdata=data --username=postgres --auth=trust >&2
pg_ctl --pgdata=data --log=log --wait --options="-p $port -k '$PWD'" start >&2
createdb --host=127.0.0.1 --port="$port" --username=postgres test
DATABASE_URL="postgresql://postgres@127.0.0.1:$port/test" node-pg-migrate up --migrations-dir "$migrations" >&2
echo ready
