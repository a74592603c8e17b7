"""Verbs that say one thing acts on another, in tables by relation.

A line is a base form and, if irregular, its past and participle. A star marks a verb that is written like a noun: it counts as a verb
only where its neighbours allow that; -ise follows from -ize. `Cause VERB effect` must hold for every row; the passive follows by itself.
"""

from __future__ import annotations

INCREASES = """
accelerate; activate; advance*; aggravate; amplify; augment; benefit*; bolster; boost*; build built built; deepen; double*; elevate; encourage
enhance; enrich; enlarge; exacerbate; excite; expand; extend; facilitate; favor*; favour*; feed fed fed; foster; fuel*; heighten; hasten
improve; increase*; intensify; lengthen; lift*; magnify; maximize; multiply; nourish; optimize; potentiate; prolong; promote
preserve; quicken; repair*; quadruple; raise*; recruit*; reinforce; release*; replenish; restore; revive; secrete; sharpen; speed* sped sped; stimulate
strengthen; sustain; thicken; triple; upregulate; warm; widen; worsen; reward*; rejuvenate; safeguard*; stabilize
balloon*; brighten; broaden; catalyze; compound*; concentrate; cultivate; darken; diversify; embolden; energize; enliven; escalate; fatten; fertilize
flood*; freshen; harden; hydrate; incentivize; incubate; inflate; invigorate; jumpstart; lubricate; mobilize; modernize; moisten; nurture; oxygenate
perpetuate; popularize; propagate; propel; refresh; rehabilitate; reactivate; rekindle; revitalize; reinvigorate; ripen; spread* spread spread
stiffen; stoke; subsidize; supercharge; support*; sweeten; swell swelled swollen; tighten; toughen; uplift*; upgrade*; vitalize; whet; entrench
solidify; elongate; prime*; revivify; sensitize
"""

DECREASES = """
abate; alleviate; attenuate; blunt; buffer*; compromise*; constrain; cool*; cost* cost cost; counteract; counter*; cripple; curb*; curtail; cut* cut cut
damage*; damp; dampen; deaden; decimate; decrease*; degrade; delay*; deplete; depress; destabilize; destroy; deter; devastate
diminish; discourage; disrupt; disturb; downregulate; dim; drain*; dull; ease*; erode; exhaust*; hamper; harm*; hinder; hurt* hurt hurt; impair; impede
inactivate; inhibit; injure; kill*; lessen; limit*; lower; mitigate; minimize; narrow; offset* offset offset; overwhelm
pollute; quash; reduce; relieve; repress; restrict; retard; reverse*; shorten; shrink shrank shrunk; slash; slow; soften; soothe; starve; stifle
strain*; stunt; suppress; undermine; undercut undercut undercut; unsettle; weaken; wreck*; stymie
afflict; allay; annihilate; asphyxiate; assuage; bankrupt*; batter*; bedevil; blight*; bleach*; blind*; burden*; calm*; censor*; chill*; choke*; clog*
complicate; confine; confuse; constrict; consume; contaminate; corrode; corrupt*; crush*; cushion*; debilitate; deflate; deflect; deform; defuse
dehydrate; demolish; demoralize; demotivate; denature; deprive; desensitize; desiccate; detoxify; devalue; devour; dilute; disadvantage*; disable
disarm; discredit; disempower; dishearten; dislodge; dismantle; disorient; displace; dissipate; dissolve; distract; dodge*; drown; dwarf*; embitter
embrittle; emaciate; endanger; enfeeble; engulf; exasperate; expel; exterminate; flatten; foil*; foul*; fracture*; fragment*; frighten; frustrate
halve; handicap*; hobble; imperil; impoverish; incapacitate; incinerate; infect; infest; inflame; intimidate; invade; irritate; jeopardize; kneecap
lighten; loosen; maim; malnourish; mar; marginalize; mask*; menace*; moderate*; muffle; mutilate; muzzle*; neutralize; obliterate; obscure; outcompete
oust; outweigh; pacify; paralyze; parch; penalize; pester; plague*; poison*; pulverize; punish; quell; quench; ravage*; repel; rob; ruin*; sabotage*
sap*; salinize; scald*; scar*; scare*; scorch; scramble*; scupper; sedate; shatter; shrivel; shred*; sicken; smash*; smother; spoil*; squeeze*
squander; stall*; sterilize; strangle; stress*; stupefy; subdue; submerge; subvert; suffocate; swamp*; tame; taint*; tarnish; temper*; terrify
threaten; throttle*; thin; torment*; traumatize; trim*; trouble*; unbalance; unnerve; unseat; upset* upset upset; uproot; vitiate; waste*; wither
worry*; wound*; counterbalance; downgrade*; cap*; demineralize; deoxygenate; outnumber; outpace; trample; wrack
"""

CAUSES = """
cause*; create; drive* drove driven; elicit; engender; evoke; generate; incite; induce; initiate; instigate; necessitate; precipitate; produce
prompt*; provoke; spark*; spawn; spur*; trigger*; unleash; make made made; yield*; ignite; kindle; force*
beget begot begotten; breed* bred bred; bestow; confer; impart; impose; inflict; inspire; occasion*; pose*; sow sowed sown; compel; render; wreak
foment; exert; stir*; oblige
"""

PREVENTS = """
abolish; avert; block*; eliminate; forestall; halt*; obstruct; preclude; prevent; stop*; thwart; eradicate; nullify; protect; shield*
ban*; bar*; counterattack*; defeat*; disallow; exclude; extinguish; interrupt; outlaw*; prohibit; stem*; veto*; derail; scotch*; cure*; avoid
extirpate; overcome overcame overcome
"""

ENABLES = """
allow; enable; help*; let let let; mediate; permit; underlie underlay underlain; underpin; assist; provide; supply*
accommodate; afford; empower; entitle; equip; guarantee*; liberate; maintain; offer*; secure; unlock; sanction*; host*; pollinate
"""

MODULATES = """
affect; alter; change*; control*; coordinate; determine; govern; impact*; influence*; modify; modulate; mold; mould; regulate; remodel
reorganize; reprogram; reshape; rewire; shape*; shift*; transform; tune*; perturb
adjust; bias*; calibrate; coarsen; distort; entrain; steer; rearrange; rebalance; reconfigure; redefine; redirect; redistribute; redraw redrew redrawn
reorient; restructure; sculpt; skew; sway*; synchronize; dictate*; mutate; acidify; desynchronize; standardize; revolutionize; polarize; realign
recalibrate; upend; reorder*; rewrite rewrote rewritten; homogenize; divert; shuffle; warp*; condition*
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
shut off; shut down; lesion*; antagonize; neutralize; disrupt; eliminate; mute; deprive
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
