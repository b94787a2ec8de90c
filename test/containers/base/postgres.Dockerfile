# Stands in for the official image postgres:MAJOR where no registry can be reached: the same user, paths, environment
# and start-up files, with the server of Debian's archive. It has no entry point: whatever is built on it brings one.
ARG DEBIAN_IMAGE
FROM ${DEBIAN_IMAGE}

RUN groupadd --system --gid 999 postgres \
 && useradd --system --gid postgres --uid 999 --home-dir /var/lib/postgresql --shell /bin/bash postgres \
 && install --directory --owner postgres --group postgres --mode 1777 /var/lib/postgresql

ENV LANG=en_US.utf8
ARG PG_MAJOR
ENV PG_MAJOR=${PG_MAJOR} PATH=${PATH}:/usr/lib/postgresql/${PG_MAJOR}/bin

# Debian's package makes a cluster as it is installed, unless it is told before.
RUN export DEBIAN_FRONTEND=noninteractive \
 && apt-get update \
 && apt-get install -y --no-install-recommends gosu locales postgresql-common xz-utils zstd \
 && localedef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8 \
 && sed -ri 's/#(create_main_cluster) .*$/\1 = false/' /etc/postgresql-common/createcluster.conf \
 && apt-get install -y --no-install-recommends "postgresql-$PG_MAJOR" \
 && rm -rf /var/lib/apt/lists/* \
 && sed -ri "s/^#?(listen_addresses) *=.*/\1 = '*'/" "/usr/share/postgresql/$PG_MAJOR/postgresql.conf.sample" \
 && install --directory --owner postgres --group postgres --mode 3777 /var/run/postgresql \
 && mkdir /docker-entrypoint-initdb.d

# As of 18 the official image has /var/lib/postgresql/18/docker, and the volume is /var/lib/postgresql.
ARG DATA=/var/lib/postgresql/data
ARG DATA_VOLUME=/var/lib/postgresql/data
ENV PGDATA=${DATA}
RUN install --directory --owner postgres --group postgres --mode 1777 "$PGDATA"
VOLUME ${DATA_VOLUME}

STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
