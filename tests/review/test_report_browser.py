"""The review page in real headless Chromium (Debian's chromium and chromium-driver)."""

import json
import shutil
import time

import pytest

from pipeline import suppressions
from pipeline.review import page as report
from pipeline.review import queries
from tests.review import report_tables

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (extra `dev`)")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("chromium or chromium-driver is not installed (apt-get)", allow_module_level=True)

from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

# Contrast of every element with text of its own against the first opaque background behind it.
CONTRAST = """
const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = (node) => {
  for (; node; node = node.parentElement) {
    const colour = rgb(getComputedStyle(node).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const poor = [];
for (const node of document.body.querySelectorAll('*')) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (!own || !node.getClientRects().length || node.disabled || node.closest('option, script, style')) continue;
  const pair = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
  const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
  if (ratio < 4.5) poor.push([node.tagName, node.className, node.textContent.slice(0, 20), ratio]);
}
return poor;
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--window-size=1400,900",
    ):
        options.add_argument(switch)
    downloads = tmp_path_factory.mktemp("downloads")
    options.add_experimental_option(
        "prefs", {"intl.accept_languages": "en", "download.default_directory": str(downloads)}
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.downloads = downloads
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def write(tmp_path_factory):
    """A function that writes the page of an archive, once, and copies it to a folder."""
    written = {}

    def to(folder, archive):
        asked = repr((archive.rows, archive.manifest, queries.ON_PAGE))
        if asked not in written:
            written[asked] = report.write_report(archive.write(tmp_path_factory.mktemp("page")))
        return shutil.copytree(written[asked].parent, folder) / written[asked].name

    return to


@pytest.fixture
def visit(browser, write, tmp_path):
    """Open the page of an archive in a browser that remembers nothing; afterwards nothing may have been refused."""

    def go(archive, name="tables"):
        page = write(tmp_path / name, archive)
        # From another file, which shares the store: a script for new documents may outlive its removal by one of them.
        empty = tmp_path / "empty.html"
        empty.write_text("<title>empty</title>", encoding="utf-8")
        browser.get(empty.as_uri())
        browser.execute_script("localStorage.clear()")
        browser.get(page.as_uri())
        return page

    browser.get_log("browser")
    resize(browser, 1400, 900)
    yield go
    assert browser.get_log("browser") == []


def resize(browser, width, height, dark=False):
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def press(browser, *keys):
    """Press keys wherever the focus is, as a person does."""
    ActionChains(browser).send_keys(*keys).perform()


def all_of(browser, selector):
    return browser.find_elements("css selector", selector)


def one(browser, selector):
    return browser.find_element("css selector", selector)


def shown(browser):
    # In one script: the list may be drawn anew between two questions.
    return browser.execute_script("return [...document.querySelectorAll('#list .row')].map((row) => row.dataset.flag)")


def chosen(browser):
    return one(browser, "#list [aria-current]").get_attribute("data-flag")


def until(condition, what):
    for _ in range(100):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail(what)


def set_filter(browser, name, value):
    field = one(browser, f"#form [name={name}]")
    browser.execute_script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        field,
        value,
    )


def exported(browser):
    for old in browser.downloads.iterdir():
        old.unlink()
    press(browser, "e")
    # While the browser writes, its own temporary file stands beside the finished one.
    until(lambda: [p.suffix for p in browser.downloads.iterdir()] == [".csv"], "no download")
    (path,) = browser.downloads.iterdir()
    until(lambda: path.stat().st_size > 3, "an empty download")
    return path


def test_the_list_shows_groups_by_severity_and_confidence(browser, visit):
    visit(report_tables.realistic())
    assert shown(browser) == ["f-share", "f-patents", "f-growth", "f-percent-0", "f-stale"]
    assert chosen(browser) == "f-share"
    assert one(browser, "#matching").text == "7 findings, 5 causes"
    one(browser, ".unfold").click()
    assert shown(browser)[3:6] == ["f-percent-0", "f-percent-1", "f-percent-2"]
    assert one(browser, ".unfold").get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("check", "impossible", ["f-patents"]),
        ("class", "noteworthy", ["f-stale"]),
        ("subject", "恒盛", ["f-share"]),
        ("document", "石桥街道", ["f-percent-0", "f-stale"]),
        ("text", "460", ["f-stale"]),
        ("text", "sales 31", ["f-growth"]),
        ("text", "X1", ["f-growth"]),
        ("status", "not_an_error", ["f-plan"]),
        ("text", "no such words", []),
    ],
)
def test_each_filter_shows_the_findings_it_asks_for(browser, visit, name, value, expected):
    visit(report_tables.realistic())
    set_filter(browser, name, value)
    until(lambda: shown(browser) == expected, f"{shown(browser)} instead of {expected}")
    assert one(browser, "#empty").is_displayed() == (not expected)
    one(browser, "#form [type=reset]").click()
    until(lambda: len(shown(browser)) == 5, "the filters were not cleared")


def test_filters_are_cleared_from_their_first_line(browser, visit):
    """A line of its own for the button would take the place of a finding."""
    visit(report_tables.realistic())
    button = one(browser, ".fields [type=reset]")
    assert button.rect["y"] + button.rect["height"] <= one(browser, "#search").rect["y"]
    set_filter(browser, "check", "impossible")
    button.click()
    until(lambda: shown(browser)[0] == "f-share", "not cleared")


def test_severities_are_ticked_off(browser, visit):
    visit(report_tables.realistic())
    one(browser, "#form [value=high]").click()
    until(lambda: shown(browser) == ["f-percent-0", "f-stale"], "high is still shown")


def test_evidence_side_by_side_and_the_document_by_keyboard(browser, visit):
    visit(report_tables.realistic())
    assert [mark.text for mark in all_of(browser, ".stated mark .kind")] == ["3600万元", "5.3%"]
    stated, against = all_of(browser, ".side-card")
    assert stated.location["y"] == against.location["y"]
    assert one(browser, ".calc").text == "3600万 / 5.3% = 6.79亿 [6.72, 6.87] ≠ 3.4亿 [3.35, 3.45]"
    press(browser, "j", "j", "p")
    assert one(browser, "#paper").is_displayed()
    assert one(browser, "#paper-title").text == "柳河镇2014年科技创新工作总结"
    assert "".join(mark.text for mark in all_of(browser, "#paper mark")) == "全镇实现销售收入58.6亿元"
    assert one(browser, "#paper .target").is_displayed()
    kinds = {
        kind: len(all_of(browser, f"#paper-text .{kind}")) for kind in ("money", "percentages", "enterprises", "facts")
    }
    assert kinds == {"money": 3, "percentages": 1, "enterprises": 1, "facts": 2}
    press(browser, Keys.ESCAPE)
    assert not one(browser, "#paper").is_displayed()
    assert chosen(browser) == "f-growth"


def test_quotes_of_one_sentence_are_marked_on_one_card(browser, visit):
    archive = report_tables.Archive()
    doc = archive.document("柳河镇2014年总结\n财政总收入2860万元,其中国税1320万元、地税1740万元。\n产值3亿元。")
    quotes = [("stated", doc, "2860万元"), ("against", doc, "1320万元"), ("against", doc, "1740万元")]
    archive.flag("part_whole", "high", 0.9, "不等于总数", "differs", [*quotes, ("against", doc, "3亿元")])
    visit(archive)
    first, second = all_of(browser, ".side-card")
    marks = [mark.text for mark in first.find_elements("css selector", "mark")]
    assert marks == ["2860万元", "1320万元", "1740万元"]
    assert [name.text for name in first.find_elements("css selector", ".side-name")] == ["Stated", "Against"]
    assert second.find_element("css selector", "mark").text == "3亿元"
    press(browser, "p")
    assert one(browser, "#paper").is_displayed()


def test_kinds_can_be_hidden_in_the_document(browser, visit):
    visit(report_tables.realistic())
    press(browser, "o")
    one(browser, "#paper .tick:has(.money) input").click()
    assert all_of(browser, "#paper-text .money") == []
    assert len(all_of(browser, "#paper-text .percentages")) == 4


def test_a_verdict_by_keyboard_is_kept_exported_and_read_by_a_second_run(browser, visit, tmp_path):
    visit(report_tables.realistic())
    one(browser, "#reviewer").send_keys("=李", Keys.ESCAPE)
    press(browser, "1", "m")
    press(browser, '@应为"1800万元",', "已问", Keys.ESCAPE)
    press(browser, "n", "3")
    assert [tag.text for tag in all_of(browser, "#list .tag")] == ["Source error", "Not an error"]
    assert one(browser, "#decided").text == "3 of 8 reviewed"
    browser.refresh()
    assert one(browser, "#decided").text == "3 of 8 reviewed"
    assert shown(browser) == ["f-growth", "f-percent-0", "f-stale"]

    path = exported(browser)
    text = path.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "flag_id,check,source,reason,note,reviewer,date"
    assert "'=李" in text
    assert "\"'@应为" in text
    rows = {row.flag_id: row for row in suppressions.read(path).rows}
    assert {flag_id: row.reason for flag_id, row in rows.items()} == {
        "f-share": "source_error",
        "f-patents": "not_an_error",
        "f-plan": "not_an_error",
    }
    assert rows["f-share"].note == '@应为"1800万元",已问'
    assert rows["f-share"].reviewer == "=李"
    assert rows["f-share"].source == "archive/d2015.txt"
    assert rows["f-share"].date == browser.execute_script("return new Date().toLocaleDateString('sv')")

    second = report_tables.realistic()
    second.manifest["input_fingerprint"] = "of another run"
    visit(second, "second")
    assert one(browser, "#decided").text == "1 of 8 reviewed"
    kept = [
        *rows.values(),
        suppressions.Suppression("elsewhere", "jump", "", "later"),
        suppressions.Suppression(check="x*", reason="later"),
    ]
    suppressions.write(tmp_path / "again.csv", kept)
    one(browser, "#file").send_keys(str(tmp_path / "again.csv"))
    until(lambda: one(browser, "#decided").text == "3 of 8 reviewed", "not imported")
    assert one(browser, "#notice").text == "3 rows imported; 2 rows of other runs or patterns kept; 0 skipped"
    again = suppressions.read(exported(browser))
    assert again.faults == []
    assert sorted(again.rows, key=str) == sorted(kept, key=str)


def test_verdicts_of_all_pages_of_a_run_are_exported_from_any(browser, visit, monkeypatch):
    monkeypatch.setattr(queries, "ON_PAGE", 3)
    first = visit(report_tables.realistic())
    assert one(browser, "#part").text.startswith("Part 1 of 3: 3 of 8 findings")
    press(browser, "1")
    one(browser, "#part").find_element("link text", "next part ›").click()
    until(lambda: browser.current_url.endswith("report-2.html"), "not the next page")
    assert one(browser, "#part").text.startswith("Part 2 of 3: 3 of 8 findings")
    press(browser, "2")
    rows = {row.flag_id: (row.check, row.reason) for row in suppressions.read(exported(browser)).rows}
    assert rows["f-share"] == ("share_times_base", "source_error")
    assert rows["f-percent-0"] == ("percent_sign_lost", "extraction_error")
    press(browser, "v")
    table = one(browser, "#overview .findings table").text
    assert "S2 Share of base 1 · · 1 ·" in table
    assert "S6 Percent sign lost · 3 · 3 2" in table
    assert [cell.text for cell in all_of(browser, "#overview .parts tbody th")] == ["1", "2", "3"]
    browser.get(first.as_uri())
    assert {row.flag_id for row in suppressions.read(exported(browser)).rows} == {"f-share", "f-percent-0"}


def test_the_same_key_twice_and_zero_take_a_verdict_back(browser, visit):
    visit(report_tables.realistic())
    for again in ("2", "0"):
        press(browser, "2")
        assert one(browser, "[data-reason=extraction_error]").get_attribute("aria-pressed") == "true"
        press(browser, again)
        assert one(browser, "[data-reason=extraction_error]").get_attribute("aria-pressed") == "false"


def test_a_verdict_by_click_and_for_a_whole_group(browser, visit):
    visit(report_tables.realistic())
    all_of(browser, "#list .row")[3].click()
    one(browser, "[data-reason=later]").click()
    assert one(browser, "#decided").text == "1 of 8 reviewed"  # later is no decision: it stays among the open ones
    assert [tag.text for tag in all_of(browser, "#list .tag.later")] == ["Later"]
    ActionChains(browser).key_down(Keys.SHIFT).send_keys("1").key_up(Keys.SHIFT).perform()
    assert one(browser, "#decided").text == "4 of 8 reviewed"
    reasons = {row.flag_id: row.reason for row in suppressions.read(exported(browser)).rows}
    assert reasons["f-percent-2"] == "source_error"
    ActionChains(browser).key_down(Keys.SHIFT).send_keys("0").key_up(Keys.SHIFT).perform()
    assert one(browser, "#decided").text == "1 of 8 reviewed"


def test_keys_typed_into_fields_are_text(browser, visit):
    visit(report_tables.realistic())
    press(browser, "/")
    press(browser, "1n?")
    assert one(browser, "#search").get_attribute("value") == "1n?"
    assert one(browser, "#decided").text == "1 of 8 reviewed"


def test_shortcuts_are_listed_and_can_be_switched_off(browser, visit):
    visit(report_tables.realistic())
    press(browser, "?")
    assert "The four verdicts" in one(browser, "#keys").text
    one(browser, "#keys-on").click()
    press(browser, Keys.ESCAPE)
    press(browser, "1")
    assert one(browser, "#decided").text == "1 of 8 reviewed"


def test_everything_is_reached_by_tab_and_the_focus_is_seen(browser, visit):
    visit(report_tables.realistic())
    seen = []
    for _ in range(60):
        press(browser, Keys.TAB)
        about = browser.execute_script(
            "const a = document.activeElement, s = getComputedStyle(a);"
            "const name = a.id || a.name || a.dataset.flag || a.dataset.reason || a.dataset.side;"
            "return [name || '', s.outlineStyle, a.tagName]"
        )
        if about[2] == "BODY":
            break
        assert about[1] != "none", about
        seen.append(about[0])
    for name in ("export", "language", "search", "severity", "check", "f-share", "stated", "source_error", "note"):
        assert name in seen
    assert "f-patents" not in seen
    one(browser, "#list [aria-current]").send_keys(Keys.ARROW_DOWN)
    assert chosen(browser) == "f-patents"
    assert browser.execute_script("return document.activeElement.dataset.flag") == "f-patents"


def test_language_by_browser_and_by_button(browser, visit):
    visit(report_tables.realistic())
    assert one(browser, "html").get_attribute("lang") == "en"
    assert one(browser, "#detail h2").text.startswith("Investment of")
    one(browser, "#language").click()
    assert one(browser, "html").get_attribute("lang") == "zh-CN"
    assert one(browser, "#detail h2").text.startswith("研发投入3600万元")
    assert one(browser, "#export").text == "导出 CSV"
    browser.refresh()
    assert one(browser, "#export").text == "导出 CSV"
    assert "undefined" not in one(browser, "body").text


def test_the_overview(browser, visit):
    visit(report_tables.realistic())
    press(browser, "v")
    text = one(browser, "#overview").text
    for words in ("X1 Growth chain", "Undecidable", "money:bare_number", "212", "销售收入"):
        assert words in text
    assert all_of(browser, ".chart rect.high")
    checks = [name.text.split()[0] for name in all_of(browser, "#overview .coverage tbody th")]
    assert len(checks) > 3
    assert checks == sorted(checks, key=lambda name: (name[0], int(name[1:])))
    assert "\nThe bytes are not text" in one(browser, "#overview .rejects").text
    next(link for link in all_of(browser, ".link") if "Percent" in link.text).click()
    assert shown(browser) == ["f-percent-0"]


def test_levels_by_year_beside_a_finding_and_in_the_overview(browser, visit):
    visit(report_tables.realistic())
    press(browser, "j", "j")
    assert len(all_of(browser, "#detail .line circle.flagged")) == 2
    assert len(all_of(browser, "#detail .line circle.other")) == 1
    assert one(browser, "#detail .line svg").get_attribute("aria-label").startswith("2012: 4.98B 元, actual; 2013")
    press(browser, "v")
    one(browser, ".chart .yearly summary").click()
    until(lambda: all_of(browser, ".chart .line polyline"), "no chart")


def test_a_hostile_archive_is_text(browser, visit):
    visit(report_tables.hostile())
    assert one(browser, "#detail h2").text == '<img src=x onerror="window.hacked=3"> javascript:alert(1)'
    assert "⟨U+202E⟩" in one(browser, ".calc").text
    press(browser, "o")
    text = one(browser, "#paper-text").text
    assert "</script><script>window.hacked=1</script>" in text
    assert "⟨U+202E⟩元万003⟨U+202C⟩ 与 ⟨U+2028⟩ ⟨U+2029⟩ 以及 &lt;b&gt; 和 ]]>" in text
    assert "".join(mark.text for mark in all_of(browser, "#paper mark")) == "利润300万元实现利润500万元"
    press(browser, Keys.ESCAPE)
    press(browser, "v", "l", "v", "1")
    assert browser.execute_script("return window.hacked") is None
    assert all_of(browser, "img, iframe, object, embed, form[action], b > script") == []
    rows = suppressions.read(exported(browser)).rows
    assert [row.flag_id for row in rows] == ["=cmd|' /C calc'!A0"]


def test_the_policy_refuses_what_is_not_ours(browser, visit):
    page = visit(report_tables.realistic())
    text = page.read_text(encoding="utf-8")
    planted = '<script>window.hacked=1</script><img src=x onerror="window.hacked=2"></body>'
    page.write_text(text.replace("</body>", planted), encoding="utf-8")
    browser.refresh()
    assert one(browser, "#detail h2").text
    assert browser.execute_script("return window.hacked") is None
    assert len([entry for entry in browser.get_log("browser") if "Content Security Policy" in entry["message"]]) >= 2


def test_two_thousand_findings_keep_the_page_small(browser, visit):
    """So many are on one page of a review; the rest is on the next."""
    visit(report_tables.many(queries.ON_PAGE))
    assert one(browser, "#matching").text == "2,000 findings, 1,800 causes"
    size = "return document.body.querySelectorAll('*').length"
    assert len(shown(browser)) == 50
    assert browser.execute_script(size) < 3000
    first = shown(browser)[0]
    press(browser, "]")
    assert len(shown(browser)) == 50
    assert first not in shown(browser)
    set_filter(browser, "text", "第1321项")
    until(lambda: len(shown(browser)) == 1, "not found")
    press(browser, "o")
    assert "1322.5亿元" in one(browser, "#paper mark .money").text
    press(browser, Keys.ESCAPE)
    press(browser, "v")
    assert browser.execute_script(size) < 3000


def test_a_long_document_is_shown_in_parts(browser, visit):
    archive = report_tables.Archive()
    sales, growth = "实现销售收入30万元,各项工作稳步推进,群众满意。\n", "增长8%,各项工作稳步推进,群众满意。\n"
    doc_id = archive.document("长报告\n" + sales * 5_000 + "利润77万元。\n" + growth * 5_000)
    archive.flag("jump", "high", 0.9, "变化大。", "Jump.", [("stated", doc_id, "利润77万元")])
    visit(archive)
    press(browser, "o")
    assert one(browser, "#paper mark").is_displayed()
    count = "return document.querySelectorAll('#paper-text p').length"
    before = browser.execute_script(count)
    assert 1000 < before < 5_000
    all_of(browser, "#paper-text > button")[-1].click()
    assert browser.execute_script(count) > before


@pytest.mark.parametrize("archive", ["realistic", "hostile"])
def test_a_phone_never_scrolls_sideways(browser, visit, archive):
    resize(browser, 360, 740)
    visit(getattr(report_tables, archive)())
    wide = "return document.scrollingElement.scrollWidth > window.innerWidth"
    assert not browser.execute_script(wide)
    assert not one(browser, "#detail").is_displayed()
    one(browser, "#list .row").click()
    assert one(browser, "#detail").is_displayed()
    assert not one(browser, "#list").is_displayed()
    assert not browser.execute_script(wide)
    press(browser, "o")
    assert not browser.execute_script(
        wide + " || arguments[0].scrollWidth > arguments[0].clientWidth", one(browser, "#paper")
    )
    press(browser, Keys.ESCAPE)
    one(browser, ".back").click()
    assert one(browser, "#list").is_displayed()
    press(browser, "v")
    assert not browser.execute_script(wide)


@pytest.mark.parametrize("dark", [False, True])
def test_all_words_are_legible_light_and_dark(browser, visit, dark):
    resize(browser, 1400, 900, dark)
    visit(report_tables.realistic())
    press(browser, "1")
    assert browser.execute_script(CONTRAST) == []
    all_of(browser, "#list .row")[3].click()
    press(browser, "x", "3", "j", "4")
    time.sleep(0.3)
    assert browser.execute_script(CONTRAST) == []
    press(browser, "o")
    assert browser.execute_script(CONTRAST) == []
    press(browser, Keys.ESCAPE)
    press(browser, "v")
    assert browser.execute_script(CONTRAST) == []


def test_nothing_is_lost_where_the_browser_does_not_save(browser, visit):
    page = visit(report_tables.realistic())
    first = browser.current_window_handle
    browser.switch_to.new_window("tab")  # what is blocked in a tab of its own ends with it
    try:
        browser.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument",
            {"source": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"},
        )
        browser.get(page.as_uri())
        assert one(browser, "#warning").is_displayed()
        press(browser, "1")
        assert [row.flag_id for row in suppressions.read(exported(browser)).rows] == ["f-share", "f-plan"]
    finally:
        browser.close()
        browser.switch_to.window(first)


def test_what_is_kept_belongs_to_the_run(browser, visit):
    visit(report_tables.realistic())
    press(browser, "1")
    saved = json.loads(
        browser.execute_script("return localStorage.getItem('heshu:review:5a1f0c77d2b94e6f8a3b1c2d4e5f6071')")
    )
    assert saved["verdicts"]["f-share"]["reason"] == "source_error"
