"""Words that people use for those of a closed list, so that “organisation” is answered with `org`.

Knows English and no field: which of the words is meant, the list says in which it is looked for.
"""

from collections.abc import Collection
from functools import cache

from generator.text.fold import fold_name

_LINES = """
org: organisation, organization, company, institution, institute, agency, ministry, group, party, army, body, firm
person: human, individual, people, man, woman, politician
place: country, city, town, region, location, area, state, building
work: book, film, law, document, publication, painting
equipment: weapon, weapons, vehicle, aircraft, ship, product, device, thing, object
topic: subject, theme, issue
actor: person, people, org, organisation, organization, who
type: kind, form, genre
news: article, newspaper, story, press, agency
analysis: opinion, comment, commentary, column, editorial, essay, blog, op-ed
memo: note, briefing, memorandum
report: paper, study, book, white paper, working paper
event: conference, panel, talk, webinar
newsletter: bulletin, mailing
interview: conversation, q&a
official: government, statement, press release, law, legal, document, decree
data: dataset, statistics, table, database
social: tweet, post, social media, telegram, facebook, twitter, x, mastodon, thread
video: film, podcast, audio, broadcast, tv, television, radio, youtube, movie
primary: main, first, principal
corroborating: secondary, supporting, confirming, second
background: context, further
counter: opposing, contradicting, against, contrary, denial
free: open, public, open access, none
metered: limited
registration: login, register, account, signup
paywalled: subscription, paid, paywall, subscribers, closed, premium
gone: deleted, dead, removed, 404, offline, broken
full: all, whole, complete, entire, yes, true
partial: partly, half, part, some, excerpt
abstract: summary
headline: title
none: nothing, unread, no, not, false, null, n/a
own: mine, ours, original, self
source: theirs, original, article, url, link, href, source url, original url
draft: wip, unfinished, unpublished, hidden, private, idea
review: pending, in review, reviewing, waiting
published: live, public, final, done, ready, online
superseded: replaced, outdated, obsolete
withdrawn: retracted, removed, deleted, recalled, unpublished
update: addition, new, change, added
clarification: clarify, clarified, explanation
correction: fix, fixed, error, erratum, corrigendum, mistake
retraction: withdrawal, retract
typo: spelling, misprint
owned: own, mine, ours
licensed: license, licence, permission, bought
public-domain: pd, cc0, free
cc: creative commons, cc-by, creativecommons
meeting: talks, summit, conference, negotiation, negotiations, call, conversation
statement: speech, declaration, announcement, remark, said, press conference
transfer: delivery, shipment, sale, export, handover, arrival
agreement: deal, treaty, contract, pact, accord, memorandum
attack: strike, airstrike, bombing, assault, battle, war, raid, killing
election: vote, poll, referendum
publication: report, article, release, published
decision: ruling, law, order, decree, resolution, judgement, judgment
forecast: prediction, expectation, estimate, outlook
deployment: troops, mobilisation, mobilization, dispatch
sanction: embargo, ban, penalty, restriction
visit: trip, tour, travel
protest: demonstration, rally, march, strike, riot
accident: crash, disaster, incident
trial: court, lawsuit, hearing, case
other: misc, miscellaneous, else, unknown
planned: future, scheduled, expected, announced, upcoming, pending, proposed
happened: past, occurred, done, took place, completed, finished, confirmed
cancelled: called off, abandoned, dropped, scrapped, postponed
stated: said, reported, explicit, text
caption: photo, picture, image
dateline: place line
url: link, address
inferred: guess, guessed, assumed, estimated, deduced
computed: calculated, counted
asserts: claims, says, confirms, states, affirms
denies: refutes, rejects, contradicts, disputes
doubts: questions, uncertain, sceptical, skeptical
web: http, https, online, server
file: disk, offline, local, files
off: none, ignore, no, false, disabled, never
warn: warning, yes, true
error: fail, fatal, strict, err
warning: warn
note: info, notice, hint, information
ltr: left, left-to-right
rtl: right, right-to-left, arabic, hebrew
feed: rss, atom, feeds
calendars: ics, ical, calendar
entities: people, persons, organisations, organizations, places
quotes: quotations
data: json, csv, api
search: index, pagefind
archive: archives, years
citations: bibtex, ris, csl, bibliography
title: headline, heading, name
summary: abstract, description, excerpt, standfirst, subtitle, teaser, lead
tags: categories, category, keywords, keyword, topics, labels
updated: modified, lastmod, last_modified, changed
lang: language, languages, locale
base_url: url, site url, siteurl, domain, root
navigation: menu, menus, nav
image: picture, photo, cover, thumbnail, img, featured image, feature image, banner
licence: license, rights, copyright
orgs: organisations, organizations, companies, institutions
people: persons, person, actors
places: locations, location, countries
authors: byline, writers, writer, by
id: slug, identifier, key
url: href, website, web, site
outlet: publisher, journal, newspaper, publication, medium, container, container title
published: date, pubdate, issued, year
aliases: redirects, redirect_from, alias
sources: references, bibliography
events: timeline, chronology
why: relevance, significance
changes: changelog, corrections, history, errata
key_points: highlights, takeaways, bullets, points, keypoints
alt: alternative text, alttext, alt_text
credit: photographer, attribution
caption: legend
src: path, filename
text: words, quote, content
by: speaker, who, said by
name: title, label
label: name, title
broader: parent, parents, wider
note: definition, scope, comment, description, about
date: day, when, created, created at, posted, publication date
alt: synonyms, synonym, other names, aka, altlabel, alt label, use for, used for, variants
aliases: other names, aka, synonyms, synonym, altlabel, alt label, variants
label: preflabel, pref label
hidden: hiddenlabel, hidden label, misspellings
note: scopenote, scope note, skos definition
match: exactmatch, exact match, closematch, close match, same as, sameas
same_as: exactmatch, exact match, sameas
related: see also, seealso
"""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """By folded word: what it may stand for."""
    found: dict[str, list[str]] = {}
    for line in _LINES.strip().split("\n"):
        meant, _, words = line.partition(": ")
        for word in words.split(", "):
            found.setdefault(fold_name(word), []).append(meant)
    return {word: tuple(meant) for word, meant in found.items()}


def all_meant(choices: Collection[str]) -> frozenset[str]:
    """Every word, folded, that stands for one of these."""
    return frozenset(word for word, meant in _words().items() if any(each in choices for each in meant))


def meant_by(word: str, choices: Collection[str]) -> str | None:
    """The choice for which people say this word, if there is one."""
    folded = fold_name(word)
    return next((each for each in _words().get(folded, ()) if each in choices and each != folded), None)
