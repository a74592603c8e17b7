"""The one note type `Tutor`, frozen: one note and one card for each card of ours, whatever the drill.

Its ids, its fields and the number of its templates can never change: Anki would make a second note type of it. What the template and the
stylesheet say may; MOD is raised with them, and Anki takes them over at the next import.
"""

from __future__ import annotations

from typing import Any

NAME = "Tutor"
ID = 1_101_870_344_213
MOD = 1_795_564_800
TEMPLATE_ID = 2_383_018_852_575_511_605
FIELD_IDS = {
    "Front": 4_162_960_404_193_638_106,
    "Options": 4_392_748_042_686_198_546,
    "Typed": 3_330_826_477_137_252_200,
    "Answer": 1_329_514_501_981_110_141,
    "Because": 2_115_405_628_931_582_420,
    "Chain": 3_188_549_888_141_112_927,
    "Evidence": 3_006_917_933_137_876_463,
    "Source": 721_424_812_939_374_558,
    "Image": 682_883_911_275_929_031,
    "Audio": 2_873_880_595_859_193_645,
    "Label": 3_559_134_787_354_458_005,
    "Spare1": 773_444_299_636_344_270,
    "Spare2": 3_483_750_267_504_467_776,
    "Spare3": 4_088_093_757_005_716_248,
    "Spare4": 4_585_902_120_111_229_101,
    "Id": 1_440_923_561_016_366_996,
}
FIELDS = tuple(FIELD_IDS)
_HINTS = {
    "Front": "what is asked",
    "Options": "the choices, or the lines to put in order",
    "Typed": "what is compared with the typed answer; empty: nothing is typed",
    "Answer": "the right answer",
    "Because": "why it is so",
    "Chain": "the steps from cause to effect",
    "Evidence": "what was tried, in whom, how well it is supported",
    "Source": "where it was learnt",
    "Label": "term, question, claim, support or chain",
    "Id": "the tutor's name for this card; it finds the card again by it",
}
_FOLDED = ("Spare1", "Spare2", "Spare3", "Spare4", "Id")

_ASKED = """\
<div class="tutor {{Tags}}">
  <div class="row asked"><span class="label">{{Label}}</span><div class="text" dir="auto">{{Front}}</div></div>
  {{#Options}}<div class="row options"><span class="label"></span><div class="text" dir="auto">{{Options}}</div></div>{{/Options}}
"""
_TYPED = """\
  {{#Typed}}<div class="row typing"><span class="label">›</span><div class="text">{{type:Typed}}</div></div>{{/Typed}}
"""
_TOLD = """\
  <div class="row answer" id="answer"><span class="label">answer</span><div class="text" dir="auto">{{Answer}}</div></div>
  {{#Image}}<div class="row media"><span class="label"></span><div class="text">{{Image}}</div></div>{{/Image}}
  {{#Audio}}<div class="row media"><span class="label"></span><div class="text">{{Audio}}</div></div>{{/Audio}}
  {{#Because}}<div class="row because"><span class="label">why</span><div class="text" dir="auto">{{Because}}</div></div>{{/Because}}
  {{#Chain}}<div class="row chain"><span class="label"></span><div class="text" dir="auto">{{Chain}}</div></div>{{/Chain}}
  {{#Evidence}}<div class="evidence">{{Evidence}}</div>{{/Evidence}}
  {{#Source}}<div class="row source"><span class="label">source</span><div class="text" dir="auto">{{Source}}</div></div>{{/Source}}
"""
FRONT = _ASKED + _TYPED + "</div>\n"
BACK = _ASKED.replace("tutor ", "tutor told ", 1) + "  <hr>\n" + _TYPED + _TOLD + "</div>\n"

CSS = """\
.card {
  --paper: #fbfaf6; --ink: #2b2d33; --strong: #0b0c10; --quiet: #6a6f79; --faint: #d5d2c8; --accent: #1f6f8b; --miss: #9a5b00;
  --prose: "Iowan Old Style", Charter, "Bitstream Charter", "Source Serif 4", "Noto Serif", Georgia, serif;
  --notes: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --spine: 5.5rem; --gap: 1.6rem; --small: 1.05rem;
  margin: 0; padding: 4.5rem 1.5rem 3rem;
  background: var(--paper); color: var(--ink);
  font: 1.25rem/1.5 var(--prose); font-variant-numeric: lining-nums; text-align: left; overflow-wrap: break-word;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --paper: #16181d; --ink: #d7dae0; --strong: #f4f6fa; --quiet: #7d8590; --faint: #3a3f4a; --accent: #7fb4ca; --miss: #d7a65f;
}
.tutor { max-width: 42rem; margin: 0 auto; }

/* The spine: left of it stands what a thing is, right of it the thing. */
.row, .evidence dl > div { display: grid; grid-template-columns: var(--spine) minmax(0, 1fr); column-gap: var(--gap); align-items: baseline; }
.row + .row, .evidence, .evidence + .row { margin-top: .9rem; }
.label, .evidence dt { color: var(--quiet); font: .8rem/1.5 var(--notes); text-align: right; }
.text, .evidence dd { text-wrap: pretty; }

/* Digits and dashes hang on the spine, under the labels. */
@counter-style tutor-digits { system: extends decimal; suffix: "\\2003\\2003"; }
@counter-style tutor-digits-close { system: extends decimal; suffix: "\\2003"; }
.text > ol, .text > ul { margin: 0; padding: 0; }
.text > ol { list-style: decimal; list-style: tutor-digits; }
.text > ul { list-style: "–\\2003\\2003"; }
.text > ol > li, .text > ul > li { margin: 0; padding: .12em 0; }
li::marker { color: var(--quiet); font: .8rem var(--notes); font-variant-numeric: tabular-nums; }

/* What can be chosen or ticked is marked by a tap. Nothing hangs on it: the mark is the learner's own. */
.tappable { display: block; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.tappable input { position: absolute; width: 1px; height: 1px; margin: 0; opacity: 0; pointer-events: none; }
.tappable span { transition: color .12s; }
.tappable input:checked + span { color: var(--accent); }
.tappable input:focus-visible + span { outline: .1em solid var(--accent); outline-offset: .2em; border-radius: .1em; }
.text > ol > li:has(input:checked)::marker { color: var(--accent); font-weight: 600; }
.text > ul > li:has(input:checked) { list-style-type: "✓\\2003\\2003"; }
.mobile .options .tappable { padding: .22em 0; }
.told .options { color: var(--quiet); }

.cue, .quiet, .remark { color: var(--quiet); font-weight: 400; }
.cue, .remark { font-size: .92em; }
.remark { display: inline-block; }
.gap {
  display: inline-block; width: 6.5em; height: 1.05em; overflow: hidden; vertical-align: -.2em;
  color: transparent; border-bottom: .13em solid var(--accent);
}
code { font: .86em ui-monospace, "SF Mono", Menlo, Consolas, "Roboto Mono", "Noto Sans Mono", monospace; }
img { max-width: 100%; max-height: 60vh; border-radius: 4px; }

hr { height: 0; margin: 1.4rem 0; border: 0; border-top: 1px solid var(--faint); background: none; }
.answer .text { color: var(--strong); font-weight: 600; }
.answer ol, .answer ul { list-style-position: inside; }
@supports selector(:has(ol)) {
  .answer ol, .answer ul { list-style-position: outside; }
  .answer:has(ol, ul) .label { visibility: hidden; }
  .answer ol:has(li:nth-child(3)) { font-weight: 400; }
}
.answer .aside, .answer ul { color: var(--ink); font-weight: 400; }
.answer .aside { margin-top: .3em; font-size: var(--small); }
.because .text, .chain .text, .evidence dd { font-size: var(--small); }
.chain { color: var(--quiet); }
.because + .chain { margin-top: .2rem; }
.evidence dl, .evidence dd { margin: 0; }
.evidence dl > div + div { margin-top: .35rem; }
.evidence dd.pairs { display: grid; grid-template-columns: fit-content(72%) 1fr; column-gap: .2em; align-items: baseline; }
.evidence dd.pairs .line { display: contents; }
.source .text { color: var(--quiet); font: .85rem/1.5 var(--notes); }

/* The line an answer is typed on, and Anki's comparison, which is told only where something was typed. */
.typing .label { color: var(--accent); font-size: 1.1rem; }
.typing center { text-align: left; }
input#typeans {
  width: 100%; max-width: 24rem; box-sizing: border-box; margin: 0; padding: .1em 0 .15em;
  border: 0; border-bottom: 1px solid var(--faint); border-radius: 0; outline: 0; background: none;
  color: var(--ink); caret-color: var(--accent); font: 1.25rem/1.4 var(--prose) !important; text-align: left;
}
input#typeans:focus { border-bottom-color: var(--accent); }
code#typeans { color: var(--quiet); font: 1.1rem/1.45 var(--prose); white-space: normal; }
#typeans .typeGood { background: none; color: inherit; }
#typeans .typeBad { background: none; color: var(--miss); text-decoration: underline .1em; text-underline-offset: .2em; }
#typeans .typeMissed { background: none; color: var(--strong); }
#typeans #typearrow, #typeans #typearrow ~ * { display: none; }
.typing:has(code#typeans):not(:has(#typeans span)) { display: none; }
.mobile .tutor\\:\\:desktop .typing { display: none; }

@media (max-width: 34rem) {
  .card { --spine: 3.4rem; --gap: .7rem; --small: 1rem; padding: 1.5rem 1.1rem 2rem .7rem; font-size: 1.125rem; }
  .label, .evidence dt, .source .text, li::marker { font-size: .72rem; }
  .text > ol { list-style: decimal; list-style: tutor-digits-close; }
  .text > ul { list-style: "–\\2003"; }
  .text > ul > li:has(input:checked) { list-style-type: "✓\\2003"; }
  .gap { width: 5.5em; }
  .evidence dd.pairs, .evidence dd.pairs .line, .pairs .remark { display: block; }
  .pairs .line + .line { margin-top: .2rem; }
  input#typeans { font-size: 1.125rem !important; }
}
"""


def fields() -> list[dict[str, Any]]:
    """The fields as Anki keeps them; a new list at each call, as genanki writes into it."""
    return [
        {
            "name": name,
            "id": id,
            "font": "Arial",
            "description": _HINTS.get(name, ""),
            "collapsed": name in _FOLDED,
            "excludeFromSearch": name == "Id",
        }
        for name, id in FIELD_IDS.items()
    ]


def templates() -> list[dict[str, Any]]:
    """The one template, and what the browser's columns show of it."""
    return [
        {"name": "Card", "id": TEMPLATE_ID, "qfmt": FRONT, "afmt": BACK, "bqfmt": "{{Front}}", "bafmt": "{{Answer}}"}
    ]
