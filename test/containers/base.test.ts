import { expect, test } from "vitest";
import { Container, runToEnd } from "./support/container.ts";
import { baseImage } from "./support/docker.ts";
import { buildImage, createNetwork } from "./support/resources.ts";

/** What a script prints in a container of the base image, which is to have the official image's shape. */
async function inBase(script: string): Promise<string> {
  const ended = await runToEnd({ image: baseImage(), args: ["bash", "-euc", script] });
  expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
  return ended.stdout.trim();
}

test("the base image's server is on the PATH and of the major that it tells", async () => {
  expect(await inBase('postgres --version | grep -c " $PG_MAJOR[.]"')).toBe("1");
});

test("the base image has a place for data, and none in it", async () => {
  expect(await inBase('stat --format "%U %a" "$PGDATA"; ls -A "$PGDATA"')).toBe("postgres 1777");
  expect(await inBase("stat --format '%u:%g %a' /var/run/postgresql")).toBe("999:999 3777");
  expect(await inBase("ls -A /docker-entrypoint-initdb.d")).toBe("");
});

test("the base image's locale is there", async () => {
  expect(await inBase('locale -a | grep -c "$LANG"')).toBe("1");
});

test("a server in a container is reached by a published port, and stops when it is told", async () => {
  await using derived = await buildImage(`FROM ${baseImage()}
USER postgres
RUN initdb --auth=trust --no-sync -D /tmp/data && echo host all all all trust >> /tmp/data/pg_hba.conf
HEALTHCHECK --interval=100ms CMD pg_isready
CMD ["postgres", "-D", "/tmp/data"]`);
  await using network = await createNetwork();
  const options = ["--network", network.name, "--network-alias", "postgres"];
  await using container = await Container.start({ image: derived.name, options });
  {
    await using client = await container.connect();
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  }
  await container.untilHealthy();
  expect(await container.exec("pg_isready", "--host=postgres")).toContain("accepting");
  const { exitCode, stderr } = await container.stop();
  expect(exitCode).toBe(0);
  expect(stderr).toContain("fast shutdown");
  await expect(container.connect()).rejects.toThrow("the container ended with exit code 0");
});
