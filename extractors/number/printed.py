"""How a figure is printed, as parts of patterns on folded text: 3.5, 1,200 万, 3000多万, 3 亿美元.

A blank may part the number from its 万 or 亿, and 多 or 余 may stand on either side of that.
"""

from __future__ import annotations

DIGITS = "[0-9][0-9.,]{0,11}"
SCALED = f"{DIGITS} ?[多余]?[万亿]{{0,2}}[多余]?"
SUM = f"{SCALED}[美港欧日]?元"
# A share behind its firm, up to its move in percent: (26.26,-0.53,|-1.98%).
TICKER = r"\([0-9]{1,4}\.[0-9]{1,3}, ?[-+]?[0-9]{1,4}\.[0-9]{1,3}, ?$"
