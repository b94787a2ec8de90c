# Stands in for the official image node:24-bookworm-slim where no registry can be reached: Node.js and npm where they
# are there. The context holds what npm has as packages: `node/` and `npm/`.
ARG DEBIAN_IMAGE
FROM ${DEBIAN_IMAGE}

COPY node/bin/node /usr/local/bin/node
COPY node/LICENSE /usr/local/LICENSE
COPY npm /usr/local/lib/node_modules/npm
RUN chmod 0755 /usr/local/bin/node \
 && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \
 && chmod 0755 /usr/local/lib/node_modules/npm/bin/*-cli.js

CMD ["node"]
