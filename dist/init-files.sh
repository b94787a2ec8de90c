#!/usr/bin/env bash
# Runs the files of a directory as the official image does at its first start: scripts, executed when they are
# executable and else read into this shell; and SQL, plain or compressed, by psql.
set -Eeo pipefail
shopt -s nullglob

docker_process_sql() {
  local query=(psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password)
  if [ -n "$POSTGRES_DB" ]; then query+=(--dbname "$POSTGRES_DB"); fi
  "${query[@]}" "$@"
}

# Scripts that are read into this shell use it.
psql=(docker_process_sql)

for file in "$1"/*; do
  case $file in
    *.sh | *.sql | *.sql.gz | *.sql.xz | *.sql.zst) printf 'ram-postgres: %s\n' "$file" ;;
    *) printf 'ram-postgres: %s is ignored: it is no .sh, .sql, .sql.gz, .sql.xz or .sql.zst\n' "$file" ;;
  esac
  case $file in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) docker_process_sql --file "$file" ;;
    *.sql.gz) gunzip --stdout "$file" | docker_process_sql ;;
    *.sql.xz) xzcat "$file" | docker_process_sql ;;
    *.sql.zst) zstd --decompress --stdout "$file" | docker_process_sql ;;
  esac
done
