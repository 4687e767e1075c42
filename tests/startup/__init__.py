"""What starting costs: what is kept from one start to the next, and what does not load before it is needed."""
