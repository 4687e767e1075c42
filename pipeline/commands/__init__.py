"""One file a command; `pipeline.cli.COMMANDS` lists them."""
