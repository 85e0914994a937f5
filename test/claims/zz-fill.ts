import { readFileSync, writeFileSync } from 'node:fs';
import { contextOf, gazetteerOf, readOne, needsOf, judgeClaim } from '../../src/claims/index.ts';
import { Store } from '../../src/store/index.ts';
import { monthFromDate } from '../../src/core/index.ts';
import { factSources, factsFor } from '../../src/verbs/check-facts.ts';
const store=new Store(':memory:');const g=gazetteerOf(store.actors());const r={gazetteer:g,transitions:store.transitions(),coups:store.coups()};
const src=await factSources(store,{});
const judge=(x:any)=>{const [o]=readOne(x.text,contextOf(x,r,x.country,undefined),r); const j=o&&judgeClaim(o,factsFor(store,src,needsOf([o])),{date:x.date,month:monthFromDate(x.date)!,country:x.country}); return {o,v:j?.verdict??'not-checkable'};};
for(const l of ['en','fr']){ const p=`test/fixtures/claims/tune/${l}.yaml`; let s=readFileSync(p,'utf8');
 const {parse}=await import('yaml'); const rows=parse(s);
 for(const x of rows) if(x.verdict==='FILL'){ s=s.replace(new RegExp(`(- id: ${x.id}\n[\\s\\S]*?verdict: )FILL`),`$1${judge(x).v}`);} 
 s=s.replace(/(id: en-t-062[\s\S]*?verdict: )supported/,'$1contradicted').replace(/(id: fr-t-040[\s\S]*?verdict: )supported/,'$1contradicted');
 let n=rows.length; const out:string[]=[];
 for(const line of readFileSync(`/tmp/try-${l}.txt`,'utf8').split('\n')){ if(!line.trim())continue; const [lang,date,country,...t]=line.split('|'); const text=t.join('|');
  if(/In 2023, at least 8,400|Togolese soil|au Togo a eu lieu|a fait une trentaine/.test(text)) continue;
  const {o,v}=judge({language:lang,date,country,text}); n++; const slots=Object.entries(o?.found?.slots??{}).map(([k,v])=>`${k}: ${v}`).join(', ');
  out.push(`- id: ${l}-t-${String(n).padStart(3,'0')}\n  language: ${l}\n  date: ${date}\n  country: ${country}\n  text: ${JSON.stringify(text)}\n  kind: ${o?.kind??'vague'}\n  slots: {${slots?` ${slots} `:''}}\n  verdict: ${v}\n`);
 }
 writeFileSync(p,s.trimEnd()+'\n\n'+out.join('\n'));
}
