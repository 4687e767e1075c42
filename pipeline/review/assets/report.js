/* The review page. One file, since it goes into the page as one element whose hash the policy names.

   What comes from the archive is untrusted: it reaches the screen only through `source()` and `plain()`, as text
   nodes, isolated from the text around it, with invisible and direction-changing characters shown as escapes.
   The list holds one page of rows, a document is read when it is first looked at: 5,000 findings stay light. */
'use strict';
(() => {
  const REASONS = ['source_error', 'extraction_error', 'not_an_error', 'later'];
  const SEVERITIES = Array.from(document.querySelectorAll('[name=severity]'), (box) => box.value); // the worst first
  const COLUMNS = ['flag_id', 'check', 'source', 'reason', 'note', 'reviewer', 'date'];
  const PAGE = 50, MEMBERS = 30, DOCUMENT_CHARS = 60000, OPTIONS = 400;

  const byId = (id) => document.getElementById(id);
  const island = (name) => JSON.parse(byId(`${name}-data`).textContent);
  const STRINGS = island('strings'), RUN = island('run'), FINDINGS = island('findings'), DOCUMENTS = island('documents');
  const REVIEWED = island('reviewed'), SERIES = island('series');
  const STORE = `heshu:review:${RUN.fingerprint}`;

  const state = {
    language: 'zh', rows: [], groups: new Map(), page: 0, chosen: -1, unfolded: new Set(), members: MEMBERS,
    keys: true, back: null, kinds: new Set(),
  };

  /* ---- words, and text from the archive ---- */

  const t = (key, ...values) => {
    const pair = STRINGS[key];
    const words = pair ? pair[state.language === 'zh' ? 0 : 1] : key;
    return words.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
  };
  const code = (family, value) => (STRINGS[`${family}.${value}`] ? t(`${family}.${value}`) : plain(value));
  /* Of a check its name stands before the reason: check:part_whole:open_interval. */
  const why = (name) => { const [kind, check, reason] = name.split(':'); return kind === 'check' ? t('named', code('check', check), code('undecided', reason)) : code('why', name); };
  const number = (value) => Number(value).toLocaleString(state.language === 'zh' ? 'zh-CN' : 'en');
  const short = (value) => (Math.abs(value) < 1e5 ? number(value) : value.toLocaleString(state.language === 'zh' ? 'zh-CN' : 'en', { notation: 'compact', maximumSignificantDigits: 5 }));
  const byName = (a, b) => a.localeCompare(b, undefined, { numeric: true });  /* S2 before S10 */
  const percent = (value) => `${Math.round(value * 100)}%`;

  /* Controls, soft hyphen, zero-width and direction marks, separators, tags, lone surrogates, noncharacters. */
  const HIDDEN = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f'
    + '\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0'
    + '\\ufff0-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{e0fff}\\ud800-\\udfff]', 'gu');
  const escaped = (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  const plain = (text) => String(text ?? '').replace(HIDDEN, escaped);

  const given = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  function put(node, ...children) {
    node.append(...given(children));
    return node;
  }
  const fill = (node, ...children) => node.replaceChildren(...given(children));

  function el(tag, about, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(about || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === 'function') node.addEventListener(name, value);
      else if (name === 'text') node.textContent = value;
      else node.setAttribute(name, value === true ? '' : value);
    }
    return put(node, children);
  }

  function svg(tag, about, ...children) {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(about || {})) node.setAttribute(name, value);
    return put(node, children);
  }

  /* Text of the archive as nodes: every hidden character stands as a visible escape. */
  function revealed(text) {
    const nodes = [];
    let last = 0;
    for (const match of text.matchAll(HIDDEN)) {
      if (match.index > last) nodes.push(text.slice(last, match.index));
      nodes.push(el('span', { class: 'escape', title: t('escaped', escaped(match[0])), text: escaped(match[0]) }));
      last = match.index + match[0].length;
    }
    if (last < text.length) nodes.push(text.slice(last));
    return nodes;
  }
  const source = (text, about) => el('bdi', { lang: 'zh', ...about }, revealed(String(text ?? '')));
  const button = (words, click, about) => el('button', { type: 'button', click, text: words, ...about });

  /* ---- verdicts: this browser's, over those the run was given ---- */

  let kept = [];
  const verdicts = Object.create(null), touched = new Set();
  const known = new Map(FINDINGS.map((finding, place) => [finding.id, place]));
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };

  function load() {
    for (const row of REVIEWED) {
      if (known.has(row.flag_id)) verdicts[row.flag_id] = row;
      else kept.push(row);
    }
    for (const finding of FINDINGS) {
      if (finding.verdict && !verdicts[finding.id] && !kept.some((row) => !row.flag_id)) {
        verdicts[finding.id] = { reason: finding.verdict, note: '', reviewer: '', date: '' };
      }
    }
    try {
      const saved = JSON.parse(localStorage.getItem(STORE) || '{}');
      for (const [id, row] of Object.entries(saved.verdicts || {})) {
        if (!(verdicts[id]?.date > (row.date || ''))) verdicts[id] = row;
      }
      kept = merged(kept, saved.kept || []);
      byId('reviewer').value = localStorage.getItem('heshu:reviewer') || '';
      state.language = localStorage.getItem('heshu:language') || byBrowser();
      state.keys = localStorage.getItem('heshu:keys') !== 'off';
    } catch {
      state.language = byBrowser();
      warn();
    }
  }
  const byBrowser = () => ((navigator.languages?.[0] || navigator.language || '').toLowerCase().startsWith('zh') ? 'zh' : 'en');

  function merged(first, second) {
    const rows = new Map([...first, ...second].map((row) => [COLUMNS.slice(0, 3).map((name) => row[name]).join('\n'), row]));
    return [...rows.values()];
  }

  /* Other pages of the run keep their verdicts in the same place: what was not given here is theirs. */
  function save() {
    gather();
    remember(STORE, JSON.stringify({ verdicts, kept }));
  }
  function gather() {
    try {
      const saved = JSON.parse(localStorage.getItem(STORE) || '{}').verdicts || {};
      for (const [id, row] of Object.entries(saved)) {
        if (!touched.has(id) && !(verdicts[id]?.date > (row.date || ''))) verdicts[id] = row;
      }
    } catch {
      warn();
    }
  }
  function decide(finding, row) {
    touched.add(finding.id);
    verdicts[finding.id] = { ...row, check: finding.check, source: sourceOf(finding) };
  }
  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      warn();
    }
  }
  function warn() {
    byId('warning').hidden = false;
    byId('warning').dataset.t = 'memory';
    byId('warning').textContent = t('memory');
  }

  /* A flag put aside by a pattern keeps the run's verdict until the reviewer says otherwise. */
  function verdictOf(finding) {
    const own = verdicts[finding.id];
    return (own ? own.reason : finding.verdict) || null;
  }
  /* Later is no decision. */
  const isOpen = (verdict) => !verdict || verdict === 'later';

  function judge(places, reason) {
    for (const place of places) {
      const finding = FINDINGS[place];
      const note = verdicts[finding.id]?.note || '';
      const taken = reason === null || verdictOf(finding) === reason && places.length === 1;
      decide(finding, { reason: taken ? null : reason, note, reviewer: byId('reviewer').value.trim(), date: today() });
    }
    save();
    if (places.length > 1) notice(t('applied', number(places.length)));
    drawProgress();
    drawList();
    drawVerdicts();
  }

  function annotate(finding, note) {
    const before = verdicts[finding.id] || { reason: verdictOf(finding) };
    decide(finding, { ...before, note, reviewer: byId('reviewer').value.trim(), date: today() });
    save();
  }

  /* ---- suppressions.csv ---- */

  const FORMULA = /^[=+\-@\t\r\n']/;
  const guard = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
  const unguard = (cell) => (cell[0] === "'" && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);
  const cell = (value) => {
    const text = guard(String(value ?? ''));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  function decisions() {
    gather();
    const rows = kept.filter((row) => !(row.flag_id in verdicts));
    for (const finding of FINDINGS) {
      const own = verdicts[finding.id];
      if (own?.reason) rows.push({ ...own, flag_id: finding.id, check: finding.check, source: sourceOf(finding) });
    }
    for (const [id, row] of Object.entries(verdicts)) if (row.reason && row.check && !known.has(id)) rows.push({ ...row, flag_id: id });
    return rows;
  }
  const sourceOf = (finding) => DOCUMENTS[finding.evidence[0]?.doc]?.source || '';

  function toCsv(rows) {
    const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => row[name]))];
    return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
  }

  function fromCsv(text) {
    const lines = [];
    let line = [], value = '', quoted = false, place = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const endLine = () => { line.push(value); if (line.length > 1 || value) lines.push(line); line = []; value = ''; };
    for (; place < text.length; place += 1) {
      const character = text[place];
      if (quoted && character === '"' && text[place + 1] === '"') { value += '"'; place += 1; }
      else if (character === '"' && (quoted || !value)) quoted = !quoted;
      else if (quoted) value += character;
      else if (character === ',') { line.push(value); value = ''; }
      else if (character === '\n') endLine();
      else if (character !== '\r') value += character;
    }
    endLine();
    const names = (lines.shift() || []).map((name) => name.trim());
    return lines.map((cells) => Object.fromEntries(COLUMNS.map((name) => [name, unguard((cells[names.indexOf(name)] ?? '').trim())])));
  }

  function exportCsv() {
    const rows = decisions();
    const link = el('a', { href: URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv' })), download: 'suppressions.csv', hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    notice(t('exported', number(rows.length)));
  }

  async function importCsv(file) {
    const rows = fromCsv(await file.text());
    const valid = rows.filter((row) => REASONS.includes(row.reason) && (row.flag_id || row.check || row.source));
    const here = valid.filter((row) => known.has(row.flag_id));
    const others = valid.filter((row) => !known.has(row.flag_id));
    for (const row of here) {
      const own = verdicts[row.flag_id];
      if (!own || !own.date || (row.date || '') >= own.date) {
        touched.add(row.flag_id);
        verdicts[row.flag_id] = row;
      }
    }
    kept = merged(kept, others);
    save();
    notice(rows.length ? t('imported', number(here.length), number(others.length), number(rows.length - valid.length)) : t('unchanged'));
    drawProgress();
    applyFilters();
    view(document.body.dataset.view);
  }

  function notice(words) {
    byId('notice').textContent = words;
    clearTimeout(notice.timer);
    notice.timer = setTimeout(() => { byId('notice').textContent = ''; }, 8000);
  }

  /* ---- filters and the list ---- */

  const searched = new Map();
  function haystack(place) {
    if (!searched.has(place)) {
      const { zh, en, subject, metric, calc, check, id, evidence } = FINDINGS[place];
      const label = STRINGS[`check.${check}`] || [];
      searched.set(place, [zh, en, subject, metric, calc, check, id, ...label, ...evidence.map((item) => item.quote)]
        .join('\n').toLowerCase());
    }
    return searched.get(place);
  }
  const titleOf = (about) => about.title || about.source || about.id;
  const paperName = (about) => `${titleOf(about)} · ${about.source}`;

  function statusMatches(finding, wanted) {
    const verdict = verdictOf(finding);
    if (wanted === 'all') return true;
    if (wanted === 'open') return isOpen(verdict);
    return wanted === 'decided' ? !isOpen(verdict) : verdict === wanted;
  }

  function filtered() {
    const form = new FormData(byId('form'));
    const words = String(form.get('text')).toLowerCase().split(/\s+/).filter(Boolean);
    const levels = new Set(form.getAll('severity'));
    const subject = String(form.get('subject')).trim(), paper = String(form.get('document')).trim();
    const papers = paper && new Set(DOCUMENTS.flatMap((about, place) => (plain(paperName(about)).includes(paper) ? [place] : [])));
    const want = (name) => form.get(name) || 'all';
    return FINDINGS.flatMap((finding, place) => (
      (levels.has(finding.severity) || !SEVERITIES.includes(finding.severity))
      && (want('check') === 'all' || finding.check === want('check'))
      && (want('class') === 'all' || finding.class === want('class'))
      && (!subject || plain(finding.subject).includes(subject))
      && (!papers || finding.evidence.some((item) => papers.has(item.doc)))
      && words.every((word) => haystack(place).includes(word))
      && statusMatches(finding, want('status')) ? [place] : []));
  }

  function applyFilters() {
    state.groups = new Map();
    const places = filtered();
    for (const place of places) {
      const group = FINDINGS[place].group;
      if (!state.groups.has(group)) state.groups.set(group, []);
      state.groups.get(group).push(place);
    }
    state.matching = places.length;
    flatten();
    const at = state.rows.indexOf(state.chosen);
    state.page = at < 0 ? 0 : Math.floor(at / PAGE);
    if (at < 0 && !narrow()) state.chosen = state.rows.length ? state.rows[0] : -1;
    state.members = MEMBERS;
    drawList();
    drawDetail();
  }

  /* Rows: the first finding of each group; its others while it is unfolded. */
  function flatten() {
    state.rows = [...state.groups].flatMap(([group, members]) => (state.unfolded.has(group) ? members : members.slice(0, 1)));
  }
  const narrow = () => window.matchMedia('(max-width: 60rem)').matches;

  function drawList() {
    const pages = Math.max(1, Math.ceil(state.rows.length / PAGE));
    state.page = Math.min(state.page, pages - 1);
    const focused = byId('list').contains(document.activeElement);
    fill(byId('list'), ...state.rows.slice(state.page * PAGE, (state.page + 1) * PAGE).map(row));
    /* One stop for Tab; the arrows move inside the list. */
    (byId('list').querySelector('[aria-current]') || byId('list').querySelector('.row'))?.setAttribute('tabindex', '0');
    byId('list').start = state.page * PAGE + 1;
    byId('matching').textContent = state.groups.size < state.matching
      ? t('rows.groups', number(state.matching), number(state.groups.size)) : t('rows', number(state.matching));
    byId('pages').hidden = pages < 2;
    byId('page').textContent = t('page', number(state.page + 1), number(pages));
    byId('page-previous').disabled = state.page === 0;
    byId('page-next').disabled = state.page === pages - 1;
    byId('empty').hidden = state.rows.length > 0;
    byId('empty').textContent = t(FINDINGS.length ? 'empty' : 'empty.all');
    if (focused) byId('list').querySelector('[aria-current]')?.focus();
  }

  function row(place) {
    const finding = FINDINGS[place], members = state.groups.get(finding.group);
    const lead = members[0] === place, verdict = verdictOf(finding);
    const body = el('button', {
      type: 'button', class: 'row', click: () => choose(place, true), tabindex: '-1', 'data-flag': finding.id,
      'aria-current': place === state.chosen ? 'true' : null,
    },
    el('span', { class: `dot ${finding.severity}`, role: 'img', 'aria-label': code('severity', finding.severity) }),
    el('span', { class: 'row-check', text: code('check', finding.check) }),
    el('span', { class: 'row-sure', text: percent(finding.confidence) }),
    source(finding[state.language], { class: 'row-message', lang: state.language }),
    el('span', { class: 'row-where' }, source(finding.subject || titleOf(DOCUMENTS[finding.evidence[0]?.doc] || {}))),
    verdict && el('span', { class: `tag ${verdict}`, text: code('verdict', verdict) }));
    const unfold = lead && members.length > 1 && button(t('group', number(members.length)), () => fold(finding.group), {
      class: 'unfold', 'aria-expanded': state.unfolded.has(finding.group) ? 'true' : 'false',
    });
    return el('li', { class: lead ? null : 'member' }, body, unfold);
  }

  function fold(group) {
    if (!state.unfolded.delete(group)) state.unfolded.add(group);
    flatten();
    if (!state.rows.includes(state.chosen)) state.chosen = state.groups.get(group)[0];
    drawList();
    drawDetail();
  }

  function choose(place, opened) {
    state.chosen = place;
    state.members = MEMBERS;
    const at = state.rows.indexOf(place);
    if (at >= 0) state.page = Math.floor(at / PAGE);
    if (opened) document.body.dataset.pane = 'detail';
    drawList();
    drawDetail();
    byId('list').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    if (opened && narrow()) { window.scrollTo(0, 0); byId('detail').focus(); }
  }

  function step(by) {
    const at = state.rows.indexOf(state.chosen);
    const next = state.rows[at < 0 ? 0 : Math.max(0, Math.min(state.rows.length - 1, at + by))];
    if (next !== undefined) choose(next, document.body.dataset.pane === 'detail' || !narrow());
  }

  function nextOpen() {
    const at = state.rows.indexOf(state.chosen);
    const open = [...state.rows.slice(at + 1), ...state.rows.slice(0, at + 1)].find((place) => verdictOf(FINDINGS[place]) === null);
    if (open !== undefined) choose(open, true);
  }

  function turn(by) {
    const first = state.rows[(state.page + by) * PAGE];
    if (first === undefined || state.page + by < 0) return;
    if (narrow()) { state.page += by; drawList(); byId('list').scrollIntoView(); } else choose(first, false);
  }

  /* ---- one finding ---- */

  function drawDetail() {
    const detail = byId('detail'), finding = FINDINGS[state.chosen];
    if (!finding) {
      fill(detail, el('p', { class: 'quiet pick', text: FINDINGS.length ? t('pick') : t('empty.all') }));
      document.body.dataset.pane = 'list';
      return;
    }
    const pairs = together(finding.evidence.filter((item) => item.side !== 'context'));
    const context = together(finding.evidence.filter((item) => item.side === 'context'));
    fill(detail,
      el('div', { class: 'crumbs' },
        button(`‹ ${t('back')}`, back, { class: 'back plain' }),
        el('span', { class: 'quiet', text: t('finding', number(state.rows.indexOf(state.chosen) + 1), number(state.rows.length)) }),
        button('↑', () => step(-1), { class: 'plain', 'aria-label': t('previous') }),
        button('↓', () => step(1), { class: 'plain', 'aria-label': t('next') })),
      heading(finding), reckoning(finding),
      el('section', { class: 'evidence', 'aria-label': t('evidence') },
        el('div', { class: `sides n${Math.min(pairs.length, 2)}` }, pairs.map((items) => card(finding, items))),
        context.length > 0 && el('div', { class: 'sides context' }, context.map((items) => card(finding, items)))),
      yearly(finding),
      el('section', { id: 'verdicts', 'aria-label': t('verdict') }), siblings(finding));
    detail.scrollTop = 0;
    drawVerdicts();
  }

  function heading(finding) {
    const fact = (key, value) => value && el('div', {}, el('dt', { text: t(key) }), el('dd', {}, source(value)));
    return el('header', { class: 'about' },
      el('p', { class: 'labels' },
        el('span', { class: `level ${finding.severity}`, text: code('severity', finding.severity) }),
        el('span', { text: code('check', finding.check) }),
        el('span', { text: code('class', finding.class) }),
        el('span', { class: 'quiet', text: `${t('confidence')} ${percent(finding.confidence)}` })),
      el('h2', {}, source(finding[state.language], { lang: state.language })),
      el('dl', { class: 'facts' }, fact('subject', finding.subject), fact('metric', finding.metric)));
  }

  function reckoning(finding) {
    if (!finding.calc && !finding.hint) return null;
    return el('section', { class: 'reckoning', 'aria-label': t('computation') },
      finding.calc && el('p', { class: 'calc' }, source(finding.calc)),
      intervals(finding.ends),
      finding.hint && el('p', { class: 'hint' }, el('strong', { text: t('hint') }), ' ', code('hint', hintOf(finding.hint))));
  }
  /* factor_10^4 and factor_10^k are said alike; what is not listed is shown as it is. */
  const hintOf = (hint) => (/^factor_10\^?-?\w*$/.test(hint) ? 'factor_10^k' : hint);

  /* Both intervals on one axis, so that the gap is seen and not only read. */
  function intervals(ends) {
    const values = ends.map((end) => (end === null ? null : Number(end)));
    const there = values.filter((value) => value !== null && Number.isFinite(value));
    if (there.length < 2 || values.slice(0, 2).every((value) => value === null) || values.slice(2).every((value) => value === null)) return null;
    const low = Math.min(...there), span = Math.max(...there) - low || 1;
    const x = (value, open) => (value === null ? open : 6 + (88 * (value - low)) / span);
    const line = (key, from, to) => {
      const left = x(from, 0), right = x(to, 100);
      return el('div', { class: `interval ${key}` }, el('span', { text: t(`interval.${key}`) }),
        svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
          svg('line', { x1: 0, x2: 100, y1: 5, y2: 5 }),
          svg('rect', { x: Math.min(left, 98.8), y: 1, width: Math.max(1.2, right - left), height: 8 })),
        el('span', { class: 'ends', text: `[${[from, to].map((value) => (value === null ? '∞' : short(value))).join(', ')}]` }));
    };
    return el('div', { class: 'intervals' }, line('stated', values[0], values[1]), line('implied', values[2], values[3]));
  }

  /* ---- an indicator by year ---- */

  function yearly(finding) {
    const lines = SERIES.filter((line) => line.metric === finding.metric && line.subject === finding.subject);
    return lines.length > 0 && el('details', { class: 'yearly', open: true }, el('summary', { text: t('yearly') }), el('div', { class: 'lines' }, lines.slice(0, 3).map(lineChart)));
  }

  const middle = ([, low, high]) => (low === null ? high : high === null ? low : (low + high) / 2);

  /* Points are values as printed, a bar their interval; a ring marks a value with a finding, a hollow point a plan. */
  function lineChart(line) {
    const values = line.points.flatMap((point) => point.slice(1, 3)).filter((value) => value !== null);
    const years = line.points.map((point) => point[0]);
    const [first, last, low, high] = [Math.min(...years), Math.max(...years), Math.min(...values), Math.max(...values)];
    const x = (year) => 60 + (280 * (year - first)) / (last - first || 1);
    const y = (value) => 96 - (80 * (value - low)) / (high - low || 1);
    const actual = line.points.filter((point) => point[3] === 'actual');
    const path = actual.map((point) => `${x(point[0])},${y(middle(point))}`).join(' ');
    const word = (place, where, anchor, text) => {
      const node = svg('text', { x: place, y: where, 'text-anchor': anchor });
      node.textContent = text;
      return node;
    };
    const spoken = line.points.map((point) => `${point[0]}: ${short(middle(point))} ${plain(line.unit)}, ${code('modality', point[3])}`).join('; ');
    return el('figure', { class: 'line' },
      el('figcaption', {}, source(line.subject), ' · ', source(line.metric), ' · ', source(line.unit)),
      svg('svg', { viewBox: '0 0 360 120', role: 'img', 'aria-label': spoken },
        svg('line', { x1: 56, x2: 350, y1: 104, y2: 104 }), word(52, 20, 'end', short(high)), high > low ? word(52, 100, 'end', short(low)) : null,
        word(x(first), 117, 'middle', String(first)), last > first ? word(x(last), 117, 'middle', String(last)) : null,
        svg('polyline', { points: path }), line.points.map((point) => dotOf(point, x(point[0]), y))));
  }

  function dotOf(point, across, y) {
    const [, low, high, modality, flagged] = point;
    const ranged = low !== null && high !== null && high > low;
    return [ranged ? svg('line', { class: 'range', x1: across, x2: across, y1: y(low), y2: y(high) }) : null,
      svg('circle', { class: modality === 'actual' ? 'actual' : 'other', cx: across, cy: y(middle(point)), r: 3.2 }),
      flagged ? svg('circle', { class: 'flagged', cx: across, cy: y(middle(point)), r: 6.5 }) : null];
  }

  const papersRead = new Map();
  function paper(place) {
    if (!papersRead.has(place)) papersRead.set(place, island(`document-${place}`));
    return papersRead.get(place);
  }
  const textOf = (item) => (item.excerpt ? item.excerpt : paper(item.doc));

  /* Quotes of one sentence are shown on one card, whichever side they are of. */
  function together(items) {
    const cards = [];
    for (const item of items) {
      const beside = item.span && cards.find(([first]) => first.span && first.doc === item.doc && first.excerpt?.text === item.excerpt?.text
        && first.around[0] < item.around[1] && item.around[0] < first.around[1]);
      if (beside) beside.push(item); else cards.push([item]);
    }
    return cards;
  }

  function card(finding, items) {
    const [item] = items, about = DOCUMENTS[item.doc], sides = [...new Set(items.map(({ side }) => side))];
    const from = Math.min(...items.map(({ around }) => around?.[0])), to = Math.max(...items.map(({ around }) => around?.[1]));
    const shown = item.span ? marked(textOf(item), from, to, items.map(({ span, side }) => [...span, side])) : [source(item.quote, { class: 'quote' })];
    const cut = items.some(({ span }) => span && span[1] > to);
    return el('figure', { class: `side-card ${sides.join(' ')}${sides.length > 1 ? ' both' : ''}` },
      el('figcaption', {},
        sides.map((side) => el('span', { class: `side-name ${side}`, text: code('side', side) })),
        about && source(titleOf(about), { class: 'paper-name' }),
        about?.year && el('span', { class: 'quiet', text: String(about.year) })),
      el('blockquote', { lang: 'zh' }, el('bdi', {}, shown), cut && t('cut')),
      !item.span && el('p', { class: 'quiet', text: t('excluded') }),
      about && el('p', { class: 'card-foot' },
        source(about.source, { class: 'quiet path' }),
        button(t('document.open'), () => openPaper(finding, item), { class: 'open-paper', 'data-side': sides.join(' ') })));
  }

  /* The text from..to in pieces: each knows the mentions and quotes that cover it. */
  function marked(content, from, to, quotes, hiddenKinds) {
    const marks = content.marks.filter((mark) => mark[0] < to && mark[1] > from && !hiddenKinds?.has(mark[2]));
    const cuts = new Set([from, to]);
    for (const [start, end] of [...marks, ...quotes]) {
      for (const cut of [start, end]) if (cut > from && cut < to) cuts.add(cut);
    }
    const places = [...cuts].sort((a, b) => a - b);
    let first = 0;
    return places.slice(0, -1).map((start, index) => {
      const end = places[index + 1];
      while (first < marks.length && marks[first][1] <= start && marks[first][0] < start) first += 1;
      const over = [];
      for (let at = first; at < marks.length && marks[at][0] <= start; at += 1) if (marks[at][1] >= end) over.push(marks[at]);
      const quoted = quotes.find((quote) => quote[0] <= start && quote[1] >= end);
      return piece(content.text.slice(start, end), over, quoted);
    });
  }

  function piece(text, over, quoted) {
    if (!over.length && !quoted) return revealed(text);
    const kind = over.length ? over[over.length - 1] : null;
    const inner = kind ? el('span', { class: `kind ${kind[2]}`, title: labelOf(kind) }, revealed(text)) : revealed(text);
    return quoted ? el('mark', { class: `quote ${quoted[2] || ''}`.trim() }, inner) : inner;
  }

  function labelOf(mark) {
    const [subject, metric, period, measure, modality] = mark[3] || [];
    return [code('kind', mark[2]), subject && plain(subject), metric && plain(metric), period && plain(period),
      measure && code('measure', measure), modality && code('modality', modality)].filter(Boolean).join(' · ');
  }

  function drawVerdicts() {
    const box = byId('verdicts'), finding = FINDINGS[state.chosen];
    if (!box || !finding) return;
    const now = verdictOf(finding), own = verdicts[finding.id], members = state.groups.get(finding.group) || [];
    const focused = box.contains(document.activeElement) && document.activeElement.dataset.reason;
    fill(box,
      el('div', { class: 'choices', role: 'group', 'aria-label': t('verdict') }, REASONS.map((reason, place) => el('button', {
        type: 'button', class: `choice ${reason}`, 'data-reason': reason, 'aria-pressed': now === reason ? 'true' : 'false',
        click: (event) => judge(event.shiftKey ? members : [state.chosen], reason),
      }, el('kbd', { text: String(place + 1) }), ' ', t(`verdict.${reason}`)))),
      el('label', { class: 'note' }, el('span', { text: t('note') }), noteField(finding, own)),
      el('div', { class: 'verdict-foot' },
        own?.date && el('span', { class: 'quiet' }, source(own.reviewer), ` ${plain(own.date)}`),
        !own?.date && finding.verdict && el('span', { class: 'quiet', text: t('run.reviewed') }),
        now && button(t('again'), () => judge([state.chosen], null), { class: 'plain' }),
        now && members.length > 1 && button(t('group.apply', number(members.length)), () => judge(members, now), { class: 'plain' })));
    if (focused) box.querySelector(`[data-reason="${focused}"]`).focus();
  }

  function noteField(finding, own) {
    const field = el('input', {
      id: 'note', placeholder: t('note.hint'), maxlength: 500, autocomplete: 'off',
      input: () => annotate(finding, field.value),
    });
    field.value = own?.note || '';
    return field;
  }

  function siblings(finding) {
    const members = state.groups.get(finding.group) || [];
    if (members.length < 2) return null;
    const shown = members.slice(0, state.members), left = members.length - shown.length;
    return el('section', { class: 'siblings' }, el('h3', { text: `${t('group.title')} (${number(members.length)})` }),
      el('ol', {}, shown.map((place) => el('li', {}, el('button', {
        type: 'button', class: 'plain', 'aria-current': place === state.chosen ? 'true' : null,
        click: () => { state.unfolded.add(finding.group); flatten(); choose(place, true); },
      }, source(FINDINGS[place][state.language], { lang: state.language }))))),
      left > 0 && button(t('group.more', number(Math.min(left, MEMBERS))), () => { state.members += MEMBERS; drawDetail(); }, { class: 'plain' }));
  }

  function back() {
    document.body.dataset.pane = 'list';
    byId('list').querySelector('[aria-current]')?.focus();
  }

  /* ---- a document ---- */

  function openPaper(finding, item) {
    const about = DOCUMENTS[item.doc];
    if (!about) return;
    const quotes = finding.evidence.filter((other) => other.doc === item.doc && other.span && !other.excerpt === !item.excerpt);
    const content = about.whole ? paper(item.doc) : item.excerpt || { text: item.quote, marks: [] };
    const spans = about.whole ? quotes.map((other) => other.span) : item.span ? [item.span] : [];
    state.paper = { about, content, spans, target: item.span?.[0] ?? 0, from: 0, to: content.text.length };
    if (content.text.length > DOCUMENT_CHARS) {
      state.paper.from = lineStart(content.text, state.paper.target - DOCUMENT_CHARS / 2);
      state.paper.to = lineEnd(content.text, state.paper.target + DOCUMENT_CHARS / 2);
    }
    fill(byId('paper-title'), source(titleOf(about)));
    byId('paper-mark').textContent = '';
    drawPaper();
    byId('paper').showModal();
    byId('paper-text').querySelector('.target')?.scrollIntoView({ block: 'center' });
    byId('paper-text').focus({ preventScroll: true });
  }
  /* A line may be very long: then it is cut where the window ends, but never inside a surrogate pair. */
  const lineStart = (text, near) => {
    if (near <= 0) return 0;
    const line = text.lastIndexOf('\n', near) + 1;
    return near - line > DOCUMENT_CHARS / 4 ? whole(text, near) : line;
  };
  const lineEnd = (text, near) => {
    if (near >= text.length) return text.length;
    const line = text.indexOf('\n', near);
    return line < 0 || line - near > DOCUMENT_CHARS / 4 ? whole(text, near) : line;
  };
  const whole = (text, place) => Math.min(text.length, Math.ceil(place)) + (/[\udc00-\udfff]/.test(text[Math.ceil(place)] || '') ? 1 : 0);

  function drawPaper() {
    const { about, content, spans, target } = state.paper;
    const counts = new Map();
    for (const mark of content.marks) counts.set(mark[2], (counts.get(mark[2]) || 0) + 1);
    const toggle = ([kind, count]) => el('label', { class: 'tick' }, kindBox(kind), el('span', { class: `kind ${kind}`, text: code('kind', kind) }), el('span', { class: 'quiet', text: number(count) }));
    fill(byId('paper-about'),
      el('p', { class: 'quiet' }, [about.issuer, about.region, about.year, about.source, about.record].filter(Boolean).flatMap((value, place) => [place ? ' · ' : '', source(value)])),
      about.copy ? el('p', { class: 'quiet', text: t('copy') }) : '',
      about.whole ? '' : el('p', { class: 'quiet', text: t('document.excerpt') }),
      el('p', { class: 'kinds' }, [...counts].map(toggle),
        button(t('document.only'), () => onlyPaper(about), { class: 'plain' })));
    fill(byId('paper-text'), ...paragraphs(content, spans, target));
  }

  function kindBox(kind) {
    const box = el('input', { type: 'checkbox', change: () => { if (box.checked) state.kinds.delete(kind); else state.kinds.add(kind); drawPaper(); } });
    box.checked = !state.kinds.has(kind);
    return box;
  }

  function paragraphs(content, spans, target) {
    const { from, to } = state.paper, nodes = [];
    if (from > 0) nodes.push(button(t('document.earlier'), () => widen(-1), { class: 'plain' }));
    for (let start = from; start <= to;) {
      const next = content.text.indexOf('\n', start);
      const end = next < 0 || next > to ? to : next;
      const here = spans.filter((span) => span[0] < end && span[1] > start);
      const line = el('p', {}, el('bdi', {}, end > start ? marked(content, start, end, here, state.kinds) : []));
      if (target >= start && target < end) (line.querySelector('mark') || line).classList.add('target');
      nodes.push(line);
      start = end + 1;
    }
    if (to < content.text.length) nodes.push(button(t('document.later'), () => widen(1), { class: 'plain' }));
    return nodes;
  }

  function widen(way) {
    const { content } = state.paper;
    if (way < 0) state.paper.from = lineStart(content.text, state.paper.from - DOCUMENT_CHARS);
    else state.paper.to = lineEnd(content.text, state.paper.to + DOCUMENT_CHARS);
    drawPaper();
  }

  function onlyPaper(about) {
    byId('paper').close();
    byId('form').elements.document.value = plain(paperName(about));
    byId('form').elements.status.value = 'all';
    view('findings');
    applyFilters();
  }

  /* ---- overview ---- */

  function drawOverview() {
    const all = totals(), sum = (name) => [...all.values()].reduce((total, row) => total + row[name], 0);
    const tile = (value, words) => el('div', { class: 'tile' }, el('b', { text: number(value) }), el('span', { text: words }));
    const severities = SEVERITIES.map((level) => tile(sum(level), t('named', t('findings'), t(`severity.${level}`))));
    fill(byId('overview'), 
      el('h2', { class: 'sr', text: t('overview') }),
      el('div', { class: 'tiles' }, severities, tile(sum('open'), t('status.open')), RUN.counts.documents !== undefined && tile(RUN.counts.documents, t('documents'))),
      block('findings', null, checkTable(all)), block('parts', null, partTable()), block('coverage', t('coverage.lead'), coverageTable()),
      block('indicators', t('indicators.lead'), chart()), block('abstained', t('abstained.lead'), pairs(RUN.abstained.map(([name, value]) => [why(name), value]))),
      block('rejects', null, pairs(RUN.rejects, 'reject')),
      block('tables', null, [pairs(Object.entries(RUN.counts), 'table'),
        el('p', { class: 'quiet' }, source(`heshu ${RUN.version || ''} · ${RUN.fingerprint}`), RUN.inputs.map((name) => [' · ', source(name)]))]));
  }

  const block = (key, lead, content) => content && el('section', { class: `block ${key}` }, el('h3', { text: t(key) }), lead && el('p', { class: 'quiet', text: lead }), content);
  const wide = (table) => el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('overview') }, table);

  /* Findings per check on all pages; those of other pages are open unless the run or this browser says otherwise. */
  function totals() {
    gather();
    const counts = new Map();
    const of = (check) => counts.get(check) || counts.set(check, { ...Object.fromEntries(SEVERITIES.map((level) => [level, 0])), all: 0, open: 0 }).get(check);
    for (const { check, severity, status, number: times } of RUN.totals) {
      const row = of(check);
      row[severity] += times;
      row.all += times;
      if (status !== 'suppressed') row.open += times;
    }
    for (const finding of FINDINGS) of(finding.check).open += isOpen(verdictOf(finding)) - (finding.status !== 'suppressed');
    for (const [id, row] of Object.entries(verdicts)) if (!isOpen(row.reason) && counts.has(row.check) && !known.has(id)) of(row.check).open -= 1;
    return counts;
  }

  function checkTable(counts) {
    if (!counts.size) return el('p', { class: 'quiet', text: t('empty.all') });
    const columns = [...SEVERITIES.map((level) => [level, t(`severity.${level}`)]), ['all', t('total')], ['open', t('status.open')]];
    const rows = [...counts].sort((a, b) => b[1].high - a[1].high || b[1].all - a[1].all);
    return wide(el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col', text: t('check') }), columns.map(([, words]) => el('th', { scope: 'col', class: 'n', text: words })))),
      el('tbody', {}, rows.map(([check, row]) => el('tr', {},
        el('th', { scope: 'row' }, button(code('check', check), () => only('check', check), { class: 'link' })),
        columns.map(([name]) => el('td', { class: `n ${name}`, text: row[name] ? number(row[name]) : '·' })))))));
  }

  /* ---- the other pages of a run that has more findings than one page ---- */

  const FOUND = RUN.totals.reduce((sum, row) => sum + row.number, 0);
  const sizeOf = (part) => SEVERITIES.reduce((sum, level) => sum + part[level], 0);
  const linkTo = (place, words) => (RUN.pages[place] ? el('a', { href: RUN.pages[place].file, text: words }) : null);

  function leftOut() {
    const left = FOUND - RUN.pages.reduce((sum, part) => sum + sizeOf(part), 0);
    return left > 0 && [t('parts.left', number(left)), ' ', el('code', { text: 'heshu report DIR --pages 0 | --severity high | --check … | --source …' })];
  }

  function drawPart() {
    byId('part').hidden = RUN.pages.length < 2 && !leftOut();
    fill(byId('part'), t('parts.part', number(RUN.page + 1), number(RUN.pages.length), number(FINDINGS.length), number(FOUND)),
      ' ', linkTo(RUN.page - 1, t('parts.previous')), ' ', linkTo(RUN.page + 1, t('parts.next')), ' ', leftOut());
  }

  function partTable() {
    if (RUN.pages.length < 2 && !leftOut()) return null;
    const columns = [...SEVERITIES, 'all'], words = (name) => t(name === 'all' ? 'total' : `severity.${name}`);
    const line = (part, place) => el('tr', { 'aria-current': place === RUN.page ? 'page' : null },
      el('th', { scope: 'row' }, linkTo(place, number(place + 1))),
      [...SEVERITIES.map((level) => part[level]), sizeOf(part)].map((value) => el('td', { class: 'n', text: value ? number(value) : '·' })));
    return [wide(el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col', text: t('parts') }), columns.map((name) => el('th', { scope: 'col', class: 'n', text: words(name) })))),
      el('tbody', {}, RUN.pages.map(line)))), leftOut() && el('p', {}, leftOut())];
  }

  function only(name, value) {
    byId('form').reset();
    byId('form').elements[name].value = value;
    if (name !== 'status') byId('form').elements.status.value = 'all';
    view('findings');
    applyFilters();
  }

  function coverageTable() {
    if (!RUN.coverage.length) return null;
    const kinds = ['consistent', 'inconsistent', 'undecidable'];
    const line = (row) => {
      const total = kinds.reduce((sum, kind) => sum + (row[kind] || 0), 0);
      let left = 0;
      const bars = kinds.map((kind) => {
        const width = (100 * (row[kind] || 0)) / (total || 1);
        left += width;
        return svg('rect', { class: kind, x: left - width, y: 0, width, height: 8 });
      });
      const reasons = row.reasons.length > 0 && el('details', {}, el('summary', { text: t('reasons') }), pairs(row.reasons, 'undecided'));
      return el('tr', {}, el('th', { scope: 'row' }, code('check', row.check), reasons),
        el('td', { class: 'bar-cell' }, svg('svg', { viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bars)),
        kinds.map((kind) => el('td', { class: 'n', text: row[kind] ? number(row[kind]) : '·' })), el('td', { class: 'n', text: number(total) }));
    };
    return wide(el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col', text: t('check') }), el('td', {}),
      kinds.map((kind) => el('th', { scope: 'col', class: `n key ${kind}`, text: t(`judgement.${kind}`) })), el('th', { scope: 'col', class: 'n', text: t('judged') }))),
    el('tbody', {}, [...RUN.coverage].sort((a, b) => byName(code('check', a.check), code('check', b.check))).map(line))));
  }

  /* Findings per indicator, stacked by severity. */
  function chart() {
    const most = Math.max(1, ...RUN.indicators.map((row) => SEVERITIES.reduce((sum, level) => sum + row[level], 0)));
    const line = (row) => {
      let left = 0;
      const bars = SEVERITIES.map((level) => {
        const width = (100 * row[level]) / most;
        left += width;
        return svg('rect', { class: level, x: left - width, y: 0, width, height: 10 });
      });
      const sum = SEVERITIES.reduce((total, level) => total + row[level], 0);
      const lines = SERIES.filter((other) => other.metric === row.metric);
      const more = lines.length > 0 && el('details', { class: 'yearly' }, el('summary', { text: `${t('yearly')} (${number(lines.length)})` }));
      if (more) more.addEventListener('toggle', () => { if (more.open && more.children.length < 2) more.append(el('div', { class: 'lines' }, lines.map(lineChart))); });
      return el('li', {}, source(row.metric, { class: 'bar-name' }),
        svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bars),
        el('b', { class: 'n', text: number(sum) }), el('span', { class: 'quiet', text: t('figures', number(row.figures)) }), more);
    };
    return RUN.indicators.length ? el('ol', { class: 'chart' }, RUN.indicators.map(line)) : null;
  }

  function pairs(entries, family) {
    if (!entries.length) return null;
    return el('dl', { class: 'pairs' }, entries.map(([name, value]) => el('div', {}, el('dt', {}, source(family ? code(family, name) : name, { lang: null })), el('dd', { class: 'n', text: number(value) }))));
  }

  function drawProgress() {
    const done = FINDINGS.filter((finding) => !isOpen(verdictOf(finding))).length;
    byId('decided').textContent = t('decided', number(done), number(FINDINGS.length));
    byId('meter-done').setAttribute('width', String((100 * done) / (FINDINGS.length || 1)));
  }

  /* ---- the frame ---- */

  function fillFilters() {
    const offer = (name, values) => {
      const select = byId('form').elements[name], now = select.value;
      fill(select, ...values.map(([value, words, chosen]) => new Option(words, value, Boolean(chosen), Boolean(chosen))));
      if (now) select.value = now;
    };
    const names = (field) => [...new Set(FINDINGS.map((finding) => finding[field]))].filter(Boolean).sort();
    const sorted = (field) => names(field).map((value) => [value, code(field, value)]).sort((a, b) => byName(a[1], b[1]));
    offer('check', [['all', t('all')], ...sorted('check')]);
    offer('class', [['all', t('all')], ...sorted('class')]);
    offer('status', [['open', t('status.open'), true], ['all', t('all')], ['decided', t('status.decided')], ...REASONS.map((reason) => [reason, t(`verdict.${reason}`)])]);
    const options = (values) => values.slice(0, OPTIONS).map((value) => el('option', { value: plain(value) }));
    fill(byId('subjects'), ...options(names('subject')));
    fill(byId('papers'), ...options(DOCUMENTS.map(paperName)));
  }

  function drawWords() {
    document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${t('name')} · ${t('findings')} ${number(FINDINGS.length)}`;
    for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
    for (const node of document.querySelectorAll('[data-t-label]')) node.setAttribute('aria-label', t(node.dataset.tLabel));
    for (const node of document.querySelectorAll('[data-t-placeholder]')) node.placeholder = t(node.dataset.tPlaceholder);
    byId('language').lang = state.language === 'zh' ? 'en' : 'zh-CN';
    const keys = [['j k', 'list'], ['n', 'next'], ['1 2 3 4', 'verdict'], ['0', 'reopen'], ['⇧0 … ⇧4', 'group'], ['m', 'note'], ['o p', 'document'],
      ['x', 'expand'], ['[ ]', 'page'], ['/', 'search'], ['v', 'view'], ['e i', 'export'], ['l', 'language'], ['Esc', 'close'], ['?', 'help']];
    fill(byId('keys-list'), ...keys.map(([names, key]) => el('div', {}, el('dt', {}, names.split(' ').map((name) => (name === '…' ? ' … ' : el('kbd', { text: name })))), el('dd', { text: t(`help.${key}`) }))));
  }

  function view(name) {
    document.body.dataset.view = name;
    if (byId(name === 'findings' ? 'overview' : 'findings').contains(document.activeElement)) document.activeElement.blur();
    byId('findings').hidden = name !== 'findings';
    byId('overview').hidden = name !== 'overview';
    for (const node of document.querySelectorAll('[data-go]')) {
      if (node.dataset.go === name) node.setAttribute('aria-current', 'page');
      else node.removeAttribute('aria-current');
    }
    if (name === 'overview') drawOverview();
    window.scrollTo(0, 0);
  }

  function draw() {
    drawWords();
    fillFilters();
    drawPart();
    drawProgress();
    drawList();
    drawDetail();
    view(document.body.dataset.view);
  }

  function switchLanguage() {
    state.language = state.language === 'zh' ? 'en' : 'zh';
    remember('heshu:language', state.language);
    draw();
  }

  const openSide = (side) => byId('detail').querySelector(`.open-paper[data-side~="${side}"]`)?.click();
  const KEYS = {
    j: () => step(1), k: () => step(-1), n: nextOpen,
    m: () => byId('note')?.focus(), o: () => openSide('stated'), p: () => openSide('against'),
    x: () => chosenOnly((finding) => fold(finding.group)), '[': () => turn(-1), ']': () => turn(1),
    '/': () => { byId('filters').open = true; document.body.dataset.pane = 'list'; byId('search').focus(); },
    v: () => view(document.body.dataset.view === 'findings' ? 'overview' : 'findings'),
    e: exportCsv, i: () => byId('file').click(), l: switchLanguage, '?': () => byId('keys').showModal(), Escape: back,
  };
  const chosenOnly = (act) => { if (FINDINGS[state.chosen]) act(FINDINGS[state.chosen]); };
  const ANYWHERE = new Set(['v', 'e', 'i', 'l', '?']);

  function onKey(event) {
    const field = event.target.closest?.('input, select, textarea');
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (field && field.type !== 'checkbox') {
      if (event.key === 'Escape') { event.preventDefault(); byId('detail').focus(); }
      return;
    }
    if (!state.keys && event.key !== '?' && event.key !== 'Escape') return;
    const digit = /^(?:Digit|Numpad)([0-4])$/.exec(event.code) || /^([0-4])$/.exec(event.key);
    if (digit && document.body.dataset.view === 'findings') {
      chosenOnly((finding) => judge(event.shiftKey ? state.groups.get(finding.group) || [] : [state.chosen], REASONS[digit[1] - 1] || null));
    } else if (KEYS[event.key] && (ANYWHERE.has(event.key) || document.body.dataset.view === 'findings')) KEYS[event.key]();
    else return;
    event.preventDefault();
  }

  function onListArrow(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
    byId('list').querySelector('[aria-current]')?.focus();
  }

  function listen() {
    let waiting;
    byId('form').addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(applyFilters, 120); });
    byId('form').addEventListener('reset', () => setTimeout(applyFilters));
    byId('form').addEventListener('submit', (event) => event.preventDefault());
    byId('list').addEventListener('keydown', onListArrow);
    byId('page-previous').addEventListener('click', () => turn(-1));
    byId('page-next').addEventListener('click', () => turn(1));
    byId('export').addEventListener('click', exportCsv);
    byId('import').addEventListener('click', () => byId('file').click());
    byId('file').addEventListener('change', async () => { if (byId('file').files[0]) await importCsv(byId('file').files[0]); byId('file').value = ''; });
    byId('language').addEventListener('click', switchLanguage);
    byId('help').addEventListener('click', () => byId('keys').showModal());
    byId('reviewer').addEventListener('change', () => remember('heshu:reviewer', byId('reviewer').value.trim()));
    byId('keys-on').addEventListener('change', () => { state.keys = byId('keys-on').checked; remember('heshu:keys', state.keys ? 'on' : 'off'); });
    byId('paper-text').addEventListener('click', (event) => { byId('paper-mark').textContent = event.target.closest('.kind')?.title || ''; });
    for (const node of document.querySelectorAll('[data-go]')) node.addEventListener('click', () => view(node.dataset.go));
    for (const node of document.querySelectorAll('[data-close]')) node.addEventListener('click', () => node.closest('dialog').close());
    document.addEventListener('keydown', onKey);
  }

  load();
  listen();
  byId('keys-on').checked = state.keys;
  byId('filters').open = !narrow();
  fillFilters();
  applyFilters();
  draw();
})();
