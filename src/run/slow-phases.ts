import type { Phase, PhaseListener } from "./timings.ts";

const firstNoticeMs = 2000;
const nextNoticeMs = 10_000;

/** Says what is being done when a phase of the set-up takes long. The test command speaks for itself. */
export function slowPhaseNotices(say: (message: string) => void): PhaseListener {
  const timers = new Map<Phase, NodeJS.Timeout>();
  return {
    began(phase) {
      if (phase === "test") return;
      const start = seconds();
      const notice = () => {
        say(`${phase}: still at it after ${Math.round(seconds() - start)} s`);
        timers.set(phase, setTimeout(notice, nextNoticeMs).unref());
      };
      timers.set(phase, setTimeout(notice, firstNoticeMs).unref());
    },
    ended(phase) {
      clearTimeout(timers.get(phase));
    },
  };
}

/** By a clock that nobody sets. */
function seconds(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}
