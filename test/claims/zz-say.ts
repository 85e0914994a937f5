import { labelledIn } from './score.ts';
import { contextOf, gazetteerOf, readOne, needsOf, judgeClaim } from '../../src/claims/index.ts';
import { Store } from '../../src/store/index.ts';
import { monthFromDate } from '../../src/core/index.ts';
import { factSources, factsFor } from '../../src/verbs/check-facts.ts';
import { claimSentence } from '../../src/words/index.ts';
const store=new Store(':memory:');const g=gazetteerOf(store.actors());const r={gazetteer:g,transitions:store.transitions(),coups:store.coups()};
const src=await factSources(store,{});
for(const x of labelledIn('tune')){ if((x.verdict as string)!=='FILL') continue; const [o]=readOne(x.text,contextOf(x,r,x.country,undefined),r); const j=o&&judgeClaim(o,factsFor(store,src,needsOf([o])),{date:x.date,month:monthFromDate(x.date)!,country:x.country}); console.log(x.id,x.text,'\n   ',j?claimSentence(j.verdict,j.ground)[x.language]:o?.kind);}
