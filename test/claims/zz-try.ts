import { readFileSync } from 'node:fs';
import { contextOf, gazetteerOf, readOne, needsOf, judgeClaim } from '../../src/claims/index.ts';
import { Store } from '../../src/store/index.ts';
import { monthFromDate } from '../../src/core/index.ts';
import { factSources, factsFor } from '../../src/verbs/check-facts.ts';
const store=new Store(':memory:');const g=gazetteerOf(store.actors());const r={gazetteer:g,transitions:store.transitions(),coups:store.coups()};
const src=await factSources(store,{});
for(const line of readFileSync(process.argv[2],'utf8').split('\n')){ if(!line.trim())continue; const [l,d,c,...t]=line.split('|');
 const out=readOne(t.join('|'),contextOf({language:l as 'en',date:d},r,c,undefined),r);
 console.log(t.join('|')); for(const o of out){ const j=judgeClaim(o,factsFor(store,src,needsOf([o])),{date:d,month:monthFromDate(d)!,country:c}); console.log('    ',o.kind,JSON.stringify(o.found?.slots??{}),o.reading,j?.verdict??'');} if(!out.length)console.log('     NONE');
}
