"""The program's version, in one place a light import can read."""

from __future__ import annotations

VERSION = "0.1.0"
