"""The language to talk to a person in: Chinese under a Chinese locale, else English; `HESHU_LANG` decides first."""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["en", "zh"]
# In the order POSIX gives them; HESHU_LANG is ours.
_VARIABLES = ("HESHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> Language:
    """Return the language of help texts."""
    locale = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "zh" if locale.lower().startswith("zh") else "en"
