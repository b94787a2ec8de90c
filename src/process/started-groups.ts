/** A process group that we have started and that is at work. */
export interface StartedGroup {
  readonly leader: number;
  /** A command of the user's, or a program that we need. */
  readonly kind: "command" | "program";
  /** How long it may still work when it is to end before it is killed. */
  readonly graceMs: number;
}

/** Told of groups when they have been started, and when nothing is left of them. */
export interface GroupListener {
  /** A command of the user's, which may do anything, is about to be started. */
  commandComes(): void;
  started(group: StartedGroup): void;
  ended(group: StartedGroup): void;
}

const groups = new Set<StartedGroup>();
const listeners = new Set<GroupListener>();

/** Tells of a command of the user's before it is started. */
export function commandComes(): void {
  for (const listener of listeners) listener.commandComes();
}

/** Makes a group known until it is disposed of. */
export function groupStarted(group: StartedGroup): Disposable {
  groups.add(group);
  for (const listener of listeners) listener.started(group);
  return {
    [Symbol.dispose]: () => {
      groups.delete(group);
      for (const listener of listeners) listener.ended(group);
    },
  };
}

/** Tells of the groups that are at work, and of all that come, until it is disposed of. */
export function followGroups(listener: GroupListener): Disposable {
  listeners.add(listener);
  for (const group of groups) listener.started(group);
  return { [Symbol.dispose]: () => listeners.delete(listener) };
}
