"""Verbs that say one thing acts on another, in tables by relation.

A line is a base form and, if irregular, its past and participle. A star marks a verb that is written like a noun: it counts as a verb
only where its neighbours allow that; -ise follows from -ize. `Cause VERB effect` must hold for every row; the passive follows by itself.
"""

from __future__ import annotations

INCREASES = """
accelerate; activate; aggravate; amplify; augment; benefit*; bolster; boost*; build built built; deepen; double*; elevate; encourage
enhance; enrich; enlarge; exacerbate; excite; expand; extend; facilitate; favor*; favour*; feed fed fed; foster; fuel*; heighten; hasten
improve; increase*; intensify; lengthen; lift*; magnify; maximize; multiply; nourish; optimize; potentiate; prolong; promote
preserve; quicken; repair*; quadruple; raise*; recruit*; reinforce; release*; replenish; restore; revive; secrete; sharpen; speed* sped sped; stimulate
strengthen; sustain; thicken; triple; upregulate; warm; widen; worsen; reward*; rejuvenate; safeguard*; stabilize
balloon*; brighten; broaden; catalyze; compound*; concentrate; cultivate; darken; diversify; embolden; energize; enliven; escalate; fertilize
flood*; freshen; harden; hydrate; incentivize; incubate; inflate; invigorate; jumpstart; lubricate; mobilize; modernize; moisten; nurture; oxygenate
perpetuate; popularize; propagate; propel; refresh; rehabilitate; reactivate; rekindle; revitalize; reinvigorate; ripen; spread* spread spread
stiffen; stoke; subsidize; supercharge; support*; sweeten; swell swelled swollen; tighten; toughen; uplift*; upgrade*; vitalize; whet; entrench
solidify; elongate; prime*; revivify; sensitize
attract; lure*; heat*; moisturize
"""

DECREASES = """
abate; combat*; tackle*; battle*; fight* fought fought; alleviate; attenuate; blunt; buffer*; compromise*; constrain; cool*; cost* cost cost; counteract; counter*; cripple; curb*; curtail; cut* cut cut
damage*; damp; dampen; deaden; decimate; decrease*; degrade; delay*; deplete; depress; destabilize; destroy; deter; devastate
diminish; discourage; disrupt; disturb; downregulate; dim; drain*; dull; ease*; erode; exhaust*; hamper; harm*; hinder; hurt* hurt hurt; impair; impede
inactivate; inhibit; injure; kill*; lessen; limit*; lower; mitigate; minimize; narrow; offset* offset offset; overwhelm
pollute; quash; reduce; relieve; repress; restrict; retard; reverse*; shorten; shrink shrank shrunk; slash; slow; soften; soothe; starve; stifle
strain*; stunt; suppress; undermine; undercut undercut undercut; unsettle; weaken; wreck*; stymie
afflict; allay; annihilate; asphyxiate; assuage; bankrupt*; batter*; bedevil; blight*; bleach*; blind*; burden*; calm*; censor*; chill*; choke*; clog*
complicate; confine; confuse; constrict; contaminate; corrode; corrupt*; crush*; cushion*; debilitate; deflate; deflect; deform; defuse
dehydrate; demolish; demoralize; demotivate; denature; deprive; desensitize; desiccate; detoxify; devalue; devour; dilute; disadvantage*; disable
disarm; discredit; disempower; dishearten; dislodge; dismantle; disorient; displace; dissipate; distract; dodge*; drown; dwarf*; embitter
embrittle; emaciate; endanger; enfeeble; engulf; exasperate; expel; exterminate; flatten; foil*; foul*; fracture*; fragment*; frighten; frustrate
halve; handicap*; hobble; imperil; impoverish; incapacitate; incinerate; infect; infest; inflame; intimidate; invade; irritate; jeopardize; kneecap
lighten; loosen; maim; malnourish; mar; marginalize; mask*; menace*; moderate*; muffle; mutilate; muzzle*; neutralize; obliterate; obscure; outcompete
oust; outweigh; pacify; paralyze; parch; penalize; pester; plague*; poison*; pulverize; punish; quell; quench; ravage*; repel; rob; ruin*; sabotage*
sap*; salinize; scald*; scar*; scare*; scorch; scramble*; scupper; sedate; shatter; shrivel; shred*; sicken; smash*; smother; spoil*; squeeze*
squander; stall*; sterilize; strangle; stress*; stupefy; subdue; submerge; subvert; suffocate; swamp*; tame; taint*; tarnish; temper*; terrify
threaten; throttle*; thin; torment*; traumatize; trim*; trouble*; unbalance; unnerve; unseat; upset* upset upset; uproot; vitiate; wither
worry*; wound*; counterbalance; downgrade*; cap*; demineralize; deoxygenate; outnumber; outpace; trample; wrack
absorb; melt; strand*; cloud*; hollow; strip*
"""

CAUSES = """
cause*; create; drive* drove driven; elicit; engender; evoke; generate; incite; induce; initiate; instigate; necessitate; precipitate; produce
prompt*; provoke; spark*; spawn; spur*; trigger*; unleash; make made made; yield*; ignite; kindle; force*
beget begot begotten; breed* bred bred; bestow; confer; impart; impose; inflict; inspire; occasion*; pose*; sow sowed sown; compel; render; wreak
foment; emit; exert; stir*; oblige
carve; power*
"""

PREVENTS = """
abolish; avert; block*; eliminate; forestall; halt*; obstruct; preclude; prevent; stop*; thwart; keep kept kept; eradicate; nullify; protect; shield*
ban*; bar*; counterattack*; defeat*; disallow; exclude; extinguish; interrupt; outlaw*; prohibit; stem*; veto*; derail; scotch*; cure*; avoid
extirpate; overcome overcame overcome
"""

ENABLES = """
allow; enable; help*; let let let; mediate; permit; underlie underlay underlain; underpin; assist; provide; supply*; give gave given; bring brought brought
accommodate; afford; deliver; ensure; empower; entitle; equip; guarantee*; liberate; maintain; offer*; secure; unlock; sanction*; host*; pollinate
"""

MODULATES = """
affect; alter; change*; control*; coordinate; determine; govern; impact*; influence*; modify; modulate; mold; mould; regulate; remodel
reorganize; reprogram; reshape; rewire; shape*; shift*; transform; tune*; perturb
adjust; harness; exploit; hijack; bias*; calibrate; coarsen; distort; entrain; steer; rearrange; rebalance; reconfigure; redefine; redirect; redistribute; redraw redrew redrawn
reorient; restructure; sculpt; skew; sway*; synchronize; dictate*; mutate; acidify; desynchronize; standardize; revolutionize; polarize; realign
recalibrate; upend; reorder*; rewrite rewrote rewritten; homogenize; divert; shuffle; warp*; condition*
trap*; scatter; bend bent bent; twist*; bind bound bound
"""

TABLES = {
    "increases": INCREASES,
    "decreases": DECREASES,
    "causes": CAUSES,
    "prevents": PREVENTS,
    "enables": ENABLES,
    "modulates": MODULATES,
}

# Verbs whose object acts in turn: "lets elk eat willow", "makes plants wilt", "keeps wind from clearing the air".
ACTED_ON = frozenset(
    [
        "allow",
        "enable",
        "help",
        "let",
        "make",
        "permit",
        "force",
        "cause",
        "prompt",
        "encourage",
        "assist",
        "inspire",
        "compel",
    ]
)
KEPT_FROM = frozenset(["prevent", "stop", "block", "discourage", "deter", "keep", "ban", "bar"])


# Verbs that say so only with certain words among the next ones, "ing" for a form in -ing: "keeps X from growing", "gives benefits".
NEEDS = {
    "keep": frozenset(["from"]),
    "give": frozenset("benefit benefits rise protection relief shape energy strength hope immunity resistance".split()),
    "bring": frozenset(
        "relief benefits benefit change changes rain rains drought disease diseases heat cold death risk risks problems boost misery hunger floods jobs growth".split()
    ),
}
# Verbs that mean something else with certain objects: "raises cattle", "released a report".
OTHER_OBJECTS = {
    "raise": frozenset(
        "animals animal cattle livestock chickens hens pigs sheep cows fish crops children kids child family families money funds questions question concerns concern awareness hand hands eyebrows doubts doubt issue issues alarm hopes possibility".split()
    ),
    "release": frozenset(
        "report reports data statement findings animal animals guidelines images study list version album results video".split()
    ),
    "support": frozenset(
        "idea hypothesis theory view claim claims notion argument finding findings conclusion evidence use".split()
    ),
    "recruit": frozenset("participants patients volunteers subjects students members staff workers".split()),
    "cut": frozenset("fabric fabrics paper hair trees tree wood".split()),
    "build": frozenset("model models house houses bridge road structure dataset database algorithm".split()),
    "expand": frozenset("study research project".split()),
    "encourage": frozenset("consider participate join apply volunteer register".split()),
    "breed": frozenset(
        "habitat habitats pair pairs range ranges colony colonies ground grounds season site sites population populations stock success birds".split()
    ),
    "feed": frozenset("ground grounds habits time times station stations".split()),
    "control": frozenset("trial trials group groups condition conditions arm arms".split()),
    "require": frozenset(["that"]),
    "change": frozenset("mind minds subject".split()),
}

# Verbs that say what is done to a cause in an experiment: with them the thing done to is the cause, and the sign turns.
TAKEN_AWAY = """
silence*; inhibit; block*; suppress; delete; ablate; deplete; disable; inactivate; deactivate; knock out; knock down; turn off; switch off
shut off; shut down; lesion*; antagonize; neutralize; disrupt; eliminate; mute; deprive
"""
ADDED = """
activate; stimulate; overexpress; turn on; switch on; reactivate; transplant*; infuse
"""

# Other verbs that carry a clause; they only tell where a subject ends.
OTHER = """
smoke*; exercise*; vape; jog; vaccinate; sleep* slept slept
abandon; accept; accompany; accuse; achieve; acknowledge; acquire; admit; adopt; announce; apply; argue; assess; assume; attach; attend; await; behave; bind bound bound; bite bit bitten; blow blew blown
borrow; breathe; bury; buy bought bought; calculate; celebrate; choose chose chosen; circulate; climb; cling clung clung; coat*; code*; coexist; combine; complain; compete; complete; comprise; confess
congregate; consider; construct; contract*; convert; cool*; copy; correspond; count*; crawl; date*; deal dealt dealt; decide; declare; decompose; dedicate; define; degrade; deny; descend; deserve; detect; devote
devour; dig dug dug; digest; discuss; dive; divide; dominate; dream*; drift*; drive drove driven; dwell; earn; echo*; embrace; emit; encounter*; enjoy; ensue; evaluate; evaporate; exceed; exchange*; exhale; extract*; farm*
fear*; ferment; float; flow*; fly flew flown; foresee foresaw foreseen; freeze froze frozen; glow; govern; hang hung hung; harbour; harbor; harvest*; hatch; hear heard heard; hibernate; hide hid hidden; hire; hunt*; ignore
illustrate; imagine; infer; inhabit; inhale; inherit; inject; insist; intend; intervene; invest; investigate; invite; join; judge*; jump*; laugh*; leak*; lend lent lent; linger; listen; locate; marry; matter*; mate*; melt; mention
monitor*; mount*; name*; nest*; notice*; obtain; occupy; operate; organise; organize; originate; oscillate; outlive; owe; own; participate; perceive; photosynthesise; plan*; plant*; pledge*; precede; predate; prefer; prepare
preserve; proceed; profit*; pump*; push*; qualify; quit; radiate; react; read read read; realise; realize; recall; reckon; recognise; recognize; record*; refer; reflect; refuse; regard; regret*; remember; repeat; replace; report*
reproduce; resemble; reside; resist; retain; retire; ride rode ridden; roam; roll*; score*; seek sought sought; select; sell sold sold; separate; settle; share*; shed shed shed; shine shone shone; shout*; signal*; sing sang sung; smell*
soak; speak spoke spoken; specialise; specialize; split split split; sprout*; state*; steal stole stolen; stick stuck stuck; strike struck struck; strive; succeed; surround; swim swam swum; switch*; talk*; taste*; teach taught taught
throw threw thrown; tolerate; touch*; trade*; train*; transport*; trust*; urge*; visit*; vote*; wake woke woken; walk*; wander; warn; wash; weigh; win won won; wish*; wonder*
appear; act*; adapt; add; agree; aim*; align; arise arose arisen; arrive; ask; attack*; bear bore borne; become became become; begin began begun; begin
believe; belong; bring brought brought; browse; burn; call*; carry; catch caught caught; claim*; collect; come came come; compare; conclude; contract*; conduct*
confirm; consist; contain; continue; contribute; cross*; cover*; demonstrate; depend; describe; develop; drink* drank drunk; clear*; cope; fight* fought fought; heal; process*; absorb; gather; capture*; trap*; accumulate; thaw; store*; die; disappear; discover; display*; do did done
eat ate eaten; emerge; emphasise; emphasize; encode; engage; enter; escape*; establish; examine; exhibit*; exist; expect; experience*; explain; express*
face*; fail; fall* fell fallen; find found found; fill*; fire*; follow; forget forgot forgotten; gain*; get got got; give gave given; go went gone; grow grew grown
happen; highlight*; hold held held; hope*; identify; imply; include; indicate; involve; keep kept kept; know knew known; lack*; last; lead led led; learn; leave left left
lie lay lain; link*; live; look*; lose lost lost; maintain; make made made; mean meant meant; measure*; meet met met; migrate; move*; need*; note*; observe; occur; offer*
pass; pay paid paid; send sent sent; transmit; move*; perform; persist; play*; point*; possess; predict; present*; propose; protect; prove; provide; publish; put put put; reach; receive; recommend
recover; reflect; rely; remain; represent; require; respond; rest*; result*; return*; reveal; rise* rose risen; run* ran run; say said said; scatter; see saw seen; seem; serve
show showed shown; sit sat sat; sleep* slept slept; spend spent spent; spread* spread spread; stand stood stood; start*; stay*; steer; stem*; store*; struggle*; studied; study*; suffer; suggest
support*; survive; suspect*; take took taken; tell told told; tend; test*; think thought thought; thrive; touch*; track*; travel*; treat*; try; turn*; understand understood understood; use*; wait
want; watch*; wear wore worn; work*; write wrote written; rebound*; fluctuate; climb; spike*; surge*; decline*; drop*; plunge*; vary; differ; improve; migrate
"""

# Forms of verbs that stand in phrases alone.
PARTS = """
set set set; have had had; break broke broken; shut shut shut; drive drove driven; cut cut cut; rise rose risen; grow grew grown; fall fell fallen
shrink shrank shrunk; throw threw thrown; feel felt felt; wear wore worn; deal dealt dealt; lend lent lent; eat ate eaten; feed fed fed; hold held held; keep kept kept; wreak; build built built; win won won
"""
