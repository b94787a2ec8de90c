import type { Phase, PhaseListener } from "./timings.ts";

const firstNoticeMs = 2000;
const nextNoticeMs = 10_000;

/** Says what is being done when a phase of the set-up takes long. The test command speaks for itself. */
export function slowPhaseNotices(say: (message: string) => void): PhaseListener {
  let timer: NodeJS.Timeout | undefined;
  return {
    began(phase: Phase) {
      if (phase === "test") return;
      const start = performance.now();
      const notice = () => {
        say(`${phase}: still at it after ${Math.round((performance.now() - start) / 1000)} s`);
        timer = setTimeout(notice, nextNoticeMs).unref();
      };
      timer = setTimeout(notice, firstNoticeMs).unref();
    },
    ended() {
      clearTimeout(timer);
    },
  };
}
