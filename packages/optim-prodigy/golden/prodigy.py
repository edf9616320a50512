"""Writes src/golden/prodigy.json: walks worked from algorithm 4 of the paper, without a look at the TypeScript.

All weights are laid end to end as one vector x, as in the paper. The two averages that the distance is found from are not
kept as running averages: they are summed anew at each step, with the weight that each past slope has by then.
    python3 golden/prodigy.py > src/golden/prodigy.json
"""

import json

import numpy as np

STEPS = 12
chance = np.random.default_rng(1723)


def walk(x, slopes, lr, beta1, beta2, eps, decay, first):
    start, d, keep = x, first, np.sqrt(beta2)
    ds, places, past = [], [], []
    for k, g in enumerate(slopes):
        gamma = lr(k + 1)
        past.append((gamma, d, g, x))
        ages = np.arange(k, -1, -1)
        m = sum((1 - beta1) * beta1**age * dk * gk for age, (_, dk, gk, _) in zip(ages, past))
        v = sum((1 - beta2) * beta2**age * (dk * gk) ** 2 for age, (_, dk, gk, _) in zip(ages, past))
        r = sum((1 - keep) * keep**age * c * dk**2 * gk.dot(start - xk) for age, (c, dk, gk, xk) in zip(ages, past))
        s = sum((1 - keep) * keep**age * c * dk**2 * gk for age, (c, dk, gk, _) in zip(ages, past))
        x = x - gamma * d * (m / (np.sqrt(v) + d * eps) + decay * x)
        d = max(d, r / np.abs(s).sum())
        ds.append(d)
        places.append(x)
    return places, ds


def rates(settings):
    return (lambda t: settings["lr"]) if settings["fall"] == 0 else (lambda t: settings["lr"] / (1 + settings["fall"] * t))


SETTINGS = [
    dict(lr=0.8, fall=0, beta1=0.7, beta2=0.9, eps=1e-3, decay=0.05, first=0.05),
    dict(lr=1.0, fall=0, beta1=0.9, beta2=0.999, eps=1e-8, decay=0.0, first=1e-3),
    dict(lr=1.0, fall=0.2, beta1=0.9, beta2=0.99, eps=1e-8, decay=0.0, first=0.01),
]

cases = []
for number, settings in enumerate(SETTINGS):
    # the first claims the path of one weight alone, the others walk with two: they share their distance
    shapes = [(2, 3)] if number == 0 else [(2, 3), (4,)]
    sizes = [int(np.prod(shape)) for shape in shapes]
    x = chance.normal(size=sum(sizes))
    # slopes that mostly agree, so that the distance grows
    slopes = [0.5 * chance.normal(size=sum(sizes)) + np.sign(x) for _ in range(STEPS)]
    others = {name: value for name, value in settings.items() if name not in ("lr", "fall")}
    places, ds = walk(x, slopes, rates(settings), **others)
    cut = lambda row: [part.tolist() for part in np.split(row, np.cumsum(sizes)[:-1])]
    cases.append(
        dict(
            torch="prodigy",
            settings=settings,
            start=[dict(shape=list(shape), data=data) for shape, data in zip(shapes, cut(x))],
            gradients=[cut(g) for g in slopes],
            after=[cut(place) for place in places],
            distances=ds,
        )
    )

source = "worked from the paper by golden/prodigy.py, numpy in float64"
print(json.dumps(dict(source=source, cases=cases)))
