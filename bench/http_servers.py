"""The servers of the HTTP benchmarks, one program under Node and under ./alicorn, and wrk, which loads them."""

import os
import re
import shutil
import subprocess
import sys

from side_by_side import BENCH, TARGET, Server, compile_c

ROOT = os.path.dirname(BENCH)
SCRIPT = os.path.join(BENCH, "peers", "http_server.js")
PACKAGES = os.path.join(ROOT, "examples", "servers")
MICROS = {"us": 1, "ms": 1000, "s": 1000000}

# Connections, path, and wrk's script.
KINDS = {
    "hello": (64, "/", None),
    "express": (64, "/users/7?page=2", None),
    "file": (64, "/", None),
    "post": (100, "/", "post.lua"),
    "ws": (64, "/", None),
}


def known_servers(kind):
    return [
        Server("Node", "Node", ["node", SCRIPT, kind, "PORT"]),
        Server("Alicorn", "Node", [os.path.join(ROOT, "alicorn"), SCRIPT, kind, "PORT"]),
    ]


def pin(core):
    """Keeps this program, and what it starts from now on, on a core."""
    os.sched_setaffinity(0, {core})


def wrk(kind, port, seconds):
    """One run of wrk; what it measured."""
    connections, path, script = KINDS[kind]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s", "--latency", "--timeout", "20s"]
    if script is not None:
        command += ["-s", os.path.join(BENCH, "peers", script)]
    text = run([*command, f"http://127.0.0.1:{port}{path}"])
    failed = re.search(r"Non-2xx.*|Socket errors: .*", text)
    if failed:
        raise RuntimeError(failed.group())
    times = {share: float(time) * MICROS[unit] for share, time, unit in re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)", text)}
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    return {"messages_per_second": float(rate.group(1)), "p50_micros": times["50"], "p99_micros": times["99"]}


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stdout.strip())
    return done.stdout


def prepare():
    """What servers and load need: packages, a file to send, and ./alicorn built."""
    if shutil.which("wrk") is None or shutil.which("node") is None:
        sys.exit("needs node, and wrk (Debian: wrk) on the PATH")
    if not compile_c("load", "load.c"):
        sys.exit("the load generator for WebSockets does not compile")
    with open(os.path.join(TARGET, "64k.bin"), "wb") as file:
        file.write(bytes(range(256)) * 256)
    if not os.path.isdir(os.path.join(PACKAGES, "node_modules")):
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=PACKAGES, check=True)
    subprocess.run([os.path.join(ROOT, "alicorn"), "--version"], stdout=subprocess.DEVNULL, check=True)
