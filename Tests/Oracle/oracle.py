#!/usr/bin/env python3
"""Holds the verdicts of `tieline impact` against messages: oracle.py BINARY [--mutations N] [--seed N] [--jobs N] [--estate FOLDER] ...

Each mutation changes one contract, code list, mapping or entity. An interpreter, which shares no code with the product, executes the
flows that rest on the changed file with messages of both revisions; validators that are not ours judge what is sent. A message that got
through before and fails after must be `breaks`; one that arrives altered, `corrupts`. Exits 1 where a limit is not kept.
"""

import argparse
import collections
import concurrent.futures
import decimal
import difflib
import json
import os
import pathlib
import re
import sys
import tempfile
import time

import generated
import reading
from estate import Estate
from flow import Flow
from mutations import Mutator
from product import Product
from trial import Aim, Base, truth

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRIES = 500


class Case:
    """One judgement: a mutation, a flow, what the product said and what messages show."""

    def __init__(self, estate, seed, mutation, flow, said, shown, evidence):
        self.estate, self.seed, self.label, self.path, self.flow = estate, seed, mutation.label, mutation.path, flow
        self.said, self.shown, self.evidence = said, shown, evidence


class Worker:
    """One estate with its base flows, and a repository of its own."""

    def __init__(self, binary, folder, scratch):
        decimal.getcontext().prec = 80
        self.folder, self.name = folder, pathlib.Path(folder).name
        self.estate = Estate(folder)
        self.flows = {name: Base(Flow(self.estate, name)) for name in sorted(self.estate.of("Flow"))}
        self.files = {name: self.files_of(name) for name in self.flows}
        used = {name for base in self.flows.values() for name in used_names(base.flow)}
        paths = {path for files in self.files.values() for path in files if path.startswith("contracts/")}
        self.mutator = Mutator(self.estate, used, paths)
        self.product = Product(binary, folder, scratch)

    def files_of(self, name):
        found = set()
        for step, _ in Flow(self.estate, name).steps:
            for verb in ("receive", "read", "call", "write", "reply"):
                if verb in step:
                    found |= self.estate.files_of_place(step[verb])
            if "map" in step:
                found |= self.estate.files_of_mapping(step["map"].removeprefix("mapping:"))
        return found

    def judge(self, seed, kind=""):
        """The cases of one mutation; none where it is not of the kind that is asked for."""
        mutation = self.mutator.make(seed)
        if kind not in mutation.label:
            return []
        flows, status, said = self.product.judge(mutation.path, mutation.text)
        if flows is None or status == 2:
            return [] if status == 2 else [Case(self.name, seed, mutation, "-", f"exit {status}", "an answer", said[:300])]
        head = Estate(self.folder, {mutation.path: mutation.text}, self.estate)
        aim = Aim(mutation.focus, moved(self.before(mutation), mutation.text))
        cases = []
        for name, base in self.flows.items():
            if mutation.path not in self.files[name]:
                if name in flows:
                    cases.append(Case(self.name, seed, mutation, name, flows[name]["verdict"], "unaffected", "the flow does not rest on it"))
                continue
            verdict = flows[name]["verdict"] if name in flows else "unaffected"
            limit = TRIES if verdict in ("breaks", "corrupts") else 160
            shown, evidence = truth(base, Flow(head, name), aim, limit, mutation.edited)
            reasons = [cause["message"] for cause in flows[name]["causes"]][:2] if name in flows else []
            cases.append(Case(self.name, seed, mutation, name, verdict, shown, [evidence, reasons]))
        return cases


    def before(self, mutation):
        """The text of a mutation's file on base, written as mutations write it."""
        text = self.estate.files.text(mutation.path)
        if not mutation.path.endswith((".json", ".yaml")) or not mutation.path.startswith("contracts/"):
            return text
        document = reading.document(text)
        return text if "layout" in document else reading.as_text(document)


def moved(before, after, most=8):
    """The numbers that stand in one text more often than in the other."""
    counts = collections.Counter(NUMBERS.findall(before))
    counts.subtract(NUMBERS.findall(after))
    found = sorted({abs(reading.number(text)) for text, count in counts.items() if count})
    return [number for number in found if number <= 10**15][:most]


NUMBERS = re.compile(r"(?<![\w.-])\d{1,16}(?:\.\d{1,6})?(?![\w.-])")


def used_names(flow):
    for found in flow.inputs.values():
        for path in found.guide.wanted:
            yield path[-1]
    for mapping, _ in flow.mappings.values():
        for row in mapping.rows:
            yield row.target[-1][0]


WORKERS = {}


def judge(task):
    """Judges one mutation in this process, with a worker for each estate."""
    binary, folder, seed, scratch, kind = task
    if folder not in WORKERS:
        WORKERS[folder] = Worker(binary, folder, pathlib.Path(tempfile.mkdtemp(dir=scratch)) / "repository")
    try:
        return WORKERS[folder].judge(seed, kind)
    except Exception as error:  # a fault of the oracle itself: counted and shown, never taken for agreement
        return [f"{pathlib.Path(folder).name} {seed}: {type(error).__name__}: {error}"]


def default_estates(options, scratch):
    """The reference estate as often as asked for, and the generated ones: each gets the same share of the mutations."""
    reference = options.made if options.reference is None else options.reference
    return [str(ROOT / "Specs" / "acme")] * reference + made_estates(options, scratch)


def made_estates(options, scratch):
    """Writes estates that nobody designed, and gives their folders."""
    folders = [pathlib.Path(scratch) / f"made{number}" for number in range(options.made)]
    for number, folder in enumerate(folders):
        generated.write(folder, options.seed * 1000 + number, merges=not options.plain)
    return [str(folder) for folder in folders]


def outcome(case):
    """How a case counts."""
    if case.shown == "an answer":
        return "no answer"
    if case.said == "review":
        return "review"
    if case.said == case.shown or case.said == "degrades" and case.shown == "unaffected":
        return "agrees"
    if case.said == "breaks":
        return "breaks without a message"
    if case.shown == "breaks":
        return "MISSED BREAK"
    return "MISSED CORRUPTION" if case.shown == "corrupts" else "corrupts without a message"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--mutations", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--estate", action="append", default=[], help="a folder; by default the reference estate and generated ones")
    parser.add_argument("--made", type=int, default=8, help="how many estates are generated")
    parser.add_argument("--plain", action="store_true", help="generated estates without the half that joins and groups in Avro and XML")
    parser.add_argument("--reference", type=int, help="how many shares of the mutations the reference estate takes; by default half of all")
    parser.add_argument("--markdown", type=pathlib.Path, help="writes the figures to a file")
    parser.add_argument("--show", type=int, default=10, help="how many disagreements to print")
    parser.add_argument("--replay", type=int, metavar="SEED", help="shows one mutation and what is said of it")
    parser.add_argument("--kind", default="", metavar="TEXT", help="judges only those of the mutations whose name has this text in it")
    parser.add_argument("--first", action="store_true", help="stops at the first change that Tieline misses")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    if options.replay is not None:
        return replay(options)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="oracle-", ignore_cleanup_errors=True) as scratch:
        estates = options.estate or default_estates(options, scratch)
        tasks = [(options.binary, estates[number % len(estates)], options.seed * 1_000_000 + number, scratch, options.kind)
                 for number in range(options.mutations)]
        tasks.sort(key=lambda task: (task[1], task[2]))
        results = judged(tasks, options)
    faults = [case for case in results if isinstance(case, str)]
    cases = [case for case in results if isinstance(case, Case)]
    report(cases, faults, options, time.monotonic() - started)


def judged(tasks, options):
    """The cases of all tasks; with `--first` those up to the first miss, over the estates in turn."""
    if options.first:
        tasks.sort(key=lambda task: task[2])
    results = []
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for cases in pool.map(judge, tasks, chunksize=1 if options.first else 16):
            results += cases
            if options.first and any(isinstance(case, Case) and outcome(case) in ("MISSED BREAK", "MISSED CORRUPTION", "no answer") for case in cases):
                pool.shutdown(wait=True, cancel_futures=True)
                break
    return results


def replay(options):
    """Prints a mutation as a difference, what the product says, and the judgements."""
    folder = (options.estate or [str(ROOT / "Specs" / "acme")])[0]
    with tempfile.TemporaryDirectory() as scratch:
        worker = Worker(options.binary, folder, pathlib.Path(scratch) / "repository")
        mutation = worker.mutator.make(options.replay)
        before = worker.before(mutation).splitlines()
        print(mutation.label, mutation.path)
        print("\n".join(difflib.unified_diff(before, mutation.text.splitlines(), lineterm="", n=2)))
        for case in worker.judge(options.replay):
            print(f"{outcome(case)}: {case.flow} said {case.said}, shown {case.shown}\n    {case.evidence}" if isinstance(case, Case) else case)


def report(cases, faults, options, seconds):
    tally = collections.Counter(outcome(case) for case in cases)
    matrix = collections.Counter((case.shown, case.said) for case in cases)
    words = ["breaks", "corrupts", "degrades", "review", "unaffected"]
    print(f"{options.mutations} mutations, {len(cases)} judgements, {seconds:.0f} s")
    print(f"{'shown by messages':20}" + "".join(f"{word:>12}" for word in words) + "   said")
    for shown in ("breaks", "corrupts", "unaffected"):
        print(f"{shown:20}" + "".join(f"{matrix[shown, word]:>12}" for word in words))
    breaks = sum(count for (shown, said), count in matrix.items() if said == "breaks")
    right = matrix["breaks", "breaks"]
    real = sum(count for (shown, said), count in matrix.items() if shown == "breaks" and said != "review")
    figures = {
        "recall of breaks": right / max(1, real), "precision of breaks": right / max(1, breaks), "review share": tally["review"] / max(1, len(cases)),
    }
    for name, value in figures.items():
        print(f"{name:24} {value:.4f}")
    print(dict(tally), f"{len(faults)} faults of the oracle")
    for fault in faults[:options.show]:
        print("  fault", fault)
    shown = collections.Counter()
    for case in cases:
        kind = outcome(case)
        if kind != "agrees" and shown[kind, case.label] < 2 and sum(shown.values()) < options.show:
            shown[kind, case.label] += 1
            print(f"  {kind}: {case.estate} {case.seed} {case.label} in {case.path}; flow {case.flow}: said {case.said}, shown {case.shown}\n      {str(case.evidence)[:700]}")
    if options.markdown:
        options.markdown.parent.mkdir(parents=True, exist_ok=True)
        options.markdown.write_text(page(matrix, figures, tally, options, len(cases), seconds), encoding="utf-8")
    if options.json:
        options.json.write_text(json.dumps([vars(case) for case in cases], default=str))
    kept = figures["recall of breaks"] == 1 and figures["precision of breaks"] >= 0.98 and figures["review share"] <= 0.05
    sys.exit(0 if kept and not faults and not tally["MISSED CORRUPTION"] and not tally["no answer"] else 1)


def page(matrix, figures, tally, options, count, seconds):
    """The figures as Markdown."""
    words = ["breaks", "corrupts", "degrades", "review", "unaffected"]
    lines = [f"{options.mutations:,} mutations (seed {options.seed}) of the reference estate and of {options.made} generated ones gave "
             f"{count:,} judgements of flows, in {seconds / 60:.0f} minutes.", "",
             "| shown by messages | " + " | ".join(f"said {word}" for word in words) + " |", "|---|" + "---:|" * len(words)]
    for shown in ("breaks", "corrupts", "unaffected"):
        lines.append(f"| {shown} | " + " | ".join(str(matrix[shown, word]) for word in words) + " |")
    lines += ["", "| figure | value |", "|---|---:|", *(f"| {name} | {value:.4f} |" for name, value in figures.items()),
              *(f"| {name.lower()} | {number} |" for name, number in sorted(tally.items()) if name != "agrees"), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
