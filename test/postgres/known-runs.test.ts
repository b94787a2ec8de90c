import { expect, test } from "vitest";
import { readNotes } from "../../src/postgres/known-runs.ts";

const group = { leader: 7, kind: "command", graceMs: 5 };

test("of a process's notes what is left to do is read", () => {
  const notes = [
    { run: { path: "/tmp/a" } },
    { run: { path: "/tmp/b" } },
    { disk: "/dev/shm/b" },
    { started: group },
    { started: { ...group, leader: 8 } },
    { run: { path: "/tmp/b", server: 3, disk: "/dev/shm/b" } },
    { temporary: "/cache/.new-a" },
    { removed: "/tmp/a" },
    { ended: 8 },
  ];
  expect(readNotes(notes.map((note) => JSON.stringify(note)))).toEqual({
    runs: [{ path: "/tmp/b", server: 3, disk: "/dev/shm/b" }],
    groups: [group],
    disks: ["/dev/shm/b"],
    temporaries: ["/cache/.new-a"],
  });
});

test("where there are none there is nothing to do", () => {
  expect(readNotes([])).toEqual({ runs: [], groups: [], disks: [], temporaries: [] });
});
