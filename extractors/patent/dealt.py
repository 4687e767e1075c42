"""The members of a list that 分别 deals counts out to: 专利申请量、授权量、发明专利拥有量分别达…."""

from __future__ import annotations

from extractors.patent.words import Word

KIND_ROLES = frozenset({"kind", "weak_kind"})
LINKS = frozenset({"、", "和", "与", "及", "以及"})


def members_of(folded: str, words: list[Word]) -> list[tuple[str, str]]:
    """Return kind and action of each member of a list (专利申请量、授权量), "" for what a member leaves out."""
    members = [("", "")]
    for word in words:
        if folded[word.start : word.end] in LINKS:
            members.append(("", ""))
        elif word.role in KIND_ROLES:
            members[-1] = (word.value, members[-1][1])
        elif word.role == "action":
            members[-1] = (members[-1][0], word.value)
    return members


def filled_in(values: list[str]) -> list[str]:
    """Hand a value on to the members behind it that leave it out."""
    filled: list[str] = []
    for value in values:
        filled.append(value or (filled[-1] if filled else ""))
    return filled
