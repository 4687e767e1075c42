"""The checks of one report.  Reading `CHECKS` tells what is checked.

Files that begin with `s` and a number judge what stands in one sentence or one table, with `d` a whole report, with `x`
several reports (these are listed in `cross`); each holds one check with its examples.  One that needs more than a file
is a folder, in which all stands that serves it alone; what serves several checks stands beside them.  A way through:

- What every check is made of: `base` and, across reports, `archive`; `findings` fills what it says, `attributed` adds
  who, `message_heads` opens that with who, what and when, `confidence` says how sure it is, by whose reports are
  `of_record`; `rows` writes it down. A run may ask for some of them: `chosen`.
- What they look at: a `report` is its `report_text`, its `figures` and its `skeleton`, on which `forms` of sentences
  are found, past `asides`, by rules that are `gated`; `reckoned` compares a figure with what others come to. Rules
  called `loosely_…` ask for no form, and believe a gap where `slips` explain it. Words: `words`, `cross_words`, and
  `clause_firms` for firms that no extractor knows.
- planned_vs_actual: `plans` with their outcomes, `measured_plans`, `set_before`, `completion`, `over_and_short`,
  `loosely_completed`, `listed_goals`, `fulfilled`, `claimed`, `bounds`, `aimed_rates`, `debt_limit`, `wholly_done`,
  `time_share`; `phases` that are done and to be begun.
- share_times_base: `shares`, `single_share`, `joint_shares`, `dealt_shares`, `common_whole`, `part_shares`, `rates`,
  `loosely_named`, `named_shares`, `several_shares`, `implied_wholes`; `bases` says what of.
- respectively_arity: `lists`, `joined_names`, `counted_lists`, `listed_years`; count_list: the `items` that are
  `announced`, `loosely_counted`, `segments`, `enumerated`, `ordinals`, `told_twice`.
- part_whole: `splits` and how they are told: `among`, `added`, `sums`, `counted_up`, `declared`, `itemised`,
  `closed_lists`, `nothing_else`, `size_classes`, `states`, `run_on_lists`, `loosely_summed`, `budget`,
  `number_and_money`, `bare_lists`, `year_sums`, `half_years`, `year_stretches`, `in_phases`, `in_turns`,
  `named_members`, `sector_sums`, `numbered_items`; what `exhausted` its whole: `counted_parts`, `split_again`,
  `slipped_sums`; no part is `exceeding` it: `exclusive_parts`, `budget_items`, `higher_levels`, `lower_places`,
  `more_than_there_are`, `slipped_parts`; findings of `one_cause`; `to_hundred`: `structures` and the `sectors` behind
  them, `shares_listed`, `stakes`, `moved_shares`, `two_sides`, `dealt_to_all`.
- unit_missing: `lost_signs`, `wrong_kind`; notation_damage: `lost_marks`, `run_on_years`; impossible: `dates`,
  `work_dates`, `months_above`, `subset_counts`, `slipped_changes`, `after_sign_off`, `years_gone`, `time_taken`,
  `ranks`.
- from_to_growth: `behind_pairs`, `growth_forms`, `growth_told`, `growth_signs`, `times_grown`, `doublings`, `yearly`,
  `yearly_forms`, `own_levels`, `whole_levels`, `price_moves`, `rates_apart`, `book_values`, `foretold_ranges`,
  `dealt_pairs`, `dealt_back`, `turned`, `two_bases`, `rank_moves`, `sector_moves`, `told_in_words`, `loosely_told` by
  `change_roles` and `bases_apart`.
- table_arithmetic: `table_view`, `table_sums`, `table_kinds`, `table_lines`, `table_rates`, `table_findings`.
- document_period: `witnesses`, `headings`, `spans`, `undated`; entity_variant: `misspelling`, `own_name`,
  `two_firms`, `assets`, `facilities`, `stations`, `persons`, `speakers`, `offices`, `defined_names`, `short_names`,
  `latin_names`, `doubled`, told as `slips_of_names`; masked_subject: `bodies`; temporal_stale: `stale_news`.
- two_values: `wording`, `partial`, `budgets` and `other_firms` say what is no second value; `unit_slips`,
  `swapped_digits`, `swapped_rates`, `loosely_swapped`, `counts_again`, `reached`, `topline`, `headlines`,
  `headline_slips`, `beside_tables`, `named_before`.
- identity: `identities`, `defined`, `quotients`, `means`, `mean_judged`, `distant_means`, `member_means`,
  `crop_yields`, `balances`, `budget_totals`, `between`, `all_parts`, `classes`, `converted`, `dividends`,
  `every_year`, `exchange`, `gaps`, `good_days`, `incomes`, `per_time`, `per_people`, `per_group`, `per_share`,
  `ratios`, `remainders`, `savings`, `share_deals`, `still_to_do`, `village_heads`, `vital_rates`, `weighted_growth`.
- ratio_outlier: `scales`.
- Across reports: `series` of one figure, `pairs` of reports, figures that are `part_year`; growth_chain: `chained`,
  `stated_changes`, `untold_fall`; cross_doc_value: `agreement`, `member_firms`, `yearly_claims`; stale_value:
  `repeated_deeds`.
"""

from __future__ import annotations

from pipeline.checks import d01_document_period as d01
from pipeline.checks import d02_temporal_stale as d02
from pipeline.checks import d03_two_values as d03
from pipeline.checks import d04_identity as d04
from pipeline.checks import d05_entity_variant as d05
from pipeline.checks import d06_masked_subject as d06
from pipeline.checks import d07_category_conflict as d07
from pipeline.checks import d08_ratio_outlier as d08
from pipeline.checks import s01_planned_vs_actual as s01
from pipeline.checks import s02_share_times_base as s02
from pipeline.checks import s03_respectively_arity as s03
from pipeline.checks import s04_part_whole as s04
from pipeline.checks import s05_count_list as s05
from pipeline.checks import s06_unit_missing as s06
from pipeline.checks import s07_notation_damage as s07
from pipeline.checks import s08_orphan_value as s08
from pipeline.checks import s09_impossible as s09
from pipeline.checks import s10_from_to_growth as s10
from pipeline.checks import s11_table_arithmetic as s11
from pipeline.checks.base import Check

CHECKS: tuple[Check, ...] = (
    s01.CHECK,
    s02.CHECK,
    s03.CHECK,
    s04.CHECK,
    s05.CHECK,
    s06.CHECK,
    s07.CHECK,
    s08.CHECK,
    s09.CHECK,
    s10.CHECK,
    s11.CHECK,
    d01.CHECK,
    d02.CHECK,
    d03.CHECK,
    d04.CHECK,
    d05.CHECK,
    d06.CHECK,
    d07.CHECK,
    d08.CHECK,
)
BY_NAME: dict[str, Check] = {check.name: check for check in CHECKS}
