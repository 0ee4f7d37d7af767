"""Which of several names of one thing is printed, by language."""

from generator.text.languages import base_language


def choose_label(labels: dict[str, str], language: str) -> tuple[str, str]:
    """(label, its language): the exact language, its base, the one without a language, English, else the first.

    The language is "" where the label needs no mark: it is the wanted one, or its language is not known.
    """
    base = base_language(language)
    for wanted in (language, base, ""):
        if wanted in labels:
            return labels[wanted], ""
    for key in sorted(labels):
        if base_language(key) == base:
            return labels[key], ""
    if "en" in labels:
        return labels["en"], "en"
    key = min(labels, default="")
    return labels.get(key, ""), key
