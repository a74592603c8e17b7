"""The words that typed answers are compared with: small words, numbers, spellings, look-alikes, near relations. Tables alone, no rule.

Plain English for the most part; of other languages the small words and negations, so that `la mémoire` is `mémoire`.
"""

from __future__ import annotations


def listed(line: str) -> list[str]:
    """The words of a line."""
    return line.split()


def _groups(line: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in line.split("|"))


_ENGLISH = frozenset(listed(
    "a an the of in on at for to by with from and or as is are was were be been being it its he she they them their his her our my your "
    "this that these those which who whose there do does did done has have had having will would can could may might shall should into "
    "onto between among against via within towards toward upon inside so about also then "
    # Of a level no more is said than by the name alone: "BDNF levels" is BDNF.
    "level levels amount amounts concentration concentrations"
))  # fmt: skip
SMALL: dict[str, frozenset[str]] = {
    "en": _ENGLISH,
    "de": frozenset(listed(
        "der die das des dem den ein eine einer eines einem einen und oder von vom zu zum zur in im an am auf bei mit für ist sind wird "
        "werden"
    )),
    "fr": frozenset(listed("le la les l un une des du de d et ou à au aux en dans par pour avec est sont qui que")),
    "es": frozenset(listed("el la los las un una unos unas de del y o a al en por para con es son que")),
    "it": frozenset(listed("il lo la i gli le un uno una di del della dei delle e o a al alla in nel per con è sono che")),
    "pt": frozenset(listed("o a os as um uma uns umas de do da dos das e ou em no na por para com é são que")),
    "nl": frozenset(listed("de het een en of van in op bij met voor is zijn die dat")),
}  # fmt: skip
"""The words of a language that carry no part of an answer."""

ARTICLES = frozenset(("the", "a", "an"))
"""Of the small words those that carry nothing even beside small words alone."""

NEGATIONS = frozenset(listed(
    "not no non never none neither nor without anti nicht kein keine nie ohne pas sans jamais sin nunca ni senza mai sem geen niet zonder"
))  # fmt: skip
CONTRACTED = frozenset(listed(
    "cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt mustnt"
))  # fmt: skip
"""What is read as not."""

LESS = frozenset(listed(
    "less fewer lower low lowered reduced reduce reduces decreased decrease decreases declining decline loss lost lack lacking absence "
    "absent poor poorer weak weaker impaired deficit blocked least shortage deprivation deficiency dysfunction failure removal "
    "withdrawal restriction blockade silencing death damage destruction degeneration resistance"
))  # fmt: skip
"""Words that turn a name round; none may be missing or added."""

UNITS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS: dict[str, int] = {word: value for value, word in enumerate(UNITS)} | {
    word: value * 10 for value, word in enumerate(TENS, 2)
}
ORDINALS: dict[str, str] = {
    word: str(value) for value, word in enumerate(listed("first second third fourth fifth sixth seventh eighth ninth tenth"), 1)
} | {word: str(value) for value, word in enumerate(listed("ii iii iv"), 2)} | {word: str(value) for value, word in enumerate(listed("vi vii viii ix"), 6)}  # fmt: skip
"""What is read as a digit: the Second World War is World War II."""

SPANS = frozenset(listed("second minute hour day week fortnight month year decade century quarter half"))
"""Before one of these `an` counts: an hour is one hour."""

GREEK: dict[str, str] = dict(zip(
    "αβγδεζηθικλμνξοπρστυφχψω",
    listed("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega"),
    strict=True,
))  # fmt: skip
SIGNS: dict[str, str] = {"+": "plus", "#": "sharp", "%": "percent"}

# ---- one word in two shapes

SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"(?<!^)oe|^oe(?=[a-z]{4})", "e"),
    (r"ae(?!r)(?=[a-z]{2})", "e"),
    (r"is(e|es|ed|ing|er|ers|ation|ations)$", r"iz\1"),
    (r"ys(e|es|ed|ing|er|ers)$", r"yz\1"),
    (r"our(?=$|s$|ed$|ing$|al$|ally$|ful$|able$|ite$|less$)", "or"),
    (r"([bt])re(s?)$", r"\1er\2"),
    (r"ogue(s?)$", r"og\1"),
    (r"([ei])nce(s?)$", r"\1nse\2"),
    (r"amme(s?)$", r"am\1"),
    (r"([aeiouy].*[aeiou])ll(ing|ed|er|ers)$", r"\1l\2"),
    (r"sulph", "sulf"),
    (r"^age(ing|ings)$", r"ag\1"),
    (r"^neurone(s?)$", r"neuron\1"),
    (r"^sceptic", "skeptic"),
    (r"^artefact", "artifact"),
    (r"^mould", "mold"),
    (r"^practi[sz]", "practic"),
)
"""Patterns that turn the British spelling of a word of five letters or more into the American one."""

ODD: dict[str, str] = {
    "mice": "mouse", "feet": "foot", "teeth": "tooth", "men": "man", "women": "woman", "children": "child", "people": "person",
    "geese": "goose", "lice": "louse", "data": "datum", "media": "medium", "grey": "gray",
}  # fmt: skip
"""Plurals and spellings that follow no rule."""

# ---- words that look alike and are not

PREFIXES: tuple[tuple[str, str], ...] = (
    ("hyper", "hypo"), ("inter", "intra"), ("endo", "exo"), ("ab", "ad"), ("pre", "peri"), ("macro", "micro"), ("anti", "ante"),
    ("anaer", "aer"), ("aner", "aer"), ("homo", "hemi"), ("supra", "sub"),
)  # fmt: skip
_CHEMICAL = listed("ate ite ide ine ase ose ane ene yne ol one")
ENDINGS: tuple[tuple[str, str], ...] = (
    *((one, other) for one in _CHEMICAL for other in _CHEMICAL if one < other),
    ("ion", "or"), ("ion", "er"), ("er", "ee"), ("ed", "er"), ("esis", "etics"), ("philic", "phobic"), ("phile", "phobe"),
    ("blast", "clast"), ("osis", "asis"),
)  # fmt: skip
APART = _groups(
    "neuron neutron|ileum ilium|actin action|mitosis meiosis miosis|adenine adenosine|prevent present|thymine thiamine|cortisol cortisone|"
    "estradiol estriol|insulin inulin|creatine creatinine|carnitine carnosine|melanin melatonin|histamine histidine|stalactite stalagmite|"
    "complement compliment|prostate prostrate|varus valgus vagus|regression repression recession|infection inflection|addition addiction|"
    "mediation medication meditation|evolution evaluation|conversation conservation|migration mitigation|proscribe prescribe|"
    "glycogen glucagon|globin globulin|translation transition|reserve reverse|perfusion profusion|humerus humorous|"
    "product produce|confirmation conformation"
)
"""Words a letter or two apart that mean different things."""

# ---- near relations

HARMLESS = frozenset(listed(
    "protein molecule hormone substance process ability condition part kind type form whole overall general regular brisk daily steady own certain more higher "
    "high greater better improved increased enhanced stronger gain benefit improvement increase boost rise effect"
))  # fmt: skip
"""Words that may be said besides a name and add nothing to it."""

ALIKE = _groups(
    "growth formation birth creation production generation making genesis development|exercise training workout activity|organ gland|"
    "brain neural neuronal nerve cerebral neuro|heart cardiac cardiovascular cardio|vessel vascular|cell neuron|sign symptom|"
    "illness disease disorder|ability capacity capability|rise increase gain boost|fatigue tiredness exhaustion|elderly older aged|"
    "sugar glucose|muscle muscular|change alteration|protection shielding|firing activity activation|intense hard vigorous|study trial|"
    "rewiring remodelling reshaping reorganisation|link connection|benefit gain improvement|synapse synaptic|kidney renal|lung pulmonary|"
    "liver hepatic|mental cognitive mind|growth trophic neurotrophic|messenger signal|"
    "lack deprivation deficiency deficit loss shortage absence|one single|bout session|high raised elevated increased greater"
)
"""Words that stand for each other in plain English, near enough for `≈`."""

DERIVED = frozenset(("", *listed(
    "e al ic us ion ive ity ing ings ed ly ment ments ance ence ous ary able ation ations ative ship ness y ory ia is atic es"
)))  # fmt: skip
"""Endings that make one word out of another."""
