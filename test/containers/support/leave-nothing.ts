import { randomUUID } from "node:crypto";
import { baseImage, docker, image, label, runVariable } from "./docker.ts";

const kinds = ["container", "network", "volume", "image"] as const;

/** Needs an engine and the images, and fails the test run when something of its own is left in the engine. */
export default async function setUp(): Promise<() => Promise<void>> {
  for (const name of [image(), baseImage()]) await docker("image", "inspect", name);
  process.env[runVariable] = randomUUID();
  return async () => {
    const left = (await Promise.all(kinds.map(leftOf))).flat();
    if (left.length > 0) throw new Error(`the tests left behind: ${left.join(", ")}`);
  };
}

async function leftOf(kind: (typeof kinds)[number]): Promise<string[]> {
  const all = kind === "container" ? ["--all"] : [];
  const ids = await docker(kind, "ls", ...all, "--quiet", "--filter", `label=${label()}`);
  return ids.split("\n").flatMap((id) => (id ? [`${kind} ${id}`] : []));
}
