"""Sentences that say in one breath how likely something is and how sure the writer is of it.

ICD 203, the standard of analysts, keeps the two apart, since “high confidence that it is unlikely” is read in two ways.
Its words are English, so only English texts are looked at. Floor 0: knows text only.
"""

import re

from generator.text.patterns import pattern

_SENTENCE = pattern(r"[^.!?…]*(?:[.!?…](?![\s”\"’)\]]|\Z)[^.!?…]*)*[.!?…]*")
_QUOTED = pattern(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_CONFIDENCE = pattern(r"\b(?:low|moderate|medium|high)(?:[- ]to[- ]\w+)?[- ]confidence\b", re.IGNORECASE)
_LIKELIHOOD = pattern(
    r"\b(?:almost no chance|remote(?: chance| possibility)|highly improbable|improbable|unlikely|likely|likelihood"
    r"|roughly even (?:chance|odds)|even chance|probabl[ey]|almost certain(?:ly)?|nearly certain)\b",
    re.IGNORECASE,
)


def mixed_judgement(text: str, language: str) -> tuple[str, str] | None:
    """(the likelihood, the confidence) of the first sentence that has both, quotations apart; None without one."""
    if "onfidence" not in text or language.partition("-")[0].casefold() not in ("", "en"):
        return None
    for sentence in _SENTENCE.findall(_QUOTED.sub("", text)):
        confidence = _CONFIDENCE.search(sentence)
        likelihood = _LIKELIHOOD.search(sentence) if confidence else None
        if confidence and likelihood:
            return likelihood[0], confidence[0]
    return None


def mixed_words(likelihood: str, confidence: str) -> tuple[str, str]:
    """(what is said of such a sentence, the hint)."""
    message = f"“{likelihood}” and “{confidence}” stand in one sentence"
    return message, "say in one sentence how likely it is, and in another how sure you are"
