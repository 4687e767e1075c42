"""What a figure is of: the indicators that `pipeline.metric` names, sentence by sentence."""
