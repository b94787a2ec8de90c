import type { Attributes } from "./junit-xml.ts";

/** Where a test case stands in a report. */
export interface Place {
  readonly root: Attributes;
  /** Those around it, the outermost first. */
  readonly suites: readonly Attributes[];
  readonly testCase: Attributes;
}

const separator = " > ";

/** What a person would call it: the groups it is in, and its name. */
export function nameOf(place: Place): string {
  const name = (place.testCase.name ?? "").trim();
  return join(groupOf(place), name) || "(no name)";
}

/** As the reporter tells it. */
export function fileOf({ suites, testCase }: Place): string | undefined {
  const suite = suites.findLast(({ file }) => file);
  const names = [testCase.classname, suites.at(-1)?.name];
  return testCase.file || suite?.file || names.find(isSourcePath);
}

/** Whether a name that comes again in a suite is another test: these reporters tell a test once, however often it ran. */
export function tellsTestsOnce(place: Place): boolean {
  return tellingOnce.includes(place.root.name ?? "") || isOfNode(place);
}

const tellingOnce = ["vitest tests", "jest tests", "Mocha Tests"];

/** Whether it is by node:test, whose root has no attributes, and whose suites tell how many of their tests are disabled. */
export function isOfNode({ root, suites, testCase }: Place): boolean {
  if (Object.keys(root).length > 0) return false;
  if (suites.length === 0) return testCase.classname === "test";
  return suites.every(({ disabled }) => disabled !== undefined);
}

// pytest's is the same in every project.
const emptySuiteNames = ["", "pytest"];

function groupOf(place: Place): string {
  const names = place.suites.map(({ name = "" }) => name.trim());
  if (isOfNode(place)) return names.join(separator);
  const classname = place.testCase.classname?.trim() ?? "";
  if (classname !== "") return withoutFile(classname, fileOf(place));
  return names
    .filter((name) => !emptySuiteNames.includes(name) && !isSourcePath(name))
    .join(separator);
}

/** pytest's classes begin with the file's path, with dots in it; rspec_junit_formatter's and Vitest's are nothing else. */
function withoutFile(classname: string, file: string | undefined): string {
  if (isSourcePath(classname) || classname === file) return "";
  if (file === undefined) return classname;
  const path = file.replace(/\.[^./\\]*$/, "");
  const dotted = path.replace(/[/\\]/g, ".").replace(/^\.+/, "");
  if (classname === dotted) return "";
  return classname.startsWith(`${dotted}.`) ? classname.slice(dotted.length + 1) : classname;
}

/** With jest-junit and mocha-junit-reporter, each can be a part of the other. */
function join(group: string, name: string): string {
  if (group === "" || name === group) return name;
  if (name.startsWith(`${group} `) || name.endsWith(` ${group}`)) return name;
  if (name === "" || group.endsWith(` ${name}`)) return group;
  return group + separator + name;
}

function isSourcePath(name = ""): boolean {
  return /\.[cm]?[jt]sx?$/.test(name.trim());
}
