"""What a run is limited to unless it is told otherwise; light, for the command line shows it before anything loads."""

MAX_CHARS = 20_000_000  # of a record
SECONDS = 300.0  # of a record
# Files and bytes below which one worker is soonest done: more cost a second to start.
FEW, SMALL = 8, 100_000
