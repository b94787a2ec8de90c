import { fileOf, isOfNode, nameOf, type Place, tellsTestsOnce } from "./junit-names.ts";
import { describeFailure, type Failure, longestText } from "./junit-text.ts";
import { type Attributes, readXml, type XmlListener } from "./junit-xml.ts";
import { shorten } from "./shorten.ts";

export interface TestCase {
  /** What a person would call it, such as "UserRepository > creates a user". */
  readonly name: string;
  /** The path as the reporter tells it, if it does. */
  readonly file: string | undefined;
  readonly durationMs: number;
  readonly outcome: "passed" | "failed" | "skipped";
  /** The first part of the failure's, at most 1000 characters, without colours. */
  readonly message: string | undefined;
}

/**
 * Reads a report in the dialects of Vitest, jest-junit, mocha-junit-reporter, node:test, pytest, gotestsum and
 * rspec_junit_formatter. There is no standard; https://github.com/testmoapp/junitxml collects what is common.
 *
 * @throws when it is no JUnit XML
 */
export async function parseJunit(xml: string): Promise<TestCase[]> {
  const reader = new JunitReader();
  await readXml(xml, reader);
  return reader.finish();
}

const longestName = 500;
/** A bound to what is kept of them: a report of 64 MiB has room for millions without a result. */
const mostTestCases = 500_000;
// More than this many seconds is a mistake.
const longestTime = 10_000_000;

interface OpenCase extends Place {
  readonly key: string;
  readonly depth: number;
  failure: Failure | undefined;
  /** The type, if it was skipped. */
  skipped: string | undefined;
}

class JunitReader implements XmlListener {
  readonly #testCases = new Map<string, TestCase>();
  readonly #suites: { readonly depth: number; readonly id: number; attributes: Attributes }[] = [];
  #root: { readonly element: string; readonly attributes: Attributes } | undefined;
  #open: OpenCase | undefined;
  /** Whether the text that comes is the failure's. */
  #isFailure = false;
  #count = 0;

  began(element: string, depth: number, attributes: Attributes): void {
    this.#root ??= { element, attributes };
    this.#close(depth);
    if (element === "testsuite") {
      this.#suites.push({ depth, id: ++this.#count, attributes });
    } else if (element === "testcase" && this.#testCases.size <= mostTestCases) {
      this.#begin(depth, attributes);
    } else if (this.#open && depth === this.#open.depth + 1) {
      this.#note(this.#open, element, attributes);
    }
  }

  text(depth: number, text: string): void {
    const failure = this.#open?.failure;
    if (!this.#open || !failure || !this.#isFailure || depth !== this.#open.depth + 1) return;
    const room = longestText - failure.text.length;
    this.#open.failure = { ...failure, text: failure.text + text.slice(0, room) };
  }

  finish(): TestCase[] {
    const { element } = this.#root ?? {};
    if (element !== "testsuites" && element !== "testsuite") {
      throw new Error(`not JUnit XML: its root is <${element}>`);
    }
    this.#close(0);
    if (this.#testCases.size > mostTestCases) {
      throw new Error(`more than ${mostTestCases} test cases`);
    }
    return [...this.#testCases.values()];
  }

  #begin(depth: number, testCase: Attributes): void {
    const suites = this.#suites.map(({ attributes }) => attributes);
    const place = { root: this.#root?.attributes ?? {}, suites, testCase };
    const { classname, name, file } = testCase;
    const suite = this.#suites.at(-1)?.id;
    const test = tellsTestsOnce(place) ? [++this.#count] : [classname, name, file];
    const key = [suite, ...test].join("\0");
    this.#open = { ...place, key, depth, failure: undefined, skipped: undefined };
  }

  #note(open: OpenCase, element: string, { message = "", type = "" }: Attributes): void {
    const isFailure = element === "failure" || element === "error";
    // The first one is what it is about: later ones are of the cleaning up.
    this.#isFailure = isFailure && !open.failure;
    if (this.#isFailure) open.failure = { message, type, text: "" };
    if (element === "skipped") open.skipped = type;
  }

  /** Notes the end of all that is as deep, or deeper. */
  #close(depth: number): void {
    if (this.#open && this.#open.depth >= depth) {
      const { key } = this.#open;
      this.#testCases.set(key, merge(this.#testCases.get(key), toTestCase(this.#open)));
      this.#open = undefined;
    }
    while ((this.#suites.at(-1)?.depth ?? -1) >= depth) this.#suites.pop();
  }
}

/** Of a test that was run again: it passed if it did in the end, and took as long as all its runs. */
function merge(earlier: TestCase | undefined, later: TestCase): TestCase {
  if (!earlier) return later;
  const message = later.outcome === "failed" ? (earlier.message ?? later.message) : undefined;
  return { ...later, durationMs: earlier.durationMs + later.durationMs, message };
}

function toTestCase(open: OpenCase): TestCase {
  // node:test escapes quotes in attributes twice.
  const repair = (text: string) => (isOfNode(open) ? text.replaceAll("&quot;", '"') : text);
  const file = fileOf(open);
  // With node:test, what is still to do may fail.
  const failure = open.skipped === "todo" ? undefined : open.failure;
  return {
    name: shorten(repair(nameOf(open)), longestName),
    file: file && shorten(file, longestName),
    durationMs: milliseconds(open.testCase.time ?? ""),
    outcome: failure ? "failed" : open.skipped === undefined ? "passed" : "skipped",
    message: failure && describeFailure({ ...failure, message: repair(failure.message) }),
  };
}

/** Of a time in seconds, such as "0.25", "1.2e-05" or, with separators of thousands, "1,234.5". */
function milliseconds(time: string): number {
  const hasSeparators = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(time.trim());
  const seconds = Number(hasSeparators ? time.replaceAll(",", "") : time.replace(",", "."));
  // To the microsecond: 0.07 * 1000 would be 70.00000000000001.
  return seconds > 0 && seconds < longestTime ? Math.round(seconds * 1e6) / 1000 : 0;
}
