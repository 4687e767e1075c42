"""Help in both languages: every command and option has its Chinese text, and the locale decides."""

import importlib
import re

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import COMMANDS, heshu, main
from pipeline.commands import chinese
from pipeline.commands.exits import EXIT_CODES
from pipeline.terminal.language import language

LOCALE = ("HESHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def locale(monkeypatch):
    """A function that sets the locale to just what it is given; English again for the tests that come after."""
    was = heshu.help, heshu.context_class

    def set_to(**given):
        for name in LOCALE:
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)

    yield set_to
    heshu.help, heshu.context_class = was
    importlib.reload(importlib.import_module("pipeline.commands.run"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "C", "HESHU_LANG": "zh"}, "zh"),
        ({"LANG": "zh_TW", "HESHU_LANG": "en"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_locale_decides(locale, given, expected):
    locale(**given)
    assert language() == expected


def test_every_command_and_option_has_its_chinese_text():
    table = chinese.strings()
    used = {"heshu", *(key for key in table if key[0] == "="), *(f"exit {code}" for code in EXIT_CODES)}
    lacking = []
    for name in COMMANDS:
        command = importlib.import_module(f"pipeline.commands.{name}").command
        wanted = [(f"{name}:",), (name,)]
        wanted += [chinese.keys(name, p.name) for p in command.params if isinstance(p, click.Option)]
        for keys in wanted:
            found = [key for key in keys if key in table]
            used.update(found)
            lacking += [] if found else [keys[0]]
    assert lacking == []
    assert sorted(set(table) - used) == []


@pytest.mark.parametrize("key", sorted(chinese.strings()))
def test_chinese_texts_are_chinese(key):
    assert re.search("[\u4e00-\u9fff]", chinese.strings()[key])


def help_of(capsys, *args):
    """Return what `heshu … --help` prints."""
    with pytest.raises(SystemExit) as ended:
        main([*args, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_help_in_chinese_and_back(locale, capsys):
    locale(LANG="zh_CN.UTF-8")
    chinese_run = help_of(capsys, "run")
    assert chinese_run.startswith("用法: heshu run")
    assert "存放各表的文件夹。  [必填]" in chinese_run
    assert "\n    heshu run page.txt --out tables\n" in chinese_run
    assert "显示本帮助并退出。" in chinese_run
    assert "\n退出码:\n  0    完成\n" in help_of(capsys)


def test_help_in_english_names_the_exit_codes(locale):
    locale(LANG="C")
    shown = CliRunner().invoke(heshu, ["--help"]).output
    for code, text in EXIT_CODES.items():
        assert f"  {code:<3}  {text.split()[0]}" in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_of_each_shell_completes_commands(shell):
    done = CliRunner().invoke(heshu, ["completion", shell])
    assert done.exit_code == 0
    assert f"_HESHU_COMPLETE={shell}_complete" in done.output


def test_completion_knows_commands_and_options():
    env = {"_HESHU_COMPLETE": "bash_complete", "COMP_WORDS": "heshu run --work", "COMP_CWORD": "2"}
    assert CliRunner().invoke(heshu, [], env=env, prog_name="heshu").output.split(",")[-1].strip() == "--workers"
