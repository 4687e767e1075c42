"""The program's version, in one place a light import can read."""

VERSION = "0.1.0"
