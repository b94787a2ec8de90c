/**
 * How long it takes from `docker run` until a query is answered, beside an image on the same base that only copies a
 * cluster and starts the server, and beside one that starts as the official image does. All in turn, medians. Without
 * anything else that runs: half of it is Docker's own work, which is slow on a busy machine.
 *
 *     .ci/image shell npx tsx benchmarks/image.ts [ROUNDS]
 */
import { answeredAfter } from "./image/answered.ts";
import { buildContenders, type Contender, removeContenders } from "./image/contenders.ts";
import { formatReport, isKept, type Results } from "./image/report.ts";
import { median } from "./median.ts";

type Round = Readonly<Record<Contender["name"], number>>;

const rounds = Number(process.argv[2] ?? 15);
if (!(Number.isInteger(rounds) && rounds > 0)) {
  throw new Error(`ROUNDS: expected a whole number from 1, got "${process.argv[2]}"`);
}
/** The database that is there without asking, and one that has to be made. */
const databases = ["postgres", "test"] as const;
const measured = new Map<string, Round[]>(databases.map((database) => [database, []]));

const contenders = await buildContenders();
try {
  for (let round = 0; round < rounds; round++) {
    console.error(`round ${round + 1} of ${rounds}`);
    for (const [database, of] of measured) of.push(await measure(database, round));
  }
} finally {
  await removeContenders(contenders);
}
const results = [...measured].map(([database, of]) => resultsOf(`database ${database}`, of));
console.log(formatReport(contenders, results, rounds));
if (!results.every(isKept)) process.exitCode = 1;

/** Another one is the first each time, so that none always comes after the same. */
async function measure(database: string, round: number): Promise<Round> {
  const first = round % contenders.length;
  const times: [string, number][] = [];
  for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
    times.push([contender.name, await answeredAfter(contender, database)]);
  }
  return Object.fromEntries(times) as Round;
}

function resultsOf(start: string, of: readonly Round[]): Results {
  const medianOf = (figure: (round: Round) => number) => median(of.map(figure));
  return {
    start,
    times: {
      docker: medianOf(({ docker }) => docker),
      ours: medianOf(({ ours }) => ours),
      copy: medianOf(({ copy }) => copy),
      initdb: medianOf(({ initdb }) => initdb),
      volume: medianOf(({ volume }) => volume),
    },
    difference: medianOf(({ ours, copy }) => ours - copy),
    ratio: medianOf(({ ours, initdb }) => initdb / ours),
    ratioBeyondDocker: medianOf(({ docker, ours, initdb }) => (initdb - docker) / (ours - docker)),
  };
}
