"""What names still leave open when every figure of a passage has one.

Asked of all figures together: `implicit` (what fell out of a list), `under_heading` (收入 of which fund), `balances`
(余额 of what), `more_or_less` (by how much), `of_products`, `populations` (whose spending), `joint_names`,
`parts_apart` (a part is not its whole).
"""
