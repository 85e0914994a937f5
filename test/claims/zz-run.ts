import { labelledIn, scored, report, slotFaults, isCheckable } from './score.ts';
const rows = await scored(labelledIn((process.argv[2] ?? 'tune') as 'tune'));
if (process.argv[3] !== 'quiet') for (const r of rows) {
  const f = slotFaults(r.labelled.slots, r.slots);
  if (r.kind !== r.labelled.kind || f.length) console.log(r.labelled.id, r.labelled.kind, '->', r.kind, f.map((k)=>`${k}: ${(r.labelled.slots as any)[k]} / ${(r.slots as any)[k]}`).join('; '), '|', r.labelled.text);
  else if (r.verdict !== r.labelled.verdict) console.log(r.labelled.id, 'VERDICT', r.labelled.verdict, '->', r.verdict, '|', r.labelled.text);
}
console.log(report(rows));
