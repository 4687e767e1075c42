"""What a figure is of: its indicator, measure and base, its place in a list and in a whole.

A way through the modules; the first line of each has its examples.

The way of a figure: `assign` makes a `draft` of each amount, percentage and number of patents, in `runs`; `glue`
reads the words right before it, `rules` says by them what kind of thing it measures, `choice` which rules are asked
and in which order.  The first rule that is sure names it, or leaves it with a reason.  What none names, `ranked` gives
the likeliest of the `candidates` by their `signs`.  `counted` does the same for all other counts, each where it
stands (`counted_at`), with `counted_names`, `counted_before`, `counted_onward`, `counted_changes`, `counted_kinds`,
`counted_none`, `counted_cut`, `counted_whole`, `capacities` and `pointed_counts`.

Rules, by what they read:

- the indicator before the figure: `indicator`, `further_back`, `levels`, `scopes`, `held`, `signed`, `owners`, `owed`,
  `nouns`, `profits`
- sums named by what is done with them: `verb_sums`, `spent`, `spending`, `purposes`, `support`, `goods`, `prices`
- growths: `growth`, `grown_parts`, `changed_things`, `compared`, `price_moves`, `strongest`, `numbered`, `amounts`
- shares: `shares`, `share_rules`, `stakes`, `members`, `groups`, `shares_of_subjects`, `wholes`, `told_base`,
  `staff_makeup`, `dealt_shares`, `worded`
- the figure before, or the list: `onward`, `other_terms`, `told_again`, `following`, `last_resort`, `referred`, `rows`,
  `shared_nouns`, `contrasts`, `coordinated`, `joined_indicators`, `items`, `populations`
- parts of a whole: `among`, `breakdown`, `known_wholes`; plans: `planned`, `budgeted`; patents: `patents`
- words behind: `named_behind`
- cells of tables: `cells`, `tables`; figures of nothing: `thresholds`, `tiers`

When all are named: `lists` and `dealt_things` (分别), `above_thresholds` (产值超亿元企业), `parts` (其中), `implicit`,
`under_heading`, `itemed_budgets`, `balances`, `more_or_less`, `of_products`, `joint_names`, `bracketed_growths`,
`other_places`, `crops`, `as_counted`.

Words: `words`, `words_behind`, `acts`, `predicates`, `edges`, `cut_off`, `starts`.
"""
