import { shelf } from '../core/index.ts';
import { actors } from './actors.ts';
import { areas } from './areas.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { detect } from './detect.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { dossier } from './dossier.ts';
import { estimate } from './estimate.ts';
import { forecast } from './forecast.ts';
import { ingest } from './ingest.ts';
import { plan } from './plan.ts';
import { reference } from './reference.ts';
import { score } from './score.ts';
import { simulate } from './simulate.ts';
import { trace } from './trace.ts';
import { transitions } from './transitions.ts';

export { knownWords } from './known.ts';
export {
  actors,
  areas,
  build,
  check,
  compare,
  detect,
  diff,
  doctor,
  dossier,
  estimate,
  forecast,
  ingest,
  plan,
  reference,
  score,
  simulate,
  trace,
  transitions,
};

/** What Vigie can be told to do, in the order in which help lists it. */
export const verbs = shelf([
  dossier,
  transitions,
  actors,
  areas,
  ingest,
  diff,
  build,
  detect,
  estimate,
  compare,
  forecast,
  score,
  simulate,
  plan,
  check,
  trace,
  reference,
  doctor,
] as const);
