"""Between two builds of one process: what they remember is written, and what they believe is compared with the disk.

Stands beside the pipeline, for whoever builds again and again. A build trusts what the last one left; that nobody else
changed it is found out here, when the writer has seen the new page and not while they wait for it.
"""

import contextlib
from pathlib import Path

from generator.build.lock import locked
from generator.memory.memory import Memory
from generator.publish.output_folder import look_at
from generator.state import open_state


def settle_memory(root: Path, output: Path, memory: Memory) -> None:
    """Writes the state, and looks at the output folder for the next build. Another build that is at work goes first."""
    # Without a state the next build does more; and where the disk fails, it says so.
    with contextlib.suppress(OSError), locked(open_state(root), patience=0) as busy:
        if busy is None:
            memory.settle()
            memory.looks[output] = look_at(output)
