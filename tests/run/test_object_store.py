"""Object storage as S3 has it: a server in this process, the command in another one, the rows of files on a disk."""

from __future__ import annotations

import gzip
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("moto")
pytest.importorskip("s3fs")

import boto3
from moto.server import ThreadedMotoServer

import pipeline
from pipeline import tables
from pipeline.ingest import Page, Source, read, sources
from pipeline.storage.write import OutputError
from pipeline.tables import Reject
from tests import formats_made as made
from tests.engines.same_tables import rows
from tests.faults import kill
from tests.inputs import items, shown

_DIGEST = re.compile("[0-9a-f]{32}")
NOTE = "柳河镇2013年实现产值3亿元。\n".encode()
OBJECTS = {
    "archive/2012/柳河镇 总结#1.txt": made.REPORT.encode(),
    "archive/2012/b%20c.html": made.html().encode(),
    "archive/2013/[1]+&.jsonl.gz": gzip.compress(
        json.dumps({"text": made.REPORT.replace("2012", "2013"), "url": "http://a.example/1"}).encode(), mtime=0
    ),
    "archive/2013/pages.zip": made.zipped({"in/a.txt": NOTE * 3, "b.bin": bytes(range(256)) * 9}),
    "archive/empty.txt": b"",
    "archive/.hidden": NOTE,
}
# What a disk cannot have: an object that is called as a folder, the empty objects with which consoles make folders.
ODD = {"archive/2012/": b"", "odd/a": NOTE, "odd/a/": b"", "odd/a/b.txt": NOTE, "odd/c//d.txt": NOTE, "odder.txt": NOTE}


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def store(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client of a server with one bucket; processes that are started find the server by their environment."""
    import s3fs

    for name, value in {
        "AWS_ENDPOINT_URL": host, "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "none"), "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    client = boto3.client("s3")
    client.create_bucket(Bucket="bucket")
    for key, data in (OBJECTS | ODD).items():
        client.put_object(Bucket="bucket", Key=key, Body=data)
    yield client
    for key in keys(client):
        client.delete_object(Bucket="bucket", Key=key)


def keys(client: Any, prefix: str = "") -> list[str]:
    return [each["Key"] for each in client.list_objects_v2(Bucket="bucket", Prefix=prefix).get("Contents", ())]


def run(given: str, out: str, work: Path) -> None:
    """The command, in a folder of its own."""
    command = [sys.executable, "-m", "pipeline", "run", given, "--out", out, "--workers", "2", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=kill.LONGEST, check=False, cwd=work)
    assert (done.returncode, done.stderr) == (0, "")


def listed(*given: str) -> list[str]:
    return [item.path.removeprefix("s3://bucket/") for item in sources(given) if isinstance(item, Source)]


def told(folder: Path, table: str) -> list[list[str]]:
    """The rows of a table without the bucket in the names of sources, and without digests of files in the store."""
    found = [[str(cell).removeprefix("s3://bucket/") for cell in row] for row in rows(folder, table)]
    return sorted([cell for cell in row if table != "rejects" or not _DIGEST.fullmatch(cell)] for row in found)


def test_rows_are_those_of_files_on_a_disk_and_the_tables_put_there_those_of_a_run_to_a_disk(
    store: Any, tmp_path: Path
) -> None:
    for key, data in OBJECTS.items():
        (tmp_path / key).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / key).write_bytes(data)
    run("archive", "disk", tmp_path)
    run("s3://bucket/archive", "read", tmp_path)
    for table in tables.TABLES:
        assert told(tmp_path / "read", table) == told(tmp_path / "disk", table), table
    assert len(rows(tmp_path / "read", "documents")) == 4
    (tmp_path / "work").mkdir()
    run("s3://bucket/archive", "s3://bucket/tables/new", tmp_path / "work")
    assert list((tmp_path / "work").iterdir()) == []
    for key in keys(store, "tables/new/"):
        place = tmp_path / "got" / key.removeprefix("tables/new/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(store.get_object(Bucket="bucket", Key=key)["Body"].read())
    there, here = kill.contents(tmp_path / "got"), kill.contents(tmp_path / "read")
    assert {name for name in here.keys() - there.keys() if not name.startswith(".kept/")} == set()
    assert there == {name: data for name, data in here.items() if name in there}
    assert {name.partition("/")[0] for name in listed("s3://bucket")} == {"archive", "odd", "odder.txt"}


def test_folders_are_no_objects_and_objects_called_as_folders_are(store: Any) -> None:
    assert listed("s3://bucket/odd") == ["odd/a", "odd/a/b.txt", "odd/c//d.txt"]
    found = [item for item in items("s3://bucket/odd") if isinstance(item, Page)]
    assert [item.text.encode() for item in found] == [NOTE] * 3
    assert shown("s3://bucket/archive/empty.txt") == [("", None, "empty")]  # type: ignore[arg-type]


def test_what_was_listed_before_is_not_remembered(store: Any) -> None:
    assert listed("s3://bucket/odd/c/") == ["odd/c//d.txt"]
    store.put_object(Bucket="bucket", Key="odd/c/e.txt", Body=NOTE)
    (source,) = [item for item in sources(["s3://bucket/odd/c/"]) if item.path.endswith("e.txt")]
    store.delete_object(Bucket="bucket", Key="odd/c/e.txt")
    (gone,) = read(source)
    assert isinstance(gone, Reject)
    assert gone.reason in ("not_found", "unreadable")
    assert listed("s3://bucket/odd/c/") == ["odd/c//d.txt"]


def test_a_bucket_that_does_not_exist(store: Any, report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As input it is a reject, as output an error, before any work; it is not made."""
    monkeypatch.chdir(report_file.parent)
    assert shown("s3://nosuch/archive") == [("", None, "not_found")]  # type: ignore[arg-type]
    with pytest.raises(OutputError, match="s3://nosuch/tables"):
        pipeline.run([str(report_file)], "s3://nosuch/tables", pipeline.Options(guard=False))
    assert [bucket["Name"] for bucket in store.list_buckets()["Buckets"]] == ["bucket"]
    assert list(report_file.parent.iterdir()) == [report_file]
