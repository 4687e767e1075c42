"""What a growth is the growth of, where no indicator of its own stands before it.

`growth` is the way in.

- Told against something: `compared`; of other places in a row: `other_places`.
- Of things in a row: `shared_nouns`, `bracketed_growths`.  Of prices: `price_moves`.
- Of what a word points back to: `pointed`.  Of nothing that could grow: `no_growers`.
"""
