"""Wordings of several words that say one thing acts on another.

In a pattern `lead@` is every form of a verb, `a|b` one of several words, `word?` a word that may be missing, `~` up to three words that
describe, `*` an object of up to nine words; ` || ` divides whole wordings. The cause stands before it and the effect after it, the other
way round where `turned`; see `Phrase.sides` for an object. The example must give the cause and the effect named with it.
"""

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
    Phrase("put@ ~ load|strain|pressure|stress|brake|brakes on || put@ a lot|deal|amount of load|strain|pressure|stress on", "decreases", "strain", ("Heat puts heavy strain on the heart.", "heat", "heart")),
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
    Phrase("have@ ~ nothing|little to do with", "does-not-affect", "do nothing to", ("The taste has nothing to do with price.", "price", "taste"), True),
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
    Phrase("be ~ essential|vital|key|crucial|important|integral part of", "enables", "be part of", ("Shade is a vital part of survival.", "shade", "survival")),
    Phrase("be ~ transmitted|carried|passed|conveyed by|via|through || be ~ spread via|through", "enables", "carry", ("Rust is carried by wind.", "wind", "rust"), True),
    Phrase("be ~ formed|developed|maintained|produced|acquired|achieved|generated|made|kept|built ~ through|via || be ~ formed|developed|maintained|produced|acquired|achieved|generated|made|kept|built and formed|developed|maintained|produced|acquired|achieved|generated|made|kept|built through|via", "enables", "produce", ("Shells are formed through slow growth.", "slow growth", "shells"), True),
    Phrase("have@ its|their roots|origins|origin in || be rooted in || emerge@ ~ from", "causes", "cause", ("Guilt has its roots in childhood.", "childhood", "guilt"), True),
    Phrase("explain@ ~ differences|variation|changes|rise|decline|fall|increase|drop|shift in", "modulates", "explain", ("Rainfall explains most differences in yield.", "rainfall", "yield")),
    Phrase("convert@ * to", "causes", "convert", ("Yeast converts sugar to alcohol.", "yeast", "alcohol")),
    Phrase("be ~ formed|powered by", "causes", "form", ("The valley was formed by ice.", "ice", "valley"), True),
    Phrase("impact@ ~ on|upon", "modulates", "impact on", ("Noise impacts strongly on sleep.", "noise", "sleep")),
    Phrase("put@|place@ ~ burden|burdens|strain|pressure|stress|demands on|upon", "decreases", "put a strain on", ("Drought puts a heavy burden on farms.", "drought", "farms")),
    Phrase("cause@|do@|inflict@ ~ damage|harm|injury|disruption to", "decreases", "do damage to", ("Frost causes great damage to buds.", "frost", "buds")),
    Phrase("responsible for", "causes", "be responsible for", ("Moulds are fungi, responsible for decay.", "moulds", "decay")),
    Phrase("be ~ identified|named|recognised|recognized|seen|regarded|implicated as a|the? ~ cause|driver|culprit|source|reason of|behind|for", "causes", "cause", ("Silt was named as the main cause of losses.", "silt", "losses")),
    Phrase("be ~ conducive to", "increases", "be conducive to", ("Shade is conducive to sleep.", "shade", "sleep")),
    Phrase("lead@ * to", "causes", "lead to", ("Rain led the farmers to drought-proof seeds.", "rain", "drought-proof seeds")),
    Phrase("take@ a toll on", "decreases", "take a toll on", ("Stress takes a toll on sleep.", "stress", "sleep")),
    Phrase("be ~ threat|threats|danger|blow|menace|risk|hazard|barrier|obstacle|setback to|for", "decreases", "be a threat to", ("Poaching is a growing threat to rhinos.", "poaching", "rhinos")),
    Phrase("pose@|present@|represent@ ~ threat|threats|danger|risk|risks|hazard|challenge|challenges to|for", "decreases", "pose a threat to", ("Ships pose a serious threat to whales.", "ships", "whales")),
    Phrase("be ~ boon|boost|blessing|lifeline to|for", "increases", "be a boon to", ("Rain is a boon for frogs.", "rain", "frogs")),
    Phrase("be ~ factor|factors|ingredient|ingredients|component|components|element|elements|player|players in", "modulates", "be a factor in", ("Wind is a key factor in erosion.", "wind", "erosion")),
    Phrase("be one of the ~ causes|drivers|culprits|triggers|reasons of|for|behind", "causes", "cause", ("Soot is one of the main causes of asthma.", "soot", "asthma")),
    Phrase("be one of the ~ factors|ingredients|elements in|for || be one of the ~ influences on", "modulates", "be a factor in", ("Wind is one of the chief factors in erosion.", "wind", "erosion")),
    Phrase("be one of the ~ threats|dangers|risks to|for", "decreases", "be a threat to", ("Cats are one of the worst threats to wrens.", "cats", "wrens")),
    Phrase("allow@ for || make@ for", "enables", "allow for", ("Rain allows for planting.", "rain", "planting")),
    Phrase("rank@ ~ among the? ~ factors for", "goes-with", "go with", ("Noise ranks high among the risk factors for stress.", "noise", "stress")),
    Phrase("be ~ risk|prognostic factor|factors for|of|in || represent@|remain@ ~ factor|factors for || be ~ predictor|predictors|marker|markers|biomarker|correlate of|for", "goes-with", "go with", ("Obesity is a risk factor for asthma.", "obesity", "asthma")),
    Phrase("be ~ protective factor|agent against|for", "decreases", "protect against", ("Sleep is a protective factor against colds.", "sleep", "colds")),
    Phrase("be ~ answer|solution|remedy|antidote|cure|treatment to|for", "decreases", "be a remedy for", ("Ginger is an old remedy for nausea.", "ginger", "nausea")),
    Phrase("come@ at the expense|cost of", "decreases", "come at the expense of", ("Growth came at the expense of forests.", "growth", "forests")),
    Phrase("wreak@ ~ havoc on|in || play@ havoc with", "decreases", "wreak havoc on", ("Frost wreaks havoc on vineyards.", "frost", "vineyards")),
    Phrase("spell@ ~ trouble|doom|disaster|end for|of", "decreases", "spell trouble for", ("Drought spells trouble for frogs.", "drought", "frogs")),
    Phrase("do@ ~ damage|harm to", "decreases", "do damage to", ("Hail does great damage to crops.", "hail", "crops")),
    Phrase("usher@ in || touch@ off || open@ the door|doors to|for || set@ the stage for || set@ in motion", "causes", "usher in", ("Steam ushered in railways.", "steam", "railways")),
    Phrase("add@ ~ to", "increases", "add to", ("Soot adds to the warming.", "soot", "warming")),
    Phrase("build@|ramp@|fire@|rev@|whip@|stir@|prop@|shore@ up", "increases", "build up", ("Silt builds up the delta.", "silt", "delta")),
    Phrase("free@|open@ up || bring@ back || make@ room|way for", "enables", "make room for", ("Fire makes room for pines.", "fire", "pines")),
    Phrase("help@|assist@ ~ with|in", "enables", "help with", ("Ginger helps with nausea.", "ginger", "nausea")),
    Phrase("eat@|chew@|munch@|burn@|bore@|cut@ through|into || eat@|chew@|wear@|chip@|gnaw@ away at? || feed@|prey@|graze@ on", "decreases", "eat away", ("Beetles ate through the forests.", "beetles", "forests")),
    Phrase("soak@|suck@|use@|gobble@|mop@|clean@|swallow@|clog@|lock@|tie@|break@|dry@ up || filter@|screen@|flush@|cancel@ out", "decreases", "mop up", ("Dams mop up the debris.", "dams", "debris")),
    Phrase("leave@ behind", "causes", "leave behind", ("Fires leave behind bare slopes.", "fires", "bare slopes")),
    Phrase("have@|show@ ~ resistance|immunity|tolerance to", "decreases", "have resistance to", ("Oaks have some resistance to drought.", "oaks", "drought")),
    Phrase("crowd@|kill@|choke@|rule@|edge@|squeeze@|phase@ out|off", "decreases", "crowd out", ("Weeds crowd out seedlings.", "weeds", "seedlings")),
    Phrase("weigh@ ~ on || bear@ down on || cut@ into || tear@ at || take@ ~ away from || detract@ from", "decreases", "weigh on", ("Debt weighs heavily on growth.", "debt", "growth")),
    Phrase("hold@|keep@|scale@|pare@|peel@|beat@|roll@|set@ back", "decreases", "hold back", ("Weirs hold back the silt.", "weirs", "silt")),
    Phrase("keep@|tamp@|wear@|weigh@|beat@|bog@|water@|whittle@|tear@|slim@ down", "decreases", "keep down", ("Cats keep down the mice.", "cats", "mice")),
    Phrase("rob@|deprive@|strip@|starve@|rid@ * of", "decreases", "deprive of", ("Algae starve the lake of oxygen.", "algae", "oxygen")),
    Phrase("give@|lend@|deal@ * a? boost|edge|advantage|leg-up|lift", "increases", "give a boost", ("Rain gives the toads a boost.", "rain", "toads"), sides="object"),
    Phrase("offer@|provide@|afford@|confer@ ~ protection|relief|resistance|immunity|defence|defense against|from|to", "decreases", "protect against", ("Hedges offer some protection against storms.", "hedges", "storms")),
    Phrase("serve@|act@|function@|work@ as a? ~ trigger|catalyst|cause|stimulus of|for", "causes", "act as a trigger for", ("Pollen acts as a trigger for asthma.", "pollen", "asthma")),
    Phrase("serve@|act@|function@|work@ as a? ~ brake|barrier|buffer|shield|check on|to|against|for", "decreases", "act as a brake on", ("Reefs act as a buffer against waves.", "reefs", "waves")),
    Phrase("hold@ the key to || be at the heart|root of || be ~ key to", "enables", "hold the key to", ("Mud holds the key to recovery.", "mud", "recovery")),
    Phrase("be ~ useful|helpful|valuable|advantageous|favorable|favourable for|to|in", "enables", "be useful for", ("Hedges are useful for owls.", "hedges", "owls")),
    Phrase("act@ upon || tinker@|meddle@|tamper@ with || mess@ with|up", "modulates", "act on", ("Toxins mess with digestion.", "toxins", "digestion")),
    # an object inside
    Phrase("keep@|hold@ * in check || keep@|hold@ * back|down", "decreases", "keep in check", ("Owls keep the voles in check.", "owls", "voles"), sides="object"),
    Phrase("keep@|hold@ * at bay || keep@|bring@|get@ * under control", "decreases", "keep at bay", ("Vinegar keeps mould at bay.", "vinegar", "mould"), sides="object"),
    Phrase("hold@|keep@|lock@|pin@ * in place", "prevents", "hold in place", ("Roots hold the soil in place.", "roots", "soil"), sides="object"),
    Phrase("keep@ * alive|healthy|green|warm|wet|moist|stable|clean|safe|fresh|intact|strong|young|lush|flowing|growing|afloat|open", "enables", "keep alive", ("Dew keeps the moss alive.", "dew", "moss"), sides="object"),
    Phrase("keep@|hold@ * low|lower|cool|dry|small|short|quiet", "decreases", "keep low", ("Cats keep the mice low.", "cats", "mice"), sides="object"),
    Phrase("put@|place@ * at risk || put@|place@ * in danger|jeopardy || put@|place@ * under pressure|stress|strain|threat", "decreases", "put at risk", ("Droughts put the harvest at risk.", "droughts", "harvest"), sides="object"),
    Phrase("put@|push@|leave@|price@ * out of the? reach", "decreases", "put out of reach", ("Inflation puts fresh fruit out of reach.", "inflation", "fresh fruit"), sides="object"),
    Phrase("leave@|make@|render@ * vulnerable|exposed|unable|defenceless|defenseless|weakened|stranded|useless|worthless", "decreases", "leave vulnerable", ("Bleaching leaves corals vulnerable.", "bleaching", "corals"), sides="object"),
    Phrase("drive@|push@|send@|force@|bring@|knock@|drag@|pull@|set@|turn@|wear@|scare@ * down|back|away|off", "decreases", "drive down", ("Imports drive prices down.", "imports", "prices"), sides="object"),
    Phrase("drive@|push@|bring@|crowd@|squeeze@|wipe@|knock@|price@|kill@|phase@|filter@|wash@|flush@ * out|off", "decreases", "drive out", ("Weeds crowd seedlings out.", "weeds", "seedlings"), sides="object"),
    Phrase("drive@|push@|send@|force@|bring@|speed@|build@|ramp@|free@|heat@|warm@ * up|upward|upwards|higher", "increases", "drive up", ("Scarcity drives rents up.", "scarcity", "rents"), sides="object"),
    Phrase("drive@|push@|bring@|hunt@ * to|toward|towards the? extinction|collapse|brink", "decreases", "drive to extinction", ("Cats drove the wren to extinction.", "cats", "wren"), sides="object"),
    Phrase("turn@|convert@|transform@|change@ * into", "causes", "bring about", ("Grazing turned the hills into heath.", "grazing", "heath")),
    Phrase("trace@|attribute@|ascribe@ * back? to || blame@ * on", "causes", "cause", ("Vets traced the deaths to zinc.", "zinc", "deaths"), True, sides="both"),
    Phrase("point@ to * as a|the? ~ player|factor|cause|driver|culprit|reason|force in|of|behind|for || identify@|name@|cite@|regard@|see@|describe@ * as a|the? ~ player|factor|cause|driver|culprit|reason in|of|behind|for", "causes", "cause", ("Surveys point to drought as a key cause of the losses.", "drought", "losses"), sides="both"),
    Phrase("blame@ * for", "causes", "cause", ("Farmers blame the drought for the losses.", "drought", "losses"), sides="both"),
    Phrase("link@|tie@|connect@|relate@ * to || associate@|correlate@|link@ * with", "goes-with", "go with", ("A survey linked noise to insomnia.", "noise", "insomnia"), sides="both"),
    # the effect first
    Phrase("depend@|hinge@ ~ on|upon || be ~ dependent|contingent on|upon", "modulates", "affect", ("Growth depends on iron.", "iron", "growth"), True),
    Phrase("rely@ ~ on|upon || be ~ reliant on|upon", "enables", "be needed for", ("Growth relies on iron.", "iron", "growth"), True),
    Phrase("vary@|change@|fluctuate@ ~ with || vary@|differ@ depending on|upon || vary@|differ@ according to", "modulates", "affect", ("Catches vary with the weather.", "weather", "catches"), True),
    Phrase("be ~ vulnerable|susceptible|sensitive|prone|exposed to || be ~ under threat from || be ~ at risk from", "decreases", "harm", ("Frogs are highly vulnerable to drought.", "drought", "frogs"), True),
    Phrase("face@ ~ threat|threats|risk|risks|danger|dangers from", "decreases", "threaten", ("Owls face a growing threat from traffic.", "traffic", "owls"), True),
    Phrase("die@|perish@|drown@ ~ from|of|in || succumb@|fall@ victim? to", "decreases", "kill", ("The frogs died from fungus.", "fungus", "frogs"), True),
    Phrase("suffer@|feel@|bear@ the ~ effects|effect|impact|impacts|consequences|brunt of", "decreases", "harm", ("Farms felt the harsh effects of drought.", "drought", "farms"), True),
    Phrase("suffer@|reel@ ~ from|under", "decreases", "harm", ("Farms suffer from drought.", "drought", "farms"), True),
    Phrase("benefit@|profit@ ~ from", "increases", "benefit", ("Frogs benefit from rain.", "rain", "frogs"), True),
    Phrase("emanate@|ensue@|spring@|originate@ ~ from", "causes", "cause", ("Losses ensued from the war.", "war", "losses"), True),
    Phrase("be ~ response|reaction|adaptation to || be ~ function|matter|symptom|sign|legacy of", "causes", "cause", ("Fever is a response to infection.", "infection", "fever"), True),
    Phrase("as a response|reaction to || in reaction to || in the wake of || in the face of || as a consequence of || by virtue of || with the help of || under the influence of", "causes", "cause", ("Rivers flooded in the wake of the storm.", "storm", "rivers flooding"), True),
    Phrase("require@", "enables", "be required for", ("Germination requires moisture.", "moisture", "germination"), True, True),
    Phrase("be ~ due|owing|attributable|thanks to", "causes", "cause", ("The decline is due to hunting.", "hunting", "decline"), True),
    Phrase("be ~ result|consequence|product|byproduct of", "causes", "cause", ("Erosion is a result of logging.", "logging", "erosion"), True),
    Phrase("stem@|arise@|derive@ ~ from", "causes", "cause", ("Poverty stems from debt.", "debt", "poverty"), True),
    Phrase("result@ ~ from", "causes", "cause", ("Erosion results from logging.", "logging", "erosion"), True),
    Phrase("because of || as a result of || as a consequence of || due to || owing to || thanks to || on account of || in response to", "causes", "cause", ("Rivers flooded because of rain.", "rain", "rivers flooding"), True),
    Phrase("scale@|rise@|increase@|grow@|improve@|climb@ with", "increases", "increase", ("Metabolism increases with temperature.", "temperature", "metabolism"), True),
    Phrase("decrease@|decline@|fall@|drop@|shrink@ with", "decreases", "decrease", ("Density falls with altitude.", "altitude", "density"), True),
    Phrase("be ~ caused|driven|triggered|brought|explained about? ~ by", "causes", "cause", ("Tides are driven by gravity.", "gravity", "tides"), True),
    Phrase("be attributed|traced|ascribed ~ to", "causes", "cause", ("The deaths were attributed to heat.", "heat", "deaths"), True),
    Phrase("respond@|react@ ~ to", "modulates", "affect", ("Corals respond to acidity.", "acidity", "corals"), True),
    # found together
    Phrase("be ~ associated|correlated|linked|tied|related|connected ~ with|to", "goes-with", "go with", ("Noise is linked to stress.", "noise", "stress")),
    Phrase("correlate@|coincide@|align@ ~ with", "goes-with", "go with", ("Height correlates with income.", "height", "income")),
    Phrase("have@|show@|exhibit@ ~ association|associations|correlation|correlations|relationship|link with|to", "goes-with", "go with", ("Height showed a clear correlation with income.", "height", "income")),
    Phrase("go@ hand in hand with || go@ along with", "goes-with", "go with", ("Wealth goes hand in hand with health.", "wealth", "health")),
)  # fmt: skip

# "a link between X and Y"
BETWEEN = frozenset(
    """link links association associations correlation correlations relationship relationships connection
        connections""".split()
)
