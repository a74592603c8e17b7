"""Verbs that say one thing acts on another, in tables by relation.

A line is a base form and, if irregular, its past and participle. A star marks a verb that is written like a noun: it counts as a verb
only where its neighbours allow that. `Cause VERB effect` must hold for every row; the passive follows by itself.
"""

from __future__ import annotations

INCREASES = """
accelerate; activate; advance*; aggravate; amplify; augment; benefit*; bolster; boost*; build built built; deepen; double*; elevate; encourage
enhance; enrich; enlarge; exacerbate; excite; expand; extend; facilitate; favor*; favour*; feed fed fed; foster; fuel*; heighten; hasten
improve; increase*; intensify; lengthen; lift*; magnify; maximise; maximize; multiply; nourish; optimise; optimize; potentiate; prolong; promote
preserve; quicken; repair*; quadruple; raise*; recruit*; reinforce; release*; replenish; restore; revive; secrete; sharpen; speed* sped sped; stimulate
strengthen; sustain; thicken; triple; upregulate; warm; widen; worsen; reward*; rejuvenate; safeguard*; stabilise; stabilize
"""

DECREASES = """
abate; alleviate; attenuate; blunt; buffer*; compromise*; constrain; cool*; cost* cost cost; counteract; counter*; cripple; curb*; curtail; cut* cut cut
damage*; damp; dampen; deaden; decimate; decrease*; degrade; delay*; deplete; depress; destabilise; destabilize; destroy; deter; devastate
diminish; discourage; disrupt; disturb; downregulate; dim; drain*; dull; ease*; erode; exhaust*; hamper; harm*; hinder; hurt* hurt hurt; impair; impede
inactivate; inhibit; injure; kill*; lessen; limit*; lower; mitigate; minimise; minimize; narrow; offset* offset offset; overwhelm
pollute; quash; reduce; relieve; repress; restrict; retard; reverse*; shorten; shrink shrank shrunk; slash; slow; soften; soothe; starve; stifle
strain*; stunt; suppress; undermine; undercut undercut undercut; unsettle; weaken; wreck*; stymie
"""

CAUSES = """
cause*; create; drive* drove driven; elicit; engender; evoke; generate; incite; induce; initiate; instigate; necessitate; precipitate; produce
prompt*; provoke; spark*; spawn; spur*; trigger*; unleash; make made made; yield*; ignite; kindle; force*
"""

PREVENTS = """
abolish; avert; block*; eliminate; forestall; halt*; obstruct; preclude; prevent; stop*; thwart; eradicate; nullify; protect; shield*
"""

ENABLES = """
allow; enable; help*; let let let; mediate; permit; underlie underlay underlain; underpin; assist; provide; supply*
"""

MODULATES = """
affect; alter; change*; control*; coordinate; determine; govern; impact*; influence*; modify; modulate; mold; mould; regulate; remodel
reorganise; reorganize; reprogram; reshape; rewire; shape*; shift*; transform; tune*; perturb
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
    ["allow", "enable", "help", "let", "make", "permit", "force", "cause", "prompt", "encourage", "assist"]
)
KEPT_FROM = frozenset(["prevent", "stop", "block", "discourage", "deter"])

# Verbs that say what is done to a cause in an experiment: with them the thing done to is the cause, and the sign turns.
TAKEN_AWAY = """
silence*; inhibit; block*; suppress; delete; ablate; deplete; disable; inactivate; deactivate; knock out; knock down; turn off; switch off
shut off; shut down; lesion*; antagonise; antagonize; neutralise; neutralize; disrupt; eliminate; mute; deprive
"""
ADDED = """
activate; stimulate; overexpress; turn on; switch on; reactivate; transplant*; infuse
"""

# Other verbs that carry a clause; they only tell where a subject ends.
OTHER = """
appear; act*; adapt; add; agree; aim*; align; arise arose arisen; arrive; ask; attack*; bear bore borne; become became become; begin began begun; begin
believe; belong; bring brought brought; browse; burn; call*; carry; catch caught caught; claim*; collect; come came come; compare; conclude; contract*; conduct*
confirm; consist; contain; continue; contribute; cross*; cover*; demonstrate; depend; describe; develop; drink* drank drunk; clear*; cope; fight* fought fought; heal; process*; absorb; gather; capture*; trap*; accumulate; thaw; store*; die; disappear; discover; display*; do did done
eat ate eaten; emerge; emphasise; emphasize; encode; engage; enter; escape*; establish; examine; exhibit*; exist; expect; experience*; explain; express*
face*; fail; fall* fell fallen; find found found; fill*; fire*; follow; forget forgot forgotten; form*; gain*; get got got; give gave given; go went gone; grow grew grown
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
shrink shrank shrunk; throw threw thrown
"""
