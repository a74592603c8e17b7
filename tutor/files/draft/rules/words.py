"""Words that qualify a statement, and words that tell who speaks: sets to be read and added to."""

from __future__ import annotations

MODALS = frozenset(
    """can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't""".split()
)
BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't"])
HAVE = frozenset(["have", "has", "had", "having", "haven't", "hasn't", "hadn't"])
DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
AUXILIARIES = MODALS | BE | HAVE | DO

# A word of these hedges the clause it stands in.
HEDGES = frozenset(
    """may might could would should perhaps possibly probably potentially presumably apparently likely seemingly
        arguably conceivably allegedly reportedly seem seems seemed appear appears appeared suggest suggests
        suggested suggesting suspect suspects suspected speculate speculates speculated hypothesise hypothesize
        hypothesised hypothesized hypothesis propose proposes proposed believe believes believed think thinks
        thought theory theories theorise theorize plausible plausibly possible possibility expected predicted expect
        expects predict predicts projected unlikely implicate implicated implicates imply implies implied tentative
        preliminary couldn't wouldn't assume assumed""".split()
)
# "Can" says that something is possible, not that it may be untrue.
ABILITY = frozenset({"can", "cannot", "can't"})

NEGATIONS = frozenset(
    """no not never neither nor none nothing nobody cannot can't couldn't won't wouldn't shouldn't isn't aren't
        wasn't weren't haven't hasn't hadn't don't doesn't didn't without hardly barely scarcely fail fails failed
        failing unable unaffected unchanged lack lacks lacked lacking neither absent absence insufficient""".split()
)
CONDITIONS = frozenset(
    """when whenever if unless only once until provided providing where wherever while whereas although though
        despite except even otherwise under without depending sufficiently assuming alone mostly mainly partly
        partially sometimes often rarely usually normally typically initially temporarily indirectly some because""".split()
)
COMPARISONS = frozenset(["than", "compared", "versus", "vs", "relative", "unlike", "rather", "instead"])
ASSOCIATIONS = frozenset(
    """associated association associations linked link links correlated correlate correlates correlation related
        tied coincide coincides""".split()
)
SIGNALS = HEDGES | NEGATIONS | CONDITIONS | COMPARISONS | ASSOCIATIONS | ABILITY

# Who or what was studied: a phrase with one of these after "in", "among", "for", "of" is a population.
POPULATIONS = frozenset(
    """mice mouse rats rat rodents animals monkeys macaques primates pigs dogs cats rabbits zebrafish fish flies
        worms bees birds cells neurons organoids tissue people humans adults children teenagers adolescents infants
        babies newborns women men patients participants volunteers students workers employees survivors families
        households countries cities states regions villages schools farms plots forests lakes rivers oceans reefs
        colonies populations species plants seedlings trees samples subjects individuals mothers athletes users
        drivers voters nations communities markets cohort males females pups larvae embryos""".split()
)
ANIMALS = frozenset(
    """mice mouse rats rat rodents animals monkeys macaques primates pigs rabbits zebrafish flies worms littermates
        pups""".split()
)

# A wording of the source and the design it stands for.
DESIGNS = (
    (r"meta-?anal", "meta-analysis"),
    (r"systematic review", "systematic-review"),
    (r"randomi[sz]ed|randomly assigned|placebo-controlled|double-blind", "rct"),
    (r"cohort|prospective study|followed (?:\w+ ){0,4}for \w+ years", "cohort"),
    (r"case[- ]control", "case-control"),
    (r"cross-sectional", "cross-sectional"),
    (r"observational", "comparison"),
    (r"\bsurvey(?:ed|s)?\b", "survey"),
    (r"in vitro|cell culture|petri dish|in a dish", "in-vitro"),
    (r"\bsimulat|climate model|computer model|modell?ing study", "model"),
    (r"field experiment|natural experiment|decade-long experiment|lab(?:oratory)? experiment", "experiment"),
)

# Verbs of reporting frames ("researchers found that …"); True: the frame itself hedges.
FRAMES = {
    **dict.fromkeys(
        """support supports supported find finds found show shows showed shown showing report reports reported discover discovers discovered
            demonstrate demonstrates demonstrated demonstrating reveal reveals revealed revealing conclude concludes
            concluded confirm confirms confirmed note notes noted say says said add adds added observe observed
            observes prove proves proved proven establish establishes established indicate indicates indicated
            indicating explain explains explained warn warns warned caution cautions evidence proof know known shows
            noting learn learned determined determine understand realised realized argued argue argues claim claims
            claimed emphasise emphasize stress stressed estimate estimates estimated calculate calculated fact
            noticed notice agree agreed mean finding findings result view saying adding means""".split(),
        False,
    ),
    **dict.fromkeys(
        """suggest suggests suggested suggesting think thinks thought believe believes believed hypothesise
            hypothesize hypothesised hypothesized propose proposes proposed speculate speculates speculated suspect
            suspects suspected imply implies implied predict predicts predicted expect expects expected theory
            hypothesis idea possibility appears appear appeared seems seem seemed assume assumes assumed chance
            likely possible plausible likelihood fear feared""".split(),
        True,
    ),
}
# "no evidence that", "does not prove that", "not clear whether": what follows is not claimed.
DENIED = (
    (
        r"\b(?:no|little|lack of|insufficient|not enough) (?:\w+ ){0,2}(?:evidence|proof|sign|indication)\b",
        "unsupported",
    ),
    (
        r"\b(?:not|n't|n’t|cannot|nor) (?:\w+ ){0,2}(?:prove|proven|proved|show|shown|support|establish|established|demonstrate|demonstrated)\b",
        "unsupported",
    ),
    (r"\b(?:not|n't|n’t|un)\s?(?:yet )?(?:clear|known|certain|sure|settled) (?:whether|if|how|why|what)\b", "open"),
    (r"\bfalls short of proving\b|\bnot proof that\b|\bwithout proof\b", "unsupported"),
)
# A clause after one of these asks or supposes; it states nothing.
ASKED = frozenset(["whether", "how", "why", "what"])

# Behind one of these "how" tells: "the maps show how storms move sand".
TELLING = frozenset(
    """show shows showed shown showing reveal reveals revealed revealing demonstrate demonstrates demonstrated
        demonstrating illustrate illustrates illustrated illustrating explain explains explained explaining""".split()
)

# Those who study, write and speak: what they do is no cause.
ACTORS = frozenset(
    """researcher researchers scientist scientists team teams we i author authors study studies paper papers he she
        university professor science experiment experiments investigators investigator economists engineers group colleagues
        experts expert doctors critics officials article report reports analysis you work laboratory lab finding
        findings result results data evidence method methods technique who one everyone research ecologists
        physicists biologists neuroscientists psychologists clinicians gerontologists reviewers editors journal news
        opponents supporters advocates lawmakers company firm physiologists program project review camp readers
        foundation council fellowship fellowships grant grants ministry fund institute trust scholarship symposium conference workshop
        seminar exhibition goal goals objective objectives mission ambition principle discovery discoveries breakthrough breakthroughs simulation simulations
        question questions trial lead here there people paper's approach tests model models dr mr mrs ms""".split()
)
# Effects of words and papers: no effects in the world.
VAGUE = frozenset(
    """question questions concern concerns hope hopes debate doubt doubts evidence insight insights awareness
        interest understanding attention way ways possibility possibilities idea ideas light results result findings finding
        conclusion need importance importantly picture case sense example information details data opportunity
        opportunities avenue avenues strategy strategies clue clues method proof further far it them this that these those prediction door goal
        study studies research experiments knowledge work article basis framework tool tools methods technique use
        uses plans plan help role experts itself themselves association link relationship value utility alternative alternatives guidance overview summary description feedback service services
        order implications foundation foundations controversy criticism headlines exciting interesting remarkable encouraging surprising promising worrying answer answers
        option options sense news aim aims issue issues comparison comparisons""".split()
)

# What is in people's minds, whatever follows: "kindles hope that …".
SAID_ONLY = frozenset("hope hopes doubt doubts speculation debate fears".split())
# A single word that ends so names nothing.
ADJECTIVAL = ("ous", "ful", "ible", "less", "ical")

PRONOUNS = frozenset("""it they this that these those he she we i you which who them its their""".split())
DETERMINERS = frozenset(
    """the a an this that these those its their his her our your my some any many much several both each every such
        all most other certain various another either another's what's""".split()
)
PREPOSITIONS = frozenset(
    """in on at of for from to with without by during after before among within across under over through
        throughout via between against into onto toward towards about around following despite until since upon near
        beyond per as than like unlike amid alongside except besides outside inside""".split()
)
SUBORDINATORS = frozenset(
    """because although though while whereas whilst if when whenever unless until since once so that which who whom
        whose where wherein after before as than but yet provided whether how why what""".split()
)
ADVERBS = frozenset(
    """likely also then thus often even still further only just together instead again already never always therefore
        thereby consequently however moreover furthermore alone too now sometimes perhaps yet soon later ultimately
        well once largely partly indeed ever rather quite very more most less almost nearly first usually not no
        longer both either each all best""".split()
)
TIMES = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months year years decade decades century
        night nights""".split()
)

MORE = frozenset(
    """more higher greater better increased improved longer faster larger stronger bigger elevated enhanced
        heightened increasing rising growing additional improving enhanced extra richer deeper wider accelerated
        sooner earlier quicker warmer hotter sharper boosted heavier""".split()
)
LESS = frozenset(
    """less lower fewer reduced decreased worse poorer slower shorter smaller weaker impaired decreasing falling
        shrinking declining diminished weakened blunted lowered lost reducing limited suppressed milder cooler
        dwindling poor""".split()
)
RISE = frozenset(
    """increase increases rise rises growth gain gains improvement improvements boost boosts surge surges jump
        jumps spike spikes uptick expansion acceleration""".split()
)
FALL = frozenset(
    """decrease decreases decline declines reduction reductions drop drops loss losses fall falls decreases dip
        impairment impairments deficit deficits weakening shortage slowdown deterioration lack absence inability""".split()
)
CHANGE = frozenset(
    ["change", "changes", "shift", "shifts", "alteration", "alterations", "differences", "variation", "variations"]
)
SAME = frozenset(["no", "little", "unchanged", "zero", "neither"])

# What a thing does when it becomes more or less, without an object.
GOES_UP = """
rise rose risen; increase; grow grew grown; climb; spike; surge; improve; rebound; recover; expand; multiply; accelerate; thrive; flourish; strengthen
mushroom; swell; occur; happen; emerge; arise; erupt; bloom; blossom; proliferate; boom; escalate; deepen; widen; harden; thicken; intensify; soar; jump; return; warm; lengthen; explode; overheat; double; triple; worsen; spread spread spread; extend
"""
GOES_DOWN = """
fall fell fallen; drop; decrease; decline; shrink shrank shrunk; slow; suffer; weaken; diminish; collapse; dwindle; plummet; plunge; wane; vanish; disappear
deteriorate; retreat; recede; melt; thaw; subside; stagnate; struggle; crumble; evaporate; erode; dissolve; die; cool; shorten; fade; wither; starve; sink sank sunk; crash; fail
"""
PAIRED = {
    **dict.fromkeys(
        "go up;goes up;went up;gone up;going up;come back;came back;shoot up;shot up;dry out;heats up;heat up;heated up;warms up;speed up".split(
            ";"
        ),
        1,
    ),
    **dict.fromkeys(
        "go down;goes down;went down;gone down;going down;die off;died off;dies off;die out;died out;dry up;dried up;dries up;slows down;slow down;slowed down".split(
            ";"
        ),
        -1,
    ),
}

# Verbs whose object says what is more or less: "gray whales had less food".
HAS = """
have had had; face; see saw seen; experience; suffer; undergo underwent undergone; show showed shown; get got got; receive; report; gain; produce; need; develop; exhibit; record; lay laid laid
find found found; display; catch caught caught; eat ate eaten; spend spent spent; make made made; earn; feel felt felt
"""

# What opens a clause that tells when something happens (TIMED), why (REASONS), or a cause without a verb (NAMED_CAUSES).
TIMED = frozenset(["when", "as", "once", "if", "whenever", "after", "where"])
REASONS = frozenset(["because", "since"])
DATED = frozenset("start beginning end time then day year years century birth founding launch yesterday".split())
# What a label may not begin with: it names nothing that could be asked for.
# General nouns that stand for a thing named before: "the hormone" for melatonin.
KINDS = frozenset(
    """drug medicine medication compound substance chemical molecule hormone protein enzyme gene peptide neurotransmitter receptor nutrient vitamin
        mineral metal element gas ingredient additive pigment toxin poison pesticide herbicide insecticide fertilizer fertiliser vaccine antibiotic
        treatment therapy procedure technique disease disorder condition illness infection syndrome virus bacterium microbe parasite pathogen fungus
        plant crop weed tree shrub grass alga animal species mammal bird fish insect reptile predator rodent primate mollusc crustacean
        material alloy polymer fuel device technology storm volcano""".split()
)
NAMELESS = frozenset(
    """you we i he she what whatever who whoever whom whose which there that's it's let's here everyone someone anyone
    nobody""".split()
)
NAMED_CAUSES = frozenset(["following", "with", "given", "under"])
# What opens a sentence or clause that tells a consequence.
SO = frozenset(
    ["as a result", "as a consequence", "consequently", "therefore", "thus", "hence", "in response", "because of this", "because of that", "in turn", "accordingly"]
)  # fmt: skip
WHY = (
    "so",
    "that is why",
    "that's why",
    "which is why",
    "this is why",
    "as a result",
    "as a consequence",
    "consequently",
    "therefore",
    "hence",
)
NOT_SO = frozenset("that far much many long as on forth called it we i you he she they".split())

# Nouns in "the main cause of Y is X" and "one consequence of X is Y"; in "one way to reduce Y is X"; verbs of need in "we need to X in order to Y".
CAUSE_NOUNS = frozenset(
    "cause causes reason reasons driver drivers culprit culprits trigger triggers source sources explanation explanations origin factor factors".split()
)
EFFECT_NOUNS = frozenset(
    "effects impacts benefits symptoms harms consequence consequences result outcome upshot repercussion repercussions by-product byproduct".split()
)
WAYS = frozenset(
    "way ways strategy strategies step approach approaches solution remedy key trick method methods means".split()
)
NEEDED = frozenset("need needs needed must should have has".split())

# What stands behind "than" where no groups are compared.
NO_GROUP = frozenset(
    """limit suggested recommended expected thought previously before ever usual average normal anticipated earlier years year decade decades months last previous ago half once
    predicted estimated any that it they we ours others needed necessary possible once today now recent future century centuries""".split()
)
FORESEEN = frozenset("imagined hoped feared dreamt dreamed believed foreseen".split())

# Behind a number these are amounts, no things that anything acts on.
UNITS = frozenset(
    "litres liters tonnes tons kilograms kilometres kilometers metres meters miles dollars degrees percent times hours days years months minutes points million billion".split()
)
MEASURES = frozenset(
    "intervention interventions treatment treatments therapy tool tools measure measures policy policies option".split()
)
USED = frozenset(
    "used applied designed intended taken prescribed deployed introduced built added planted released".split()
)

# "In a warmer world" names a cause; "in a poorer village" only a group.
STATES_OF_THE_WORLD = frozenset(
    "world climate atmosphere ocean oceans sea seas water waters conditions weather temperature temperatures future soil soils air".split()
)
