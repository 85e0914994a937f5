/** The page's one style sheet. Colours are those of the look guide; other tones are mixed from them. */
export const STYLE = `
:root{--paper:#fbfaf7;--ink:#1c2321;--faint:#5a615f;--hair:#d5d4cf;--tint:#f3ece2;--land:#edeae2;--accent:#a65a20;--insurgent:#8f3b2e;--fragmentation:#3d4c8c;--humanitarian:#1d7468;--less:#2f6690;--more:#a65a20;color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--paper:#14181a;--ink:#e9e6df;--faint:#a3a29d;--hair:#3a4042;--tint:#221f1b;--land:#1f2527;--accent:#e09a5b;--insurgent:#d9806f;--fragmentation:#93a3e6;--humanitarian:#62c0b0;--less:#7fb0d6;--more:#e09a5b;color-scheme:dark}}
:root[data-theme=dark]{--paper:#14181a;--ink:#e9e6df;--faint:#a3a29d;--hair:#3a4042;--tint:#221f1b;--land:#1f2527;--accent:#e09a5b;--insurgent:#d9806f;--fragmentation:#93a3e6;--humanitarian:#62c0b0;--less:#7fb0d6;--more:#e09a5b;color-scheme:dark}
*{box-sizing:border-box}
html{font-size:16px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;line-height:1.55;font-variant-numeric:tabular-nums}
.page{max-width:1120px;margin:0 auto;padding:1.25rem 1.25rem 4rem}
.text{max-width:68ch}
h1,h2,.finding{font-family:ui-serif,Georgia,"Noto Serif",serif;font-weight:500;text-wrap:balance}
h1{font-size:2.441rem;line-height:1.15;margin:1.5rem 0 1rem}
h2{font-size:1rem;line-height:1.4;margin:0 0 .4rem;color:var(--faint);font-weight:400}
.finding{font-size:1.5625rem;line-height:1.35;margin:0 0 1rem;max-width:34em;text-wrap:pretty}
.finding.long{font-size:1.25rem;max-width:42em}
section{margin:3.5rem 0 0;padding-top:1.25rem;border-top:1px solid var(--hair)}
p{margin:.6rem 0}
ul.details{padding-left:1.1rem;margin:.8rem 0 1.4rem}
ul.details li{margin:.35rem 0}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.15em}
a:focus-visible,label:focus-within,summary:focus-visible,.table:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem}
header.bar{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;flex-wrap:wrap}
.brand{font-family:ui-serif,Georgia,"Noto Serif",serif;font-size:1.25rem;letter-spacing:.01em}
fieldset.switch{border:0;margin:0;padding:0;display:flex;gap:.9rem}
fieldset.switch legend{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
fieldset.switch label{cursor:pointer;padding:.3rem .1rem;min-height:24px}
fieldset.switch input{accent-color:var(--accent);margin:0 .35rem 0 0}
dl.strip{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.9rem 2rem;margin:1.25rem 0 0;padding:1rem 0 0;border-top:2px solid var(--ink)}
dl.strip dt{font-size:.8rem;color:var(--faint)}
dl.strip dd{margin:.1rem 0 0}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;padding:0;margin:1.6rem 0 0}
h3{font-size:.9rem;margin:1.8rem 0 .2rem;font-weight:600}
.limits{font-size:.9rem;color:var(--faint)}
dl.strip .long{grid-column:span 2}
figure{margin:2.25rem 0 0}
figcaption{font-weight:600;margin:0 0 .5rem}
figure svg{display:block;max-width:100%;height:auto;color:var(--ink)}
.wide{display:block}.narrow{display:none}
.under{font-size:.8rem;color:var(--faint);margin:.5rem 0 0;max-width:90ch}
details{margin:.6rem 0 0;font-size:.9rem}
summary{cursor:pointer;color:var(--faint);padding:.25rem 0}
.table{overflow-x:auto;max-height:28rem;margin:.4rem 0 0}
table{border-collapse:collapse;font-size:.85rem}
th,td{text-align:left;vertical-align:top;padding:.28rem .8rem .28rem 0;border-bottom:1px solid var(--hair)}
th{font-weight:600;position:sticky;top:0;background:var(--paper)}
td.n{text-align:right;white-space:nowrap}
.mono{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.85em;overflow-wrap:anywhere}
footer{margin:4rem 0 0;padding-top:1rem;border-top:2px solid var(--ink);font-size:.85rem;color:var(--faint)}
html:has(#lang-fr:checked) .en,html:has(#lang-en:checked) .fr{display:none!important}
@media (min-width:1000px){figure{display:grid;grid-template-columns:minmax(0,720px) minmax(0,1fr);column-gap:2.5rem}figure>*{grid-column:1}figure>.under{grid-column:2;grid-row:2;margin:0}figure>figcaption{grid-row:1}figure>.pictures{grid-row:2}}
@media (max-width:640px){.page{padding:1rem .625rem 3rem}h1{font-size:1.9531rem}.finding,.finding.long{font-size:1.25rem}.wide{display:none}.narrow{display:block}dl.strip{grid-template-columns:1fr}dl.strip .long{grid-column:auto}}
@media print{@page{size:A4;margin:16mm 14mm}:root,:root[data-theme=dark]{--paper:#fff;--ink:#1c2321;--faint:#5a615f;--hair:#d5d4cf;--tint:#f3ece2;--land:#edeae2;--accent:#a65a20;--insurgent:#8f3b2e;--fragmentation:#3d4c8c;--humanitarian:#1d7468;--less:#2f6690;--more:#a65a20}html{font-size:12px}fieldset.switch,nav,.skip,details:not([open]):not(.rests){display:none!important}details.rests::details-content{content-visibility:visible;block-size:auto}.wide{display:block!important}.narrow{display:none!important}figure,dl.strip,.limits,details.rests{break-inside:avoid}h2,h3,figcaption{break-after:avoid}section{margin-top:2rem;break-before:auto}h2,.finding{break-after:avoid}figure{display:block}.table{max-height:none;overflow:visible}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
