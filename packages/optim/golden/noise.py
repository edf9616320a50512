"""Writes src/golden/noise.json: a walk with noisy slopes, the chance and the rule written a second time after their papers.

Threefry-2x32-20 of Salmon et al. 2011, the streams as the doc blocks of @gd/core say, the bell curve by the polar method.
    python3 golden/noise.py > src/golden/noise.json
"""

import json
import math
import struct

MASK = 0xFFFFFFFF
TURNS = [13, 15, 26, 6, 17, 29, 16, 24]


def threefry(key, counter):
    keys = [key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA]
    x, y = (counter[0] + keys[0]) & MASK, (counter[1] + keys[1]) & MASK
    for turn in range(20):
        x = (x + y) & MASK
        y = ((y << TURNS[turn % 8]) | (y >> (32 - TURNS[turn % 8]))) & MASK ^ x
        if turn % 4 == 3:
            n = turn // 4 + 1
            x, y = (x + keys[n % 3]) & MASK, (y + keys[(n + 1) % 3] + n) & MASK
    return x, y


assert threefry((0, 0), (0, 0)) == (0x6B200159, 0x99BA4EFE)  # the paper's own example


def split(key, name):
    if isinstance(name, int):
        return threefry(key, (0x80000000 | ((name >> 32) & 0x3FFFFFFF), name & MASK))
    text = name.encode("utf-16-be")
    key = threefry(key, (0xC0000000, len(text) // 2))
    text += b"\0" * (-len(text) % 8)
    for at in range(0, len(text), 8):
        key = threefry(key, struct.unpack(">II", text[at : at + 8]))
    return key


def shares(key):
    count = 0
    while True:
        a, b = threefry(key, (0, count))
        count += 1
        yield ((a >> 5) * 2**26 + (b >> 6)) / 2**53


def normals(key, wanted):
    draws, found = shares(key), []
    while len(found) < wanted:
        x, y = 2 * next(draws) - 1, 2 * next(draws) - 1
        square = x * x + y * y
        if 0 < square < 1:
            found.append(x * math.sqrt(-2 * math.log(square) / square))
    return found


options = {"learningRate": 0.1, "noise": 0.3, "noiseDecay": 0.8}
place = start = [1, -2, 0.5]
grads = [[3, -4, 1], [0.3, 0.4, -2], [0, 0, 0], [-6, 8, 0.1], [0.1, 2, -0.5], [1, 1, 1]]
weights = []
for t, row in enumerate(grads, 1):
    # the paper counts steps from 0: its 1 + t is t here
    deviation = math.sqrt(options["noise"] / t ** options["noiseDecay"])
    noise = normals(split(split(split((0, 0), t), "gradientNoise"), "w"), len(place))
    place = [w - options["learningRate"] * (g + deviation * n) for w, g, n in zip(place, row, noise)]
    weights.append(place)
source = "Python 3.11, golden/noise.py: Neelakantan et al. 2015, equation 1, with Threefry from its paper"
print(json.dumps({"source": source, "options": options, "path": {"start": start, "grads": grads, "weights": weights}}, indent=1))
