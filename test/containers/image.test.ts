import { expect, test } from "vitest";
import { runToEnd } from "./support/container.ts";
import { baseImage, docker, image } from "./support/docker.ts";

test("the image adds at most 150 MB to the one it is built on", async () => {
  const sizeOf = async (name: string) =>
    Number(await docker("image", "inspect", "--format", "{{.Size}}", name));
  expect(((await sizeOf(image())) - (await sizeOf(baseImage()))) / 1e6).toBeLessThanOrEqual(150);
});

test("Node.js 24, its npm and the command line are on the PATH", async () => {
  const script = "node --version; npm --version; npx --version; ram-postgres --version";
  const { exitCode, stdout } = await runToEnd({ args: ["bash", "-euc", script] });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^v24[.]\S+\n(11[.]\S+\n){2}\d+[.]\S+\n$/);
});

test("the licenses of what is in it are there", async () => {
  const script = "wc -l /usr/local/share/licenses/* /opt/ram-postgres/dist/licenses.txt";
  expect((await runToEnd({ args: ["sh", "-c", script] })).exitCode).toBe(0);
});
