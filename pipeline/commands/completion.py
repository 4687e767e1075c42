"""`heshu completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in your SHELL.

    \b
    For good:
      heshu completion bash >> ~/.bashrc
      heshu completion zsh >> ~/.zshrc
      heshu completion fish > ~/.config/fish/completions/heshu.fish
    """
    made = get_completion_class(shell)
    assert made is not None  # click has all three
    click.echo(made(ctx.find_root().command, {}, "heshu", "_HESHU_COMPLETE").source())
