"""The main job from end to end: what it leaves behind, what interrupts it, what another try does."""
