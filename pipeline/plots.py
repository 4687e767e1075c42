"""Plots a paper would print, with Chinese in them: `heshu.plots.style()` before the first figure.

matplotlib's own font has no Chinese: it draws boxes.  `style` picks a font that has, from those that `pip install
"heshu[notebooks]"` or the system brings, and warns where there is none.
"""

from __future__ import annotations

import contextlib
import importlib
import warnings
from pathlib import Path
from typing import Any

# The package that ships Noto Sans SC (SIL Open Font License 1.1), and families that systems have, simplified first.
PACKAGE = "pylopdf_fonts_zh_cn"
FAMILIES = (
    *(
        "Noto Sans SC",
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "Source Han Sans CN",
        "PingFang SC",
        "Hiragino Sans GB",
    ),
    *("Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK JP", "Arial Unicode MS"),
)
# Colours that the colour-blind tell apart (Okabe and Ito 2008), the first ones also in grey.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#999999")
ADVICE = (
    "no font with Chinese characters: plots will show boxes.  Install one, by `pip install 'heshu[notebooks]'` or "
    "`apt-get install fonts-noto-cjk`, and start Python anew."
)


def style() -> str | None:
    """Set matplotlib up for figures of a paper; return the font chosen, None (and a warning) where none has Chinese.

    Raises `ImportError`, with the way to get it, where matplotlib is not installed.
    """
    try:
        matplotlib = importlib.import_module("matplotlib")
    except ImportError as error:
        raise ImportError("plots need matplotlib: pip install 'heshu[notebooks]'") from error
    family = chinese_font()
    if family is None:
        warnings.warn(ADVICE, stacklevel=2)
    matplotlib.rcParams.update(_settings(family))
    return family


def chinese_font() -> str | None:
    """Return a family that matplotlib knows and that has Chinese characters; None where there is none."""
    manager = importlib.import_module("matplotlib.font_manager").fontManager
    with contextlib.suppress(ImportError):
        manager.addfont(Path(importlib.import_module(PACKAGE).sans_path()))
    known = set(manager.get_font_names())
    return next((family for family in FAMILIES if family in known), None)


def _settings(family: str | None) -> dict[str, Any]:
    """Return matplotlib's settings: the font, a minus sign it has, thin axes, a quiet grid."""
    cycler = importlib.import_module("cycler").cycler
    return {
        "font.family": "sans-serif",
        "font.sans-serif": [*([family] if family else []), "DejaVu Sans"],
        "font.size": 10,
        "axes.unicode_minus": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.8,
        "axes.titlesize": 11,
        "axes.titlelocation": "left",
        "axes.prop_cycle": cycler(color=COLOURS),
        "axes.grid.axis": "y",
        "grid.color": "#DDDDDD",
        "grid.linewidth": 0.6,
        "axes.axisbelow": True,
        "legend.frameon": False,
        "figure.dpi": 110,
        "figure.constrained_layout.use": True,
        "savefig.bbox": "tight",
    }
