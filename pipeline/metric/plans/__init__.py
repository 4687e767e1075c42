"""How much of a plan or a budget is done, and the plan itself.

`planned` is any plan, `budgeted` a sum first budgeted and then done, `itemed_budgets` the items of a
budget, `itemed_investments` the works of a plan, `come_to` what has come of one.
"""
