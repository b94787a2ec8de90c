#!/bin/sh
set -eu
cp -a /cluster/. "$PGDATA"
exec setpriv --reuid postgres --regid postgres --init-groups postgres -D "$PGDATA"
