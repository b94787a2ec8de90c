import { statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Binaries } from "./installed.ts";

/** Where packagers put a server's modules, as seen from its programs; `pg_config` would take as long as a query. */
function placesOf(programs: string): readonly string[] {
  return [
    join(programs, "../lib"), // Debian, Ubuntu, PGDG, built from source
    join(programs, "../lib/postgresql"), // Homebrew
    join(programs, "../../lib", basename(programs)), // Alpine
  ];
}

/** Whether a server has a module that can be loaded at its start. One that is in none of the usual places is not found. */
export function hasModule({ directory }: Pick<Binaries, "directory">, name: string): boolean {
  return placesOf(directory).some((place) =>
    [".so", ".dylib"].some((ending) =>
      statSync(join(place, `${name}${ending}`), { throwIfNoEntry: false })?.isFile(),
    ),
  );
}
