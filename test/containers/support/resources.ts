import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docker, label } from "./docker.ts";

/** Something of Docker's that is removed when it is disposed of. */
export interface Resource extends AsyncDisposable {
  readonly name: string;
}

/** A network, in which containers find each other by their names and aliases. */
export function createNetwork(): Promise<Resource> {
  return createResource("network");
}

/** A volume, which outlives its containers; of another kind than a directory by options, as `type=tmpfs`. */
export function createVolume(...options: readonly string[]): Promise<Resource> {
  return createResource("volume", options);
}

/** An image by a Dockerfile's text; `files`, by their names, are there to be copied. */
export async function buildImage(
  dockerfile: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Resource> {
  const name = `ram-postgres-test:${randomUUID()}`;
  const context = await mkdtemp(join(tmpdir(), "image-"));
  try {
    for (const [file, text] of Object.entries({ ...files, Dockerfile: dockerfile })) {
      await writeFile(join(context, file), text);
    }
    await docker("build", "--quiet", "--label", label(), "--tag", name, context);
  } finally {
    await rm(context, { recursive: true });
  }
  return { name, [Symbol.asyncDispose]: () => remove("image", name) };
}

async function createResource(
  kind: "network" | "volume",
  driverOptions: readonly string[] = [],
): Promise<Resource> {
  const name = `ram-postgres-test-${randomUUID()}`;
  const options = [
    ...driverOptions.flatMap((each) => ["--opt", each]),
    ...(kind === "network" ? [name] : ["--name", name]),
  ];
  await docker(kind, "create", "--label", label(), ...options);
  return { name, [Symbol.asyncDispose]: () => remove(kind, name) };
}

async function remove(kind: string, name: string): Promise<void> {
  await docker(kind, "rm", name);
}
