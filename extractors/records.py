"""Frozen records at nearly the price of plain ones.

`@record(frozen=True, slots=True)` is `dataclass(frozen=True, slots=True)`, except for how the fields are first set. A
dataclass sets each by `object.__setattr__`, which makes a mention five times as dear, and there are tens of thousands
in a million characters.  Here `__init__` gives the new object, until it ends, a class of the same layout that is not
frozen, so that the fields are plain assignments; 0.3 µs a record remain of the price.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen, slots):
        """Return the decorator; a record is always frozen and has slots: the type checker is told so, too."""
        assert frozen, "a record is frozen"
        assert slots, "a record has slots"

        def decorate(cls):
            made = dataclasses.dataclass(frozen=True, slots=True)(cls)
            made.__init__ = _initializer(made)
            return made

        return decorate


def _initializer(frozen: Any) -> Callable[..., None]:
    """Return an `__init__` with the parameters of a frozen dataclass's own; no field may have a factory."""
    fields = dataclasses.fields(frozen)
    assert all(field.init and not field.kw_only for field in fields), "fields are given by place"
    assert all(field.default_factory is dataclasses.MISSING for field in fields), "a default is a value"
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    names = {"Open": type(f"_Open{frozen.__name__}", (frozen,), plain), "Frozen": frozen, "_give": object.__setattr__}
    lines = [
        f"def __init__(self, {', '.join(field.name for field in fields)}):",
        "_give(self, '__class__', Open)",
        *(f"self.{field.name} = {field.name}" for field in fields),
        "self.__class__ = Frozen",
    ]
    made: dict[str, Any] = {}
    exec("\n    ".join(lines), names, made)
    initializer: Callable[..., None] = made["__init__"]
    initializer.__defaults__ = frozen.__init__.__defaults__
    return update_wrapper(initializer, frozen.__init__)


__all__ = ["record"]
