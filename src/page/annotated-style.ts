/** Style of the annotated copy, over that of the dossier: text left, notes in the margin. */

/** Each verdict has a line of its own kind and its name beside it, so that colour only repeats it. */
export const ANNOTATED_STYLE = `
.page{max-width:1120px}
.kicker{font-size:1rem;color:var(--faint);margin:1.5rem 0 0}
h1{margin:.3rem 0 1rem;max-width:24em}
.copy h2,.about h2{color:var(--ink);font-size:1.25rem;margin:0 0 .6rem;font-weight:500}
.copy h3,.copy h4{font-family:ui-serif,Georgia,"Noto Serif",serif;font-weight:600;font-size:1.25rem;line-height:1.35;margin:2rem 0 .3rem}
.copy h4{font-size:1rem}
.copy{font-family:ui-serif,Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
.line{display:grid;grid-template-columns:minmax(0,68ch) minmax(0,1fr);column-gap:2.5rem;margin:.6rem 0}
.said>p{margin:0}
ul.items{list-style:none;padding:0;margin:.6rem 0}
ul.items>li>.said{padding-left:1.2rem;position:relative}
ul.items>li>.said::before{content:"–";position:absolute;left:0}
mark{background:none;color:inherit;text-decoration-line:underline;text-decoration-thickness:2px;text-underline-offset:.22em;text-decoration-skip-ink:none}
.v-supported{text-decoration-style:solid;text-decoration-color:var(--humanitarian)}
.v-contradicted{text-decoration-style:wavy;text-decoration-color:var(--insurgent)}
.v-mixed{text-decoration-style:dashed;text-decoration-color:var(--accent)}
.v-too-early{text-decoration-style:double;text-decoration-color:var(--fragmentation)}
.v-not-in-these-data{text-decoration-style:dotted;text-decoration-color:var(--faint)}
.v-not-checkable{text-decoration-style:dotted;text-decoration-thickness:1px;text-decoration-color:var(--faint)}
sup.ref{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:.75rem;line-height:1;white-space:nowrap}
sup.ref a{padding:.2rem;text-decoration:none;color:var(--accent)}
sup.ref a:hover,sup.ref a:focus-visible{text-decoration:underline}
ol.notes{list-style:none;margin:0;padding:0;font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:.8rem;line-height:1.45}
ol.notes>li{padding:.1rem 0 .1rem .8rem;border-left:2px solid var(--hair);margin:0 0 .7rem}
ol.notes>li:target{border-left-color:var(--accent)}
ol.notes p{margin:.15rem 0}
.verdict{font-weight:600}
.verdict a{color:var(--accent);padding:.1rem .2rem .1rem 0}
.quiet{color:var(--faint)}
ol.notes ul{margin:.15rem 0;padding-left:1rem}
.copy .table{max-height:none}
.copy table{font-size:.9rem;width:100%}
th{position:static}
.legend{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:.5rem 2rem;margin:0}
.legend div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.2rem .6rem;align-items:baseline}
.legend dt{margin:0}
.legend dd{margin:0;color:var(--faint);font-size:.9rem}
.about ul{padding-left:1.1rem;margin:.4rem 0}
.about{font-size:.9rem}
@media (max-width:900px){.line{display:block}ol.notes{margin:.5rem 0 1rem}}
@media (max-width:640px){.legend{grid-template-columns:1fr}}
@media print{.line{display:block}ol.notes{margin:.3rem 0 .8rem}ol.notes>li,.legend{break-inside:avoid}.copy table{break-inside:auto}}
`;
