"""Whose a figure is, when it holds and how sure it is: what `pipeline.context` answers, sentence by sentence."""
