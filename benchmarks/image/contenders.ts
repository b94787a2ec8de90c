import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatSettings, resolveSettings } from "../../src/postgres/settings.ts";
import { baseImage, docker, image } from "../../test/containers/support/docker.ts";

/** An image whose containers have a server, a first one each time. */
export interface Contender {
  readonly name: "ours" | "copy" | "initdb";
  readonly image: string;
  readonly what: string;
}

/** Ours, and two on the same base, whose Dockerfiles are in folders of their names. */
export async function buildContenders(): Promise<readonly Contender[]> {
  const major = Number(await docker("run", "--rm", baseImage(), "sh", "-c", 'echo "$PG_MAJOR"'));
  // As the image has them: the container's network decides who gets in.
  const settings = resolveSettings(major, [{ name: "listen_addresses", value: "*" }]);
  return [
    { name: "ours", image: image(), what: "ram-postgres" },
    {
      name: "copy",
      image: await build("copy", { "settings.conf": formatSettings(settings) }),
      what: "`cp -a` of a cluster in the image, and `postgres`, with the same settings",
    },
    {
      name: "initdb",
      image: await build("initdb", {}),
      what: "`initdb` and a first server, as the official image starts",
    },
  ];
}

async function build(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const tag = `ram-postgres-benchmark:${name}`;
  const context = await mkdtemp(join(tmpdir(), "benchmark-"));
  try {
    await cp(fileURLToPath(new URL(name, import.meta.url)), context, { recursive: true });
    for (const [file, text] of Object.entries(files)) await writeFile(join(context, file), text);
    await docker("build", "--quiet", "--build-arg", `BASE=${baseImage()}`, "--tag", tag, context);
    return tag;
  } finally {
    await rm(context, { recursive: true });
  }
}
