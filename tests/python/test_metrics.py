"""`centralcloud metrics`: what Prometheus gets, and what it is told to do with it."""

from __future__ import annotations

import json
import re
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from subprocess import PIPE

import pytest
import yaml
from click.testing import CliRunner
from prometheus_client.parser import text_string_to_metric_families as parsed

from centralcloud.cli.metrics import metrics
from centralcloud.metrics import CONTENT_TYPE, Exporter, Scraper
from tests.conftest import Database, Fleet
from tests.waiting import PATIENCE, end, running, started

OPERATIONS = Path(__file__).parents[2] / "python" / "centralcloud" / "operations"
AWKWARD = 'a "quote", a \\backslash, a\nnewline, an ö and {braces}'
#: Labels that Prometheus adds, or its configuration.
ADDED = {"database", "job", "instance"}
SELECTOR = re.compile(r"(centralcloud_\w+)(?:\{([^}]*)\})?")


def labels_of(text: str) -> dict[str, set[str]]:
    """The names of the labels of each metric."""
    return {
        family.name: {label for sample in family.samples for label in sample.labels}
        for family in parsed(text)
    }


@contextmanager
def served(database: Database) -> Iterator[HTTPConnection]:
    """The exporter in this process, on a port of its own."""
    exporter = Exporter("127.0.0.1", 0, Scraper(database.conninfo))
    thread = threading.Thread(target=exporter.serve_forever, args=(0.05,))
    thread.start()
    client = HTTPConnection("127.0.0.1", exporter.server_address[1], timeout=PATIENCE)
    try:
        yield client
    finally:
        client.close()
        exporter.shutdown()
        exporter.server_close()
        thread.join()


def get(client: HTTPConnection, path: str = "/metrics", method: str = "GET") -> tuple[int, str]:
    """Status and text."""
    client.request(method, path)
    answer = client.getresponse()
    assert answer.getheader("Content-Type") == CONTENT_TYPE
    return answer.status, answer.read().decode()


@pytest.mark.parametrize("kind", ["hub", "instance"])
def test_prometheus_can_read_it(fleet: Fleet, kind: str) -> None:
    """By its own parser, with names that would end a label or a line."""
    database = {"hub": fleet.hub, "instance": fleet.add("singularity-1")}[kind]
    database.all("create schema awkward authorization centralcloud_owner")
    database.all("create function awkward.status() returns setof monitoring.status "
                 "language sql as $$ select 'job', n, 'ok', null::timestamptz, null::timestamptz,"
                 " 3::bigint, null::timestamptz, null::bigint, null::jsonb from "
                 f"(values (e'{AWKWARD.replace(chr(92), chr(92) * 2)}')) as v (n) $$")  # fmt: skip
    database.all("select monitoring.register_source('awkward', 'awkward.status')")
    shown = CliRunner().invoke(metrics, ["--database", database.conninfo])
    assert shown.exit_code == 0
    depths = {
        sample.labels["name"]: sample.value
        for family in parsed(shown.output)
        for sample in family.samples
        if family.name == "centralcloud_depth"
    }
    assert depths[AWKWARD] == 3


def test_it_is_served(hub: Database) -> None:
    """GET and HEAD, nothing elsewhere, again after the database was lost."""
    with served(hub) as client:
        status, text = get(client)
        assert status == 200
        assert "centralcloud_source_up" in labels_of(text)
        assert get(client, method="HEAD") == (200, "")
        assert get(client, "/") == (404, "there is only /metrics\n")
        hub.all(
            "select pg_terminate_backend(pid, 60000) from pg_stat_activity "
            "where application_name = 'centralcloud' and datname = current_database()"
        )
        status, text = get(client)
        assert status == 503
        assert text.count("\n") == 1
        assert get(client)[0] == 200
        hub.all("alter function monitoring.metrics() rename to gone")
        assert get(client)[0] == 503


def test_a_client_that_goes_away_is_nothing_to_tell_of(
    hub: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Prometheus does when a scrape takes too long; what else goes wrong is told."""
    scraper = Scraper(hub.conninfo)
    with Exporter("127.0.0.1", 0, scraper) as exporter:

        def answer_nobody() -> str:
            near, far = socket.socketpair()
            far.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
            far.close()
            exporter.process_request_thread(near, ("127.0.0.1", 1))
            return capsys.readouterr().err

        assert answer_nobody() == ""
        exporter.scraper = None  # type: ignore[assignment]
        assert "AttributeError" in answer_nobody()


def test_many_scrapes_at_once(hub: Database) -> None:
    """Each gets a whole answer."""
    with served(hub) as client:
        statuses: list[int] = []

        def scrape() -> None:
            own = HTTPConnection(client.host, client.port, timeout=PATIENCE)
            statuses.append(get(own)[0])
            own.close()

        with running(*[scrape] * 20):
            pass
        assert statuses == [200] * 20


@pytest.mark.parametrize("listen", ["0", "127.0.0.1:0", "[::1]:0"])
def test_the_command_serves_until_it_is_told_to_stop(hub: Database, listen: str) -> None:
    """It says where, and SIGTERM ends it with exit code 0."""
    with started(
        [sys.executable, "-c", "from centralcloud.cli import main; main()", "metrics",
         "--listen", listen, "--database", hub.conninfo],
        stderr=PIPE,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.fullmatch(r"serving http://(\[::1\]|127\.0\.0\.1):(\d+)/metrics\n", line)
        assert found is not None, line
        client = HTTPConnection(found[1].strip("[]"), int(found[2]), timeout=PATIENCE)
        assert get(client)[0] == 200
        client.close()
        assert end(process, signal.SIGTERM)[0] == 0


@pytest.mark.parametrize("listen", ["here", "1:2:3", "65536", "::1:9187", ""])
def test_what_is_no_address_is_refused(listen: str) -> None:
    """As a wrong call."""
    result = CliRunner().invoke(metrics, ["--listen", listen])
    assert result.exit_code == 2
    assert "is no address" in result.output


def expressions() -> list[str]:
    """Every PromQL expression of the alert rules and the dashboard."""
    rules = yaml.safe_load((OPERATIONS / "alerts.yml").read_text())
    board = json.loads((OPERATIONS / "grafana.json").read_text())
    return [
        *(rule["expr"] for group in rules["groups"] for rule in group["rules"]),
        *(target["expr"] for panel in board["panels"] for target in panel["targets"]),
        *(each["definition"] for each in board["templating"]["list"] if "definition" in each),
    ]


def test_what_the_examples_name_is_there(hub: Database) -> None:
    """Metrics are registered families; labels are ones that they have."""
    hub.all("create schema thing authorization centralcloud_owner")
    hub.all("create function thing.status() returns setof monitoring.status language sql "
            "as $$ select 'job', 'x', 'ok', now(), now(), 1::bigint, now(), 1::bigint, "
            "null::jsonb $$")  # fmt: skip
    hub.all("select monitoring.register_source('thing', 'thing.status')")
    hub.all("insert into monitoring.alarms (check_name, subject, severity, finding, hint, "
            "opened_at, seen_at) select 'c', 's', 'error', 'f', 'h', now(), now()")  # fmt: skip
    there = labels_of(hub.one("select monitoring.metrics()"))
    registered = {name for (name,) in hub.all("select metric from monitoring.metric_families")}
    named = 0
    for expression in expressions():
        for name, selector in SELECTOR.findall(expression):
            named += 1
            assert name in registered, expression
            labels = set(re.findall(r"(\w+)\s*(?:=|!=|=~|!~)\"", selector))
            for inside in re.findall(r"by \(([^)]*)\)", expression):
                labels |= {label.strip() for label in inside.split(",")}
            assert labels <= there[name] | ADDED, expression
    assert named > 10


def test_the_examples_word_labels_that_there_are() -> None:
    """In what an alert says and a legend shows: a label that is not there is an empty word."""
    rules = yaml.safe_load((OPERATIONS / "alerts.yml").read_text())
    board = json.loads((OPERATIONS / "grafana.json").read_text())
    worded = [
        (rule["expr"], re.findall(r"\$labels\.(\w+)", " ".join(rule["annotations"].values())))
        for group in rules["groups"]
        for rule in group["rules"]
    ] + [
        (target["expr"], re.findall(r"{{\s*(\w+)\s*}}", target.get("legendFormat", "")))
        for panel in board["panels"]
        for target in panel["targets"]
    ]
    by_source = {"centralcloud_source_up": {"room"}}
    by_status = {"kind", "name", "state"}
    assert sum(len(words) for _, words in worded) > 10
    for expression, words in worded:
        kept = re.search(r"by \(([^)]*)\)", expression)
        if kept is not None:
            there = {label.strip() for label in kept[1].split(",")}
        else:
            names = [name for name, _ in SELECTOR.findall(expression)]
            there = ADDED.union(*(by_source.get(name, by_status) for name in names))
        assert set(words) <= there, expression


def test_the_dashboard_is_one() -> None:
    """What Grafana needs: a schema version, a data source to choose, panels side by side."""
    board = json.loads((OPERATIONS / "grafana.json").read_text())
    assert board["schemaVersion"] >= 36
    assert board["templating"]["list"][0]["type"] == "datasource"
    ids = [panel["id"] for panel in board["panels"]]
    assert len(set(ids)) == len(ids)
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken
        assert max(x for x, _ in cells) < 24
        taken |= cells


@pytest.mark.parametrize("example", ["prometheus", "alerts", "grafana"])
def test_the_examples_are_printed(example: str) -> None:
    """Without a database."""
    shown = CliRunner().invoke(metrics, ["--example", example])
    assert shown.exit_code == 0
    assert yaml.safe_load(shown.output)
