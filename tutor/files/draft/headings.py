"""What announces the sections of an article, as tables: headings and lines that stand over terms, questions, key points and so on.

Patterns are matched against a whole heading without its colon, number, bullets and signs, in small letters; to teach the program another
wording, add a line. The first role with a pattern that fits counts.
"""

from __future__ import annotations

import re

HEADINGS: dict[str, tuple[str, ...]] = {
    "terms": (
        r"(?:some |the )?(?:key |important |essential |useful |technical |scientific |main |core )?(?:terms?|vocabulary|terminology|definitions?)(?: (?:explained|defined|to know|(?:and|&) (?:definitions|abbreviations|acronyms|concepts|phrases)|and their meanings?|used (?:here|in this article)|you (?:need|should) (?:to )?know|at a glance))?",
        r"(?:key|core|important|main) concepts?(?: explained)?",
        r"(?:a |the |mini |mini-|short )*glossary(?: of .{1,40})?",
        r"jargon[ -]?(?:buster|busting|explained|check)?",
        r"(?!(?:in|on|for|by|at|to|with|no)\b)[\w-]+(?: [\w-]+)? (?:terms|terminology|vocabulary|jargon)(?: explained)?|(?:a |the |mini-?)*(?:.{2,30} )?(?:dictionary|lexicon)",
        r"(?:key ?words|words|terms|concepts|lingo) (?:to know|explained|defined|you (?:may|might|will|'ll|should|need to) (?:hear|meet|read|see|need|know))|(?:the |learn the )?lingo|(?!(?:in|last|final|other|few|first|kind|fighting|opening|closing|her|his|their|my|our|own|no|wise)\b)[\w-]+ words(?: explained)?|(?:list of )?(?:abbreviations|acronyms)(?: (?:and|&) .{1,30})?|speak like an? .{1,30}",
        r"(?:what (?:the|these) (?:terms|words) mean|know the terms)",
    ),
    "faqs": (
        r"(?:frequently|commonly|often)[ -]?asked(?: questions?)?(?: (?:about|on) .{1,60})?(?: \(faqs?\))?",
        r"faqs?(?: (?:about|on) .{1,60})?(?: \(?faqs?\)?)?",
        r"q ?(?:&|and|\+) ?a(?:s|'s)?(?:[: ].{1,60})?",
        r"(?:key |your |the |common |top |readers' |reader's |reader |big |more |\d{1,2} )*questions?(?:,? (?:and|&) answers?|,? answered|,? explained)(?: .{0,60})?",
        r"(?:common|readers?'?s?|your|key) questions?(?: (?:about|on) .{1,60})?",
        r"(?:people|readers|patients) (?:also|often) ask",
        r"questions (?:people|readers|patients) (?:often |also )?ask",
        r"you asked,? (?:we|experts?) answer(?:ed)?|we answer your .{0,30}questions",
        r"ask the experts?",
        r"(?:three|four|five|six|seven|ten|\d{1,2}) questions .{0,40}",
    ),
    "points": (
        r"(?:the |our |\d{1,2} )?(?:key|main|top|central|essential|fast|quick|core|important|article|research|study)[ -](?:points?|facts?|take-?aways?|messages?|findings?|insights?|highlights?|ideas?|results?|learnings|lessons)(?: .{0,30})?",
        r"(?:the )?(?:take-?aways?|highlights?|essentials|bottom line|gist|short version|upshot|facts)",
        r"(?:the story |the study )?(?:at a glance|in (?:brief|short|a nutshell|summary))",
        r"tl;? ?dr",
        r"quick (?:read|summary|look|take)",
        r"(?:here's |here is |here are )?(?:what|the (?:key )?(?:things|facts)) (?:you (?:need|should|have|want|must) (?:to )?know(?: (?:about|on) .{1,60})?|to know(?: about .{1,60})?|to remember|we know(?: so far)?|the (?:study|research|researchers|team) found|(?:this|the) study (?:adds|shows|found)|they found)",
        r"(?:things|points) to (?:know|remember)",
        r"(?:three|four|five|six|seven|ten|\d{1,2}) things to (?:know|remember).{0,40}",
        r"(?:summary|main) points|the (?:big )?(?:takeaways?|lessons?)|(?:executive |article |plain[- ]language |lay )summary|(?:what|the key things?|things) you'll learn|the main points|did you know|the (?:essentials|basics|big picture in brief)|in (?:\d+|one|two|three|five) (?:points|sentences|bullets)",
    ),
    "unknown": (
        r"what (?:we|scientists|researchers|experts|science) (?:still |yet )?(?:don't|do not|doesn't|does not|can't|cannot|didn't|did not) (?:yet |still )?(?:know|understand|say|show)(?: yet| about .{1,60})?",
        r"what(?:'s| is| remains| was) (?:still |as yet |yet )?(?:unknown|unclear|uncertain|unresolved|open|not clear|not known|not yet known|unanswered|debated|disputed|to be (?:seen|learned|learnt))(?: .{0,40})?",
        r"(?:open|unanswered|unresolved|remaining|outstanding|unsettled|lingering) (?:questions?|issues|problems)(?: .{0,40})?",
        r"(?:the study's |study |the |key |main |some |important )*(?:limitations?|caveats?|limits|uncertainties|unknowns|knowledge gaps?|gaps in (?:knowledge|the evidence))(?: (?:of|in|to) .{1,60}| and .{1,40})?",
        r"(?:the )?(?:known unknowns|big unknowns?|missing pieces?)",
        r"what (?:this|the) (?:study|research|evidence) (?:does not|doesn't|did not|didn't|can't|cannot) .{1,40}",
        r"(?:the )?questions? (?:that )?(?:still )?(?:remain|remains|remaining)",
        r"(?:knowledge|evidence|research|data) gaps?|gaps in .{3,40}|what (?:we're|we are|to) watch(?:ing)?(?: (?:for|next))?|(?:and )?what (?:we|scientists|researchers) (?:don't|do not)|(?:still|as yet) (?:unclear|uncertain|open|debated)|(?:still|yet) to be (?:answered|resolved|learned|seen)|(?:still |as yet |yet )?(?:unanswered|unsolved|unresolved|unexplained|unknown)(?: (?:questions|mysteries|riddles|puzzles))?|where the evidence (?:is thin|ends|runs out)",
    ),
    "timeline": (
        r"how (?:we|it|they|the .{1,30}) got (?:here|there|to .{1,30})",
        r"(?:a |the |brief |short |full )*(?:timeline|time line|chronology|history|milestones)(?: (?:of|in|so far).{0,60})?(?: at a glance)?",
        r"(?:key|important) (?:dates?|moments?|events?|milestones)(?: .{0,40})?",
        r"(?:the )?story so far",
        r"what happened when",
        r"(?:the )?(?:road|path) (?:so far|to (?:here|now|today))",
        r"dates to (?:know|remember)",
        r".{1,40}: an? (?:brief |short )?(?:timeline|history)",
    ),
    "myths": (
        r"(?:(?:common|popular|top|biggest|persistent|some|the|more|\d{1,2}|three|four|five|six|seven|ten) )*(?:myths?|misconceptions?|misunderstandings?|fallacies|false beliefs)(?: (?:and|&|vs\.?|versus|or) (?:the )?(?:facts?|reality|realities|truths?|misconceptions?|half-truths))?(?: (?:about|on|around|of|surrounding) .{1,60}|,? (?:debunked|busted|corrected|explained|dispelled))*",
        r".{2,40}:? (?:myths|misconceptions)(?: (?:and|&|vs\.?|versus|or) (?:the )?(?:facts?|reality|truths?))?(?:,? (?:debunked|busted))?",
        r"(?:fact|reality)[ -]?check(?:s|ed|ing)?(?:[: ].{1,60})?",
        r"(?:fact|truth|true) (?:or|vs\.?|versus|and) (?:fiction|false|myths?|untrue)(?:[: ].{1,60})?\??",
        r"(?:separating|sorting|telling) (?:fact|facts|truth|myth|myths) from .{1,40}",
        r"(?:debunking|busting|dispelling) .{0,30}(?:myths|misconceptions)(?: .{0,40})?|myth[- ]?(?:busters?|busting|buster:.{1,60})|debunked",
        r"what (?:people|many people|most people|we|others) (?:often |usually |commonly )?(?:get|got) wrong(?: about .{1,60})?",
        r"(?:common|frequent) (?:mistakes|errors) about .{1,60}|what(?:'s| is) (?:true|right|fact),? (?:and |or )?what(?:'s| is)(?: not|n't| false| wrong| fiction)?|true or not|hits? or myths?",
    ),
    "numbers": (
        r"by the numbers?(?:[: ].{1,40})?|(?:.{2,40} )?(?:in|by) (?:the )?(?:numbers|figures)(?: at a glance)?",
        r"(?:the |some |\d{1,2} )?(?:key |important |main |big |quick )?(?:figures|numbers|statistics|stats|data points)(?: (?:to know|to remember|at a glance|behind .{1,40}|on .{1,40}|about .{1,40}|that matter))?",
        r"(?:facts (?:and|&) figures|figures (?:and|&) facts|what the numbers say|run the numbers)(?: .{0,40})?",
    ),
    "viewpoints": (
        r"(?:the |key |main |different |competing |opposing |expert )*(?:viewpoints?|perspectives?|points of view|camps)(?: (?:in depth|explained|compared|at a glance|on .{1,40}|of the .{1,40}))?",
        r"(?:both|all|two|three|the) (?:sides|camps)(?: of .{1,40})?",
        r"(?:the )?(?:debate|arguments?|controversy|case) (?:for and against|explained|in brief)(?: .{1,40})?",
        r"(?:the )?debate",
        r"(?:the )?(?:arguments )?for and against",
        r"(?:the )?(?:pros (?:and|&|vs\.?|or) cons|advantages (?:and|&) disadvantages|benefits (?:and|&) (?:risks|drawbacks|harms)|arguments for and against|(?:the )?case for and against|for (?:and|or|/|vs\.?) against)(?:(?: of| on|:)? .{1,60})?|the (?:arguments|case for and against)",
        r"(?:where|why|how|what) (?:the )?(?:experts?|scientists|researchers|opinions?|views?|sides|parties|people|groups|specialists|economists|doctors) (?:still )?(?:differ|disagree|diverge|clash|part ways|split|are divided)(?: .{0,40})?",
        r"(?:the )?(?:different|differing|conflicting|contrasting|diverging|two|competing|other) (?:opinions?|voices|positions|sides?|views?|viewpoints)(?: (?:on|of|about|in) .{1,40})?",
        r"(?:points?|matters?) of (?:contention|disagreement|dispute)|(?:the )?(?:disagreements?|controvers(?:y|ies)|divide|dispute)|(?:the )?debate(?: (?:over|about|on) .{1,60}|: .{1,60})",
        r"who (?:says|thinks|argues|believes) what|what they(?:'re| are) saying|what .{2,30} (?:are saying|say)|voices",
        r"what (?:people|experts|others|scientists|the experts|different groups|each side|supporters and critics|both sides) (?:are saying|say|says|think|thinks|said)",
        r"where (?:they|people|experts|scientists|each side|the sides|(?:the )?(?:different |various )?(?:groups|parties|camps)) stands?",
        r"how (?:people|experts|scientists|different groups) see it",
        r"the (?:competing|rival) (?:views|schools|theories|explanations)",
        r"schools of thought",
    ),
    "missing": (
        r"(?:what|who)(?:'s| is) (?:not|n't) (?:represented|heard|included|quoted|in this story)",
        r"(?:missing|absent|unheard) (?:voices|perspectives|viewpoints)",
        r"(?:voices|perspectives|views) (?:not (?:heard|represented|included)|missing)(?: here)?",
        r"not represented(?: here)?",
        r"(?:who|what) (?:we|this article) (?:did not|didn't) (?:hear|include|ask).{0,20}",
    ),
    "sources": (
        r"(?:primary |selected |further |key |our )?(?:sources?|references?|bibliography|citations?|works cited|literature(?: cited)?|(?:foot|end)?notes)(?: (?:and|&) (?:further reading|notes|references|methods))?(?: \(\d{1,3}\))?",
        r"(?:sources|references) (?:cited|used|for this article)",
        r"where (?:this|the information) comes from",
        r"further reading|reading list|notes (?:and|&) (?:sources|references)",
    ),
    "abstract": (r"(?:the )?(?:scientific |structured |paper's )?abstract",),
    "about": (
        r"about this .{1,80}",
        r"editorial notes?",
        r"(?:original|source) (?:research|study|paper|article)|journal references?|(?:the )?(?:paper|publication)|story source|provided by .{1,60}",
        r"(?:funding|acknowledge?ments?|disclosures?|disclaimers?|conflicts? of interest|competing interests?|corrections?|author contributions?|data availability|ethics(?: statement)?|how to cite.{0,30}|cite this .{1,30}|contact|media contact|more information|about the (?:journal|study|data)|methodology note)",
    ),
    "furniture": (
        r"about the authors?|about us|about .{1,30} (?:magazine|news|times|post|journal)",
        r"(?:related|recommended|popular|trending|latest|similar|more|top|featured|editor's?|editors') (?:stor(?:y|ies)|articles?|posts?|news|content|topics?|reading|links?|from .{1,40}|on .{1,40}|coverage|picks?|videos?|research news)",
        r"(?:read|see|explore|discover|learn) (?:more|also|next)(?: .{0,40})?",
        r"you (?:may|might) also (?:like|be interested in|enjoy)",
        r"(?:share|print|e-?mail|save|listen to|download|tweet)(?: this)?(?: (?:article|story|page|post))?",
        r"(?:leave a )?(?:comments?|reply|replies)(?: \(\d+\))?",
        r"(?:newsletters?|subscribe|sign up|log ?in|join us|follow us|advertisement|sponsored(?: content)?|tags?|topics|categories|up next|most (?:read|popular|viewed)|back to top|skip to (?:main )?content|table of contents|contents|in this article|on this page|jump to)(?: .{0,40})?",
        r"every angle\. every day|get .{1,60} (?:delivered|in your inbox).{0,40}",
        r"(?:photo|image) credits?",
    ),
}  # fmt: skip
"""Role of a section -> patterns of what announces it."""

SPOKEN: dict[str, str] = {
    "terms": "key terms", "faqs": "questions and answers", "points": "key points", "unknown": "open ends", "timeline": "dates",
    "myths": "myths", "numbers": "figures", "viewpoints": "viewpoints", "missing": "voices not heard", "sources": "sources",
}  # fmt: skip
"""What each kind of finding is called in a report."""

LINES: dict[str, str] = {
    "about": r"(?:funding|source|author|contact|image(?: credit)?|credit|photo|original research|doi|journal|citation|editor|publisher|published|provided by|disclosures?|keywords?|press contact|more information|media contact|story source|materials provided by|note to editors|correspondence)\s*:\s+\S.*",
    "furniture": r"(?:.*\b(?:delivered to your inbox|sign up for (?:our|the|free)|subscribe to|follow us on|all rights reserved|terms of (?:use|service)|privacy policy|we use cookies)\b.*|share(?: this)?(?: on .*)?|read (?:more|next|also)\b.{0,80}|\d+ min(?:ute)?s? read|(?:©|\(c\) ?\d{4}|copyright ?©).*|advertisement|listen to this article.*|print|email|loading\W*)",
    "byline": r"(?:by|written by|reviewed by|edited by|words by)\s+[A-Z][^.!?]{1,120}|(?:published|updated|posted|last updated|first published)\b.{0,60}\d{4}[^.]*",
}
"""Lines of their own kind wherever they stand: the role, and the pattern of the whole line."""

CAPTION = re.compile(r"(?:this (?:image |picture |photo |illustration )?shows\b|(?:image|photo|picture|illustration|figure|credit)\b ?(?:by|:|credit)|[^\n]{0,260}\bcredit: .{2,60}$|fig(?:ure|\.) ?\d+[.:])", re.IGNORECASE)  # fmt: skip
"""Lines that describe a picture."""

INLINE_ROLES = frozenset({"points", "unknown", "missing", "numbers"})
"""Roles whose first entry may stand on the line of the label: `Key point: the brain changes`."""

WEAK = re.compile(
    r"(?:a |the |brief |short )*history(?: .{1,60})?|highlights|voices|notes|debate|dispute|controvers.*|perspectives?|(?:article )?summary"
)
"""Labels that stand over running text as often: nothing is missed where nothing is listed below them."""

_HEADING = {role: re.compile("|".join(f"(?:{each})" for each in patterns)) for role, patterns in HEADINGS.items()}
_GLUED = re.compile(
    r"(?P<label>(?:[A-Z][\w'’]+|[A-Z]{2,})(?: [\w'’]+){0,4}?)(?:(?P<colon>\s?[:–—]\s+)|(?P<seam>(?<=[a-z?])(?=[A-Z•\"“]|-\s)))(?P<rest>\S.*)",
    re.DOTALL,
)
_LINE = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in LINES.items()}
_AROUND = re.compile(r"^[\W_]+|(?:[^\w)]|_)+$")
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivx]{1,4}[.)])\s+(?=\D)", re.IGNORECASE)
_BOX = re.compile(
    r"^(?:(?:side ?bar|box|info ?box|fact ?box|fact file|panel|explainer|background|in depth|section)(?: ?\d{1,2})?\s*[:–—|-]\s+)+(?=\S)",
    re.IGNORECASE,
)
"""What a label may have before it."""
_LONGEST = 90


def plain_label(text: str) -> str:
    """A heading in small letters without bullets, numbers and signs around it."""
    text = text.replace("’", "'").strip()
    return " ".join(_AROUND.sub("", _BOX.sub("", _NUMBER.sub("", _AROUND.sub("", text)))).casefold().split())


def role_of(text: str) -> str:
    """The role that a heading announces, "" for none."""
    if len(text) > _LONGEST:
        return ""
    label = plain_label(text)
    return next((role for role, pattern in _HEADING.items() if label and pattern.fullmatch(label)), "")


def glued(text: str) -> tuple[str, int]:
    """The role of a label that stands at the beginning of a line with its content behind it, and where that begins; "" for none."""
    found = _GLUED.match(text)
    if found is None or len(found["label"]) > 50:
        return "", 0
    role = role_of(found["label"])
    if not role or (found["colon"] and role not in INLINE_ROLES):
        return "", 0
    return role, found.start("rest")


def line_role(text: str) -> str:
    """The role of a line of its own kind (about, furniture, byline), "" for any other."""
    return next((role for role, pattern in _LINE.items() if pattern.fullmatch(text)), "") if len(text) <= 400 else ""
