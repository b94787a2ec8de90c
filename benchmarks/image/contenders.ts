import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatSettings, resolveSettings } from "../../src/postgres/settings.ts";
import { baseImage, docker, image } from "../../test/containers/support/docker.ts";

/** An image whose containers have a server, a new one each time; but `docker`, which is Docker's own part of it. */
export interface Contender {
  readonly name: "docker" | "ours" | "copy" | "initdb" | "volume";
  readonly image: string;
  /** Whether it is started with one; without, its data is in a volume on disk. */
  readonly tmpfs: boolean;
  readonly what: string;
}

const repository = "ram-postgres-benchmark";

/** Ours, and two on the same base, whose Dockerfiles are in folders of their names. */
export async function buildContenders(): Promise<readonly Contender[]> {
  const major = Number(await docker("run", "--rm", baseImage(), "sh", "-c", 'echo "$PG_MAJOR"'));
  // As the image has them: the container's network decides who gets in.
  const settings = resolveSettings({ major }, [{ name: "listen_addresses", value: "*" }]);
  const copy = await build("copy", { "settings.conf": formatSettings(settings) });
  const initdb = await build("initdb", {});
  const alike = "`cp -a` of a cluster in the image, and `postgres`, with the same settings";
  const official = "`initdb` and a first server, as the official image starts";
  return [
    { name: "docker", image: baseImage(), tmpfs: true, what: "`docker run` by itself" },
    { name: "ours", image: image(), tmpfs: true, what: "ram-postgres" },
    { name: "copy", image: copy, tmpfs: true, what: alike },
    { name: "initdb", image: initdb, tmpfs: true, what: official },
    { name: "volume", image: initdb, tmpfs: false, what: "the same in a volume, its default" },
  ];
}

/** Ours is left. */
export async function removeContenders(contenders: readonly Contender[]): Promise<void> {
  const images = new Set(contenders.map((each) => each.image));
  for (const each of [image(), baseImage()]) images.delete(each);
  await docker("image", "rm", ...images);
}

async function build(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const tag = `${repository}:${name}`;
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
