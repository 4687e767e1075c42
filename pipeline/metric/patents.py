"""The indicator of a number of patents follows from their kind and from what was done with them."""

from __future__ import annotations

from extractors.base import Patents

_KIND = {"any": "专利", "invention": "发明专利", "utility_model": "实用新型专利", "design": "外观设计专利"}
_ACTION = {"applied": "申请量", "granted": "授权量", "held": "拥有量", "transferred": "转让量", "unknown": "数"}
_ID = {
    ("any", "applied"): "patents_applied",
    ("any", "granted"): "patents_granted",
    ("invention", "held"): "patents_stock",
}
_ID_OF_KIND = {"invention": "patents_invention", "utility_model": "patents_utility", "design": "patents_design"}


def patents(figure: Patents) -> tuple[str, str | None]:
    """Return the name and id of the indicator, such as 发明专利申请量."""
    kind = _KIND.get(figure.kind, "软件著作权")
    if figure.kind == "software_copyright" and figure.action != "held":  # what is granted for it is a registration
        return "软件著作权登记量", "software_copyrights"
    action = _ACTION[figure.action]
    return kind + action, _ID.get((figure.kind, figure.action)) or _ID_OF_KIND.get(figure.kind)
