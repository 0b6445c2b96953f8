"""What the side-by-side benchmarks share: servers that take turns, each on one processor core."""

import glob
import os
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time

BENCH = os.path.dirname(os.path.realpath(__file__))
TARGET = os.path.join(BENCH, "target")
START_SECONDS = 60


class Server:
    """One of those that are measured: how it is started, and what was measured so far."""

    def __init__(self, name, base, command):
        self.name = name
        self.base = base
        self.command = command
        self.results = {}

    def start(self, core, log):
        """Starts it on a core; the process and its port."""
        port = free_port()
        command = ["taskset", "-c", str(core)] + [word.replace("PORT", str(port)) for word in self.command]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return process, port
            except OSError:
                time.sleep(0.05)
        stop(process)
        raise RuntimeError("does not listen")


def stop(process):
    """Ends a server, whichever state it is in."""
    for which in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            process.send_signal(which)
        try:
            process.wait(5)
            return
        except subprocess.TimeoutExpired:
            continue


def free_port():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def compile_c(name, source, *libraries):
    """Compiles a C program, a file or a folder of them, into the target folder; False when that cannot be."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        sys.exit("a C compiler (cc) is needed")
    os.makedirs(TARGET, exist_ok=True)
    out = os.path.join(TARGET, name)
    flags = ["-std=gnu11", "-O3", "-march=native", "-Wall", "-Wextra"]
    path = os.path.join(BENCH, source)
    files = sorted(glob.glob(os.path.join(path, "*.c"))) if os.path.isdir(path) else [path]
    done = subprocess.run([compiler, *flags, "-o", out, *files, *libraries], check=False)
    return done.returncode == 0


class EchoLoad:
    """load.c on one server: so many connections, which rest between slices of load."""

    def __init__(self, options, process, port, load, *flags):
        """Connects and warms up. The load is a pair: connections, bytes."""
        words = [*flags, "127.0.0.1", port, *load, options.warmup, process.pid]
        self.process = subprocess.Popen(
            ["taskset", "-c", str(options.load_core), os.path.join(TARGET, "load"), *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate()

    def measure(self, seconds):
        """One slice; what load.c printed, as numbers."""
        try:
            self.process.stdin.write(f"{seconds}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # what it ended of is in its output
        line = self.process.stdout.readline()
        if "=" not in line:
            raise RuntimeError(line.strip() or "the load generator has ended")
        return {key: float(value) for key, value in (pair.split("=") for pair in line.split())}


def processor_seconds(pid):
    """The processor time of a process so far, its own and the kernel's for it (man 5 proc_pid_stat)."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ratios(server, base, load, key):
    """The ratios to another server in the same rounds, from the least."""
    pairs = zip(server.results[load], base.results[load])
    return sorted(own[key] / its[key] for own, its in pairs)


def median(server, load, key):
    return statistics.median(result[key] for result in server.results[load])


def add_options(parser, rounds, seconds, warmup):
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--seconds", type=float, default=seconds, help="measured time of one run")
    parser.add_argument("--warmup", type=float, default=warmup, help="seconds before it, not measured")
    parser.add_argument("--server-core", type=int, default=0)
    parser.add_argument("--load-core", type=int, default=1)


def check_machine(name):
    """Ends the program where it cannot measure, and warns where it should not."""
    if platform.system() != "Linux" or (os.cpu_count() or 1) < 2 or shutil.which("taskset") is None:
        sys.exit(name + ": needs Linux, two processor cores, and taskset")
    busy = os.getloadavg()[0]
    if busy > 0.5:
        print(f"The machine is busy (load average {busy:.1f}): these figures will not hold.", file=sys.stderr)
