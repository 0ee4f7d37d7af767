#!/usr/bin/env python3
"""Deterministic, neutral corpus of research briefings (standard library only).

    python corpus.py N out.jsonl [--seed S]

One JSON object a line:
  id, slug, title, date, summary, body (Markdown), tags[3-6],
  source{title,outlet,author,url,published},
  entities{people[],places[],organisations[]}, events[1-5]{date,title,text}

Every person, place, organisation and outlet is invented (syllables), so no line
says anything of a real one.  Brief i depends on (seed, N, i) only.  Slugs are
unique; ids run in date order.  Bodies have 400-700 words: H2/H3 headings, bullet
and numbered lists, links (external, and to other briefs as /briefs/SLUG/),
emphasis, a blockquote; a pipe table in 1 of 8, footnotes in 1 of 4; never code.
"""

import argparse
import datetime as dt
import json
import random
import re
import unicodedata

# ---------------------------------------------------------------- vocabulary
NOUN = """government agreement report minister border trade policy conflict market parliament
election talks region economy port power security energy pipeline ceasefire treaty company
official deal budget crisis court bank army council law sanction export project plan price
investment railway dispute alliance reform grain currency commission vote coalition strategy
embassy corridor debt inquiry mandate mission offer opposition package party peace pact
population pressure programme province quota ruling rule sector settlement shipment shortage
statement strait strike subsidy summit supply survey tariff term terminal threat tribunal
truce union visit warning water waiver withdrawal workforce airspace airport amendment
ambassador archive audit authority backlog ballot barrage barrier base bill bond boycott
briefing bridge broadcast bureau cabinet canal candidate capital cargo census charter clause
coast colony communique compensation compromise concession congress consensus consortium
constitution consulate convention convoy cooperation credit customs cyberattack dam deadline
deadlock debate decree defence deficit delegation demand deployment deterrence dialogue
diplomacy directive disclosure displacement district doctrine document drought duty earthquake
effort embargo emergency envoy escalation estimate exercise expansion expert facility factory
farmer ferry fishery fleet flood forecast foreign-ministry forum framework freight frontier
fuel funding gas generation governor grid growth guarantee harvest headquarters highway
household humanitarian-aid immigration import incident incentive index industry inflation
infrastructure initiative inspection institute insurgency integration intelligence interest
interim-rule intervention invasion island judge jurisdiction labour lake landmine language
leadership lease legislation licence loan lobby logistics majority manufacturer map
maritime-zone mediation mediator meeting memorandum merger migration militia mine mineral
moratorium motion mountain-pass municipality nationalisation navy negotiation neutrality
newspaper nomination observer occupation oil ore outbreak outlook oversight parity partner
passport patrol payment pension petition plebiscite polling port-authority poverty precedent
premier presidency press privatisation procurement production proposal protest protocol
provision purchase quarter quarantine radar ratification reconstruction recovery referendum
refinery refugee registry regulation regulator rehearsal relief remittance repatriation
republic reserve reservoir resolution resource retaliation revenue review river road route
satellite scandal scenario schedule school secretariat semiconductor senate session share
shipyard siege signature society sovereignty stability stalemate standard state statute steel
stockpile storage storm submarine succession surplus surveillance suspension syndicate target
tax technology telecoms territory testimony timetable tourism town transit transition
transparency troop turnout uranium vaccine valley verification vessel veto village visa
volatility warehouse warship watchdog wheat wildfire witness worker yield zone""".split()

ADJ = """new regional national economic political military foreign public international local
joint senior central major former domestic recent strategic formal northern southern eastern
western federal legal commercial bilateral financial temporary limited industrial independent
maritime diplomatic interim annual broad early final initial key large long-running multilateral
official partial preliminary provisional renewed rural short-term sustained technical urban
administrative agricultural ambitious binding cautious civilian coastal comprehensive
contested controversial costly critical cross-border current deep defensive delayed detailed
direct disputed divided draft emergency environmental ethnic exclusive existing expected
extensive external fiscal fragile frozen further general gradual heavy historic
humanitarian immediate inclusive indirect informal internal judicial landlocked lasting
leading legislative lengthy logistical lower mandatory mixed modest monetary mutual narrow
nuclear offshore open operational overdue overland parliamentary peaceful peripheral permanent
private prolonged proposed proportional prospective rapid rare reciprocal relevant reluctant
restrictive rival routine seasonal secret secure separate severe significant social sovereign
stable statistical steady strict structural subsequent substantial symbolic territorial
tense transitional tribal unclear unexpected unilateral unresolved upper urgent verbal viable
voluntary vulnerable wary weak wider""".split()

VERB = """announced approved signed rejected delayed supported discussed reviewed proposed opened
extended suspended described welcomed confirmed criticised agreed launched followed reported
accepted adopted affected amended assessed backed blocked cancelled cited closed completed
condemned considered cut debated defended denied disputed drafted eased endorsed examined
expanded expected financed froze funded granted halted held imposed increased influenced
inspected investigated limited lifted linked lost mediated modified monitored negotiated noted
offered opposed ordered overturned passed planned postponed prepared presented prevented
promised protected protested published pursued questioned raised ratified received recognised
recommended reduced reformed renewed reopened repeated replaced requested resolved restricted
resumed revealed revised scrapped secured settled shaped shared sought strengthened tabled
targeted threatened tightened traced undermined updated urged verified vetoed viewed warned-of
weakened withdrew""".split()

PLUR = """officials analysts talks ministers states troops prices exports observers residents
lawmakers companies diplomats negotiators workers farmers voters investors reforms elections
sanctions imports reserves borders routes agencies allies banks bonds borrowers brokers carriers
charges citizens claims commanders conditions consumers contractors contracts cooperatives costs
councils countries courts critics customs-posts deliveries deputies details developers
districts donors drivers duties economists editors elders engineers envoys exporters families
fighters figures firms fishermen flights forces funds goods governors guarantees households
importers inspectors institutions insurers islands journalists judges laws leaders lenders
lines loans manufacturers markets measures mediators merchants migrants miners minorities
municipalities nations obligations offices operators parties passengers payments peacekeepers
pensioners permits pilots planners ports powers producers prosecutors protesters provinces
purchases rates records refugees regulators rights rivals roads sailors scholars settlements
shipments shippers shortages soldiers sources speakers staff standards stations subsidies
suppliers surveys talks-teams tariffs taxes teachers terms territories towns traders trains
treaties tribes unions units vessels villages volunteers warehouses workers-groups""".split()

ADV = """again also already broadly clearly closely earlier eventually finally formally
frequently fully gradually however immediately increasingly initially jointly largely later
likely mainly mostly narrowly nearly officially often only partly possibly previously privately
probably publicly quickly quietly rarely reportedly repeatedly sharply shortly significantly
slightly slowly soon steadily still strongly subsequently temporarily twice unanimously
unexpectedly usually widely""".split()

# N noun, A adjective, V past verb, S plural noun, D adverb, P place, O organisation,
# H person, Q number, M month, Y a year near the brief's
CLAUSES = """The {N} {D} {V} the {A} {N} in {P}.
{O} {V} a {A} {N} on {N} and {N}, and the {N} is {D} expected to follow.
According to the {N}, {S} in {P} {V} the {N} after {Q} days of {A} talks.
{H}, who leads {O}, said the {A} {N} would not change the {N}.
In {M} {Y} the {N} {V} a {A} {N} with {P}.
{S} in the {A} districts said that the {N} had {D} {V} the {N}.
The article argues that the {A} {N} matters more than the {N} itself.
At least {Q} {S} took part, and {S} from {P} {V} the {N}.
This is the first {A} {N} since {M} {Y}, when the {N} {V} the {N} of {P}.
Analysts at {O} {V} the {N} as {A} but not {A}.
It is not yet clear whether the {N} can be {D} {V}, or who would pay for the {N}.
The {N} rose by {Q} per cent while {S} fell, a {A} sign for the {N}.
{P} and {P} share a {A} {N}, and both {V} the {N} of {M} {Y}.
If the {N} holds, {S} will be able to use the {A} {N} before the end of the year.
Without a {N}, the author says, the {A} {N} remains a {N} for {S} on both sides.
For {S}, the {N} is a question of {N} rather than of {N}.
A {A} {N} of {Q} pages, seen by {O}, {V} the {N} in detail.
{H} {V} the {N}, but {H} called it a {A} {N} with little {N}.
There were {A} {S} in {P}, and the {N} {D} {V} the {A} {N}.
Most of the {S} who spoke to the paper {V} the {N} and asked for a {A} {N}.
The {N} between {P} and its neighbours is {A}, and {D} so since the {N} of {Y}.
By {M}, {O} had {V} {Q} of the {S} and {V} the rest.
That would leave the {A} {N} without a {N}, as it was after the {N}.
The {N} has three parts: a {A} {N}, a {N} for {S}, and a {N}.
What comes next depends on {P}, on the {N}, and on how {D} the {S} move.
One reading is that the {N} was never meant to be {A}.
Another is that {O} {V} the {N} to gain a {A} {N} in the {N}.
The two sides last met in {P} in {M} {Y} and {V} nothing but the {N}.
Since then the {A} {N} has {D} become part of the {N} of {P}.
Some {Q} thousand tonnes a year pass through the {N}, which {S} say is {A}.""".split("\n")

HEADINGS = """Background
What happened
Key points
Why it matters
Reactions
The {N} question
The {A} {N}
Outlook
What to watch
Context in {P}
How the {N} works
Costs and {N}
Open questions
The view from {P}
{N} and {N}""".split("\n")

TITLES = """{P} and {P} sign {A} {N} on {N}
{O} {V} {A} {N} in {P}
{A} {N} in {P}: what the {N} means
{P} {N}: {S} await {A} {N}
{N} talks resume in {P} after {A} {N}
How the {N} of {P} became a {A} {N}
{S} in {P} face {A} {N}
{P} {V} {N} over {A} {N}
The {A} {N} that {V} {P}
{O}: {N}, {N} and the {A} {N}""".split("\n")

TOPICS = """trade energy security elections diplomacy economy sanctions migration water defence
maritime agriculture infrastructure courts finance aid borders technology media health
climate mining transport education nuclear intelligence peace currency debt governance labour
religion fisheries space cyber cities islands rivers history railways""".split()
TOPICS2 = """policy talks reform law crisis routes treaties markets disputes supply rights
cooperation investment rules security statistics""".split()

ONSET = "b br c ch d dr f g gr h j k kl l m n p pr qu r s sh st t tr v z".split()
VOW = "a e i o u ai ei ia ou a e i o á é ö ü".split()
CODA = ["", "", "", "n", "r", "l", "s", "m", "nd", "rk", "th", "sh", "š"]
PLACE_END = ["", "", "ia", "stan", "burg", "mar", "ovo", "land", " Bay", " Valley", " Islands"]
ORG_END = [
    "Institute",
    "Ministry of Trade",
    "Energy Agency",
    "Shipping Group",
    "Central Bank",
    "Development Fund",
    "Border Commission",
    "Grain Board",
    "Railways",
    "Press Union",
    "Water Authority",
    "Research Centre",
    "Security Council",
    "Mining Company",
]
OUTLET_END = [
    "Times",
    "Post",
    "Review",
    "Gazette",
    "Herald",
    "Observer",
    "Wire",
    "Quarterly",
    "Tribune",
    "Monitor",
    "Dispatch",
    "Courier",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
TABLE = 4096


def zipf_table(items, s=1.0, size=TABLE):
    """A list of `size` entries in which item k (from 1) appears ~ 1/k**s of the time."""
    w = [1.0 / (k**s) for k in range(1, len(items) + 1)]
    tot, out = sum(w), []
    size = max(size, 4 * len(items))
    for it, x in zip(items, w):
        out += [it] * max(1, round(size * x / tot))
    return out


def slugify(text):
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


class Corpus:
    def __init__(self, n, seed=1):
        self.n, self.seed = n, seed
        r = random.Random(f"pools:{seed}:{n}")

        def word(k):
            w = "".join(r.choice(ONSET) + r.choice(VOW) + r.choice(CODA) for _ in range(k))
            return w.capitalize()

        def pool(size, make):
            seen = {}
            while len(seen) < size:
                seen.setdefault(make(), None)
            return list(seen)

        places = pool(150 + n // 40, lambda: word(r.choice((1, 2, 2, 2))) + r.choice(PLACE_END))
        people = pool(200 + n // 5, lambda: word(r.choice((1, 2))) + " " + word(2))
        orgs = pool(120 + n // 20, lambda: word(r.choice((1, 2))) + " " + r.choice(ORG_END))
        self.outlets = pool(
            60, lambda: ("The " if r.random() < 0.5 else "") + word(2) + " " + r.choice(OUTLET_END)
        )
        ntags = 40 + n // 50
        combos = [f"{a}-{b}" for a in TOPICS for b in TOPICS2 if a != b]
        r.shuffle(combos)
        combos += [f"{slugify(p)}-{b}" for p in places for b in TOPICS2]
        self.tags = list(dict.fromkeys(TOPICS[:40] + combos))[:ntags]
        self.tab = {
            "N": zipf_table(NOUN, 0.75),
            "A": zipf_table(ADJ, 0.75),
            "V": zipf_table(VERB, 0.7),
            "S": zipf_table(PLUR, 0.75),
            "D": zipf_table(ADV, 0.6),
            "P": zipf_table(places, 0.8),
            "O": zipf_table(orgs, 0.8),
            "H": zipf_table(people, 0.8),
            "M": MONTHS,
        }
        self.tagtab = zipf_table(self.tags, 1.0, 16384)
        self.outtab = zipf_table(self.outlets, 0.8, 1024)
        self.clauses = [self.compile(c) for c in CLAUSES]
        self.headings = [self.compile(c) for c in HEADINGS]
        self.titles = [self.compile(c) for c in TITLES]
        # dates: weight per year grows 12 % a year, then ids in date order
        years = list(range(2005, 2026))
        picks = r.choices(years, [1.12 ** (y - 2005) for y in years], k=n)
        self.dates = sorted(dt.date(y, 1, 1) + dt.timedelta(int(r.random() * 365)) for y in picks)
        self.heads = []
        for i in range(n):
            rr = random.Random(f"head:{seed}:{n}:{i}")
            title = self.say(rr, self.titles, self.dates[i].year)
            title = title[0].upper() + title[1:]
            self.heads.append((title, f"{slugify(title)[:60].strip('-')}-{i:06d}"))

    @staticmethod
    def compile(text):
        parts = re.split(r"\{(\w)\}", text)
        return parts[0::2], parts[1::2]

    def say(self, r, bank, year):
        lits, slots = bank[int(r.random() * len(bank))]
        out, rnd = [lits[0]], r.random
        for lit, s in zip(lits[1:], slots):
            if s == "Q":
                out.append(str(int(2 + rnd() ** 2 * 90)))
            elif s == "Y":
                out.append(str(year - int(rnd() * 4)))
            else:
                t = self.tab[s]
                w = t[int(rnd() * len(t))]
                if s == "A" and out[-1].endswith((" a ", "A ")) and w[0] in "aeiou":
                    out[-1] = out[-1][:-1] + "n "
                out.append(w)
            out.append(lit)
        s = "".join(out)
        return s[0].upper() + s[1:]

    def para(self, r, year, k, deco=0.0, notes=None):
        ss = [self.say(r, self.clauses, year) for _ in range(k)]
        for j, s in enumerate(ss):
            x = r.random()
            if x < deco:
                w = s.split(" ")
                a = int(r.random() * max(1, len(w) - 4)) + 1
                chunk, rest = " ".join(w[a : a + 2]), " ".join(w[a + 2 :])
                core = chunk.rstrip(".,:")
                tail = chunk[len(core) :]
                if x < deco * 0.35:
                    core = f"**{core}**"
                elif x < deco * 0.65:
                    core = f"*{core}*"
                elif x < deco * 0.85:
                    o = slugify(self.outtab[int(r.random() * len(self.outtab))])
                    core = f"[{core}](https://{o}.example/{year}/{slugify(core)})"
                else:
                    core = f"[{core}](/briefs/{self.heads[int(r.random() * self.n)][1]}/)"
                ss[j] = " ".join(x for x in (*w[:a], core + tail, rest) if x)
        if notes is not None and r.random() < 0.5:
            notes.append(self.say(r, self.clauses, year))
            ss[-1] += f"[^{len(notes)}]"
        return " ".join(ss)

    def body(self, r, year):
        target = r.randint(400, 700)
        notes = [] if r.random() < 0.25 else None
        table = r.random() < 0.125
        out, words, sec = [], 0, 0

        def add(block):
            nonlocal words
            words += len(block.split())
            out.append(block)

        add(self.para(r, year, r.randint(3, 5), 0.25, notes))
        quote_at, table_at = r.randint(1, 3), r.randint(1, 3)
        while words < target - 40:
            sec += 1
            add(("### " if sec > 1 and r.random() < 0.25 else "## ") + self.say(r, self.headings, year))
            add(self.para(r, year, r.randint(2, 5), 0.25, notes))
            if sec == quote_at:
                add("> " + self.para(r, year, 2))
            if table and sec == table_at:
                t = self.tab["P"]
                rows = ["| Place | Before | After |", "| --- | ---: | ---: |"]
                for _ in range(r.randint(3, 7)):
                    rows.append(
                        f"| {t[int(r.random() * len(t))]} | {r.randint(1, 999)} | {r.randint(1, 999)} |"
                    )
                add("\n".join(rows))
            x = r.random()
            if x < 0.45:
                add("\n".join("- " + self.para(r, year, 1, 0.2) for _ in range(r.randint(3, 5))))
            elif x < 0.55:
                add("\n".join(f"{k + 1}. " + self.para(r, year, 1, 0.2) for k in range(r.randint(3, 4))))
        if notes is not None:
            if not notes:
                notes.append(self.say(r, self.clauses, year))
                out[0] += "[^1]"
            out.append("\n\n".join(f"[^{k}]: {s}" for k, s in enumerate(notes, 1)))
        return "\n\n".join(out) + "\n"

    def brief(self, i):
        r = random.Random(f"brief:{self.seed}:{self.n}:{i}")
        date, (title, slug) = self.dates[i], self.heads[i]
        year = date.year
        tags, want = {}, r.randint(3, 6)
        while len(tags) < want:
            tags[self.tagtab[int(r.random() * len(self.tagtab))]] = 1
        pub = date - dt.timedelta(r.randint(0, 10))
        outlet = self.outtab[int(r.random() * len(self.outtab))]
        stitle = self.say(r, self.titles, year)

        def some(k, lo, hi):
            t, d, want = self.tab[k], {}, r.randint(lo, hi)
            while len(d) < want:
                d[t[int(r.random() * len(t))]] = 1
            return list(d)

        events = []
        for _ in range(r.randint(1, 5)):
            d = date - dt.timedelta(int(r.expovariate(1 / 40)))
            d = max(d, dt.date(2005, 1, 1))
            events.append(
                {
                    "date": d.isoformat(),
                    "title": self.say(r, self.titles, year),
                    "text": self.say(r, self.clauses, year),
                }
            )
        events.sort(key=lambda e: e["date"])
        return {
            "id": f"b{i:06d}",
            "slug": slug,
            "title": title,
            "date": date.isoformat(),
            "summary": " ".join(self.say(r, self.clauses, year) for _ in range(r.randint(1, 2))),
            "tags": list(tags),
            "source": {
                "title": stitle,
                "outlet": outlet,
                "author": self.tab["H"][int(r.random() * len(self.tab["H"]))],
                "url": f"https://{slugify(outlet)}.example/{pub:%Y/%m/%d}/{slugify(stitle)}",
                "published": pub.isoformat(),
            },
            "entities": {
                "people": some("H", 2, 5),
                "places": some("P", 2, 5),
                "organisations": some("O", 2, 5),
            },
            "events": events,
            "body": self.body(r, year),
        }


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("n", type=int)
    ap.add_argument("out")
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    c = Corpus(a.n, a.seed)
    with open(a.out, "w", encoding="utf-8") as f:
        for i in range(a.n):
            f.write(json.dumps(c.brief(i), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
