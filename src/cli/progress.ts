import { spinner } from '@clack/prompts';
import type { Language } from '../core/index.ts';
import { terminal } from '../words/index.ts';

/** Progress of long work, on a terminal only; nothing is drawn before half a second has passed. */
export function progressOn(
  stream: NodeJS.WriteStream,
  language: Language,
): { report(phrase: string): void; stop(): void } {
  if (!stream.isTTY || process.env.CI) return { report() {}, stop() {} };
  const shown = spinner({ output: stream, indicator: 'timer' });
  const since = Date.now();
  let isOn = false;
  return {
    report(phrase) {
      if (!isOn && Date.now() - since < 500) return;
      if (!isOn) shown.start(terminal.working[language]);
      isOn = true;
      shown.message(`${terminal.working[language]} · ${phrase}`);
    },
    stop() {
      if (isOn) shown.clear();
      isOn = false;
    },
  };
}
