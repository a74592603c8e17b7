"""Wordings of several words that say one thing acts on another.

In a pattern `lead@` is every form of a verb, `a|b` one of several words, `word?` a word that may be missing, `~` up to three words that
describe, `*` an object of up to nine words; ` || ` divides whole wordings. The cause stands before it and the effect after it, the other
way round where `turned`; see `Phrase.sides` for an object. The example must give the cause and the effect named with it.
"""

# ruff: noqa: SIM905

from __future__ import annotations

from typing import Literal, NamedTuple


class Phrase(NamedTuple):
    """A wording. `verb` is what the claim says between cause and effect; `example` is a sentence, its cause and its effect.

    `sides`, where there is an object: "object": it is the effect ("keep Y in check"); "both": it and what follows are the two sides, and the
    subject only tells of them ("traced Y to X"); "": it is noted, and what follows is the effect ("turn Y into Z").
    """

    pattern: str
    relation: str
    verb: str
    example: tuple[str, str, str]
    turned: bool = False
    necessary: bool = False
    sides: Literal["", "object", "both"] = ""


PHRASES = (
    Phrase("lead@ ~ to", "causes", "lead to", ("Deforestation leads to erosion.", "deforestation", "erosion")),
    Phrase("result@ ~ in", "causes", "result in", ("Overgrazing resulted in bare soil.", "overgrazing", "bare soil")),
    Phrase("give@ rise to", "causes", "give rise to", ("Turbulence gives rise to drag.", "turbulence", "drag")),
    Phrase("bring@ about|on", "causes", "bring about", ("Drought brought about famine.", "drought", "famine")),
    Phrase("set@ off", "causes", "set off", ("Rain sets off landslides.", "rain", "landslides")),
    Phrase("contribute@ ~ to", "increases", "contribute to", ("Soot contributes to glacier melt.", "soot", "glacier melt")),
    Phrase("translate@ into|to", "causes", "translate into", ("Warm springs translate into early blooms.", "warm springs", "early blooms")),
    Phrase("be ~ cause|causes|driver|drivers|culprit|trigger of|behind", "causes", "cause", ("Soot is a major cause of asthma.", "soot", "asthma")),
    Phrase("be ~ reason|reasons for|behind|why", "causes", "bring about", ("Poaching is the main reason for the decline.", "poaching", "decline")),
    Phrase("be ~ responsible for", "causes", "cause", ("Trawling is largely responsible for the collapse.", "trawling", "collapse")),
    Phrase("account@ for", "causes", "account for", ("Leaks account for the shortage.", "leaks", "shortage")),
    Phrase("mean@ that?", "causes", "mean", ("Thick ice means long winters.", "thick ice", "long winters")),
    Phrase("explain@", "causes", "explain", ("Hunting explains the decline.", "hunting", "decline")),
    Phrase("lie@ behind|beneath", "causes", "lie behind", ("Debt lies behind the crisis.", "debt", "crisis")),
    Phrase("pave@ the way for|to", "enables", "pave the way for", ("Moss paves the way for seedlings.", "moss", "seedlings")),
    Phrase("make@ ~ possible", "enables", "make possible", ("Lift makes possible gliding.", "lift", "gliding")),
    Phrase("put@ ~ load|strain|pressure|stress on", "decreases", "strain", ("Heat puts heavy strain on the heart.", "heat", "heart")),
    Phrase("speed@ up", "increases", "speed up", ("Salt speeds up corrosion.", "salt", "corrosion")),
    Phrase("switch@|turn@ on", "increases", "switch on", ("Light turns on the gene.", "light", "gene")),
    Phrase("switch@|turn@|shut@ off|down", "prevents", "switch off", ("Cold shuts down photosynthesis.", "cold", "photosynthesis")),
    Phrase("slow@ down", "decreases", "slow down", ("Ice slows down the flow.", "ice", "flow")),
    Phrase("push@|drive@|force@ up", "increases", "push up", ("Scarcity pushes up rents.", "scarcity", "rents")),
    Phrase("push@|drive@|bring@ down|out", "decreases", "push down", ("Imports drive down prices.", "imports", "prices")),
    Phrase("cut@ down|back on", "decreases", "cut down", ("Insulation cuts down on waste.", "insulation", "waste")),
    Phrase("break@ down", "decreases", "break down", ("Enzymes break down starch.", "enzymes", "starch")),
    Phrase("throw@ off", "decreases", "throw off", ("Noise throws off navigation.", "noise", "navigation")),
    Phrase("interfere@ with", "decreases", "interfere with", ("Noise interferes with mating calls.", "noise", "mating calls")),
    Phrase("act@ against", "decreases", "act against", ("Shade acts against evaporation.", "shade", "evaporation")),
    Phrase("protect@|guard@|defend@ against", "decreases", "protect against", ("Mangroves protect against floods.", "mangroves", "floods")),
    Phrase("be ~ protective against", "decreases", "protect against", ("Diversity is protective against blight.", "diversity", "blight")),
    Phrase("ward@|stave@ off", "prevents", "ward off", ("Fans ward off frost.", "fans", "frost")),
    Phrase("wipe@ out", "prevents", "wipe out", ("Fungus wiped out frogs.", "fungus", "frogs")),
    Phrase("have@ ~ no|little ~ effect|impact|influence|bearing on", "does-not-affect", "do nothing to", ("Tides have no measurable effect on mood.", "tides", "mood")),
    Phrase("have@ ~ effect|effects|impact|impacts|influence on", "modulates", "affect", ("Wind has a strong effect on pollination.", "wind", "pollination")),
    Phrase("have@|exert@ ~ consequences|implications|repercussions|ramifications for|on", "modulates", "affect", ("Warming has serious consequences for fisheries.", "warming", "fisheries")),
    Phrase("exert@ ~ effect|effects|influence|impact|control on|over", "modulates", "affect", ("Fungi exert a strong influence on carbon.", "fungi", "carbon")),
    Phrase("play@ ~ role|part in", "modulates", "play a part in", ("Fungi play a key role in decomposition.", "fungi", "decomposition")),
    Phrase("have@ ~ role|part|hand in", "modulates", "play a part in", ("Fungi have a key role in decomposition.", "fungi", "decomposition")),
    Phrase("make@ ~ difference to", "modulates", "make a difference to", ("Shade made a difference to growth.", "shade", "growth")),
    Phrase("act@ ~ on", "modulates", "act on", ("The hormone acts directly on the kidney.", "hormone", "kidney")),
    Phrase(
        "be ~ essential|critical|crucial|vital|necessary|indispensable|required|needed|key|important|central|fundamental|beneficial for|to|in",
        "enables", "be essential for", ("Iron is essential for growth.", "iron", "growth"),
    ),
    Phrase("be ~ foundation|basis|backbone|prerequisite of|for", "enables", "be the basis of", ("Plankton is the foundation of fisheries.", "plankton", "fisheries")),
    Phrase("be ~ problematic|harmful|detrimental|damaging|bad|stressful|toxic|dangerous|deadly|lethal for|to", "decreases", "harm", ("Salt is harmful to roots.", "salt", "roots")),
    Phrase("be ~ good|beneficial|excellent|healthy for", "increases", "benefit", ("Walking is good for joints.", "walking", "joints")),
    Phrase("be ~ effective at|against|in", "increases", "work for", ("Nets are effective against malaria.", "nets", "malaria")),
    Phrase("be ~ enough|sufficient for", "causes", "suffice for", ("One spark is enough for fires.", "one spark", "fires")),
    Phrase("take@ a toll on", "decreases", "take a toll on", ("Stress takes a toll on sleep.", "stress", "sleep")),
    # an object inside
    Phrase("keep@|hold@ * in check || keep@|hold@ * back|down", "decreases", "keep in check", ("Owls keep the voles in check.", "owls", "voles"), sides="object"),
    Phrase("keep@|hold@ * at bay || keep@|bring@|get@ * under control", "decreases", "keep at bay", ("Vinegar keeps mould at bay.", "vinegar", "mould"), sides="object"),
    Phrase("put@|place@ * at risk || put@|place@ * in danger|jeopardy || put@|place@ * under pressure|stress|strain|threat", "decreases", "put at risk", ("Droughts put the harvest at risk.", "droughts", "harvest"), sides="object"),
    Phrase("put@|push@|leave@|price@ * out of reach", "decreases", "put out of reach", ("Inflation puts fresh fruit out of reach.", "inflation", "fresh fruit"), sides="object"),
    Phrase("leave@|make@|render@ * vulnerable|exposed|unable|defenceless|defenseless|weakened|stranded|useless|worthless", "decreases", "leave vulnerable", ("Bleaching leaves corals vulnerable.", "bleaching", "corals"), sides="object"),
    Phrase("drive@|push@|send@|force@|bring@|knock@|drag@|pull@|set@|turn@|wear@|scare@ * down|back|away|off", "decreases", "drive down", ("Imports drive prices down.", "imports", "prices"), sides="object"),
    Phrase("drive@|push@|bring@|crowd@|squeeze@|wipe@|knock@|price@|kill@|phase@|filter@|wash@|flush@ * out|off", "decreases", "drive out", ("Weeds crowd seedlings out.", "weeds", "seedlings"), sides="object"),
    Phrase("drive@|push@|send@|force@|bring@|speed@|build@|ramp@|free@|heat@|warm@ * up|upward|upwards|higher", "increases", "drive up", ("Scarcity drives rents up.", "scarcity", "rents"), sides="object"),
    Phrase("drive@|push@|bring@|hunt@ * to|toward|towards the? extinction|collapse|brink", "decreases", "drive to extinction", ("Cats drove the wren to extinction.", "cats", "wren"), sides="object"),
    Phrase("turn@|convert@|transform@|change@ * into", "causes", "bring about", ("Grazing turned the hills into heath.", "grazing", "heath")),
    Phrase("trace@|attribute@|ascribe@ * back? to || blame@ * on", "causes", "cause", ("Vets traced the deaths to zinc.", "zinc", "deaths"), True, sides="both"),
    Phrase("blame@ * for", "causes", "cause", ("Farmers blame the drought for the losses.", "drought", "losses"), sides="both"),
    Phrase("link@|tie@|connect@|relate@ * to || associate@|correlate@ * with", "goes-with", "go with", ("A survey linked noise to insomnia.", "noise", "insomnia"), sides="both"),
    # the effect first
    Phrase("depend@|rely@|hinge@ ~ on|upon", "enables", "be needed for", ("Growth depends on iron.", "iron", "growth"), True),
    Phrase("be ~ dependent|reliant|contingent on|upon", "enables", "be needed for", ("Growth is dependent on iron.", "iron", "growth"), True),
    Phrase("require@", "enables", "be required for", ("Germination requires moisture.", "moisture", "germination"), True, True),
    Phrase("be ~ due|owing|attributable|thanks to", "causes", "cause", ("The decline is due to hunting.", "hunting", "decline"), True),
    Phrase("be ~ result|consequence|product|byproduct of", "causes", "cause", ("Erosion is a result of logging.", "logging", "erosion"), True),
    Phrase("stem@|arise@|derive@ ~ from", "causes", "cause", ("Poverty stems from debt.", "debt", "poverty"), True),
    Phrase("result@ ~ from", "causes", "cause", ("Erosion results from logging.", "logging", "erosion"), True),
    Phrase("because of || as a result of || as a consequence of || due to || owing to || thanks to || on account of || in response to", "causes", "cause", ("Rivers flooded because of rain.", "rain", "rivers flooded"), True),
    Phrase("scale@|rise@|increase@|grow@|improve@|climb@ with", "increases", "increase", ("Metabolism increases with temperature.", "temperature", "metabolism"), True),
    Phrase("decrease@|decline@|fall@|drop@|shrink@ with", "decreases", "decrease", ("Density falls with altitude.", "altitude", "density"), True),
    Phrase("be ~ caused|driven|triggered|brought|explained about? ~ by", "causes", "cause", ("Tides are driven by gravity.", "gravity", "tides"), True),
    Phrase("be attributed|traced|ascribed ~ to", "causes", "cause", ("The deaths were attributed to heat.", "heat", "deaths"), True),
    Phrase("respond@|react@ to", "modulates", "affect", ("Corals respond to acidity.", "acidity", "corals"), True),
    # found together
    Phrase("be ~ associated|correlated|linked|tied|related|connected ~ with|to", "goes-with", "go with", ("Noise is linked to stress.", "noise", "stress")),
    Phrase("correlate@|coincide@|align@ ~ with", "goes-with", "go with", ("Height correlates with income.", "height", "income")),
    Phrase("go@ hand in hand with || go@ along with", "goes-with", "go with", ("Wealth goes hand in hand with health.", "wealth", "health")),
)  # fmt: skip

# "a link between X and Y"
BETWEEN = frozenset(
    """link links association associations correlation correlations relationship relationships connection
        connections""".split()
)
