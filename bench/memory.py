"""Peak memory of a process that only grades: `python -m bench.memory ANSWERS.jsonl` prints MiB."""

import json
import resource
import sys
from pathlib import Path

from hotseat.app.seat import default_grader
from hotseat.bank import load_bank
from hotseat.grading import task_of_question
from hotseat.settings import settings_from


def main() -> None:
    grader, bank = default_grader(), load_bank(settings_from({}).content)
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        row = json.loads(line)
        grader.grade(task_of_question(bank.question(row["question"])), row["answer"])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
