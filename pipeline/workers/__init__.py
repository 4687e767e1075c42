"""Processes that do what they are sent: a pool of workers, which survives the death of any of them.

- A `pool` keeps each `process` alive, each a `worker` that others `watch`; `deaths` says what one died of, and `beside`
  has idle ones do something in the background.
- `ahead` starts the server they are forked from, `children` any process, without the caller's script in it; `apart` is
  one call in a process of its own; `cores` are how many there may be.

What they do is no business of theirs: they import what makes starting fast, and know neither pages nor tables.
"""
