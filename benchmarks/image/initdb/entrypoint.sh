#!/usr/bin/env bash
# A first start as the official image does it, with the same steps and the stock settings: initdb, a server that only
# the container reaches, by which the database is made and the init files are run, and the server that listens.
set -euo pipefail

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chmod 0700 "$PGDATA"
  chmod 3775 /var/run/postgresql
  find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
  exec gosu postgres "$0"
fi

export PGUSER=${POSTGRES_USER:-postgres} PGPASSWORD=$POSTGRES_PASSWORD
database=${POSTGRES_DB:-$PGUSER}
query=(psql --no-psqlrc --set ON_ERROR_STOP=1 --no-password)

initdb --username="$PGUSER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")
method=$(postgres -C password_encryption)
printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"

pg_ctl --options "-c listen_addresses='' -p 5432" --wait start
exists=$("${query[@]}" --dbname postgres --tuples-only --set name="$database" <<<"SELECT 1 FROM pg_database WHERE datname = :'name'")
if [ -z "$exists" ]; then
  "${query[@]}" --dbname postgres --set name="$database" <<<'CREATE DATABASE :"name"'
fi
shopt -s nullglob
for file in /docker-entrypoint-initdb.d/*; do
  case $file in
  *.sh) . "$file" ;;
  *.sql) "${query[@]}" --dbname "$database" --file "$file" ;;
  *.sql.gz) gunzip -c "$file" | "${query[@]}" --dbname "$database" ;;
  esac
done
pg_ctl --mode fast --wait stop
unset PGPASSWORD PGUSER
exec postgres
