"""The style sheet of every page: the game's colours, light and dark, and A4 paper."""

from __future__ import annotations

_LIGHT = (
    "--bg:#eef2f5;--surface:#fff;--raised:#f5f8fa;--ink:#14212b;--ink2:#44535f;--line:#c9d3da;--track:#dde5ea;"
    "--key:#0b5c8a;--bar:#12303f;--on-bar:#c3d7e1;--far:#1b4256;--near:#25546b;"
    "--up:#006d77;--down:#b3261e;--s0:#0a2a5e;--s1:#c74008;--s2:#12847b;--s3:#b02ac9"
)
_DARK = (
    "--bg:#0e1a22;--surface:#172832;--raised:#1d323e;--ink:#f1f6f9;--ink2:#b7c6d1;--line:#38505e;--track:#2a424f;"
    "--key:#6cc1f0;--bar:#0a141b;--on-bar:#c3d7e1;--far:#12242f;--near:#1a3442;"
    "--up:#4fe3f0;--down:#ff8a4c;--s0:#6a98ff;--s1:#ff7133;--s2:#7dfbc4;--s3:#d277b0"
)

_PAGE = """
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 Inter,"Segoe UI",system-ui,sans-serif}
a{color:var(--key)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--key);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}
.skip:focus{left:12px;top:12px;background:var(--surface);padding:10px 16px;z-index:1}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{position:relative;overflow:hidden;background:var(--bar);color:#fff;padding:44px 24px 40px}
header>div{position:relative;max-width:1040px;margin:0 auto}
header p{margin:0;color:var(--on-bar)}
header h1{margin:2px 0 4px;font-size:44px;line-height:1.15;letter-spacing:-.01em}
.skyline{position:absolute;right:0;bottom:0;width:640px;height:100%;opacity:.8}
.skyline .far{fill:var(--far)}
.skyline .near{fill:var(--near)}
nav{background:var(--surface);border-bottom:1px solid var(--line)}
nav ul{max-width:1088px;margin:0 auto;padding:0 12px;display:flex;flex-wrap:wrap;list-style:none}
nav a{display:block;padding:11px 12px;text-decoration:none;font-weight:600;font-size:15px}
nav a:hover{text-decoration:underline}
main{max-width:1088px;margin:0 auto;padding:20px 24px 24px}
section{background:var(--surface);border:1px solid var(--line);border-radius:12px;
padding:24px 28px;margin:0 0 20px}
h2,h3,h4,p,ul,ol,dl,figure{margin:0}
h2{font-size:24px;line-height:1.3;margin-bottom:10px}
h3{font-size:18px;line-height:1.35;margin:24px 0 8px}
h4{font-size:16px;line-height:1.4}
p+p{margin-top:8px}
section>p{max-width:72ch}
.kicker{color:var(--key);font-weight:600}
.soft{color:var(--ink2)}
.lead{font-size:18px}
#result h2{font:700 34px/1.2 "Source Serif 4",Georgia,serif;margin:2px 0 12px}
#result .lead{font-size:19px;line-height:1.6;max-width:68ch}
ul,ol{padding-left:20px}
li{margin:3px 0}
.tiles,.cards,.turns,.legend,.guesses{list-style:none;padding:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:14px;margin-top:10px}
.cards>li{background:var(--raised);border:1px solid var(--line);border-radius:10px;padding:14px 16px;margin:0}
.cards h4{display:flex;justify-content:space-between;gap:12px}
.cards p{margin-top:6px;font-size:15px;color:var(--ink2)}
.badge{font-size:14px;font-weight:600;color:var(--ink2)}
.tiles{display:grid;grid-template-columns:repeat(6,1fr);gap:14px;margin-top:14px}
.tile{grid-column:span 2;margin:0;display:grid;grid-template-columns:1fr 110px;column-gap:12px;
align-items:center;align-content:start;background:var(--raised);
border:1px solid var(--line);border-radius:10px;padding:12px 16px}
.tile h3{grid-column:1/-1;margin:0;font-size:15px;color:var(--ink2)}
.tile .value{font-size:22px;font-weight:700;line-height:1.3;margin:0}
.tile.head .value{font-size:25px}
.tile.head{border-top:4px solid var(--key)}
.tile>p:not(.value){grid-column:1/-1;margin:2px 0 0;font-size:15px;font-weight:600;order:3}
.up{color:var(--up)}
.down{color:var(--down)}
.same{color:var(--ink2)}
.hit{color:var(--up);font-weight:700}
.miss{color:var(--down);font-weight:700}
"""

_CHARTS = """
svg{display:block;width:100%;height:auto}
svg text{font-size:13px;fill:var(--ink);font-variant-numeric:tabular-nums}
svg .soft{fill:var(--ink2);font-size:11.5px}
svg .last{font-weight:700;font-size:15px}
.grid{stroke:var(--line);fill:none}
.track{fill:var(--track)}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round}
.line.s0{stroke:var(--s0)}
.line.s1{stroke:var(--s1)}
.s0{color:var(--s0)}
.s1{color:var(--s1)}
.s2{color:var(--s2)}
.s3{color:var(--s3)}
.mark,.fill{fill:currentColor}
.mark{stroke:var(--surface);stroke-width:1}
.charts{display:grid;grid-template-columns:1fr 1fr;gap:16px;margin:0 0 14px}
figure{border:1px solid var(--line);border-radius:10px;padding:14px 16px;min-width:0}
figcaption{font-weight:600;margin-bottom:8px}
.split{height:12px;margin:7px 0 4px}
.legend{display:flex;flex-wrap:wrap;gap:0 10px;font-size:14px}
figure .soft{font-size:14px;margin-top:8px}
.legend li{margin:0}
.meter{height:10px;border-radius:5px;background:var(--track);margin-top:8px;overflow:hidden}
.meter i{display:block;height:100%;border-radius:5px;background:var(--key)}
.bar .meter{margin:6px 0 0;background:none;min-width:60px}
.bar .meter.down{direction:rtl}
.meter.up i{background:var(--up)}
.meter.down i{background:var(--down)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:15px}
caption{text-align:left;color:var(--ink2);padding:4px 0}
th,td{text-align:left;padding:6px 8px;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
summary{cursor:pointer;color:var(--key);font-weight:600;padding:6px 0;font-size:15px}
figure details{margin-top:6px}
.receipts{columns:2;column-gap:16px;margin-top:10px}
.receipts details{break-inside:avoid;margin-bottom:14px;border:1px solid var(--line);
border-radius:10px;padding:6px 16px 10px}
.receipts .bar{width:30%}
.receipts .total th,.receipts .total td{font-weight:700;background:var(--raised)}
"""

_STORY = """
.turn{display:grid;grid-template-columns:152px 1fr;gap:20px;margin:0;padding:18px 0;
border-top:1px solid var(--line)}
.turn:first-child{border:0;padding-top:6px}
.turn h3{margin:0;font-size:17px;color:var(--key)}
.turn h3::first-letter,tbody th::first-letter{text-transform:uppercase}
.turn .soft{font-size:14px}
.headline{font:700 21px/1.3 "Source Serif 4",Georgia,serif;margin-bottom:8px}
dl>div{display:grid;grid-template-columns:124px 1fr;gap:12px;padding:3px 0}
dt{color:var(--ink2);font-size:15px}
dd{margin:0;min-width:0}
dd ul{list-style:none;padding:0}
dd li{margin:0}
.points li{margin:6px 0}
.plan{counter-reset:step;list-style:none;padding:0;margin-top:14px}
.plan>li{counter-increment:step;position:relative;padding-left:46px;margin:0 0 20px}
.plan>li::before{content:counter(step);position:absolute;left:0;top:0;width:30px;height:30px;border-radius:50%;
background:var(--key);color:var(--surface);font-weight:700;text-align:center;line-height:30px}
.plan h3{margin:0 0 6px}
.said{border-left:4px solid var(--key);background:var(--raised);padding:8px 14px;border-radius:0 8px 8px 0;
white-space:pre-line}
.write{border-bottom:1px solid var(--ink2);height:2.1em}
.signed{display:grid;grid-template-columns:1fr 1fr;gap:24px}
.signed p{margin:0;padding-top:14px;border-bottom:1px solid var(--ink2);color:var(--ink2);font-size:14px}
code{display:block;font:14px/1.6 ui-monospace,Consolas,monospace;overflow-wrap:anywhere;
background:var(--raised);border:1px solid var(--line);padding:12px 16px;border-radius:8px;margin-top:10px}
footer{max-width:1088px;margin:0 auto;padding:0 24px 32px;color:var(--ink2);font-size:14px}
@media screen and (max-width:760px){.charts{grid-template-columns:1fr}
.receipts{columns:1}
.tile{grid-column:span 6}
.turn,dl>div{grid-template-columns:1fr;gap:2px}
main{padding:12px}
section{padding:18px 16px}
header h1{font-size:34px}}
"""

_PRINT = """
@page{size:A4;margin:14mm 13mm}
@media print{body{background:#fff;font-size:10.5pt;line-height:1.4}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav,.skip,figure details,.charts+details summary{display:none}
header{padding:16px 20px;border-radius:8px}
header h1{font-size:26pt}
main{padding:12px 0;max-width:none}
section{border:0;padding:0;margin:0 0 18px}
h2{font-size:15pt;border-bottom:2px solid var(--key);padding-bottom:3px}
#result h2{border:0;font-size:22pt}
#result .lead{font-size:12pt}
h3{font-size:12pt}
h2,h3,h4,caption,summary{break-after:avoid}
figure,table,tr,.tile,.cards>li,.turn,.plan>li,.receipts details,.write,code{break-inside:avoid}
#plan{break-before:page}
.tiles,.cards,.charts,.receipts{gap:8px}
.tile{padding:7px 10px}
.tile .value{font-size:14pt}
.tile.head .value{font-size:15pt}
.tile{grid-template-columns:1fr 70px}
.tile h3,.tile>p:not(.value),table,dt,summary{font-size:9pt}
th,td{padding:3px 5px}
.turn{grid-template-columns:96px 1fr;gap:14px;padding:9px 0}
.turn h3{font-size:10.5pt}
.turn .soft{font-size:8.5pt}
.headline{font-size:12.5pt;margin-bottom:3px}
dl>div{grid-template-columns:96px 1fr;gap:8px;padding:1px 0}
.cards{grid-template-columns:repeat(auto-fit,minmax(180px,1fr))}
.wide{overflow:visible}
.charts+details table{font-size:7.5pt}
.charts+details .n{white-space:normal}
.receipts table{font-size:8.5pt}
.legend{font-size:9pt}
details::details-content{content-visibility:visible;block-size:auto}
footer{padding:0}}
"""

STYLE = (
    f":root{{color-scheme:light;{_LIGHT}}}\n"
    f"@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{_DARK}}}}}\n"
    + _PAGE.strip()
    + _CHARTS
    + _STORY.strip()
    + _PRINT
)
