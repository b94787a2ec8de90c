import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJunit, type TestCase } from "../../src/run/junit.ts";

const says = 'finds <nobody> & "says" so';

/** One line of each test case; of a message, its first line. */
function outline({ outcome, durationMs, name, file, message }: TestCase): string {
  const parts = [`${outcome} ${durationMs}`, file ?? "-", name];
  return (message === undefined ? parts : [...parts, message.split("\n")[0]]).join(" | ");
}

async function outlines(xml: string): Promise<string[]> {
  return (await parseJunit(xml)).map(outline);
}

/** The test cases in one suite. */
async function inSuite(testCases: string): Promise<TestCase[]> {
  return parseJunit(
    `<testsuites name="t"><testsuite name="s">${testCases}</testsuite></testsuites>`,
  );
}

async function one(testCase: string): Promise<TestCase> {
  const [first, ...others] = await inSuite(testCase);
  if (!first || others.length > 0) throw new Error("not one test case");
  return first;
}

describe("a report by", () => {
  test.each([
    [
      "vitest",
      "failed 0 | broken.test.ts | broken.test.ts | can't be imported",
      "passed 32.44 | users.test.ts | UserRepository > creates a user",
      `failed 79.681 | users.test.ts | UserRepository > ${says} | expected { name: 'Ann' } to deeply equal { name: 'Bob' }`,
      "skipped 0 | users.test.ts | UserRepository > deletes a user",
      "skipped 0 | users.test.ts | UserRepository > updates a user",
      "failed 0.787 | users.test.ts | UserRepository > with a transaction > rolls back | first line",
      "passed 1.093 | users.test.ts | UserRepository > is flaky",
      "failed 5.113 | users.test.ts | UserRepository > has a name twice | expected 1 to be 2 // Object.is equality",
      "passed 0.591 | users.test.ts | UserRepository > has a name twice",
    ],
    [
      "node-20",
      "failed 212.545 | - | /project/broken.test.mjs | test failed",
      "passed 34.341 | - | UserRepository > creates a user",
      `failed 16.252 | - | UserRepository > ${says} | Expected values to be strictly equal:'Ann' !== 'Bob'`,
      "skipped 1.006 | - | UserRepository > deletes a user",
      "skipped 0.27 | - | UserRepository > updates a user",
      "failed 0.175 | - | UserRepository > with a transaction > rolls back | first linesecond line",
      "passed 11.859 | - | stands alone",
      "passed 0.292 | - | has steps > first step",
      "failed 0.21 | - | has steps > second step | no",
      "passed 0.234 | - | fails after its steps > only step",
    ],
    [
      "node-24",
      "failed 64.136 | /project/broken.test.mjs | broken.test.mjs | test failed",
      "passed 31.776 | /project/users.test.mjs | UserRepository > creates a user",
      `failed 13.416 | /project/users.test.mjs | UserRepository > ${says} | Expected values to be strictly equal:`,
      "skipped 1.854 | /project/users.test.mjs | UserRepository > deletes a user",
      "skipped 0.441 | /project/users.test.mjs | UserRepository > updates a user",
      "failed 0.255 | /project/users.test.mjs | UserRepository > with a transaction > rolls back | first line",
      "passed 29.373 | /project/users.test.mjs | stands alone",
      "passed 0.703 | /project/users.test.mjs | has steps > first step",
      "failed 0.292 | /project/users.test.mjs | has steps > second step | no",
      "passed 3.062 | /project/users.test.mjs | fails after its steps > only step",
    ],
    [
      "jest",
      "passed 30 | - | UserRepository creates a user",
      `failed 12 | - | UserRepository with a transaction ${says} | Error: expect(received).toBe(expected) // Object.is equality`,
      "skipped 0 | - | UserRepository deletes a user",
      "passed 4 | - | stands alone",
      "failed 0 | src/broken.test.js | Test suite failed to run > src/broken.test.js | ● Test suite failed to run",
    ],
    [
      "jest-templates",
      "passed 30 | src/users.test.ts | UserRepository › with a transaction > rolls back",
      "passed 12 | src/users.test.ts | UserRepository > creates a user",
    ],
    [
      "mocha",
      "passed 4 | /project/test/users.js | stands alone",
      "passed 31 | /project/test/users.js | UserRepository creates a user",
      `failed 12 | /project/test/users.js | UserRepository ${says} | Expected values to be strictly equal:`,
      "skipped 0 | /project/test/users.js | UserRepository deletes a user",
      'failed 1 | /project/test/users.js | UserRepository with a transaction "before each" hook for "rolls back" | Error: ',
    ],
    ["mocha-switched", "passed 31 | - | UserRepository creates a user"],
    [
      "pytest",
      "failed 0 | - | tests.test_broken | ImportError while importing test module '/project/tests/test_broken.py'.",
      "passed 32 | - | tests.test_users.TestUserRepository > test_creates",
      "passed 0 | - | tests.test_users.TestUserRepository > test_finds[Ann]",
      "failed 1 | - | tests.test_users.TestUserRepository > test_finds[<Bob> & \"co\"] | assert '<Bob> & \"co\"' == 'Ann'",
      "failed 1 | - | tests.test_users.TestUserRepository > test_finds[tab\\there] | AssertionError: assert 'tab\\there' == 'Ann'",
      "failed 0 | - | tests.test_users.TestUserRepository > test_red | ValueError: red text",
      "skipped 0 | - | tests.test_users.TestUserRepository > test_deletes",
      "skipped 0 | - | tests.test_users.TestUserRepository > test_updates",
      'failed 1 | - | tests.test_users > test_setup | failed on setup with "RuntimeError: no database"',
      'failed 0 | - | tests.test_users > test_teardown | failed on teardown with "RuntimeError: current transaction is aborted"',
      "failed 1 | - | tests.test_users > test_fails_and_teardown | assert [1, 2] == [1, 3]",
    ],
    [
      "pytest-xunit1",
      "passed 31 | tests/test_users.py | TestUserRepository > test_creates",
      "failed 2 | tests/test_users.py | TestUserRepository > test_finds[<Bob> & \"co\"] | assert '<Bob> & \"co\"' == 'Ann'",
    ],
    [
      "gotestsum",
      "failed 0 | - | example.com/shop/broken > TestMain | sometimes main can exit 2",
      'failed 10 | - | example.com/shop/users > TestFind/nobody_&_"says" | users_test.go:50: got Ann, want Bob',
      "failed 12 | - | example.com/shop/users > TestFind | Failed",
      "passed 9 | - | example.com/shop/users > TestFlaky",
      "failed 3 | - | example.com/shop/users > TestAlwaysFails | users_test.go:70: first time",
      "skipped 0 | - | example.com/shop/users > TestDelete",
      "passed 30 | - | example.com/shop/users > TestCreate",
    ],
    [
      "rspec",
      "passed 30.123 | ./spec/models/user_spec.rb | User creates a user",
      `failed 12.345 | ./spec/models/user_spec.rb | User ${says} | expected: "Bob"`,
      "skipped 0.012 | ./spec/models/user_spec.rb | User deletes a user",
      "failed 0.345 | ./spec/models/user_spec.rb | User is red | red text",
    ],
  ])("%s", async (reporter, ...lines) => {
    const file = new URL(`junit/${reporter}.xml`, import.meta.url);
    expect(await outlines(await readFile(file, "utf8"))).toEqual(lines);
  });
});

describe("a test that was run again", () => {
  test("is counted once, with its last outcome and the time of all runs", async () => {
    const failing = '<testcase classname="c" name="n" time="1"><failure message="no"/></testcase>';
    const passing = '<testcase classname="c" name="n" time="2"/>';
    expect((await inSuite(failing + passing)).map(outline)).toEqual(["passed 3000 | - | c > n"]);
    expect((await inSuite(passing + failing)).map(outline)).toEqual([
      "failed 3000 | - | c > n | no",
    ]);
  });

  test("is another one in another suite, class or file", async () => {
    const testCase = '<testcase classname="c" name="n"/>';
    const others = '<testcase classname="d" name="n"/><testcase classname="c" name="n" file="f"/>';
    const suites = `<testsuite name="s">${testCase}${others}</testsuite><testsuite name="s">${testCase}</testsuite>`;
    expect(await parseJunit(`<testsuites>${suites}</testsuites>`)).toHaveLength(4);
  });

  test.each([
    ['<testsuites name="vitest tests">', "<testsuite>"],
    ['<testsuites name="jest tests">', "<testsuite>"],
    ['<testsuites name="Mocha Tests">', "<testsuite>"],
    ["<testsuites>", '<testsuite name="c" disabled="0">'],
  ])("is told once in %s, where tests may have the same name", async (root, begin) => {
    const failing = '<testcase classname="c" name="n"><failure/></testcase>';
    const passing = '<testcase classname="c" name="n"/>';
    const xml = `${root}${begin}${failing}${passing}</testsuite></testsuites>`;
    expect((await parseJunit(xml)).map(({ outcome }) => outcome)).toEqual(["failed", "passed"]);
  });

  test("passed, when its failures are told as flaky", async () => {
    const reruns = '<flakyFailure message="no">text</flakyFailure><flakyError message="no"/>';
    expect((await one(`<testcase name="n">${reruns}</testcase>`)).outcome).toBe("passed");
  });

  test("failed, when it failed again", async () => {
    const inner = "<stackTrace>not this</stackTrace><system-out>nor this</system-out>";
    const failures = `<rerunFailure message="again">${inner}</rerunFailure><failure>first</failure>`;
    const testCase = await one(`<testcase name="n">${failures}</testcase>`);
    expect(outline(testCase)).toBe("failed 0 | - | s > n | first");
  });
});

describe("a message", () => {
  const messageOf = async (failure: string) =>
    (await one(`<testcase name="n">${failure}</testcase>`)).message;

  test.each([
    [
      "is the attribute's",
      '<failure message="a &#x1F600;&#10;b" type="T">text</failure>',
      "a 😀\nb",
    ],
    [
      "is else the text's",
      '<failure message=" " type="T"> a <![CDATA[<b> &amp; ]]> &lt;c&gt; </failure>',
      "a <b> &amp;  <c>",
    ],
    ["is else the type", '<error type="TypeError"/>', "TypeError"],
    ["is the first of several", '<failure message="a"/><error message="b"/>', "a"],
    ["has no colours", '<failure message="&#27;[1;31mred&#x1b;[0m"/>', "red"],
    ["has none that the reporter wrote raw", "<failure>\u001b[31mred\u001b[39m</failure>", "red"],
    ["has no links", "<failure>\u001b]8;;http://a\u0007b\u001b]8;;\u0007</failure>", "b"],
    ["has brackets as they are", '<failure message="rate(x[5m]) [31m"/>', "rate(x[5m]) [31m"],
    ["is not of elements in it", "<failure>a<b>c</b></failure>", "a"],
    [
      "is not what was printed",
      "<system-out>a</system-out><failure>b</failure><system-err>c</system-err>",
      "b",
    ],
  ])("%s", async (_, failure, message) => {
    expect(await messageOf(failure)).toBe(message);
  });

  test("may be missing", async () => {
    const testCase = await one('<testcase name="n"><failure/></testcase>');
    expect(testCase).toMatchObject({ outcome: "failed", message: undefined });
  });

  test("is cut after 1000 characters, not within one", async () => {
    expect(await messageOf(`<failure message="${"a".repeat(1000)}"/>`)).toBe("a".repeat(1000));
    expect(await messageOf(`<failure message="${"a".repeat(1001)}"/>`)).toBe(`${"a".repeat(999)}…`);
    expect(await messageOf(`<failure>${"a".repeat(998)}😀😀😀</failure>`)).toBe(
      `${"a".repeat(998)}😀…`,
    );
  });
});

test.each([
  ["0.25", 250],
  ["0.07", 70],
  ["1,234.5", 1_234_500],
  ["1,234,567", 1_234_567_000],
  ["0,250", 250],
  ["9.05e-06", 0.009],
  [" 2 ", 2000],
  ["", 0],
  ["-1", 0],
  ["NaN", 0],
  ["Infinity", 0],
  ["1e300", 0],
  ["a while", 0],
])('the time "%s" is %d ms', async (time, ms) => {
  expect((await one(`<testcase name="n" time="${time}"/>`)).durationMs).toBe(ms);
});

test("without a time, a name or anything, there is still a test", async () => {
  expect((await parseJunit("<testsuites><testcase/></testsuites>")).map(outline)).toEqual([
    "passed 0 | - | (no name)",
  ]);
});

test("failures are counted, whatever a suite says of itself", async () => {
  const xml =
    '<testsuite name="s" tests="9" failures="7" errors="7"><testcase name="n"/></testsuite>';
  expect(await outlines(xml)).toEqual(["passed 0 | - | s > n"]);
});

test("suites are in each other, as deep as they like within reason", async () => {
  const nested = (depth: number) =>
    `${"<testsuite name='s'>".repeat(depth)}<testcase name="n"/>${"</testsuite>".repeat(depth)}`;
  expect(await outlines(nested(3))).toEqual(["passed 0 | - | s > s > s > n"]);
  await expect(parseJunit(nested(10_000))).rejects.toThrow("not XML: Maximum nested tags exceeded");
});

test("a test after an inner suite is the outer one's", async () => {
  const inner = '<testsuite name="inner" file="f"><testcase name="a"/></testsuite>';
  const xml = `<testsuite name="outer">${inner}<testcase name="b"/></testsuite>`;
  expect(await outlines(xml)).toEqual([
    "passed 0 | f | outer > inner > a",
    "passed 0 | - | outer > b",
  ]);
});

test("a byte order mark, comments and line ends of Windows do no harm", async () => {
  const xml =
    '\ufeff<?xml version="1.0"?>\r\n<!-- <testcase/> -->\r\n<testsuite>\r\n<testcase name="n"/>\r\n</testsuite>\r\n';
  expect(await outlines(xml)).toEqual(["passed 0 | - | n"]);
});

test("entities that a document defines are left as they are, however large", async () => {
  const entities = Array.from(
    { length: 50 },
    (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
  );
  const xml = `<!DOCTYPE t [<!ENTITY e0 "ha">${entities.join("")}]><testsuite><testcase name="&e0;&e50;"/></testsuite>`;
  expect(await outlines(xml)).toEqual(["passed 0 | - | &e0;&e50;"]);
});

test("character references that are none are left as they are", async () => {
  const { name } = await one(
    '<testcase classname="c" name="&#0; &#xd800; &#x110000; &nope; &#x; & &#65;"/>',
  );
  expect(name).toBe("c > &#0; &#xd800; &#x110000; &nope; &#x; & A");
});

test("long names are cut", async () => {
  const { name, file } = await one(
    `<testcase name="${"n".repeat(9999)}" file="${"f".repeat(9999)}"/>`,
  );
  expect([name.length, file?.length]).toEqual([500, 500]);
});

test.each([
  ["", "not XML: there is no element in it"],
  ["Tests passed", "not XML: there is no element in it"],
  ["<testsuites><testsuite><testcase/>", "not XML: <testsuite> is not closed"],
  ['<testsuites><testcase name="a', "not XML: a tag is not closed"],
  ["<testsuites><testcase><failure><![CDATA[a", "not XML: CDATA is not closed."],
  ["<testsuites><system-out>a", "not XML: Unexpected end of system-out"],
  ["<html><body/></html>", "not JUnit XML: its root is <html>"],
  ["<testcase/>", "not JUnit XML: its root is <testcase>"],
  ['<!DOCTYPE a SYSTEM "a.dtd"><coverage/>', "not JUnit XML: its root is <coverage>"],
  [
    '<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/passwd">]><testsuite/>',
    "External entities are not supported",
  ],
  [
    `<testsuite>${"a".repeat(9 * 1024 * 1024)}</testsuite>`,
    "an element has more than 8 MiB of text",
  ],
])("%.70s is refused", async (xml, message) => {
  await expect(parseJunit(xml)).rejects.toThrow(message);
});

test("what was printed may be long", async () => {
  const long = "a & < b ".repeat(1.1 * 1024 * 1024);
  const outputs = `<system-out>${long.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</system-out><system-err><![CDATA[${long}]]></system-err>`;
  expect((await one(`<testcase name="n">${outputs}</testcase>`)).name).toBe("s > n");
});

describe("whatever there is", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these can't be in XML
  const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u009b\ufffd-\uffff]|#x1B|\\e/g;
  const text = fc
    .string({ unit: "binary", maxLength: 200 })
    .map((each) => each.replace(unwritable, "").trim())
    .filter((each) => each !== "" && each !== "Failed" && each !== "collection failure");
  const encode = (each: string) =>
    each.replace(/[<>&"'\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);

  test("in names and messages, it stays as it was", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, message, file) => {
        const failure = `<failure message="${encode(message)}"/>`;
        const attributes = `name="${encode(name)}" file="${encode(file)}"`;
        const testCase = `<testcase ${attributes}>${failure}</testcase>`;
        expect(await parseJunit(`<testsuite>${testCase}</testsuite>`)).toEqual([
          { name, file, durationMs: 0, outcome: "failed", message },
        ]);
      }),
    );
  });

  test("in a failure's text, it stays as it was, in CDATA or not", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (message, inCdata) => {
        // The parts of go test's own lines, and line ends, are not kept in either.
        const told = message.replace(/\r\n?/g, "\n").replace(/===|---|\]\]>/g, "");
        fc.pre(told.trim() !== "");
        const content = inCdata ? `<![CDATA[${told}]]>` : encode(told);
        const xml = `<testsuite><testcase><failure>${content}</failure></testcase></testsuite>`;
        expect((await parseJunit(xml))[0]?.message).toBe(told.trim());
      }),
    );
  });

  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(
      ..."<testsuites>,</testsuites>,<testsuite name='s'>,</testsuite>,<testcase ,name='n' ,time='1',/>,>,</testcase>".split(
        ",",
      ),
      ..."<failure message=',<failure>,</failure>,<skipped/>,<system-out>,</system-out>,<![CDATA[,]]>,<!--,-->,<?xml,?>".split(
        ",",
      ),
      ..."<!DOCTYPE a [,<!ENTITY a 'b'>,]>,&a;,&#1;,&#x,__proto__='a',constructor='b',<constructor/>,</,<,\",'".split(
        ",",
      ),
    ),
  );

  test("in a file, it is read or refused with a reason", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const read = await parseJunit(pieces.join("")).catch((error: unknown) => error);
        if (Array.isArray(read)) return;
        expect(read).toBeInstanceOf(Error);
        expect((read as Error).message).toMatch(/^not (JUnit )?XML: ./);
        expect((read as Error).cause).not.toBeInstanceOf(TypeError);
      }),
      { numRuns: 1000 },
    );
  });
});
